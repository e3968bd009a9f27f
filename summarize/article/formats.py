"""The formats of files that hold articles, by file name."""

from enum import StrEnum
from pathlib import Path


class Form(StrEnum):
    """How a file holds articles."""

    ARTICLE = "article"
    JSON_LINES = "json lines"
    CSV = "csv"
    PARQUET = "parquet"
    STREAM = "standard input"


_PAGES = frozenset({".html", ".htm", ".xhtml"})
#: Markdown may begin with an HTML element.
_MARKDOWN = frozenset({".md", ".markdown"})

#: The first matching suffix decides.
_FORMS = {
    **dict.fromkeys((".txt", ".text", *sorted(_MARKDOWN), *sorted(_PAGES)), Form.ARTICLE),
    **dict.fromkeys((".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"), Form.JSON_LINES),
    ".csv": Form.CSV,
    ".tsv": Form.CSV,
    ".parquet": Form.PARQUET,
}

#: Suffixes of files that can be inputs.
SUFFIXES = frozenset(_FORMS)


def form_of(path: Path) -> Form | None:
    """Return how a file with this name holds articles, or None if the name does not say."""
    return next((form for suffix, form in _FORMS.items() if path.name.lower().endswith(suffix)), None)


def holds_page(path: Path) -> bool | None:
    """Return whether a file with this name holds a web page; None if the name does not say."""
    suffix = path.suffix.lower()
    return True if suffix in _PAGES else False if suffix in _MARKDOWN else None
