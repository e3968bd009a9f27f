"""Verdicts as the store keeps them."""

from summarize.consistency import compare
from summarize.desk.verdicts import check_of
from summarize.report.check_data import check_as_data
from summarize.report.reason_words import reason_words

GERMAN = "Es kamen 120 Männer und 30 Frauen. Der Weg ist 100 Kilometer lang. Das Haus hat mehr als 20 Zimmer."
ENGLISH = "In all 150 people came. The path is 62 miles long. The house has 20 rooms, and 7 doors."


def test_a_stored_check_comes_back_with_its_words() -> None:
    """Verdicts, evidence and warnings survive storage, and what follows from the source is as little in doubt as before."""
    made = compare(GERMAN, ENGLISH, judge=False)
    data = check_as_data(made, GERMAN)
    back = check_of(data)
    assert check_as_data(back, GERMAN) == data
    assert [reason_words(finding.reasons) for finding in back.findings] == [
        "sum of “120 Männer” and “30 Frauen”",
        "converted from 100 Kilometer",
        "the source says “mehr als 20”",
        "",
    ]
    assert [finding.doubtful for finding in back.findings] == [False, False, True, False]
