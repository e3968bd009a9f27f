"""Lines and tables of plain text."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from summarize.report.printable import one_line

#: Fits a terminal of 90 columns and a mail quoted once.
WIDTH = 88

#: The widest a column of a table becomes, except the last, which takes the rest. "between 1.2 and 1.5 billion euros"
#: fits.
_WIDEST_COLUMN = 34


@dataclass(frozen=True, slots=True)
class Layout:
    """Plain text of at most `width` columns; None disables wrapping, for programs that read line by line."""

    width: int | None = WIDTH

    def item(self, text: str) -> str:
        """Return `text` as a list item."""
        return self.filled(text, first="  - ", then="    ")

    def filled(self, text: str, *, first: str = "", then: str = "") -> str:
        """Return `text` wrapped into lines, the first prefixed with `first`, the others with `then`."""
        if self.width is None:
            return f"{first}{one_line(text)}"
        return textwrap.fill(
            one_line(text), self.width, initial_indent=first, subsequent_indent=then, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip

    def table(self, rows: Sequence[Sequence[str]]) -> list[list[str]]:
        """Return the lines of each row with aligned columns; a cell that is too wide continues below."""
        cells = [[one_line(cell) for cell in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        if self.width is None:
            return [[_line(row, widths)] for row in cells]
        widths = [min(_WIDEST_COLUMN, widest) for widest in widths]
        # A last column without room would be harder to read than a table that is too wide.
        widths[-1:] = [max(24, self.width - sum(widths[:-1]) - 2 * len(widths))] if widths else []
        return [_wrapped(row, widths) for row in cells]


def _wrapped(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [
        textwrap.wrap(cell, width or 1, break_on_hyphens=False) or [""] for cell, width in zip(row, widths, strict=True)
    ]
    return [_line(parts, widths) for parts in zip_longest(*cells, fillvalue="")]


def _line(parts: Sequence[str], widths: Sequence[int]) -> str:
    padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True) if width)
    return f"  {'  '.join(padded)}".rstrip()
