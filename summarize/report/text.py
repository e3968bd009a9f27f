"""A report for a terminal: whole, or one part of it for pasting."""

import textwrap
from itertools import chain
from typing import Literal

from summarize.report.headline import article_title, marked_headline
from summarize.report.issue_words import segment_words
from summarize.report.layout import Layout
from summarize.report.outcome import LIMITS, MEANING, NO_BRIEF, outcome, unlisted
from summarize.report.places import Places
from summarize.report.printable import one_line
from summarize.report.result import Result

Part = Literal["brief", "headline", "figures"]


def as_text(report: Result, lay: Layout) -> str:
    """Return the brief, its key figures, the findings of the check, warnings and signature."""
    brief = report.brief
    sections = [_head(report, lay)]
    sections.append(lay.filled(brief.text) if brief.sentences else NO_BRIEF)
    sections += filter(None, [_key_figures(report, lay), _check(report, lay), _warnings(report, lay)])
    sections.append(lay.filled(f"Signature: {report.signature}"))
    return "\n\n".join(sections)


def _head(report: Result, lay: Layout) -> str:
    article = report.article
    about = [one_line(part) for part in (article.id, article_title(article), article.date) if part]
    source = lay.filled(" | ".join(dict.fromkeys(about)))
    return f"{lay.filled(marked_headline(report))}\n{source}"


def _key_figures(report: Result, lay: Layout) -> str:
    places = Places(report.article.text)
    figures = report.brief.key_figures
    rows = lay.table([(figure.text, f"„{figure.source_text}“", places.name([figure.span])) for figure in figures])
    lines = ["Key figures"]
    for figure, row in zip(figures, rows, strict=True):
        lines += [*row, lay.filled(figure.statement, first="      ", then="      ")]
    return "\n".join(lines) if figures else ""


def _check(report: Result, lay: Layout) -> str:
    check = report.brief.check
    places = Places(report.article.text)
    rows = [
        (
            finding.verdict.value if finding.verdict.ok else finding.verdict.value.upper(),
            finding.figure.text,
            f"„{places.words(finding.evidence)}“" if finding.evidence else "",
            places.name(finding.evidence),
            finding.warning or ("" if finding.verdict.ok else MEANING[finding.verdict]),
        )
        for finding in sorted(unlisted(report), key=lambda finding: finding.verdict.ok)
    ]
    rows += [("LEFT OUT", "", f"„{figure.text}“", "", "") for figure in check.omissions]
    found = lay.filled(f"Check: {outcome(check)}. {LIMITS}")
    return "\n".join([found, *chain.from_iterable(lay.table(rows))])


def _warnings(report: Result, lay: Layout) -> str:
    items = [lay.item(warning) for warning in report.document_warnings]
    for segment in report.translation.segments:
        if words := segment_words(segment):
            start = textwrap.shorten(one_line(segment.source), 60, placeholder=" ...")
            items.append(lay.item(f"translation of „{start}“: {'; '.join(words)}"))
    return "\n".join(["Warnings", *items]) if items else ""


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
