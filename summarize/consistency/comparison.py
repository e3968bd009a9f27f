"""Comparison: does a source text support the figures of a target text?

For each figure of the target, `indexed_text` looks up source figures of similar meaning, `matching` compares each, and
the best agreement becomes the verdict. What no single figure supports may still be composed of several (`composition`),
or follow from them (`derivation`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from summarize.article import Span
from summarize.consistency.check import Check
from summarize.consistency.derivation import derive, rounds
from summarize.consistency.finding import Finding, Verdict, derived
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.matching.agreement import Agreement
from summarize.consistency.matching.any_kind import agree, contrary
from summarize.consistency.matching.bounds import Shift, shift
from summarize.consistency.reasons import Reason, ReasonKind, because
from summarize.consistency.rules.anchored_days import dateline, from_today, of_other_days
from summarize.consistency.rules.arithmetic import worked_out
from summarize.consistency.rules.composition import compose
from summarize.consistency.rules.cues import cue_in_source
from summarize.consistency.rules.enumerated_counts import tallied, told_of
from summarize.consistency.rules.neighbours import beside
from summarize.consistency.rules.omissions import omitted
from summarize.consistency.rules.order import out_of_order
from summarize.consistency.sense import LARGEST_COMMON, Sense, ends
from summarize.defaults import Mode
from summarize.figures import Figure, Kind, find_figures

if TYPE_CHECKING:
    from summarize.consistency.attribution import Attribution, Judgement


def compare(
    source: str,
    target: str,
    *,
    mode: Mode = "summary",
    boilerplate: Sequence[Span] = (),
    alignment: Sequence[tuple[Span, Span]] = (),
    today: date | None = None,
    judge: bool = True,
) -> Check:
    """Return the verdict on every figure of the English `target`, given the German `source`.

    `boilerplate` are spans of the source that are not evidence. `alignment` pairs spans of the target with the spans of
    the source they came from: figures are looked for there first. `today` is the article's date, which resolves
    relative dates. With `judge`, figures of a summary without alignment are also judged by the words around them.
    Linear in the length of both texts.
    """
    found = read_source(source, boilerplate=boilerplate, today=today)
    return compare_with(found, target, mode=mode, alignment=alignment, judge=judge)


def read_source(source: str, *, boilerplate: Sequence[Span] = (), today: date | None = None) -> IndexedText:
    """Read the figures of a German text once, to compare many targets with it.

    Without `today`, the date of a news agency's credit in the text is used: "(APA, 12.9.2015)".
    """
    today = today or dateline(source)
    return IndexedText(source, tuple(find_figures(source, "de", today=today)), tuple(boilerplate), today)


def compare_with(
    source: IndexedText,
    target: str,
    *,
    figures: Sequence[Figure] | None = None,
    mode: Mode = "summary",
    alignment: Sequence[tuple[Span, Span]] = (),
    judge: bool = True,
) -> Check:
    """Compare like `compare`, with a source already read and, if given, the target's `figures`."""
    found = figures if figures is not None else find_figures(target, "en", today=source.today)
    aligned = _Alignment.of(alignment)
    written = IndexedText(target, tuple(found), today=source.today)
    attribution = _attribution(source, written) if judge and mode == "summary" and not alignment else None
    senses = written.senses
    brief = mode == "summary"
    findings = tuple(_judge(source, one, _Place(aligned.of_figure(one.figure), attribution, brief)) for one in senses)
    findings = beside(source, findings, senses, target)
    if mode == "summary":
        findings = worked_out(source, written, tallied(source, written, findings))
        findings = findings if alignment else told_of(source, written, findings)
    findings = of_other_days(source, written, findings)
    evidence = frozenset(span for finding in findings if finding.verdict.ok for span in finding.evidence)
    findings = out_of_order(source, written, findings)
    return Check(findings, omitted(source, written, evidence) if mode == "translation" else ())


def _attribution(source: IndexedText, target: IndexedText) -> "Attribution":
    from summarize.consistency.attribution import Attribution  # needs numpy and vectors, unlike other checks

    return Attribution(source, target)


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Maps places in the target to the source spans they came from."""

    starts: tuple[int, ...]
    pairs: tuple[tuple[Span, Span], ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[Span, Span]]) -> "_Alignment":
        ordered = tuple(sorted(pairs))
        return cls(tuple(target.start for target, _ in ordered), ordered)

    def of_figure(self, figure: Figure) -> Span | None:
        place = bisect_right(self.starts, figure.start) - 1
        if place < 0 or figure.start >= self.pairs[place][0].end:
            return None
        return self.pairs[place][1]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the source a figure is expected: inside a span, or where the judge says. A `brief` may drop bounds."""

    near: Span | None
    attribution: "Attribution | None"
    brief: bool

    def outside(self, figure: Figure) -> bool:
        """Whether a source figure is not where the alignment says."""
        return self.near is not None and not self.near.start <= figure.start < self.near.end

    def judged(self, target: Sense, numbers: Sequence[int]) -> "Judgement | None":
        """Return the judge's result for a figure that `numbers` of the source support; small words may be anywhere."""
        small = (
            not target.digits and target.dimension != "weekday" and (not target.raw or target.raw[0] <= LARGEST_COMMON)
        )
        if self.attribution is None or small:
            return None
        return self.attribution.judge(target, numbers)


def _judge(source: IndexedText, target: Sense, place: _Place) -> Finding:
    """Return the verdict on one figure."""
    candidates = source.like(target, place.near)
    own = [number for number in candidates if number not in source.in_boilerplate]
    finding = (
        _supported(source, target, own, place)
        or _put_together(source, target, own)
        or _named(source, target)
        or _cued(source, target, place.near)
        or from_today(source, target)
        or _rounded(source, target, own, place)
    )
    if finding is not None:
        return finding
    boilerplate = [number for number in candidates if number in source.in_boilerplate]
    inside = _supported(source, target, boilerplate, _Place(None, None, place.brief))
    if inside is not None:
        return Finding(target.figure, Verdict.BOILERPLATE, inside.evidence, because(ReasonKind.BOILERPLATE))
    denied = any(_alike(source.senses[number], target) and contrary(source.senses[number], target) for number in own)
    derivation = None if denied else derive(target, source.derived)
    if derivation is not None:
        return derived(target.figure, derivation.operation, (operand.figure for operand in derivation.operands))
    return _unsupported(source, target, own)


def _supported(source: IndexedText, target: Sense, candidates: Sequence[int], place: _Place) -> Finding | None:
    """Return the finding from the best single figure of the source, preferring those in their place."""
    agreements = dict(_agreements(source, target, candidates))
    if not agreements:
        return None
    judgement = place.judged(target, list(agreements))
    own = judgement.own if judgement is not None else None

    def rank(number: int) -> tuple[bool, int, bool, int, int]:
        agreement = agreements[number]
        outside = place.outside(source.figures[number])
        return outside, agreement.verdict.rank, number != own, agreement.cost, number

    best = min(agreements, key=rank)
    agreement, figure = agreements[best], source.figures[best]
    if agreement.verdict is Verdict.CONVERTED and _inverted(source, target, candidates):
        return None
    reasons = _of_a_brief(agreement.reasons) if place.brief else agreement.reasons
    reasons += because(ReasonKind.ELSEWHERE) if place.outside(figure) else ()
    return _weighed(Finding(target.figure, agreement.verdict, (figure.span,), reasons), judgement)


def _of_a_brief(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Return the reasons; one that only reports a dropped bound raises no doubt: 24 of 25 such figures of briefs are right."""
    return tuple(replace(one, told=True) if one.kind is ReasonKind.BOUND_DROPPED else one for one in reasons)


def _agreements(source: IndexedText, target: Sense, candidates: Sequence[int]) -> Iterator[tuple[int, Agreement]]:
    """Yield the source figures that support a figure of the target, and how."""
    for number in candidates:
        agreement = agree(source.senses[number], target)
        if agreement is not None and not agreement.missing:
            yield number, agreement


def _weighed(finding: Finding, judgement: "Judgement | None") -> Finding:
    """Return the finding after the judge's result: unchanged, doubted, or with another verdict."""
    if judgement is None:
        return finding
    from summarize.consistency.attribution import weights

    if judgement.confidence >= weights().doubtful:
        return replace(finding, confidence=judgement.confidence)
    reasons = finding.reasons + because(ReasonKind.RIVAL, judgement.rival)
    verdict = finding.verdict if judgement.confidence >= weights().wrong else Verdict.UNSUPPORTED
    return replace(finding, verdict=verdict, reasons=reasons, rival=judgement.rival, confidence=judgement.confidence)


def _inverted(source: IndexedText, target: Sense, candidates: Sequence[int]) -> bool:
    """Whether the source has the same amount under the opposite bound."""
    return any(
        source.senses[number].amounts == target.amounts
        and source.senses[number].dimension == target.dimension
        and shift(source.figures[number].qualifier, target.figure.qualifier) is Shift.INVERTED
        for number in candidates
    )


def _put_together(source: IndexedText, target: Sense, candidates: Sequence[int]) -> Finding | None:
    composed = compose(source, target, candidates)
    if composed is None:
        return None
    spans = tuple(source.figures[number].span for number in composed.numbers)
    return Finding(target.figure, Verdict.REWORDED, spans, composed.reasons)


def _named(source: IndexedText, target: Sense) -> Finding | None:
    """Return the finding for a name or an English word that the source has, though not as a figure."""
    quoted = not target.digits or re.fullmatch(r"\d+(?:st|nd|rd|th)", target.figure.text)
    span = source.name_span(target) if quoted or target.figure.kind is Kind.IDENTIFIER else None
    return Finding(target.figure, Verdict.SUPPORTED, (span,)) if span is not None else None


def _cued(source: IndexedText, target: Sense, near: Span | None) -> Finding | None:
    """Return the finding for a small figure that a word of the source supports: zunächst for first."""
    cue = cue_in_source(target)
    span = source.cue_span(cue, near) if cue is not None else None
    return Finding(target.figure, Verdict.REWORDED, (span,)) if span is not None else None


def _rounded(source: IndexedText, target: Sense, candidates: Sequence[int], place: _Place) -> Finding | None:
    for number in sorted(candidates, key=lambda n: (place.outside(source.figures[n]), n)):
        one = source.senses[number]
        if any(rounds(end, target) for end in (ends(one) if one.paired and one.raw else (one,))):
            return derived(target.figure, "rounding", (one.figure,))
    return None


def _unsupported(source: IndexedText, target: Sense, candidates: Sequence[int]) -> Finding:
    """Return the finding for an unsupported figure: its reason is what the source says of the same number."""
    finding = Finding(target.figure, Verdict.UNSUPPORTED)
    for one in (source.senses[number] for number in candidates):
        if _alike(one, target) and contrary(one, target):
            return replace(finding, reasons=because(ReasonKind.INVERTED, _in_its_words(one)))
        if set(one.raw) & set(target.raw):
            return replace(finding, reasons=because(ReasonKind.OF_ANOTHER_SORT, one.figure))
    if source.year_away is not None and "year" in dict(target.parts):
        return replace(finding, reasons=because(ReasonKind.NO_DATE, source.year_away))
    return finding


def _alike(source: Sense, target: Sense) -> bool:
    return source.raw == target.raw and source.dimension == target.dimension


def _in_its_words(one: Sense) -> str:
    """Return a figure with the adjacent words, two before and one after."""
    return " ".join([*one.before.split()[-2:], one.figure.text, *one.after.split()[:1]]).rstrip(" .,;")
