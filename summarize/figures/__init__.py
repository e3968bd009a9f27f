"""Figures: finding them in a text, with exact spans and exact values."""

from summarize.figures.figure import Figure, Kind, Qualifier
from summarize.figures.reader import find_figures
from summarize.language import Language

__all__ = ["Figure", "Kind", "Language", "Qualifier", "find_figures"]
