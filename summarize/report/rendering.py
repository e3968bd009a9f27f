"""A report in the form that was asked for."""

from collections.abc import Callable
from typing import Literal

from summarize.report.data import brief_json
from summarize.report.markdown import as_markdown
from summarize.report.page import as_page
from summarize.report.result import Report
from summarize.report.story import Story
from summarize.report.story_data import story_json
from summarize.report.story_markdown import as_story_markdown
from summarize.report.story_page import as_story_page
from summarize.report.story_text import as_story_text
from summarize.report.text import as_text

__all__ = ["Form", "render"]

Form = Literal["text", "markdown", "json", "html"]


def render(report: Report | Story, form: Form) -> str:
    """Return a report or a story as text for a terminal, Markdown, one line of JSON, or a self-contained web page.

    All forms end without a line end, have no control characters but line feeds, and can be encoded in UTF-8
    whatever the article holds.
    """
    if isinstance(report, Story):
        return _STORIES[form](report)
    return _REPORTS[form](report)


_REPORTS: dict[Form, Callable[[Report], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": brief_json,
    "html": as_page,
}
_STORIES: dict[Form, Callable[[Story], str]] = {
    "text": as_story_text,
    "markdown": as_story_markdown,
    "json": story_json,
    "html": as_story_page,
}
