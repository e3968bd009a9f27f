"""A report in the form that was asked for."""

from typing import Literal, assert_never

from summarize.report.data import brief_json
from summarize.report.markdown import as_markdown
from summarize.report.page import as_page
from summarize.report.result import Report
from summarize.report.text import as_text

__all__ = ["Form", "render"]

Form = Literal["text", "markdown", "json", "html"]


def render(report: Report, form: Form) -> str:
    """Return `report` as text for a terminal, Markdown, one line of JSON, or a self-contained web page.

    All forms end without a line end, have no control characters but line feeds, and can be encoded in UTF-8
    whatever the article holds.
    """
    match form:
        case "text":
            return as_text(report)
        case "markdown":
            return as_markdown(report)
        case "json":
            return brief_json(report)
        case "html":
            return as_page(report)
        case _:
            assert_never(form)
