"""The articles of 10kgnad, read from its file."""

import csv
from collections.abc import Iterator
from pathlib import Path


def rows(path: Path) -> Iterator[tuple[str, str]]:
    """Yield label and text of each article: `label;'text'`, without a header."""
    with path.open(encoding="utf-8", newline="") as file:
        for label, text, *_ in csv.reader(file, delimiter=";", quotechar="'"):
            yield label, text
