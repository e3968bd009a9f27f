"""Days: one calendar date, as far as the text gives it, in digits or with a month name."""

from dataclasses import dataclass

from summarize.figures.language import TEEN, TEN
from summarize.figures.ordinals import digit_ordinal, rank
from summarize.figures.scan import Scan
from summarize.figures.tokens import DIGITS, WORD
from summarize.figures.words import segment

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Day",
    "day_after_month",
    "day_month",
    "digit_year",
    "iso",
    "month_at",
    "read_day",
    "valid",
    "worded_day",
    "year_after",
    "year_at",
]

#: Years a bare number of four digits may be.
FIRST_YEAR, LAST_YEAR = 1100, 2199


_LENGTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Day:
    """A date in tokens `[first, last)`, as far as it is given."""

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None


def iso(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """Write a date in ISO 8601 with the unknown parts left out: `2025`, `2024-12`, `--06-05`, `---05`."""
    head = f"{year:04}" if year is not None and year >= 0 else f"-{-year:04}" if year is not None else "-"
    if month is None:
        return head if day is None else f"---{day:02}"
    tail = f"-{month:02}" + ("" if day is None else f"-{day:02}")
    return head + tail


def valid(year: int | None, month: int, day: int | None) -> bool:
    """Whether a month and day can exist."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _LENGTHS[month]):
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return not (month == 2 and day == 29 and not leap)


def read_day(scan: Scan, at: int) -> Day | None:
    """Read the date that begins at token `at`, in digits or with a month name, or None."""
    token = scan.tokens[at]
    if token.kind == DIGITS:
        return _numeric(scan, at) or day_month(scan, at)
    if token.kind == WORD:
        return _month_first(scan, at) or worded_day(scan, at)
    return None


def _numeric(scan: Scan, at: int) -> Day | None:
    """Read 05.06.2025, 5.6., 2025-06-05, 5/6/2025, 2024-06 and 10/2024."""
    tokens, tables = scan.tokens, scan.tables
    a, m1, b, m2, c = tokens[at : at + 5]
    if b.kind != DIGITS or m1.gap or (at and not a.gap and tokens[at - 1].text in ".,:"):
        return None
    spaced = m1.text == "." and scan.spaced(at + 2)
    if (b.gap and not spaced) or len(a.text) > 4 or len(b.text) > 4:
        return None
    if (
        m1.text in ".-/"
        and m2.text == m1.text
        and not m2.gap
        and c.kind == DIGITS
        and (not c.gap or (spaced and scan.spaced(at + 4)))
    ):
        day = _three(scan, at, a.text, b.text, c.text, m1.text)
        if day is not None and (not spaced or len(c.text) == 4):
            after = tokens[day.last]
            if not (
                after.text == m1.text
                and not after.gap
                and tokens[day.last + 1].kind == DIGITS
                and not tokens[day.last + 1].gap
            ):
                return day
        if not spaced:
            return None
    if (
        m1.text == "."
        and m2.text == "."
        and not m2.gap
        and len(a.text) <= 2
        and len(b.text) <= 2
        and tables.compounding
    ):
        day_number, month = int(a.text), int(b.text)
        if valid(None, month, day_number) and (not spaced or not scan.near(at + 4) or tokens[at + 4].kind != DIGITS):
            if spaced and tokens[at - 1].low not in (
                "am",
                "vom",
                "zum",
                "den",
                "dem",
                "der",
                "bis",
                "ab",
                "seit",
                "ist",
            ):
                return None
            return Day(at, at + 4, None, month, day_number)
        return None
    if (
        m1.text == "."
        and not spaced
        and len(a.text) <= 2
        and len(b.text) == 2
        and tables.compounding
        and at
        and (
            tokens[at - 1].low in ("am", "vom", "den", "zum")
            and valid(None, int(b.text), int(a.text))
            and tokens[at + 3].low not in tables.units
            and tokens[at + 3].low not in tables.scales
        )
    ):
        return Day(at, at + 3, None, int(b.text), int(a.text))
    if (
        m1.text == "-"
        and len(a.text) == 4
        and len(b.text) == 2
        and b.text.startswith(("0", "1"))
        and 1 <= int(b.text) <= 12
    ):
        year = int(a.text)
        if FIRST_YEAR <= year <= LAST_YEAR and int(b.text) != (year + 1) % 100:
            return Day(at, at + 3, year, int(b.text))
    if (
        m1.text in "/."
        and len(a.text) <= 2
        and len(b.text) == 4
        and 1 <= int(a.text) <= 12
        and 1800 <= int(b.text) <= LAST_YEAR
    ):
        return Day(at, at + 3, int(b.text), int(a.text))
    return None


def _three(scan: Scan, at: int, a: str, b: str, c: str, mark: str) -> Day | None:
    if len(a) == 4 and len(b) <= 2 and len(c) <= 2:
        year, month, day = int(a), int(b), int(c)
    elif len(c) in (2, 4) and len(a) <= 2 and len(b) <= 2:
        if len(c) == 2 and mark == "-":
            return None
        year = int(c) if len(c) == 4 else 2000 + int(c) if int(c) < 50 else 1900 + int(c)
        day, month = int(a), int(b)
        if mark == "/" and not scan.tables.compounding:
            if month > 12:
                day, month = month, day
            elif day <= 12 and day != month:
                return Day(at, at + 5, year)  # 6/5/2025 is June 5 in America and 6 May in Britain
    else:
        return None
    return Day(at, at + 5, year, month, day) if valid(year, month, day) else None


def month_at(scan: Scan, place: int) -> tuple[int, int] | None:
    """Read a month name at `place`, with the dot of its abbreviation: its number and the place after."""
    token = scan.tokens[place]
    if token.kind != WORD or not token.text[0].isupper() or token.low not in scan.tables.months:
        return None
    last = place + 1
    if f"{token.low}." in scan.tables.months and scan.tokens[last].text == "." and not scan.tokens[last].gap:
        last += 1
    return scan.tables.months[token.low], last


def digit_year(scan: Scan, place: int) -> tuple[int, int] | None:
    """Read a year of four digits (or two after an apostrophe) at `place`: the year and the place after."""
    token = scan.tokens[place]
    if (
        token.text in ("'", "’")
        and scan.glued(place + 1)
        and scan.tokens[place + 1].kind == DIGITS
        and len(scan.tokens[place + 1].text) == 2
    ):
        short = int(scan.tokens[place + 1].text)
        return (2000 if short < 50 else 1900) + short, place + 2
    if token.kind != DIGITS or len(token.text) != 4:
        return None
    year = int(token.text)
    after = scan.tokens[place + 1]
    if not 1000 <= year <= 2999 or (
        after.text in (".", ",")
        and not after.gap
        and scan.tokens[place + 2].kind == DIGITS
        and not scan.tokens[place + 2].gap
    ):
        return None
    return year, place + 1


def year_after(scan: Scan, place: int) -> tuple[int, int] | None:
    """Read the year after a month: "Juni 2025", "June, 2025", "June of 2025"."""
    tokens = scan.tokens
    if not scan.near(place):
        return None
    if tokens[place].text == "," and not scan.tables.compounding and not tokens[place].gap:
        found = digit_year(scan, place + 1)
        if found and tokens[found[1]].low not in scan.tables.units:
            return found
        return None
    if tokens[place].low in ("of", "des") and tokens[place + 1].kind == DIGITS:
        return digit_year(scan, place + 1)
    if (
        tokens[place].low in ("des", "im")
        and tokens[place + 1].low in ("jahres", "jahr")
        and tokens[place + 2].kind == DIGITS
    ):
        return digit_year(scan, place + 2)
    return digit_year(scan, place)


def day_month(scan: Scan, at: int) -> Day | None:
    """Read "5. Juni 2025", "5 June 2025", "5th of June", "5. Juni"."""
    tokens = scan.tokens
    if len(tokens[at].text) > 2:
        return None
    day = int(tokens[at].text)
    ranked = digit_ordinal(scan, at)
    place = ranked[1] if ranked else at + 1
    if ranked is None and tokens[place].text == "." and not tokens[place].gap and scan.spaced(place + 1):
        place += 1
    if tokens[place].low == "of" or (tokens[place].text == "-" and not tokens[place].gap):
        place += 1
    month = month_at(scan, place)
    if month is None or not scan.near(place) or not valid(None, month[0], day):
        return None
    if scan.tables.compounding and ranked is None:
        before = tokens[at - 1].low if at and scan.near(at) else ""
        dated = before in scan.tables.deadline_links or before in ("seit", "vom", "dem") or year_after(scan, month[1])
        if not dated or not scan.spaced(place):
            return None  # "27 Juli" only where the words around it date something
    if tokens[month[1]].text == "-" and not tokens[month[1]].gap and tokens[month[1] + 1].kind == WORD:
        return None
    year = year_after(scan, month[1])
    return Day(at, year[1] if year else month[1], year[0] if year else None, month[0], day)


def _month_first(scan: Scan, at: int) -> Day | None:
    """Read "Juni 2025", "June 5, 2025", "June 5th", and a month alone."""
    tables, tokens = scan.tables, scan.tokens
    month = month_at(scan, at)
    if month is None:
        return None
    number, place = month
    token = tokens[at]
    if not tables.compounding and (day := day_after_month(scan, place, number)):
        year = year_after(scan, day[1])
        return Day(at, year[1] if year else day[1], year[0] if year else None, number, day[0])
    if (
        tokens[place].text == "-"
        and not tokens[place].gap
        and tokens[place + 1].kind == DIGITS
        and len(tokens[place + 1].text) == 4
    ):
        place += 1
    year = year_after(scan, place)
    if year:
        return Day(at, year[1], year[0], number)
    if place > at + 1 and at and tokens[at - 1].low in tables.month_before and scan.near(at):
        return Day(at, place, None, number)  # "until Oct."
    if token.low not in tables.month_alone or (place > at + 1):
        return None
    return Day(at, place, None, number) if _is_month(scan, at) else None


def day_after_month(scan: Scan, place: int, month: int) -> tuple[int, int] | None:
    """Read the day after a month name ("June 5", "June 5th", "June the fifth"): the day and the place after."""
    tokens = scan.tokens
    if tokens[place].low == "the":
        place += 1
    token = tokens[place]
    if not scan.near(place):
        return None
    if token.kind == WORD:
        ranked = (
            rank(scan, place) if tokens[place].low in scan.tables.ordinals or segment(scan.tables, token.low) else None
        )
        return ranked if ranked and valid(None, month, ranked[0]) and tokens[place].low not in ("may",) else None
    if token.kind != DIGITS or len(token.text) > 2 or not valid(None, month, int(token.text)):
        return None
    ranked = digit_ordinal(scan, place)
    if ranked:
        return ranked
    after = tokens[place + 1]
    if after.gap == "" and after.text in (":", ".") and tokens[place + 2].kind == DIGITS and not tokens[place + 2].gap:
        return None
    return int(token.text), place + 1


def _is_month(scan: Scan, at: int) -> bool:
    """Whether a capitalised month name alone is the month: not the verb "may", not a first name."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[at]
    before = tokens[at - 1] if at and scan.near(at) else None
    after = tokens[at + 1]
    if after.text == "-" and not after.gap and tokens[at + 2].kind == WORD:
        return tokens[at + 2].low in tables.months and tokens[at + 2].text[0].isupper()
    if token.low in ("may", "march", "august", "mai", "april", "june"):
        if before is not None and before.text == "-" and at > 1 and tokens[at - 2].low in tables.parts:
            return True  # "mid-March"
        if before is None or before.text in '.!?:“”"„»«':
            return False
        if (
            before.kind == WORD
            and before.text[0].isupper()
            and before.low not in tables.year_words
            and before.low not in tables.parts
        ):
            return False
        if after.kind == WORD and after.text[0].isupper() and after.gap == " ":
            return before.low in tables.year_words or before.low in ("im", "am", "des", "der", "den", "jeden", "until")
        if (
            token.low in ("may", "march")
            and before.low not in tables.year_words
            and before.low not in tables.relative
            and before.low not in tables.parts
        ):
            lower = after.kind == WORD and after.text[0].islower()
            return before.low in ("and", "or", "every", "each", "through", "only") or (before.low == "the" and lower)
    return True


def worded_day(scan: Scan, at: int) -> Day | None:
    """Read "fünfter Juni", "the fifth of June", "fifth June"."""
    tables, tokens = scan.tables, scan.tokens
    if tokens[at].low not in tables.ordinals and not segment(tables, tokens[at].low):
        return None
    ranked = rank(scan, at)
    if ranked is None or ranked[0] > 31:
        return None
    place = ranked[1] + (tokens[ranked[1]].low == "of")
    month = month_at(scan, place)
    if month is None or not scan.near(place) or not valid(None, month[0], ranked[0]):
        return None
    year = year_after(scan, month[1])
    return Day(at, year[1] if year else month[1], year[0] if year else None, month[0], ranked[0])


def year_at(scan: Scan, place: int) -> tuple[int, int] | None:
    """Read a year in digits, or in English words ("nineteen eighty-four"), at `place`: the year, the place after."""
    token = scan.tokens[place]
    if token.kind == DIGITS:
        return digit_year(scan, place)
    if scan.tables.compounding or token.kind != WORD:
        return None
    parts = segment(scan.tables, token.low)
    if not parts or (parts[0][1] != TEEN and parts[0][0] != 20):
        return None
    following = segment(scan.tables, scan.tokens[place + 1].low)
    if not following or following[0][1] not in (TEEN, TEN) or not scan.spaced(place + 1):
        return None
    year = parts[0][0] * 100 + following[0][0]
    last = place + 2
    if following[0][1] == TEN:
        last += scan.tokens[last].text == "-"
        unit = segment(scan.tables, scan.tokens[last].low)
        if unit and unit[0][1] == 1 and (scan.glued(last) or scan.spaced(last)):
            year += unit[0][0]
            last += 1
        elif scan.tokens[last - 1].text == "-":
            last -= 1
    return (year, last) if 1100 <= year <= 2099 else None
