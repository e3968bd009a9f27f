"""The tokens of a text: words, digit runs and single marks, with the gap before each."""

import re
from typing import NamedTuple

__all__ = ["DIGITS", "END", "MARK", "WORD", "Token", "tokenize"]

WORD = 1
DIGITS = 2
MARK = 3
END = 0

# Letters (with superscripts and vulgar fractions), digits, spaces, anything else: no alternative can fail after
# it has begun, so the scan never goes back.
_TOKEN = re.compile(r"([^\W\d_]+)|([0-9]+)|(\s+)|(.)", re.DOTALL)

#: How many empty tokens follow the last one, so that looking ahead needs no bounds check.
PADDING = 12


class Token(NamedTuple):
    """A word, a run of digits or one mark.

    `low` is `text` in lower case; `[start, end)` its place in the cleaned text; `gap` what separates it from the
    token before: nothing, the single space character, `" "` for several, or a newline if there is one.
    """

    kind: int
    text: str
    low: str
    start: int
    end: int
    gap: str


def tokenize(text: str) -> list[Token]:
    """Cut `text` into tokens, followed by `PADDING` that stand for the end: a line break no token can be. Linear in the text."""
    tokens: list[Token] = []
    gap = "\n"
    for match in _TOKEN.finditer(text):
        kind = match.lastindex
        piece = match.group()
        if kind == 3:
            gap = "\n" if "\n" in piece or "\r" in piece else piece if len(piece) == 1 else " "
            continue
        start, end = match.span()
        if kind == 1:
            tokens.append(Token(WORD, piece, piece.lower(), start, end, gap))
        else:
            tokens.append(Token(DIGITS if kind == 2 else MARK, piece, piece, start, end, gap))
        gap = ""
    tokens.extend([Token(END, "\n", "\n", len(text), len(text), "\n")] * PADDING)
    return tokens
