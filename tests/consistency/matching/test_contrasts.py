"""Each row of the table of contrasts decides something on sentences that nobody wrote for it.

The German and the English of a case come from two places, which `from` names with their licences: the same figure with
words that exclude each other. "exchanged" and "with another figure" mark English whose figures were changed.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from summarize.consistency import compare
from summarize.consistency.matching import contrasts

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "cases" / "contrasts.json").read_text("utf-8"))


def passes(case: dict[str, Any]) -> bool:
    """Whether the figure of a case passes the check."""
    check = compare(case["source"], case["target"], judge=False)
    return next(one.verdict.ok for one in check.findings if one.figure.text == case["figure"])


def test_every_row_has_a_case() -> None:
    """A row that decides nothing is removed, not kept without a case."""
    assert [case["row"] for case in CASES] == [row.name for row in contrasts.contrasts()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["row"])
def test_a_row_decides(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """The figure is unsupported because of the row, and only because of it."""
    assert not passes(case)
    others = tuple(row for row in contrasts.contrasts() if row.name != case["row"])
    monkeypatch.setattr(contrasts, "contrasts", lambda: others)
    assert passes(case)
