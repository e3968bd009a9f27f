"""Figures supported by neighbouring figures of the target: conversions in brackets, sums, one amount in two units."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarize.consistency.finding import Finding, Verdict
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.matching.any_kind import agree
from summarize.consistency.matching.conversion import plausible
from summarize.consistency.reasons import ReasonKind, because, in_doubt
from summarize.consistency.sense import Sense, joined
from summarize.figures import Kind

#: Most characters between a number and its two summands.
SUMMANDS_WITHIN = 90


def beside(
    source: IndexedText, findings: tuple[Finding, ...], senses: Sequence[Sense], target: str
) -> tuple[Finding, ...]:
    """Return the findings of a target, supporting figures that their neighbours explain."""
    findings = tuple(_bracketed(findings, place, target) for place in range(len(findings)))
    findings = tuple(_enumerated(findings, place, senses, target) for place in range(len(findings)))
    return _in_one(source, findings, senses, target)


def _bracketed(findings: Sequence[Finding], place: int, target: str) -> Finding:
    """Return the finding, treating an amount in brackets as a conversion of the amount before it."""
    finding = findings[place]
    if place == 0 or finding.verdict is not Verdict.UNSUPPORTED or finding.figure.kind is not Kind.MONEY:
        return finding
    before = findings[place - 1]
    between = target[before.figure.end : finding.figure.start].strip()
    if between not in ("(", "[") or not before.verdict.ok or not plausible(before.figure, finding.figure):
        return finding
    reasons = because(ReasonKind.EXCHANGE_RATE, before.figure)
    return Finding(finding.figure, Verdict.CONVERTED, before.evidence, reasons)


def _enumerated(findings: Sequence[Finding], place: int, senses: Sequence[Sense], target: str) -> Finding:
    """Return the finding, treating a number followed by its parts as their sum."""
    finding, parts = findings[place], findings[place + 1 : place + 3]
    if finding.verdict is not Verdict.UNSUPPORTED or not all(part.verdict.ok for part in parts):
        return finding
    if len(parts) < 2 or parts[1].figure.start - finding.figure.end > SUMMANDS_WITHIN:
        return finding
    between = target[finding.figure.end : parts[0].figure.start]
    if not _enumerates(senses[place], senses[place + 1 : place + 3], between):
        return finding
    reasons = because(ReasonKind.DERIVED, "sum", *(part.figure for part in parts))
    return Finding(finding.figure, Verdict.DERIVED, parts[0].evidence + parts[1].evidence, reasons)


def _enumerates(whole: Sense, parts: Sequence[Sense], between: str) -> bool:
    """Whether a number precedes the numbers that it is the sum of: "five people: three officers and two guests"."""
    numbers = [one for one in (whole, *parts) if one.dimension == "number" and len(one.raw) == 1]
    if len(numbers) <= 2 or len(numbers) <= len(parts) or not re.search(r"[:–—]|\bincluding\b", between):
        return False
    return whole.raw[0] == sum(one.raw[0] for one in parts)


def _in_one(
    source: IndexedText, findings: tuple[Finding, ...], senses: Sequence[Sense], target: str
) -> tuple[Finding, ...]:
    """Return the findings, supporting neighbours that form one amount: "four years and six months"."""
    result = list(findings)
    for place, last, whole in _wholes(senses, target):
        if all(finding.verdict.ok for finding in findings[place : last + 1]):
            continue
        for number in source.like(whole):
            agreement = agree(source.senses[number], whole) if number not in source.in_boilerplate else None
            if agreement is not None:
                evidence, reasons = (source.figures[number].span,), in_doubt(agreement.reasons)
                for part in range(place, last + 1):
                    result[part] = Finding(senses[part].figure, Verdict.REWORDED, evidence, reasons)
                break
    return tuple(result)


def _wholes(senses: Sequence[Sense], target: str) -> Iterator[tuple[int, int, Sense]]:
    """Yield what two or three neighbours say together, and the places of the first and last: "six hours, 54 minutes"."""
    for place, (one, other) in enumerate(pairwise(senses)):
        whole = joined(one, other, target)
        if whole is None:
            continue
        yield place, place + 1, whole
        more = joined(whole, senses[place + 2], target) if place + 2 < len(senses) else None
        if more is not None:
            yield place, place + 2, more
