"""Choosing among hypotheses, loops, long sentences: `summarize.translation`."""

import pytest
from fakes import FakeTranslator, told
from hypothesis import given
from hypothesis import strategies as st

from summarize.article import Span
from summarize.article.sentence import Sentence
from summarize.translation import IssueKind, Severity, loops, render, segments
from summarize.translation.retry import LOOKED_UP_BEAMS


def test_the_hypothesis_with_the_right_figure_wins() -> None:
    """A less likely hypothesis is taken when the likelier one changes a figure."""
    source = "Nordkorea hat 30.000 Soldaten entsandt."
    table = {source: ["North Korea sent 3,000 soldiers.", "North Korea sent 30,000 soldiers."]}
    (rendering,) = render([source], FakeTranslator(table), count=2)
    assert rendering.target == "North Korea sent 30,000 soldiers."
    assert told(rendering) == []


def test_more_hypotheses_are_asked_for_when_none_is_right() -> None:
    """The second decoding looks at more hypotheses, and only at sources that need it."""
    wrong, right = "Sie zahlte 80 Euro.", "Es regnet."
    texts = [f"She paid {n} euros." for n in range(1, 10)] + ["She paid 80 euros."]
    translator = FakeTranslator({wrong: texts, right: ["It rains."]})
    first, second = render([wrong, right], translator, count=4)
    assert (first.target, second.target) == ("She paid 80 euros.", "It rains.")
    assert translator.calls[-1][0] == (wrong,)


def test_a_wrong_figure_is_put_right_where_it_is_certain() -> None:
    """One wrong and one lost figure of the same kind: the lost one replaces the wrong one, which is reported."""
    source = "Das Unternehmen zahlte 2.500 Euro."
    (rendering,) = render([source], FakeTranslator({source: ["The company paid 2,000 euros."]}))
    assert rendering.target == "The company paid 2,500 euros."
    assert told(rendering) == [(IssueKind.REPAIRED, "")]


def test_scale_words_are_put_right_too() -> None:
    """A million that should be a billion is replaced with its numeral."""
    source = "Der Umsatz stieg auf 3,5 Milliarden Euro."
    (rendering,) = render([source], FakeTranslator({source: ["Sales rose to 3.5 million euros."]}))
    assert "3.5 billion" in rendering.target


def test_errors_that_cannot_be_repaired_are_reported() -> None:
    """An invented and a lost figure are both named in the warnings."""
    source = "Im Juni kamen 40 Gäste."
    (rendering,) = render([source], FakeTranslator({source: ["In October, guests came in 1999."]}))
    assert told(rendering) == [
        (IssueKind.FIGURE_ADDED, "October"),
        (IssueKind.FIGURE_ADDED, "1999"),
        (IssueKind.FIGURE_LOST, "Juni"),
        (IssueKind.FIGURE_LOST, "40 Gäste"),
    ]


def test_a_loop_is_decoded_again_without_repeats() -> None:
    """A looping hypothesis is requested again with repeated runs forbidden."""
    source = "Die Lage bleibt angespannt."

    class Looping(FakeTranslator):
        def hypotheses(self, sources, *, count=None, no_repeat=0, **settings):  # type: ignore[no-untyped-def]
            said = "The situation remains tense." if no_repeat else "The the situ the situ the situ."
            self.default = lambda source: said
            return super().hypotheses(sources, count=count, no_repeat=no_repeat, **settings)

    translator = Looping()
    (rendering,) = render([source], translator)
    assert rendering.target == "The situation remains tense."
    assert translator.calls[-1][2] > 0


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("He said that he had had enough.", "", False),
        ("It was very, very cold.", "", False),
        ("New York, New York is a song.", "New York, New York ist ein Lied.", False),
        ("The war in the war in the war.", "", True),
        ("The Schwerin Protection Protection Office said so.", "", True),
        ("no no no", "", True),
        ("They were the the ultimate of the league.", "", True),
        ("especially in the USA, especially in the USA.", "", True),
        ("It went up 3 3 3 points.", "", False),
        ("A drone attack near the city killed a man in a drone attack near the city.", "Ein Angriff tötete ihn.", True),
        ("He went to the old city square and from the old city square home.", "Er ging zum Platz.", True),
        (
            "The head of the bank met the head of the bank of Italy.",
            "Der Chef der Bank traf den Chef der Bank von Italien.",
            False,
        ),
        (
            "In an attack on one of the two there is help in an attack on one of the two.",
            "Bei Angriff gibt es Hilfe.",
            True,
        ),
        ("The end of the war and the end of the day.", "Kriegsende und Tagesende.", False),
        ("", "", False),
    ],
)
def test_loops(text: str, source: str, expected: bool) -> None:
    """Repetition counts, from the third time for one word, of four words anywhere, unless the source repeats too."""
    assert loops(text, source) is expected


def test_words_left_out_are_looked_up_and_translated_again() -> None:
    """If no hypothesis has a word, the source is translated again with that word in English, and the result wins."""
    source = "Er versprach, niemals das Militär einzusetzen."
    looked_up = "Er versprach, never das Militär einzusetzen."
    said, meant = "He promised to use the military.", "He promised never to use the military."
    translator = FakeTranslator({source: [said], looked_up: [meant]}, default=lambda source: said)
    (rendering,) = render([source], translator)
    assert rendering.target == meant
    assert looked_up in translator.calls[1][0]


def test_looking_words_up_changes_no_figure() -> None:
    """A hypothesis with the omitted words is not taken if its figure is wrong."""
    source = "Er versprach, niemals 40 Soldaten einzusetzen."
    said, wrong = "He promised to use 40 soldiers.", "He promised never to use 14 soldiers."
    (rendering,) = render([source], FakeTranslator({source: [said]}, default=lambda source: wrong))
    assert rendering.target == said


def test_words_that_were_left_out_are_looked_up_in_a_narrower_search() -> None:
    """The source is searched as widely as the translator does, with words put in English less."""
    source = "Er versprach, niemals Soldaten einzusetzen."
    asked: dict[str, int | None] = {}

    class Recording(FakeTranslator):
        def hypotheses(self, sources, *, beams=None, **settings):  # type: ignore[no-untyped-def]
            asked.update(dict.fromkeys(sources, beams))
            return super().hypotheses(sources, beams=beams, **settings)

    render([source], Recording({source: ["He promised to use soldiers."]}))
    assert asked == {source: None, "Er versprach, never Soldaten einzusetzen.": LOOKED_UP_BEAMS}


def test_a_translator_that_says_nothing_at_all_is_named() -> None:
    """Returning no hypothesis is an error of the translator that names the source."""

    class Mute(FakeTranslator):
        def hypotheses(self, sources, **settings):  # type: ignore[no-untyped-def]
            return [[] for _ in sources]

    with pytest.raises(ValueError, match="Es regnete"):
        render(["Es regnete."], Mute())


def test_a_free_translation_stays() -> None:
    """What is said in other words stays if what comes of looking them up has as few of the words, or is far less likely."""
    source = "Die Regierung trat zurück."
    free = "The whole cabinet quit."
    (rendering,) = render(
        [source], FakeTranslator({source: [free]}, default=lambda source: "It stepped down all at once.")
    )
    assert rendering.target == free


def test_a_sentence_too_long_is_translated_in_clauses_and_nothing_is_lost() -> None:
    """Every word of a source over the model's length reaches the model in some piece."""
    source = ", ".join(f"Teil {chr(97 + i)} von dem Satz hier" for i in range(20)) + "."
    translator = FakeTranslator(longest=60, default=lambda text: text)
    (rendering,) = render([source], translator)
    assert rendering.target.split() == source.split()


@given(st.lists(st.sampled_from(["Es geht.", "Er kam um 14.30 Uhr.", "Sie ging.", "Zwei Tage."]), max_size=12))
def test_order_is_kept_and_repeats_are_translated_once(sources: list[str]) -> None:
    """One rendering a source, in order, however often a text repeats; the model sees each text once."""
    translator = FakeTranslator(default=lambda source: source)
    rendered = render(sources, translator, count=1)
    assert [rendering.target for rendering in rendered] == sources
    asked = translator.calls[0][0] if translator.calls else ()
    assert len(asked) == len(set(sources))


def test_segments_keep_places_and_stream() -> None:
    """Segments carry their sentences' spans and blocks; markup and line breaks do not reach the model."""
    sentence = Sentence("Das ist\nein **Satz**.", Span(3, 22), 1)
    translator = FakeTranslator()
    (segment,) = segments(iter([sentence]), translator)
    assert (segment.source, segment.span, segment.block) == (sentence.text, Span(3, 22), 1)
    assert translator.calls[0][0] == ("Das ist ein Satz.",)


@pytest.mark.parametrize(
    ("source", "wrong", "right"),
    [
        ("Das Heft kostet 1,50 Euro.", "The booklet costs 2.5 euros.", "The booklet costs 1.50 euros."),
        ("Der Kurs stieg auf 2,50 Millionen Euro.", "It rose to 2.5 billion euros.", "It rose to 2.50 million euros."),
        ("Es waren minus 5 Grad.", "It was minus 6 degrees.", "It was minus 5 degrees."),
        ("Er kam um 7:55 Uhr an.", "He arrived at 7:55 p.m. in town.", "He arrived at 7:55 a.m. in town."),
    ],
)
def test_a_figure_put_right_keeps_the_form_of_the_source(source: str, wrong: str, right: str) -> None:
    """Decimals, scale words and signs come out as the German has them."""
    (rendering,) = render([source], FakeTranslator(default=lambda _: wrong))
    assert rendering.target == right


@pytest.mark.parametrize(
    ("source", "wrong", "right"),
    [
        ("Zwanzig Prozent der Schüler sagten das.", "Twenty-two percent of students said so.", "20 percent of students said so."),
        ("Es kamen sieben Gäste.", "Six guests came.", "Seven guests came."),
        ("Es kamen sieben Gäste.", "There came 6 guests.", "There came 7 guests."),
        ("Er verlor zweitausend Euro.", "He lost three thousand euros.", "He lost 2,000 euros."),
        ("Sie pflegt 76.000 Hektar Land.", "It looks after 76,000 acres of land.", "It looks after 76,000 hectares of land."),
        ("Es waren 12 Millionen Euro.", "It was 12 million dollars.", "It was 12 million euros."),
        ("Nach drei Monaten ging er.", "After three weeks he left.", "After three months he left."),
    ],
)  # fmt: skip
def test_numbers_in_words_and_units_are_put_right(source: str, wrong: str, right: str) -> None:
    """A number that either side has in words, and the unit of a right number, come out as the German has them."""
    (rendering,) = render([source], FakeTranslator(default=lambda _: wrong))
    assert rendering.target == right


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("Hunderte Menschen kamen.", "A hundred people came."),
        ("Der dritte Mann kam.", "The fourth man came."),
        ("Ein Drittel der Menschen kam.", "A quarter of the people came."),
        ("Es kostete 30 Zloty.", "It cost 30 euros."),
    ],
)
def test_what_cannot_be_put_right_for_certain_is_left_and_marked(source: str, wrong: str) -> None:
    """Indefinite numbers, ranks and fractions in words, and units without a plain English name, are warnings."""
    (rendering,) = render([source], FakeTranslator({source: [wrong]}))
    assert rendering.target == wrong
    assert told(rendering, Severity.FAULT)


def test_clauses_are_translated_one_by_one_when_the_sentence_goes_wrong() -> None:
    """A figure lost from a long sentence is found again in its clause, and the segment says how it was made."""
    one = "Der Konzern, der seit Jahren in ganz Europa Waren verkauft und dabei wächst,"
    two = "zahlte im vergangenen Jahr nach eigenen Angaben 80 Millionen Euro an die Stadt."
    table = {f"{one} {two}": ["The group sells goods."], one: ["The group,"], two: ["paid 80 million euros last year."]}
    (rendering,) = render([f"{one} {two}"], FakeTranslator(table, default=lambda text: text))
    assert "80 million euros" in rendering.target
    notes = (Severity.NOTE, Severity.FAULT)
    assert [issue.kind for issue in rendering.issues if issue.severity in notes] == [IssueKind.IN_PARTS]


def test_hours_past_noon_are_said_on_one_clock() -> None:
    """An hour of the German clock with a p.m. behind it becomes the hour that is meant."""
    source = "Das Spiel beginnt um 20.45 Uhr, das andere um 14 Uhr."
    table = {source: ["The game begins at 20.45 p.m., the other at 2 p.m."]}
    (rendering,) = render([source], FakeTranslator(table))
    assert rendering.target == "The game begins at 8:45 p.m., the other at 2 p.m."


@pytest.mark.parametrize(
    ("source", "wrong", "right"),
    [
        ("Er kam auf dem 3. Platz an.", "He came in 2nd place.", "He came in 3rd place."),
        ("Sie belegte den 22. Platz.", "She took the 21st place.", "She took the 22nd place."),
        ("So war es im 11. Jahrhundert.", "So it was in the 12th century.", "So it was in the 11th century."),
    ],
)
def test_a_repaired_ordinal_has_its_own_ending(source: str, wrong: str, right: str) -> None:
    """The ending of an ordinal follows the repaired number."""
    (rendering,) = render([source], FakeTranslator(default=lambda _: wrong))
    assert rendering.target == right


def test_the_article_goes_with_a_figure_that_was_put_right() -> None:
    """The following word decides between "a" and "an"."""
    table = {"Eine 80 Meter lange Brücke.": ["A 90-meter bridge."], "Ein Bündnis.": ["A alliance."]}
    targets = [rendering.target for rendering in render(list(table), FakeTranslator(table))]
    assert targets == ["An 80-meter bridge.", "An alliance."]


def test_a_second_look_does_not_lose_a_name_the_first_had() -> None:
    """A hypothesis without a strange word is not preferred if it lacks a name that the first one kept."""
    source = "Der Herr Kowalczyk nannte das einen Kirchturm."
    table = {source: ["Mr Kowalczyk called it a Kirchturm.", "He called it a tower."]}
    (rendering,) = render([source], FakeTranslator(table), count=1)
    assert "Kowalczyk" in rendering.target


@pytest.mark.parametrize(
    ("source", "said", "expected"),
    [
        ("Der DAX fiel um 0,84 Prozent.", "The DAX fell 0,84 percent.", "The DAX fell 0.84 percent."),
        ("Der Preis stieg auf 3,5 Euro.", "The price rose to 3,5 euros.", "The price rose to 3.5 euros."),
        (
            "Die Züge standen 3 Stunden still.",
            "trains were at a halt for 3 hours.",
            "Trains were at a halt for 3 hours.",
        ),
        ("IPhones kosten 800 Euro.", "iPhones cost 800 euros.", "iPhones cost 800 euros."),
        ("Wir streiten seit 3 Jahren.", "we've argued for 3 years.", "We've argued for 3 years."),
        ("Selbsttest: 3 Fragen.", "self-test: 3 questions.", "Self-test: 3 questions."),
        ("und das seit 3 Jahren.", "and that for 3 years.", "and that for 3 years."),
    ],
)
def test_decimals_and_first_letters_are_written_as_in_english(source: str, said: str, expected: str) -> None:
    """A decimal copied with its comma gets a point, a sentence its capital; what is written otherwise stays."""
    (rendering,) = render([source], FakeTranslator({source: [said]}))
    assert (rendering.target, told(rendering)) == (expected, [])
