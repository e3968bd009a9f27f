"""Which parts of a text are the article, and which stand around it."""

from summarize.cleaning.marking import clean

__all__ = [
    "clean",
]
