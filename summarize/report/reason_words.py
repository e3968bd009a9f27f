"""The reasons of findings in words."""

from collections.abc import Sequence

from summarize.consistency.reasons import Reason, ReasonKind

#: {0} and {1} stand for operands, {terms} for all but the first, {items} for all, and {source} for the name of the source.
_REASONS = {
    # It belongs to something else.
    ReasonKind.ELSEWHERE: "from another sentence",
    ReasonKind.RIVAL: "may refer to something else: “{0}” fits better here",
    ReasonKind.DISPUTED: "according to {0}, the German does not say this about it{1}",
    ReasonKind.UNREADABLE: "{0} gave no answer that could be read",
    ReasonKind.EXCHANGED: "swapped with “{0}”",
    # The source says it differently.
    ReasonKind.BOUND_DROPPED: "{source} says “{0}”",
    ReasonKind.BOUND_ADDED: "{source} does not say “{1}”",
    ReasonKind.BOUND_CHANGED: "{source} says “{0}”, not “{1}”",
    ReasonKind.PHASE_CHANGED: "{source} says “{0}”",
    ReasonKind.GROUPED: "{source} writes “{0}”",
    ReasonKind.DOLLARS: "plain dollars taken to be {0}",
    ReasonKind.NO_CURRENCY: "{source} says “{0}” without a currency",
    ReasonKind.PARTS_ELSEWHERE: "the {0} is from another sentence",
    ReasonKind.NO_DATE: "“{0}” depends on the article's date, which is not known",
    # It follows from what the source says.
    ReasonKind.CONVERTED: "converted from {0}",
    ReasonKind.EXCHANGE_RATE: "converted from {0} at a rate {source} does not give",
    ReasonKind.DERIVED: "{0} of {terms}",
    ReasonKind.ONE_MORE: "sum of “{0}” and one more",
    ReasonKind.COUNTED: "count of {items}",
    ReasonKind.THIS_YEAR: "the year of the article",
    ReasonKind.UNCOUNTED: "the brief's own count: {source} gives no number",
    # The source does not say it.
    ReasonKind.BOILERPLATE: "only in text that is not the article",
    ReasonKind.INVERTED: "inverted: {source} says “{0}”",
    ReasonKind.OF_ANOTHER_SORT: "{source} says “{0}”",
    ReasonKind.OTHER_DAY: "{source} gives “{0}” for “{1}”",
    ReasonKind.NO_RISE: "“{0}” is not {1} from this figure",
    ReasonKind.NO_WHOLE: "“{0}” is not part of it",
    ReasonKind.NO_PART: "not part of “{0}”",
    # Read from a record.
    ReasonKind.STORED: "{0}",
}


def reason_words(reasons: Sequence[Reason], source: str = "the source") -> str:
    """Return the reasons in words that call the source `source`, or an empty string without any."""
    return "; ".join(_words(reason, source) for reason in reasons)


def _words(reason: Reason, source: str) -> str:
    operands = [one if isinstance(one, str) else one.text for one in reason.operands]
    quoted = [f"“{one}”" for one in operands]
    terms, items = " and ".join(quoted[1:]), ", ".join(quoted)
    return _REASONS[reason.kind].format(*operands, terms=terms, items=items, source=source)
