"""How files hold articles, told by their names."""

from enum import StrEnum
from pathlib import Path

__all__ = ["SUFFIXES", "Form", "form_of", "holds_page"]


class Form(StrEnum):
    """How a file holds articles."""

    ARTICLE = "article"
    JSON_LINES = "json lines"
    CSV = "csv"
    PARQUET = "parquet"
    STREAM = "standard input"


_PAGES = frozenset({".html", ".htm", ".xhtml"})
#: Markdown may begin with an element of HTML.
_MARKDOWN = frozenset({".md", ".markdown"})

#: The first suffix that fits decides.
_FORMS = {
    **dict.fromkeys((".txt", ".text", *sorted(_MARKDOWN), *sorted(_PAGES)), Form.ARTICLE),
    **dict.fromkeys((".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"), Form.JSON_LINES),
    ".csv": Form.CSV,
    ".tsv": Form.CSV,
    ".parquet": Form.PARQUET,
}

#: What the name of a file that can be an input ends with.
SUFFIXES = frozenset(_FORMS)


def form_of(path: Path) -> Form | None:
    """Return how a file of that name holds articles; None where its name does not tell."""
    return next((form for suffix, form in _FORMS.items() if path.name.lower().endswith(suffix)), None)


def holds_page(path: Path) -> bool | None:
    """Return whether a file of that name holds a web page; None where its name does not tell, as of what wget saves."""
    suffix = path.suffix.lower()
    return True if suffix in _PAGES else False if suffix in _MARKDOWN else None
