"""One-word compounds that begin with a number: `dreitägig`, `Zweidrittelmehrheit`, `zweieinhalbfach`."""

from decimal import Decimal

from summarize.figures.amounts.amount import Amount
from summarize.figures.figure import Kind
from summarize.figures.parsed_figure import EXACT, ParsedFigure
from summarize.figures.token_stream import TokenStream

# "Zehnerpack" counts ten; "Tausenderbetrag" only means thousands.
_ROUND = 100


def compound(stream: TokenStream, found: Amount) -> ParsedFigure | None:
    """Read a one-word compound that begins with a number: `dreitägig`, `Zweidrittelmehrheit`, `zweieinhalbfach`."""
    tables = stream.tables
    word = stream.tokens[found.last - 1]
    rest = found.rest
    one = found.value == 1
    declined = tables.numbers.one_endings if _ends_in_one(found) else tables.numbers.declined.get(found.value or 0, ())
    if rest in declined:
        return ParsedFigure(found.first, found.last, Kind.CARDINAL, value=found.value)
    if (measure := tables.measures.adjectives.get(rest)) and not found.fraction:
        return _of_measure(found, measure)
    if rest in tables.shares.multiple_endings:
        return (
            None if one or found.fraction else ParsedFigure(found.first, found.last, Kind.MULTIPLE, value=found.value)
        )
    if found.fraction:
        return _fraction_compound(stream, found, rest)
    if (
        len(rest) > 2
        and word.text[0].isupper()
        and not found.fraction
        and not word.low.startswith(tables.measures.not_compounds)
    ):
        for length in range(min(len(rest), 12), 2, -1):
            if measure := tables.measures.heads.get(rest[:length]):
                return _of_measure(found, measure)
        if rest.startswith(tables.numbers.group_endings) and len(rest) > 5 and not one and (found.value or 0) < _ROUND:
            return ParsedFigure(found.first, found.last, Kind.CARDINAL, value=found.value)
    return None


def _fraction_compound(stream: TokenStream, found: Amount, rest: str) -> ParsedFigure | None:
    tables = stream.tables
    if rest.startswith(tables.shares.share_heads) or rest in tables.shares.genitive_endings:
        return ParsedFigure(found.first, found.last, Kind.FRACTION, value=found.value, low=found.over, high=found.under)
    measure = tables.measures.units.get(rest) or tables.measures.adjectives.get(rest)
    if measure and measure[0] == "year" and found.value is not None:
        return _of_measure(found, ("month", measure[1], Decimal(12)))
    return _of_measure(found, measure) if measure else None


def _ends_in_one(found: Amount) -> bool:
    return found.value is not None and found.value % 10 == 1 and found.value > 20


def _of_measure(found: Amount, measure: tuple[str, Kind, Decimal]) -> ParsedFigure:
    name, kind, size = measure
    value = None if found.value is None else EXACT.multiply(found.value, size)
    return ParsedFigure(found.first, found.last, kind, value=value, unit=name, digits=found.digits)
