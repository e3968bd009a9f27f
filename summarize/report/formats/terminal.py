"""The check of two texts, and the figures of one, as tables for a terminal."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from summarize.consistency.check import Check
from summarize.consistency.finding import Finding
from summarize.figures import Figure
from summarize.report.check_summary import verdict_counts
from summarize.report.places import Places
from summarize.report.reason_words import reason_words

#: Most characters in a column of the table; longer words are cut.
WIDEST_COLUMN = 44

#: Select-graphic-rendition codes (ECMA-48) of each verdict. The colour always accompanies the verdict's name.
_COLOURS = {
    "supported": "32",
    "reworded": "32",
    "requalified": "33",
    "converted": "33",
    "derived": "33",
    "boilerplate": "31",
    "unsupported": "1;31",
    "omitted": "1;31",
}


def render_check(check: Check, source: str, target: str, *, colour: bool = False) -> str:
    """Return the verdicts as a table with line numbers and the words of both texts, and a last line with counts.

    Control characters of either text are shown as marks, so that no article can control the terminal.
    """
    lines, other_lines = Places(source), Places(target)
    rows = [_row(finding, lines, other_lines) for finding in check.findings]
    rows += [
        ("omitted", "-", "", str(lines.line(figure.start)), figure.text, "not in the target")
        for figure in check.omissions
    ]
    if not rows:
        return "No figures in the target.\n"
    header = ("verdict", "line", "target", "line", "source", "note")
    out = _table(header, rows, _COLOURS if colour else {})
    return "\n".join([*out, "", verdict_counts(check)]) + "\n"


def render_figures(figures: Sequence[Figure], text: str) -> str:
    """Return the figures of `text` as a table: kind, line, words, value, unit, qualifier."""
    lines = Places(text)
    rows = [
        (
            figure.kind.value,
            str(lines.line(figure.start)),
            figure.text,
            _value(figure),
            figure.unit or "-",
            figure.qualifier or "",
        )
        for figure in figures
    ]
    return "\n".join(_table(("kind", "line", "figure", "value", "unit", "qualifier"), rows, {})) + "\n"


def _value(figure: Figure) -> str:
    if figure.date is not None:
        return figure.date
    if figure.value is not None:
        return format(figure.value, "f")
    bounds = [format(bound, "f") for bound in (figure.low, figure.high) if bound is not None]
    return " .. ".join(bounds) or "-"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]], colours: Mapping[str, str]) -> list[str]:
    table = [tuple(_shown(cell) for cell in row) for row in rows]
    widths = [min(WIDEST_COLUMN, max(_width(row[i]) for row in [header, *table])) for i in range(5)]
    return [_line(header, widths, None), *(_line(row, widths, colours.get(row[0])) for row in table)]


def _row(finding: Finding, source: Places, target: Places) -> tuple[str, ...]:
    places = ", ".join(dict.fromkeys(str(source.line(span.start)) for span in finding.evidence))
    words = " + ".join(span.cut(source.text) for span in finding.evidence)
    figure = finding.figure
    return (
        finding.verdict.value, str(target.line(figure.start)), figure.text, places or "-", words or "-",
        reason_words(finding.reasons),
    )  # fmt: skip


def _shown(cell: str) -> str:
    """Return `cell` on one line, with control and format characters made visible."""
    return "".join(
        " "
        if char.isspace()
        else "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(char) in ("Cc", "Cf", "Cs")
        else char
        for char in cell
    )


def _width(text: str) -> int:
    """Return the terminal columns that `text` takes (UAX 11: wide and fullwidth take two, marks none)."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _line(row: tuple[str, ...], widths: list[int], code: str | None) -> str:
    cells = []
    for place, (cell, width) in enumerate(zip(row, widths, strict=False)):
        short = cell if _width(cell) <= width else cell[: width - 1] + "…"
        padded = short + " " * (width - _width(short))
        cells.append(f"\x1b[{code}m{padded}\x1b[0m" if code is not None and place == 0 else padded)
    return "  ".join([*cells, row[5]]).rstrip()
