"""The lexicon: which words of a German sentence its translation leaves out."""

from importlib.resources import files

import pytest

from summarize.lexicon import SHORTEST, in_english, unrendered, usual, words


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


def test_only_the_lexicon_s_own_words_are_anchors() -> None:
    """Compounds that it has in parts only are what a reader expects in English, but no proof."""
    assert usual("Das Kriegsbündnis wackelt.") == {}
    assert "alliance" in usual("Das Kriegsbündnis wackelt.", compounds=True)["kriegsbündnis"]


def test_endless_words_take_no_time() -> None:
    """A text may be one word: it is no compound."""
    assert unrendered("K" + "riegsbündnis" * 50_000, "Nothing.") == ()


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
        ("Brexit-Verweigerung", "Brexit denial"),
        ("Quastenflosserich", None),
        ("", None),
    ],
)
def test_the_likeliest_translation_is_spelled_as_in_english(word: str, english: str | None) -> None:
    """Names have their capitals; a word that the lexicon lacks has no translation."""
    assert in_english(word) == english


def test_the_list_is_in_order_and_whole() -> None:
    """Each line has a German word in lower case, its English as it is spelled, and the words that tell it; sorted, each word once."""
    lines = (files("summarize.lexicon") / "lexicon.tsv").read_text("utf-8").splitlines()
    german = [line.split("\t")[0] for line in lines]
    assert len(lines) > 50_000
    assert german == sorted(set(german))
    for line in lines:
        word, english, telling = line.split("\t")
        assert len(word) >= SHORTEST
        assert english.split()
        assert telling.split()
        assert (word, telling) == (word.lower(), telling.lower())
