"""Dates and ranges of the target whose parts stand in different places of the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.consistency.derivation import STEP
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.matching.agreement import close
from summarize.consistency.matching.any_kind import agree
from summarize.consistency.reasons import Reason, ReasonKind, because
from summarize.consistency.sense import Sense, ends, joined
from summarize.figures import Kind

_SCORE_MARKS = frozenset({":", "-", "–", "zu"})

#: Words that show which of two figures is the earlier one: "stieg auf 5 von zuvor 3" is from 3 to 5.
_TO = re.compile(r"\b(?:auf|to|bis)\b[^.,;]{0,16}\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:von|nach|statt|zuvor|noch|from|gegenüber|vorher|vor)\b[^.;]{0,20}\Z", re.IGNORECASE)
#: Words before and after a figure of an earlier time, with no other figure in between: "(Vorjahr: 5)", "30 nach 25",
#: "vor einem Jahr waren es 25", "25 im Vormonat". A bare year may be the later one.
_SPAN = r"(?:Jahr|Monat|Quartal|Woche|Tag|Saison)"
_BEFORE = rf"Vor(?:jahr|monat|quartal|woche|tag|saison)\w*|{_SPAN}\w* (?:zuvor|davor)|zuvor|vorher|vor (?:\w+ ){{1,2}}{_SPAN}\w*"
_THEN_AHEAD = re.compile(
    rf"(?:\b(?:{_BEFORE})\b[^.;\d]{{0,25}}|\d[^.;,\d]*\snach\s(?:noch\s|zuvor\s)?|(?<!nur )\bnoch (?:bei|auf) )\Z",
    re.IGNORECASE,
)
_THEN_BEHIND = re.compile(rf"\s+(?:(?!gegenüber|als|verglichen)\w+\s+){{0,2}}(?:{_BEFORE})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Composed:
    """The source figures that together express a target figure, by ascending index."""

    numbers: tuple[int, ...]
    reasons: tuple[Reason, ...] = ()


def compose(source: IndexedText, target: Sense, candidates: Sequence[int]) -> Composed | None:
    """Return the figures among `candidates` that together support `target`, or None.

    A date without a year takes the year of the source's date.
    """
    if len(target.points) == 1:
        return _date(source, target, candidates)
    if target.figure.kind is Kind.SCORE:
        return _score(source, target, candidates)
    if target.paired:
        return _range(source, target, candidates)
    return _total(source, target) if target.amounts and target.unit is not None else None


def _total(source: IndexedText, target: Sense) -> Composed | None:
    """Find two neighbouring amounts that form one: "vier Jahre und sechs Monate" for four and a half years."""
    for number in source.joined.get(target.dimension, ()):
        whole = joined(source.senses[number], source.senses[number + 1], source.text)
        if whole is not None and close(whole.amounts[0], target.amounts[0]) and agree(whole, target) is not None:
            return Composed((number, number + 1))
    return None


def _date(source: IndexedText, target: Sense, candidates: Sequence[int]) -> Composed | None:
    partial: list[tuple[int, int, frozenset[str]]] = []
    for number in candidates:
        agreement = agree(source.senses[number], target)
        if agreement is not None:
            partial.append((len(agreement.missing), number, agreement.missing))
    wanted = frozenset(name for name, _ in target.parts)
    year = dict(target.parts).get("year")
    for _, number, missing in sorted(partial)[:4]:
        if missing == {"year"} and year in _years(source, number):
            return Composed((number,))
        for _, other, lacking in sorted(partial, key=lambda entry: abs(entry[1] - number)):
            if other != number and missing <= wanted - lacking:
                first, last = sorted((number, other))
                apart = _sentences_between(source, first, last) > 1
                parts = " and ".join(sorted(missing))
                return Composed((first, last), because(ReasonKind.PARTS_ELSEWHERE, parts) if apart else ())
    return None


def _years(source: IndexedText, number: int) -> set[int]:
    """Return the years that a date without one may mean, if the text's date is known."""
    if source.today is None:
        return set()
    return {dict(point).get("year", source.today.year) for point in source.senses[number].resolved}


def _range(source: IndexedText, target: Sense, candidates: Sequence[int]) -> Composed | None:
    stepped = target.figure.text.casefold().startswith("from ")
    lows, highs = ([n for n in candidates if agree(source.senses[n], end) is not None][:8] for end in ends(target))
    if not lows and not stepped:
        lows = [high - 1 for high in highs if high and _scaled(source, high - 1, target)]
    pairs = [
        (low, high)
        for low in lows
        for high in highs
        if low != high and _sentences_between(source, low, high) <= 1 and _in_order(source, low, high, stepped)
    ]
    nearest = min(pairs, key=lambda pair: abs(pair[1] - pair[0]), default=())
    return Composed(tuple(sorted(nearest))) if nearest else None


def _in_order(source: IndexedText, low: int, high: int, stepped: bool) -> bool:
    """Whether the first figure comes first: in the text, by the words before them or, for a step, in time."""
    if stepped:
        if STEP.search(source.senses[low].before):
            return False
        first, second = _of_then(source.senses[low]), _of_then(source.senses[high])
        if first != second:
            return first
    return low < high or _reversed_by_words(source, low, high)


def _scaled(source: IndexedText, number: int, target: Sense) -> bool:
    """Whether a number lacks only the scale of the next: "um 20 auf 60 Millionen" for by 20 million."""
    one = source.senses[number]
    if one.dimension != "number" or not one.raw or not STEP.search(one.before) or not re.match(r"\s+auf\b", one.after):
        return False
    return any(target.raw[0] == one.raw[0] * 1000**scale for scale in (1, 2, 3))


def _score(source: IndexedText, target: Sense, candidates: Sequence[int]) -> Composed | None:
    """Find the two numbers of a score that were read separately in the source: "Ayr gegen Melrose 38:17"."""
    for number in candidates:
        first, second = source.senses[number : number + 2] if number + 1 < len(source.senses) else (None, None)
        if first is None or second is None or (first.raw, second.raw) != (target.raw[:1], target.raw[1:]):
            continue
        if source.text[first.figure.end : second.figure.start].strip() in _SCORE_MARKS:
            return Composed((number, number + 1))
    return None


def _sentences_between(source: IndexedText, one: int, other: int) -> int:
    return abs(source.sentence_of(source.figures[one].start) - source.sentence_of(source.figures[other].start))


def _of_then(one: Sense) -> bool:
    """Whether the words beside a figure place it at an earlier time."""
    return bool(_THEN_AHEAD.search(one.before) or _THEN_BEHIND.match(one.after))


def _reversed_by_words(source: IndexedText, low: int, high: int) -> bool:
    """Whether the words before them say that the figure named later comes first."""
    return bool(_TO.search(source.senses[high].before) and _FROM.search(source.senses[low].before))
