"""Headline and brief alone, for pasting elsewhere."""

from typing import Literal

from summarize.report.markdown import escaped
from summarize.report.markup import element, joined
from summarize.report.printable import printable

__all__ = ["clipping"]


def clipping(headline: str, text: str, form: Literal["text", "markdown", "html"]) -> str:
    """Return a brief as plain text, Markdown or an HTML fragment; nothing in it can become other markup."""
    paragraphs = [paragraph for paragraph in printable(text).split("\n") if paragraph.strip()]
    if form == "text":
        return "\n\n".join([*([printable(headline)] if headline else []), *paragraphs])
    if form == "markdown":
        return "\n\n".join([*([f"# {escaped(headline)}"] if headline else []), *map(escaped, paragraphs)])
    title = [element("h2", headline)] if headline else []
    return joined([*title, *(element("p", paragraph) for paragraph in paragraphs)])
