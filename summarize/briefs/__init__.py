"""Briefs: what a writer drafts, and the gate that lets through only figures the German article supports."""

from summarize.briefs.brief import (
    Action,
    Brief,
    Document,
    DocumentSentence,
    Draft,
    DraftSentence,
    KeyFigure,
    Note,
    Problem,
    Writer,
)

__all__ = [
    "Action",
    "Brief",
    "Document",
    "DocumentSentence",
    "Draft",
    "DraftSentence",
    "KeyFigure",
    "Note",
    "Problem",
    "Writer",
]
