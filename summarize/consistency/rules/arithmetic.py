"""Figures that a brief computes from others in it: "67 points, three more than City", "more than half of them".

The words beside a figure name the operation: a difference, a share, a multiple, a total, an amount each. Its operands are
figures of the source that the sentence itself names, or one of these and one beside it in the source. If a sentence
names both operands, no others count: "2.5 million, less than a third of the limit of seven million" is wrong, whatever
else is in the article.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations, islice, permutations

from summarize.article import Span
from summarize.consistency.derivation import ADDED_UP
from summarize.consistency.finding import Finding, Verdict, derived
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.matching.bounds import LOWER_BOUNDS, UPPER_BOUNDS
from summarize.consistency.reasons import ReasonKind, because
from summarize.consistency.rules.operands import (
    MOST_NEIGHBOURS,
    Operand,
    alike,
    beside,
    close_by,
    neighbours,
    operands_of,
    ranges,
)
from summarize.consistency.sense import Sense
from summarize.figures import Qualifier
from summarize.figures.amounts.units import PEOPLE
from summarize.language.sentence_ends import PLAIN

#: How close a bound is to the exact value, as a share of it; an "about" is closer, and so is a share without qualifier.
BOUND_SHARE, ABOUT_SHARE, PLAIN_SHARE = Decimal("0.25"), Decimal("0.07"), Decimal("0.03")

_DAY = Decimal(86400)

#: Dimensions of sums and differences that no word marks; the words between a part and its whole ("sechs der 21").
_OF = re.compile(r"\s+(?:der|von|aus)\b[^.,;]{0,20}")
_WORDS = r"(?:\s+[^\W\d_]+(?:['’]s?)?)"

#: Words after and before a figure that mark it as a difference.
_SIDES = (
    "more|fewer|less|higher|lower|later|earlier|older|younger|senior|junior|ahead|clear|behind|above|below|after|before|faster|slower"
    "|longer|shorter|further|bigger|larger|smaller|adrift|better|worse|taller|away|apart|cheaper|dearer|heavier|lighter|previously"
)
_DIFFERS = re.compile(rf"{_WORDS}{{0,3}}?\s+(?:{_SIDES})\b|-\w+\s+(?:lead|advantage|gap|margin|cushion)", re.IGNORECASE)
_DIFFERENCE = re.compile(
    rf"\b(?:lead|gap|margin|majority|difference|advantage|deficit|cushion|by){_WORDS}{{0,5}}\s+\Z", re.IGNORECASE
)
#: Words that mark it as a relative change: "40 percent fewer", "half as much again".
_CHANGED = re.compile(
    r"\s+as (?:much|many) again\b|\s+(?:fewer|less|more|lower|higher|smaller|larger|faster|slower|below|above)\b",
    re.IGNORECASE,
)
#: Words after and before it that mark it as a total.
_IN_ALL = re.compile(
    rf"{_WORDS}{{0,2}}?\s+(?:in all|in total|altogether|overall|between them|together|combined)\b", re.IGNORECASE
)
_TOTAL = re.compile(
    rf"\b(?:together|total\w*|add(?:s|ed|ing)? up to|sum|combined|toll|mak(?:es|ing)|bring(?:s|ing)){_WORDS}{{0,4}}\s+\Z",
    re.IGNORECASE,
)
#: Words after and before it that mark it as a share of a total.
_EACH = re.compile(rf"{_WORDS}{{0,2}}?\s+(?:each|apiece|a head|per \w+|on average)\b", re.IGNORECASE)
_AVERAGE = re.compile(rf"\b(?:average\w*|averaging){_WORDS}{{0,3}}\s+\Z", re.IGNORECASE)
#: Words that add one to a number: "die anderen acht", "zwei Soldaten ... ein weiterer".
_OTHERS = re.compile(r"\b((?:anderen|übrigen|restlichen))\s+\Z")
_ANOTHER = re.compile(r"\b(ein(?:e[nmr]?)? weitere[rsnm]?)\b", re.IGNORECASE)
#: "Twice a year" is not a multiple.
_RATE = re.compile(r"\s+(?:an?|per|every|each)\b", re.IGNORECASE)
#: Units of the distance between two ranks.
_PLACES = re.compile(r"\s+(?:places|positions|ranks|spots)\b", re.IGNORECASE)
_POINT = re.compile(r"\s+of a (?:percentage )?point\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure of a brief, and the words of its sentence before and after it."""

    one: Sense
    before: str
    after: str

    def fits(self, actual: Decimal, within: Decimal = Decimal(0)) -> bool:
        """Whether the figure is `actual` within `within`, or bounds or rounds it as its qualifier says."""
        wanted, qualifier = self.one.amounts[0], self.one.figure.qualifier
        if qualifier in LOWER_BOUNDS:
            return wanted < actual + within and actual <= wanted * (1 + BOUND_SHARE) + within
        if qualifier in UPPER_BOUNDS:
            return wanted > actual - within and actual >= wanted * (1 - BOUND_SHARE) - within
        if qualifier is Qualifier.ABOUT:
            within = max(within, wanted * ABOUT_SHARE)
        return abs(actual - wanted) <= within


@dataclass(frozen=True, slots=True)
class _Operation:
    """How a figure follows from two others: the words that say so, the eligible operands, and the test."""

    name: str
    said: Callable[[_Said], bool]
    takes: Callable[[Operand, Operand], bool]
    gives: Callable[[_Said, Operand, Operand], bool]


def worked_out(source: IndexedText, target: IndexedText, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, supporting figures that follow from other figures of their sentence."""
    if not any(map(_open, findings)):
        return findings
    stated = [operands_of(source, finding) for finding in findings]
    return tuple(
        (_work_out(source, target, stated, place) or _unmarked(source, target, stated, place, finding) or finding)
        if _open(finding)
        else finding
        for place, finding in enumerate(findings)
    )


def _open(finding: Finding) -> bool:
    """Whether a figure may follow from others: unsupported, or supported only without its bound ("almost twice")."""
    if finding.verdict is Verdict.REQUALIFIED:
        return finding.figure.qualifier not in (None, Qualifier.ABOUT)
    return finding.verdict is Verdict.UNSUPPORTED and finding.rival is None and not finding.has(ReasonKind.INVERTED)


def _work_out(
    source: IndexedText, target: IndexedText, stated: Sequence[Sequence[Operand]], place: int
) -> Finding | None:
    if (said := _said(target, place)) is None:
        return None
    for operation in _OPERATIONS:
        if not operation.said(said):
            continue
        for operands in _choices(source, target, stated, place, operation):
            if operation.gives(said, *operands):
                return _derived(source, said, operation.name, operands)
    return _with_one_more(source, target, stated, place, said) if _is_total(said) else None


def _said(target: IndexedText, place: int) -> _Said | None:
    one = target.senses[place]
    if len(one.amounts) != 1 or one.amounts[0] <= 0:
        return None
    return _Said(one, PLAIN.split(one.before)[-1], PLAIN.split(one.after)[0])


def _unmarked(
    source: IndexedText, target: IndexedText, stated: Sequence[Sequence[Operand]], place: int, finding: Finding
) -> Finding | None:
    """Return the finding for a number that the source lacks but that follows from others, though no word says so."""
    said = _said(target, place)
    if said is None or finding.verdict.ok or finding.reasons:
        return None
    return _length_of_range(source, said) or _no_accident(source, target, stated, place, said)


def _derived(source: IndexedText, said: _Said, name: str, operands: Sequence[Operand]) -> Finding:
    numbers = dict.fromkeys(operand.number for operand in operands)
    return derived(said.one.figure, name, (source.figures[number] for number in numbers))


def _length_of_range(source: IndexedText, said: _Said) -> Finding | None:
    """Return the finding for the length of a range: "between March 2007 and July 2011", more than four years."""
    for one, other in ranges(source) if said.one.dimension == "duration" else ():
        if alike(one, other) and _difference(said, one, other):
            return _derived(source, said, "length", (one, other))
    return None


def _no_accident(
    source: IndexedText, target: IndexedText, stated: Sequence[Sequence[Operand]], place: int, said: _Said
) -> Finding | None:
    """Return the finding for an exact sum or difference that no word marks, or None.

    A number of two digits is compared with ten pairs of figures of the brief only, one of three digits with a hundred
    pairs of the source, too: with more pairs, one would match by chance.
    """
    one = said.one
    digits = len(one.raw[0].normalize().as_tuple().digits)
    if one.figure.qualifier is not None or one.dimension not in ADDED_UP or digits < 2:
        return None
    own, near = ([o for away, o in _near(target, stated, place) if away == distance] for distance in (0, 1))
    pairs: Iterator[tuple[Operand, Operand]] = combinations([*own, *near], 2)
    if digits > 2:
        joined = ((operand, other) for operand in [*own, *near] for other in beside(source, operand.number))
        pairs = chain(pairs, joined, (pair for pair in neighbours(source) if close_by(source, *pair)))
    fitting = (pair for pair in pairs if _same_sort(one, *pair) and not _part_of_whole(source, *pair))
    for pair in islice(fitting, 10 ** (digits - 1)):
        for name, result in (
            ("sum", pair[0].amount + pair[1].amount),
            ("difference", abs(pair[0].amount - pair[1].amount)),
        ):
            if result == one.amounts[0]:
                return _derived(source, said, name, pair)
    return None


def _part_of_whole(source: IndexedText, one: Operand, other: Operand) -> bool:
    first, last = (source.figures[number] for number in sorted((one.number, other.number)))
    return one.number == other.number or _OF.fullmatch(source.text, first.end, last.start) is not None


def _same_sort(result: Sense, one: Operand, other: Operand) -> bool:
    units = {result.figure.unit, one.unit, other.unit} - {None}
    return (
        alike(one, other) and result.dimension in (one.measure, other.measure) and (len(units) < 2 or units <= PEOPLE)
    )


def _with_one_more(
    source: IndexedText, target: IndexedText, stated: Sequence[Sequence[Operand]], place: int, said: _Said
) -> Finding | None:
    """Return the finding for a total of a stated figure and one more: "eight other centres, nine in all"."""
    for _, operand in _near(target, stated, place):
        if said.one.dimension != operand.measure or not said.fits(operand.amount + 1):
            continue
        figure = source.figures[operand.number]
        sentence = source.sentence_of(figure.start)
        behind = source.sentence(min(sentence + 2, source.sentences - 1)).end
        other = _OTHERS.search(source.text, max(0, figure.start - 40), figure.start)
        if (other := other or _ANOTHER.search(source.text, figure.end, behind)) is not None:
            spans = (figure.span, Span(*other.span(1)))
            return Finding(said.one.figure, Verdict.DERIVED, spans, because(ReasonKind.ONE_MORE, figure))
    return None


def _near(target: IndexedText, stated: Sequence[Sequence[Operand]], place: int) -> Iterator[tuple[int, Operand]]:
    """Yield the operands in the sentence of a figure and in its neighbours, with their distance in sentences.

    Only the nearest figures count, half of MOST_NEIGHBOURS on each side.
    """
    sentence = target.sentence_of(target.senses[place].figure.start)
    reach = MOST_NEIGHBOURS // 2
    for other in range(max(0, place - reach), min(len(stated), place + reach + 1)):
        away = abs(target.sentence_of(target.senses[other].figure.start) - sentence)
        if away <= 1:
            yield from ((away, operand) for operand in stated[other])


def _choices(
    source: IndexedText, target: IndexedText, stated: Sequence[Sequence[Operand]], place: int, operation: _Operation
) -> Iterator[tuple[Operand, Operand]]:
    """Yield the operands that a figure may follow from, those of its own sentence first."""
    own, near = ([o for away, o in _near(target, stated, place) if away == distance] for distance in (0, 1))
    within = [pair for pair in permutations(own, 2) if pair[0].number != pair[1].number and operation.takes(*pair)]
    yield from within
    if any(_surely_alike(*pair) for pair in within):
        return
    yield from (pair for pair in permutations([*own, *near], 2) if operation.takes(*pair))
    for operand in own or near:
        yield from ((operand, other) for other in beside(source, operand.number) if operation.takes(operand, other))
    if operation.name == "difference":
        yield from _neighbouring(source, target.senses[place], [*own, *near])


def _neighbouring(source: IndexedText, one: Sense, stated: Sequence[Operand]) -> Iterator[tuple[Operand, Operand]]:
    """Yield pairs of neighbouring operands, for a length of time or if the brief states no figure of the sort."""
    named = any(operand.measure == one.dimension and one.figure.unit in (None, operand.unit) for operand in stated)
    if one.dimension == "duration" or not (named or one.figure.qualifier):
        yield from (pair for pair in neighbours(source) if alike(*pair))


def _surely_alike(one: Operand, other: Operand) -> bool:
    """Whether two operands are of the same sort, even if it is unknown what ranks and bare numbers count."""
    return one.measure == other.measure != "rank" and (one.measure != "number" or one.unit == other.unit is not None)


def _is_difference(said: _Said) -> bool:
    return bool(_DIFFERS.match(said.after) or _DIFFERENCE.search(said.before) or _POINT.match(said.after))


def _difference(said: _Said, one: Operand, other: Operand) -> bool:
    dimension = said.one.dimension
    apart = abs(one.amount - other.amount)
    if one.measure in ("day", "day of year"):
        return dimension == "duration" and said.fits(apart * _DAY, (one.within + other.within) * _DAY)
    if one.measure == "clock":
        return dimension == "duration" and said.fits(apart * 60)
    if one.measure == "share":
        points = dimension == "points" or said.one.figure.unit == "point" or bool(_POINT.match(said.after))
        return points and said.fits(abs(one.raw - other.raw))
    if one.measure == "rank":
        return dimension == "number" and bool(_PLACES.match(said.after)) and said.fits(apart)
    if dimension == "number" and said.one.figure.unit is None:
        return said.fits(abs(one.raw - other.raw))
    if said.one.figure.unit == "year" and one.measure == "number" and one.unit is None is other.unit:
        return said.one.raw[0] == abs(one.raw - other.raw)  # "(46)" and "(51)" are ages
    return dimension == one.measure and said.fits(apart)


def _is_share(said: _Said) -> bool:
    return said.one.dimension == "share" and not _CHANGED.match(said.after) and not _POINT.match(said.after)


def _share(said: _Said, one: Operand, other: Operand) -> bool:
    part, whole = sorted((one.amount, other.amount))
    if one.measure == "share":
        return False
    return 0 < part < whole and said.fits(part / whole, said.one.amounts[0] * PLAIN_SHARE)


def _is_change(said: _Said) -> bool:
    return said.one.dimension == "share" and bool(_CHANGED.match(said.after))


def _change(said: _Said, one: Operand, other: Operand) -> bool:
    small, large = sorted((one.amount, other.amount))
    base = small if re.search(r"again|more|higher|larger|faster|above", said.after[:24]) else large
    return 0 < small < large and said.fits((large - small) / base, Decimal("0.005"))


def _is_times(said: _Said) -> bool:
    return said.one.dimension == "times" and not _RATE.match(said.after)


def _times(said: _Said, one: Operand, other: Operand) -> bool:
    small, large = sorted((one.amount, other.amount))
    return 0 < small < large and said.fits(large / small, said.one.amounts[0] * PLAIN_SHARE)


def _is_total(said: _Said) -> bool:
    return bool(_IN_ALL.match(said.after) or _TOTAL.search(said.before))


def _sum(said: _Said, one: Operand, other: Operand) -> bool:
    return said.one.dimension == one.measure and one.number != other.number and said.fits(one.amount + other.amount)


def _amount_and_number(one: Operand, other: Operand) -> bool:
    return other.measure == "number" != one.measure and other.amount > 1


def _is_each(said: _Said) -> bool:
    return bool(_EACH.match(said.after) or _AVERAGE.search(said.before))


def _quotient(said: _Said, one: Operand, other: Operand) -> bool:
    return said.one.dimension == one.measure and said.fits(one.amount / other.amount, said.one.amounts[0] * PLAIN_SHARE)


def _product(said: _Said, one: Operand, other: Operand) -> bool:
    return said.one.dimension == one.measure and said.fits(one.amount * other.amount)


_OPERATIONS = (
    _Operation("difference", _is_difference, alike, _difference),
    _Operation("change", _is_change, alike, _change),
    _Operation("share", _is_share, alike, _share),
    _Operation("quotient", _is_times, alike, _times),
    _Operation("sum", _is_total, alike, _sum),
    _Operation("quotient", _is_each, _amount_and_number, _quotient),
    _Operation("product", _is_total, _amount_and_number, _product),
)
