"""The figures of a source that can be used in arithmetic: amounts, days and minutes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from summarize.consistency.finding import Finding, Verdict
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.sense import Sense
from summarize.figures import Kind
from summarize.figures.amounts.units import PEOPLE

#: Most figures looked at around one, most places at which the source repeats it, and most sentences between operands.
MOST_NEIGHBOURS, MOST_REPEATS, SENTENCES_APART = 24, 4, 2

#: Most ranges, and most pairs of neighbouring figures, that a figure is compared with: without such bounds the time for a
#: text full of figures would be quadratic. Articles have a few dozen.
MOST_RANGES, MOST_PAIRS = 300, 300

#: A number without a unit counts as money beside an amount only from this size.
LEAST_MONEY = 10_000

#: Average days of a month, half a month, a year and half a year.
_MONTH, _HALF_MONTH, _YEAR, _HALF_YEAR = (Decimal(days) for days in ("30.44", "15.22", "365.25", "182.6"))

#: Ranks, names, scores and the like are not used in arithmetic.
_UNRECKONED = frozenset({"rank", "name", "score", "many", "times", "calendar"})


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure of a source, by its number: `amount` in the base unit of `measure`, `raw` as written, exact to `within`.

    A date is an amount of days, of `measure` "day" with a year or "day of year" without.
    """

    number: int
    amount: Decimal
    raw: Decimal
    measure: str
    unit: str | None
    within: Decimal = Decimal(0)


def alike(one: Operand, other: Operand) -> bool:
    """Whether one of two operands can be subtracted from the other."""
    units = {one.unit, other.unit}
    if {one.measure, other.measure} == {"money", "number"}:
        return (
            None in units and min(one.amount, other.amount) >= LEAST_MONEY
        )  # "2.5 million euros", "the seven million"
    return one.measure == other.measure and (len(units) == 1 or None in units or units <= PEOPLE)


def operands_of(source: IndexedText, finding: Finding) -> tuple[Operand, ...]:
    """Return the source figures that a figure of the brief rests on, if it says the same."""
    if not finding.verdict.ok or finding.verdict is Verdict.DERIVED:
        return ()
    numbers = (source.number_at(span.start) for span in finding.evidence)
    return tuple(operand for number in numbers if number is not None for operand in _operands(source, number))


def beside(source: IndexedText, number: int) -> Iterator[Operand]:
    """Yield the source figures near a figure, and near each place where the source repeats it."""
    for place in source.like(source.senses[number])[:MOST_REPEATS]:
        if source.senses[place].amounts == source.senses[number].amounts:
            yield from _around(source, place)


def close_by(source: IndexedText, one: Operand, other: Operand) -> bool:
    """Whether two figures are at most SENTENCES_APART sentences apart."""
    first, last = (source.sentence_of(source.figures[operand.number].start) for operand in (one, other))
    return abs(first - last) <= SENTENCES_APART


def _around(source: IndexedText, number: int) -> Iterator[Operand]:
    sentence = source.sentence_of(source.figures[number].start)
    first = max(0, number - MOST_NEIGHBOURS // 2)
    for other in range(first, min(first + MOST_NEIGHBOURS, len(source.figures))):
        apart = abs(source.sentence_of(source.figures[other].start) - sentence)
        if other != number and apart <= SENTENCES_APART and other not in source.in_boilerplate:
            yield from _operands(source, other)


@lru_cache(maxsize=1)
def neighbours(source: IndexedText) -> tuple[tuple[Operand, Operand], ...]:
    """Return the figures of `source` that have one measure and no other figure of it between them, MOST_PAIRS at most."""
    return tuple(islice(_neighbours(source), MOST_PAIRS))


def _neighbours(source: IndexedText) -> Iterator[tuple[Operand, Operand]]:
    last: dict[str, Operand] = {}
    for number in range(len(source.figures)):
        if number not in source.in_boilerplate:
            for operand in _operands(source, number):
                if operand.measure in last:
                    yield last[operand.measure], operand
                last[operand.measure] = operand


@lru_cache(maxsize=1)
def ranges(source: IndexedText) -> tuple[tuple[Operand, Operand], ...]:
    """Return the ends of the different ranges of `source`, MOST_RANGES at most: dates, times, ages and other numbers of years."""
    different: dict[object, tuple[Operand, Operand]] = {}
    for one, other in _ranges(source):
        different.setdefault((one.measure, one.unit, one.amount, other.amount), (one, other))
    return tuple(islice(different.values(), MOST_RANGES))


def _ranges(source: IndexedText) -> Iterator[tuple[Operand, Operand]]:
    for number, one in enumerate(source.senses):
        if number in source.in_boilerplate or not one.paired:
            continue
        if one.points:
            first, last = (list(_day(number, dict(point))) for point in one.points)
            yield from zip(first, last, strict=False)
        elif one.dimension in ("clock", "duration"):
            low, high = (Operand(number, amount, amount, one.dimension, one.figure.unit) for amount in one.amounts)
            yield low, high


def _operands(source: IndexedText, number: int) -> Iterator[Operand]:
    one = source.senses[number]
    for point in one.points:
        yield from _day(number, dict(point))
    if len(one.amounts) == 1 and _reckoned(one):
        yield Operand(number, one.amounts[0], one.raw[0], one.dimension, one.figure.unit)


def _reckoned(one: Sense) -> bool:
    ranked = one.dimension == "rank" and one.raw[0] > 0
    return ranked or one.dimension not in _UNRECKONED or (one.figure.kind is Kind.FRACTION and one.figure.unit is None)


def _day(number: int, parts: Mapping[str, int]) -> Iterator[Operand]:
    """Yield the date of a year, month or day as days since the year 0, or since the beginning of the year."""
    if not parts.keys() <= {"year", "decade", "century", "month", "day"} or not parts.keys() & {"year", "month"}:
        return
    months = Decimal(parts["month"] - 1) * _MONTH if "month" in parts else _HALF_YEAR
    days = Decimal(parts["day"]) if "day" in parts else _HALF_MONTH if "month" in parts else Decimal(0)
    within = Decimal(1) if "day" in parts else _HALF_MONTH if "month" in parts else _HALF_YEAR
    amount = parts.get("year", 0) * _YEAR + months + days
    yield Operand(number, amount, amount, "day" if "year" in parts else "day of year", None, within)
