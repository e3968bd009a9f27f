"""The check of a whole text: its findings, as a value, as data and as a table for a notebook."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from summarize.consistency.finding import Finding, Verdict
from summarize.figures import Figure


@dataclass(frozen=True, slots=True)
class Check:
    """The result of comparing one target with one source.

    `omissions` are source figures that the target lacks (translation mode only).
    """

    findings: tuple[Finding, ...]
    omissions: tuple[Figure, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every figure of the target is supported and, in translation mode, none is missing."""
        return not self.omissions and all(finding.verdict.ok for finding in self.findings)

    @property
    def text(self) -> str:
        """The number of figures per verdict, in a line."""
        counts = Counter(finding.verdict for finding in self.findings)
        parts = [f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict]]
        if self.omissions:
            parts.append(f"{len(self.omissions)} omitted")
        number = len(self.findings)
        figures = f"{number} figure{'' if number == 1 else 's'}"
        return f"{figures}: {', '.join(parts)}; {'ok' if self.ok else 'not ok'}"

    def __repr__(self) -> str:
        """Return a summary in one line."""
        return f"{type(self).__name__}({self.text})"

    def to_dict(self) -> dict[str, Any]:
        """Return the check as `summarize check --format json` prints it, with evidence by place only."""
        data = check_as_data(self, "")
        for figure in data["figures"]:
            figure["evidence"] = [{"start": place["start"], "end": place["end"]} for place in figure["evidence"]]
        return {name: value for name, value in data.items() if name != "id"}

    def _repr_html_(self) -> str:
        """Show the verdicts as a table in a notebook, with all foreign text escaped."""
        rows = "".join(
            f"<tr><td>{finding.verdict.value}</td><td>{escape(finding.figure.text)}</td><td>{escape(finding.warning or '')}</td></tr>"
            for finding in self.findings
        )
        rows += "".join(
            f"<tr><td>omitted</td><td>{escape(figure.text)}</td><td></td></tr>" for figure in self.omissions
        )
        head = "<tr><th>verdict</th><th>figure</th><th>note</th></tr>"
        return f"<p>{escape(self.text)}</p><table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def figure_as_data(figure: Figure) -> dict[str, Any]:
    """Return a figure as a JSON object: decimals as plain strings without exponent, unknown fields null."""
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "kind": figure.kind.value,
        "value": _plain(figure.value),
        "low": _plain(figure.low),
        "high": _plain(figure.high),
        "unit": figure.unit,
        "qualifier": figure.qualifier.value if figure.qualifier is not None else None,
        "date": figure.date,
    }


def check_as_data(check: Check, source: str, identity: str | int | float | None = None) -> dict[str, Any]:
    """Return a check as one JSON object, the same for `check --pairs` and `check --format json`.

    `source` is the text that was checked against: evidence is cut from it.
    """
    return {
        "id": identity,
        "ok": check.ok,
        "figures": [_finding_as_data(finding, source) for finding in check.findings],
        "omissions": [figure_as_data(figure) for figure in check.omissions],
    }


def _finding_as_data(finding: Finding, source: str) -> dict[str, Any]:
    data = figure_as_data(finding.figure)
    data["verdict"] = finding.verdict.value
    data["evidence"] = [{"start": span.start, "end": span.end, "text": span.cut(source)} for span in finding.evidence]
    if finding.warning is not None:
        data["warning"] = finding.warning
    if finding.rival is not None:
        data["rival"] = figure_as_data(finding.rival)
    if finding.confidence is not None:
        data["confidence"] = finding.confidence
    return data


def _plain(value: Decimal | None) -> str | None:
    return format(value, "f") if value is not None else None
