"""An article: its text as read, and the blocks it is made of."""

from summarize.article.article import (
    MAX_CHARACTERS,
    Article,
    Block,
    BlockKind,
    Span,
    article_from_bytes,
    article_from_text,
    opened,
    read_article,
    read_text,
)

__all__ = [
    "MAX_CHARACTERS",
    "Article",
    "Block",
    "BlockKind",
    "Span",
    "article_from_bytes",
    "article_from_text",
    "opened",
    "read_article",
    "read_text",
]
