"""The tokens of a text: words, runs of digits and single marks, with the gap before each."""

import re
from itertools import pairwise
from typing import NamedTuple

WORD = 1
DIGITS = 2
_MARK = 3
END = 0

#: Marks between the ends of a range.
DASHES = frozenset("-–—")

# Spaces, then letters (with superscripts and vulgar fractions), digits or anything else: the spaces are possessive and
# the rest is optional, so the scan never backtracks.
_TOKEN = re.compile(r"(\s*+)(?:([^\W\d_]+)|([0-9]+)|(.))?", re.DOTALL)

# Text wrapped by hand is rarely wider; longer lines are whole paragraphs.
_WIDEST = 132
_LIST_MARKS = ("-", "*", "•", "–", "—", "#", "|", ">", "+")
_PARAGRAPHS = re.compile(r"\n\s*\n")

#: Number of empty tokens after the last one, so that lookahead needs no bounds check.
PADDING = 12


class Token(NamedTuple):
    """A word, a run of digits or one mark.

    `low` is `text` in lower case; `[start, end)` its place in the cleaned text; `gap` is what separates it from the
    token before: nothing, the single space character, `" "` for several spaces or a wrapped line, or a newline.
    """

    kind: int
    text: str
    low: str
    start: int
    end: int
    gap: str


def tokenize(text: str) -> list[Token]:
    """Split `text` into tokens, followed by `PADDING` tokens for the end (line breaks). Linear in the text."""
    tokens: list[Token] = []
    add, make = tokens.append, Token._make
    wraps = _wraps(text) if "\n" in text else frozenset()
    first = True
    for match in _TOKEN.finditer(text):
        kind = match.lastindex
        if kind is None or kind == 1:
            continue
        gap, piece = match[1], match[kind]
        if gap and (len(gap) > 1 or gap in "\n\r"):
            broken = "\n" in gap or "\r" in gap
            gap = "\n" if broken and match.end(1) not in wraps else " "
        if first:
            gap, first = "\n", False
        end = match.end()
        start = end - len(piece)
        if kind == 2:
            add(make((WORD, piece, piece.lower(), start, end, gap)))
        else:
            add(make((DIGITS if kind == 3 else _MARK, piece, piece, start, end, gap)))
    tokens.extend([Token(END, "\n", "\n", len(text), len(text), "\n")] * PADDING)
    return tokens


def _wraps(text: str) -> frozenset[int]:
    """Return the beginnings of lines that continue the line before, because the text was wrapped at a width.

    A line was wrapped if the first word of the next would not have fitted into the width of its paragraph. Rows of
    numbers, list items and lines of unusual widths stay lines of their own. Linear in the text.
    """
    wraps: list[int] = []
    first = 0
    ends = [(gap.start(), gap.end()) for gap in _PARAGRAPHS.finditer(text)]
    for end, next_first in [*ends, (len(text), len(text))]:
        lines = text[first:end].split("\n")
        width = max(len(line.rstrip()) for line in lines)
        if len(lines) > 1 and width <= _WIDEST:
            place = first
            for line, following in pairwise(lines):
                place += len(line) + 1
                head = following.split(None, 1)[0] if following.strip() else ""
                if len(line.rstrip()) + 1 + len(head) > width and _runs_on(line, following):
                    wraps.append(place + len(following) - len(following.lstrip()))
        first = next_first
    return frozenset(wraps)


def _runs_on(line: str, following: str) -> bool:
    """Whether both lines contain words, and the second is not a list item."""
    return not following.lstrip().startswith(_LIST_MARKS) and all(
        any(char.isalpha() for char in one) for one in (line, following)
    )
