"""A report or a story for a terminal: whole, or one part for pasting."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import chain

from summarize.defaults import BriefPart
from summarize.report.check_summary import NO_BRIEF, NOT_CHECKED, check_summary, table_row, unlisted
from summarize.report.formats.layout import Layout
from summarize.report.headline import about, marked_headline
from summarize.report.issue_words import segment_words
from summarize.report.places import Places
from summarize.report.printable import one_line
from summarize.report.result import Result
from summarize.report.story import StoryResult, same_text, source_numbers, story_summary
from summarize.stories import Status
from summarize.stories.table import StoryFigure


def as_text(report: Result, lay: Layout) -> str:
    """Return the brief, its key figures, the findings of the check, warnings and signature."""
    brief = report.brief
    sections = [_head(report, lay)]
    sections.append(lay.filled(brief.text) if brief.sentences else NO_BRIEF)
    sections += filter(None, [_key_figures(report, lay), _check(report, lay), _warnings(report, lay)])
    sections.append(lay.filled(f"Signature: {report.signature}"))
    return "\n\n".join(sections)


def _head(report: Result, lay: Layout) -> str:
    source = lay.filled(" | ".join(about(report.article)))
    return f"{lay.filled(marked_headline(report))}\n{source}"


def _key_figures(report: Result, lay: Layout) -> str:
    places = Places(report.article.text)
    figures = report.brief.key_figures
    rows = lay.table([(figure.text, f"„{figure.source_text}“", places.name([figure.span])) for figure in figures])
    lines = ["Key figures"]
    for figure, row in zip(figures, rows, strict=True):
        lines += [*row, lay.filled(figure.statement, first="      ", then="      ")]
    return "\n".join(lines) if figures else ""


def _check(report: Result, lay: Layout) -> str:
    check = report.brief.check
    places = Places(report.article.text)
    findings = sorted(unlisted(report), key=lambda finding: finding.verdict.ok)
    rows = [table_row(finding, places) for finding in findings]
    rows += [("LEFT OUT", "", f"„{figure.text}“", "", "") for figure in check.omissions]
    found = lay.filled(f"Check: {check_summary(check)}. {NOT_CHECKED}")
    return "\n".join([found, *chain.from_iterable(lay.table(rows))])


def _warnings(report: Result, lay: Layout) -> str:
    items = [lay.item(warning) for warning in report.document_warnings]
    for segment in report.translation.segments:
        if words := segment_words(segment):
            start = textwrap.shorten(one_line(segment.source), 60, placeholder=" ...")
            items.append(lay.item(f"translation of „{start}“: {'; '.join(words)}"))
    return "\n".join(["Warnings", *items]) if items else ""


def excerpt(report: Result | StoryResult, part: BriefPart, *, width: int | None = None) -> str:
    """Return one part of a report or a story as plain text; a paragraph is one line unless a `width` is given.

    Figures are one per line: the English, the German in German quotation marks, and the place, separated by tabs. In a
    story, the status, what the figure is about and the id of the article come first.
    """
    if part == "figures":
        rows = _value_cells(report) if isinstance(report, StoryResult) else _key_figure_cells(report)
        return "\n".join("\t".join(map(one_line, row)) for row in rows)
    if part == "brief":
        return Layout(width).filled(report.text)
    headline = report.marked_headline if isinstance(report, StoryResult) else marked_headline(report)
    return Layout(width).filled(headline)


def _key_figure_cells(report: Result) -> Iterator[Sequence[str]]:
    places = Places(report.article.text)
    for figure in report.brief.key_figures:
        yield figure.text, f"„{figure.source_text}“", places.name([figure.span])


def _value_cells(story: StoryResult) -> Iterator[Sequence[str]]:
    for figure in story.figures:
        for value in figure.values:
            article = story.accounts[value.account].article
            german = f"„{value.source_text}“", Places(article.text).name([value.span])
            yield figure.status.value, figure.what, article.id, value.text, *german


def as_story_text(story: StoryResult, lay: Layout) -> str:
    """Return the brief with source numbers, the figures side by side, the check, warnings and signature."""
    sections = [_story_head(story, lay), _story_brief(story, lay), _story_sources(story, lay)]
    shared = [figure for figure in story.figures if figure.status is not Status.SINGLE]
    single = [figure for figure in story.figures if figure.status is Status.SINGLE]
    sections += [
        _story_figures("Figures in several sources", shared, story, lay),
        _story_figures("In one source", single, story, lay),
    ]
    sections.append(lay.filled(f"Check: {story_summary(story)}. {NOT_CHECKED}"))
    sections.append("\n".join(["Warnings", *map(lay.item, story.warnings)]) if story.warnings else "")
    sections.append(lay.filled(f"Signature: {story.signature}"))
    return "\n\n".join(filter(None, sections))


def _story_head(story: StoryResult, lay: Layout) -> str:
    number = len(story.accounts)
    told = f"A story of {number} article{'' if number == 1 else 's'}"
    return f"{lay.filled(story.marked_headline)}\n{told}"


def _story_brief(story: StoryResult, lay: Layout) -> str:
    if not story.brief.sentences:
        return NO_BRIEF
    parts = [f"{one.text} [{source_numbers(one.accounts)}]" for one in story.brief.sentences]
    return lay.filled(" ".join(parts))


def _story_sources(story: StoryResult, lay: Layout) -> str:
    lines = ["Sources"]
    for number, account in enumerate(story.accounts, 1):
        parts = about(account.article)
        parts += [same_text(f"[{account.copy_of + 1}]")] if account.copy_of is not None else []
        lines.append(lay.filled(f"[{number}] {' | '.join(parts)}", first="  ", then="      "))
    lines += [lay.filled(f"left out: {one.id}: {one.reason}", first="  - ", then="    ") for one in story.apart]
    return "\n".join(lines)


def _story_figures(title: str, figures: Sequence[StoryFigure], story: StoryResult, lay: Layout) -> str:
    places = [Places(account.article.text) for account in story.accounts]
    rows = [
        (f"[{value.account + 1}]", value.text, f"„{value.source_text}“", places[value.account].name([value.span]))
        for figure in figures
        for value in figure.values
    ]
    laid = iter(lay.table(rows))
    lines = [title]
    for figure in figures:
        status = "" if figure.status is Status.SINGLE else f"{_status(figure)}: "
        lines.append(lay.filled(f"{status}{figure.what}", first="  ", then="    "))
        lines += [f"  {line}" for _ in figure.values for line in next(laid)]
    return "\n".join(lines) if figures else ""


def _status(figure: StoryFigure) -> str:
    return "CONFLICT" if figure.status is Status.CONFLICT else figure.status.value
