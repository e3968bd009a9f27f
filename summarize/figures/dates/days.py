"""Days: single calendar dates, as far as the text gives them, in digits or with a month name."""

from dataclasses import dataclass

from summarize.figures.dates.calendars import FIRST_YEAR, LAST_YEAR, full_year, valid, year_after
from summarize.figures.dates.months import day_after_month, month_at, stands_alone
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.ordinals import digit_ordinal, word_rank
from summarize.figures.token_stream import TokenStream


@dataclass(frozen=True, slots=True)
class Day:
    """A date in tokens `[first, last)`, as far as it is given."""

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None


def read_day(stream: TokenStream, at: int) -> Day | None:
    """Read the date that begins at token `at`, in digits or with a month name, or None."""
    token = stream.tokens[at]
    if token.kind == DIGITS:
        return _numeric(stream, at) or day_month(stream, at)
    if token.kind == WORD:
        return _month_first(stream, at) or worded_day(stream, at)
    return None


def _numeric(stream: TokenStream, at: int) -> Day | None:
    """Read 05.06.2025, 5.6., 2025-06-05, 5/6/2025, 2024-06 and 10/2024."""
    tokens = stream.tokens
    a, mark, b, second, c = tokens[at : at + 5]
    if b.kind != DIGITS or mark.gap or (at and not a.gap and tokens[at - 1].text in ".,:"):
        return None
    spaced = mark.text == "." and stream.spaced(at + 2)
    if (b.gap and not spaced) or len(a.text) > 4 or len(b.text) > 4:
        return None
    again = mark.text in ".-/" and second.text == mark.text and not second.gap
    if again and c.kind == DIGITS and (not c.gap or (spaced and stream.spaced(at + 4))):
        day = _three(stream, at, a.text, b.text, c.text, mark.text)
        if day is not None and (not spaced or len(c.text) == 4) and not stream.goes_on(day.last, mark.text):
            return day  # unlike 1.2.3.4
        if not spaced:
            return None
    short = mark.text in stream.tables.dates.day_marks and len(a.text) <= 2 and len(b.text) <= 2
    if short and again:
        return _day_and_month(stream, at, spaced=spaced)
    if short and not spaced and (day := _cut_short(stream, at)):
        return day
    return _month_and_year(at, a.text, b.text, mark.text)


def _day_and_month(stream: TokenStream, at: int, *, spaced: bool) -> Day | None:
    """Read "5.6." and, after words that announce a date, "5. 6."."""
    tokens = stream.tokens
    day, month = int(tokens[at].text), int(tokens[at + 2].text)
    if not valid(None, month, day):
        return None
    if spaced:
        followed = stream.near(at + 4) and tokens[at + 4].kind == DIGITS
        if followed or tokens[at - 1].low not in stream.tables.dates.day_before:
            return None
    return Day(at, at + 4, None, month, day)


def _cut_short(stream: TokenStream, at: int) -> Day | None:
    """Read "am 05.06" without its last dot, unless it counts something."""
    tables, tokens = stream.tables, stream.tokens
    day, month, after = tokens[at].text, tokens[at + 2].text, tokens[at + 3].low
    if not at or len(month) != 2 or tokens[at - 1].low not in tables.dates.day_before_cut:
        return None
    if not valid(None, int(month), int(day)) or after in tables.measures.units or after in tables.numbers.scales:
        return None
    return Day(at, at + 3, None, int(month), int(day))


def _month_and_year(at: int, a: str, b: str, mark: str) -> Day | None:
    """Read 2024-06, 10/2024 and 10.2024."""
    if mark == "-" and len(a) == 4 and len(b) == 2 and 1 <= int(b) <= 12:
        year, month = int(a), int(b)
        # 2009-10 is a season.
        return Day(at, at + 3, year, month) if FIRST_YEAR <= year <= LAST_YEAR and month != (year + 1) % 100 else None
    if mark in "/." and len(a) <= 2 and len(b) == 4 and 1 <= int(a) <= 12 and 1800 <= int(b) <= LAST_YEAR:
        return Day(at, at + 3, int(b), int(a))
    return None


def _three(stream: TokenStream, at: int, a: str, b: str, c: str, mark: str) -> Day | None:
    if len(a) == 4 and len(b) <= 2 and len(c) <= 2:
        year, month, day = int(a), int(b), int(c)
    elif len(c) in (2, 4) and len(a) <= 2 and len(b) <= 2:
        if len(c) == 2 and mark == "-":
            return None
        year = int(c) if len(c) == 4 else full_year(int(c))
        day, month = int(a), int(b)
        if mark in stream.tables.dates.ambiguous_marks:
            if month > 12:
                day, month = month, day
            elif day <= 12 and day != month:
                return Day(at, at + 5, year)  # 6/5/2025 is June 5 in America and 6 May in Britain
    else:
        return None
    return Day(at, at + 5, year, month, day) if valid(year, month, day) else None


def day_month(stream: TokenStream, at: int) -> Day | None:
    """Read "5. Juni 2025", "5 June 2025", "5th of June", "5. Juni"."""
    tokens = stream.tokens
    if len(tokens[at].text) > 2:
        return None
    day = int(tokens[at].text)
    ranked = digit_ordinal(stream, at)
    place = ranked[1] if ranked else at + 1
    if ranked is None and stream.glued_mark(place, ".") and stream.spaced(place + 1):
        place += 1
    if tokens[place].low in stream.tables.dates.day_of or stream.glued_mark(place, "-"):
        place += 1
    month = month_at(stream, place)
    if month is None or not stream.near(place) or not valid(None, month[0], day):
        return None
    if not stream.tables.habits.month_first and ranked is None:
        before = stream.word_before(at)
        dated = (
            before in stream.tables.bounds.deadline_links
            or before in stream.tables.dates.day_before_month
            or year_after(stream, month[1])
        )
        if not dated or not stream.spaced(place):
            return None  # "27 Juli" only if the words around it date something
    if tokens[month[1]].text == "-" and not tokens[month[1]].gap and tokens[month[1] + 1].kind == WORD:
        return None
    return day_and_year(stream, at, month[1], month[0], day)


def day_and_year(stream: TokenStream, first: int, last: int, month: int, day: int) -> Day:
    """Return the day in tokens `[first, last)`, with the year that may follow it."""
    year = year_after(stream, last)
    return Day(first, year[1], year[0], month, day) if year else Day(first, last, None, month, day)


def _month_first(stream: TokenStream, at: int) -> Day | None:
    """Read "Juni 2025", "June 5, 2025", "June 5th", and a bare month."""
    tables, tokens = stream.tables, stream.tokens
    month = month_at(stream, at)
    if month is None:
        return None
    number, place = month
    token = tokens[at]
    if tables.habits.month_first and (day := day_after_month(stream, place, number)):
        return day_and_year(stream, at, day[1], number, day[0])
    if stream.glued_mark(place, "-") and tokens[place + 1].kind == DIGITS and len(tokens[place + 1].text) == 4:
        place += 1
    year = year_after(stream, place)
    if year:
        return Day(at, year[1], year[0], number)
    if place > at + 1 and at and tokens[at - 1].low in tables.dates.month_before and stream.near(at):
        return Day(at, place, None, number)  # "until Oct."
    if token.low not in tables.dates.month_alone or (place > at + 1):
        return None
    return Day(at, place, None, number) if stands_alone(stream, at) else None


def worded_day(stream: TokenStream, at: int) -> Day | None:
    """Read "fünfter Juni", "the fifth of June", "fifth June"."""
    tokens = stream.tokens
    ranked = word_rank(stream, at)
    if ranked is None or ranked[0] > 31:
        return None
    place = ranked[1] + (tokens[ranked[1]].low in stream.tables.dates.day_of)
    month = month_at(stream, place)
    if month is None or not stream.near(place) or not valid(None, month[0], ranked[0]):
        return None
    return day_and_year(stream, at, month[1], month[0], ranked[0])
