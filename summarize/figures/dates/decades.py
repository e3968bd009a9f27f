"""Decades, centuries and eras: "90er-Jahre", "the 1990s", "19. Jahrhundert", "8 v. Chr."."""

from decimal import Decimal

from summarize.figures.dates.calendars import iso
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.number_words import segment
from summarize.figures.numbers.ordinals import any_rank, roman_rank
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream


def decade(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "1990er", "90er-Jahre", "Neunzigerjahre", "the 1990s", "nineties", "80er Jahre des 19. Jahrhunderts"."""
    found = _decade_at(stream, at)
    if found is None or found.unit != "decade" or not (of := stream.phrase(found.last, stream.tables.dates.decade_of)):
        return found
    age = century(stream, of[1])
    if age is not None and age.date is not None and found.value is not None:
        found.date, found.last = f"{age.date}{int(found.value) // 10}", age.last
    return found


def _decade_at(stream: TokenStream, at: int) -> ParsedFigure | None:
    tables, tokens = stream.tables, stream.tokens
    token = tokens[at]
    if token.kind == DIGITS:
        return _decade_digits(stream, at)
    if (
        (token.text in "'’‘" or (token.text in tables.dates.decade_dashes and token.gap))
        and tokens[at + 1].kind == DIGITS
        and not tokens[at + 1].gap
        and len(tokens[at + 1].text) == 2
    ):
        found = _decade_digits(stream, at + 1)
        return (
            ParsedFigure(at, found.last, Kind.DATE, value=found.value, date=found.date, unit="decade")
            if found
            else None
        )
    if token.kind != WORD:
        return None
    value = tables.dates.decades.get(token.low)
    if value is not None:
        last = _decade_word(stream, at + 1)
        words = tables.dates.decade_words
        if words and last == at + 1 and not token.low.endswith(words):
            told = tables.dates.decade_articles | tables.dates.decade_prepositions
            if not (token.text[0].isupper() and tokens[at - 1].low in told):
                return None
        return _decade(at, last, value, None)
    return _spelled_decade(stream, at)


def _spelled_decade(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read `neunzehnhundertneunziger` and "nineteen nineties"."""
    tables, tokens = stream.tables, stream.tokens
    parts = segment(tables, tokens[at].low) if not tables.habits.compounds else ()
    if parts and parts[0][0] in (18, 19, 20) and tokens[at + 1].low in tables.dates.decades:
        return _decade(at, at + 2, tables.dates.decades[tokens[at + 1].low], parts[0][0])
    return None


def _decade_word(stream: TokenStream, place: int) -> int:
    tokens = stream.tokens
    step = 1 if stream.glued_mark(place, "-") else 0
    return (
        place + step + 1
        if tokens[place + step].low in stream.tables.dates.decade_words and stream.near(place)
        else place
    )


def _decade_digits(stream: TokenStream, at: int) -> ParsedFigure | None:
    tables, tokens = stream.tables, stream.tokens
    token = tokens[at]
    place = at + 1
    if stream.glued_mark(place, "'’"):
        place += 1
    if at > 1 and tokens[at - 1].text == "-" and (aged := _aged(stream, at)):
        return aged
    if stream.glued_mark(place, "-"):
        place += 1  # "1990-er"
    ending = tokens[place]
    if (
        len(token.text) not in (2, 4)
        or ending.gap
        or ending.low not in tables.dates.decade_endings
        or token.text[-1] != "0"
    ):
        return None
    century = int(token.text[:2]) if len(token.text) == 4 else None
    value = int(token.text[-2:])
    last = _decade_word(stream, place + 1)
    if century in tables.dates.hundreds and value == 0:
        return ParsedFigure(at, last, Kind.DATE, value=Decimal(century + 1), date=f"{century:02}", unit="century")
    if tables.dates.decade_words and len(token.text) == 2 and last == place + 1 and not _alone(stream, at, last):
        return None
    return _decade(at, last, value, century)


def _aged(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "over-80s", "under-25s": people above or below an age."""
    tokens = stream.tokens
    bound = stream.tables.bounds.before.get(tokens[at - 2].low)
    if (
        bound is None
        or not stream.glued(at)
        or tokens[at + 1].low not in stream.tables.dates.age_endings
        or not stream.glued(at + 1)
    ):
        return None
    return ParsedFigure(
        at - 2, at + 2, Kind.MEASURE, value=Decimal(tokens[at].text), unit="year", qualifier=bound, digits=True
    )


def _alone(stream: TokenStream, at: int, last: int) -> bool:
    """Whether "90er" without "Jahre" is a decade: after an article or a part, and not before a noun it describes."""
    dates, tokens = stream.tables.dates, stream.tokens
    before = tokens[at - 1].low
    noun = tokens[last].kind == WORD and tokens[last].text[0].isupper()
    link, other = tokens[last], tokens[last + 1]
    if link.low in dates.decade_links and other.kind == DIGITS and tokens[last + 2].low in dates.shared_endings:
        return stream.glued(last + 2) and (
            _decade_word(stream, last + 3) > last + 3 or _alone(stream, last + 1, last + 3)
        )
    return before in dates.decade_articles or (
        (before in dates.decade_prepositions or before in dates.parts) and not noun
    )


def _decade(first: int, last: int, value: int, century: int | None) -> ParsedFigure:
    if century is None and value >= 40:
        century = 19
    written = f"{century:02}{value // 10}" if century is not None else None
    return ParsedFigure(first, last, Kind.DATE, value=Decimal(value), date=written, unit="decade")


def century(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "19. Jahrhundert", "19th century", "III. Jahrhundert", "a third-century slab", "5th century BC"."""
    tables, tokens = stream.tables, stream.tokens
    if tokens[at].low in tables.words.articles and tokens[at + 2].text == "-":
        at += 1  # not a third of a century
    ranked = any_rank(stream, at) or roman_rank(stream, at)
    if ranked is None:
        return None
    value, place = ranked
    if stream.glued_mark(place, "-"):
        place += 1
    if tokens[place].low not in tables.dates.centuries or not stream.near(place):
        shared = _listed_century(stream, place) and 0 < value < 100
        return (
            ParsedFigure(at, place, Kind.DATE, value=Decimal(value), date=f"{value - 1:02}", unit="century")
            if shared
            else None
        )
    last = place + 1
    if f"{tokens[place].low}." in tables.dates.centuries and stream.glued_mark(last, "."):
        last += 1
    before = _era(stream, last)
    if before:
        value, last = value * before[0], before[1]
    written = f"{value - 1:02}" if 0 < value < 100 else None
    return ParsedFigure(at, last, Kind.DATE, value=Decimal(value), date=written, unit="century")


def _listed_century(stream: TokenStream, place: int) -> bool:
    """Whether the rank before `place` shares the next century: "Ende des 19. und Anfang des 20. Jahrhunderts"."""
    tables, tokens = stream.tables, stream.tokens
    if tokens[place].low not in tables.dates.century_links or not stream.spaced(place):
        return False
    place += 1
    passed = (tables.dates.parts, tables.measures.definite, tables.dates.date_links, tables.words.partitive)
    while any(tokens[place].low in words for words in passed):
        place += 1
    ranked = any_rank(stream, place) if stream.near(place) else None
    return ranked is not None and tokens[ranked[1]].low in tables.dates.centuries and stream.near(ranked[1])


def _era(stream: TokenStream, place: int) -> tuple[int, int] | None:
    """Read "v. Chr." or "AD" at `place`: its sign, and the place after it."""
    return stream.phrase(place, stream.tables.dates.eras) if stream.near(place) else None


def era(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a year with its era: "8 v. Chr.", "AD 8", "44 BC"."""
    tables, tokens = stream.tables, stream.tokens
    token = tokens[at]
    if token.kind == DIGITS and len(token.text) <= 4:
        found = _era(stream, at + 1)
        if found is None or (tables.habits.era_capitals and tokens[at + 1].text[0].islower()):
            return None
        return _in_era(at, found[1], int(token.text) * found[0])
    number = tokens[at + 1]
    sign = tables.dates.era_prefixes.get(token.text)
    if sign is None or number.kind != DIGITS or not stream.near(at + 1) or len(number.text) > 4:
        return None
    return _in_era(at, at + 2, int(number.text) * sign)


def _in_era(first: int, last: int, number: int) -> ParsedFigure | None:
    if number == 0:
        return None
    # ISO 8601 counts astronomically: 1 BC is the year 0.
    return ParsedFigure(
        first,
        last,
        Kind.DATE,
        value=Decimal(number),
        date=iso(number) if number > 0 else f"{'-' if number < -1 else ''}{-number - 1:04}",
    )
