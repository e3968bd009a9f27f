"""Quantities: counts with their qualifiers, and the ranges they form."""

from summarize.figures.dates.clock import o_clock
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.quantities.counts import count
from summarize.figures.quantities.qualifiers import qualified
from summarize.figures.quantities.ranges import choice, one_or_two, range_from, shares_ending, single
from summarize.figures.reading import Reading
from summarize.figures.scan import Scan

# Smaller numbers between commas are rarely ages.
_YOUNGEST = 5


_DEGREES = ("degree", "degC", "degF")


def quantity(scan: Scan, at: int, floor: int) -> Reading | None:
    """Read the quantity or range that begins at token `at`; its qualifier may precede it, from `floor` on."""
    if found := one_or_two(scan, at):
        return qualified(scan, found, floor)
    counted = count(scan, at)
    low = counted or single(scan, at)
    if low is None:
        return None
    if at + 1 < low.last and scan.tokens[at].low in scan.tables.words.articles:
        low.qualifier = scan.tables.measures.hedged_one.get(scan.tokens[at + 1].low)
    high = range_from(scan, low, at) or choice(scan, low)
    if high is None and not shares_ending(scan, low) and counted is None:
        return None
    found = _with_hours(scan, _signed(scan, high or low))
    before = scan.tokens[found.first - 1].low if found.first else ""
    if found.first > 1 and (before in scan.tables.words.partitive or (before == "-" and scan.glued(found.first))):
        before = scan.tokens[found.first - 2].low
    if before in scan.tables.measures.leading and found.unit is None and found.kind in (Kind.CARDINAL, Kind.RANGE):
        found.kind = Kind.MEASURE if found.kind == Kind.CARDINAL else found.kind
        found.unit = scan.tables.measures.leading[before]
    elif found.digits and found.unit is None and found.kind is Kind.CARDINAL and _apposed_age(scan, found):
        found.kind, found.unit = Kind.MEASURE, "year"
    if high is None and not _worth(low):
        return None
    return qualified(scan, found, floor)


def _with_hours(scan: Scan, found: Reading) -> Reading:
    """Read the hours of "zwischen zwei und drei Uhr": a range followed by its "Uhr"."""
    hours = (found.low, found.high)
    last = o_clock(scan, found.last) if found.kind is Kind.RANGE and found.unit is None else None
    if last is not None and all(hour is not None and hour == int(hour) and 0 <= hour <= 24 for hour in hours):
        found.date = "/".join(f"T{int(hour or 0):02}:00" for hour in hours)
        found.low = found.high = None
        found.last, found.unit = last, scan.tables.clock.half_day
    return found


def _worth(found: Reading) -> bool:
    """Whether a reading is a figure at all: an article alone is not."""
    return found.value is not None or found.low is not None or found.kind == Kind.IDENTIFIER


def _apposed_age(scan: Scan, found: Reading) -> bool:
    """Whether a bare number between commas after a name is an age: "Anna Schmidt, 33, schwieg"."""
    tokens, at = scan.tokens, found.first
    if at < 2 or found.last != at + 1 or tokens[at - 1].text != "," or tokens[at - 1].gap or not scan.spaced(at):
        return False
    name, after = tokens[at - 2], tokens[found.last]
    closed = after.text in (",", ";") and not after.gap and not tokens[found.last + 1].text.isdecimal()
    named = (
        name.kind == WORD and name.text[0].isupper() and len(name.text) > 1 and name.low not in scan.tables.dates.months
    )
    return closed and named and len(tokens[at].text) < 3 and (found.value or 0) >= _YOUNGEST


def _signed(scan: Scan, found: Reading) -> Reading:
    """Read a sign after degrees: "12 degrees below zero", "5 Grad minus"."""
    zero = (
        scan.phrase(found.last, scan.tables.measures.zero) if found.unit in _DEGREES and scan.near(found.last) else None
    )
    if zero is None or (scan.tokens[zero[1]].kind == DIGITS and scan.near(zero[1])):
        return found
    sign, found.last = zero
    if sign < 0 and all(value is None or value > 0 for value in (found.value, found.low, found.high)):
        found.value = None if found.value is None else -found.value
        found.low = None if found.low is None else -found.low
        found.high = None if found.high is None else -found.high
    return found
