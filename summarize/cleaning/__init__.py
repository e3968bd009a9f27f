"""Cleaning: separating an article from the boilerplate around it."""

from summarize.cleaning.marking import clean

__all__ = [
    "clean",
]
