"""Ranks: ordinals in digits and words, places counted from the last, Roman numerals after names."""

import re
from decimal import Decimal

from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.number_words import segment, spelled
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream

_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})$")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


def rank(stream: TokenStream, at: int) -> tuple[int, int] | None:
    """Read the spelled-out ordinal that begins at token `at`: its value and the place after it."""
    tables, tokens = stream.tables, stream.tokens
    low = tokens[at].low
    if low in tables.ranks.ordinals:
        return tables.ranks.ordinals[low], at + 1
    found = spelled(stream, at)
    if found is None or not found.rest or found.value != int(found.value):
        return None
    value = int(found.value)
    if not tables.ranks.case_endings:
        # "A hundredth" is a fraction.
        divides = low in tables.words.articles and value >= 100
        return None if divides else (value, found.last)
    ending = next((ending for ending in tables.ranks.case_endings if found.rest.endswith(ending)), None)
    if ending is None:
        return None
    stem = found.rest[: -len(ending)]
    if stem == "":  # "achte" keeps the t of "acht"
        return (value, found.last) if value % 10 == 8 and value % 100 != 18 else None
    if stem in tables.ranks.ordinal_stems:
        return (value + tables.ranks.ordinal_stems[stem], found.last) if value >= 100 else None
    # "einte" and "dreite" are not ordinals: one, three and seven have their own stems.
    ending = tables.ranks.stem_ending
    regular = tables.ranks.linking + ending if value % 100 == 0 or value % 100 > 19 else ending
    return (value, found.last) if stem == regular and value not in (1, 3) else None


def word_rank(stream: TokenStream, at: int) -> tuple[int, int] | None:
    """Read the spelled-out ordinal at token `at` if its word may be one: most are not, and cost nothing."""
    low = stream.tokens[at].low
    return rank(stream, at) if low in stream.tables.ranks.ordinals or segment(stream.tables, low) else None


def any_rank(stream: TokenStream, at: int) -> tuple[int, int] | None:
    """Read the ordinal at token `at`, in digits or words: its value and the place after it."""
    kind = stream.tokens[at].kind
    return digit_ordinal(stream, at) if kind == DIGITS else word_rank(stream, at) if kind == WORD else None


def ordinal(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a spelled-out rank: "der zweite", "zweitgrößte", "drittletzte", "second-largest", "penultimate"."""
    tables, tokens = stream.tables, stream.tokens
    token = tokens[at]
    if found := _from_last(stream, at, token.low) or _placed(stream, at):
        return found
    if stream.glued_mark(at + 1, "-") and tokens[at + 2].low in tables.ranks.rank_links:
        base = token.low + tables.ranks.base_ending
        stem = tables.ranks.ordinals.get(base) or tables.ranks.superlative_stems.get(token.low)
        return ParsedFigure(at, at + 2, Kind.ORDINAL, value=Decimal(stem)) if stem else None
    opens = at == 0 or tokens[at - 1].text in (".", "!", "?", ":")
    if opens and token.low in tables.ranks.openers and tokens[at + 1].text == ",":
        return None  # "First, ..." is only an opening
    ranked = rank(stream, at)
    if ranked is None:
        return _superlative(stream, at)
    value, last = ranked
    if _no_rank(stream, at, value, last):
        return None
    if stream.glued_mark(last, "-") and tokens[last + 1].low in tables.ranks.superlatives:
        last += 2
    return ParsedFigure(at, last, Kind.ORDINAL, value=Decimal(value))


def _no_rank(stream: TokenStream, at: int, value: int, last: int) -> bool:
    """Whether an ordinal is a form of a verb, a unit, or part of an idiom: "Achten Sie", "per second", "at first"."""
    ranks, token, before = stream.tables.ranks, stream.tokens[at], stream.tokens[at - 1]
    if token.low in ranks.verb_forms and last == at + 1:
        word = stream.word_before(at) if before.kind == WORD else ""
        if word not in ranks.ordinal_context and not (token.text[0].isupper() and word):
            return True
    if not at:
        return False
    return (token.low in ranks.also_units and _times(stream, at)) or (value == 1 and before.low in ranks.before_idiom)


def _times(stream: TokenStream, at: int) -> bool:
    """Whether "second" is the unit of a rate: "operations a second", "per second"."""
    tables, before, after = stream.tables, stream.tokens[at - 1].low, stream.tokens[at + 1]
    plural = at > 1 and stream.tokens[at - 2].low.endswith(tables.shares.plural_endings)
    if before in tables.words.articles and plural and stream.near(at - 1):
        return after.text != "-" and (after.kind != WORD or after.low in tables.words.stop)
    return before in tables.ranks.before_unit or before == "/"


def _placed(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a place in one word with what is ranked: "Tabellenfünfter", "Gruppenvorletzter"."""
    tables, low = stream.tables, stream.tokens[at].low
    for stem in tables.ranks.ranked_in:
        rest = low.removeprefix(stem)
        if rest == low:
            continue
        if last := _from_last(stream, at, rest):
            return last
        parts = segment(tables, rest)
        regular = len(parts) == 1 and rest[parts[0][2] :] in tables.ranks.digit_endings
        value = parts[0][0] if regular else tables.ranks.ordinals.get(rest)
        return ParsedFigure(at, at + 1, Kind.ORDINAL, value=Decimal(value)) if value is not None else None
    return None


def _from_last(stream: TokenStream, at: int, low: str) -> ParsedFigure | None:
    tables = stream.tables
    if low in tables.ranks.from_last:
        return ParsedFigure(at, at + 1, Kind.ORDINAL, value=Decimal(-tables.ranks.from_last[low]))
    ends = tables.ranks.from_end
    ranked = tables.ranks.ordinals.get(low, 0)
    if low in tables.ranks.next_to_last:
        ranked, ends = 2, tables.ranks.next_to_last[low]
    if ranked < 2:
        return None
    after = tuple(token.low for token in stream.tokens[at + 1 : at + 5])
    end = next((end for end in ends if after[: len(end)] == end), None)
    return ParsedFigure(at, at + 1 + len(end), Kind.ORDINAL, value=Decimal(-ranked)) if end else None


def _superlative(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read `zweitgrößte`, `drittälteste`, `viertbeste`: a rank and a superlative in one word."""
    tables = stream.tables
    low = stream.tokens[at].low
    for stem, value in tables.ranks.superlative_stems.items():
        if low.startswith(stem) and low.endswith(tables.ranks.superlative_endings) and len(low) > len(stem) + 4:
            return ParsedFigure(at, at + 1, Kind.ORDINAL, value=Decimal(value))
    parts = segment(tables, low)
    if len(parts) == 0:
        return None
    found = spelled(stream, at)
    if found is None or found.last != at + 1 or found.value <= 1:
        return None
    ending = tables.ranks.stem_ending
    rest = found.rest.removeprefix(tables.ranks.linking) if found.value > 19 else found.rest
    if found.value % 10 == 8 and not rest.startswith(ending):
        rest = ending + rest  # "achtgrößte" keeps the t of "acht"
    if rest.startswith(ending) and len(rest) > 5 and rest.endswith(tables.ranks.superlative_endings):
        return ParsedFigure(at, at + 1, Kind.ORDINAL, value=found.value)
    return None


def digit_ordinal(stream: TokenStream, at: int) -> tuple[int, int] | None:
    """Read an ordinal in digits: "19." before a word in lower or upper case on the same line, "19th"."""
    tables, tokens = stream.tables, stream.tokens
    token, mark = tokens[at], tokens[at + 1]
    if token.kind != DIGITS or mark.gap or len(token.text) > 4:
        return None
    if mark.low in tables.ranks.digit_endings:
        return int(token.text), at + 2  # "49sten", "49th"
    if mark.text == "-" and stream.glued(at + 2) and tokens[at + 2].low.endswith(tables.ranks.superlative_endings):
        return int(token.text), at + 3  # "12-größte"
    if mark.text not in tables.ranks.digit_ordinals:
        return None
    following = tokens[at + 2]
    if following.low in tables.ranks.digit_endings and not following.gap:
        return int(token.text), at + 3  # "90.ten"
    if following.kind == WORD and not following.gap and following.text[0].isupper() and len(following.text) > 3:
        return int(token.text), at + 2  # "120.Geburtstag"
    if following.text in "-/," and not following.gap:
        return (int(token.text), at + 2) if _goes_on(stream, at + 2) else None
    if following.kind != WORD or (
        following.gap in ("", "\n") and not (following.gap == "" and following.low in tables.dates.months)
    ):
        return None
    return int(token.text), at + 2


def _goes_on(stream: TokenStream, place: int) -> bool:
    """Whether the mark at `place` joins an ordinal to what follows: "2.-Liga-Klub", "1./2. Liga", "die 13., da"."""
    tokens = stream.tokens
    if tokens[place].text == ",":
        return len(tokens[place - 2].text) < 4
    if tokens[place].text == "-":
        return tokens[place + 1].kind == WORD
    dotted = tokens[place + 1].kind == DIGITS and stream.glued(place + 1) and tokens[place + 2].text == "."
    return dotted and stream.spaced(place + 3) and tokens[place + 3].kind == WORD


def digit_rank(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "3. Platz", "42nd": an ordinal in digits that is not a date."""
    ranked = digit_ordinal(stream, at)
    if ranked is None:
        return None
    value, last = ranked
    tables, tokens = stream.tables, stream.tokens
    found = ParsedFigure(at, last, Kind.ORDINAL, value=Decimal(value), digits=True)
    following = tokens[last]
    if following.text in ("-", "/", ",") or tokens[last - 1].kind == WORD:
        return found
    before = stream.word_before(at)
    listed = before == "-" and at > 1 and f"{tokens[at - 2].low}".endswith(tables.ranks.ranked_in)
    helps = listed or before in tables.ranks.ordinal_context or following.low in tables.ranks.rank_links
    if counts_days(stream, at):
        return found
    if (value > 300 and not listed) or (not following.text[0].isupper() and not helps):
        return None
    # A capital after the dot may begin a sentence: function words and numbers have one only there.
    begins = following.low in tables.words.stop or segment(tables, following.low)
    return None if following.text[0].isupper() and begins and not helps else found


def counts_days(stream: TokenStream, at: int) -> bool:
    """Whether "am 1370. Tag" or "500. Jahrestag" ranks a day, although such a large number before a dot usually ends a sentence."""
    tables = stream.tables
    before, mark, day = stream.tokens[at - 1], stream.tokens[at + 1], stream.tokens[at + 2]
    dotted = at > 0 and mark.text == "." and not mark.gap and stream.spaced(at + 2)
    ranked = tables.measures.units.get(day.low, ("",))[0] == "day" or day.low.startswith(tables.ranks.anniversaries)
    return dotted and ranked and before.low in tables.ranks.ordinal_context


def _roman_value(text: str) -> int:
    value = 0
    for char, following in zip(text, text[1:] + " ", strict=True):
        digit = _ROMAN_DIGITS[char]
        value += -digit if digit < _ROMAN_DIGITS.get(following, 0) else digit
    return value


def roman_rank(stream: TokenStream, at: int) -> tuple[int, int] | None:
    """Read the ordinal "III." at token `at`: its value and the place after it."""
    token, mark = stream.tokens[at], stream.tokens[at + 1]
    written = mark.text == "." and stream.glued(at + 1)
    return (_roman_value(token.text), at + 2) if written and _ROMAN.match(token.text) else None


def roman(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a Roman numeral after a capitalised name: "Johannes XXIII.", "Henry VIII", "World War II"."""
    tables, tokens = stream.tables, stream.tokens
    token = tokens[at]
    number = tables.ranks.name_numbers.get(token.low)
    if number is not None and at and tokens[at - 1].text in tables.ranks.numbered_names and stream.near(at):
        return ParsedFigure(at, at + 1, Kind.ORDINAL, value=Decimal(number))
    if not at or token.gap in ("", "\n") or token.text[0] not in "IVX" or not _ROMAN.match(token.text):
        return None
    name = tokens[at - 1]
    republic = name.low in tables.ranks.ordinal_context and len(token.text) > 1
    if republic and stream.glued_mark(at + 1, ".") and tokens[at + 2].text[0].isupper():
        return ParsedFigure(at, at + 2, Kind.ORDINAL, value=Decimal(_roman_value(token.text)))
    if name.kind != WORD or not name.text[0].isupper() or (tokens[at + 1].gap == "" and tokens[at + 1].text in "'’-"):
        return None
    if len(token.text) == 1 and name.text not in tables.ranks.roman_names:
        return None
    value = _roman_value(token.text)
    dotted = stream.glued_mark(at + 1, tables.ranks.digit_ordinals)
    if tables.habits.dot_ordinals and len(token.text) == 1 and not dotted:
        return None
    return ParsedFigure(at, at + 1 + dotted, Kind.ORDINAL, value=Decimal(value))
