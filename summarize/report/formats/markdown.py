"""A report or a story as Markdown (CommonMark with the tables of GitHub)."""

import re
from collections.abc import Sequence

from summarize.report.check_summary import NO_BRIEF, NOT_CHECKED, check_summary, table_row
from summarize.report.headline import about, marked_headline
from summarize.report.issue_words import segment_words
from summarize.report.places import Places
from summarize.report.printable import capital, one_line
from summarize.report.result import Result
from summarize.report.story import StoryResult, same_text, source_numbers, story_summary
from summarize.stories.table import StoryFigure


def as_markdown(report: Result) -> str:
    """Return the brief, its key figures, a table of every figure checked, warnings and signature.

    Nothing in the article can become a link, an image, HTML or any other markup.
    """
    brief = report.brief
    sections = [
        f"# {escaped(marked_headline(report))}",
        _source(report),
        escaped(brief.text) if brief.sentences else NO_BRIEF,
        *_key_figures(report),
        "## Check",
        f"{capital(check_summary(brief.check))}. {NOT_CHECKED}",
        *_findings(report),
        *_warnings(report),
        f"Signature: {_code(str(report.signature))}",
    ]
    return "\n\n".join(sections)


#: Punctuation that can begin inline markup. A dollar sign begins a formula unless a digit follows.
_MARKUP = re.compile(r"[\\`*_\[\]{}^~|@#]|\$(?!\d)")
#: Begins a list or a rule at the start of a block: "1. ", "- ", "---".
_OPENING = re.compile(r"^(\d*)([.)+-])(?=[ -]|$)")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escaped(text: str) -> str:
    """Return `text` on one line, escaped so that Markdown shows it unchanged."""
    text = _MARKUP.sub(r"\\\g<0>", one_line(text)).translate(_ENTITIES)
    # GitHub turns bare addresses into links; a backslash prevents that.
    text = text.replace("://", "\\://")
    text = re.sub(r"(?i)\b(www)\.", r"\1\\.", text)
    return _OPENING.sub(r"\1\\\2", text)


def _source(report: Result) -> str:
    return f"German source: {', '.join(map(escaped, about(report.article)))}"


def _key_figures(report: Result) -> list[str]:
    places = Places(report.article.text)
    rows = [
        (figure.text, figure.statement, f"„{figure.source_text}“", places.name([figure.span]))
        for figure in report.brief.key_figures
    ]
    return ["## Key figures", _table(("Figure", "Statement", "German", "Where"), rows)] if rows else []


def _findings(report: Result) -> list[str]:
    check = report.brief.check
    places = Places(report.article.text)
    rows = [(row[1], row[0], *row[2:]) for row in (table_row(finding, places) for finding in check.findings)]
    rows += [("", "LEFT OUT", f"„{figure.text}“", "", "") for figure in check.omissions]
    return [_table(("Figure", "Verdict", "German", "Where", "Note"), rows)] if rows else []


def _warnings(report: Result) -> list[str]:
    items = [f"- {escaped(warning)}" for warning in report.document_warnings]
    items += [
        f"- translation of „{escaped(segment.source)}“: {escaped('; '.join(words))}"
        for segment in report.translation.segments
        if (words := segment_words(segment))
    ]
    return ["## Warnings", "\n".join(items)] if items else []


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table, its cells escaped."""
    lines = [" | ".join(header), " | ".join("---" for _ in header)]
    lines += [" | ".join(escaped(cell) for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def _code(text: str) -> str:
    """Return `text` as a code span, delimited by more backticks than it contains in a row."""
    text = one_line(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"


def as_story_markdown(story: StoryResult) -> str:
    """Return the brief, its sources, the figures with a column per source, the check, warnings and signature.

    Nothing in the articles can become a link, an image, HTML or any other markup.
    """
    sections = [
        f"# {escaped(story.marked_headline)}",
        _story_brief(story),
        "## Sources",
        _story_sources(story),
    ]
    sections += ["## Figures", _story_figures(story)] if story.figures else []
    sections += ["## Check", f"{capital(story_summary(story))}. {NOT_CHECKED}"]
    if story.warnings:
        sections += ["## Warnings", "\n".join(f"- {escaped(warning)}" for warning in story.warnings)]
    return "\n\n".join([*sections, f"Signature: {_code(str(story.signature))}"])


def _story_brief(story: StoryResult) -> str:
    if not story.brief.sentences:
        return NO_BRIEF
    return " ".join(f"{escaped(one.text)} ({source_numbers(one.accounts)})" for one in story.brief.sentences)


def _story_sources(story: StoryResult) -> str:
    lines = []
    for number, account in enumerate(story.accounts, 1):
        parts = [escaped(part) for part in about(account.article)]
        parts += [same_text(f"{account.copy_of + 1}")] if account.copy_of is not None else []
        lines.append(f"{number}. {', '.join(parts)}")
    lines += [f"- left out: {escaped(one.id)}: {escaped(one.reason)}" for one in story.apart]
    return "\n".join(lines)


def _story_figures(story: StoryResult) -> str:
    places = [Places(account.article.text) for account in story.accounts]
    header = ["Figure", "Status", *(str(number) for number in range(1, len(story.accounts) + 1))]
    return _table(header, [_story_row(figure, places) for figure in story.figures])


def _story_row(figure: StoryFigure, places: Sequence[Places]) -> list[str]:
    cells = []
    for account, where in enumerate(places):
        values = [value for value in figure.values if value.account == account]
        cells.append("; ".join(f"{v.text} („{v.source_text}“, {where.name([v.span])})" for v in values))
    return [figure.what, figure.status.value, *cells]
