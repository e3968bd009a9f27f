"""Briefs, stories and translations as JSON records, and a translation as plain text."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from summarize.article import Article, BlockKind
from summarize.consistency import Check
from summarize.jsonl import json_line
from summarize.report.check_data import check_as_data, figure_as_data
from summarize.report.headline import article_title, headline
from summarize.report.issue_words import about_segments, words_in_doubt
from summarize.report.printable import printable
from summarize.report.result import Result, Signature
from summarize.report.story import StoryResult
from summarize.stories.table import StoryFigure, StoryValue
from summarize.translation import Segment, Translation

#: The fields that describe the meaning of a figure, besides its places.
_MEANING = ("value", "low", "high", "unit", "qualifier", "date")


def brief_json(report: Result) -> str:
    """Return a report as one line of JSON, without the newline."""
    return json_line(brief_data(report))


def brief_data(report: Result) -> dict[str, Any]:
    """Return a report as data; docs/formats.md describes the fields.

    Spans are code points of the article's text as read.
    """
    article = report.article
    check = check_as_data(report.brief.check, article.text)
    warnings = (*report.document_warnings, *about_segments(report.translation))
    return _record(
        {
            "id": article.id,
            "title": article_title(article),
            "ok": report.ok,
            "headline": headline(report)[0],
            "headline_language": headline(report)[1],
            "brief": report.brief.text,
            "key_figures": [
                {
                    "text": figure.text,
                    "statement": figure.statement,
                    "source_text": figure.source_text,
                    "start": figure.span.start,
                    "end": figure.span.end,
                }
                for figure in report.brief.key_figures
            ],
            "check": {
                **{name: value for name, value in check.items() if name != "id"},
                "ok": report.ok,
                "headline": _headline(report),
            },
            "translation": _segments(report.translation),
            "signature": str(report.signature),
            "warnings": list(warnings),
        },
        article.fields,
    )


def _record(own: dict[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with the article's own fields last, those that clash with ours prefixed with `source_`."""
    record = dict(own)
    for name, value in fields.items():
        free = name
        while free in record:
            free = f"source_{free}"
        record[free] = value
    return record


def _headline(report: Result) -> dict[str, Any] | None:
    """Return the check of the headline's figures, with places in the headline; None without a headline."""
    if report.brief.headline_check is None:
        return None
    check = check_as_data(report.brief.headline_check, report.article.text)
    return {"ok": check["ok"], "figures": check["figures"]}


def translation_json(
    article: Article, translation: Translation, signature: Signature | str, *, warnings: Sequence[str] = ()
) -> str:
    """Return a translation as one line of JSON, without the newline.

    `warnings` are those about the whole document; warnings about words and single segments are added.
    """
    return json_line(
        _record(
            {
                "id": article.id,
                "title": article_title(article),
                "ok": translation.ok,
                "text": english_document(article, translation),
                "segments": _segments(translation),
                "signature": str(signature),
                "warnings": list(
                    dict.fromkeys((*warnings, *words_in_doubt(translation), *about_segments(translation)))
                ),
            },
            article.fields,
        )
    )


def translation_text(article: Article, translation: Translation) -> str:
    """Return the English document for a file or a terminal: its paragraphs, separated by blank lines.

    There is no trailing newline; control characters and lone surrogates become U+FFFD.
    """
    return printable(english_document(article, translation))


def english_document(article: Article, translation: Translation) -> str:
    """Return the translation as running text: one paragraph per block, list items on lines of their own."""
    paragraphs = []
    for block, group in groupby(translation.segments, key=lambda segment: segment.block):
        # The translation of an article that was never cleaned has no blocks to look up.
        listed = block < len(article.blocks) and article.blocks[block].kind is BlockKind.LIST
        if text := _joined(list(group), article.text, by_line=listed):
            paragraphs.append(text)
    return "\n\n".join(paragraphs)


def _joined(segments: Sequence[Segment], source: str, *, by_line: bool) -> str:
    parts: list[str] = []
    end = None
    for segment in segments:
        if not segment.target:
            continue
        if end is not None:
            parts.append("\n" if by_line and "\n" in source[end : segment.span.start] else " ")
        parts.append(segment.target)
        end = segment.span.end
    return "".join(parts)


def _segments(translation: Translation) -> list[dict[str, Any]]:
    return [
        {
            "source": segment.source,
            "target": segment.target,
            "start": segment.span.start,
            "end": segment.span.end,
        }
        for segment in translation.segments
    ]


def story_json(story: StoryResult) -> str:
    """Return a story as one line of JSON, without the newline."""
    return json_line(story_data(story))


def story_data(story: StoryResult) -> dict[str, Any]:
    """Return a story as data.

    Spans are code points of the German articles as read; the check's spans are those of the brief, its sentences joined
    by spaces.
    """
    ids = [account.article.id for account in story.accounts]
    title, language = story.titled
    return {
        "headline": title,
        "headline_language": language,
        "brief": [
            {"text": sentence.text, "sources": [ids[account] for account in sentence.accounts]}
            for sentence in story.brief.sentences
        ],
        "sources": [
            {
                "id": account.article.id,
                "title": article_title(account.article),
                "date": account.article.date,
                "copy_of": None if account.copy_of is None else ids[account.copy_of],
            }
            for account in story.accounts
        ],
        "figures": [_story_figure(figure, ids) for figure in story.figures],
        "check": {"ok": story.ok, "figures": _story_findings(story, ids)},
        "apart": [{"id": apart.id, "reason": apart.reason} for apart in story.apart],
        "signature": str(story.signature),
        "warnings": list(story.warnings),
        "ok": story.ok,
    }


def _story_figure(figure: StoryFigure, ids: list[str]) -> dict[str, Any]:
    return {
        "what": figure.what,
        "status": figure.status.value,
        "values": [_story_value(value, ids) for value in figure.values],
    }


def _story_value(value: StoryValue, ids: list[str]) -> dict[str, Any]:
    meaning = figure_as_data(value.figure)
    return {
        "source": ids[value.account],
        "text": value.text,
        "source_text": value.source_text,
        "start": value.span.start,
        "end": value.span.end,
        **{name: meaning[name] for name in _MEANING},
    }


def _story_findings(story: StoryResult, ids: list[str]) -> list[dict[str, Any]]:
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
