"""Stories: what several articles report of one event, and where their figures agree or differ."""

from summarize.stories.facts import Account, Fact
from summarize.stories.grouping import Grouping, grouped
from summarize.stories.membership import belonging
from summarize.stories.merging import MergedBrief, MergedSentence, merge
from summarize.stories.status import Status, status_of

__all__ = [
    "Account",
    "Fact",
    "Grouping",
    "MergedBrief",
    "MergedSentence",
    "Status",
    "belonging",
    "grouped",
    "merge",
    "status_of",
]
