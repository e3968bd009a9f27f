"""Hedges: what a source only reports or supposes stays a report or a guess."""

from time import process_time

import pytest
from fakes import FakeTranslator

from summarize.language.hedges import lost_hedge
from summarize.translation import IssueKind, render


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("Angeblich verkaufte die Bank 2019 alle Aktien.", "The Bank sold all shares in 2019.", "Angeblich"),
        ("Angeblich verkaufte die Bank alle Aktien.", "The bank allegedly sold all shares.", None),
        ("Der mutmaßliche Täter floh.", "The perpetrator fled.", "mutmaßliche"),
        ("Der mutmaßliche Täter floh.", "The suspected perpetrator fled.", None),
        ("Danach sollen sie zwei Gäste angegriffen haben.", "Then they attacked two guests.", "sollen"),
        ("Danach sollen sie zwei Gäste angegriffen haben.", "Then, police say, they attacked two guests.", None),
        ("Die Brücke soll bis Mai gebaut werden.", "The bridge will be built by May.", None),
        ("Die Arbeiten sollen im Mai abgeschlossen sein.", "The work will be finished in May.", None),
        ("Das soll geheim gehalten worden sein.", "This was kept secret.", "soll"),
        ("Vermutlich eher nicht.", "Patients are unlikely to have been affected.", None),
        ("Er soll drei Banken überfallen haben.", "He robbed three banks.", "soll"),
        ("Angeblich verkaufte die Bank im Mai alle Aktien.", "In May the bank sold all shares.", "Angeblich"),
        ("Sie sollen zwei Kinder gequält haben.", "They should have tormented two children.", "sollen"),
        ("Sie sollen dort geschlagen worden sein.", "They should be beaten there.", "sollen"),
        ("Sie sollen geplant haben, ihn zu stürzen.", "They should have planned to topple him.", "sollen"),
        ("Er soll gesagt haben, man solle zahlen.", "He reportedly said that they should have to pay.", None),
        ("Die Zeugin will zwei Männer gesehen haben.", "The witness wants to have seen two men.", "will"),
        ("Die Zeugin will zwei Männer gesehen haben.", "The witness says she saw two men.", None),
        ("Dieser Download funktioniert wahrscheinlich besser.", "This download should work better.", None),
        ("Das Hotel soll 200 Betten haben.", "The hotel will have 200 beds.", None),
        (
            "Die Regierung will jenen helfen, die Schäden erlitten haben.",
            "It will help those who suffered damage.",
            None,
        ),
        ("Bis 2030 soll bis Kiel alles saniert worden sein.", "By 2030, everything to Kiel will be renovated.", None),
        ("Die Wahrscheinlichkeit stieg auf 30 Prozent.", "The chance rose to 30 percent.", None),
        ("Die Bank verkaufte alle Aktien.", "The bank sold all shares.", None),
    ],
)
def test_lost_hedge(source: str, target: str, lost: str | None) -> None:
    """A word of doubt, or soll with a perfect infinitive, needs something like it in the translation."""
    assert lost_hedge(source, target) == lost


def test_the_hypothesis_that_keeps_the_hedge_is_chosen_and_a_lost_one_is_told() -> None:
    """A likelier hypothesis that states a rumour as a fact is rejected; if there is no other, the segment says so."""
    source = "Angeblich zahlten 12 Firmen."
    table = {source: ["The 12 companies paid.", "Allegedly 12 companies paid."]}
    (rendering,) = render([source], FakeTranslator(table))
    assert (rendering.target, rendering.issues) == ("Allegedly 12 companies paid.", ())
    (rendering,) = render([source], FakeTranslator({source: ["The 12 companies paid."]}))
    assert [(issue.kind, issue.words) for issue in rendering.issues if issue.severity] == [
        (IssueKind.HEDGE_LOST, "Angeblich")
    ]


def test_hedges_are_looked_for_in_linear_time() -> None:
    """What follows soll is read as far as a clause may reach, not to the end of the text."""
    for text in ("soll " * 20000, "will gebaut " * 10000, "soll " + "ge" * 40000):
        start = process_time()
        assert lost_hedge(text, "It is so.") is None
        assert process_time() - start < 5
