"""The reader as a whole: that every row of docs/figures.md has cases, what is not a figure, and what is still missed."""

from itertools import chain
from typing import Any

import pytest
from figure_cases import ROWS, check, load, params

from summarize.figures import find_figures

LAST_ROW = 24
CASES_A_ROW = 25


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
    short = [row for row in range(1, LAST_ROW + 1) if rows.count(row) < CASES_A_ROW]
    assert short == []


def test_every_row_belongs_to_one_layer() -> None:
    """The tests of the layers read each row once."""
    assert sorted(chain.from_iterable(ROWS.values())) == list(range(LAST_ROW + 1))
    assert {case["row"] for name in ("figures-de", "figures-en") for case in load(name)} == set(range(LAST_ROW + 1))


def test_an_empty_text_has_no_figures() -> None:
    """An empty text has no figures."""
    assert find_figures("", "de") == find_figures(" \n\t", "en") == ()
