"""Checks as data and as a table."""

import re

from summarize.consistency import compare
from summarize.report.check_data import check_as_data
from summarize.report.formats.terminal import render_check

SOURCE = "Die Lage.\nRund 30.000 Menschen kamen.\n\nEs kostete 5 Euro."
TARGET = "About 30,000 people came.\nIt cost $5."


def test_the_table_has_verdicts_line_numbers_and_both_texts_words() -> None:
    """Each figure is a row: verdict, line and words of the target, line and words of the source."""
    table = render_check(compare(SOURCE, TARGET), SOURCE, TARGET)
    rows = [re.split(r"\s{2,}", row) for row in table.splitlines()]
    assert rows[0][:5] == ["verdict", "line", "target", "line", "source"]
    assert rows[1][0] == "supported"
    assert rows[1][1] == "1"
    assert "30,000" in rows[1][2]
    assert rows[1][3] == "2"
    assert "30.000" in rows[1][4]
    assert rows[2][:2] == ["unsupported", "2"]
    assert rows[-1] == ["2 figures: 1 supported, 1 unsupported; not ok"]


def test_the_table_lists_omissions_with_their_line() -> None:
    """A figure missing from a translation is a row with its place in the source."""
    table = render_check(compare(SOURCE, "", mode="translation"), SOURCE, "")
    assert re.search(r"^omitted +- +4 +5 Euro +not in the target$", table, re.MULTILINE)
    assert "2 omitted; not ok" in table


def test_colour_is_only_written_when_asked_for() -> None:
    """Plain text has no escape sequences; with colour the verdict's name is still there."""
    check = compare(SOURCE, TARGET)
    assert "\x1b" not in render_check(check, SOURCE, TARGET)
    coloured = render_check(check, SOURCE, TARGET, colour=True)
    assert "\x1b[32msupported" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render_check(check, SOURCE, TARGET)


def test_a_text_cannot_write_control_characters_to_the_terminal() -> None:
    """Escape sequences and direction marks inside a figure's words are shown as marks."""
    source = "Es waren 30\u202e\x1b[31m000 Menschen und 5\u200f Euro."
    target = "There were 30\x1b[31m and 5\u202e euros in 30\n000."
    table = render_check(compare(source, target), source, target)
    assert "\x1b" not in table
    assert "\u202e" not in table


def test_no_figures_gives_one_line() -> None:
    """A target without figures says so."""
    assert render_check(compare("Eins.", ""), "Eins.", "") == "No figures in the target.\n"


def test_data_leaves_out_a_warning_that_is_not_there() -> None:
    """A finding without a warning has no such key; one with a warning has it."""
    data = check_as_data(
        compare("Rund 200 Menschen, 5 Euro.", "200 people, 5 euros."), "Rund 200 Menschen, 5 Euro.", "x"
    )
    assert data["id"] == "x"
    assert [("warning" in figure) for figure in data["figures"]] == [True, False]
