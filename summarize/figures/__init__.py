"""Figures in a text: find them, with exact spans and exact values."""

from summarize.figures.figure import Figure, Kind, Language, Qualifier
from summarize.figures.reader import find_figures

__all__ = ["Figure", "Kind", "Language", "Qualifier", "find_figures"]
