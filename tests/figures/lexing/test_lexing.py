"""Tokens and lines: where a line ends a figure, and which characters are read over."""

import pytest

from summarize.figures import find_figures


def test_a_figure_crosses_a_wrapped_line_but_no_paragraph() -> None:
    """A number at the end of a line goes on in the next where the text was wrapped at a width, and nowhere else."""
    wrapped = "Für die Bahn sollen im kommenden Jahr insgesamt 30\nMilliarden Euro aus dem Haushalt fließen."
    (figure,) = find_figures(wrapped, "de")
    assert (figure.value, figure.unit, figure.text) == (30 * 10**9, "EUR", "30\nMilliarden Euro")
    assert [f.unit for f in find_figures("Es waren 30\n\nProzent sind viel", "de")] == [None]


def test_lines_that_were_not_wrapped_stay_apart() -> None:
    """Columns of numbers, list items, short lines and long paragraphs each end their figures."""
    for text in (
        "100\n200\n300",
        "Platz 1: 30\n200 Gäste kamen zum großen Fest",
        "- 30\n- 000 Euro",
        "x" * 140 + " 30\n000 Euro",
    ):
        assert all("\n" not in figure.text for figure in find_figures(text, "de")), text


@pytest.mark.parametrize("odd", ["\ud800", "\x00", "\u202e", "a\u0301\u0302"])
def test_odd_characters_are_read_over(odd: str) -> None:
    """Lone surrogates, NUL and stray marks neither fail nor hide the figures beside them."""
    text = f"{odd} 30.000 Soldaten {odd}{odd} 5 Prozent{odd}"
    assert [f.value for f in find_figures(text, "de")] == [30000, 5]
