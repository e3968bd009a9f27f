"""Checked units as SARIF 2.1.0 (OASIS), which code hosts show as alerts."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from summarize.bitext import Checked, Outcome, Unreadable
from summarize.bitext.baseline import fingerprint
from summarize.bitext.problems import OMITTED, Problem
from summarize.bitext.unit import Unit
from summarize.consistency import Verdict
from summarize.report.printable import printable
from summarize.report.wording import RULES, SEVERITIES, file_of, line_of, message, unit_name
from summarize.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_WRONG = frozenset({Verdict.UNSUPPORTED, Verdict.BOILERPLATE, OMITTED})


def sarif(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the lines of a SARIF log with one run; results are yielded as they are found."""
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{'
    yield f'"tool": {{"driver": {_dumped(_driver())}}},'
    yield '"columnKind": "unicodeCodePoints",'
    yield '"results": ['
    unreadable: list[Unreadable] = []
    between = ""
    for outcome in outcomes:
        if isinstance(outcome, Unreadable):
            unreadable.append(outcome)
        elif isinstance(outcome, Checked):
            for problem in outcome.problems:
                yield between + _dumped(_result(outcome.unit, problem))
                between = ","
    yield "],"
    yield f'"invocations": [{_dumped(_invocation(unreadable))}]}}]}}'


def _driver() -> dict[str, Any]:
    rules = [
        {
            "id": kind,
            "shortDescription": {"text": meaning},
            "defaultConfiguration": {"level": "error" if kind in _WRONG else "warning"},
        }
        for kind, meaning in RULES.items()
    ]
    return {"name": "summarize check", "version": __version__, "rules": rules}


def _result(unit: Unit, problem: Problem) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _place(file_of(unit, problem), line_of(unit, problem))}
    if name := unit_name(unit):
        location["logicalLocations"] = [{"name": name, "kind": "resource"}]
    return {
        "ruleId": problem.kind,
        "ruleIndex": list(RULES).index(problem.kind),
        "level": SEVERITIES[problem.level],
        "message": {"text": printable(message(problem, unit.german))},
        "locations": [location],
        "partialFingerprints": {"figure/v1": fingerprint(unit, problem)},
    }


def _place(file: str, line: int) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(file)}, "region": {"startLine": line}}


def _uri(file: str) -> str:
    """Return a reference (RFC 3986), relative if the path is, so that it resolves in the checkout."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _invocation(unreadable: list[Unreadable]) -> dict[str, Any]:
    notes = [
        {
            "level": "error",
            "message": {"text": printable(one.message)},
            "locations": [{"physicalLocation": _place(one.file, one.line or 1)}],
        }
        for one in unreadable
    ]
    return {"executionSuccessful": not unreadable, "toolExecutionNotifications": notes}


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, allow_nan=False)
