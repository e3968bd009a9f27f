"""Sentences of an article, by span."""

from dataclasses import dataclass

from summarize.article import Span

__all__ = ["Sentence"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article.

    `text` is exactly what `span` cuts from the article's text; `block` is the index of the block it stands in.
    """

    text: str
    span: Span
    block: int
