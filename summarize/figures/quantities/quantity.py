"""Quantities: counts with their qualifiers, and the ranges they form."""

from summarize.figures.dates.clock import o_clock
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.quantities.counts import count
from summarize.figures.quantities.qualifiers import qualified
from summarize.figures.quantities.ranges import choice, one_or_two, range_from, shares_ending, single
from summarize.figures.token_stream import TokenStream

# Smaller numbers between commas are rarely ages.
_YOUNGEST = 5


_DEGREES = ("degree", "degC", "degF")


def quantity(stream: TokenStream, at: int, floor: int) -> ParsedFigure | None:
    """Read the quantity or range that begins at token `at`; its qualifier may precede it, from `floor` on."""
    if found := one_or_two(stream, at):
        return qualified(stream, found, floor)
    counted = count(stream, at)
    low = counted or single(stream, at)
    if low is None:
        return None
    if at + 1 < low.last and stream.tokens[at].low in stream.tables.words.articles:
        low.qualifier = stream.tables.measures.hedged_one.get(stream.tokens[at + 1].low)
    high = range_from(stream, low, at) or choice(stream, low)
    if high is None and not shares_ending(stream, low) and counted is None:
        return None
    found = _with_hours(stream, _signed(stream, high or low))
    before = stream.tokens[found.first - 1].low if found.first else ""
    if found.first > 1 and (before in stream.tables.words.partitive or (before == "-" and stream.glued(found.first))):
        before = stream.tokens[found.first - 2].low
    if before in stream.tables.measures.leading and found.unit is None and found.kind in (Kind.CARDINAL, Kind.RANGE):
        found.kind = Kind.MEASURE if found.kind == Kind.CARDINAL else found.kind
        found.unit = stream.tables.measures.leading[before]
    elif found.digits and found.unit is None and found.kind is Kind.CARDINAL and _apposed_age(stream, found):
        found.kind, found.unit = Kind.MEASURE, "year"
    if high is None and not _worth(low):
        return None
    return qualified(stream, found, floor)


def _with_hours(stream: TokenStream, found: ParsedFigure) -> ParsedFigure:
    """Read the hours of "zwischen zwei und drei Uhr": a range followed by its "Uhr"."""
    hours = (found.low, found.high)
    last = o_clock(stream, found.last) if found.kind is Kind.RANGE and found.unit is None else None
    if last is not None and all(hour is not None and hour == int(hour) and 0 <= hour <= 24 for hour in hours):
        found.date = "/".join(f"T{int(hour or 0):02}:00" for hour in hours)
        found.low = found.high = None
        found.last, found.unit = last, stream.tables.clock.half_day
    return found


def _worth(found: ParsedFigure) -> bool:
    """Whether what was parsed is a figure at all: an article alone is not."""
    return found.value is not None or found.low is not None or found.kind == Kind.IDENTIFIER


def _apposed_age(stream: TokenStream, found: ParsedFigure) -> bool:
    """Whether a bare number between commas after a name is an age: "Anna Schmidt, 33, schwieg"."""
    tokens, at = stream.tokens, found.first
    if at < 2 or found.last != at + 1 or tokens[at - 1].text != "," or tokens[at - 1].gap or not stream.spaced(at):
        return False
    name, after = tokens[at - 2], tokens[found.last]
    closed = after.text in (",", ";") and not after.gap and not tokens[found.last + 1].text.isdecimal()
    named = (
        name.kind == WORD
        and name.text[0].isupper()
        and len(name.text) > 1
        and name.low not in stream.tables.dates.months
    )
    return closed and named and len(tokens[at].text) < 3 and (found.value or 0) >= _YOUNGEST


def _signed(stream: TokenStream, found: ParsedFigure) -> ParsedFigure:
    """Read a sign after degrees: "12 degrees below zero", "5 Grad minus"."""
    zero = (
        stream.phrase(found.last, stream.tables.measures.zero)
        if found.unit in _DEGREES and stream.near(found.last)
        else None
    )
    if zero is None or (stream.tokens[zero[1]].kind == DIGITS and stream.near(zero[1])):
        return found
    sign, found.last = zero
    if sign < 0 and all(value is None or value > 0 for value in (found.value, found.low, found.high)):
        found.value = None if found.value is None else -found.value
        found.low = None if found.low is None else -found.low
        found.high = None if found.high is None else -found.high
    return found
