"""Results that can show themselves: as a page in a notebook, and as data."""

from dataclasses import dataclass
from typing import Any

from summarize.report.data import brief_data, story_data
from summarize.report.formats.html import element
from summarize.report.formats.page import as_page
from summarize.report.formats.story_page import as_story_page
from summarize.report.result import Result
from summarize.report.story import StoryResult

#: Height of a page in a notebook, in CSS pixels.
_HEIGHT = 640


@dataclass(frozen=True, slots=True, repr=False)
class Report(Result):
    """The brief of one article with everything it rests on."""

    def _repr_html_(self) -> str:
        """Show the page in a notebook."""
        return _framed(as_page(self))

    def to_dict(self) -> dict[str, Any]:
        """Return the report as `summarize brief --format json` prints it; see docs/formats.md."""
        return brief_data(self)


@dataclass(frozen=True, slots=True, repr=False)
class Story(StoryResult):
    """One brief of several articles and their figures side by side, with everything they rest on."""

    def _repr_html_(self) -> str:
        """Show the page in a notebook."""
        return _framed(as_story_page(self))

    def to_dict(self) -> dict[str, Any]:
        """Return the story as `summarize story --format json` prints it; see docs/formats.md."""
        return story_data(self)


def _framed(page: str) -> str:
    """Return a page in a frame of its own, which isolates its styles and keeps its policy."""
    return element(
        "iframe",
        srcdoc=page,
        sandbox="",
        width="100%",
        height=str(_HEIGHT),
        style="border:0",
        title="summarize",
    )
