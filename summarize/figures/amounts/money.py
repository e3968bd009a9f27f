"""Money: an amount with its currency, before or after it, and following smaller coins."""

from dataclasses import replace
from decimal import Decimal

from summarize.figures.amounts.amount import Amount
from summarize.figures.amounts.measures import Unit
from summarize.figures.amounts.unitless import amount
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.parsed_figure import EXACT, ParsedFigure
from summarize.figures.token_stream import TokenStream


def money_after(stream: TokenStream, found: Amount, unit: Unit) -> ParsedFigure:
    """Read "2 Euro", "2 Euro 50", "2 Euro und 50 Cent", "50 Cent"."""
    value = found.value
    if unit.name == "cent":
        return ParsedFigure(found.first, unit.last, Kind.MONEY, value=value, unit="cent", digits=found.digits)
    if value is not None and unit.size != 1:
        return ParsedFigure(
            found.first,
            unit.last,
            Kind.MONEY,
            value=EXACT.multiply(value, unit.size),
            unit=unit.name,
            digits=found.digits,
        )
    figure = ParsedFigure(
        found.first, unit.last, Kind.MONEY, value=value, unit=unit.name, digits=found.digits, scaled=found.scaled
    )
    if value is None:
        figure.low, figure.high = found.over, found.under
        return figure
    return _with_cents(stream, figure)


def _with_cents(stream: TokenStream, found: ParsedFigure) -> ParsedFigure:
    tables, tokens = stream.tables, stream.tokens
    place = found.last
    linked = tokens[place].low == tables.numbers.joiner
    place += linked
    if not stream.spaced(place) or found.scaled or found.value != (found.value or Decimal(0)).to_integral_value():
        return found
    more = amount(stream, place)
    if (
        more is None
        or more.rest
        or more.article
        or more.value is None
        or not 0 < more.value < 100
        or more.value != int(more.value)
    ):
        return found
    after = tokens[more.last]
    if after.low in tables.measures.subunits:
        found.last = more.last + 1
    elif (
        linked
        or not (after.kind == 0 or after.text in ".,;:!?)" or after.gap == "\n")
        or (more.digits and tokens[place].text[0] == "0" and len(tokens[place].text) < 2)
    ) or more.value < 10:
        return found
    else:
        found.last = more.last
    found.value = (found.value or Decimal(0)) + more.value / 100
    return found


def money_before(stream: TokenStream, at: int, code: str, found: Amount) -> ParsedFigure:
    """Read an amount after its currency sign, with one-letter scales (`€80m`)."""
    tables, tokens = stream.tables, stream.tokens
    token = tokens[found.last]
    if (
        not found.scaled
        and token.text in tables.numbers.scale_symbols
        and stream.near(found.last)
        and not (tokens[found.last + 1].gap == "" and tokens[found.last + 1].kind in (WORD, DIGITS))
    ):
        scale = tables.numbers.scale_symbols[token.text]
        value = None if found.value is None else EXACT.multiply(found.value, scale)
        found = replace(found, value=value, last=found.last + 1, scaled=True)
    last = found.last
    if (
        stream.near(last)
        and tokens[last + 1].kind != DIGITS
        and (again := stream.phrase(last, tables.measures.units))
        and again[0][1] == Kind.MONEY
    ) and (again[0][0] == code or (code == "USD" and again[0][0] in ("AUD", "CAD", "NZD", "SGD", "HKD", "TWD"))):
        code, last = again[0][0], again[1]
    low, high = (found.over, found.under) if found.value is None else (None, None)
    return ParsedFigure(
        at,
        last,
        Kind.MONEY,
        value=found.value,
        low=low,
        high=high,
        unit=code,
        digits=True,
        scaled=found.scaled,
        sign=True,
    )
