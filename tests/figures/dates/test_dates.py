"""Dates and times: days, months, years, decades, relative dates, hours."""

from typing import Any

import pytest
from figure_cases import check, layer

from summarize.figures import Kind, find_figures


@pytest.mark.parametrize("case", layer("dates"))
def test_dates_as_news_prints_them(case: dict[str, Any]) -> None:
    """Each date or time is read with its words and its place in the calendar."""
    check(case)


def test_relative_dates_without_a_date_to_count_from() -> None:
    """Without the article's date a relative date is not a figure, but a count of days or years is."""
    assert find_figures("Letztes Jahr und gestern regnete es.", "de") == ()
    (figure,) = find_figures("Vor zwei Wochen regnete es.", "de")
    assert (figure.kind, figure.value, figure.unit, figure.date) == (Kind.MEASURE, 2, "week", None)


def test_an_hour_in_words_after_an_abbreviated_weekday() -> None:
    """ "Fr." before hours in words is no failure, although only digits decide whether it is a Friday."""
    assert find_figures("Fr. zweier bis 10 Uhr", "de")[0].date == "T02:00/T10:00"
    assert find_figures("Fr. neun bis 10 Uhr", "de")
