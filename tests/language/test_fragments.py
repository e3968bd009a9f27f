"""Fragments: lines with a full stop that are not sentences."""

import pytest

from summarize.briefs.quotations import reworded_quotation
from summarize.language.dependent import dangling
from summarize.language.fragments import verbless


@pytest.mark.parametrize(
    "line",
    [
        "Bewährungs- und Geldstrafe für 26-Jährigen wegen ausländerfeindlicher Äußerung.",
        "Weitgehende Entmachtung des Senats und Verkleinerung auf 100 Mitglieder.",
        "Explosion auf der Einkaufsstraße: 40 Verletzte.",
        "Strengere Maßnahmen gegen abergläubische Kommunisten in der Volksrepublik.",
        "Hermann Maier (AUT) 543.",
    ],
)
def test_a_line_without_a_verb_is_a_fragment(line: str) -> None:
    """Headlines, results and captions have no possible verb."""
    assert verbless(line)


@pytest.mark.parametrize(
    "line",
    [
        "Der 26-Jährige unterschrieb am Montag beim Aufsteiger.",
        "Die Industrie fuhr ihre Produktion um 1,4 Prozent nach unten.",
        "Theodorakis schloss am Montag den Eintritt seiner Partei aus.",
        "1955 wurde Rosenmayr Professor an der Universität Wien.",
        "Er hoffe auf die neue Regierung.",
        "An der Basis des Erfolgs stand eine Serviceleistung.",
        "Mit diesem Rang stünde Klosterneuburg in einer Reihe mit Krems.",
        "Seit Februar sind es mehr als 165.000.",
        "Trump kam.",
    ],
)
def test_a_sentence_is_not_a_fragment(line: str) -> None:
    """Weak and strong verbs, in the subjunctive and with an adverb or a noun behind them, make a sentence."""
    assert not verbless(line)


@pytest.mark.parametrize(
    ("source", "target", "risky"),
    [
        ("Kim sprach von einer «brüderlichen Pflicht».", 'Kim spoke of a "bridal duty".', True),
        ("Kim nannte es eine „brüderliche Pflicht“.", 'Kim called it a "more obligation".', True),
        ("Die Zeitung „Die Welt“ berichtet.", 'The newspaper "Die Welt" reports.', False),
        ("„Wir werden bis zum Ende kämpfen“, sagte er.", '"We will fight to the end," he said.', False),
        ("Er nannte es 'gut'.", "He called it good.", False),
        ("Sie nannte es „schwere Fehler“.", 'She called it "serious mistakes".', False),
    ],
)
def test_a_quotation_of_few_words_is_risky_unless_copied_or_usual(source: str, target: str, risky: bool) -> None:
    """A short quotation is risky if it is reworded, but not if it is copied or in words that the lexicon has."""
    assert reworded_quotation(source, target) is risky


def test_a_pronoun_behind_its_verb_points_back() -> None:
    """Who "er" is stands in the sentence before, unless the clause that has it has its own name before a comma."""
    assert dangling("Für Russland bedeutet sie zusätzliche Kräfte.")
    assert dangling("Am Montag trat er zurück.")
    assert not dangling("Die Polizei teilte mit, sie habe ihn gefasst.")
