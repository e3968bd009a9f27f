"""Qualifiers: words before or after an amount or a point in time that bound or hedge it."""

from summarize.figures.figure import Kind, Qualifier
from summarize.figures.lexing.tokens import DIGITS
from summarize.figures.numbers.number_words import segment
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream

_STRONGEST = (Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.MORE_THAN, Qualifier.LESS_THAN)

#: Bounds after a negation: "nicht mehr als", "no longer than".
_TURNED = {Qualifier.MORE_THAN: Qualifier.AT_MOST, Qualifier.LESS_THAN: Qualifier.AT_LEAST}

#: Most prepositions before a point in time: "Frühestens am 5. Juni", "no later than on the 5th".
_MOST_LINKS = 2


def _qualifier_before(stream: TokenStream, at: int, floor: int) -> tuple[Qualifier | None, int]:
    """Return the qualifier of the amount at token `at`, and where it begins.

    Looks back as far as token `floor`. Of two in a row ("bis zu rund 300"), the bound counts, not the hedge.
    """
    qualifier: Qualifier | None = None
    first = at
    for _ in range(2):
        found = stream.phrase_before(first, stream.tables.bounds.before)
        if found is None or found[1] < floor or not _opens(stream, found[1]) or _compares(stream, found[1]):
            break
        named = stream.tables.bounds.before[found[0]]
        if found[0] in stream.tables.bounds.prepositions and (first < at or _governed(stream, found[1])):
            break  # "verfügt über fast 10.000": a preposition, not a bound
        named_result = found[0] in stream.tables.bounds.results and found[1]
        if named_result and stream.tokens[found[1] - 1].low in stream.tables.bounds.climbing:
            break  # "edged up to 6.3 percent"
        first = found[1]
        # In "innerhalb von weniger als 24 Stunden", the bound that counts is "weniger als".
        within = qualifier in _STRONGEST and found[0].split()[0] in stream.tables.bounds.within
        if qualifier is None or (named in _STRONGEST and not within):
            qualifier = named if named is not None else qualifier
    if qualifier in _TURNED and first > floor:
        before = _negation(stream, first, floor)
        qualifier, first = (qualifier, first) if before is None else (_TURNED[qualifier], before)
    return qualifier, first


def _opens(stream: TokenStream, place: int) -> bool:
    """Whether a word touches nothing before it, so that it is not the end of another word."""
    return place == 0 or stream.tokens[place].gap != "" or stream.tokens[place - 1].text not in "-'’&."


def _compares(stream: TokenStream, place: int) -> bool:
    """Whether a bound compares: "2.5 times as high as" is a multiple, "two points less than before" a difference."""
    tables, low = stream.tables, stream.tokens[place].low
    before = stream.tokens[place - 1].low if place else ""
    if low in tables.bounds.comparatives:
        return before in tables.measures.units and place > 1 and _number(stream, place - 2)
    return low in tables.bounds.equatives and (before in tables.shares.times or before in tables.shares.multiples)


def _number(stream: TokenStream, place: int) -> bool:
    token = stream.tokens[place]
    return token.kind == DIGITS or bool(segment(stream.tables, token.low))


def _governed(stream: TokenStream, place: int) -> bool:
    """Whether the preceding verb or noun requires the preposition at `place`, or two numbers oppose each other."""
    if not place or not stream.near(place):
        return False
    before = stream.tokens[place - 1]
    opposed = stream.tokens[place].low in stream.tables.bounds.against and _number(stream, place - 1)
    return opposed or before.low.startswith(stream.tables.bounds.governing)


def _negation(stream: TokenStream, first: int, floor: int) -> int | None:
    """Return the place of the negation of the bound at `first`: right before it, or before an infinitive."""
    tables, tokens = stream.tables, stream.tokens
    place = first - 1
    if tokens[place].low in tables.bounds.negated and stream.spaced(first):
        place -= 1
    if place < floor or tokens[place].low not in tables.bounds.negations or not stream.spaced(place + 1):
        return None
    return first if stream.glued(place) else place  # "mustn't" does not become part of the figure


def _qualifier_after(stream: TokenStream, place: int) -> tuple[Qualifier, int] | None:
    """Return the qualifier that follows a figure ("or more", "+"), and the place after it."""
    token = stream.tokens[place]
    if token.text == "+" and token.gap == "" and stream.tokens[place + 1].gap:
        return Qualifier.AT_LEAST, place + 1
    if not stream.near(place):
        return None
    found = None if stream.noun(place) else stream.phrase(place, stream.tables.bounds.after)  # "3 Prozent Plus"
    if found is None:
        return stream.phrase(place, stream.tables.bounds.deadlines_after)
    following = stream.tokens[found[1]]
    goes_on = stream.near(found[1]) and (following.kind == DIGITS or following.low in stream.tables.bounds.than)
    return None if goes_on or (stream.near(found[1]) and segment(stream.tables, following.low)) else found


def qualified(stream: TokenStream, found: ParsedFigure, floor: int) -> ParsedFigure:
    """Add the qualifiers around `found`; a point in time takes only those of time."""
    if found.kind in (Kind.IDENTIFIER, Kind.SCORE, Kind.ORDINAL):
        return found
    if found.kind in (Kind.DATE, Kind.TIME) or (found.kind is Kind.RANGE and found.date is not None):
        return _timed(stream, found, floor)
    qualifier, first = _qualifier_before(stream, found.first, floor)
    divides = found.kind in (Kind.FRACTION, Kind.MULTIPLE) and first == found.first
    if (
        divides
        and first > floor
        and stream.tokens[first - 1].low in stream.tables.measures.definite
        and stream.near(first)
    ):
        qualifier, first = _qualifier_before(stream, first - 1, floor)
        first = found.first if qualifier is None else first
    if qualifier is None and found.kind is Kind.MEASURE and (limit := _deadline(stream, found.first, floor)):
        qualifier, first = limit
    if qualifier is None and first == found.first and _up_to(stream, found, floor):
        qualifier, first = Qualifier.AT_MOST, first - 1
    if after := _qualifier_after(stream, found.last):
        found.last = after[1]
        qualifier = qualifier or found.qualifier or after[0]
    found.qualifier, found.first = found.qualifier if qualifier is None else qualifier, first
    return found


def _up_to(stream: TokenStream, found: ParsedFigure, floor: int) -> bool:
    """Whether a measure follows a lone "bis": "Böen bis 140 km/h"."""
    measures = found.kind in (Kind.MEASURE, Kind.PERCENT, Kind.MONEY)
    return (
        measures
        and found.first > floor
        and stream.tokens[found.first - 1].low in stream.tables.bounds.up_to
        and stream.near(found.first)
    )


def _timed(stream: TokenStream, found: ParsedFigure, floor: int) -> ParsedFigure:
    """Add the bounds of a date or clock time: "spätestens am 5. Juni", "by 6 p.m. at the latest", "gegen 8 Uhr"."""
    if limit := _deadline(stream, found.first, floor):
        found.qualifier, found.first = limit
    elif found.kind is Kind.TIME:
        qualifier, first = _qualifier_before(stream, found.first, floor)
        if qualifier in (Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.EXACT):
            found.qualifier, found.first = qualifier, first
    if found.qualifier is None and stream.near(found.last):
        after = stream.phrase(found.last, stream.tables.bounds.deadlines_after)
        if after is not None:
            found.qualifier, found.last = after
    return found


def _deadline(stream: TokenStream, at: int, floor: int) -> tuple[Qualifier, int] | None:
    """Return the bound of the point in time at token `at`, across a preposition, and where it begins."""
    tables = stream.tables
    place = at
    for _ in range(_MOST_LINKS + 1):
        found = stream.phrase_before(place, tables.bounds.deadlines)
        if found is not None:
            return (tables.bounds.deadlines[found[0]], found[1]) if found[1] >= floor else None
        if place <= floor or not stream.near(place) or stream.tokens[place - 1].low not in tables.bounds.deadline_links:
            return None
        place -= 1
    return None
