"""Units after an amount: measures, percent, money, and counted people and things."""

from decimal import Decimal
from typing import NamedTuple

from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.number_words import segment
from summarize.figures.tables.schema import Measure, Tables
from summarize.figures.token_stream import TokenStream

# Most words between a number and the people it counts ("nine North Korean soldiers").
_MOST_BETWEEN = 2
_QUOTES = frozenset("“”„\"«»″'‘’′")
# Most tokens between degrees without their sign ("35C") and a word of weather.
_WEATHER_WITHIN = 12
# After these, the parts of a number are hours, minutes and seconds.
_PARTS_OF_TIME = frozenset({"hour", "minute", "second"})
# Most hyphens before the counted head: "EU-Staaten", "US-Army-Soldaten".
_MOST_HYPHENS = 3
#: Currency signs that may also precede their numbers.
_SIGNS = frozenset("$€£¥")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}


class Unit(NamedTuple):
    """A unit that ends before token `last`; `size` is its size in the canonical unit."""

    name: str
    kind: Kind
    size: Decimal
    last: int


def unit_after(stream: TokenStream, place: int, *, digits: bool) -> Unit | None:
    """Read the unit at token `place`, right after an amount; `digits` tells whether the amount was in digits."""
    tokens, tables = stream.tokens, stream.tables
    token = tokens[place]
    if token.gap == "\n" or not token.text:
        return None
    if token.text in "″′" and place > 1 and tokens[place - 2].text in _QUOTES and stream.glued(place - 1):
        return None  # id=“4150″
    if token.text == "-" and not tokens[place + 1].gap and tokens[place + 1].text:
        return _hyphened(stream, place + 1)
    if token.text in _SIGNS and token.gap and tokens[place + 1].kind == DIGITS and stream.glued(place + 1):
        return None  # "two $70,000 beds"
    if token.text in _BRACKETS and tokens[place + 2].text == _BRACKETS[token.text]:
        inner = _named(stream, place + 1, digits=digits)
        return (
            inner._replace(last=place + 3)
            if inner and inner.last == place + 2 and inner.kind != Kind.CARDINAL
            else None
        )
    found = _named(stream, place, digits=digits) or (degrees(stream, place) if digits else None)
    if found is not None:
        return found
    if digits and token.text[0].islower() and (measure := tables.measures.adjectives.get(token.low)):
        return Unit(*measure, place + 1)  # "18jährige"
    return _counted(stream, place)


def degrees(stream: TokenStream, place: int) -> Unit | None:
    """Read the letter of "35C", glued to a number: degrees after a sign or decimals, or near a word of weather."""
    tables, tokens = stream.tables, stream.tokens
    measure = tables.measures.degree_letters.get(tokens[place].text)
    if measure is None or not stream.glued(place) or (tokens[place + 1].kind == DIGITS and stream.glued(place + 1)):
        return None
    if stream.glued_mark(place + 1, "/") and tokens[place + 2].kind != DIGITS:
        return None  # "14.7C/share": cents
    before = tokens[place - 2] if place > 1 else None
    marked = before is not None and before.text in ".-−–" and stream.glued(place - 1)
    signed = marked and before is not None and (before.text == "." or before.gap != "")
    near = tokens[max(place - _WEATHER_WITHIN, 0) : min(place + _WEATHER_WITHIN, stream.count)]
    opening, letter = tokens[place + 1], tokens[place + 3]
    paired = (opening.text == "(" and letter.text in tables.measures.degree_letters) or (  # "35C (95F)"
        before is not None and before.text == "(" and tokens[place - 3].text in tables.measures.degree_letters
    )
    listed = sum(token.text in tables.measures.degree_letters for token in near) > 1  # "25C here, 23C there"
    weather = signed or paired or listed or any(token.low in tables.measures.heat for token in near)
    return Unit(*measure, place + 1) if weather else None


def _hyphened(stream: TokenStream, place: int) -> Unit | None:
    tables = stream.tables
    spread = stream.phrase(place, tables.measures.units)
    if spread:
        (name, kind, size), last = spread
        if stream.glued_mark(last, "-") and stream.tokens[last + 1].low in tables.measures.aged:
            last += 2
        return Unit(name, kind, size, last)
    word = stream.tokens[place]
    if tables.habits.compounds:
        found = tables.measures.adjectives.get(word.low) or _head(tables, word.low)
        if found:
            return Unit(*found, place + 1)
    elif word.low in tables.measures.heads:
        return Unit(*tables.measures.heads[word.low], place + 1)
    if word.text in tables.measures.hyphened:
        found = tables.measures.symbols.get(word.text) or tables.measures.units.get(word.low)
        return Unit(*found, place + 1) if found else None
    return None


def _head(tables: Tables, word: str) -> Measure | None:
    """Read the head of a compound: `prozentziel` after "Zwei-"."""
    for length in range(min(len(word), 12), 2, -1):
        found = tables.measures.heads.get(word[:length])
        if found:
            return found
    return None


def _named(stream: TokenStream, place: int, *, digits: bool) -> Unit | None:
    """Read a unit from the tables, by symbol exactly as written or by word."""
    tables, tokens = stream.tables, stream.tokens
    exact = stream.phrase(place, tables.measures.symbols, exact=True)
    named = stream.phrase(place, tables.measures.units)
    if exact and (named is None or exact[1] >= named[1]):
        (name, kind, size), last = exact
        token = tokens[place]
        if digits and name == "second" and stream.glued(place) and _decade_or_name(stream, place):
            return None  # "the 90s", "over-25s"
        if digits and not (len(token.text) == 1 and token.text.isalpha() and _stands_alone_badly(stream, place)):
            return Unit(name, kind, size, last)
        if kind == Kind.MONEY:
            return Unit(name, kind, size, last)
    if named is None:
        return None
    (name, kind, size), last = named
    if tokens[place].text.isupper() and last == place + 1 and tokens[last].kind == DIGITS and stream.glued(last):
        return None  # "six MG3 machine guns"
    if len(tokens[place].text) == 1 and tokens[place].text.isalpha() and last == place + 1:
        return None
    if not digits and tokens[place].text in tables.measures.after_digits:
        return None
    return Unit(name, kind, size, last)


def _decade_or_name(stream: TokenStream, place: int) -> bool:
    """Whether the "s" at `place` is a plural ("the 60s", "F-16s") or part of a name ("iPhone 6s", "the 6s Plus")."""
    number = stream.tokens[place - 1].text
    if place < 2:
        return len(number) == 2 and number.endswith("0")
    before = stream.tokens[place - 2]
    named = (
        before.low in stream.tables.measures.definite
        or before.text == "/"
        or (before.kind == WORD and not before.text.islower())
    )
    return before.text == "-" or (number.endswith("0") if len(number) == 2 else len(number) == 1 and named)


def _stands_alone_badly(stream: TokenStream, place: int) -> bool:
    """Whether a one-letter symbol is more likely something else: an apostrophe or more letters touch it."""
    following = stream.tokens[place + 1]
    return following.gap == "" and (following.text in "'’&" or following.kind == WORD)


def _counted(stream: TokenStream, place: int) -> Unit | None:
    """Read the people or things that an amount counts, past at most two adjectives."""
    tables, tokens = stream.tables, stream.tokens
    for ahead in range(place, place + _MOST_BETWEEN + 1):
        token = tokens[ahead]
        if token.kind != WORD or token.gap in ("", "\n"):
            return None
        named = stream.phrase(ahead, tables.measures.people)
        if named and stream.may_be_noun(ahead):
            other = (
                stream.phrase(named[1] + 1, tables.measures.people)
                if tokens[named[1]].low == tables.numbers.joiner
                else None
            )
            if other and {named[0], other[0]} == {"man", "woman"} and stream.near(named[1] + 1):
                return Unit("person", Kind.CARDINAL, Decimal(1), other[1])
            return Unit(named[0], Kind.CARDINAL, Decimal(1), named[1])
        if headed := _headed(stream, ahead):
            return headed
        if (parts := segment(tables, token.low)) and parts[0][0] > 1:
            return None  # "zwölf dreijährige Kinder": another number begins
        if (
            token.low in tables.words.stop
            or token.low in tables.measures.not_people
            or token.low in tables.measures.units
        ):
            return None
        if stream.noun(ahead) or not token.low.endswith(tables.measures.adjective_endings):
            return None
        if token.low.endswith(tables.measures.other_endings) and not token.text[0].isupper():
            return None
    return None


def _headed(stream: TokenStream, place: int) -> Unit | None:
    """Read the head of "EU-Staaten" if it is counted."""
    tokens = stream.tokens
    for _ in range(_MOST_HYPHENS):
        joined = stream.glued_mark(place + 1, "-") and stream.glued(place + 2)
        if not joined or tokens[place + 2].kind != WORD or not tokens[place].text[0].isupper():
            return None
        place += 2
        named = stream.phrase(place, stream.tables.measures.people)
        if named and tokens[place].text[0].isupper() and tokens[named[1]].text != "-":
            return Unit(named[0], Kind.CARDINAL, Decimal(1), named[1])
    return None


def lasting(stream: TokenStream, place: int) -> bool:
    """Whether the unit at `place` gives a duration, not a time or goals: "43:12 Minuten", "2:04:58 hours"."""
    return (
        stream.spaced(place) and stream.tables.measures.units.get(stream.tokens[place].low, ("",))[0] in _PARTS_OF_TIME
    )


def currency_before(stream: TokenStream, at: int) -> tuple[str, int] | None:
    """Read a currency sign or code before an amount: its code, and the place where the amount begins."""
    found = stream.phrase(at, stream.tables.measures.symbols, exact=True)
    if found is None or found[0][1] != Kind.MONEY:
        return None
    place = found[1]
    if not stream.near(place):
        return None
    if stream.tokens[place].text == "." and stream.tokens[place].gap == "" and stream.tokens[place + 1].gap:
        place += 1
    return found[0][0], place
