"""Results that can show themselves: as a page in a notebook, and as data."""

from dataclasses import dataclass
from typing import Any

from summarize.report.data import brief_data
from summarize.report.notebook import framed
from summarize.report.page import as_page
from summarize.report.result import Result
from summarize.report.story import StoryResult
from summarize.report.story_data import story_data
from summarize.report.story_page import as_story_page

__all__ = ["Report", "Story"]


@dataclass(frozen=True, slots=True, repr=False)
class Report(Result):
    """The brief of one article with everything it rests on."""

    def _repr_html_(self) -> str:
        """Show the page in a notebook."""
        return framed(as_page(self))

    def to_dict(self) -> dict[str, Any]:
        """Return the report as `summarize brief --format json` prints it; see docs/formats.md."""
        return brief_data(self)


@dataclass(frozen=True, slots=True, repr=False)
class Story(StoryResult):
    """One brief of several articles and their figures side by side, with everything they rest on."""

    def _repr_html_(self) -> str:
        """Show the page in a notebook."""
        return framed(as_story_page(self))

    def to_dict(self) -> dict[str, Any]:
        """Return the story as `summarize story --format json` prints it; see docs/formats.md."""
        return story_data(self)
