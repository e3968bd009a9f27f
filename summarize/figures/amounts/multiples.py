"""Multiples: "doppelt", "dreimal", "5-fach", "twice", "three times", "tenfold"."""

from decimal import Decimal

from summarize.figures.amounts.unitless import amount
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream


def multiple(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the multiple that begins at token `at`, or None."""
    tables, tokens = stream.tables, stream.tokens
    token = tokens[at]
    if (value := tables.shares.multiples.get(token.low)) is not None:
        return ParsedFigure(at, at + 1, Kind.MULTIPLE, value=value)
    if once := _once(stream, at):
        return once
    found = amount(stream, at)
    if found is None or found.value is None or found.rest or found.article or found.fraction:
        return None
    place = found.last
    mark = tokens[place]
    if mark.text == "-" and not mark.gap and not tokens[place + 1].gap:
        place += 1
    following = tokens[place]
    if tokens[place].low in tables.shares.times and stream.near(place):
        if following.low in tables.shares.not_times:
            return None
        if found.digits and tokens[place + 1].kind == DIGITS and stream.near(place + 1):
            return None  # "120 mal 90 Zentimeter"
        return ParsedFigure(at, place + 1, Kind.MULTIPLE, value=found.value, digits=found.digits)
    if following.low in tables.shares.multiple_endings and (following.gap == "" or place > found.last):
        return ParsedFigure(at, place + 1, Kind.MULTIPLE, value=found.value, digits=found.digits)
    if (
        following.low == "x"
        and place == found.last
        and following.gap == ""
        and tokens[at].kind == DIGITS
        and tokens[place + 1].gap
    ):
        return ParsedFigure(at, place + 1, Kind.MULTIPLE, value=found.value, digits=True)
    return None


def _once(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "einmal" and "once" if they count: "nur einmal", "once a year"."""
    tables, tokens = stream.tables, stream.tokens
    if tokens[at].low not in tables.shares.once:
        return None
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low
    rate = after not in tables.shares.rates or tokens[at + 2].low in tables.measures.units
    if before in tables.shares.once_before or (after in tables.shares.once_after and rate):
        return ParsedFigure(at, at + 1, Kind.MULTIPLE, value=Decimal(1))
    return None
