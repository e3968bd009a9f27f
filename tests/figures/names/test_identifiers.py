"""Names with numbers: types, laws, roads, versions, telephone numbers."""

from typing import Any

import pytest
from figure_cases import check, layer

from summarize.figures import find_figures


@pytest.mark.parametrize("case", layer("names"))
def test_names_as_news_prints_them(case: dict[str, Any]) -> None:
    """Each name with a number is read as it is written."""
    check(case)


def test_links_hold_no_figures() -> None:
    """The digits of a web address are not the text's own."""
    assert find_figures("Mehr auf https://example.org/2024/05/30?a=12%20 im Netz.", "de") == ()
