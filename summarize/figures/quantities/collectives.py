"""Indefinite numbers: "Tausende", "tens of thousands", "ein paar", "mehrere hundert"."""

from decimal import Decimal

from summarize.figures.amounts.measures import Unit, unit_after
from summarize.figures.figure import Kind
from summarize.figures.numbers.number_words import spelled
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.quantities.qualifiers import qualified
from summarize.figures.token_stream import TokenStream

_LOWEST_ROUND = 100


def collective(stream: TokenStream, at: int, floor: int) -> ParsedFigure | None:
    """Read an indefinite number of things: "Tausende", "tens of thousands", "ein paar", "mehrere hundert"."""
    tables, tokens = stream.tables, stream.tokens
    token = tokens[at]
    for phrase, needed in tables.numbers.indefinite.items():
        if phrase[0] == token.low and all(
            tokens[at + n].low == word and stream.near(at + n) for n, word in enumerate(phrase) if n
        ):
            if stream.noun(at + len(phrase) - 1):
                continue
            after = at + len(phrase)
            low, last = _collective_number(stream, after)
            unit = unit_after(stream, last, digits=False)
            if low is None and (needed == "number" or (needed == "unit" and unit is None)):
                continue
            return _collected(at, last, low, unit)
    if token.low in tables.numbers.several and stream.near(at + 1):
        low, last = _round_number(stream, at + 1)
        if low is not None:
            return _collected(at, last, low, unit_after(stream, last, digits=False))
    if token.low in tables.numbers.collectives or token.low in tables.numbers.tens:
        low, last = _collective_number(stream, at)
        if low is not None:
            found = _collected(at, last, low, unit_after(stream, last, digits=False))
            among = at and tokens[at - 1].low in tables.bounds.prepositions  # "unter Hunderten", "over dozens of pages"
            return found if among else qualified(stream, found, floor)
    return None


def _round_number(stream: TokenStream, at: int) -> tuple[Decimal | None, int]:
    """Read a round number that "mehrere" makes indefinite: "Hunderttausend", "hundert thousand"."""
    low, last = _collective_number(stream, at)
    found = spelled(stream, at)
    if found is None or found.rest or found.last <= last or found.value < _LOWEST_ROUND:
        return low, last
    digits = str(int(found.value))
    return (
        (found.value, found.last)
        if digits[0] == "1" and not digits.strip("10") and digits.count("1") == 1
        else (low, last)
    )


def _collected(first: int, last: int, low: Decimal | None, unit: Unit | None) -> ParsedFigure:
    if unit is not None:
        return ParsedFigure(first, unit.last, Kind.COLLECTIVE, low=low, unit=unit.name)
    return ParsedFigure(first, last, Kind.COLLECTIVE, low=low)


def _size(stream: TokenStream, place: int) -> int | None:
    """Return the number that a collective word stands for: "Tausende", "tens of", "Millionen", "dozens"."""
    numbers, low = stream.tables.numbers, stream.tokens[place].low
    if low in numbers.collectives:
        return numbers.collectives[low]
    if low in numbers.tens and stream.tokens[place + 1].low in stream.tables.words.partitive:
        return numbers.tens[low]
    return int(numbers.scales[low]) if low in numbers.scales and len(low) > 2 else numbers.dozen.get(low)


def _behind_link(stream: TokenStream, place: int) -> tuple[int, bool]:
    """Return the place after the "of", "von" or "und aber" of a collective, and whether its size continues there."""
    numbers, following = stream.tables.numbers, stream.tokens[place + 1].low
    if stream.tokens[place].low == numbers.joiner:
        return place + 2 * following.startswith(numbers.repeated), False
    if following in numbers.collectives or following in numbers.scales:
        return place + 1, True
    return place + (unit_after(stream, place + 1, digits=False) is not None), False


def _collective_number(stream: TokenStream, at: int) -> tuple[Decimal | None, int]:
    """Read "Tausende", "hundert", "tens of thousands of": the bound, and the place after it."""
    tables, tokens = stream.tables, stream.tokens
    low: Decimal | None = None
    place = at
    for _ in range(3):
        if place > at and not stream.near(place):
            break
        size = _size(stream, place)
        if size is None or (low is not None and size < 100):
            break
        low = Decimal(size) if low is None else low * size
        place += 1
        if tokens[place].text == "." and tokens[place - 1].low + "." in tables.numbers.scales and not tokens[place].gap:
            place += 1
        if tokens[place].low in tables.numbers.collective_links and stream.near(place) and stream.near(place + 1):
            place, goes_on = _behind_link(stream, place)
            if not goes_on:
                break
    return low, place
