"""Qualifiers: words before or after an amount or a point in time that bound or hedge it."""

from summarize.figures.figure import Kind, Qualifier
from summarize.figures.lexing.tokens import DIGITS
from summarize.figures.numbers.number_words import segment
from summarize.figures.reading import Reading
from summarize.figures.scan import Scan

_STRONGEST = (Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.MORE_THAN, Qualifier.LESS_THAN)

#: Bounds after a negation: "nicht mehr als", "no longer than".
_TURNED = {Qualifier.MORE_THAN: Qualifier.AT_MOST, Qualifier.LESS_THAN: Qualifier.AT_LEAST}

#: Most prepositions before a point in time: "Frühestens am 5. Juni", "no later than on the 5th".
_MOST_LINKS = 2


def _qualifier_before(scan: Scan, at: int, floor: int) -> tuple[Qualifier | None, int]:
    """Return the qualifier of the amount at token `at`, and where it begins.

    Looks back as far as token `floor`. Of two in a row ("bis zu rund 300"), the bound counts, not the hedge.
    """
    qualifier: Qualifier | None = None
    first = at
    for _ in range(2):
        found = scan.phrase_before(first, scan.tables.bounds.before)
        if found is None or found[1] < floor or not _opens(scan, found[1]) or _compares(scan, found[1]):
            break
        named = scan.tables.bounds.before[found[0]]
        if found[0] in scan.tables.bounds.prepositions and (first < at or _governed(scan, found[1])):
            break  # "verfügt über fast 10.000": a preposition, not a bound
        named_result = found[0] in scan.tables.bounds.results and found[1]
        if named_result and scan.tokens[found[1] - 1].low in scan.tables.bounds.climbing:
            break  # "edged up to 6.3 percent"
        first = found[1]
        # In "innerhalb von weniger als 24 Stunden", the bound that counts is "weniger als".
        within = qualifier in _STRONGEST and found[0].split()[0] in scan.tables.bounds.within
        if qualifier is None or (named in _STRONGEST and not within):
            qualifier = named if named is not None else qualifier
    if qualifier in _TURNED and first > floor:
        before = _negation(scan, first, floor)
        qualifier, first = (qualifier, first) if before is None else (_TURNED[qualifier], before)
    return qualifier, first


def _opens(scan: Scan, place: int) -> bool:
    """Whether a word touches nothing before it, so that it is not the end of another word."""
    return place == 0 or scan.tokens[place].gap != "" or scan.tokens[place - 1].text not in "-'’&."


def _compares(scan: Scan, place: int) -> bool:
    """Whether a bound compares: "2.5 times as high as" is a multiple, "two points less than before" a difference."""
    tables, low = scan.tables, scan.tokens[place].low
    before = scan.tokens[place - 1].low if place else ""
    if low in tables.bounds.comparatives:
        return before in tables.measures.units and place > 1 and _number(scan, place - 2)
    return low in tables.bounds.equatives and (before in tables.shares.times or before in tables.shares.multiples)


def _number(scan: Scan, place: int) -> bool:
    token = scan.tokens[place]
    return token.kind == DIGITS or bool(segment(scan.tables, token.low))


def _governed(scan: Scan, place: int) -> bool:
    """Whether the preceding verb or noun requires the preposition at `place`, or two numbers oppose each other."""
    if not place or not scan.near(place):
        return False
    before = scan.tokens[place - 1]
    opposed = scan.tokens[place].low in scan.tables.bounds.against and _number(scan, place - 1)
    return opposed or before.low.startswith(scan.tables.bounds.governing)


def _negation(scan: Scan, first: int, floor: int) -> int | None:
    """Return the place of the negation of the bound at `first`: right before it, or before an infinitive."""
    tables, tokens = scan.tables, scan.tokens
    place = first - 1
    if tokens[place].low in tables.bounds.negated and scan.spaced(first):
        place -= 1
    if place < floor or tokens[place].low not in tables.bounds.negations or not scan.spaced(place + 1):
        return None
    return first if scan.glued(place) else place  # "mustn't" does not become part of the figure


def _qualifier_after(scan: Scan, place: int) -> tuple[Qualifier, int] | None:
    """Return the qualifier that follows a figure ("or more", "+"), and the place after it."""
    token = scan.tokens[place]
    if token.text == "+" and token.gap == "" and scan.tokens[place + 1].gap:
        return Qualifier.AT_LEAST, place + 1
    if not scan.near(place):
        return None
    found = None if scan.noun(place) else scan.phrase(place, scan.tables.bounds.after)  # "3 Prozent Plus"
    if found is None:
        return scan.phrase(place, scan.tables.bounds.deadlines_after)
    following = scan.tokens[found[1]]
    goes_on = scan.near(found[1]) and (following.kind == DIGITS or following.low in scan.tables.bounds.than)
    return None if goes_on or (scan.near(found[1]) and segment(scan.tables, following.low)) else found


def qualified(scan: Scan, found: Reading, floor: int) -> Reading:
    """Add the qualifiers around `found`; a point in time takes only those of time."""
    if found.kind in (Kind.IDENTIFIER, Kind.SCORE, Kind.ORDINAL):
        return found
    if found.kind in (Kind.DATE, Kind.TIME) or (found.kind is Kind.RANGE and found.date is not None):
        return _timed(scan, found, floor)
    qualifier, first = _qualifier_before(scan, found.first, floor)
    divides = found.kind in (Kind.FRACTION, Kind.MULTIPLE) and first == found.first
    if divides and first > floor and scan.tokens[first - 1].low in scan.tables.measures.definite and scan.near(first):
        qualifier, first = _qualifier_before(scan, first - 1, floor)
        first = found.first if qualifier is None else first
    if qualifier is None and found.kind is Kind.MEASURE and (limit := _deadline(scan, found.first, floor)):
        qualifier, first = limit
    if qualifier is None and first == found.first and _up_to(scan, found, floor):
        qualifier, first = Qualifier.AT_MOST, first - 1
    if after := _qualifier_after(scan, found.last):
        found.last = after[1]
        qualifier = qualifier or found.qualifier or after[0]
    found.qualifier, found.first = found.qualifier if qualifier is None else qualifier, first
    return found


def _up_to(scan: Scan, found: Reading, floor: int) -> bool:
    """Whether a measure follows a lone "bis": "Böen bis 140 km/h"."""
    measures = found.kind in (Kind.MEASURE, Kind.PERCENT, Kind.MONEY)
    return (
        measures
        and found.first > floor
        and scan.tokens[found.first - 1].low in scan.tables.bounds.up_to
        and scan.near(found.first)
    )


def _timed(scan: Scan, found: Reading, floor: int) -> Reading:
    """Add the bounds of a date or clock time: "spätestens am 5. Juni", "by 6 p.m. at the latest", "gegen 8 Uhr"."""
    if limit := _deadline(scan, found.first, floor):
        found.qualifier, found.first = limit
    elif found.kind is Kind.TIME:
        qualifier, first = _qualifier_before(scan, found.first, floor)
        if qualifier in (Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.EXACT):
            found.qualifier, found.first = qualifier, first
    if found.qualifier is None and scan.near(found.last):
        after = scan.phrase(found.last, scan.tables.bounds.deadlines_after)
        if after is not None:
            found.qualifier, found.last = after
    return found


def _deadline(scan: Scan, at: int, floor: int) -> tuple[Qualifier, int] | None:
    """Return the bound of the point in time at token `at`, across a preposition, and where it begins."""
    tables = scan.tables
    place = at
    for _ in range(_MOST_LINKS + 1):
        found = scan.phrase_before(place, tables.bounds.deadlines)
        if found is not None:
            return (tables.bounds.deadlines[found[0]], found[1]) if found[1] >= floor else None
        if place <= floor or not scan.near(place) or scan.tokens[place - 1].low not in tables.bounds.deadline_links:
            return None
        place -= 1
    return None
