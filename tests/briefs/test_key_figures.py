"""Key figures: the statement that says what a figure counts, and numbers that are names."""

import pytest
from fakes import FakeTranslator

from summarize.article import Article
from summarize.briefs.extractive import ExtractiveWriter
from summarize.briefs.key_figures import _part_of_a_name, statement
from summarize.figures import find_figures
from summarize.pipeline import brief


@pytest.mark.parametrize(
    ("sentence", "figure", "said"),
    [
        (
            "The group sold its arm to Celesio, which employs 1,200 people in Bonn.",
            "1,200 people",
            "The group sold its arm to Celesio, which employs 1,200 people in Bonn",
        ),
        (
            "As early as December 2024, Kim admitted that soldiers had died.",
            "December 2024",
            "As early as December 2024, Kim admitted that soldiers had died",
        ),
        ("Sales rose to 3.5 million euros; the boss was pleased.", "3.5 million euros", "Sales rose to 3.5 million euros"),
        ("Food was down for most, with drink up 6.6 per cent.\"", "6.6 per cent", "Food was down for most, with drink up 6.6 per cent"),
        ("The city has grown, turnout was 34 percent this time, officials said.", "34 percent", "turnout was 34 percent this time"),
    ],
)  # fmt: skip
def test_a_statement_stands_by_itself(sentence: str, figure: str, said: str) -> None:
    """A clause that leans on another is given with it, and no quotation mark is left without its partner."""
    (found,) = [f for f in find_figures(sentence, "en") if f.text == figure]
    assert statement(sentence, found) == said


def test_numbers_in_names_are_not_key_figures() -> None:
    """A station called Radio 4 is not four of something; four stations are."""
    german = "Der Sender Radio 4 hat mit Windows 10 am Freitag 4 Reporter und 350 Techniker entlassen."
    english = "The station Radio 4, with Windows 10 and all, dismissed 4 reporters and 350 technicians on Friday."
    report = brief(Article("radio", german), FakeTranslator({german: [english]}), ExtractiveWriter())
    texts = [key.text for key in report.brief.key_figures]
    assert [text.split()[0] for text in texts] == ["4", "350"]


@pytest.mark.parametrize(
    ("sentence", "number", "named"),
    [
        ("In Germany 300 have died.", "300", False),
        ("In Texas 20 under control, says the fire service.", "20", False),
        ("In Formula 1 the title is decided.", "1", True),
        ("Some were let go in Districts 8 and 9.", "8", True),
        ("He installed it on Windows 10 without help.", "10", True),
    ],
)
def test_a_number_after_a_place_is_not_part_of_its_name(sentence: str, number: str, named: bool) -> None:
    """A number after a name belongs to it only before a word that no number counts; a verb may follow a count."""
    [figure] = [one for one in find_figures(sentence, "en") if one.text == number]
    assert _part_of_a_name(sentence, figure) is named
