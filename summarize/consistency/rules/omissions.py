"""Omissions: source figures that the translation leaves out."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from summarize.article import Span
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.matching.any_kind import agree
from summarize.consistency.rules.cues import cue_in_target
from summarize.consistency.sense import Sense, ends
from summarize.figures import Figure, Kind, Qualifier


def omitted(source: IndexedText, target: IndexedText, evidence: frozenset[Span] = frozenset()) -> tuple[Figure, ...]:
    """Return the figures of `source` that `target` lacks; boilerplate and small words are exempt.

    `evidence` are the spans of `source` that figures of `target` already rest on.
    """
    spans = sorted(evidence)
    return tuple(
        figure
        for number, figure in enumerate(source.figures)
        if number not in source.in_boilerplate
        and not _exempt(source.senses[number])
        and not ((_single(source.senses[number]) or figure.kind is Kind.SCORE) and _inside(figure, spans))
        and not _covered(source.senses[number], target)
        and not _cued(source.senses[number], target)
    )


def _inside(figure: Figure, spans: Sequence[Span]) -> bool:
    place = bisect_right(spans, figure.span) - 1
    return any(span.start <= figure.start < span.end for span in spans[max(place, 0) : place + 2])


def _single(source: Sense) -> bool:
    """Whether a figure is stated completely or not at all: not a range, nor a date with several parts."""
    return not source.paired and len(source.parts) < 2


def _exempt(source: Sense) -> bool:
    """Whether a translation may omit it: German uses eins, erst, einmal and beide freely."""
    if not source.raw and not source.points and source.dimension not in ("clock", "name"):
        return True
    if source.dimension == "weekday":
        return True  # a translation may say "yesterday" or leave it to the reader
    if source.digits or not source.raw:
        return False
    if source.figure.unit == "digit" and _MILLIONS.match(source.after):
        return True  # "tens of millions" has its digits
    if _UP_TO_A.match(source.figure.text) or (_OTHERS.match(source.figure.text) and _OF_OTHERS.search(source.before)):
        return True
    if source.dimension not in ("share", "points", "score") and source.raw[0] in (0, 1):
        return source.figure.qualifier in (None, Qualifier.AT_LEAST) or source.dimension == "rank"
    return bool(_BOTH.match(source.figure.text))


_MILLIONS = re.compile(r"\s+Milli(?:on|arde)", re.IGNORECASE)

#: "An Dritte", "Rechte Dritter": other people.
_OTHERS = re.compile(r"(?:Dritte[nr]?|DRITTE[NR]?)\Z")
_OF_OTHERS = re.compile(
    r"\b(?:an|für|von|durch|gegen(?:über)?|oder|mit|bei|können|dürfen|rechte|lizenzen|zugriff)\s+\Z", re.IGNORECASE
)

#: "Bis zu einer Anhörung", "innerhalb einer Frist": an article, taken for a number.
_UP_TO_A = re.compile(r"(?:bis (?:hin )?zu|innerhalb) eine\w*\Z", re.IGNORECASE)

#: German says beide and ein Paar where English says "the" or nothing.
_BOTH = re.compile(r"(?:die |alle )?beid|paar|ein paar|duo", re.IGNORECASE)


def _cued(source: Sense, target: IndexedText) -> bool:
    cue = cue_in_target(source)
    return cue is not None and cue.search(target.text) is not None


def _covered(source: Sense, target: IndexedText) -> bool:
    candidates = [target.senses[number] for number in target.like(source)]
    if any(_says(source, one) for one in candidates):
        return True
    if source.paired and source.figure.kind is not Kind.SCORE:
        return all(any(_says(end, one) for one in candidates) for end in ends(source))
    return bool(source.parts) and _dated(source, candidates)


def _dated(source: Sense, candidates: Sequence[Sense]) -> bool:
    """Whether the parts of a date are said: together, at an end of a range, or by several dates."""
    parts = set(source.parts)
    if any(parts <= set(point) for one in candidates if len(one.points) == 2 for point in one.points):
        return True
    said = [one for one in candidates if agree(source, one) is not None]
    if parts >= _LAST_DAY and any(one.figure.unit == "late" for one in said):
        return True
    return parts <= {part for one in said for part in one.parts} or any(
        _same_numbers(source, one) for one in candidates
    )


#: "Zum 31. Dezember 2024": at the end of 2024.
_LAST_DAY = {("month", 12), ("day", 31)}


def _same_numbers(source: Sense, target: Sense) -> bool:
    """Whether two dates are written with the same numbers in any order: 11.12.2015, 12/11/2015."""
    groups = [sorted(re.findall(r"\d+", one.figure.text)) for one in (source, target)]
    return groups[0] == groups[1] and len(groups[0]) > 1


def _says(source: Sense, target: Sense) -> bool:
    agreement = agree(source, target)
    if agreement is None:
        return False
    if source.parts and target.parts:
        return set(source.parts) <= set(target.parts)
    return source.paired == target.paired or not source.paired or source.digits == target.digits
