"""Articles, translations and briefs as JSON data and back: what the store keeps of a report."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from summarize.article import Article, Block, BlockKind, Span
from summarize.briefs import Action, Brief, KeyFigure, Note, Problem
from summarize.consistency import Check, Finding, Verdict
from summarize.consistency.check_report import check_as_data
from summarize.desk.store import SEGMENT, Field, Made
from summarize.figures import Figure, Kind, Qualifier
from summarize.report import Report, Signature
from summarize.report.data import article_title
from summarize.report.issue_words import note_words, segment_words
from summarize.translation import Issue, IssueKind, Segment, Translation

__all__ = ["article_as_data", "article_from_data", "made_of", "report_of", "segment_field", "segment_verdicts"]

Data = Mapping[str, Any]

_TOLD = (
    IssueKind.IN_PARTS,
    IssueKind.REPAIRED,
    IssueKind.LOOP,
    IssueKind.NEGATION_LOST,
    IssueKind.NEGATION_ADDED,
    IssueKind.NAME_ADDED,
)


def article_as_data(article: Article) -> dict[str, Any]:
    """Return an article, its blocks and spans as `[kind, start, end]`."""
    return {
        "id": article.id,
        "text": article.text,
        "title": article.title,
        "date": article.date,
        "author": article.author,
        "blocks": [[block.kind.value, block.span.start, block.span.end] for block in article.blocks],
        "warnings": list(article.warnings),
    }


def article_from_data(data: Data) -> Article:
    """Return the article that `article_as_data` was given."""
    blocks = tuple(Block(BlockKind(kind), Span(start, end)) for kind, start, end in data["blocks"])
    return Article(
        data["id"], data["text"], data["title"], data["date"], data["author"], blocks, tuple(data["warnings"])
    )


def segment_field(article: int, number: int) -> str:
    """Return the name of the field that holds a translated sentence."""
    return f"{SEGMENT}{article}/{number}"


def segment_verdicts(check: Check, segment: Segment) -> dict[str, Any]:
    """Return the check of a translated sentence as JSON data; its evidence and omissions are places in the article."""
    data = check_as_data(check, segment.source)
    for place in [*(each for figure in data["figures"] for each in figure["evidence"]), *data["omissions"]]:
        place["start"] += segment.span.start
        place["end"] += segment.span.start
    return data


def made_of(report: Report, verdicts: Sequence[Data]) -> Made:
    """Return what the store keeps of a report; `verdicts` are those of its translated sentences."""
    article, brief = report.article, report.brief
    headline = brief.headline_check
    fields = [
        Field("headline", brief.headline or "", check_as_data(headline, article.text) if headline else None),
        Field("text", brief.text, check_as_data(brief.check, article.text)),
    ]
    segments = report.translation.segments
    fields += [
        Field(segment_field(0, number), segment.target, found)
        for number, (segment, found) in enumerate(zip(segments, verdicts, strict=True))
    ]
    data = {
        "sources": [{"article": article_as_data(article), "translation": _translation_as_data(report.translation)}],
        "brief": {
            "headline": brief.headline or "",
            "text": brief.text,
            "key_figures": [_key_figure_as_data(figure) for figure in brief.key_figures],
            "writer": brief.writer,
            "notes": [_note_as_data(note) for note in brief.notes],
            "warnings": [note_words(note) for note in brief.notes],
        },
        "signature": _signature_as_data(report.signature),
        "warnings": list(report.warnings),
    }
    return Made(article_title(article) or "", data, tuple(fields), article.text)


def report_of(made: Data, fields: Mapping[str, Field], notes: Sequence[Note] = ()) -> Report:
    """Return the report of a brief as it stands now: its words from `fields`, with the verdicts that were stored."""
    source, brief = made["sources"][0], made["brief"]
    article = article_from_data(source["article"])
    headline, text = fields["headline"], fields["text"]
    return Report(
        article,
        _translation(source["translation"], fields),
        Brief(
            headline.value or None,
            (text.value,) if text.value else (),
            tuple(_key_figure(figure) for figure in brief["key_figures"]),
            _check(text.verdicts),
            brief["writer"],
            (*map(_note, brief.get("notes", ())), *notes),
            _check(headline.verdicts) if headline.value else None,
        ),
        Signature(**made["signature"]),
    )


def _translation_as_data(translation: Translation) -> dict[str, Any]:
    return {
        "signature": translation.signature,
        "segments": [
            {
                "source": segment.source,
                "target": segment.target,
                "start": segment.span.start,
                "end": segment.span.end,
                "block": segment.block,
                "score": segment.score,
                "issues": [_issue_as_data(issue) for issue in segment.issues],
                # The page tells figures by their verdicts.
                "warnings": list(segment_words(segment, *_TOLD)),
            }
            for segment in translation.segments
        ],
    }


def _translation(data: Data, fields: Mapping[str, Field]) -> Translation:
    segments = []
    for number, one in enumerate(data["segments"]):
        target = fields[segment_field(0, number)].value
        # What was said of the machine's words says nothing of the editor's.
        same = target == one["target"]
        issues = tuple(map(_issue, one.get("issues", ()))) if same else ()
        span = Span(one["start"], one["end"])
        segments.append(Segment(one["source"], target, span, one["block"], one["score"], issues))
    return Translation(tuple(segments), data["signature"])


def _issue_as_data(issue: Issue) -> list[Any]:
    return [issue.kind.value, issue.words, [issue.span.start, issue.span.end] if issue.span else None]


def _issue(data: Sequence[Any]) -> Issue:
    kind, words, place = data
    return Issue(IssueKind(kind), words, Span(*place) if place else None)


def _note_as_data(note: Note) -> list[Any]:
    return [note.action.value, note.writer, note.text, note.problem and note.problem.value, list(note.words)]


def _note(data: Sequence[Any]) -> Note:
    action, writer, text, problem, words = data
    return Note(Action(action), writer, text, Problem(problem) if problem else None, tuple(words))


def _key_figure_as_data(figure: KeyFigure) -> dict[str, Any]:
    return {
        "text": figure.text,
        "statement": figure.statement,
        "source_text": figure.source_text,
        "start": figure.span.start,
        "end": figure.span.end,
    }


def _key_figure(data: Data) -> KeyFigure:
    return KeyFigure(data["text"], data["statement"], data["source_text"], Span(data["start"], data["end"]))


def _signature_as_data(signature: Signature) -> dict[str, Any]:
    return {
        "version": signature.version,
        "translator": signature.translator,
        "writer": signature.writer,
        "sentences": signature.sentences,
    }


def _check(data: Data | None) -> Check:
    if data is None:
        return Check(())
    return Check(tuple(map(_finding, data["figures"])), tuple(map(_figure, data["omissions"])))


def _finding(data: Data) -> Finding:
    evidence = tuple(Span(place["start"], place["end"]) for place in data["evidence"])
    return Finding(_figure(data), Verdict(data["verdict"]), evidence, data.get("warning"))


def _figure(data: Data) -> Figure:
    value, low, high = (None if data[name] is None else Decimal(data[name]) for name in ("value", "low", "high"))
    return Figure(
        data["text"], data["start"], data["end"], Kind(data["kind"]), value, low, high, data["unit"],
        None if data["qualifier"] is None else Qualifier(data["qualifier"]), data["date"],
    )  # fmt: skip
