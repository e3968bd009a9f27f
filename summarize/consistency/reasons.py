"""Reasons: what a finding says besides its verdict, as data; the table of their kinds has the words for them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from summarize.figures import Figure


class ReasonKind(StrEnum):
    """What a reason says, in words with its operands, and whether it only informs and raises no doubt.

    {0} and {1} stand for operands, {terms} for all but the first, {items} for all, and {source} for the name of the source.
    """

    # It belongs to something else.
    ELSEWHERE = "elsewhere", "from another sentence"
    RIVAL = "rival", "perhaps of something else: “{0}” fits better here"
    DISPUTED = "disputed", "{0} says the German does not say this of it{1}"
    EXCHANGED = "exchanged", "in the place of “{0}”"
    # The source says it differently.
    BOUND_DROPPED = "bound_dropped", "{source} says “{0}”"
    BOUND_ADDED = "bound_added", "{source} does not say “{1}”", True
    BOUND_CHANGED = "bound_changed", "{source} says “{0}”, not “{1}”"
    PHASE_CHANGED = "phase_changed", "{source} says “{0}”"
    GROUPED = "grouped", "{source} writes “{0}”"
    DOLLARS = "dollars", "dollars of {0}"
    NO_CURRENCY = "no_currency", "{source} says “{0}” without a currency"
    PARTS_ELSEWHERE = "parts_elsewhere", "the {0} is from another sentence"
    NO_DATE = "no_date", "the date of the article would tell what day “{0}” is"
    # It follows from what the source says.
    CONVERTED = "converted", "converted from {0}", True
    EXCHANGE_RATE = "exchange_rate", "converted from {0} at a rate {source} does not give", True
    DERIVED = "derived", "{0} of {terms}", True
    ONE_MORE = "one_more", "sum of “{0}” and one more", True
    COUNTED = "counted", "count of {items}", True
    THIS_YEAR = "this_year", "the year of the article", True
    UNCOUNTED = "uncounted", "counted in the brief: {source} has no number of these", True
    # The source does not say it.
    BOILERPLATE = "boilerplate", "only in text that is not the article"
    INVERTED = "inverted", "inverted: {source} says “{0}”"
    OF_ANOTHER_SORT = "of_another_sort", "{source} says “{0}”"
    OTHER_DAY = "other_day", "{source} says “{0}” of “{1}”"
    NO_RISE = "no_rise", "“{0}” is not {1} from it"
    NO_WHOLE = "no_whole", "“{0}” is no part of it"
    NO_PART = "no_part", "no part of “{0}”"
    # Read from a record.
    STORED = "stored", "{0}"

    words: str
    told: bool

    def __new__(cls, value: str, words: str, told: bool = False) -> "ReasonKind":
        """Return the kind named `value`, with its words."""
        kind = str.__new__(cls, value)
        kind._value_, kind.words, kind.told = value, words, told
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


def in_words(reasons: Sequence[Reason], source: str = "the source") -> str:
    """Return the reasons in words that call the source `source`, or an empty string without any."""
    return "; ".join(_words(reason, source) for reason in reasons)


def _words(reason: Reason, source: str) -> str:
    operands = [one if isinstance(one, str) else one.text for one in reason.operands]
    quoted = [f"“{one}”" for one in operands]
    terms, items = " and ".join(quoted[1:]), ", ".join(quoted)
    return reason.kind.words.format(*operands, terms=terms, items=items, source=source)
