"""Calendar rules: days that exist, ISO 8601, and the numbers that are years."""

from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.number_words import segment, spelled
from summarize.figures.tables.schema import TEEN, TEN
from summarize.figures.token_stream import TokenStream

#: Range of years for a bare number of four digits.
FIRST_YEAR, LAST_YEAR = 1100, 2199
_LENGTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def iso(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """Write a date in ISO 8601 without its unknown parts: `2025`, `2024-12`, `--06-05`, `---05`."""
    head = f"{year:04}" if year is not None and year >= 0 else f"-{-year:04}" if year is not None else "-"
    if month is None:
        return head if day is None else f"---{day:02}"
    tail = f"-{month:02}" + ("" if day is None else f"-{day:02}")
    return head + tail


def valid(year: int | None, month: int, day: int | None) -> bool:
    """Whether the month and day exist."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _LENGTHS[month]):
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return not (month == 2 and day == 29 and not leap)


def full_year(digits: int) -> int:
    """Return the year that two digits stand for: from 1950 to 2049."""
    return digits + (2000 if digits < 50 else 1900)


def digit_year(stream: TokenStream, place: int) -> tuple[int, int] | None:
    """Read a year of four digits (or two after an apostrophe) at `place`: the year and the place after it."""
    token = stream.tokens[place]
    if (
        token.text in ("'", "’")
        and stream.glued(place + 1)
        and stream.tokens[place + 1].kind == DIGITS
        and len(stream.tokens[place + 1].text) == 2
    ):
        return full_year(int(stream.tokens[place + 1].text)), place + 2
    if token.kind != DIGITS or len(token.text) != 4:
        return None
    year = int(token.text)
    return (year, place + 1) if 1000 <= year <= 2999 and not stream.goes_on(place + 1, ".,") else None


def year_after(stream: TokenStream, place: int) -> tuple[int, int] | None:
    """Read the year after a month: "Juni 2025", "June, 2025", "June of 2025"."""
    tables, tokens = stream.tables, stream.tokens
    if not stream.near(place):
        return None
    if stream.glued_mark(place, tables.dates.year_marks):
        found = digit_year(stream, place + 1)
        return found if found and tokens[found[1]].low not in tables.measures.units else None
    linked = stream.phrase(place, tables.dates.year_of)
    if linked and tokens[linked[1]].kind == DIGITS:
        place = linked[1]
    return digit_year(stream, place)


def _named_year(stream: TokenStream, place: int) -> tuple[int, int] | None:
    """Read a spelled-out number that the text calls a year: "im Jahr neunzehnhundertelf"."""
    tables, tokens = stream.tables, stream.tokens
    if not segment(tables, tokens[place].low):
        return None
    found = spelled(stream, place)
    if found is None or found.rest or found.value != int(found.value) or not FIRST_YEAR <= found.value <= LAST_YEAR:
        return None
    called = place > 0 and tokens[place - 1].low in tables.dates.year_nouns and stream.spaced(place)
    told = tokens[found.last + 1].low in tables.words.articles | tables.measures.definite
    if not called and not (told and tokens[found.last + 2].low in tables.dates.year_nouns):
        return None
    return int(found.value), found.last


def year_at(stream: TokenStream, place: int) -> tuple[int, int] | None:
    """Read a year in digits, or in words ("nineteen eighty-four"), at `place`: the year and the place after it."""
    token = stream.tokens[place]
    if token.kind == DIGITS:
        return digit_year(stream, place)
    if token.kind != WORD:
        return None
    if (named := _named_year(stream, place)) or stream.tables.habits.compounds:
        return named
    parts = segment(stream.tables, token.low)
    if not parts or (parts[0][1] != TEEN and parts[0][0] != 20):
        return None
    following = segment(stream.tables, stream.tokens[place + 1].low)
    if not following or following[0][1] not in (TEEN, TEN) or not stream.spaced(place + 1):
        return None
    year = parts[0][0] * 100 + following[0][0]
    last = place + 2
    if following[0][1] == TEN:
        last += stream.tokens[last].text == "-"
        unit = segment(stream.tables, stream.tokens[last].low)
        if unit and unit[0][1] == 1 and (stream.glued(last) or stream.spaced(last)):
            year += unit[0][0]
            last += 1
        elif stream.tokens[last - 1].text == "-":
            last -= 1
    return (year, last) if 1100 <= year <= 2099 else None
