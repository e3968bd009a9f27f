"""Qualifiers: the words that bound or hedge an amount, before it and after it."""

from summarize.figures.figure import Kind, Qualifier
from summarize.figures.reading import Reading
from summarize.figures.scan import Scan

__all__ = ["qualified", "qualifier_after", "qualifier_before"]

# Adjectives and articles that may stand between a qualifier and its amount ("mindestens weitere 6.000").
_STRONGEST = (Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.MORE_THAN, Qualifier.LESS_THAN)


def qualifier_before(scan: Scan, at: int, floor: int) -> tuple[Qualifier | None, int]:
    """Return the qualifier of the amount at token `at`, and where it begins.

    Looks back no further than token `floor`. Two in a row ("bis zu rund 300") give the bound, not the hedge.
    """
    qualifier: Qualifier | None = None
    first = at
    for _ in range(2):
        found = scan.phrase_before(first, scan.tables.before)
        if found is None or found[1] < floor or not _opens(scan, found[1]):
            break
        named = scan.tables.before[found[0]]
        first = found[1]
        if qualifier is None or named in _STRONGEST:
            qualifier = named if named is not None else qualifier
    return qualifier, first


def _opens(scan: Scan, place: int) -> bool:
    """Whether a word touches nothing before it, so that it is not the tail of another word."""
    return place == 0 or scan.tokens[place].gap != "" or scan.tokens[place - 1].text not in "-'’&."


def qualifier_after(scan: Scan, place: int) -> tuple[Qualifier, int] | None:
    """Return the qualifier that follows a figure ("or more", "+"), and the place after it."""
    token = scan.tokens[place]
    if token.text == "+" and token.gap == "" and scan.tokens[place + 1].gap:
        return Qualifier.AT_LEAST, place + 1
    return scan.phrase(place, scan.tables.after) if scan.near(place) else None


def qualified(scan: Scan, found: Reading, floor: int) -> Reading:
    """Add the qualifiers around `found` to it."""
    if found.kind in (Kind.DATE, Kind.IDENTIFIER, Kind.SCORE):
        return found
    qualifier, first = qualifier_before(scan, found.first, floor)
    if found.kind == Kind.TIME and qualifier not in (Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.EXACT):
        return found
    divides = found.kind in (Kind.FRACTION, Kind.MULTIPLE) and first == found.first
    if divides and first > floor and scan.tokens[first - 1].low in scan.tables.definite and scan.near(first):
        qualifier, first = qualifier_before(scan, first - 1, floor)
        first = found.first if qualifier is None else first
    if after := qualifier_after(scan, found.last):
        found.last = after[1]
        qualifier = after[0] if qualifier is None else qualifier
    found.qualifier, found.first = qualifier, first
    return found
