"""The human translations of WMT's news test sets of 2008 to 2020, read from their file."""

import lzma
from functools import cache
from pathlib import Path

#: The file in `pairs/`, for `pinned.py`.
PAIRS = "wmt_newstest2008_2020.tsv.xz"


@cache
def newstest_pairs(data: Path) -> tuple[tuple[str, str], ...]:
    """Return German and English of each line, in order."""
    with lzma.open(data / "pairs" / PAIRS, "rt", encoding="utf-8") as file:
        lines = (line.rstrip("\n").split("\t") for line in file)
        return tuple((german, english) for german, english, *_ in lines)
