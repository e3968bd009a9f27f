"""From a web page to the text of its article, by trafilatura."""

import logging
import re
from dataclasses import dataclass

from summarize.errors import InputError

__all__ = ["Page", "extract"]


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a web page: paragraphs parted by blank lines, and what the page says about it."""

    text: str
    title: str | None
    date: str | None
    author: str | None


def extract(html: str, *, place: str) -> Page:
    """Take the article out of a web page; script and style are never text.

    `date` is ISO 8601. Raises InputError, naming `place`, where the page has no article.
    """
    import trafilatura
    from trafilatura.settings import Document

    # It logs pages it cannot use as errors of its own; this function says so once, with the place.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        html, include_comments=False, include_tables=True, favor_precision=False, with_metadata=True
    )
    text = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not text:
        raise InputError(f"{place}: no article found in this web page; save its text as .txt")
    text = re.sub(r"\n+", "\n\n", text)
    title = _one_line(found.title)
    return Page(text, title, _one_line(found.date), _one_line(found.author))


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
