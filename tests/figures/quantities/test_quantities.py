"""Quantities: collectives, ranges, qualifiers, signs and small words around an amount."""

from decimal import Decimal
from typing import Any

import pytest
from figure_cases import check, layer

from summarize.figures import Language, find_figures


@pytest.mark.parametrize("case", layer("quantities"))
def test_quantities_as_news_prints_them(case: dict[str, Any]) -> None:
    """Each quantity is read with its words, value, bounds, unit and qualifier."""
    check(case)


@pytest.mark.parametrize(("word", "language"), [("minus ", "de"), ("minus ", "en"), ("- ", "de")])
def test_a_thousand_signs_are_read_as_one(word: str, language: Language) -> None:
    """A text that is nothing but signs before a number is read, however many there are."""
    assert [figure.value for figure in find_figures(word * 1000 + "5", language)][-1] in (Decimal(5), Decimal(-5))
