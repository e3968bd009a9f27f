"""The result of reading a text: a figure."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from summarize.span import Span

#: The unit of a time without its half of the day: half past two.
HALF_DAY = "half-day"


class Kind(StrEnum):
    """The sort of a figure."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    RANGE = "range"
    DATE = "date"
    TIME = "time"
    SCORE = "score"
    COLLECTIVE = "collective"
    IDENTIFIER = "identifier"


class Qualifier(StrEnum):
    """How the text bounds or hedges a value."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class Figure:
    """A mention of a quantity, rank, date or name that contains a number.

    `text` is exactly the code points `[start, end)` of the text read, qualifier and unit included. `value`, `low` and
    `high` are exact: `value` for a single quantity, `low` and `high` for a range or an interval, in the order of the
    text. `unit` is canonical (`percent`, `EUR`, `km`, `day`). `date` is ISO 8601 without its unknown parts (`2025`,
    `2024-12`, `--06-05`).

    What each kind fills in besides `text` and span (see docs/figures.md):

    - cardinal, measure, money, percent: `value`, `unit`; `low` over `high` if the value has no finite decimals.
    - ordinal: `value`, negative if counted from the last (`drittletzte` is -3).
    - fraction: `low` over `high`, and `value` if it is finite (a third is 1 over 3).
    - multiple: `value` (`halbiert` is 0.5).
    - range: `low`, `high`, `unit`; a range of dates has `date` as an ISO 8601 interval (`1982/1984`).
    - collective: `low`, the number that the word contains (`Zehntausende` is 10000); None for `ein paar`.
    - date: `date`; a bare year also `value`; `unit` names a period longer or shorter than a year (`quarter`, `week`,
      `decade`, `century`, then `value` counts them) or the part meant (`early`, `mid`, `late`, `summer`);
      a weekday has `unit` `weekday` and an ISO 8601 date without its week (`-W-2` is a Tuesday).
    - time: `date` (`T14:30`); `unit` is `half-day` if the text does not say morning or afternoon.
    - score: `low`, `high` in text order.
    - identifier: `text` alone; numbered places (`Artikel 5`) also have `value` and `unit` (`article`).
    """

    text: str
    start: int
    end: int
    kind: Kind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    qualifier: Qualifier | None = None
    date: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the text read."""
        return Span(self.start, self.end)
