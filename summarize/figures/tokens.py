"""The tokens of a text: words, digit runs and single marks, with the gap before each."""

import re
from typing import NamedTuple

__all__ = ["DIGITS", "END", "MARK", "PADDING", "WORD", "Token", "tokenize"]

WORD = 1
DIGITS = 2
MARK = 3
END = 0

# Spaces, then letters (with superscripts and vulgar fractions), digits or anything else: the spaces are possessive and
# the rest may be missing, so the scan never goes back.
_TOKEN = re.compile(r"(\s*+)(?:([^\W\d_]+)|([0-9]+)|(.))?", re.DOTALL)

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
    """Cut `text` into tokens, followed by `PADDING` that stand for the end (line breaks). Linear in it."""
    tokens: list[Token] = []
    add = tokens.append
    first = True
    for match in _TOKEN.finditer(text):
        kind = match.lastindex
        if kind is None or kind == 1:
            continue
        gap, piece = match[1], match[kind]
        if gap and (len(gap) > 1 or gap in "\n\r"):
            gap = "\n" if "\n" in gap or "\r" in gap else " "
        if first:
            gap, first = "\n", False
        end = match.end()
        start = end - len(piece)
        if kind == 2:
            add(Token(WORD, piece, piece.lower(), start, end, gap))
        else:
            add(Token(DIGITS if kind == 3 else MARK, piece, piece, start, end, gap))
    tokens.extend([Token(END, "\n", "\n", len(text), len(text), "\n")] * PADDING)
    return tokens
