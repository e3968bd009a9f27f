"""The figures of a story side by side: what each is about, and its value in every source."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.article import Span
from summarize.figures import Figure
from summarize.stories.english_figures import English
from summarize.stories.facts import Account, Fact
from summarize.stories.status import Status, status_of

__all__ = ["StoryFigure", "StoryValue", "tabulated"]


@dataclass(frozen=True, slots=True)
class StoryValue:
    """One source's value.

    `text` in English, `source_text` the German words at `span` of its article, `figure` their meaning.
    """

    account: int
    text: str
    source_text: str
    span: Span
    figure: Figure


@dataclass(frozen=True, slots=True)
class StoryFigure:
    """One thing for which the sources give a figure.

    `what` is an English clause with an ellipsis (…) for the figure, or the German clause in German quotation marks.
    """

    what: str
    status: Status
    values: tuple[StoryValue, ...]


def tabulated(accounts: Sequence[Account], groups: Sequence[tuple[Fact, ...]]) -> tuple[StoryFigure, ...]:
    """Return a figure for each group, those of most sources first, otherwise in the order of the articles."""
    english = [English(account) for account in accounts]
    figures = [
        StoryFigure(_what(group, accounts, english), status_of(group), tuple(_value(fact, english) for fact in group))
        for group in sorted(groups, key=_order)
    ]
    return tuple(figures)


def _order(group: Sequence[Fact]) -> tuple[int, int, Span]:
    return -len({fact.origin for fact in group}), group[0].account, group[0].figure.span


def _value(fact: Fact, english: Sequence[English]) -> StoryValue:
    return StoryValue(fact.account, english[fact.account].words(fact), fact.figure.text, fact.figure.span, fact.figure)


def _what(group: Sequence[Fact], accounts: Sequence[Account], english: Sequence[English]) -> str:
    """Return the clause from the group's most confidently translated sentence."""
    said = [
        (accounts[fact.account].translation.segments[fact.segment].score, clause)
        for fact in group
        if (clause := english[fact.account].statement(fact)) is not None
    ]
    if said:
        return max(said, key=lambda pair: pair[0])[1]
    fact = group[0]
    return f"„{' '.join(fact.before.split())} … {' '.join(fact.after.split())}“"
