"""Indefinite numbers: "Tausende", "tens of thousands", "ein paar", "mehrere hundert"."""

from decimal import Decimal

from summarize.figures.amounts.measures import Unit, unit_after
from summarize.figures.figure import Kind
from summarize.figures.numbers.number_words import spelled
from summarize.figures.quantities.qualifiers import qualified
from summarize.figures.reading import Reading
from summarize.figures.scan import Scan

__all__ = ["collective"]

_LOWEST_ROUND = 100


def collective(scan: Scan, at: int, floor: int) -> Reading | None:
    """Read an indefinite number of things: "Tausende", "tens of thousands", "ein paar", "mehrere hundert"."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[at]
    for phrase in tables.numbers.indefinite:
        if phrase[0] == token.low and all(
            tokens[at + n].low == word and scan.near(at + n) for n, word in enumerate(phrase) if n
        ):
            if tables.habits.noun_capitals and tokens[at + len(phrase) - 1].text[0].isupper():
                continue
            after = at + len(phrase)
            low, last = _collective_number(scan, after)
            unit = unit_after(scan, last, digits=False)
            if phrase == ("paar",) and low is None:
                continue
            if phrase == ("a", "couple") and (unit is None and low is None):
                continue
            return _collected(at, last, low, unit)
    if token.low in tables.numbers.several and scan.near(at + 1):
        low, last = _round_number(scan, at + 1)
        if low is not None:
            return _collected(at, last, low, unit_after(scan, last, digits=False))
    if token.low in ("tens", "hundreds", "thousands", "zehntausende", "hunderttausende", *tables.numbers.collectives):
        low, last = _collective_number(scan, at)
        if low is not None:
            found = _collected(at, last, low, unit_after(scan, last, digits=False))
            return qualified(scan, found, floor)
    return None


def _round_number(scan: Scan, at: int) -> tuple[Decimal | None, int]:
    """Read a round number that "mehrere" makes indefinite: "Hunderttausend", "hundert thousand"."""
    low, last = _collective_number(scan, at)
    found = spelled(scan, at)
    if found is None or found.rest or found.last <= last or found.value < _LOWEST_ROUND:
        return low, last
    digits = str(int(found.value))
    return (
        (found.value, found.last)
        if digits[0] == "1" and not digits.strip("10") and digits.count("1") == 1
        else (low, last)
    )


def _collected(first: int, last: int, low: Decimal | None, unit: Unit | None) -> Reading:
    if unit is not None:
        return Reading(first, unit.last, Kind.COLLECTIVE, low=low, unit=unit.name)
    return Reading(first, last, Kind.COLLECTIVE, low=low)


def _collective_number(scan: Scan, at: int) -> tuple[Decimal | None, int]:  # noqa: C901 - one branch per form of words
    """Read "Tausende", "hundert", "tens of thousands of": the bound, and the place after it."""
    tables, tokens = scan.tables, scan.tokens
    low: Decimal | None = None
    place = at
    for _ in range(3):
        token = tokens[place]
        if place > at and not scan.near(place):
            break
        size = tables.numbers.collectives.get(token.low) or (
            10 if token.low == "tens" and tokens[place + 1].low == "of" else None
        )
        if size is None:
            size = (
                int(tables.numbers.scales[token.low])
                if token.low in tables.numbers.scales and len(token.low) > 2
                else None
            )
            size = tables.numbers.dozen.get(token.low) if size is None else size
        if size is None:
            break
        if low is not None and size < 100:
            break
        low = Decimal(size) if low is None else low * size
        place += 1
        if tokens[place].text == "." and tokens[place - 1].low + "." in tables.numbers.scales and not tokens[place].gap:
            place += 1
        if tokens[place].low in ("of", "von", "und") and scan.near(place) and scan.near(place + 1):
            following = tokens[place + 1].low
            if tokens[place].low == "und":
                if following.startswith("aber"):
                    place += 2
                break
            if following in tables.numbers.collectives or following in tables.numbers.scales:
                place += 1
                continue
            if tokens[place].low in ("of", "von"):
                unit = unit_after(scan, place + 1, digits=False)
                if unit is not None:
                    place += 1
            break
    return low, place
