"""Words left in German: found in translations, weighed in choosing, named in reports, kept out of briefs."""

import pytest
from fakes import FakeTranslator

from summarize.article import Article
from summarize.pipeline import brief
from summarize.translation import render
from summarize.translation.untranslated import untranslated
from summarize.writers.extractive import ExtractiveWriter


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Der Kirchturm steht neben der Theke.", "The Kirchturm is next to the Theke.", ("Kirchturm", "Theke")),
        ("Der Kirchturm steht in Salzburg.", "The church tower is in Salzburg.", ()),
        ("Angela Merkel wohnt im Hotel in Hamburg.", "Angela Merkel lives in a hotel in Hamburg.", ()),
        ("Die Situation ist ernst.", "Situation is serious.", ()),
        ("Das Bündnis lobte den Konsens.", "The alliance praised the consensus.", ()),
        ("Hier wird gebaut.", "Hier is being built.", ("Hier",)),
        ("Der Turm ist hoch.", "The church has a Kirchturm.", ()),
    ],
)
def test_words_left_in_german(source: str, target: str, found: tuple[str, ...]) -> None:
    """A German word that the target has from the source counts; names and words of both languages do not."""
    assert untranslated(source, target) == found


def test_a_hypothesis_that_is_all_english_is_chosen() -> None:
    """Of hypotheses with equal figures the one without German words is taken, though it is less likely."""
    source = "Der Kirchturm ist 40 Meter hoch."
    table = {source: ["The Kirchturm is 40 metres high.", "The church tower is 40 metres high."]}
    (rendering,) = render([source], FakeTranslator(table))
    assert (rendering.target, rendering.german) == ("The church tower is 40 metres high.", ())


def test_right_figures_come_before_english_words() -> None:
    """A hypothesis without German words is not taken if its figure is wrong."""
    source = "Der Kirchturm ist 40 Meter hoch."
    table = {source: ["The Kirchturm is 40 metres high.", "The church tower is 14 metres high."]}
    (rendering,) = render([source], FakeTranslator(table))
    assert (rendering.target, rendering.german) == ("The Kirchturm is 40 metres high.", ("Kirchturm",))


def test_reports_name_the_words_and_briefs_avoid_them() -> None:
    """A sentence with a German word gives way to one without, and the report says what was left."""
    german = ("Der Kirchturm ist seit gestern 40 Meter hoch.", "Die neue Brücke ist seit gestern 50 Meter lang.")
    english = (
        "The Kirchturm has been 40 metres high since yesterday.",
        "The new bridge is 50 metres long since yesterday.",
    )
    table = {de: [en] for de, en in zip(german, english, strict=True)}
    report = brief(Article("a", "\n\n".join(german)), FakeTranslator(table), ExtractiveWriter(), sentences=1)
    assert report.brief.sentences == (english[1],)
    assert "words left in German: Kirchturm" in report.warnings
