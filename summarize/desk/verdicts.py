"""Verdicts as JSON data for the store and the page: of a brief, of a translated sentence, of several sources."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from summarize.article import Span
from summarize.consistency import Check, Finding, Verdict, compare_with, read_source
from summarize.consistency.reasons import ReasonKind, because
from summarize.figures import Figure, Kind, Qualifier
from summarize.report.check_data import check_as_data
from summarize.translation import Segment

Data = Mapping[str, Any]


def sentence_verdicts(segment: Segment) -> dict[str, Any]:
    """Check a translated sentence against its German as a translation: no figure may be missing.

    Places of evidence and omissions are code points of the article.
    """
    data = check_as_data(compare_with(read_source(segment.source), segment.target, mode="translation"), segment.source)
    for place in [*(each for figure in data["figures"] for each in figure["evidence"]), *data["omissions"]]:
        place["start"] += segment.span.start
        place["end"] += segment.span.start
    return data


def best(checks: Sequence[Sequence[Data]]) -> dict[str, Any]:
    """Return one check for several: each figure has its best verdict, the first of equals."""
    chosen: dict[tuple[int, int], Data] = {}
    for figure in (figure for check in checks for figure in check):
        place = (figure["start"], figure["end"])
        if place not in chosen or _rank(figure) < _rank(chosen[place]):
            chosen[place] = figure
    figures = [chosen[place] for place in sorted(chosen)]
    return {"id": None, "ok": all(Verdict(each["verdict"]).ok for each in figures), "figures": figures, "omissions": []}


def _rank(figure: Data) -> tuple[int, bool]:
    return Verdict(figure["verdict"]).rank, "warning" in figure


def check_of(data: Data | None) -> Check:
    """Return the check from which `data` was made."""
    if data is None:
        return Check(())
    return Check(tuple(finding for _, finding in findings_of(data)), tuple(map(_figure, data["omissions"])))


def findings_of(data: Data | None) -> list[tuple[int, Finding]]:
    """Return the findings of a check, each with the number of its source."""
    return [(figure.get("source", 0), _finding(figure)) for figure in (data["figures"] if data else ())]


def _finding(data: Data) -> Finding:
    evidence = tuple(Span(place["start"], place["end"]) for place in data["evidence"])
    verdict, rival = Verdict(data["verdict"]), data.get("rival")
    told = verdict in (Verdict.CONVERTED, Verdict.DERIVED)
    reasons = because(ReasonKind.STORED, data["warning"], told=told) if data.get("warning") else ()
    return Finding(_figure(data), verdict, evidence, reasons, _figure(rival) if rival else None, data.get("confidence"))


def _figure(data: Data) -> Figure:
    value, low, high = (None if data[name] is None else Decimal(data[name]) for name in ("value", "low", "high"))
    return Figure(
        data["text"], data["start"], data["end"], Kind(data["kind"]), value, low, high, data["unit"],
        None if data["qualifier"] is None else Qualifier(data["qualifier"]), data["date"],
    )  # fmt: skip
