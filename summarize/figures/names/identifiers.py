"""Identifiers, names and numbers compared as strings: F-35, § 5 Abs. 2, Version 2.0.1, ISIN, phone numbers."""

import re
from decimal import Decimal

from summarize.figures.amounts.measures import degrees
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream

_PHONE_MARKS = frozenset("-/()–")
# Beginnings of links, whose numbers are not figures of the text.
SCHEMES = frozenset({"http", "https", "www", "ftp", "mailto"})
_DOMAINS = frozenset({"com", "de", "at", "ch", "org", "net", "eu", "info", "tv", "co", "uk", "be", "ly", "me"})
_LONGEST_IDENTIFIER = 24
# Most letters in "hr4" or "mp3"; after a hyphen, only a longer word begins a name: "Ex-Formel-1".
_SHORT_NAME = 4


def address(stream: TokenStream, at: int) -> int | None:
    """Return the place after the link or mail address that begins at token `at`; its digits are not figures."""
    tokens = stream.tokens
    token = tokens[at]
    if token.low in SCHEMES and stream.glued_mark(at + 1, (":", ".")) and not tokens[at + 2].gap:
        return _run(stream, at + 1)
    if token.gap or not at:
        return None
    for place in range(at - 1, max(at - _LONGEST_IDENTIFIER, 0) - 1, -1):
        inside = tokens[place]
        if inside.text == "@":
            return _run(stream, at)  # "@kikin81"
        if inside.text == "/" and tokens[place - 2].text == "." and tokens[place - 1].low in _DOMAINS:
            return _run(stream, at)  # "pic.twitter.com/itr1Lrb2UK"
        if inside.gap:
            return None
    return None


def _run(stream: TokenStream, place: int) -> int:
    """Return the end of the run of tokens without gaps."""
    while stream.tokens[place].gap == "" and stream.tokens[place].kind:
        place += 1
    return place


def identifier(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a name with digits in it that begins with the word at token `at`: F-35, G7, Covid-19, B 27, T-72."""
    tokens, tables = stream.tokens, stream.tables
    token = tokens[at]
    place = at + 1
    mark = tokens[place]
    if not mark.gap and (mark.text == "-" or _lineage(stream, at)):
        place += 1
    number = tokens[place]
    if number.kind != DIGITS or number.gap:
        return _road(stream, at)
    if not _names(stream, at, marked=place > at + 1):
        return None
    if place > at + 1 and (len(token.text) > 12 or len(number.text) > 6 or token.low in tables.measures.leading):
        return None
    place = _end(stream, at, place + 1)
    return ParsedFigure(at, place + 2 * stream.goes_on(place, "."), Kind.IDENTIFIER, digits=True)


def _names(stream: TokenStream, at: int, *, marked: bool) -> bool:
    """Whether the word at `at` may begin a name with digits: most have a capital, as "hr4" and "mp3" have not."""
    tables, token, before = stream.tables, stream.tokens[at], stream.tokens[at - 1]
    glued = at > 0 and not token.gap
    small = token.text.islower() and not marked and len(token.text) <= _SHORT_NAME
    small = small and not (glued and before.kind == DIGITS)  # "4x100"
    if not (token.text[0].isupper() or small):
        return False
    if token.low in tables.names.not_identifiers or token.low in tables.dates.months:
        return False
    plain = len(token.text) < _SHORT_NAME and (len(token.text) == 1 or token.text[1:].islower())  # unlike "CoV"
    return not (glued and before.text in ("-", "/", "_") and (small or plain))


def _end(stream: TokenStream, at: int, place: int) -> int:
    """Return the end of the letters and digits without spaces from `place` on, in a name that begins at `at`."""
    tokens = stream.tokens
    while place < at + _LONGEST_IDENTIFIER and not tokens[place].gap and tokens[place].kind in (WORD, DIGITS):
        place += 1
    return place


def _lineage(stream: TokenStream, at: int) -> bool:
    """Whether "BA.5" names a virus variant rather than the end of a sentence without a space after it."""
    name, mark, number, after = stream.tokens[at : at + 4]
    if mark.text != "." or not 2 <= len(name.text) <= 3 or not name.text.isupper() or len(number.text) > 2:
        return False
    return f"{name.low}." not in stream.tables.names.labels and after.low not in stream.tables.measures.units.first


def _road(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "B 27", "A 7": a single capital letter and a number."""
    tokens, tables = stream.tokens, stream.tables
    letter, number, after = tokens[at : at + 3]
    if len(letter.text) != 1 or not letter.text.isupper() or number.kind != DIGITS or not stream.spaced(at + 1):
        return None
    if letter.low in tables.words.stop or (at and not letter.gap and tokens[at - 1].text == "&"):
        return None  # "S&P 500"
    if (
        len(number.text) > 3
        or (after.gap == "" and after.text in ".,:-%" and tokens[at + 3].kind == DIGITS)
        or after.low in tables.measures.units
    ):
        return None
    return ParsedFigure(at, at + 2, Kind.IDENTIFIER, digits=True)


def labelled(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a numbered place: "§ 5 Abs. 2", "Artikel 5", "Section 230", "Version 2.0.1"."""
    tokens, tables = stream.tokens, stream.tables
    found = stream.phrase(at, tables.names.labels)
    if found is None:
        return None
    label, place = found
    if tokens[place].kind != DIGITS or not stream.near(place):
        return None
    if label == "sentence" or label == "number":
        return None
    first = tokens[place]
    last = place + 1
    while stream.glued_mark(last, ".") and tokens[last + 1].kind == DIGITS and not tokens[last + 1].gap:
        last += 2
    dotted = last > place + 1
    if (tokens[last].kind == WORD and not tokens[last].gap and len(tokens[last].text) <= 2) or (
        label in ("section", "article")
        and tokens[last].kind == WORD
        and len(tokens[last].text) == 1
        and stream.spaced(last)
        and tokens[last].low in "abcdefgh"
        and tokens[last].low != "a"
    ):
        last += 1
    last = _more_labels(stream, last)
    value = None if dotted or len(first.text) > 9 else Decimal(first.text)
    return ParsedFigure(at, last, Kind.IDENTIFIER, value=value, unit=label, digits=True)


def _more_labels(stream: TokenStream, last: int) -> int:
    tokens = stream.tokens
    for _ in range(4):
        found = stream.phrase(last, stream.tables.names.labels)
        if found and stream.near(last) and tokens[found[1]].kind == DIGITS and stream.near(found[1]):
            last = found[1] + 1
        elif (
            tokens[last].text == "("
            and tokens[last + 1].kind in (DIGITS, WORD)
            and tokens[last + 2].text == ")"
            and (not tokens[last].gap or tokens[last + 1].kind == DIGITS)
            and len(tokens[last + 1].text) < 3
        ):
            last += 3
        else:
            break
    return last


_DATES_AS_NAMES = frozenset({("9", "/", "11"), ("24", "/", "7")})


def serial(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read what begins with digits but is not a quantity: phone numbers, versions, rows of digits, "5G", "3D"."""
    tokens = stream.tokens
    token = tokens[at]
    if token.kind == DIGITS:
        for read in (_phone, _race_time, _dotted, _glued):
            if found := read(stream, at):
                return found
        if (token.text, tokens[at + 1].text, tokens[at + 2].text) in _DATES_AS_NAMES and not tokens[at + 2].gap:
            return ParsedFigure(at, at + 3, Kind.IDENTIFIER, digits=True)
        if len(token.text) > 33:
            return ParsedFigure(at, at + 1, Kind.IDENTIFIER, digits=True)
    if token.text in ("+", "("):
        return _phone(stream, at)
    return None


def _dotted(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "2.0.1", "192.168.1.2", "4-4-2": three or more short numbers with the same mark, not a date or grouping."""
    tokens = stream.tokens
    mark = tokens[at + 1].text
    if mark not in (".", "-", "/", ":") or not mark:
        return None
    end, grouped = _dotted_run(stream, at, mark)
    if end - at < 5:
        return None
    if mark == stream.tables.numbers.grouping and grouped and len(tokens[at].text) <= 3:
        return None
    return ParsedFigure(at, end, Kind.IDENTIFIER, digits=True)


def _dotted_run(stream: TokenStream, at: int, mark: str) -> tuple[int, bool]:
    """Return the end of a run of numbers separated by `mark`, and whether all but the first have three digits.

    The run is walked once, backwards, and remembered for each of its numbers, so that a text that consists of such a
    run takes linear time.
    """
    key = f"dotted{mark}"
    if (key, at) not in stream.memo:
        tokens = stream.tokens
        end = at + 1
        while stream.goes_on(end, mark):
            end += 2
        grouped = True
        for place in range(end - 1, at - 1, -2):
            stream.memo[key, place] = (end, grouped)
            grouped = grouped and len(tokens[place].text) == 3
    found: tuple[int, bool] = stream.memo[key, at]
    return found


def _race_time(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "1:42,717", "43:12 Minuten": minutes, seconds and parts of one."""
    tokens = stream.tokens
    if not stream.goes_on(at + 1, ":") or len(tokens[at + 2].text) != 2:
        return None
    unit = stream.tables.measures.units.get(tokens[at + 3].low, ("",))[0]
    if stream.spaced(at + 3) and unit in ("minute", "hour"):
        return ParsedFigure(at, at + 3, Kind.IDENTIFIER, digits=True)
    return ParsedFigure(at, at + 5, Kind.IDENTIFIER, digits=True) if stream.goes_on(at + 3, ",.") else None


def _glued(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read digits glued to capitals that are not a unit: "5G", "3D", "2X"."""
    tokens, tables = stream.tokens, stream.tables
    word = tokens[at + 1]
    lettered = len(word.text) == 1 and word.text in "abcde" and word.kind == WORD and not word.gap
    if (
        lettered
        and (tokens[at + 2].gap or tokens[at + 2].kind not in (WORD, DIGITS))
        and len(tokens[at].text) < 4
        and word.text not in tables.measures.symbols
    ):
        return ParsedFigure(at, at + 2, Kind.IDENTIFIER, digits=True)
    if word.kind != WORD or word.gap or not word.text.isupper() or len(word.text) > 3 or len(tokens[at].text) > 4:
        return None
    if (
        word.text in tables.measures.symbols
        or word.low in tables.measures.units
        or word.low in tables.numbers.scales
        or word.text in tables.numbers.scale_symbols
    ) and not (word.text in ("G", "K") and len(tokens[at].text) == 1):
        return None
    if word.low in tables.ranks.digit_ordinals or word.low in tables.clock.day_parts or degrees(stream, at + 1):
        return None
    return ParsedFigure(at, _end(stream, at, at + 2), Kind.IDENTIFIER, digits=True)


_PHONE = re.compile(r"\+\d{6,15}|0\d{5,14}")


def _phone(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a phone number: a plus or a leading zero, then groups of digits."""
    tokens = stream.tokens
    token = tokens[at]
    first = tokens[at + 1] if token.text == "(" else token
    if token.text == "0" or not (token.text == "+" or first.text.startswith("0")):
        return None
    if at and tokens[at - 1].text in ".,:-/" and not token.gap:
        return None
    groups, place = _phone_groups(stream, at)
    digits = "".join(groups)
    if len(groups) < 2 and token.text != "+" and len(digits) < 8:
        return None
    number = ("+" if token.text == "+" else "") + digits
    return ParsedFigure(at, place, Kind.IDENTIFIER, digits=True) if _PHONE.fullmatch(number) else None


def _phone_groups(stream: TokenStream, at: int) -> tuple[list[str], int]:
    """Return the groups of digits of what may be a phone number, and the place after the last of them."""
    tokens = stream.tokens
    groups: list[str] = []
    last = at
    for place in range(at, at + _LONGEST_IDENTIFIER):
        piece = tokens[place]
        if place > at and (piece.gap == "\n" or len(piece.gap) > 1):
            break
        if piece.kind == DIGITS:
            groups.append(piece.text)
            last = place + 1
        elif not (piece.text == ")" or (piece.text == "+" and place == at)) and not (
            piece.text in _PHONE_MARKS and tokens[place + 1].kind == DIGITS
        ):
            break
    return groups, last
