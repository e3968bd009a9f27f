"""The meaning of a figure, in a form that compares."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, date
from decimal import Decimal

from summarize.consistency.dimensions import Unit, base_amount, lookup
from summarize.consistency.figure_view import View
from summarize.figures import Figure, Kind
from summarize.figures.dates.weekdays import WEEKDAY
from summarize.language.words import TOKEN

#: From this size on, a number in words may share the unit of another figure; "acht" counts things.
LEAST_SCALED = 1000

#: The given parts of a date: (("month", 6), ("day", 5)).
Point = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """The meaning of a figure, in a form that compares.

    `dimension` is what is measured; `amounts` are in the base unit of the dimension, one for a quantity and two for a
    range, `raw` the same as written; clock times are minutes since midnight. `points` are calendar dates, one or the
    two ends of a range; `resolved` are the dates with the year that follows from the text's date, and the date that
    "two days ago" means. `name` is an identifier in normalised spelling; `before` and `after` are the words around the
    figure, `nearby` more of them, with the figure; `view` is its sentence and clause.
    """

    figure: Figure
    dimension: str
    raw: tuple[Decimal, ...]
    amounts: tuple[Decimal, ...]
    unit: Unit | None
    points: tuple[Point, ...]
    resolved: tuple[Point, ...]
    name: str
    digits: str
    before: str
    after: str
    nearby: str
    view: View = field(compare=False, repr=False)

    @property
    def paired(self) -> bool:
        """Whether this is a range or a score."""
        return len(self.points or self.raw) == 2

    @property
    def may_share_unit(self) -> bool:
        """Whether a number without a unit may have that of another figure: "12 Millionen, das Land 30 Millionen Euro"."""
        return bool(self.digits) or self.raw[0] >= LEAST_SCALED

    @property
    def parts(self) -> Point:
        """The parts of a single date."""
        return self.points[0] if len(self.points) == 1 else ()


_DATE = re.compile(
    r"(?:(?P<year>-?\d{4,})|(?P<decade>\d{3})|(?P<century>\d{2})|-)"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|--(?P<lone_day>\d\d))?\Z"
)

#: Units of dates that name a part of the year, numbered or not; other units of dates add nothing.
_PARTS_OF_YEAR = frozenset({"quarter", "half", "half-year", "week", "spring", "summer", "autumn", "winter"})


_DIGIT = re.compile(r"\d")

#: The day that stands for a month when it is compared with the article's date.
MID_MONTH = 15

#: Labels of places in a law: a German Paragraph is a section, an article or a paragraph in English.
_LEGAL = frozenset({"section", "article", "paragraph", "item"})

#: A number with more places than this is a code rather than a quantity; it is compared as a string.
MOST_PLACES = 300

#: Number words up to this (both, first, once) occur everywhere; their place is not informative.
LARGEST_COMMON = 2

#: The characters before and after a figure that are searched for its unit or what it counts.
UNIT_WITHIN = 40

#: Characters searched for what a figure shares with another in its sentence: "um 15, während Auchan um 18 Prozent".
SHARED_WITHIN = 120


def sense(view: View, today: date | None = None) -> Sense:
    """Return the meaning of the figure in a view of a text that was written on the day `today`, if known."""
    figure, text = view.figure, view.text
    unit = lookup(figure.unit)
    raw = _raw(figure)
    digits = "".join(_DIGIT.findall(figure.text))
    if any(abs(value.adjusted()) > MOST_PLACES for value in raw):
        raw, figure_name = (), digits
    else:
        figure_name = _name(figure) if figure.kind is Kind.IDENTIFIER else ""
    dimension = _dimension(figure, unit) if not figure_name else "name"
    points = _points(figure)
    amounts = tuple(base_amount(v, unit) for v in raw) if unit is not None and dimension == unit.dimension else raw
    return Sense(
        figure=figure,
        dimension=dimension,
        raw=raw,
        amounts=amounts,
        unit=unit,
        points=points if dimension == "calendar" else (),
        resolved=tuple(_resolved(point, today) for point in points),
        name=figure_name,
        digits=digits,
        before=text[max(0, figure.start - UNIT_WITHIN) : figure.start],
        after=text[figure.end : figure.end + UNIT_WITHIN],
        nearby=text[max(0, figure.start - SHARED_WITHIN) : figure.end + SHARED_WITHIN],
        view=view,
    )


def _raw(figure: Figure) -> tuple[Decimal, ...]:
    if figure.unit == WEEKDAY and figure.date is not None:
        return (Decimal(figure.date[-1]),)
    if figure.date is not None and "T" in figure.date:
        return tuple(_minutes(time) for time in figure.date.split("/"))
    if figure.value is not None:
        return (figure.value,)
    if figure.kind is Kind.FRACTION and figure.low is not None and figure.high:
        return (figure.low / figure.high,)
    return tuple(value for value in (figure.low, figure.high) if value is not None)


def _dimension(figure: Figure, unit: Unit | None) -> str:
    kinds = {
        Kind.ORDINAL: "rank", Kind.FRACTION: "share", Kind.MULTIPLE: "times", Kind.COLLECTIVE: "many",
        Kind.TIME: "clock", Kind.SCORE: "score", Kind.IDENTIFIER: "name",
    }  # fmt: skip
    if figure.date is not None and "T" in figure.date:
        return "clock"
    if figure.unit == WEEKDAY:
        return "weekday"
    if figure.kind is Kind.DATE or (figure.kind is Kind.RANGE and figure.date is not None):
        return "calendar"
    if figure.kind in kinds and not (figure.kind is Kind.FRACTION and unit is not None):
        return kinds[figure.kind]
    if unit is not None:
        return unit.dimension
    if figure.kind is Kind.PERCENT:
        return "share"
    if figure.kind is Kind.MONEY or (figure.unit is not None and re.fullmatch("[A-Z]{3}|cent", figure.unit)):
        return "money"
    return "number"


def _points(figure: Figure) -> tuple[Point, ...]:
    """Return the parts of the date that a figure names or counts back to, and of the second date if it names a range."""
    counted_back = figure.kind is Kind.MEASURE and figure.date is not None
    if not (counted_back or figure.kind in (Kind.DATE, Kind.RANGE)) or (figure.date is None and figure.unit is None):
        return ()
    points = []
    for written in figure.date.split("/") if figure.date is not None else [""]:
        match = _DATE.match(written)
        said = match.groupdict() if match is not None else {}
        point: dict[str, int] = {n.removeprefix("lone_"): int(v) for n, v in said.items() if v is not None}
        if figure.unit in _PARTS_OF_YEAR and figure.kind is Kind.DATE:
            point[figure.unit] = int(figure.value) if figure.value is not None and figure.value < 100 else 0
        if point:
            points.append(tuple(point.items()))
    return tuple(points)


def _resolved(point: Point, today: date | None) -> Point:
    """Return a date; if it lacks a year, it gets the one that brings it nearest to `today`."""
    parts = dict(point)
    if today is None or "year" in parts or "month" not in parts:
        return point
    days = {year: day_of({"day": MID_MONTH, **parts, "year": year}) for year in range(today.year - 1, today.year + 2)}
    away = {year: abs(day - today) for year, day in days.items() if day is not None}
    return (("year", min(away, key=lambda year: away[year])), *point) if away else point


def day_of(parts: Mapping[str, int]) -> date | None:
    """Return the day of a complete date, or None if a part is missing or it does not exist."""
    if not parts.keys() >= {"year", "month", "day"} or not 1 <= parts["year"] <= MAXYEAR:
        return None
    if not 1 <= parts["month"] <= 12 or not 1 <= parts["day"] <= monthrange(parts["year"], parts["month"])[1]:
        return None
    return date(parts["year"], parts["month"], parts["day"])


def _name(figure: Figure) -> str:
    if figure.unit is not None:
        label = "law" if figure.unit in _LEGAL else figure.unit
        return ".".join([label, *re.findall(r"\d+[a-z]?\b", figure.text.casefold())])
    return letters_and_digits(figure.text)


def letters_and_digits(text: str) -> str:
    """Return `text` without marks and spaces, in lower case."""
    return "".join(TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()))


def ends(pair: Sense) -> tuple[Sense, Sense]:
    """Return the two ends of a range as separate figures."""
    return _end(pair, 0), _end(pair, 1)


#: Joins the parts of one amount: vier Jahre und sechs Monate, 2 hours 15 minutes.
_JOINT = re.compile(r"\s*(?:,|und|and)?\s*")

#: Dimensions that are given in several units.
_JOINED = frozenset({"duration", "length", "mass"})


def joined(one: Sense, other: Sense, text: str) -> Sense | None:
    """Return two amounts of a text that form one, the larger unit first, as one figure, or None."""
    if one.unit is None or other.unit is None or one.dimension != other.dimension or one.dimension not in _JOINED:
        return None
    if len(one.raw) != 1 or len(other.raw) != 1 or one.unit.factor <= other.unit.factor:
        return None
    if other.amounts[0] >= one.unit.factor or not _JOINT.fullmatch(text, one.figure.end, other.figure.start):
        return None
    amount = one.amounts[0] + other.amounts[0]
    value = amount / one.unit.factor
    figure = replace(one.figure, value=value, text=text[one.figure.start : other.figure.end], end=other.figure.end)
    return replace(
        one, figure=figure, raw=(value,), amounts=(amount,), after=other.after, digits=one.digits + other.digits
    )


def _end(pair: Sense, i: int) -> Sense:
    value = pair.raw[i] if pair.raw else None
    figure = replace(pair.figure, value=value, low=None, high=None, qualifier=None)
    return replace(
        pair,
        raw=pair.raw[i : i + 1],
        amounts=pair.amounts[i : i + 1],
        points=pair.points[i : i + 1],
        resolved=pair.resolved[i : i + 1],
        figure=figure,
        view=View.alone(figure),  # the words beside one end of a range govern the other
    )


def _minutes(time: str) -> Decimal:
    """Return the minutes since midnight of an ISO 8601 time, with seconds as a fraction."""
    hours, *rest = re.findall(r"\d+", time.partition("T")[2])
    return sum((Decimal(part) / 60**place for place, part in enumerate(rest)), Decimal(hours) * 60)
