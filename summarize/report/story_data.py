"""A story as data: a record of JSON."""

from typing import Any

from summarize.consistency import Check
from summarize.consistency.check import check_as_data, figure_as_data
from summarize.jsonl import json_line
from summarize.report.headline import article_title
from summarize.report.story import StoryResult
from summarize.stories.table import StoryFigure, StoryValue

#: The fields that describe the meaning of a figure, besides its places.
_MEANING = ("value", "low", "high", "unit", "qualifier", "date")


def story_json(story: StoryResult) -> str:
    """Return a story as one line of JSON, without the newline."""
    return json_line(story_data(story))


def story_data(story: StoryResult) -> dict[str, Any]:
    """Return a story as data.

    Spans are code points of the German articles as read; the check's spans are those of the brief, its sentences joined
    by spaces.
    """
    ids = [account.article.id for account in story.accounts]
    return {
        "headline": story.headline,
        "brief": [
            {"text": sentence.text, "sources": [ids[account] for account in sentence.accounts]}
            for sentence in story.brief.sentences
        ],
        "sources": [
            {"id": account.article.id, "title": article_title(account.article), "date": account.article.date}
            for account in story.accounts
        ],
        "figures": [_figure(figure, ids) for figure in story.figures],
        "check": {"ok": story.ok, "figures": _findings(story, ids)},
        "apart": [{"id": apart.id, "reason": apart.reason} for apart in story.apart],
        "signature": str(story.signature),
        "warnings": list(story.warnings),
        "ok": story.ok,
    }


def _figure(figure: StoryFigure, ids: list[str]) -> dict[str, Any]:
    return {
        "what": figure.what,
        "status": figure.status.value,
        "values": [_value(value, ids) for value in figure.values],
    }


def _value(value: StoryValue, ids: list[str]) -> dict[str, Any]:
    meaning = figure_as_data(value.figure)
    return {
        "source": ids[value.account],
        "text": value.text,
        "source_text": value.source_text,
        "start": value.span.start,
        "end": value.span.end,
        **{name: meaning[name] for name in _MEANING},
    }


def _findings(story: StoryResult, ids: list[str]) -> list[dict[str, Any]]:
    """Return the findings for every sentence, with the article that each was checked against."""
    found = []
    start = 0
    for sentence in story.brief.sentences:
        for account, finding in sentence.findings:
            [data] = check_as_data(Check((finding,)), story.accounts[account].article.text)["figures"]
            places = {"start": data["start"] + start, "end": data["end"] + start}
            found.append({**data, **places, "source": ids[account]})
        start += len(sentence.text) + 1
    return found
