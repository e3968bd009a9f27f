"""The extractive writer: what it picks, in which order, and what it never picks."""

from dataclasses import replace

import pytest

from summarize.article import BlockKind
from summarize.briefs import Document, DocumentSentence
from summarize.briefs.coherence import Coherence
from summarize.briefs.extractive import ExtractiveWriter
from summarize.language.dependent import dangling
from summarize.language.references import points_back
from summarize.translation import Issue, IssueKind
from summarize.translation.features import Original, mistaken_nouns, word_issues


def paper(*lines: tuple[str, str] | tuple[str, str, BlockKind], title: str | None = None) -> Document:
    """A document of (German, English[, kind]) lines, one a paragraph."""
    sentences = []
    for index, line in enumerate(lines):
        kind = line[2] if len(line) == 3 else BlockKind.PARAGRAPH
        original = Original(line[0])
        hints = (*word_issues(original, line[1]), *mistaken_nouns(original, line[1]))
        sentences.append(DocumentSentence(line[1], line[0], index, kind, issues=hints))
    return Document(title, tuple(sentences))


LEAD = (
    "Der Autobauer hat im vergangenen Quartal 12.000 Stellen gestrichen und die Prognose gesenkt.",
    "The carmaker cut 12,000 jobs in the past quarter and lowered its forecast.",
)
SECOND = (
    "Die Gewerkschaft kündigte Proteste in allen Werken des Autobauers an.",
    "The union announced protests at all of the carmaker's plants.",
)
THIRD = (
    "Der Umsatz des Autobauers sank im Quartal um 8 Prozent auf 21 Milliarden Euro.",
    "The carmaker's sales fell by 8 percent to 21 billion euros in the quarter.",
)
WEATHER = (
    "Am Wochenende wird im Süden des Landes schönes Wetter erwartet.",
    "Fine weather is expected in the south of the country at the weekend.",
)


def picked(document: Document, sentences: int = 2) -> list[str]:
    (draft,) = ExtractiveWriter().drafts(document, sentences=sentences)
    return [sentence.text for sentence in draft.sentences]


def test_lead_and_figures_come_before_the_rest_and_order_is_kept() -> None:
    """The lead and the sentence with figures are picked, in article order."""
    assert picked(paper(LEAD, SECOND, WEATHER, THIRD)) == [LEAD[1], THIRD[1]]


def test_no_more_sentences_than_asked() -> None:
    """`sentences` is a maximum; a shorter article gives fewer."""
    assert len(picked(paper(LEAD, SECOND, THIRD), 1)) == 1
    assert len(picked(paper(LEAD, SECOND), 5)) == 2
    assert picked(paper()) == []


def test_a_sentence_that_repeats_another_is_left_out() -> None:
    """A teaser and a paragraph that says the same are not both picked."""
    again = (
        "Der Autobauer hat im vergangenen Quartal 12.000 Stellen gestrichen und senkt die Prognose deutlich.",
        "In the past quarter the carmaker cut 12,000 jobs and is clearly lowering its forecast.",
    )
    assert len({LEAD[1], again[1]} & set(picked(paper(LEAD, again, SECOND, THIRD)))) == 1


def test_of_sentences_as_sure_the_shorter_goes_first() -> None:
    """A long sentence has more that can be wrong than a short one of which the translator is as sure a word."""
    short = ("Die Polizei sperrte am Abend die Straße.", "Police closed the road in the evening.")
    long = (short[0][:-1] + " und den Weg zum Park" * 4 + ".", short[1][:-1] + " and the way to the park" * 4 + ".")
    lead = (
        "Am Park in der Stadt hat es am Abend gebrannt.",
        "There was a fire at the park in the city in the evening.",
    )
    for pairs in ((lead, ASKED, short, long), (lead, ASKED, long, short)):
        sentences = tuple(
            DocumentSentence(english, german, index, BlockKind.PARAGRAPH, score=-0.9)
            for index, (german, english) in enumerate(pairs)
        )
        (draft,) = ExtractiveWriter().drafts(Document("Titel", sentences), sentences=2)
        assert [sentence.text for sentence in draft.sentences] == [lead[1], short[1]]


#: No brief quotes a question, so the sentences behind it do not follow on from the lead.
ASKED = ("Wer soll das am Ende alles bezahlen?", "Who is going to pay for it all in the end?")
GIFT = "Der Minister übergab dem Konzern gestern Blumen."
RIGHT, WRONG = (
    (GIFT, "The minister gave the group flowers yesterday."),
    (GIFT, "The minister gave the group cars yesterday."),
)


def test_a_sentence_with_a_mistaken_noun_comes_behind_others() -> None:
    """A noun that is missing where another word is too many makes a sentence worth less."""
    rest = (WEATHER, ("Die Banken blieben heute geschlossen.", "The banks remained closed today."))
    assert picked(paper(LEAD, ASKED, RIGHT, *rest))[1] == RIGHT[1]
    assert picked(paper(LEAD, ASKED, WRONG, *rest))[1] == WEATHER[1]


def test_a_mistaken_noun_makes_no_headline() -> None:
    """A heading becomes the headline unless a noun in it was mistranslated."""
    rest = (LEAD, WEATHER, THIRD, ("Die Banken blieben heute geschlossen.", "The banks remained closed today."))
    (right,) = ExtractiveWriter().drafts(paper((*RIGHT, BlockKind.HEADING), *rest), sentences=2)
    (wrong,) = ExtractiveWriter().drafts(paper((*WRONG, BlockKind.HEADING), *rest), sentences=2)
    assert right.headline == RIGHT[1]
    assert wrong.headline != WRONG[1]


def test_a_translator_who_says_much_in_other_words_is_not_held_to_them() -> None:
    """If every sentence has another word for its noun, one of them proves nothing."""
    lead = (LEAD[0], "The carmaker shed 12,000 staff in three months and took a darker view.")
    weather = (WEATHER[0], "Sunshine is due in the lower half of the country at the weekend.")
    rest = (weather, ("Die Banken blieben heute geschlossen.", "Lenders remained closed today."))
    assert picked(paper(lead, WRONG, *rest))[1] == WRONG[1]


def test_marked_translations_and_fragments_are_left_out() -> None:
    """A segment with a warning, a fragment and a question are skipped while there is something better."""
    document = paper(LEAD, SECOND, THIRD)
    marked = Document(
        None,
        (
            DocumentSentence(
                "Sales of 21 million.",
                THIRD[0],
                0,
                BlockKind.PARAGRAPH,
                issues=(Issue(IssueKind.FIGURE_LOST, "8 Prozent"),),
            ),
            *(replace(sentence, segment=sentence.segment + 1) for sentence in document.sentences[:2]),
            DocumentSentence("Really?", "Ist das wirklich wahr?", 3, BlockKind.PARAGRAPH),
        ),
    )
    assert picked(marked) == [LEAD[1], SECOND[1]]


def test_headings_and_comment_are_not_news() -> None:
    """Headings are never picked, and comments only if there is nothing else."""
    document = paper(
        LEAD,
        WEATHER,
        ("Kommentar: Ein Autobauer am Abgrund", "Comment: a carmaker at the brink", BlockKind.HEADING),
        (
            "Der Autobauer hat 12.000 Fehler gemacht, das Quartal war schlimm.",
            "The carmaker made 12,000 mistakes, the quarter was bad.",
        ),
    )
    assert picked(document) == [LEAD[1], WEATHER[1]]


def test_an_article_of_bullets_is_briefed_from_its_bullets() -> None:
    """Without prose, list items are used."""
    document = paper((*LEAD, BlockKind.LIST), (*THIRD, BlockKind.LIST))
    assert picked(document) == [LEAD[1], THIRD[1]]


@pytest.mark.parametrize(
    "source",
    [
        "Er lehnte den Vorschlag ab.",
        "Dies bestätigte ein Sprecher.",
        "Dabei kamen neun Menschen ums Leben.",
        "„Das ist ein schwerer Schlag für die ganze Region und ihre Menschen.“",
        "Wir werden „nicht nachgeben.",
        "Doch der Minister blieb hart.",
        "Die Bahn zum Beispiel fuhr am Abend wieder.",
        "Niemand habe das gewollt.“",
        "Eine neue Botschaft macht diesen Wandel deutlich.",
        "Die Regierung will dies nun ändern.",
        "Das musste eine Frau erfahren.",
        "Das taten auch die Bergleute.",
        "85 Prozent der Weltbevölkerung seien davon noch weit entfernt.",
        "Am Samstag hätten dafür die Trainingslager geöffnet.",
        "Pjöngjang äußerte sich nicht öffentlich dazu.",
    ],
)
def test_dangling(source: str) -> None:
    """A sentence that depends on another, or a quotation without a speaker, does not stand alone."""
    assert dangling(source)


@pytest.mark.parametrize(
    "source",
    [
        "Die Regierung lehnte den Vorschlag ab.",
        "Experten gehen davon aus, dass die Preise steigen.",
        "Das Ministerium hat sich dazu entschieden, die Leiter abzuziehen.",
        "Die Stadt wirbt dafür, das Bad zu schließen.",
        "In der Stadt starben 20 Menschen, davon 3 Kinder.",
        "Im Ort wurden gestern davon 3 zerstört.",
        "Dieses Jahr kamen 300 Gäste.",
        "Die Preise sind dieses Jahr gestiegen.",
        "Gewählt wird in Hessen an diesem Sonntag.",
        "Die Dieselpreise sind seit Montag gestiegen.",
        "Das kommende Jahr wird schwer.",
        "Das Machtwort kam spät.",
        "„Das ist ein schwerer Schlag für die ganze Region“, sagte der Minister.",
        "Sicherheitskräfte sperrten die Straße.",
        "Damaskus liegt in Syrien.",
        "Das Unternehmen teilte mit, dass der „harte Sparkurs“ bleibt.",
        'Das Lied "Halt" und das auf der Bühne der Oper gespielte Stück "Los" kamen an.',
        "Das Buch „Kurze Geschichte fast aller Dinge der Welt“ kam auf Platz 1.",
        "Die Bahn fährt „wegen der vielen gesperrten Strecken“ nur nachts.",
    ],
)
def test_standing_alone(source: str) -> None:
    """A sentence with its own subject stands alone, even with short quotations."""
    assert not dangling(source)


def test_a_short_lead_without_figures_heads_an_article_that_has_no_title() -> None:
    """The lead becomes the headline and is not said again; a title, figures or a shortage of sentences forbid it."""
    lead = ("Der Autobauer streicht Stellen und senkt die Prognose.", "The carmaker is cutting jobs and its forecast.")
    document = paper(lead, SECOND, THIRD, WEATHER)
    (draft,) = ExtractiveWriter().drafts(document, sentences=2)
    assert draft.headline == lead[1]
    assert lead[1] not in [sentence.text for sentence in draft.sentences]
    for other in (
        paper(lead, SECOND, THIRD, WEATHER, title="Carmaker in trouble"),
        paper(LEAD, SECOND, THIRD, WEATHER),
        paper(lead, SECOND),
    ):
        (draft,) = ExtractiveWriter().drafts(other, sentences=2)
        assert draft.headline != other.sentences[0].text


def test_an_opening_that_points_back_goes_when_what_it_points_at_is_not_there() -> None:
    """ "However" stays behind the sentence it answers and goes elsewhere; nothing else of a sentence changes."""
    however = (THIRD[0].replace("sank", "sank jedoch"), f"However, {THIRD[1][0].lower()}{THIRD[1][1:]}")
    assert picked(paper(LEAD, WEATHER, WEATHER, however)) == [LEAD[1], THIRD[1]]
    assert picked(paper(LEAD, however, WEATHER)) == [LEAD[1], however[1]]


@pytest.mark.parametrize(
    "text", ["Still waters run 8 metres deep.", "But for him, 3 would be here.", "Yet another 5 fell."]
)
def test_words_that_only_look_like_connectives_stay(text: str) -> None:
    """A leading word that belongs to its sentence is kept."""
    source = "Stille Wasser sind 8 Meter tief und rund 300 Kilometer lang."
    assert picked(paper((source, text)), 1) == [text]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("The joy over the good start therefore remained muted.", True),
        ("The editor is personally involved in the third.", True),
        ("Police questioned the other three men.", True),
        ("A third wrote that the plan was good.", True),
        ("The tool can find a network in three minutes, he said.", True),
        ("Breathing problems - This is a mere precaution.", True),
        ("Nothing was known at the time.", True),
        ("Many ran to the surrounding hills.", True),
        ("Many injured people were treated.", False),
        ("Nani and Veloso scored the other goals.", True),
        ("Nancy then gave birth to a calf.", True),
        ("The player said goodbye to both of them.", True),
        ("One of the planes landed, the other plane turned round.", False),
        ("The third quarter was good for the group.", False),
        ("The minister said he was content.", False),
        ("Nothing was known at the time of the crash.", False),
    ],
)
def test_words_inside_a_sentence_point_back_as_well(text: str, points: bool) -> None:
    """What a sentence leans on may be named in its midst."""
    assert points_back(text, "") is points


def cost(*english: str, title: str | None = None, chosen: tuple[int, ...]) -> float:
    """The cost of the sentences `chosen` of an article whose German is its English."""
    return Coherence(paper(*((line, line) for line in english)).sentences, title).cost(chosen)


def test_what_only_another_sentence_introduces_costs() -> None:
    """A noun, a speaker or a surname that a sentence not chosen brings in."""
    for first, second in (
        ("The town of Lerik has a museum of long lives.", "The star of Lerik's exhibits in the museum is a shepherd."),
        ("Matthias Maas leads the union of controllers.", "Training of controllers takes years, the unionist said."),
        ("The survey was in the Abendblatt.", "The newspaper reported gaps in the training of controllers."),
        ("The survey was made by Frank Weise.", "There are gaps in the survey, warned Weise in Berlin."),
    ):
        plain = "There are gaps in the survey of the town of Lerik and of controllers."
        leaning = cost(first, plain, second, chosen=(1, 2)) - cost(first, plain, plain[:-1] + "too.", chosen=(1, 2))
        assert leaning > 1, second


@pytest.mark.parametrize(
    ("first", "german", "english"),
    [
        ("In The Dark Knight fans saw a bank.", "Die Stadt schloss.", "The town found gaps in the survey."),
        ("Fans came from Saint Germain.", "Fans in Boissy-Saint-Germain.", "Fans in Boissy-Saint-Germain found gaps."),
        ("Muriel Bowser won.", "Am Freitag fand Bürgermeisterin Bowser Lücken.", "On Friday Mayor Bowser found gaps."),
    ],
)
def test_a_word_in_a_longer_name_is_not_a_missing_surname(first: str, german: str, english: str) -> None:
    """An article in a title, the end of a place, and a name with its owner's office need no other sentence."""
    named = Coherence(paper((first, first), (german, english)).sentences, None)
    plain = Coherence(paper(("Es regnete.", "It rained."), (german, english)).sentences, None)
    assert named.cost([1]) == plain.cost([1])


@pytest.mark.parametrize("opening", ["On Friday", "Yesterday", "In Washington"])
def test_a_time_or_a_place_before_a_surname_is_not_an_office(opening: str) -> None:
    """The surname still needs the sentence that gives it with a first name."""
    pair = ("Am Freitag fand Bowser Lücken.", f"{opening} Bowser found gaps.")
    full = ("Muriel Bowser won.", "Muriel Bowser won.")
    named = Coherence(paper(full, pair).sentences, None)
    plain = Coherence(paper(("Es regnete.", "It rained."), pair).sentences, None)
    assert named.cost([1]) > plain.cost([1])


def test_he_needs_somebody_in_the_sentence_before() -> None:
    """A sentence that names nobody cannot say who "he" is, even right before it."""
    named = cost("The coach spoke in the evening.", "He praised the plans.", chosen=(0, 1))
    assert cost("Plans were cheaper this time.", "He praised the plans.", chosen=(0, 1)) > named + 2


def test_a_pronoun_below_a_title_that_names_nobody_points_back() -> None:
    """ "Her sister" needs a name in the title."""
    line = ("Ihr Auftreten mit der Schwester hielt Monica Cruz nicht auf.", "The sister did not hold Monica Cruz back.")
    sentences = paper(line).sentences
    assert Coherence(sentences, "I want to be young").cost([0]) > Coherence(sentences, "Monica talks").cost([0])


def test_a_brief_had_best_open_with_the_news() -> None:
    """As the first sentence, news counts more and somebody's words count less."""
    sentences = paper(LEAD, THIRD).sentences
    assert Coherence(sentences, None, [0]).cost([0, 1]) < Coherence(sentences, None).cost([0, 1])
    quoted = paper((LEAD[0], f'"{LEAD[1]}"'), THIRD).sentences
    assert Coherence(quoted, None, [0]).cost([0, 1]) > Coherence(sentences, None).cost([0, 1])


def test_a_brief_goes_on_as_the_article_does() -> None:
    """A sentence right behind the one before costs less than a jump; over one that only repeats the title there is none."""
    title = "Carmaker cuts jobs in the quarter"
    again = ("Der Autobauer streicht im Quartal Stellen.", "The carmaker cuts jobs in the quarter.")
    far = Coherence(paper(LEAD, WEATHER, SECOND).sentences, title)
    near = Coherence(paper(LEAD, again, SECOND).sentences, title)
    assert far.cost([0, 2]) > near.cost([0, 2]) == Coherence(paper(LEAD, SECOND).sentences, title).cost([0, 1])


def test_a_first_sentence_without_a_word_of_the_title_costs() -> None:
    """It is background, or a scene that the article opens with."""
    title = "Carmaker cuts jobs in the quarter"
    assert Coherence(paper(WEATHER, LEAD).sentences, title).cost([0]) > Coherence(paper(LEAD).sentences, title).cost(
        [0]
    )
    assert Coherence(paper(WEATHER, LEAD).sentences, None).cost([0]) == 0


def test_the_news_below_a_caption_opens_the_brief() -> None:
    """Of the first two sentences the one that has more of the title is the news."""
    caption = ("Der Hof liegt am Rande des Dorfes Altheim.", "The farm is on the edge of the village of Altheim.")
    document = paper(caption, LEAD, THIRD, SECOND, title="Carmaker cuts 12,000 jobs")
    assert picked(document)[0] == LEAD[1]


def test_the_title_is_not_said_again_further_down() -> None:
    """A sentence that has all words of the title adds nothing behind the first."""
    again = ("Der Autobauer streicht im Quartal Stellen.", "The carmaker cuts jobs in the quarter.")
    document = paper(LEAD, again, SECOND, title="Carmaker cuts jobs in the quarter")
    assert again[1] not in picked(document)


def test_a_place_is_taken_off_the_front_and_a_label_is_not() -> None:
    """A dateline is a place in which only short words are lower-case."""
    for label in ("Frankfurt am Main", "Wien"):
        assert picked(paper((f"{label} - {LEAD[0]}", f"{label} - {LEAD[1]}")), 1) == [LEAD[1]]
    label = ("Kann Probleme verursachen", "May cause trouble")
    assert picked(paper((f"{label[0]} - {LEAD[0]}", f"{label[1]} - {LEAD[1]}")), 1) == [f"{label[1]} - {LEAD[1]}"]


def test_a_pasted_post_comes_behind_others() -> None:
    """A sentence with links is a social media post."""
    link = "https://t.co/QH1bJFIB6F pic.twitter.com/ZNXgs0HgKt"
    post = (f"Der Autobauer hat 12.000 Stellen gestrichen {link} (js).", f"The carmaker cut 12,000 jobs {link} (js).")
    assert post[1] not in picked(paper(post, SECOND, WEATHER))


def test_half_a_quotation_is_left_out() -> None:
    """A sentence whose quotation began before it is skipped, in German and in English."""
    half = ("Wir haben 300 Leute verloren.“", 'We lost 300 people."')
    assert picked(paper(LEAD, half, SECOND)) == [LEAD[1], SECOND[1]]


def test_a_sentence_that_lost_a_name_comes_behind_others() -> None:
    """A lead that may have lost its subject is replaced by a whole sentence of less weight."""
    document = paper(LEAD, SECOND, THIRD)
    lead, *others = document.sentences
    lost = Document(None, (replace(lead, issues=(*lead.issues, Issue(IssueKind.NAME_LOST, "Celesio"))), *others))
    assert picked(document, 1) == [LEAD[1]]
    assert picked(lost, 1) == [THIRD[1]]


def test_date_lines_are_left_out() -> None:
    """A dateline is not part of a brief; a dash inside a sentence stays."""
    dated = (f"Wien - {THIRD[0]}", f"Vienna -- {THIRD[1]}")
    dashed = (
        "Der Chef - seit 2019 im Amt - streicht 40 Stellen.",
        "The boss - in office since 2019 - is cutting 40 jobs.",
    )
    assert picked(paper(dated, dashed)) == [THIRD[1], dashed[1]]
    inserted = (
        "Wien – Der Chef – seit 2019 im Amt – streicht 40 Stellen.",
        "Vienna - the boss - in office since 2019 - cuts 40.",
    )
    assert picked(paper(inserted), 1) == ["The boss - in office since 2019 - cuts 40."]


def test_an_article_without_title_gets_a_headline_that_stands_by_itself() -> None:
    """A heading above the text, or a short sentence the brief does not have; never one that leans on another."""
    leaning = ("Zudem wurde er am Montag im Werk gesehen.", "In addition, he was seen at the plant on Monday.")
    (draft,) = ExtractiveWriter().drafts(paper(leaning, LEAD, THIRD), sentences=2)
    assert draft.headline is None
    heading = ("Stellenabbau beim Autobauer", "Job cuts at the carmaker", BlockKind.HEADING)
    (draft,) = ExtractiveWriter().drafts(paper(heading, leaning, LEAD, THIRD), sentences=2)
    assert draft.headline == heading[1]
    for above in (leaning, (*leaning, BlockKind.TEASER)):
        (draft,) = ExtractiveWriter().drafts(paper(above, heading, LEAD, THIRD), sentences=2)
        assert draft.headline is None


def test_a_headline_is_what_the_translator_is_sure_of() -> None:
    """A sentence translated with less certainty than the rest does not become the headline."""
    heading = ("Stellenabbau beim Autobauer", "Job cuts at the carmaker", BlockKind.HEADING)
    first, *rest = paper(heading, LEAD, SECOND, THIRD).sentences
    for score, headline in ((-0.4, heading[1]), (-0.9, None)):
        sentences = (replace(first, score=score), *(replace(sentence, score=-0.4) for sentence in rest))
        (draft,) = ExtractiveWriter().drafts(Document(None, sentences), sentences=3)
        assert draft.headline == headline


def test_what_the_translator_is_sure_of_goes_first() -> None:
    """Of sentences worth the same, the one that was translated with more certainty is taken."""
    sentences = paper(SECOND, WEATHER, LEAD).sentences
    sure, unsure = (replace(s, score=score) for s, score in zip(sentences, (-0.2, -0.9), strict=False))
    assert picked(Document(None, (unsure, sure)), 1) == [sure.text]


@pytest.mark.parametrize(
    ("german", "english"),
    [
        (
            "Kim Jong Un – Nordkoreas Machthaber – reiste am Montag an.",
            "Kim Jong Un – the ruler – arrived on Monday at 9.",
        ),
        ("Nein - Das sagte der Minister am Montag.", "No - That is what the minister said on Monday."),
        ("eBay streicht im Juni weltweit 1.000 Stellen.", "eBay is cutting 1,000 jobs worldwide in June."),
    ],
)
def test_openings_that_only_look_like_date_lines_stay(german: str, english: str) -> None:
    """Names with an insertion, a no, and small first letters are left as they are."""
    assert picked(paper((german, english)), 1) == [english]
