"""A brief as the page shows it: its current words, the German in blocks, and the notes on each sentence."""

from collections.abc import Mapping
from typing import Any

from summarize.article import Article
from summarize.desk.dossier import Dossier, Part, StoryDossier
from summarize.desk.proposals import proposals
from summarize.desk.store import SEGMENT, Field
from summarize.report.check_data import figure_as_data
from summarize.report.headline import article_title
from summarize.report.issue_words import segment_words
from summarize.stories.table import StoryFigure
from summarize.translation import IssueKind, Segment

#: Issues shown beside a sentence: figures have verdicts of their own.
_TOLD = (
    IssueKind.IN_PARTS,
    IssueKind.REPAIRED,
    IssueKind.LOOP,
    IssueKind.NEGATION_LOST,
    IssueKind.NEGATION_ADDED,
    IssueKind.HEDGE_LOST,
    IssueKind.NAME_ADDED,
)


def shown(dossier: Dossier, fields: Mapping[str, Field]) -> dict[str, Any]:
    """Return a finished brief as JSON data."""
    return {
        "sources": [_source(part) for part in dossier.parts],
        "notes": list(dossier.notes),
        "side_by_side": [_row(figure) for figure in dossier.figures] if isinstance(dossier, StoryDossier) else [],
        "fields": {
            name: {
                "value": field.value,
                "verdicts": field.verdicts,
                "version": field.version,
                "proposals": [] if name.startswith(SEGMENT) else proposals(dossier, fields, field),
            }
            for name, field in fields.items()
        },
    }


def blocks_of(article: Article) -> list[list[Any]]:
    """Return the blocks of an article: kind, start, end, and whether it is the article's own text."""
    return [[block.kind.value, block.span.start, block.span.end, block.own] for block in article.blocks]


def waiting(articles: list[Article]) -> dict[str, Any]:
    """Return what exists of a brief that is not ready yet."""
    return {"sources": [{"title": article_title(article), "text": article.text} for article in articles]}


def _source(part: Part) -> dict[str, Any]:
    article = part.article
    return {
        "id": article.id,
        "title": article_title(article),
        "date": article.date,
        "author": article.author,
        "text": article.text,
        "blocks": blocks_of(article),
        "segments": [_segment(segment) for segment in part.translation.segments],
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "source": segment.source,
        "target": segment.target,
        "start": segment.span.start,
        "end": segment.span.end,
        "notes": list(segment_words(segment, *_TOLD)),
    }


def _row(figure: StoryFigure) -> dict[str, Any]:
    return {
        "what": figure.what,
        "status": figure.status.value,
        "values": [
            {
                "source": value.account,
                "text": value.text,
                "source_text": value.source_text,
                "start": value.span.start,
                "end": value.span.end,
                "value": figure_as_data(value.figure)["value"],
            }
            for value in figure.values
        ],
    }
