"""A figure while it is being read: its place in tokens, and its content."""

from dataclasses import dataclass
from decimal import Context, Decimal

from summarize.figures.figure import Kind, Qualifier

#: Precise enough that no reading is ever rounded.
EXACT = Context(prec=200)


@dataclass(slots=True)
class ParsedFigure:
    """A figure in tokens `[first, last)`; the other fields are those of `Figure`."""

    first: int
    last: int
    kind: Kind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    qualifier: Qualifier | None = None
    date: str | None = None
    # Whether the number was written in digits, multiplied by a scale word, or preceded by a currency sign.
    digits: bool = False
    scaled: bool = False
    sign: bool = False


def plain(value: Decimal | None) -> Decimal | None:
    """Return `value` without an exponent and without trailing zeros after the decimal mark."""
    if value is None:
        return None
    if value == value.to_integral_value(context=EXACT):
        return value.quantize(Decimal(1), context=EXACT)
    return value.normalize(EXACT)
