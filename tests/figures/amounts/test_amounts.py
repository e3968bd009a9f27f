"""Amounts: halves, fractions, multiples, compounds, percent, money, scores and units."""

from typing import Any

import pytest
from figure_cases import check, layer

from summarize.figures import find_figures


@pytest.mark.parametrize("case", layer("amounts"))
def test_amounts_as_news_prints_them(case: dict[str, Any]) -> None:
    """Each amount is read with its words, value and unit."""
    check(case)


def test_values_are_exact() -> None:
    """Values are decimals without exponent, however they are written."""
    figures = find_figures("3,50 Euro, 0,1 Prozent, 1,5 Billionen und 1.000,00 Euro", "de")
    assert [str(figure.value) for figure in figures] == ["3.5", "0.1", "1500000000000", "1000"]
