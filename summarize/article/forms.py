"""How files hold articles, told by their names."""

from enum import StrEnum
from pathlib import Path

__all__ = ["PAGES", "SUFFIXES", "Form", "form_of"]


class Form(StrEnum):
    """How a file holds articles."""

    ARTICLE = "article"
    JSON_LINES = "json lines"
    CSV = "csv"
    PARQUET = "parquet"
    STREAM = "standard input"


#: Suffixes of web pages, wherever they are read from.
PAGES = frozenset({".html", ".htm", ".xhtml"})

#: The first suffix that fits decides.
_FORMS = {
    **dict.fromkeys((".txt", ".md", ".markdown", ".text", *sorted(PAGES)), Form.ARTICLE),
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
