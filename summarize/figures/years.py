"""Years and what is larger or smaller than one: parts of a year, seasons, quarters, decades, centuries, eras."""

from decimal import Decimal

from summarize.figures.dates import date
from summarize.figures.days import FIRST_YEAR, LAST_YEAR, iso, year_at
from summarize.figures.figure import Kind
from summarize.figures.ordinals import digit_ordinal, rank
from summarize.figures.reading import Reading
from summarize.figures.relative import relative
from summarize.figures.scan import Scan
from summarize.figures.tokens import DIGITS, WORD
from summarize.figures.words import segment

__all__ = ["century", "decade", "era", "part", "quarter", "year"]

_DASHES = frozenset("-–—")


def year(scan: Scan, at: int) -> Reading | None:
    """Read a bare year, "2024/25", "1982 bis 1984", "1982-84"; four digits that count something are no year."""
    _tables, tokens = scan.tables, scan.tokens
    found = year_at(scan, at)
    if found is None:
        return None
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
    """Read "2024/25", "2024-25", "2024/2025": years side by side."""
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


def _is_year(scan: Scan, at: int, number: int, last: int) -> bool:
    tables, tokens = scan.tables, scan.tokens
    after = tokens[last]
    before = tokens[at - 1].low if at and scan.near(at) else ""
    if after.kind == WORD and scan.near(last):
        if (
            (after.low in tables.units and not (1900 <= number <= 2059 and after.low in tables.not_after_years))
            or after.low in tables.scales
            or after.low in tables.times
            or scan.phrase(last, tables.symbols, exact=True)
        ):
            return False
        if after.low in tables.people and (not tables.compounding or after.text[0].isupper()):
            return before in ("in", "year", "jahr") and number > 1899 and False
        if after.gap == "" and after.low not in ("s", "er", "ern"):
            return False
        if (
            tables.compounding
            and after.text[0].isupper()
            and not 1900 <= number <= 2059
            and before not in tables.year_words
        ):
            return False
        if (
            not tables.compounding
            and not 1900 <= number <= 2059
            and before not in tables.year_words
            and after.low not in tables.stop
        ):
            return False
    if (
        before in tables.before
        and before not in tables.year_words
        and before not in ("about", "around", "etwa", "rund", "gegen", "circa", "ca.")
    ):
        return 1950 <= number <= 2059 and before not in ("than", "als", "least", "mindestens")
    return not (at and tokens[at - 1].text in ("-", "−", "+", "#") and not tokens[at].gap)


def _other_year(scan: Scan, at: int, number: int, last: int) -> Reading | None:
    """Read "1982 bis 1984", "between 1982 and 1984", "1914–1918"."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[last]
    before = tokens[at - 1].low if at and scan.near(at) else ""
    first = at
    if token.text in _DASHES:
        if (token.gap == "") != (tokens[last + 1].gap == "") or (token.gap and token.text == "-"):
            return None
        place = last + 1
    elif (to := scan.phrase(last, tables.to)) and token.gap not in ("", "\n"):
        place, first = to[1], at - 1 if before in tables.from_words else at
    elif before in tables.between and token.low == tables.between_and:
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
    name = tables.parts.get(tokens[at].low)
    if name is None:
        return None
    place = at + 1
    if tokens[place].text == "-" and not tokens[place].gap:
        place += 1
    for skipped in ("of", "des", "der", "the", "year", "jahres", "in", "im", "jahr"):
        if tokens[place].low == skipped and scan.spaced(place):
            place += 1
    if not scan.near(place) and place > at:
        return None
    if step := relative(scan, place):
        return Reading(at, step.last, Kind.DATE, date=step.date, unit=name)
    found = decade(scan, place) or century(scan, place)
    if found:
        return Reading(at, found.last, Kind.DATE, value=found.value, date=found.date, unit=name)
    number = year_at(scan, place) if scan.near(place) else None
    if number and FIRST_YEAR <= number[0] <= LAST_YEAR and tokens[number[1]].low not in tables.units:
        season = _season(scan, place, *number)
        if season:
            return Reading(at, season.last, Kind.DATE, date=season.date, unit=name, low=season.low, high=season.high)
        return Reading(at, number[1], Kind.DATE, value=Decimal(number[0]), date=iso(number[0]), unit=name)
    month = date(scan, place) if tokens[place].low in tables.months and tokens[place].text[0].isupper() else None
    if month and month.kind == Kind.DATE and month.date:
        return Reading(at, month.last, Kind.DATE, date=month.date, unit=name)
    return None


def quarter(scan: Scan, at: int) -> Reading | None:
    """Read "drittes Quartal 2024", "Q3", "third quarter of 2024", "first half of 2024", "KW 23"."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[at]
    if token.text in ("Q", "KW", "H") and tokens[at + 1].kind == DIGITS:
        number = int(tokens[at + 1].text[:3])
        name = {"Q": "quarter", "KW": "week", "H": "half-year"}[token.text]
        if (
            not scan.near(at + 1)
            or not 1 <= number <= {"Q": 4, "KW": 53, "H": 2}[token.text]
            or (token.text != "KW" and tokens[at + 1].gap)
        ):
            return None
        found = _of_year(scan, at, at + 2, number, name)
        return found if name != "half-year" or found.date else None
    if token.low == "kalenderwoche" and tokens[at + 1].kind == DIGITS and scan.near(at + 1):
        return _of_year(scan, at, at + 2, int(tokens[at + 1].text[:3]), "week")
    ranked = _rank(scan, at)
    if ranked is None:
        return None
    value, place = ranked
    if tokens[place].text == "-" and not tokens[place].gap:
        place += 1
    name = tables.quarters.get(tokens[place].low, "")
    if not name or not scan.near(place):
        return None
    found = _of_year(scan, at, place + 1, value, name)
    if tokens[place].low == "hälfte" and found.date is None:
        return None
    if tables.compounding or (name == "quarter" and found.date is None and value <= 4):
        return found if value <= 53 else None
    if name == "week":
        return found if found.date else None
    return found if found.date or (tokens[place + 1].low == "of" and tokens[place + 3].low == "year") else None


def _rank(scan: Scan, at: int) -> tuple[int, int] | None:
    token = scan.tokens[at]
    if token.kind == DIGITS:
        return digit_ordinal(scan, at)
    if token.kind == WORD and (token.low in scan.tables.ordinals or segment(scan.tables, token.low)):
        return rank(scan, at)
    return None


def _of_year(scan: Scan, first: int, last: int, value: int, name: str) -> Reading:
    tokens = scan.tokens
    place = last
    if tokens[place].text in ("/", "-") and not tokens[place].gap:
        place += 1
    for skipped in ("of", "des", "in", "the", "year", "jahres", "im", "jahr"):
        if tokens[place].low == skipped and scan.spaced(place):
            place += 1
    number = year_at(scan, place) if scan.near(place) else None
    if number and FIRST_YEAR <= number[0] <= LAST_YEAR:
        return Reading(first, number[1], Kind.DATE, value=Decimal(value), date=iso(number[0]), unit=name)
    step = relative(scan, place)
    if step and step.date and len(step.date) == 4:
        return Reading(first, step.last, Kind.DATE, value=Decimal(value), date=step.date, unit=name)
    return Reading(first, last, Kind.DATE, value=Decimal(value), unit=name)


def decade(scan: Scan, at: int) -> Reading | None:
    """Read "1990er", "90er-Jahre", "Neunzigerjahre", "the 1990s", "the '90s", "nineties"."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[at]
    if token.kind == DIGITS:
        return _decade_digits(scan, at)
    if (
        token.text in "'’‘"
        and tokens[at + 1].kind == DIGITS
        and not tokens[at + 1].gap
        and len(tokens[at + 1].text) == 2
    ):
        found = _decade_digits(scan, at + 1)
        return Reading(at, found.last, Kind.DATE, value=found.value, date=found.date, unit="decade") if found else None
    if token.kind != WORD:
        return None
    value = tables.decades.get(token.low)
    if value is not None:
        last = _decade_word(scan, at + 1)
        alone = tables.compounding and last == at + 1 and "jahr" not in token.low
        if alone and not (token.text[0].isupper() and tokens[at - 1].low in ("der", "den", "die", "in")):
            return None
        return _decade(at, last, value, None)
    return _spelled_decade(scan, at)


def _spelled_decade(scan: Scan, at: int) -> Reading | None:
    """Read `neunzehnhundertneunziger` and "nineteen nineties"."""
    tables, tokens = scan.tables, scan.tokens
    if not tables.compounding:
        parts = segment(tables, tokens[at].low)
        if parts and parts[0][0] in (18, 19, 20) and tokens[at + 1].low in tables.decades:
            return _decade(at, at + 2, tables.decades[tokens[at + 1].low], parts[0][0])
    return None


def _decade_word(scan: Scan, place: int) -> int:
    tokens = scan.tokens
    step = 1 if tokens[place].text == "-" and not tokens[place].gap else 0
    return place + step + 1 if tokens[place + step].low in scan.tables.decade_words and scan.near(place) else place


def _decade_digits(scan: Scan, at: int) -> Reading | None:
    tables, tokens = scan.tables, scan.tokens
    token = tokens[at]
    place = at + 1
    if tokens[place].text in "'’" and not tokens[place].gap and not tables.compounding:
        place += 1
    if not tables.compounding and at > 1 and tokens[at - 1].text == "-" and (aged := _aged(scan, at)):
        return aged
    if tables.compounding and tokens[place].text == "-" and not tokens[place].gap:
        place += 1  # "1990-er"
    ending = tokens[place]
    if (
        len(token.text) not in (2, 4)
        or ending.gap
        or ending.low not in (("er", "ern") if tables.compounding else ("s",))
        or token.text[-1] != "0"
    ):
        return None
    century = int(token.text[:2]) if len(token.text) == 4 else None
    value = int(token.text[-2:])
    last = _decade_word(scan, place + 1)
    if century is not None and value == 0 and (not tables.compounding or century < 20) and century != 20:
        return Reading(at, last, Kind.DATE, value=Decimal(century + 1), date=f"{century:02}", unit="century")
    if tables.compounding and len(token.text) == 2 and last == place + 1 and not _alone(scan, at, last):
        return None
    return _decade(at, last, value, century)


def _aged(scan: Scan, at: int) -> Reading | None:
    """Read "over-80s", "under-25s": people above or below an age."""
    tokens = scan.tokens
    bound = scan.tables.before.get(tokens[at - 2].low)
    if bound is None or not scan.glued(at) or tokens[at + 1].low != "s" or not scan.glued(at + 1):
        return None
    return Reading(
        at - 2, at + 2, Kind.MEASURE, value=Decimal(tokens[at].text), unit="year", qualifier=bound, digits=True
    )


def _alone(scan: Scan, at: int, last: int) -> bool:
    """Whether "90er" without "Jahre" is a decade: after an article or a part, and before no noun it describes."""
    tokens = scan.tokens
    before = tokens[at - 1].low
    noun = tokens[last].kind == WORD and tokens[last].text[0].isupper()
    link, other = tokens[last], tokens[last + 1]
    if link.low in ("und", "oder", "bis", ",") and other.kind == DIGITS and tokens[last + 2].low in ("er", "ern"):
        return scan.glued(last + 2) and (_decade_word(scan, last + 3) > last + 3 or _alone(scan, last + 1, last + 3))
    return before in ("der", "den") or (before in ("die", "in", *scan.tables.parts) and not noun)


def _decade(first: int, last: int, value: int, century: int | None) -> Reading:
    if century is None and value >= 30:
        century = 19
    written = f"{century:02}{value // 10}" if century is not None else None
    return Reading(first, last, Kind.DATE, value=Decimal(value), date=written, unit="decade")


def century(scan: Scan, at: int) -> Reading | None:
    """Read "19. Jahrhundert", "19th century", "neunzehntes Jahrhundert", "5th century BC"."""
    tables, tokens = scan.tables, scan.tokens
    ranked = _rank(scan, at)
    if ranked is None:
        return None
    value, place = ranked
    if tokens[place].text == "-" and not tokens[place].gap:
        place += 1
    if tokens[place].low not in tables.centuries or not scan.near(place):
        shared = _listed_century(scan, place) and 0 < value < 100
        return (
            Reading(at, place, Kind.DATE, value=Decimal(value), date=f"{value - 1:02}", unit="century")
            if shared
            else None
        )
    last = place + 1
    if tokens[place].low + "." in ("jh.", "jhd.") and tokens[last].text == "." and not tokens[last].gap:
        last += 1
    before = _era(scan, last)
    if before:
        value, last = value * before[0], before[1]
    written = f"{value - 1:02}" if 0 < value < 100 else None
    return Reading(at, last, Kind.DATE, value=Decimal(value), date=written, unit="century")


def _listed_century(scan: Scan, place: int) -> bool:
    """Whether the rank before `place` shares the century of the next: "Ende des 19. und Anfang des 20. Jahrhunderts"."""
    tables, tokens = scan.tables, scan.tokens
    if tokens[place].low not in (tables.joiner, "bis", "oder", "or", "to") or not scan.spaced(place):
        return False
    place += 1
    while tokens[place].low in tables.parts or tokens[place].low in tables.definite or tokens[place].low == "of":
        place += 1
    ranked = _rank(scan, place) if scan.near(place) else None
    return ranked is not None and tokens[ranked[1]].low in tables.centuries and scan.near(ranked[1])


def _era(scan: Scan, place: int) -> tuple[int, int] | None:
    """Read "v. Chr." or "AD" at `place`: its sign, and the place after it."""
    return scan.phrase(place, scan.tables.eras) if scan.near(place) else None


def era(scan: Scan, at: int) -> Reading | None:
    """Read a year with its era: "8 v. Chr.", "AD 8", "44 BC"."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[at]
    if token.kind == DIGITS and len(token.text) <= 4:
        found = _era(scan, at + 1)
        if found is None or (not tables.compounding and tokens[at + 1].text[0].islower()):
            return None
        return _in_era(at, found[1], int(token.text) * found[0])
    number = tokens[at + 1]
    before = not tables.compounding and token.text in ("AD", "BC") and number.kind == DIGITS and scan.near(at + 1)
    if before and len(number.text) <= 4:
        return _in_era(at, at + 2, int(number.text) * (1 if token.text == "AD" else -1))
    return None


def _in_era(first: int, last: int, number: int) -> Reading | None:
    if number == 0:
        return None
    # ISO 8601 counts astronomically: 1 BC is the year 0.
    return Reading(
        first,
        last,
        Kind.DATE,
        value=Decimal(number),
        date=iso(number) if number > 0 else f"{'-' if number < -1 else ''}{-number - 1:04}",
    )
