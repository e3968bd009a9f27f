"""Invented names: places that only the translation names are found, weighed in choosing, and named in reports."""

import pytest
from fakes import FakeTranslator, told

from summarize.article import Article
from summarize.briefs.extractive import ExtractiveWriter
from summarize.pipeline import brief
from summarize.translation import IssueKind, render
from summarize.translation.proper_names import invented_names


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Gefährliche Nähe: Moskau schweigt.", "Lower Switzerland: Moscow is silent.", ("Switzerland",)),
        ("Er flog nach Florenz.", "He flew to Tokyo and then to Tokyo.", ("Tokyo",)),
        ("Der Anstieg war stark.", "The rise in northern Italy and Poland was sharp.", ("Italy", "Poland")),
        # Adjectives, peoples, compounds and other names of the same place.
        ("Der französische Präsident kam.", "The president of France came.", ()),
        ("Ein polnischer und ein irischer Arzt halfen.", "Doctors from Poland and Ireland helped.", ()),
        ("Griechen und Dänen stimmten zu.", "Greece and Denmark agreed.", ()),
        ("An der Schwarzmeerküste wird gebaut.", "On the Black Sea they build.", ()),
        ("Der Kreml und die US-Regierung schweigen.", "Russia and the United States are silent.", ()),
        ("Die englische Polizei ermittelt.", "Police in Britain are investigating.", ()),
        ("Sie zahlte 300 Franken.", "She paid 300 Swiss francs.", ()),
        ("Die UN-Botschafterin sprach.", "The ambassador to the United Nations spoke.", ()),
        ("Die EU-Staaten und die Vereinten Nationen tagen.", "European states and the United Nations meet.", ()),
        # Part of another name.
        ("Das Haus ist alt.", "The Berlin-Romania house is old.", ()),
        ("", "", ()),
    ],
)
def test_places_that_the_source_has_nothing_like(source: str, target: str, found: tuple[str, ...]) -> None:
    """A place counts if neither its name nor anything made from it is in the source."""
    assert invented_names(source, target) == found


def test_the_hypothesis_without_an_invented_place_is_chosen() -> None:
    """A likelier hypothesis with an invented place is rejected, unless the other one's figure is wrong."""
    source = "Der Abbau von 40 Stellen ist geplant."
    invents, plain = "Switzerland plans 40 job cuts.", "The plan is to cut 40 jobs."
    (rendering,) = render([source], FakeTranslator({source: [invents, plain]}))
    assert (rendering.target, told(rendering)) == (plain, [])
    (rendering,) = render(
        [source], FakeTranslator({source: [invents, plain.replace("40", "14")]}, default=lambda _: invents)
    )
    assert (rendering.target, told(rendering)) == (invents, [(IssueKind.NAME_ADDED, "Switzerland")])


def test_a_title_that_invents_a_place_is_not_a_headline() -> None:
    """A brief has no headline rather than one that names a place which the article does not."""
    table = {
        "Gefährliche Nähe": ["Lower Switzerland"],
        "Die Firma streicht 40 Stellen in Berlin und in Hamburg.": ["The firm is cutting 40 jobs in Berlin and Hamburg."],
    }  # fmt: skip
    title, body = table
    report = brief(Article("a", f"# {title}\n\n{body}"), FakeTranslator(table), ExtractiveWriter(), sentences=1)
    assert report.brief.headline is None
    assert report.brief.sentences == (table[body][0],)
