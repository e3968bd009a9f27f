"""Finding figures: one pass over the tokens of a text, applying the first matching rule at each place."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from summarize.arguments import of_type, one_of, require_text
from summarize.figures.amounts.elapsed import elapsed
from summarize.figures.amounts.multiples import multiple
from summarize.figures.amounts.scores import score, worded_score
from summarize.figures.amounts.shares import share, small_word
from summarize.figures.dates.calendar_dates import date
from summarize.figures.dates.clock import clock, clock_range
from summarize.figures.dates.decades import century, decade, era
from summarize.figures.dates.relative import ago, anchored, relative
from summarize.figures.dates.spoken_clock import minutes_past, spoken_clock
from summarize.figures.dates.weekdays import weekday
from summarize.figures.dates.years import part, quarter, year
from summarize.figures.figure import Figure, Kind
from summarize.figures.lexing.surface import surface
from summarize.figures.lexing.tokens import DIGITS, PADDING, WORD, token_lines
from summarize.figures.names.acts import act
from summarize.figures.names.identifiers import SCHEMES, address, identifier, labelled, serial
from summarize.figures.numbers.number_words import segment
from summarize.figures.numbers.numerals import VULGAR
from summarize.figures.numbers.ordinals import digit_rank, ordinal, roman
from summarize.figures.parsed_figure import ParsedFigure, plain
from summarize.figures.quantities.collectives import collective
from summarize.figures.quantities.qualifiers import qualified
from summarize.figures.quantities.quantity import quantity
from summarize.figures.quantities.ranges import single
from summarize.figures.tables.english import ENGLISH
from summarize.figures.tables.german import GERMAN
from summarize.figures.tables.schema import AND, Tables
from summarize.figures.token_stream import TokenStream
from summarize.language import Language
from summarize.language.words import LETTERS

_TABLES: dict[Language, Tables] = {"de": GERMAN, "en": ENGLISH}
_MARKS = frozenset(".-−–+('’‘§$€£¥₹₽₩₪₺₴#") | {"₿"}
#: Most tokens between a mark and its number: "-US$5".
MOST_SIGNS = 4
_ROMAN = re.compile(r"[IVX]+$")

_AT_DIGITS = (
    era,
    labelled,
    act,
    date,
    elapsed,
    clock_range,
    clock,
    minutes_past,
    score,
    worded_score,
    decade,
    century,
    quarter,
    year,
    serial,
    multiple,
    share,
    digit_rank,
)
_AT_WORD = (
    weekday,
    labelled,
    relative,
    quarter,
    part,
    date,
    worded_score,
    spoken_clock,
    identifier,
    century,
    roman,
    multiple,
    decade,
    year,
    share,
    small_word,
    era,
    ordinal,
)
_AT_MARK = (labelled, decade, serial)


def find_figures(text: str, lang: Language = "de", *, today: datetime.date | None = None) -> tuple[Figure, ...]:
    """Return every figure of `text` in order; spans are half-open code point offsets and do not overlap.

    `lang` is the language of the text; `today` is the day it was written, which resolves relative dates ("letzten
    Jahres", "gestern"). Takes time linear in the length of any text. Raises UsageError for a wrong argument.
    """
    require_text(text=text)
    one_of("lang", lang, Language)
    if today is not None:
        of_type("today", today, datetime.date, "pass a datetime.date")
    tables = _TABLES[lang]
    seen = surface(text, tables.numbers.decimal, tables.numbers.grouping)
    figures: list[Figure] = []
    for line in token_lines(seen.clean):
        stream = TokenStream(line, len(line) - PADDING, tables, today)
        for found in _parsed_figures(stream):
            start, end = seen.span(line[found.first].start, line[found.last - 1].end)
            numbers = (plain(found.value), plain(found.low), plain(found.high))
            figures.append(
                Figure(text[start:end], start, end, found.kind, *numbers, found.unit, found.qualifier, found.date)
            )
    return tuple(figures)


def _parsed_figures(stream: TokenStream) -> Iterator[ParsedFigure]:
    """Yield the figures of one line, in order."""
    floor = 0
    for at in _places(stream):
        if at < floor:
            continue
        if (passed := _passed(stream, at)) is not None:
            floor = max(floor, passed)
        elif found := _read(stream, at, floor):
            yield found
            floor = max(found.last, at + 1)
        elif stream.tokens[at].kind == DIGITS:
            floor = at + 1


def _passed(stream: TokenStream, at: int) -> int | None:
    """Return the place after an idiom or an address that begins at token `at`, 0 if nothing does, None if a figure may."""
    tables, token = stream.tables, stream.tokens[at]
    if token.kind == WORD:
        named = _may_begin_name(stream, at)
        if not named and not (_interesting(tables, token.low) and _counts(stream, at)):
            return 0
        if idiom := stream.phrase(at, tables.words.idioms):
            return idiom[1]
        if not named and not _readable(tables, token.low):
            return 0
    elif token.kind != DIGITS:
        return None if _number_near(stream, at) else 0
    return address(stream, at)


def _places(stream: TokenStream) -> list[int]:
    """Return the places of a line at which a figure, an idiom or an address may begin: few words of prose."""
    return [
        at
        for at, (token, after) in enumerate(pairwise(stream.tokens[: stream.count + 1]))
        if (
            _interesting(stream.tables, token.low) or after.kind != WORD or token.text[0] in "IVX"
            if token.kind == WORD
            else token.kind == DIGITS or token.text in _MARKS
        )
    ]


def _read(stream: TokenStream, at: int, floor: int) -> ParsedFigure | None:
    """Return the figure that begins at token `at`, by the first matching rule."""
    kind = stream.tokens[at].kind
    rules = _AT_WORD if kind == WORD else _AT_DIGITS if kind == DIGITS else _AT_MARK
    if timed := ago(stream, at):
        return timed if stream.tables.dates.ago_before else qualified(stream, timed, floor)
    for rule in rules:
        found = rule(stream, at)
        if found is not None:
            return qualified(stream, anchored(stream, found), floor)
    return collective(stream, at, floor) or quantity(stream, at, floor)


def _number_near(stream: TokenStream, at: int) -> bool:
    """Whether a number follows a mark closely enough for it to be its sign, its currency or its bracket."""
    following = stream.tokens[at + 1 : at + 1 + MOST_SIGNS]
    return any(token.kind == DIGITS for token in following) or bool(segment(stream.tables, following[0].low))


@lru_cache(maxsize=1 << 16)
def _readable(tables: Tables, word: str) -> bool:
    """Whether a figure may begin with `word`, a word of interest, rather than only an idiom or a larger number."""
    if word not in tables.words.idioms.first:
        return any(rank != AND for _, rank, _ in segment(tables, word)) or not segment(tables, word)
    return _begins(tables, word)


@lru_cache(maxsize=1 << 16)
def _interesting(tables: Tables, word: str) -> bool:
    """Whether a figure or an idiom may begin with `word`."""
    return word in tables.words.idioms.first or _begins(tables, word)


def _begins(tables: Tables, word: str) -> bool:
    """Whether a figure may begin with `word`."""
    return (
        word in _beginners(tables)
        or word.capitalize() in tables.week.weekday_abbreviations
        or bool(segment(tables, word))
        or word.startswith(tables.words.begin_stems)
    )


@lru_cache(maxsize=8)
def _beginners(tables: Tables) -> frozenset[str]:
    """Return the words of the tables with which a figure may begin."""
    numbers, dates, shares = tables.numbers, tables.dates, tables.shares
    return frozenset().union(
        tables.words.articles, tables.words.beginners, tables.ranks.ordinals, tables.ranks.from_last,
        numbers.fixed, numbers.collectives, numbers.several, numbers.halves, numbers.minus, numbers.dozen,
        shares.multiples, shares.small, shares.denominators, VULGAR,
        dates.months, dates.parts, dates.decades, dates.relative, dates.days, dates.ago_before, dates.ago_after,
        tables.week.weekdays, tables.clock.clock_words,
        tables.names.labels, (label.removesuffix(".") for label in tables.names.labels), SCHEMES, _currency_words(tables),
    )  # fmt: skip


@lru_cache(maxsize=8)
def _currency_words(tables: Tables) -> frozenset[str]:
    """Return the first words of currency signs: "us" of "US-$"."""
    return frozenset(match.group().lower() for match in _currency_signs(tables))


@lru_cache(maxsize=8)
def _currency_letters(tables: Tables) -> frozenset[str]:
    """Return the letters that begin a currency sign but are not one by themselves: "us", but not "chf"."""
    whole = {match.group().lower() for match in _currency_signs(tables) if match.group() == match.string}
    return _currency_words(tables) - whole


def _currency_signs(tables: Tables) -> list[re.Match[str]]:
    """Return a match of the leading letters of each currency sign that has any."""
    money = (symbol for symbol, (_, kind, _) in tables.measures.symbols.items() if kind == Kind.MONEY)
    return [match for symbol in money if (match := LETTERS.match(symbol)) is not None]


def _counts(stream: TokenStream, at: int) -> bool:
    """Whether a word of interest may count here: most occurrences of "zu", "us" and articles do not."""
    tables, low, following = stream.tables, stream.tokens[at].low, stream.tokens[at + 1]
    if low in tables.words.articles:
        return _article_counts(stream, at)
    if low in tables.shares.together:
        return following.low.endswith(tables.shares.party_endings)  # "zu dritt"
    return following.kind != WORD or low not in _currency_letters(tables)


def _article_counts(stream: TokenStream, at: int) -> bool:
    """Whether an article counts: only before a unit or another number word."""
    tables, following = stream.tables, stream.tokens[at + 1]
    if following.text == "-" and stream.glued(at + 1) and stream.tokens[at + 2].kind == WORD and stream.glued(at + 2):
        return stream.tokens[at + 2].low in tables.measures.units or stream.tokens[at + 2].low in tables.measures.heads
    if following.text == "$" and not following.gap:
        return True
    if (at and stream.phrase_before(at, tables.bounds.before)) or single(stream, at):
        return True
    return following.kind == WORD and (
        following.low in tables.words.after_article
        or following.low in tables.measures.hedged_one
        or following.low in tables.measures.units.first
        or _interesting(tables, following.low)
        or following.low in tables.measures.people
    )


def _may_begin_name(stream: TokenStream, at: int) -> bool:
    """Whether digits follow the word at `at`, or it is a Roman numeral."""
    token, following = stream.tokens[at], stream.tokens[at + 1]
    if following.kind == WORD and token.text[0] not in "IVX":
        return False
    if following.kind == DIGITS and not following.gap and token.text.islower():
        return True
    if not token.text[0].isupper():
        return False
    if following.kind == DIGITS and (not following.gap or len(token.text) == 1):
        return True
    if following.text in ("-", ".") and not following.gap and stream.tokens[at + 2].kind == DIGITS:
        return stream.glued(at + 2) or following.text == "-"
    return token.text[0] in "IVX" and _ROMAN.match(token.text) is not None
