"""The cases of the figures reader, by the layer that reads them: rows of docs/figures.md, negatives, known failures."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from summarize.figures import Figure, find_figures

CASES = Path(__file__).parent / "cases"

#: The rows of docs/figures.md that each package of `summarize.figures` reads; row 0 has what several of them share.
ROWS = {
    "numbers": (1, 2, 3, 4, 6, 20),
    "amounts": (5, 7, 8, 10, 11, 12, 19, 22),
    "dates": (15, 16, 17, 18),
    "names": (21,),
    "quantities": (0, 9, 13, 14, 23, 24),
}


def load(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    cases: list[dict[str, Any]] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return cases


def params(*names: str) -> list[Any]:
    """Return the cases of several files, named by their labels."""
    return [_param(case) for name in names for case in load(name)]


def layer(package: str) -> list[Any]:
    """Return the cases of the rows that a package reads, in both languages."""
    return [
        _param(case) for name in ("figures-de", "figures-en") for case in load(name) if case["row"] in ROWS[package]
    ]


def check(case: dict[str, Any]) -> None:
    """Assert that a case's figures are read, each with every field the case gives, and no others."""
    figures = _read(case)
    assert [figure.text for figure in figures] == [expected["text"] for expected in case["figures"]], case["comment"]
    for figure, expected in zip(figures, case["figures"], strict=True):
        assert {field: _written(figure, field) for field in expected} == expected, case["comment"]


def _param(case: dict[str, Any]) -> Any:
    return pytest.param(case, id=f"{case['lang']} {case['label']}")


def _read(case: dict[str, Any]) -> tuple[Figure, ...]:
    today = datetime.date.fromisoformat(case["today"]) if "today" in case else None
    return find_figures(case["text"], case["lang"], today=today)


def _written(figure: Figure, field: str) -> str | None:
    value = getattr(figure, field)
    return None if value is None else str(value)
