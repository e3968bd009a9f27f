"""The `Amount` that all readers of numbers return, and what multiplies or divides it: scale words, dozens."""

from dataclasses import dataclass, replace
from decimal import Decimal

from summarize.figures.lexing.tokens import WORD
from summarize.figures.parsed_figure import EXACT
from summarize.figures.token_stream import TokenStream


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in tokens `[first, last)`.

    A fraction has `over` and `under`, and a `value` only if that is finite. `low` is the bound of an indefinite amount
    ("Tausende"). `rest` is the remainder of the last word after the number (`zwei|te`). `article` is true if the number
    is an article ("ein").
    """

    first: int
    last: int
    value: Decimal | None
    over: Decimal | None = None
    under: Decimal | None = None
    low: Decimal | None = None
    indefinite: bool = False
    rest: str = ""
    digits: bool = False
    scaled: bool = False
    article: bool = False
    foreign: bool = False
    plain_digits: int = 0

    @property
    def fraction(self) -> bool:
        """Whether this is a part of one rather than a number of things."""
        return self.under is not None


def dozens(stream: TokenStream, at: int, place: int, count: Decimal) -> Amount | None:
    """Read the "Dutzend" at `place` that `count` counts; the amount begins at token `at`."""
    low = stream.tokens[place].low
    size = stream.tables.numbers.dozen.get(low)
    if size is None or not stream.near(place) or (low in stream.tables.numbers.attached and not stream.glued(place)):
        return None
    return Amount(at, place + 1, count * size)


def last_scale(stream: TokenStream, place: int) -> Decimal | None:
    """Return the scale that the word at `place` names, from a thousand upwards, or None."""
    low = stream.tokens[place].low
    scale = stream.tables.numbers.scales.get(low)
    return scale if scale is not None and scale >= 1000 and len(low) > 1 else None


def ratio(first: int, last: int, over: int, under: int) -> Amount:
    """Return the fraction `over` / `under` in tokens `[first, last)`."""
    return Amount(first, last, quotient(Decimal(over), Decimal(under)), over=Decimal(over), under=Decimal(under))


def mixed_ratio(first: int, last: int, whole: Decimal, over: int, under: int) -> Amount:
    """Return `whole` and `over` / `under` in tokens `[first, last)`."""
    total = whole * under + (over if whole >= 0 else -over)
    value = quotient(total, Decimal(under))
    if value is not None:
        return Amount(first, last, value)
    return Amount(first, last, None, over=total, under=Decimal(under))


def quotient(over: Decimal, under: Decimal) -> Decimal | None:
    """Divide exactly, or return None if the quotient is infinite."""
    rest = int(under)
    for prime in (2, 5):
        while rest and rest % prime == 0:
            rest //= prime
    scaled_over = int(over) if over == int(over) else None
    if not rest or scaled_over is None or scaled_over % rest:
        return None
    return EXACT.divide(over, under)


def scaled(stream: TokenStream, found: Amount) -> Amount:
    """Multiply by following scale words: "3,5 Millionen", "80 Mio.", "2-million", "100 thousand million"."""
    if found.rest or found.article:
        return found
    for _ in range(2):
        follows = _scale_after(stream, found)
        if follows is None:
            break
        scale, last = follows
        value = None if found.value is None else EXACT.multiply(found.value, scale)
        over, under = None, None
        if found.fraction and found.over is not None and found.under is not None:
            value = quotient(EXACT.multiply(found.over, scale), found.under)
            over, under = (None, None) if value is not None else (EXACT.multiply(found.over, scale), found.under)
        found = replace(
            found, last=last, value=value, over=over, under=under, scaled=True, foreign=False, plain_digits=0
        )
    return found


def _scale_after(stream: TokenStream, found: Amount) -> tuple[Decimal, int] | None:
    """Return the scale word after an amount, and the place after it."""
    tables, tokens, place = stream.tables, stream.tokens, found.last
    if not stream.near(place):
        return None
    if stream.glued_mark(place, "-") and not tokens[place + 1].gap:
        place += 1
    of = (
        found.fraction
        and tokens[place].low in tables.words.partitive
        and tokens[place + 1].low in tables.words.articles
    )
    place += 2 if of else 0
    token = tokens[place]
    scale = tables.numbers.scales.get(token.low)
    if scale is None and stream.glued(place) and found.digits and len(unit := tokens[place + 1].low) > 2:
        counted = stream.spaced(place + 1) and unit in tables.measures.units
        scale = tables.numbers.scale_symbols.get(token.text) if counted else None  # "2m tons"
    if scale is None or token.kind != WORD or (token.gap == "" and tokens[place - 1].kind == WORD):
        return None
    if len(token.low) == 1:
        joined = stream.glued_mark(place + 1, "-'’")
        if token.gap or not found.digits or joined:
            return None
    if tables.numbers.written_scales.get(token.low, token.text) != token.text:
        return None
    dotted = f"{token.low}." in tables.numbers.scales and stream.glued_mark(place + 1, ".")
    return scale, place + 1 + dotted
