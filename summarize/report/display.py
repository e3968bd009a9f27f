"""Results that can show themselves: as a page in a notebook, and as data."""

from dataclasses import dataclass
from typing import Any

from summarize.consistency import Check
from summarize.report.check_data import check_as_data
from summarize.report.check_summary import verdict_counts
from summarize.report.data import brief_data, story_data
from summarize.report.formats.html import Markup, element, joined
from summarize.report.formats.page import as_page
from summarize.report.formats.story_page import as_story_page
from summarize.report.reason_words import reason_words
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


@dataclass(frozen=True, slots=True, repr=False)
class CheckReport(Check):
    """The check of one text against another."""

    @property
    def text(self) -> str:
        """The number of figures per verdict, in a line."""
        return verdict_counts(self)

    def __repr__(self) -> str:
        """Return a summary in one line."""
        return f"{type(self).__name__}({self.text})"

    def _repr_html_(self) -> str:
        """Show the verdicts as a table in a notebook."""
        rows = [(one.verdict.value, one.figure.text, reason_words(one.reasons)) for one in self.findings]
        rows += [("omitted", figure.text, "") for figure in self.omissions]
        head = _row("th", "verdict", "figure", "note")
        body = joined(_row("td", *row) for row in rows)
        return element("p", self.text) + element("table", element("thead", head), element("tbody", body))

    def to_dict(self) -> dict[str, Any]:
        """Return the check as `summarize check --format json` prints it, with evidence by place only."""
        data = check_as_data(self, "")
        for figure in data["figures"]:
            figure["evidence"] = [{"start": place["start"], "end": place["end"]} for place in figure["evidence"]]
        return {name: value for name, value in data.items() if name != "id"}


def _row(cell: str, *texts: str) -> Markup:
    return element("tr", *(element(cell, text) for text in texts))


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
