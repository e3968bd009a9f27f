"""Strange words: found in translations, weighed in choosing, avoided in decoding, named in reports, kept out of briefs."""

import pytest
from fakes import FakeTranslator, told

from summarize.article import Article
from summarize.briefs.extractive import ExtractiveWriter
from summarize.defaults import Engine
from summarize.language.strange_words import strange_words
from summarize.loading import load_translator
from summarize.pipeline import brief
from summarize.translation import IssueKind, render


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Der Kirchturm steht neben der Theke.", "The Kirchturm is next to the Theke.", ("Kirchturm", "Theke")),
        ("Der Kirchturm steht in Salzburg.", "The church tower is in Salzburg.", ()),
        ("Eine Luxusyacht lag in Kursk.", "A Luxusyacht lay in Kursk.", ("Luxusyacht",)),
        ("Angela Merkel wohnt im Hotel in Hamburg.", "Angela Merkel lives in a hotel in Hamburg.", ()),
        ("Die Situation ist ernst.", "Situation is serious.", ()),
        ("Das Bündnis lobte den Konsens.", "The alliance praised the consensus.", ()),
        ("Hier wird gebaut.", "Hier is being built.", ("Hier",)),
        ("Er ist unvernünftig und katholisch.", "He is unreasonised and katholic.", ("unreasonised", "katholic")),
        ("Der Käse heißt Brunnöckl.", "The cheese is called Brunnöckl, or brunnöckl.", ()),
        ("Kim redete.", "Kim Jong Unn spoke to Wolodymyr.", ()),
        ("Das Wasser war trüb.", "The rewatered, overwatered and unwatering waters of 2024.", ()),
        ("", "", ()),
    ],
)
def test_words_that_are_not_english(source: str, target: str, found: tuple[str, ...]) -> None:
    """German words that were copied count, and words made up; names, words of both languages and new forms do not."""
    assert strange_words(source, target) == found


def test_a_hypothesis_that_is_all_english_is_chosen() -> None:
    """Of hypotheses with equal figures the one without strange words is taken, though it is less likely."""
    source = "Der Kirchturm ist 40 Meter hoch."
    table = {source: ["The Kirchturm is 40 metres high.", "The church tower is 40 metres high."]}
    (rendering,) = render([source], FakeTranslator(table))
    assert (rendering.target, told(rendering)) == ("The church tower is 40 metres high.", [])


def test_the_words_are_avoided_in_a_second_look() -> None:
    """Where every hypothesis has a strange word, others are asked for that avoid it."""
    source = "Der Kirchturm ist 40 Meter hoch."
    table = {source: ["The Kirchturm is 40 metres high.", "The Kirchturm was 40 metres high.", "40 metres, the tower."]}
    translator = FakeTranslator(table, default=lambda _: "The Kirchturm is 40 metres high.")
    (rendering,) = render([source], translator, count=2)
    assert (rendering.target, told(rendering)) == ("40 metres, the tower.", [])
    assert [calls[0] for calls in translator.calls].count((source,)) == 2


def test_right_figures_come_before_english_words() -> None:
    """A hypothesis without strange words is not taken if its figure is wrong."""
    source = "Der Kirchturm ist 40 Meter hoch."
    table = {source: ["The Kirchturm is 40 metres high.", "The church tower is 14 metres high."]}
    (rendering,) = render([source], FakeTranslator(table))
    assert (rendering.target, told(rendering)) == (
        "The Kirchturm is 40 metres high.",
        [(IssueKind.STRANGE_WORD, "Kirchturm")],
    )


def test_reports_name_the_words_and_briefs_avoid_them() -> None:
    """A sentence with a strange word gives way to one without, and the report says what was left."""
    german = ("Der Kirchturm ist seit gestern 40 Meter hoch.", "Die neue Brücke ist seit gestern 50 Meter lang.")
    english = (
        "The Kirchturm has been 40 metres high since yesterday.",
        "The new bridge is 50 metres long since yesterday.",
    )
    table = {de: [en] for de, en in zip(german, english, strict=True)}
    report = brief(Article("a", "\n\n".join(german)), FakeTranslator(table), ExtractiveWriter(), sentences=1)
    assert report.brief.sentences == (english[1],)
    assert "words not known to be English: Kirchturm" in report.warnings


@pytest.mark.parametrize("engine", ["transformers", "ctranslate2"])
def test_engines_do_not_write_words_to_avoid(engine: Engine) -> None:
    """A source with words to avoid gets hypotheses without them, and other sources get what they got without."""
    translator = load_translator("compact-de-en", engine=engine, beams=2)
    sources = ["Die Regierung lobte den Plan.", "Die Regierung kritisierte den Vorschlag."]
    plain = translator.hypotheses(sources)
    assert all("government" in group[0].text for group in plain)
    changed = translator.hypotheses(sources, avoid=[["government"], []])
    assert changed[0]
    assert not any("government" in hypothesis.text for hypothesis in changed[0])
    assert [hypothesis.text for hypothesis in changed[1]] == [hypothesis.text for hypothesis in plain[1]]
