"""Briefs: the drafts of writers, and the gate that passes only figures supported by the German article."""

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
