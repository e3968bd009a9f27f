"""Reasons: what a finding says besides its verdict, as data. `summarize.report` words them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from summarize.figures import Figure


class ReasonKind(StrEnum):
    """What a reason says, and whether it only informs and raises no doubt."""

    # It belongs to something else.
    ELSEWHERE = "elsewhere"
    RIVAL = "rival"
    DISPUTED = "disputed"
    UNREADABLE = "unreadable"
    EXCHANGED = "exchanged"
    # The source says it differently.
    BOUND_DROPPED = "bound_dropped"
    BOUND_ADDED = "bound_added", True
    BOUND_CHANGED = "bound_changed"
    PHASE_CHANGED = "phase_changed"
    GROUPED = "grouped"
    DOLLARS = "dollars"
    NO_CURRENCY = "no_currency"
    PARTS_ELSEWHERE = "parts_elsewhere"
    NO_DATE = "no_date"
    # It follows from what the source says.
    CONVERTED = "converted", True
    EXCHANGE_RATE = "exchange_rate", True
    DERIVED = "derived", True
    ONE_MORE = "one_more", True
    COUNTED = "counted", True
    THIS_YEAR = "this_year", True
    UNCOUNTED = "uncounted", True
    # The source does not say it.
    BOILERPLATE = "boilerplate"
    INVERTED = "inverted"
    OF_ANOTHER_SORT = "of_another_sort"
    OTHER_DAY = "other_day"
    NO_RISE = "no_rise"
    NO_WHOLE = "no_whole"
    NO_PART = "no_part"
    # Read from a record.
    STORED = "stored"

    told: bool

    def __new__(cls, value: str, told: bool = False) -> "ReasonKind":
        """Return the kind named `value`."""
        kind = str.__new__(cls, value)
        kind._value_, kind.told = value, told
        return kind


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for a verdict, or to doubt it.

    `operands` are the figures and words it is about, `told` is whether it only informs and raises no doubt.
    """

    kind: ReasonKind
    operands: tuple[Figure | str, ...] = ()
    told: bool = False


def because(kind: ReasonKind, *operands: Figure | str, told: bool = False) -> tuple[Reason, ...]:
    """Return the one reason of a verdict; it raises no doubt if it is `told` or its kind is."""
    return (Reason(kind, operands, told or kind.told),)


def in_doubt(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return the reasons, all of them raising a doubt."""
    return tuple(replace(reason, told=False) for reason in reasons)
