"""An article: its text as read, and the blocks it is made of."""

from summarize.article.blocks import (
    MAX_CHARACTERS,
    Article,
    Block,
    BlockKind,
    article_from_bytes,
    article_from_text,
    read_article,
    read_text,
)
from summarize.article.files import LONGEST_LINE, opened, read_lines
from summarize.span import Span

__all__ = [
    "LONGEST_LINE",
    "MAX_CHARACTERS",
    "Article",
    "Block",
    "BlockKind",
    "Span",
    "article_from_bytes",
    "article_from_text",
    "opened",
    "read_article",
    "read_lines",
    "read_text",
]
