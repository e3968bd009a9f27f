"""The lexicon: which words of a German sentence its translation leaves out."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.language.additions import additions, mistaken
from summarize.language.lexicon import in_english, unrendered, usual, words


@pytest.mark.parametrize(
    ("source", "target", "left"),
    [
        ("Der Vorstoß alarmiert Washington.", "The push alarmed Washington.", ()),
        ("Der Vorstoß alarmiert nicht nur Washington.", "The push near not only Washington.", ("alarmiert",)),
        ("Die Waffenlieferungen werden eingestellt.", "Arms deliveries are being stopped.", ()),
        ("Die Polizei fand gestern eine Leiche.", "The police found a car yesterday.", ("leiche",)),
        ("Die Richterin verurteilte ihn zu einer Geldstrafe.", "The judge gave him a fine.", ("verurteilte",)),
        ("Leiche um Leiche um Leiche", "Nothing.", ("leiche",)),
        ("Er ist da, und es ist so.", "Nothing of this.", ()),
        ("Der Quastenflosserich blieb.", "It stayed.", ()),
        ("", "Words.", ()),
        ("Sie redeten vom Kriegsbündnis.", "They talked of the war.", ("kriegsbündnis",)),
        ("Sie redeten vom Kriegsbündnis.", "They talked of the alliance.", ()),
        ("Manaforts Anwalt kam.", "Manafort's lawyer came.", ()),
        ("Das kriegsbündnis kam.", "It came.", ()),
    ],
)
def test_words_that_are_left_out(source: str, target: str, left: tuple[str, ...]) -> None:
    """Words of which the translation has no usual English; short words and those nobody knows are not looked up."""
    assert unrendered(source, target) == left


@pytest.mark.parametrize(
    ("source", "target", "added"),
    [
        ("Die Polizei fand gestern eine Leiche.", "The police found a corpse yesterday.", ()),
        ("Die Polizei fand gestern eine Leiche.", "The police found a car yesterday.", ("car",)),
        ("Sie kämpften tapfer.", "They fought bravely and danced.", ("danced",)),
        ("Die Wahlbeteiligung war hoch.", "The electoral participation was high.", ()),
        ("Der Tod kam am Tag.", "Death came by day.", ()),
        ("Sie redeten vom Kriegsbündnis.", "They talked of the war alliance.", ()),
        ("Neujahr", "New Year", ()),
        ("Neujahrsgrüße", "New Year's Eve", ("eve",)),
        ("Manaforts Anwalt kam.", "Manafort's lawyer came, according to Kavanaugh.", ("kavanaugh",)),
        ("Er nahm die S-Bahn.", "He took the S-Bahn.", ()),
        ("Das geht so nicht.", "It would have been the same to them.", ()),
        ("", "Words.", ("words",)),
        ("Wörter.", "", ()),
    ],
)
def test_words_that_are_added(source: str, target: str, added: tuple[str, ...]) -> None:
    """Words that no word of the source accounts for: not a form or a part of one, no grammar."""
    assert additions(source, target) == added


@pytest.mark.parametrize(
    ("source", "target", "nouns"),
    [
        ("Er sandte Kim seine Neujahrsgrüße.", "He sent Kim his New Year's Eve.", ("neujahrsgrüße",)),
        ("Er sandte seinem Freund Blumen.", "He sent his friend flowers.", ()),
        ("Er sandte seinem Freund Blumen.", "He sent flowers.", ()),
        ("Er sandte seinem Freund Blumen.", "He sent his friend flowers and bombs.", ()),
        ("Er kam im Jahr 2014 und zahlte 3 Dollar.", "He came in 2014 and splashed $3.", ()),
        ("Der Streik dauerte 120 Tage.", "The strike was a terrible 120-day stretch.", ()),
    ],
)
def test_nouns_that_were_taken_for_something_else(source: str, target: str, nouns: tuple[str, ...]) -> None:
    """A noun that is missing where another word is too many; beside a number English may do without one."""
    assert mistaken(source, target) == nouns


@given(st.text(alphabet="aäbeghilnrstuß -.G", max_size=80), st.text(max_size=40))
def test_what_a_text_adds_are_words_of_it(source: str, target: str) -> None:
    """Any texts can be compared; a text adds nothing to itself."""
    assert set(additions(source, target)) <= set(words(target))
    assert additions(target, target) == ()


def test_only_the_lexicon_s_own_words_are_anchors() -> None:
    """Compounds that it has in parts only are what a reader expects in English, but no proof."""
    assert usual("Das Kriegsbündnis wackelt.") == {}
    assert "alliance" in usual("Das Kriegsbündnis wackelt.", compounds=True)["kriegsbündnis"]


def test_endless_words_take_no_time() -> None:
    """A text may be one word: it is no compound."""
    endless = "K" + "riegsbündnis" * 50_000
    assert unrendered(endless, "Nothing.") == ()
    assert additions(endless, "Corpses.") == ("corpses",)


def test_case_and_hyphens() -> None:
    """Words are compared in lower case, compounds with hyphens whole."""
    assert words("Die EU-Kommission, 3 Tage") == ["die", "eu-kommission", "tage"]
    assert unrendered("POLIZEI", "Police") == ()


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("niemals", "never"),
        ("Europas", "Europe"),
        ("vereinigten", "United"),
        ("Neujahr", "New Year"),
        ("Kriegsbündnis", "war alliance"),
        ("Brexit-Verweigerung", "Brexit refusal"),
        ("Quastenflosserich", None),
        ("", None),
    ],
)
def test_the_likeliest_translation_is_spelled_as_in_english(word: str, english: str | None) -> None:
    """Names have their capitals; a word that the lexicon lacks has no translation."""
    assert in_english(word) == english


def test_the_list_is_in_order_and_whole() -> None:
    """Each line has a German word in lower case, its English as it is spelled, and the words that tell it; sorted, each word once."""
    lines = (files("summarize") / "data" / "lexicon.tsv").read_text("utf-8").splitlines()
    german = [line.split("\t")[0] for line in lines]
    assert len(lines) > 50_000
    assert german == sorted(set(german))
    for line in lines:
        word, english, telling = line.split("\t")
        assert len(word) >= 3
        assert english.split()
        assert telling.split()
        assert (word, telling) == (word.lower(), telling.lower())
