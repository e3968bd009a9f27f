"""Years and their parts: bare years, seasons, early and late, halves, quarters and weeks."""

from decimal import Decimal

from summarize.figures.amounts.units import PHASES
from summarize.figures.dates.calendar_dates import date
from summarize.figures.dates.calendars import FIRST_YEAR, LAST_YEAR, iso, year_at
from summarize.figures.dates.decades import century, decade
from summarize.figures.dates.relative import relative
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DASHES, DIGITS, WORD
from summarize.figures.numbers.ordinals import any_rank, counts_days
from summarize.figures.reading import Reading
from summarize.figures.scan import Scan
from summarize.language.calendar import PERIODS


def year(scan: Scan, at: int) -> Reading | None:
    """Read a bare year, "2024/25", "1982 bis 1984", "1982-84"; four digits that count something are not a year."""
    tokens = scan.tokens
    found = year_at(scan, at)
    if found is None:
        return _short_season(scan, at)
    number, last = found
    season = _season(scan, at, number, last)
    if season:
        return season
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    after = tokens[last]
    if (after.gap == "" and after.text in ("%", "°", "$", "€", "£")) or not _is_year(scan, at, number, last):
        return None
    other = _other_year(scan, at, number, last)
    if other:
        return other
    return Reading(at, last, Kind.DATE, value=Decimal(number), date=iso(number), digits=tokens[at].kind == DIGITS)


def _season(scan: Scan, at: int, number: int, last: int) -> Reading | None:
    """Read "2024/25", "2024-25", "2024/2025": adjacent years."""
    tokens = scan.tokens
    mark, other = tokens[last], tokens[last + 1]
    if (
        mark.text not in ("/", "-", "–")
        or mark.gap
        or other.gap
        or other.kind != DIGITS
        or not FIRST_YEAR <= number <= LAST_YEAR
    ):
        return None
    if tokens[last + 2].text == mark.text and not tokens[last + 2].gap:
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
        return Reading(
            at, last + 2, Kind.DATE, low=Decimal(number), high=Decimal(end), date=f"{number}/{end}", digits=True
        )
    return Reading(
        at,
        last + 2,
        Kind.RANGE,
        low=Decimal(number),
        high=Decimal(end),
        unit="year",
        date=f"{number}/{end}",
        digits=True,
    )


def _short_season(scan: Scan, at: int) -> Reading | None:
    """Read the years of "Saison 23/24", "the 23/24 season"."""
    tables, tokens = scan.tables, scan.tokens
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
        at > 0 and tokens[at - 1].low in tables.dates.seasons and scan.spaced(at)
    ) or after.low in tables.dates.seasons
    if not called or int(b.text) != (int(a.text) + 1) % 100 or (after.text == "/" and not after.gap):
        return None
    start = int(a.text) + (2000 if int(a.text) < 50 else 1900)
    low, high = Decimal(start), Decimal(start + 1)
    return Reading(at, at + 3, Kind.DATE, low=low, high=high, date=f"{start}/{start + 1}", digits=True)


def _is_year(scan: Scan, at: int, number: int, last: int) -> bool:
    tables, tokens = scan.tables, scan.tokens
    after = tokens[last]
    before = tokens[at - 1].low if at and scan.near(at) else ""
    if counts_days(scan, at):
        return False
    if after.kind == WORD and scan.near(last):
        if (
            (
                after.low in tables.measures.units
                and not (1900 <= number <= 2059 and after.low in tables.dates.not_after_years)
            )
            or after.low in tables.numbers.scales
            or after.low in tables.shares.times
            or scan.phrase(last, tables.measures.symbols, exact=True)
        ):
            return False
        if after.low in tables.measures.people and scan.may_be_noun(last):
            return False
        if after.gap == "" and after.low not in tables.dates.year_endings:
            return False
        counted = scan.noun(last) if tables.habits.noun_capitals else after.low not in tables.words.stop
        if counted and not 1900 <= number <= 2059 and before not in tables.dates.year_words:
            return False
    if (
        before in tables.bounds.before
        and before not in tables.dates.year_words
        and before not in tables.dates.year_hedges
    ):
        return 1950 <= number <= 2059 and before not in tables.dates.year_counts
    return not (at and tokens[at - 1].text in ("-", "−", "+", "#") and not tokens[at].gap)


def _other_year(scan: Scan, at: int, number: int, last: int) -> Reading | None:
    """Read "1982 bis 1984", "between 1982 and 1984", "1914–1918"."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[last]
    before = tokens[at - 1].low if at and scan.near(at) else ""
    first = at
    if token.text in DASHES:
        if (token.gap == "") != (tokens[last + 1].gap == "") or (token.gap and token.text == "-"):
            return None
        place = last + 1
    elif (to := scan.phrase(last, tables.ranges.to)) and token.gap not in ("", "\n"):
        place, first = to[1], at - 1 if before in tables.ranges.from_words else at
    elif before in tables.ranges.between and token.low == tables.numbers.joiner:
        place, first = last + 1, at - 1
    else:
        return None
    other = year_at(scan, place) if scan.near(place) else None
    if other is None or not FIRST_YEAR <= other[0] <= LAST_YEAR:
        return None
    return Reading(
        first,
        other[1],
        Kind.RANGE,
        low=Decimal(number),
        high=Decimal(other[0]),
        unit="year",
        date=f"{number}/{other[0]}",
        digits=True,
    )


def part(scan: Scan, at: int) -> Reading | None:
    """Read "Mitte 2025", "early June", "Anfang der 1990er", "Sommer 2024", "mid-2025", "end of March"."""
    tables, tokens = scan.tables, scan.tokens
    name = tables.dates.parts.get(tokens[at].low)
    if name is None:
        return None
    place = at + 1
    if tokens[place].text == "-" and not tokens[place].gap:
        place += 1
    for skipped in tables.dates.year_links:
        if tokens[place].low == skipped and scan.spaced(place):
            place += 1
    if not scan.near(place):
        return None
    if step := relative(scan, place):
        return Reading(at, step.last, Kind.DATE, date=step.date, unit=name)
    whole = decade(scan, place) or century(scan, place) or _parted_year(scan, place)
    if whole is None and name in PHASES:  # unlike "the days that fall in July"
        whole = _parted_month(scan, place)
    if whole is None:
        return None
    return Reading(at, whole.last, Kind.DATE, whole.value, whole.low, whole.high, name, date=whole.date)


def _parted_year(scan: Scan, at: int) -> Reading | None:
    """Read the year or season in "Mitte 2025", "early 2024/25"."""
    found = year_at(scan, at)
    if found is None or scan.tokens[found[1]].low in scan.tables.measures.units:
        return None
    number, last = found
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    return _season(scan, at, number, last) or Reading(at, last, Kind.DATE, value=Decimal(number), date=iso(number))


def _parted_month(scan: Scan, at: int) -> Reading | None:
    """Read the month in "early June"."""
    token = scan.tokens[at]
    month = date(scan, at) if token.low in scan.tables.dates.months and token.text[0].isupper() else None
    return month if month and month.kind is Kind.DATE and month.date else None


def quarter(scan: Scan, at: int) -> Reading | None:
    """Read "drittes Quartal 2024", "Q3", "third quarter of 2024", "first half of 2024", "KW 23"."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[at]
    if (period := PERIODS.get(token.text)) and tokens[at + 1].kind == DIGITS:
        number, (name, most, apart) = int(tokens[at + 1].text[:3]), period
        if not scan.near(at + 1) or not 1 <= number <= most or (tokens[at + 1].gap and not apart):
            return None
        found = _of_year(scan, at, at + 2, number, name)
        return found if name != "half-year" or found.date else None
    if token.low in tables.dates.numbered_weeks and tokens[at + 1].kind == DIGITS and scan.near(at + 1):
        return _of_year(scan, at, at + 2, int(tokens[at + 1].text[:3]), "week")
    ranked = any_rank(scan, at)
    if ranked is None:
        return None
    value, place = ranked
    if tokens[place].text == "-" and not tokens[place].gap:
        place += 1
    name = tables.dates.quarters.get(tokens[place].low, "")
    if not name or not scan.near(place):
        return None
    found = _of_year(scan, at, place + 1, value, name)
    if tokens[place].low in tables.shares.half_nouns and found.date is None:
        return None
    if tables.habits.dot_ordinals or (name == "quarter" and found.date is None and value <= 4):
        return found if value <= 53 else None
    if name == "week":
        return found if found.date else None
    linked = tokens[place + 1].low in tables.words.partitive and tokens[place + 3].low in tables.dates.year_nouns
    return found if found.date or linked else None


def _of_year(scan: Scan, first: int, last: int, value: int, name: str) -> Reading:
    tokens = scan.tokens
    place = last
    if tokens[place].text in ("/", "-") and not tokens[place].gap:
        place += 1
    for skipped in scan.tables.dates.year_links:
        if tokens[place].low == skipped and scan.spaced(place):
            place += 1
    number = year_at(scan, place) if scan.near(place) else None
    if number and FIRST_YEAR <= number[0] <= LAST_YEAR:
        return Reading(first, number[1], Kind.DATE, value=Decimal(value), date=iso(number[0]), unit=name)
    step = relative(scan, place)
    if step and step.date and len(step.date) == 4:
        return Reading(first, step.last, Kind.DATE, value=Decimal(value), date=step.date, unit=name)
    return Reading(first, last, Kind.DATE, value=Decimal(value), unit=name)
