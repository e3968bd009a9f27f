"""Rendering a report in the requested format."""

from collections.abc import Callable
from typing import Literal

from summarize.report.data import brief_json
from summarize.report.layout import WIDTH, Layout
from summarize.report.markdown import as_markdown
from summarize.report.page import as_page
from summarize.report.result import Result
from summarize.report.story import StoryResult
from summarize.report.story_data import story_json
from summarize.report.story_markdown import as_story_markdown
from summarize.report.story_page import as_story_page
from summarize.report.story_text import as_story_text
from summarize.report.text import as_text

Form = Literal["text", "markdown", "json", "html"]


def render(report: Result | StoryResult, form: Form, *, width: int | None = WIDTH, prefix: str = "") -> str:
    """Return a report or a story as text for a terminal, Markdown, one line of JSON, or a self-contained web page.

    Text is wrapped at `width` columns (None: not at all). Every id of a report's web page begins with `prefix`, so that
    several can form one page. All formats end without a newline, have no control characters but line feeds, and can be
    encoded in UTF-8 whatever the article contains.
    """
    forms = _story_forms(report, width) if isinstance(report, StoryResult) else _report_forms(report, width, prefix)
    return forms[form]()


def _report_forms(report: Result, width: int | None, prefix: str) -> dict[Form, Callable[[], str]]:
    return {
        "text": lambda: as_text(report, Layout(width)),
        "markdown": lambda: as_markdown(report),
        "json": lambda: brief_json(report),
        "html": lambda: as_page(report, prefix=prefix),
    }


def _story_forms(story: StoryResult, width: int | None) -> dict[Form, Callable[[], str]]:
    return {
        "text": lambda: as_story_text(story, Layout(width)),
        "markdown": lambda: as_story_markdown(story),
        "json": lambda: story_json(story),
        "html": lambda: as_story_page(story),
    }
