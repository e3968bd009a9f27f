"""The part of a report that somebody wants to paste: its brief, its headline or its key figures, and nothing else."""

from typing import Literal

from summarize.report.headline import marked_headline
from summarize.report.layout import Layout
from summarize.report.places import Places
from summarize.report.printable import one_line
from summarize.report.result import Report

__all__ = ["Part", "excerpt"]

Part = Literal["brief", "headline", "figures"]


def excerpt(report: Report, part: Part, *, width: int | None = None) -> str:
    """Return one part of a report as plain text; a paragraph is one line unless a `width` is given.

    Key figures stand a line each: the English, the German in its quotation marks and where it is, with tabs between.
    """
    if part == "figures":
        places = Places(report.article.text)
        return "\n".join(
            f"{one_line(figure.text)}\t„{one_line(figure.source_text)}“\t{places.name([figure.span])}"
            for figure in report.brief.key_figures
        )
    text = one_line(report.brief.text) if part == "brief" else marked_headline(report)
    return Layout(width).filled(text)
