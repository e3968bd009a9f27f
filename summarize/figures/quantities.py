"""Quantities: counts with their qualifiers, and the ranges they make."""

from decimal import Decimal

from summarize.figures.calendars import year_at
from summarize.figures.counts import count
from summarize.figures.figure import Kind
from summarize.figures.measures import currency_before
from summarize.figures.qualifiers import qualified
from summarize.figures.reading import EXACT, Reading
from summarize.figures.scan import Scan
from summarize.figures.tokens import DIGITS, WORD
from summarize.figures.words import segment

__all__ = ["quantity"]

_DASHES = frozenset("-–—‑")


# Smaller numbers between commas are seldom ages.
_YOUNGEST = 5


_DEGREES = ("degree", "degC", "degF")


# A falling pair of numbers is a score up to here, then a range.
_MOST_POINTS = 200


def quantity(scan: Scan, at: int, floor: int) -> Reading | None:
    """Read the quantity or range that begins at token `at`; its qualifier may stand before, from `floor` on."""
    low = count(scan, at)
    if low is None:
        return None
    high = _range(scan, low, at)
    found = _signed(scan, high or low)
    before = scan.tokens[found.first - 1].low if found.first else ""
    if before == "of" and found.first > 1:
        before = scan.tokens[found.first - 2].low
    if before in scan.tables.leading and found.unit is None and found.kind in (Kind.CARDINAL, Kind.RANGE):
        found.kind = Kind.MEASURE if found.kind == Kind.CARDINAL else found.kind
        found.unit = scan.tables.leading[before]
    elif found.digits and found.unit is None and found.kind is Kind.CARDINAL and _apposed_age(scan, found):
        found.kind, found.unit = Kind.MEASURE, "year"
    if high is None and not _worth(low):
        return None
    return qualified(scan, found, floor)


def _worth(found: Reading) -> bool:
    """Whether a reading is a figure at all: an article alone is none."""
    return found.value is not None or found.low is not None or found.kind == Kind.IDENTIFIER


def _apposed_age(scan: Scan, found: Reading) -> bool:
    """Whether a bare number between commas behind a name is an age: "Anna Schmidt, 33, schwieg"."""
    tokens, at = scan.tokens, found.first
    if at < 2 or found.last != at + 1 or tokens[at - 1].text != "," or tokens[at - 1].gap or not scan.spaced(at):
        return False
    name, after = tokens[at - 2], tokens[found.last]
    closed = after.text in (",", ";") and not after.gap and not tokens[found.last + 1].text.isdecimal()
    named = name.kind == WORD and name.text[0].isupper() and len(name.text) > 1 and name.low not in scan.tables.months
    return closed and named and len(tokens[at].text) < 3 and (found.value or 0) >= _YOUNGEST


def _signed(scan: Scan, found: Reading) -> Reading:
    """Read the sign that stands behind degrees: "12 degrees below zero", "5 Grad minus"."""
    zero = scan.phrase(found.last, scan.tables.zero) if found.unit in _DEGREES and scan.near(found.last) else None
    if zero is None or (scan.tokens[zero[1]].kind == DIGITS and scan.near(zero[1])):
        return found
    sign, found.last = zero
    if sign < 0 and all(value is None or value > 0 for value in (found.value, found.low, found.high)):
        found.value = None if found.value is None else -found.value
        found.low = None if found.low is None else -found.low
        found.high = None if found.high is None else -found.high
    return found


def _range(scan: Scan, low: Reading, at: int) -> Reading | None:
    """Read the other end of a range that begins with `low`: "bis 30", "–30", "and 30" after "between"."""
    if low.kind in (Kind.FRACTION, Kind.MULTIPLE) or low.value is None:
        return None
    joined = _connector(scan, low, at)
    if joined is None:
        return None
    place, first = joined
    tokens = scan.tokens
    start = _past_hedge(scan, place)
    high = count(scan, start)
    if high is None or high.value is None or high.kind in (Kind.FRACTION, Kind.MULTIPLE) or high.last <= place:
        return None
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        return None
    if low.unit is not None and high.unit is None and high.digits and high.last == start + 1 and year_at(scan, start):
        return None  # "more than 50 years until 1979"
    if not low.digits and low.unit is None and high.digits and tokens[place - 1].text in _DASHES:
        return None
    value = low.value
    dashed = scan.tokens[low.last].text in _DASHES
    unitless = low.unit is None and high.unit is None
    if dashed and scan.tables.compounding and unitless and scan.spaced(low.last) and value >= high.value:
        return None  # "Frenzel 671 – 2. Rießle": a table, no range
    if (
        dashed
        and low.value > high.value >= 0
        and low.value < _MOST_POINTS
        and low.unit is None
        and high.unit is None
        and not scan.tables.compounding
    ):
        return Reading(first, high.last, Kind.SCORE, low=low.value, high=high.value, digits=True)
    if high.scaled and not low.scaled and (low.unit is None or low.sign) and abs(value) < 1000:
        value = EXACT.multiply(value, _scale_of(scan, start))
    unit = high.unit or low.unit
    return Reading(
        first, high.last, Kind.RANGE, low=value, high=high.value, unit=unit, digits=low.digits and high.digits
    )


def _past_hedge(scan: Scan, place: int) -> int:
    """Skip a hedge before the second end of a range ("auf rund 5"), where the tables know none that includes it."""
    found = scan.phrase(place, scan.tables.hedges)
    return found[1] if found else place


def _scale_of(scan: Scan, place: int) -> Decimal:
    """Return the scale word that multiplied the amount at `place`."""
    for ahead in range(place, place + 6):
        word = scan.tokens[ahead].low
        if word in scan.tables.scales:
            return scan.tables.scales[word] * scan.tables.scales.get(scan.tokens[ahead + 1].low, 1)
        if word in scan.tables.scale_symbols or scan.tokens[ahead].text in scan.tables.scale_symbols:
            return scan.tables.scale_symbols.get(scan.tokens[ahead].text, Decimal(1))
        parts = segment(scan.tables, word)
        if parts and parts[-1][1] == 5:
            return Decimal(parts[-1][0])
    return Decimal(1)


def _connector(scan: Scan, low: Reading, at: int) -> tuple[int, int] | None:
    """Return where the second end begins, and where the whole range begins, if a range goes on after `low`."""
    tables, tokens = scan.tables, scan.tokens
    place = low.last
    token = tokens[place]
    if token.gap == "\n" or not token.text:
        return None
    before = tokens[at - 1].low if at and scan.near(at) else ""
    if token.text in _DASHES and not (token.gap == "" and scan.spaced(place + 1) and scan.phrase(place + 1, tables.to)):
        after = tokens[place + 1]
        if (token.gap == "") != (after.gap == ""):
            return None
        ends_in_digits = after.kind == DIGITS or currency_before(scan, place + 1) is not None
        if not ends_in_digits and not (
            after.kind == WORD and token.gap == "" and segment(tables, after.low) and tokens[low.last - 1].kind == WORD
        ):
            return None
        if after.gap and token.text == "-" and not (tokens[at].kind == DIGITS or low.unit):
            return None
        return place + 1, at
    truncated = token.text == "-" and not token.gap and tokens[place + 1].gap == " "  # "18- to 29-year-olds"
    place += truncated
    if (to := scan.phrase(place, tables.to)) and tokens[place].gap != "":
        first = at - 1 if before in tables.from_words else at
        return to[1], first
    if before in tables.between and token.low == tables.between_and:
        return place + 1, at - 1
    if before in tables.from_words and (to := scan.phrase(place, tables.from_to)):
        return to[1], at - 1
    return None
