"""Briefs: what a writer drafts, and the gate that lets through only figures the German article supports."""

from summarize.briefs.brief import (
    Brief,
    Document,
    DocumentSentence,
    Draft,
    DraftSentence,
    KeyFigure,
    Writer,
    document,
    write,
)

__all__ = [
    "Brief",
    "Document",
    "DocumentSentence",
    "Draft",
    "DraftSentence",
    "KeyFigure",
    "Writer",
    "document",
    "write",
]
