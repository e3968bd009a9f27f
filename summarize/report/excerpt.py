"""A part of a report for pasting: only its brief, its headline or its key figures."""

from typing import Literal

from summarize.report.headline import marked_headline
from summarize.report.layout import Layout
from summarize.report.places import Places
from summarize.report.printable import one_line
from summarize.report.result import Result

__all__ = ["Part", "excerpt"]

Part = Literal["brief", "headline", "figures"]


def excerpt(report: Result, part: Part, *, width: int | None = None) -> str:
    """Return one part of a report as plain text; a paragraph is one line unless a `width` is given.

    Key figures are one per line: the English, the German in German quotation marks, and the place, separated by tabs.
    """
    if part == "figures":
        places = Places(report.article.text)
        return "\n".join(
            f"{one_line(figure.text)}\t„{one_line(figure.source_text)}“\t{places.name([figure.span])}"
            for figure in report.brief.key_figures
        )
    text = one_line(report.brief.text) if part == "brief" else marked_headline(report)
    return Layout(width).filled(text)
