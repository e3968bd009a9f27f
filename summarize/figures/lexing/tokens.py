"""The tokens of a text: words, runs of digits and single marks, with the gap before each."""

import re
from itertools import pairwise
from typing import NamedTuple

from summarize.language.lines import BULLETS

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
_LINE_MARKS = (*BULLETS, "—", "#", "|", ">", "+")
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


def token_lines(text: str) -> list[list[Token]]:
    """Return the tokens of each line of `text`, with `PADDING` tokens for its end. Linear in the text.

    A number that ends a line does not continue on the next, unless the text was wrapped there.
    """
    padding = [Token(END, "\n", "\n", len(text), len(text), "\n")] * PADDING
    lines: list[list[Token]] = []
    wraps = _wraps(text) if "\n" in text else frozenset()
    new, end = tuple.__new__, 0
    for gap, word, digits, mark in _TOKEN.findall(text):
        start = end + len(gap)
        if gap and (len(gap) > 1 or gap in "\n\r"):
            broken = "\n" in gap or "\r" in gap
            gap = "\n" if broken and start not in wraps else " "  # noqa: PLW2901
        if not lines or gap == "\n":
            lines.append(line := [])
            gap = "\n"  # noqa: PLW2901
        if word:
            end = start + len(word)
            line.append(new(Token, (WORD, word, word.lower(), start, end, gap)))
        elif piece := digits or mark:
            end = start + len(piece)
            line.append(new(Token, (DIGITS if digits else _MARK, piece, piece, start, end, gap)))
    return [line + padding for line in lines if line]


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
    return not following.lstrip().startswith(_LINE_MARKS) and all(
        any(char.isalpha() for char in one) for one in (line, following)
    )
