"""Numbers in digits: grouping marks, decimal marks, and their lookalikes."""

from decimal import Decimal
from typing import NamedTuple

from summarize.figures.lexing.tokens import DASHES, DIGITS, WORD
from summarize.figures.token_stream import TokenStream

_APOSTROPHES = frozenset("'’ʼ‘´`′")
_GROUP_SPACES = frozenset(" \u00a0\u2007\u2009\u202f")
# Longer runs of digits are serial numbers, not quantities.
_LONGEST_RUN = 33

#: Vulgar fraction characters: numerator and denominator.
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip


class Numeral(NamedTuple):
    """A number in digits, ending before token `last`.

    `grouped` is true if it has grouping marks, `foreign` if its decimal mark is not that of the language, so that only
    a following unit makes it a quantity. `digits` is the number of digits before the decimal mark.
    """

    value: Decimal
    last: int
    grouped: bool
    decimals: bool
    foreign: bool
    digits: int


def numeral(stream: TokenStream, at: int) -> Numeral | None:
    """Read the number in digits that begins at token `at`, or None."""
    tokens = stream.tokens
    first = tokens[at]
    if first.kind != DIGITS:
        return _bare_fraction(stream, at)
    if len(first.text) > _LONGEST_RUN:
        return None
    whole, place, mark = _groups(stream, at)
    decimals = ""
    foreign = False
    if tokens[place].gap == "" and tokens[place + 1].kind == DIGITS and tokens[place + 1].gap == "":
        text = tokens[place].text
        grouped = place > at + 1
        if _listed(stream, at, place):
            pass
        elif text == stream.tables.numbers.decimal or (grouped and text in ".," and text != mark):
            decimals = tokens[place + 1].text
        elif text == stream.tables.numbers.grouping and not grouped:
            decimals, foreign = tokens[place + 1].text, True
        if decimals:
            place += 2
        if len(decimals) > _LONGEST_RUN:
            return None
    elif stream.tables.numbers.decimal == "," and _no_cents(stream, place):
        place += 2
    value = Decimal(f"{whole}.{decimals}") if decimals else Decimal(whole)
    return Numeral(value, place, mark is not None, bool(decimals), foreign, len(whole))


def _listed(stream: TokenStream, at: int, place: int) -> bool:
    """Whether the comma at `place` separates the numbers of a longer list: "0,3,6,9"."""
    tokens = stream.tokens
    if tokens[place].text != ",":
        return False
    ahead = stream.glued_mark(place + 2, ",") and tokens[place + 3].kind == DIGITS and stream.glued(place + 3)
    behind = at > 1 and stream.glued_mark(at - 1, ",") and stream.glued(at) and tokens[at - 2].kind == DIGITS
    return ahead or behind


def _no_cents(stream: TokenStream, place: int) -> bool:
    """Whether a mark and a dash at `place` mean no cents: "3,- Euro", in Switzerland "250.–"."""
    mark, dash, after = stream.tokens[place : place + 3]
    if mark.text not in (",", ".") or mark.gap != "" or dash.text not in DASHES or dash.gap != "":
        return False
    return mark.text == "," or (after.kind != DIGITS and (after.kind != WORD or after.gap != ""))


def _groups(stream: TokenStream, at: int) -> tuple[str, int, str | None]:
    """Join the groups of three that follow the digits at `at`: the digits, the place after them, the mark."""
    tokens = stream.tokens
    whole = tokens[at].text
    if len(whole) > 3 or whole.startswith("0"):
        return whole, at + 1, None
    mark = _mark(stream, at + 1)
    if mark is None:
        return whole, at + 1, None
    place = at + 1
    step = 1 if mark in _GROUP_SPACES else 2
    while len(whole) <= _LONGEST_RUN and _mark(stream, place) == mark and len(tokens[place + step - 1].text) == 3:
        whole += tokens[place + step - 1].text
        place += step
    if place == at + 1:
        return whole, place, None
    if mark in _GROUP_SPACES and not _space_groups_end(stream, at, place):
        return tokens[at].text, at + 1, None
    if mark not in _GROUP_SPACES and _mark(stream, place) == mark:
        return tokens[at].text, at + 1, None  # "1.234.56" is not a number
    return whole, place, mark


def _mark(stream: TokenStream, place: int) -> str | None:
    """Return the grouping mark between the digits before `place` and the digits after it, or None."""
    token, following = stream.tokens[place], stream.tokens[place + 1]
    if token.kind == DIGITS:
        return token.gap if token.gap in _GROUP_SPACES else None
    if token.gap == "" and following.kind == DIGITS and following.gap == "":
        if token.text == stream.tables.numbers.grouping:
            return token.text
        if token.text in _APOSTROPHES:
            return "'"
    return None


def _space_groups_end(stream: TokenStream, at: int, place: int) -> bool:
    """Whether groups separated by spaces are one number rather than adjacent numbers."""
    tokens = stream.tokens
    following = tokens[place]
    if following.kind == DIGITS and following.gap in _GROUP_SPACES:
        return False
    if following.kind == WORD and following.gap == "" and not following.text.isupper() and len(following.text) > 3:
        return False
    before = tokens[at - 1] if at else None
    if before is None or (before.gap == "\n" and before.kind == 0):
        return True
    if (
        before.low in stream.tables.dates.months
        or before.low in stream.tables.names.labels
        or before.low in stream.tables.clock.o_clock.first
    ):
        return False
    # A preceding digit ("5 000 000 0") or dotted number ("5. 300 000") does not belong to it.
    return not (before.kind == DIGITS and tokens[at].gap != "\n" and tokens[at].gap != "")


def _bare_fraction(stream: TokenStream, at: int) -> Numeral | None:
    """Read `.25`: a decimal mark before digits, after a space or an opening mark."""
    tokens = stream.tokens
    mark, digits = tokens[at], tokens[at + 1]
    if mark.text != stream.tables.numbers.decimal or mark.text != "." or digits.kind != DIGITS or digits.gap != "":
        return None
    if mark.gap == "" and at and tokens[at - 1].text not in "($€£¥[-−–":
        return None
    if len(digits.text) > _LONGEST_RUN or (tokens[at + 2].text == "." and tokens[at + 3].kind == DIGITS):
        return None
    return Numeral(Decimal(f"0.{digits.text}"), at + 2, False, True, False, 1)
