"""Dates as figures: single days and months, ranges of them, and days that share a month."""

from dataclasses import replace
from decimal import Decimal

from summarize.figures.dates.calendars import digit_year, iso, valid
from summarize.figures.dates.days import Day, day_and_year, day_month, read_day, worded_day
from summarize.figures.dates.months import day_after_month, month_at
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DASHES, DIGITS, WORD
from summarize.figures.numbers.ordinals import word_rank
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream


def date(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the date or range of dates that begins at token `at`, or None."""
    tables, tokens = stream.tables, stream.tokens
    first = at + 1 if tokens[at].low in tables.ranges.from_words or tokens[at].low in tables.ranges.between else at
    if shared := _shared_month(stream, at) or _listed_after_month(stream, at):
        return shared
    low = read_day(stream, at)
    if low is None:
        return None
    high = _other_end(stream, low)
    if high is not None:
        start, end = _spread(low, high)
        if (start.year, start.month, start.day) != (end.year, end.month, end.day):
            return ParsedFigure(first if first <= at else at, high.last, Kind.RANGE, date=f"{_iso(start)}/{_iso(end)}",
                           low=_number(start), high=_number(end), unit=_unit(start, end))  # fmt: skip
    return ParsedFigure(low.first, low.last, Kind.DATE, date=_iso(low), value=None, digits=True)


def _iso(day: Day) -> str:
    return iso(day.year, day.month, day.day)


def _number(day: Day) -> Decimal | None:
    """Return the number for one end of a range of years or days."""
    if day.month is None and day.year is not None:
        return Decimal(day.year)
    return None


def _unit(start: Day, end: Day) -> str | None:
    return "year" if start.month is None and end.month is None and start.year and end.year else None


def _spread(low: Day, high: Day) -> tuple[Day, Day]:
    """Give each end the parts that only the other states: "5. bis 7. Juni 2025", "Mai bis Juli 2024"."""
    year = low.year if low.year is not None else high.year
    month = low.month if low.month is not None or low.day is None else high.month
    start = Day(low.first, low.last, year, month, low.day)
    end_month = high.month if high.month is not None or high.day is None else low.month
    return start, Day(
        high.first, high.last, high.year if high.year is not None or high.month is None else None, end_month, high.day
    )


def _other_end(stream: TokenStream, low: Day) -> Day | None:
    """Read the other end of a range of dates after `low`: "bis 7. Juni", "–7 June", "to July 2024"."""
    tokens, tables = stream.tokens, stream.tables
    linked = _behind_link(stream, low)
    if linked is None:
        return None
    place = linked
    if tokens[place].low in tables.dates.date_links:
        place += 1
    if low.day is None and low.month is None:
        year = digit_year(stream, place) if stream.near(place) else None
        return Day(place, year[1], year[0]) if year else None
    high = read_day(stream, place)
    if high is None and tables.habits.month_first and low.day is not None and low.month is not None:
        found = day_after_month(stream, place, low.month)
        if found and tokens[low.first].kind == WORD:
            high = day_and_year(stream, place, found[1], low.month, found[0])
            return replace(high, year=low.year) if high.year is None else high
    if high is None or (high.day is None) != (low.day is None):
        return None
    return high


def _behind_link(stream: TokenStream, low: Day) -> int | None:
    """Return the place after the words that join a date to the end of its range."""
    tokens, tables, place = stream.tokens, stream.tables, low.last
    token = tokens[place]
    if token.gap == "\n" or not token.text:
        return None
    if token.text in DASHES:
        return place + 1 if (token.gap == "") == (tokens[place + 1].gap == "") else None
    if (to := stream.phrase(place, tables.ranges.to)) and token.gap:
        return to[1]
    if token.low != tables.numbers.joiner or not low.first:
        return None
    before = tokens[low.first - 1].low
    linked = before in tables.dates.date_links and tokens[low.first - 2].low in tables.ranges.between
    return place + 1 if linked or before in tables.ranges.between else None


def _shared_month(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a day whose month follows another day: "5. bis 7. Juni", "1. und 2. Mai", "5 and 6 June"."""
    tokens, tables = stream.tokens, stream.tables
    first = _lone_day(stream, at)
    if first is None:
        return None
    day, place = first
    token = tokens[place]
    if not token.text or token.gap == "\n":
        return None
    ranged = True
    if token.text in DASHES:
        place += 1
    elif (to := stream.phrase(place, tables.ranges.to)) or (
        at and tokens[at - 1].low in tables.ranges.from_words and (to := stream.phrase(place, tables.ranges.from_to))
    ):
        place = to[1]
    elif token.low == tables.numbers.joiner or token.text in (",", "/") or token.low in tables.numbers.alternatives:
        ranged = (
            at > 0
            and (
                tokens[at - 1].low in tables.ranges.between or (at > 1 and tokens[at - 2].low in tables.ranges.between)
            )
            and token.low == tables.numbers.joiner
        )
        place += 1
    else:
        return None
    if tokens[place].low in tables.dates.date_links:
        place += 1
    if ranged:
        second = _day_with_month(stream, place)
        if second is None or second.month is None or not valid(None, second.month, day):
            return None
        low = Day(at, first[1], second.year, second.month, day)
        return ParsedFigure(at, second.last, Kind.RANGE, date=f"{_iso(low)}/{_iso(second)}")
    return _listed_day(stream, at, day, first[1], place)


def _listed_day(stream: TokenStream, at: int, day: int, last: int, place: int) -> ParsedFigure | None:
    """Read the first of several days that share a month: a figure of its own, dated by the month that follows."""
    tokens, tables = stream.tokens, stream.tables
    for _ in range(6):
        found = _day_with_month(stream, place)
        if found is not None and found.month is not None:
            return (
                ParsedFigure(at, last, Kind.DATE, date=iso(found.year, found.month, day), digits=True)
                if valid(None, found.month, day)
                else None
            )
        more = _lone_day(stream, place)
        if more is None:
            return None
        place = more[1]
        if tokens[place].text not in (",", "/") and tokens[place].low not in (
            tables.numbers.joiner,
            *tables.numbers.alternatives,
        ):
            return None
        place += 1
    return None


def _listed_after_month(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the "2" of "May 1 and 2": a day whose month precedes another day."""
    tokens, tables = stream.tokens, stream.tables
    if not tables.habits.month_first or at < 3 or tokens[at].kind != DIGITS or len(tokens[at].text) > 2:
        return None
    place = at
    for _ in range(4):
        if (
            tokens[place - 1].low not in (tables.numbers.joiner, ",", *tables.numbers.alternatives)
            or not stream.near(place)
            or tokens[place - 2].kind != DIGITS
        ):
            return None
        place -= 2
        month = month_at(stream, place - 1) if place else None
        if month:
            after = tokens[at + 1]
            ends = after.kind != WORD or after.low in tables.words.stop or after.gap == "\n"
            ends = ends and not (
                after.text in (",", ".")
                and stream.glued(at + 1)
                and stream.glued(at + 2)
                and tokens[at + 2].kind == DIGITS
            )  # "October 7, 1,000 officers"
            day = int(tokens[at].text)
            good = (
                ends
                and after.text not in ("%", ":", "-")
                and valid(None, month[0], day)
                and len(tokens[place].text) <= 2
            )
            return ParsedFigure(at, at + 1, Kind.DATE, date=iso(None, month[0], day), digits=True) if good else None
    return None


def _day_with_month(stream: TokenStream, at: int) -> Day | None:
    kind = stream.tokens[at].kind
    return day_month(stream, at) if kind == DIGITS else worded_day(stream, at) if kind == WORD else None


def _lone_day(stream: TokenStream, at: int) -> tuple[int, int] | None:
    """Read a day of the month without a month: "5.", "5th", "5", "fünften"."""
    tokens, tables = stream.tokens, stream.tables
    token = tokens[at]
    if token.kind == WORD:
        ranked = word_rank(stream, at)
        return ranked if ranked and ranked[0] <= 31 else None
    if token.kind != DIGITS or len(token.text) > 2 or not 1 <= int(token.text) <= 31:
        return None
    if tokens[at + 1].gap == "" and tokens[at + 1].low in tables.ranks.digit_ordinals:
        following = tokens[at + 2]
        if following.kind == DIGITS and not following.gap:
            return None
        return int(token.text), at + 2
    return (int(token.text), at + 1) if not tables.habits.dot_ordinals else None
