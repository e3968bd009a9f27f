"""A report for a terminal."""

import textwrap
from collections.abc import Sequence
from itertools import chain, zip_longest

from summarize.report.data import article_title
from summarize.report.issue_words import segment_words
from summarize.report.outcome import LIMITS, MEANING, outcome, unlisted
from summarize.report.places import Places
from summarize.report.printable import one_line
from summarize.report.result import Report

__all__ = ["as_text"]

#: A line that fits a terminal of 90 columns and a mail quoted once.
WIDTH = 88

#: The widest the columns of a table get, all but the last, which takes what is left. "between 1.2 and 1.5
#: billion euros" fits one.
_WIDEST = 34


def as_text(report: Report) -> str:
    """Return the brief, its key figures, what the check found, warnings and signature, WIDTH columns wide."""
    brief = report.brief
    sections = [_head(report)]
    sections.append(_filled(brief.text) if brief.sentences else "There is no brief: no sentence could be printed.")
    sections += filter(None, [_key_figures(report), _check(report), _warnings(report)])
    sections.append(_filled(f"Signature: {report.signature}"))
    return "\n\n".join(sections)


def _head(report: Report) -> str:
    article = report.article
    about = [one_line(part) for part in (article.id, article_title(article), article.date) if part]
    source = _filled(" | ".join(dict.fromkeys(about)))
    headline = report.brief.headline
    return f"{_filled(headline)}\n{source}" if headline else source


def _key_figures(report: Report) -> str:
    places = Places(report.article.text)
    figures = report.brief.key_figures
    rows = _table([(figure.text, f"„{figure.source_text}“", places.name([figure.span])) for figure in figures])
    lines = ["Key figures"]
    for figure, row in zip(figures, rows, strict=True):
        lines += [*row, _filled(figure.statement, first="      ", then="      ")]
    return "\n".join(lines) if figures else ""


def _check(report: Report) -> str:
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
    found = _filled(f"Check: {outcome(check)}. {LIMITS}")
    return "\n".join([found, *chain.from_iterable(_table(rows))])


def _warnings(report: Report) -> str:
    items = [_item(warning) for warning in report.document_warnings]
    for segment in report.translation.segments:
        if words := segment_words(segment):
            start = textwrap.shorten(one_line(segment.source), 60, placeholder=" ...")
            items.append(_item(f"translation of „{start}“: {'; '.join(words)}"))
    return "\n".join(["Warnings", *items]) if items else ""


def _item(text: str) -> str:
    return _filled(text, first="  - ", then="    ")


def _filled(text: str, *, first: str = "", then: str = "") -> str:
    return textwrap.fill(
        one_line(text), WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def _table(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of each row, columns aligned; a cell too wide for its column goes on below itself."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    widths = [min(_WIDEST, max(map(len, column))) for column in zip(*cells, strict=True)]
    # A table without room for its last column would be read worse than one that is too wide.
    widths[-1:] = [max(24, WIDTH - sum(widths[:-1]) - 2 * len(widths))] if widths else []
    return [_row(row, widths) for row in cells]


def _row(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [
        textwrap.wrap(cell, width or 1, break_on_hyphens=False) or [""] for cell, width in zip(row, widths, strict=True)
    ]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True) if width)
        lines.append(f"  {'  '.join(padded)}".rstrip())
    return lines
