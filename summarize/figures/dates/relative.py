"""Relative dates: "letzten Jahres", "vor zwei Wochen", "gestern", resolved if the text's date is known."""

import datetime

from summarize.figures.amounts.measures import Unit, unit_after
from summarize.figures.amounts.unitless import amount
from summarize.figures.dates.calendars import iso
from summarize.figures.figure import Kind, Qualifier
from summarize.figures.lexing.tokens import WORD
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream

# Further back than the calendar goes.
_LONGEST_AGO = 1900
_UNITS = ("day", "week", "month", "year")


def relative(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "letztes Jahr", "vergangenen Monat", "next year", "gestern": a date only if today is known."""
    if stream.today is None:
        return None
    tables, tokens = stream.tables, stream.tokens
    token = tokens[at]
    if token.low in tables.dates.days:
        return ParsedFigure(
            at, at + 1, Kind.DATE, date=(stream.today + datetime.timedelta(tables.dates.days[token.low])).isoformat()
        )
    if token.low in tables.dates.this_year:
        return ParsedFigure(at, at + 1, Kind.DATE, date=iso(stream.today.year))
    step = tables.dates.relative.get(token.low)
    if step is None or not stream.spaced(at + 1):
        return None
    named = tables.measures.units.get(tokens[at + 1].low)
    if named and named[0] in ("month", "year") and tokens[at + 1].low not in tables.dates.spans:
        # "The previous year" precedes the year in question, not the current one.
        if token.low in tables.dates.vague or (step and tokens[at - 1].low in tables.dates.retelling):
            return None
        return ParsedFigure(at, at + 2, Kind.DATE, date=_shifted(stream.today, named[0], step))
    month = tables.dates.months.get(tokens[at + 1].low)
    if month and tokens[at + 1].text[0].isupper() and step in (-1, 1):
        year = stream.today.year
        year -= step == -1 and month >= stream.today.month
        year += step == 1 and month <= stream.today.month
        return ParsedFigure(at, at + 2, Kind.DATE, date=iso(year, month))
    return None


def anchored(stream: TokenStream, found: ParsedFigure) -> ParsedFigure:
    """Add a following year to a date: "19. Juni letzten Jahres", "June last year"."""
    if found.kind != Kind.DATE or found.date is None or not found.date.startswith("--") or not stream.near(found.last):
        return found
    tables, tokens = stream.tables, stream.tokens
    place = found.last
    if tokens[place].low in tables.dates.relative_of:
        place += 1
    step = tables.dates.relative.get(tokens[place].low)
    word = tokens[place + 1]
    if (
        step is None
        or word.kind != WORD
        or tables.measures.units.get(word.low, ("",))[0] != "year"
        or not stream.near(place + 1)
    ):
        return found
    found.last = place + 2
    if stream.today is not None:
        found.date = f"{stream.today.year + step:04}{found.date[1:]}"
    return found


def ago(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "vor zwei Wochen", "two weeks ago", "three years earlier": a measure of time, with its date if known."""
    tables, tokens = stream.tables, stream.tokens
    hedge: Qualifier | None = None
    begin = at
    if tables.dates.ago_before:
        if tokens[at].low not in tables.dates.ago_before or not stream.near(at + 1):
            return None
        hedge, begin = stream.phrase(at + 1, tables.bounds.before) or (None, at + 1)
    count = amount(stream, begin)
    if count is None or count.value is None or count.rest or count.indefinite:
        return None
    unit = unit_after(stream, count.last, digits=count.digits)
    last = _end_of_time(stream, unit) if unit is not None else None
    if unit is None or last is None:
        return None
    if hedge is None and count.article:
        hedge = tables.measures.hedged_one.get(tokens[begin + 1].low)
    value = count.value * unit.size
    found = ParsedFigure(at, last, Kind.MEASURE, value=value, unit=unit.name, digits=count.digits)
    if hedge is not None:
        found.qualifier = hedge
    elif stream.today is not None and unit.name in _UNITS and value == int(value) and value < _LONGEST_AGO:
        found.date = _before(stream.today, unit.name, int(value))
    return found


def _end_of_time(stream: TokenStream, unit: Unit) -> int | None:
    """Return the place after a unit of time and a following "ago", or None for other units or without "ago"."""
    if unit.name not in (*_UNITS, "hour", "minute", "decade", "century") or unit.kind != Kind.MEASURE:
        return None
    dates = stream.tables.dates
    if dates.ago_before:
        return None if stream.tokens[unit.last - 1].low in dates.genitives else unit.last
    return unit.last + 1 if stream.tokens[unit.last].low in dates.ago_after else None


def _before(today: datetime.date, unit: str, count: int) -> str | None:
    if unit in ("month", "year"):
        return _shifted(today, unit, -count)
    days = count * (7 if unit == "week" else 1)
    return (today - datetime.timedelta(days)).isoformat() if days < today.toordinal() else None


def _shifted(today: datetime.date, unit: str, step: int) -> str | None:
    if unit == "year":
        return iso(today.year + step) if today.year + step > 0 else None
    months = today.year * 12 + today.month - 1 + step
    return iso(months // 12, months % 12 + 1) if months >= 12 else None
