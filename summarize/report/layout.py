"""Lines and tables of plain text."""

import textwrap
from collections.abc import Sequence
from itertools import zip_longest

from summarize.report.printable import one_line

__all__ = ["WIDTH", "filled", "item", "table"]

#: A line that fits a terminal of 90 columns and a mail quoted once.
WIDTH = 88

#: The widest the columns of a table get, all but the last, which takes what is left. "between 1.2 and 1.5
#: billion euros" fits one.
_WIDEST = 34


def item(text: str) -> str:
    """Return `text` as an item of a list."""
    return filled(text, first="  - ", then="    ")


def filled(text: str, *, first: str = "", then: str = "") -> str:
    """Return `text` in lines of WIDTH characters, the first after `first`, the others after `then`."""
    return textwrap.fill(
        one_line(text), WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def table(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of each row, columns aligned; a cell too wide for its column goes on below itself."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    widths = [min(_WIDEST, max(map(len, column))) for column in zip(*cells, strict=True)]
    # A table without room for its last column would be read worse than one that is too wide.
    widths[-1:] = [max(24, WIDTH - sum(widths[:-1]) - 2 * len(widths))] if widths else []
    return [_row(row, widths) for row in cells]


def _row(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [
        textwrap.wrap(cell, width or 1, break_on_hyphens=False) or [""] for cell, width in zip(row, widths, strict=True)
    ]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True) if width)
        lines.append(f"  {'  '.join(padded)}".rstrip())
    return lines
