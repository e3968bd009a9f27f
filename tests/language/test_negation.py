"""Negation: a lost or made-up one is found, weighed in choosing, named in reports, and kept out of briefs."""

import pytest
from fakes import FakeTranslator, told

from summarize.article import Article
from summarize.briefs.extractive import ExtractiveWriter
from summarize.language.negation import turned
from summarize.pipeline import brief
from summarize.translation import IssueKind, render


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Die Firma zahlt nicht.", "The company pays.", (True, "nicht")),
        ("Nie war es so warm.", "It was so warm.", (True, "Nie")),
        ("Er kam ohne Anwalt.", "He came with a lawyer.", (True, "ohne")),
        ("Die Firma zahlt.", "The company doesn’t pay.", (False, "n’t")),
        ("Uneingeschränkte Hilfe ist zugesagt.", "Help is promised without support.", (False, "without")),
        ("Die Kinder kommen bald.", "Neither of the children is coming.", (False, "Neither")),
        ("Er sicherte unbedingte Unterstützung zu.", "He promised conditional support.", (True, "unbedingte")),
        ("Der Vorwurf ist unbegründet.", "The accusation is justified.", (True, "unbegründet")),
        ("Unbedingte Unterstützung sicherte er zu.", "He promised conditional support.", (True, "Unbedingte")),
        ("Unabhängig davon gibt es viel zu tun.", "Depending on that, there is much to do.", (True, "Unabhängig")),
        # A noun whose un- denies nothing.
        ("Das Unwetter verwüstete ganze Orte.", "The weather devastated whole towns.", None),
        # The denial is carried by something else.
        ("Der Vorwurf ist unbegründet.", "The accusation is baseless.", None),
        ("Der Vorwurf ist unbegründet.", "The accusation is unjustified.", None),
        ("Die Firma zahlt nicht.", "The company refuses to pay.", None),
        ("Das ist nicht möglich.", "This is impossible.", None),
        ("Er hat keine Arbeit.", "He is unemployed.", None),
        ("Er kam nicht vor acht.", "He came only after eight.", None),
        ("Der Antrag wurde abgelehnt.", "The motion was not accepted.", None),
        ("Das ist unmöglich.", "That is not possible.", None),
        ("Der Mann ist obdachlos.", "The man has no home.", None),
        ("Das Spiel fällt heute aus.", "There is no match today.", None),
        ("Die Straßen sind uneingeschränkt befahrbar.", "The roads are open without restriction.", None),
        # No denial.
        ("Nicht nur Kinder kamen, sondern auch Eltern.", "Children and parents came.", None),
        ("Kinder und Eltern kamen.", "Not only children came.", None),
        ("Kein Wunder: Es regnete.", "It rained.", None),
        ("Die Zahl steigt.", "No doubt: the number rises.", None),
        ("Die Notwendigkeit ist groß.", "The notable need is great.", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_turned(source: str, target: str, found: tuple[bool, str] | None) -> None:
    """What one side denies in so many words and the other has nothing for is found, and nothing else."""
    assert turned(source, target) == found


def test_the_hypothesis_that_denies_as_the_source_does_is_chosen() -> None:
    """A likelier hypothesis without the negation is rejected although its figures are right."""
    source = "Die 12 Firmen zahlen nicht."
    table = {source: ["The 12 companies pay.", "The 12 companies do not pay."]}
    (rendering,) = render([source], FakeTranslator(table))
    assert (rendering.target, told(rendering)) == ("The 12 companies do not pay.", [])


def test_a_second_look_finds_a_negation_and_a_warning_says_that_it_is_lost() -> None:
    """Where no hypothesis denies, more are asked for; where none of them does either, the segment says so."""
    source = "Die 12 Firmen zahlen nicht."
    table = {source: ["The 12 companies pay.", "The 12 firms pay.", "The 12 companies do not pay."]}
    (rendering,) = render([source], FakeTranslator(table), count=2)
    assert rendering.target == "The 12 companies do not pay."
    table = {source: ["The 12 companies pay."]}
    (rendering,) = render([source], FakeTranslator(table))
    assert told(rendering) == [(IssueKind.NEGATION_LOST, "nicht")]


def test_right_figures_come_before_negation() -> None:
    """A hypothesis that denies is not taken if its figure is wrong."""
    source = "Die 12 Firmen zahlen nicht."
    table = {source: ["The 12 companies pay.", "The 20 companies do not pay."]}
    (rendering,) = render([source], FakeTranslator(table))
    assert rendering.target == "The 12 companies pay."


def test_briefs_leave_out_sentences_with_a_turned_negation() -> None:
    """A sentence that may say the opposite of its source is no part of a brief while others are there."""
    said = {
        "Die Stadt zahlt den Vereinen in diesem Jahr nicht.": "The city pays the clubs this year in full.",
        "Die Vereine haben zusammen rund 3.000 Mitglieder.": "The clubs have about 3,000 members between them.",
        "Der Rat der Stadt tagt wieder am kommenden Montag.": "The council of the city meets again next Monday.",
    }
    table = {german: [english] for german, english in said.items()}
    report = brief(Article("a", "\n\n".join(said)), FakeTranslator(table), ExtractiveWriter(), sentences=2)
    assert report.brief.sentences == tuple(said.values())[1:]
