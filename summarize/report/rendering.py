"""Rendering a report in the requested format, and writing it to a file without overwriting one that is not a report."""

from collections.abc import Callable
from pathlib import Path

from summarize.arguments import one_of
from summarize.article.files import replace_file
from summarize.defaults import BriefForm
from summarize.errors import OutputError, UsageError
from summarize.report.data import brief_json, story_json
from summarize.report.formats.layout import WIDTH, Layout
from summarize.report.formats.markdown import as_markdown, as_story_markdown
from summarize.report.formats.page import as_page
from summarize.report.formats.story_page import as_story_page
from summarize.report.formats.text import as_story_text, as_text
from summarize.report.result import Result
from summarize.report.story import StoryResult

#: File suffixes of the formats.
SUFFIX: dict[BriefForm, str] = {"text": ".txt", "markdown": ".md", "json": ".json", "html": ".html"}
#: Occurs in every format of a result: the beginning of its signature.
_MARK = b"summarize:"
#: Bytes of an existing file that are searched for it.
_BYTES_READ = 50_000_000


def render(report: Result | StoryResult, form: BriefForm, *, width: int | None = WIDTH, prefix: str = "") -> str:
    """Return a report or a story as text for a terminal, Markdown, one line of JSON, or a self-contained web page.

    Text is wrapped at `width` columns (None: not at all). Every id of a report's web page begins with `prefix`, so that
    several can form one page. All formats end without a newline, have no control characters but line feeds, and can be
    encoded in UTF-8 whatever the article contains. Raises UsageError for another value or format.
    """
    if not isinstance(report, Result | StoryResult):
        raise UsageError(
            f"report is of type {type(report).__name__}, not Report or Story", "pass what brief() or story() returns"
        )
    one_of("form", form, BriefForm)
    forms = _story_forms(report, width) if isinstance(report, StoryResult) else _report_forms(report, width, prefix)
    return forms[form]()


def _report_forms(report: Result, width: int | None, prefix: str) -> dict[BriefForm, Callable[[], str]]:
    return {
        "text": lambda: as_text(report, Layout(width)),
        "markdown": lambda: as_markdown(report),
        "json": lambda: brief_json(report),
        "html": lambda: as_page(report, prefix=prefix),
    }


def _story_forms(story: StoryResult, width: int | None) -> dict[BriefForm, Callable[[], str]]:
    return {
        "text": lambda: as_story_text(story, Layout(width)),
        "markdown": lambda: as_story_markdown(story),
        "json": lambda: story_json(story),
        "html": lambda: as_story_page(story),
    }


def write_result(path: Path, text: str) -> None:
    """Write `text`, a result with its signature, and a newline to `path`, completely or not at all.

    Its folder is created if missing. An existing file is replaced only if it is such a result, or the same. Raises
    OutputError.
    """
    data = f"{text.rstrip()}\n".encode("utf-8", "replace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not _ours(path, data):
            raise OutputError(
                f"{path}: already exists and has no signature of this program", "delete it or name another file."
            )
        replace_file(path, data)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror})", "free some space or name another file."
        ) from error


def _ours(path: Path, data: bytes) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        old = file.read(_BYTES_READ)
    return _MARK in old or old == data
