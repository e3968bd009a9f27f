"""The figures reader on cases: every row of docs/figures.md, what is not a figure, and what is still missed."""

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from summarize.figures import Figure, Language, find_figures

CASES = Path(__file__).parents[1] / "cases"
ROWS = 24
A_ROW = 25


def load(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    cases: list[dict[str, Any]] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return cases


def read(case: dict[str, Any]) -> tuple[Figure, ...]:
    """Read a case's text as it asks to be read."""
    today = datetime.date.fromisoformat(case["today"]) if "today" in case else None
    return find_figures(case["text"], case["lang"], today=today)


def written(figure: Figure, field: str) -> str | None:
    """Return a field of a figure as the cases write it."""
    value = getattr(figure, field)
    return None if value is None else str(value)


def check(case: dict[str, Any]) -> None:
    """Assert that a case's figures are read, each with every field the case gives, and no others."""
    figures = read(case)
    assert [figure.text for figure in figures] == [expected["text"] for expected in case["figures"]], case["comment"]
    for figure, expected in zip(figures, case["figures"], strict=True):
        assert {field: written(figure, field) for field in expected} == expected, case["comment"]


def params(*names: str) -> list[Any]:
    """Return the cases of several files, named by their labels."""
    return [pytest.param(case, id=f"{case['lang']} {case['label']}") for name in names for case in load(name)]


@pytest.mark.parametrize("case", params("figures-de", "figures-en"))
def test_figures_of_every_row_are_read(case: dict[str, Any]) -> None:
    """Figures as news prints them are read with their words, value, unit, qualifier and date."""
    check(case)


@pytest.mark.parametrize("case", params("figures-negatives"))
def test_words_that_only_look_like_figures_are_left_alone(case: dict[str, Any]) -> None:
    """Words that hold a number word, and numbers of speech, give no figure."""
    check(case)


@pytest.mark.xfail(strict=True, reason="known failures; a fix moves the case to its row")
@pytest.mark.parametrize("case", params("figures-known-failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    """Known errors of the reader."""
    check(case)


@pytest.mark.parametrize("name", ["figures-de", "figures-en"])
def test_every_row_has_its_cases(name: str) -> None:
    """Each row of the table has at least 25 cases in each language."""
    rows = [case["row"] for case in load(name)]
    assert {row: rows.count(row) >= A_ROW for row in range(1, ROWS + 1)} == dict.fromkeys(range(1, ROWS + 1), True)


def test_values_are_exact() -> None:
    """Values are decimals without exponent, however they are written."""
    figures = find_figures("3,50 Euro, 0,1 Prozent, 1,5 Billionen und 1.000,00 Euro", "de")
    assert [str(figure.value) for figure in figures] == ["3.5", "0.1", "1500000000000", "1000"]


def test_an_empty_text_has_no_figures() -> None:
    """An empty text has no figures."""
    assert find_figures("", "de") == find_figures(" \n\t", "en") == ()


@pytest.mark.parametrize(("word", "language"), [("minus ", "de"), ("minus ", "en"), ("- ", "de")])
def test_a_thousand_signs_are_read_as_one(word: str, language: Language) -> None:
    """A text that is nothing but signs before a number is read, however many there are."""
    assert [figure.value for figure in find_figures(word * 1000 + "5", language)][-1] in (Decimal(5), Decimal(-5))
