"""How the values that several articles give for one thing relate: agree, compatible or conflict."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from summarize.consistency.dimensions import lookup
from summarize.consistency.matching.bounds import LOWER_BOUNDS, UPPER_BOUNDS
from summarize.consistency.sense import Point, Sense
from summarize.figures import Figure, Kind, Qualifier
from summarize.stories.facts import Fact

__all__ = ["Status", "bound", "comparable", "contradict", "equal", "relation", "status_of"]


class Status(StrEnum):
    """What the sources say about one thing."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    SINGLE = "single"


#: The range of an "about" in both directions; of "nearly" and "just under" downwards, of "a little over" upwards.
ABOUT_SHARE = Decimal("0.1")
#: Nobody says "more than 2,000" for ten times as many, or "up to 30,000" for a tenth.
BOUND_FACTOR = 10
#: "Thousands" means at least two thousand, and up to a hundred thousand: one source said "thousands" where others said
#: 13,000 and 30,000.
LARGEST_MANY = 100

#: A number is rounded to thousands or to a decimal place, and by at most one part in twenty.
THOUSAND, NEAR = Decimal(1000), Decimal("0.05")

#: Units that may be compared with each other, besides equal ones.
_ALIKE = (frozenset({"number", "many"}),)


def comparable(one: Sense, other: Sense) -> bool:
    """Whether two figures measure the same dimension in comparable units, unlike hundreds of metres and of people."""
    if "many" in (one.dimension, other.dimension) and _measured(one) != _measured(other):
        return False
    if one.dimension != other.dimension:
        return frozenset({one.dimension, other.dimension}) in _ALIKE
    if one.dimension == "money":
        return None in (one.figure.unit, other.figure.unit) or one.figure.unit == other.figure.unit
    return True


def _measured(sense: Sense) -> str | None:
    """Return the dimension of the unit of measure of a figure, None if it counts."""
    unit = lookup(sense.figure.unit)
    return unit.dimension if unit else None


def equal(one: Sense, other: Sense) -> bool:
    """Whether two figures give the same value, whatever their bounds; a month does not equal a day in it."""
    if one.points or other.points:
        return one.points == other.points and _phase(one.figure) == _phase(other.figure)
    return one.amounts == other.amounts and one.dimension == other.dimension


def status_of(facts: Sequence[Fact]) -> Status:
    """Return the status of the values of one thing; articles that copy one text are a single source unless they conflict."""
    found = relation(facts)
    copied = len({fact.origin for fact in facts}) < 2
    return Status.SINGLE if copied and found is not Status.CONFLICT else found


def relation(facts: Sequence[Fact]) -> Status:
    """Return how the values of one thing relate: the worst of any two from different articles."""
    if len({fact.account for fact in facts}) < 2:
        return Status.SINGLE
    found = {_status(one, other) for one, other in combinations(facts, 2) if one.account != other.account}
    return next(status for status in (Status.CONFLICT, Status.COMPATIBLE, Status.AGREE) if status in found)


def contradict(one: Fact, other: Fact) -> bool:
    """Whether figures of two articles give values that cannot both be true."""
    return one.account != other.account and _status(one, other) is Status.CONFLICT


def _status(one: Fact, other: Fact) -> Status:
    mine, its = one.sense, other.sense
    if equal(mine, its) and bound(mine.figure) == bound(its.figure):
        return Status.AGREE
    if mine.points or its.points:
        within = _within(mine, its) or _within(its, mine)
        return Status.COMPATIBLE if within else Status.CONFLICT
    low, high = _interval(mine)
    floor, ceiling = _interval(its)
    if max(low, floor) <= min(high, ceiling):
        return Status.COMPATIBLE
    return Status.COMPATIBLE if _rounds(mine, its) or _rounds(its, mine) or _grown(one, other) else Status.CONFLICT


def _grown(one: Fact, other: Fact) -> bool:
    """Whether two counts may be of different times: both grow, or the larger one is said to have grown."""
    if one.growing and other.growing:
        return True
    larger = max((one, other), key=lambda fact: max(fact.sense.amounts, default=Decimal(0)))
    return larger.risen


def _rounds(one: Sense, other: Sense) -> bool:
    """Whether `one` is `other` rounded: 87 million for 87.4 million, but not 120 people for 124."""
    if len(one.amounts) != 1 or len(other.amounts) != 1 or one.dimension != other.dimension:
        return False
    rough, exact = one.amounts[0], other.amounts[0]
    place = Decimal(1).scaleb(int(rough.normalize().as_tuple().exponent))
    written = place >= THOUSAND or exact != exact.to_integral_value()
    return written and abs(rough - exact) <= min(place / 2, abs(exact) * NEAR)


def bound(figure: Figure) -> Qualifier | None:
    """Return the bound on a figure; "about" and "exactly" are not bounds."""
    return figure.qualifier if figure.qualifier in LOWER_BOUNDS | UPPER_BOUNDS else None


def _interval(one: Sense) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest value that a figure may stand for."""
    if not one.amounts:
        return Decimal(0), Decimal("Infinity")
    low, high = min(one.amounts), max(one.amounts)
    if one.figure.kind is Kind.COLLECTIVE:
        return low, low * LARGEST_MANY
    match one.figure.qualifier:
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return low, high * BOUND_FACTOR
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            return low / BOUND_FACTOR, high
        case Qualifier.ABOUT:
            return low * (1 - ABOUT_SHARE), high * (1 + ABOUT_SHARE)
        case Qualifier.NEARLY:
            return low * (1 - ABOUT_SHARE), high
        case _:
            return low, high


def _within(one: Sense, other: Sense) -> bool:
    """Whether each date of `one` is no more precise than that of `other`: June for 5 June, 2024 for June 2024."""
    if len(one.points) != len(other.points):
        return any(_says_less(a, b) for a in one.points for b in other.points)
    return all(_says_less(a, b) for a, b in zip(one.points, other.points, strict=True))


def _says_less(one: Point, other: Point) -> bool:
    known = dict(other)
    return all(known.get(part, number) == number for part, number in one)


def _phase(figure: Figure) -> str | None:
    return figure.unit if figure.kind is Kind.DATE else None
