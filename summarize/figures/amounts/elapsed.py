"""Durations in stopwatch notation: "1:41 Stunden", "7:57 minutes", "3:35:49,5 Std."."""

from decimal import Decimal

from summarize.figures.amounts.measures import lasting
from summarize.figures.figure import Kind
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream

#: The units of the parts, the largest first.
_UNITS = ("hour", "minute", "second")
_MOST_PARTS = 3


def elapsed(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read hours, minutes and seconds with colons before the unit of the first part (of three parts, of any).

    The value is in the smallest unit given.
    """
    tokens = stream.tokens
    parts = [tokens[at].text]
    place = at + 1
    while stream.goes_on(place, ":") and len(parts) < _MOST_PARTS:
        parts.append(tokens[place + 1].text)
        place += 2
    if len(parts) == 1 or any(len(part) != 2 for part in parts[1:]):
        return None
    if len(parts) == 2 and tokens[place].text == ":":
        return None
    fraction = ""
    if stream.goes_on(place, stream.tables.numbers.decimal):
        fraction, place = tokens[place + 1].text, place + 2
    if not lasting(stream, place):
        return None
    largest = "hour" if len(parts) == _MOST_PARTS else stream.tables.measures.units[tokens[place].low][0]
    smallest = _UNITS.index(largest) + len(parts) - 1
    if smallest >= len(_UNITS):
        return None
    value = Decimal(0)
    for part in parts:
        value = value * 60 + Decimal(part)
    dot = stream.glued_mark(place + 1, ".") and f"{tokens[place].low}." in stream.tables.measures.units
    return ParsedFigure(
        at,
        place + 1 + dot,
        Kind.MEASURE,
        value=value + (Decimal(f"0.{fraction}") if fraction else 0),
        unit=_UNITS[smallest],
        digits=True,
    )
