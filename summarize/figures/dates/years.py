"""Years and their parts: bare years, seasons, early and late, halves, quarters and weeks."""

from decimal import Decimal

from summarize.figures.amounts.units import PHASES
from summarize.figures.dates.calendar_dates import date
from summarize.figures.dates.calendars import FIRST_YEAR, LAST_YEAR, full_year, iso, year_at
from summarize.figures.dates.decades import century, decade
from summarize.figures.dates.relative import relative
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DASHES, DIGITS, WORD
from summarize.figures.numbers.ordinals import any_rank, counts_days
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream
from summarize.language.calendar import PERIODS


def year(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a bare year, "2024/25", "1982 bis 1984", "1982-84"; four digits that count something are not a year."""
    tokens = stream.tokens
    found = year_at(stream, at)
    if found is None:
        return _short_season(stream, at)
    number, last = found
    season = _season(stream, at, number, last)
    if season:
        return season
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    after = tokens[last]
    if (after.gap == "" and after.text in ("%", "°", "$", "€", "£")) or not _is_year(stream, at, number, last):
        return None
    other = _other_year(stream, at, number, last)
    if other:
        return other
    return ParsedFigure(at, last, Kind.DATE, value=Decimal(number), date=iso(number), digits=tokens[at].kind == DIGITS)


def _season(stream: TokenStream, at: int, number: int, last: int) -> ParsedFigure | None:
    """Read "2024/25", "2024-25", "2024/2025": adjacent years."""
    tokens = stream.tokens
    mark, other = tokens[last], tokens[last + 1]
    if (
        mark.text not in ("/", "-", "–")
        or mark.gap
        or other.gap
        or other.kind != DIGITS
        or not FIRST_YEAR <= number <= LAST_YEAR
    ):
        return None
    if stream.glued_mark(last + 2, mark.text):
        return None
    if len(other.text) == 2:
        end = number - number % 100 + int(other.text)
        end += 100 if end < number and int(other.text) == 0 else 0
    elif len(other.text) == 4:
        end = int(other.text)
    else:
        return None
    if end <= number or end > LAST_YEAR:
        return None
    if mark.text == "/" or (end == number + 1 and len(other.text) == 2):
        return ParsedFigure(
            at, last + 2, Kind.DATE, low=Decimal(number), high=Decimal(end), date=f"{number}/{end}", digits=True
        )
    return _years(at, last + 2, number, end)


def _years(first: int, last: int, low: int, high: int) -> ParsedFigure:
    """Return the range of years in tokens `[first, last)`."""
    date, numbers = f"{low}/{high}", (Decimal(low), Decimal(high))
    return ParsedFigure(first, last, Kind.RANGE, low=numbers[0], high=numbers[1], unit="year", date=date, digits=True)


def _short_season(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the years of "Saison 23/24", "the 23/24 season"."""
    tables, tokens = stream.tables, stream.tokens
    a, mark, b, after = tokens[at : at + 4]
    if (
        a.kind != DIGITS
        or b.kind != DIGITS
        or mark.text != "/"
        or mark.gap
        or b.gap
        or not len(a.text) == len(b.text) == 2
    ):
        return None
    called = (
        at > 0 and tokens[at - 1].low in tables.dates.seasons and stream.spaced(at)
    ) or after.low in tables.dates.seasons
    if not called or int(b.text) != (int(a.text) + 1) % 100 or (after.text == "/" and not after.gap):
        return None
    start = full_year(int(a.text))
    low, high = Decimal(start), Decimal(start + 1)
    return ParsedFigure(at, at + 3, Kind.DATE, low=low, high=high, date=f"{start}/{start + 1}", digits=True)


def _is_year(stream: TokenStream, at: int, number: int, last: int) -> bool:
    tables, tokens = stream.tables, stream.tokens
    after = tokens[last]
    before = stream.word_before(at)
    if counts_days(stream, at):
        return False
    if after.kind == WORD and stream.near(last):
        if (
            (
                after.low in tables.measures.units
                and not (1900 <= number <= 2059 and after.low in tables.dates.not_after_years)
            )
            or after.low in tables.numbers.scales
            or after.low in tables.shares.times
            or stream.phrase(last, tables.measures.symbols, exact=True)
        ):
            return False
        if after.low in tables.measures.people and stream.may_be_noun(last):
            return False
        if after.gap == "" and after.low not in tables.dates.year_endings:
            return False
        counted = stream.noun(last) if tables.habits.noun_capitals else after.low not in tables.words.stop
        if counted and not 1900 <= number <= 2059 and before not in tables.dates.year_words:
            return False
    if (
        before in tables.bounds.before
        and before not in tables.dates.year_words
        and before not in tables.dates.year_hedges
    ):
        return 1950 <= number <= 2059 and before not in tables.dates.year_counts
    return not (at and tokens[at - 1].text in ("-", "−", "+", "#") and not tokens[at].gap)


def _other_year(stream: TokenStream, at: int, number: int, last: int) -> ParsedFigure | None:
    """Read "1982 bis 1984", "between 1982 and 1984", "1914–1918"."""
    tables, tokens = stream.tables, stream.tokens
    token = tokens[last]
    before = stream.word_before(at)
    first = at
    if token.text in DASHES:
        if (token.gap == "") != (tokens[last + 1].gap == "") or (token.gap and token.text == "-"):
            return None
        place = last + 1
    elif (to := stream.phrase(last, tables.ranges.to)) and token.gap not in ("", "\n"):
        place, first = to[1], at - 1 if before in tables.ranges.from_words else at
    elif before in tables.ranges.between and token.low == tables.numbers.joiner:
        place, first = last + 1, at - 1
    else:
        return None
    other = year_at(stream, place) if stream.near(place) else None
    if other is None or not FIRST_YEAR <= other[0] <= LAST_YEAR:
        return None
    return _years(first, other[1], number, other[0])


def part(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "Mitte 2025", "early June", "Anfang der 1990er", "Sommer 2024", "mid-2025", "end of March"."""
    tables, tokens = stream.tables, stream.tokens
    name = tables.dates.parts.get(tokens[at].low)
    if name is None:
        return None
    place = at + 1
    if stream.glued_mark(place, "-"):
        place += 1
    for skipped in tables.dates.year_links:
        if tokens[place].low == skipped and stream.spaced(place):
            place += 1
    if not stream.near(place):
        return None
    if step := relative(stream, place):
        return ParsedFigure(at, step.last, Kind.DATE, date=step.date, unit=name)
    whole = decade(stream, place) or century(stream, place) or _parted_year(stream, place)
    if whole is None and name in PHASES:  # unlike "the days that fall in July"
        whole = _parted_month(stream, place)
    if whole is None:
        return None
    return ParsedFigure(at, whole.last, Kind.DATE, whole.value, whole.low, whole.high, name, date=whole.date)


def _parted_year(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the year or season in "Mitte 2025", "early 2024/25"."""
    found = year_at(stream, at)
    if found is None or stream.tokens[found[1]].low in stream.tables.measures.units:
        return None
    number, last = found
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    return _season(stream, at, number, last) or ParsedFigure(
        at, last, Kind.DATE, value=Decimal(number), date=iso(number)
    )


def _parted_month(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the month in "early June"."""
    token = stream.tokens[at]
    month = date(stream, at) if token.low in stream.tables.dates.months and token.text[0].isupper() else None
    return month if month and month.kind is Kind.DATE and month.date else None


def quarter(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "drittes Quartal 2024", "Q3", "third quarter of 2024", "first half of 2024", "KW 23"."""
    tables, token, number = stream.tables, stream.tokens[at], stream.tokens[at + 1]
    if token.text in PERIODS and number.kind == DIGITS:
        return _abbreviated_period(stream, at)
    if token.low in tables.dates.numbered_weeks and number.kind == DIGITS and stream.near(at + 1):
        return _of_year(stream, at, at + 2, int(number.text[:3]), "week")
    ranked = any_rank(stream, at)
    return _ranked_period(stream, at, *ranked) if ranked else None


def _abbreviated_period(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "Q3", "H1 2024", "KW 23"."""
    number = stream.tokens[at + 1]
    (name, most, apart), value = PERIODS[stream.tokens[at].text], int(number.text[:3])
    if not stream.near(at + 1) or not 1 <= value <= most or (number.gap and not apart):
        return None
    found = _of_year(stream, at, at + 2, value, name)
    return found if name != "half-year" or found.date else None


def _ranked_period(stream: TokenStream, at: int, value: int, place: int) -> ParsedFigure | None:
    """Read "drittes Quartal 2024", "first half of 2024" after the ordinal, which ends at `place`."""
    tables, tokens = stream.tables, stream.tokens
    place += stream.glued_mark(place, "-")
    name = tables.dates.quarters.get(tokens[place].low, "")
    if not name or not stream.near(place):
        return None
    found = _of_year(stream, at, place + 1, value, name)
    if tokens[place].low in tables.shares.half_nouns and found.date is None:
        return None
    if tables.habits.dot_ordinals or (name == "quarter" and found.date is None and value <= 4):
        return found if value <= 53 else None
    if name == "week":
        return found if found.date else None
    linked = tokens[place + 1].low in tables.words.partitive and tokens[place + 3].low in tables.dates.year_nouns
    return found if found.date or linked else None


def _of_year(stream: TokenStream, first: int, last: int, value: int, name: str) -> ParsedFigure:
    tokens = stream.tokens
    place = last
    if stream.glued_mark(place, ("/", "-")):
        place += 1
    for skipped in stream.tables.dates.year_links:
        if tokens[place].low == skipped and stream.spaced(place):
            place += 1
    number = year_at(stream, place) if stream.near(place) else None
    if number and FIRST_YEAR <= number[0] <= LAST_YEAR:
        return ParsedFigure(first, number[1], Kind.DATE, value=Decimal(value), date=iso(number[0]), unit=name)
    step = relative(stream, place)
    if step and step.date and len(step.date) == 4:
        return ParsedFigure(first, step.last, Kind.DATE, value=Decimal(value), date=step.date, unit=name)
    return ParsedFigure(first, last, Kind.DATE, value=Decimal(value), unit=name)
