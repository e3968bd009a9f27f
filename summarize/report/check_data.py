"""Figures and checks as JSON data."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from summarize.consistency import Check, Finding
from summarize.figures import Figure
from summarize.report.reason_words import reason_words

if TYPE_CHECKING:
    from summarize.bitext.pairs import PairOutcome


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


def pair_as_data(outcome: "PairOutcome") -> dict[str, Any]:
    """Return the outcome for a pair as one JSON object.

    A pair that could not be checked has one, too, with `"ok": false`, no figures, and `"line"` and `"error"`, so that
    nothing is lost.
    """
    data = check_as_data(outcome.check, outcome.source, outcome.identity)
    return data if outcome.error is None else {**data, "ok": False, "line": outcome.line, "error": outcome.error}


def _finding_as_data(finding: Finding, source: str) -> dict[str, Any]:
    data = figure_as_data(finding.figure)
    data["verdict"] = finding.verdict.value
    data["evidence"] = [{"start": span.start, "end": span.end, "text": span.cut(source)} for span in finding.evidence]
    if words := reason_words(finding.reasons):
        data["warning"] = words
    if finding.rival is not None:
        data["rival"] = figure_as_data(finding.rival)
    if finding.confidence is not None:
        data["confidence"] = finding.confidence
    return data


def _plain(value: Decimal | None) -> str | None:
    return format(value, "f") if value is not None else None
