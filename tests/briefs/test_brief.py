"""The gate: which drafts become briefs, what is dropped or replaced, and what is said about it."""

import pytest
from fakes import FakeTranslator, FakeWriter

from summarize.article import Article
from summarize.article.sentence import split
from summarize.briefs.brief import Action
from summarize.briefs.document import document
from summarize.briefs.extractive import ExtractiveWriter
from summarize.cleaning import clean
from summarize.pipeline import brief, report, translate
from summarize.report import Report
from summarize.translation import Segment, Translation

GERMAN = """Stahlkonzern streicht Stellen

Der Stahlkonzern streicht bis 2027 rund 3.400 Stellen in Duisburg.

Der Umsatz sank im vergangenen Jahr um 8 Prozent auf 12,5 Milliarden Euro.

Die Gewerkschaft kündigte für den 5. Juni Proteste vor dem Werkstor an.

Der Vorstand sprach mit Vertretern der Landesregierung über staatliche Hilfen.

Mehr zum Thema

Newsletter: Schon 99.000 Leser haben ihn abonniert. Jetzt kostenlos anmelden!
"""
ENGLISH = {
    "Stahlkonzern streicht Stellen": ["Steel group cuts jobs"],
    "Der Stahlkonzern streicht bis 2027 rund 3.400 Stellen in Duisburg.": [
        "The steel group is cutting around 3,400 jobs in Duisburg by 2027."
    ],
    "Der Umsatz sank im vergangenen Jahr um 8 Prozent auf 12,5 Milliarden Euro.": [
        "Sales fell by 8 percent to 12.5 billion euros last year."
    ],
    "Die Gewerkschaft kündigte für den 5. Juni Proteste vor dem Werkstor an.": [
        "The union announced protests outside the factory gate for 5 June."
    ],
    "Der Vorstand sprach mit Vertretern der Landesregierung über staatliche Hilfen.": [
        "The board spoke to representatives of the state government about state aid."
    ],
}


def made(*drafts: list[str], headline: str | None = None, sentences: int = 3, **table: list[str]) -> Report:
    """The report on GERMAN with a writer that drafts `drafts` (or the extractive one)."""
    writer = FakeWriter(*drafts, headline=headline) if drafts else ExtractiveWriter()
    return brief(Article("steel", GERMAN), FakeTranslator({**ENGLISH, **table}), writer, sentences=sentences)


GOOD = [
    "The steel group is cutting around 3,400 jobs in Duisburg by 2027.",
    "Sales fell by 8 percent to 12.5 billion euros.",
    "The union announced protests for 5 June.",
]


def test_a_good_draft_is_printed_as_it_is() -> None:
    """A draft whose figures and names are in the article becomes the brief unchanged."""
    report = made(GOOD)
    assert list(report.brief.sentences) == GOOD
    assert report.ok
    assert report.brief.check.findings


def test_an_invented_figure_is_replaced_by_the_translated_sentence() -> None:
    """A sentence with a figure that the article lacks is replaced by the sentence it was made from."""
    report = made([GOOD[0], "Sales fell by 9 percent to 12.5 billion euros.", GOOD[2]])
    assert "9 percent" not in report.brief.text
    assert "8 percent" in report.brief.text
    assert report.ok
    assert any("9 percent" in warning for warning in report.document_warnings)


def test_figures_of_boilerplate_are_not_evidence() -> None:
    """A number that is only in a newsletter promotion cannot be in a brief."""
    report = made(["The steel group is cutting 99,000 jobs in Duisburg by 2027.", *GOOD[1:]])
    assert "99,000" not in report.brief.text
    assert report.ok


def test_a_figure_on_the_wrong_thing_is_not_printed() -> None:
    """A figure of the article in a sentence about something else is replaced."""
    report = made([*GOOD[:2], "The union announced protests of 3,400 at the factory gate for 5 June."])
    assert "protests of 3,400" not in report.brief.text


def test_a_sentence_that_puts_the_translator_right_is_found_by_its_german() -> None:
    """A draft's source sentence may be found by its German words where the translation has others."""
    source = "Der Vorstand sprach mit Vertretern der Landesregierung über staatliche Hilfen."
    right = "The board spoke with representatives of the state government about aid."
    report = made([*GOOD[:2], right], **{source: ["A plank wheel fell over yesterday."]})
    assert right not in {note.text for note in report.brief.notes}


def test_names_and_words_the_article_does_not_have_are_not_printed() -> None:
    """An invented name, or a sentence of invented words, is dropped or replaced."""
    report = made(["The steel group Krupp is cutting around 3,400 jobs in Duisburg by 2027.", *GOOD[1:]])
    assert "Krupp" not in report.brief.text
    report = made([*GOOD[:2], "Meanwhile analysts everywhere expect dramatic consequences."])
    assert "analysts" not in report.brief.text


def test_extractive_is_the_floor() -> None:
    """If a writer drafts nothing usable, translated sentences are used, and the report says so."""
    report = made(["Nonsense without end"])
    assert report.brief.writer.startswith("extractive")
    assert set(report.brief.sentences) <= {texts[0] for texts in ENGLISH.values()}
    assert any("extractive" in warning for warning in report.document_warnings)


def test_as_many_sentences_as_asked() -> None:
    """`sentences` bounds every writer's brief."""
    assert len(made(GOOD, sentences=2).brief.sentences) <= 2
    assert len(made(sentences=1).brief.sentences) == 1


def test_the_headline_is_the_translated_title_and_is_checked_too() -> None:
    """It is the title if the writer has none, or one with a wrong figure; the note says so."""
    assert made(GOOD).brief.headline == "Steel group cuts jobs"
    report = made(GOOD, headline="Steel group cuts 4,300 jobs")
    assert report.brief.headline == "Steel group cuts jobs"
    assert (
        "headline dropped (figure not in the source: 4,300 jobs): Steel group cuts 4,300 jobs"
        in report.document_warnings
    )


@pytest.mark.parametrize("headline", ["Elon Musk bribed Angela Merkel", "Buy shares now at shop.example"])
def test_a_headline_of_a_rejected_draft_is_not_printed(headline: str) -> None:
    """A brief of translated sentences has no headline of a writer whose draft was rejected."""
    german = "\n\n".join(list(ENGLISH)[1:])
    writer = FakeWriter(["Nonsense without end"], headline=headline)
    made = brief(Article("steel", german), FakeTranslator(ENGLISH), writer).brief
    assert made.writer.startswith("extractive")
    assert made.headline != headline


@pytest.mark.parametrize(
    "headline",
    [
        "Steel group wants no state aid",  # against a sentence
        "Union protests at the airport in Munich",  # a name
        "Steel group keeps jobs, analysts everywhere expect dramatic consequences",  # invented
        "Board would speak about state aid",
    ],
)
def test_a_headline_passes_what_a_sentence_passes(headline: str) -> None:
    """One that does not is replaced by the title, with a note."""
    report = made(GOOD, headline=headline)
    assert report.brief.headline == "Steel group cuts jobs"
    assert any(headline in warning for warning in report.document_warnings)


def test_a_headline_is_compared_with_the_title_too() -> None:
    """It may not state as fact what only the title denies."""
    table = {
        "Gericht verneint Kauf der Werft durch den Stahlkonzern": ["Court denies purchase of shipyard by steel group"],
        "Die Werft am Hafen war seit Jahren ein Thema für den Stahlkonzern.": [
            "The shipyard at the harbour had been an issue for the steel group for years."
        ],
        "Der Vorstand wollte sich am Montag nicht äußern.": ["The board did not want to comment on Monday."],
    }
    drafted = [texts[0] for texts in table.values()][1:]
    writer = FakeWriter(drafted, headline="Purchase of shipyard by steel group")
    report = brief(Article("yard", "\n\n".join(table)), FakeTranslator(table), writer, sentences=2)
    assert report.brief.headline == "Court denies purchase of shipyard by steel group"


def test_a_wrong_translation_cannot_vouch_for_itself() -> None:
    """The brief is checked against the German: a figure the translation changed does not get through."""
    changed = {
        "Der Umsatz sank im vergangenen Jahr um 8 Prozent auf 12,5 Milliarden Euro.": ["Sales fell by 80 percent."]
    }
    report = made(**changed)
    assert "80 percent" not in report.brief.text
    assert report.ok


def test_nothing_leans_on_a_sentence_that_the_gate_drops() -> None:
    """The extractive writer chooses again without it."""
    english = {
        "Die Chefin Anna Berg kauft 30 Werke in Duisburg.": "Chief executive Anna Berg is buying 300 plants in Duisburg.",
        "Sie will dort neue Stellen für Ingenieure schaffen.": "She wants to create new jobs for engineers there.",
        "Die Gewerkschaft lobt die Pläne des Konzerns in Duisburg.": "The union praises the group's plans in Duisburg.",
        "Im Mai sank der Umsatz des Konzerns auf 8 Milliarden Euro.": "Group sales fell to 8 billion euros in May.",
    }
    article = clean(Article("steel", "\n\n".join(english)))
    segments = (Segment(s.text, english[s.text], s.span, s.block) for s in split(article))
    made = report(article, Translation(tuple(segments), "reference"), ExtractiveWriter(), sentences=2).brief
    assert [note.action for note in made.notes] == [Action.DROPPED]
    assert list(made.sentences) == [english[german] for german in list(english)[2:]]


def test_key_figures_carry_their_german_words_and_place() -> None:
    """Key figures are taken from the article's own text, with the exact German words they came from."""
    report = made(GOOD)
    texts = [figure.text for figure in report.brief.key_figures]
    assert any("3,400" in text for text in texts)
    assert any("12.5 billion" in text for text in texts)
    assert not any("99,000" in text for text in texts)
    for figure in report.brief.key_figures:
        assert figure.span.cut(GERMAN) == figure.source_text
        assert figure.text in figure.statement or figure.text.split()[-1] in figure.statement
    assert len(report.brief.key_figures) <= 7


def test_the_writer_sees_the_article_and_no_boilerplate() -> None:
    """A writer reads the translated article without boilerplate, its title separately."""
    writer = FakeWriter(GOOD)
    brief(Article("steel", GERMAN), FakeTranslator(ENGLISH), writer)
    (seen,) = writer.seen
    assert seen.title == "Steel group cuts jobs"
    assert [sentence.text for sentence in seen.sentences] == [texts[0] for texts in list(ENGLISH.values())[1:]]


def test_the_same_input_gives_the_same_report() -> None:
    """Same article, same signature, same report."""
    assert made(GOOD) == made(GOOD)


def test_the_signature_says_how_many_hypotheses_were_asked_for() -> None:
    """Another number of them may give another translation, so it is part of what reproduces one."""
    article, translator = Article("steel", GERMAN), FakeTranslator(ENGLISH)
    assert translate(article, translator).signature == translator.signature
    assert translate(article, translator, hypotheses=2).signature == f"{translator.signature}|hypotheses=2"


def test_an_iterable_of_articles_is_worked_through_lazily() -> None:
    """`brief` and `translate` take many articles and yield results in order as they are asked for."""
    taken = []

    def articles():  # type: ignore[no-untyped-def]
        for number in range(200):
            taken.append(number)
            yield Article(str(number), GERMAN)

    reports = brief(articles(), FakeTranslator(ENGLISH), ExtractiveWriter())
    assert next(reports).article.id == "0"
    assert next(reports).article.id == "1"
    assert len(taken) < 200
    translation = next(translate(articles(), FakeTranslator(ENGLISH)))
    assert translation.segments[0].target == "Steel group cuts jobs"


def test_segments_are_the_sentences_of_the_cleaned_article() -> None:
    """Spans of segments cut the German sentences from the article's text as read."""
    article = clean(Article("steel", GERMAN))
    translation = translate(article, FakeTranslator(ENGLISH))
    assert [segment.span.cut(GERMAN) for segment in translation.segments] == [s.text for s in split(article)]
    assert document(article, translation).title == "Steel group cuts jobs"
    assert report(article, translation, ExtractiveWriter()).article is article


def test_a_name_that_doubles_a_word_is_not_a_loop() -> None:
    """A brief may repeat what the German repeats."""
    german = "Johnson & Johnson ruft am Montag in den USA 33.000 Flaschen Babypuder zurück."
    english = "Johnson & Johnson is recalling 33,000 bottles of baby powder in the USA on Monday."
    report = brief(Article("j", german), FakeTranslator({german: [english]}), ExtractiveWriter())
    assert report.brief.sentences == (english,)


def test_what_the_article_only_announces_is_not_told_as_a_fact() -> None:
    """Whatever the writer, a sentence that drops an attribution or denies its source is replaced by the translation."""
    report = made([*GOOD[:2], "Protests took place outside the factory gate on 5 June."])
    assert "Protests took place" not in report.brief.text
    assert any("states as fact" in warning for warning in report.document_warnings)
    report = made([GOOD[0], "Sales did not fall by 8 percent to 12.5 billion euros.", GOOD[2]])
    assert "did not" not in report.brief.text
