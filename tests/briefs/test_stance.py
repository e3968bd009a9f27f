"""Rewordings: what a source denies, attributes, expects, demands or makes depend on something does not become a fact."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from fakes import FakeWriter

from summarize.article import Article, Span
from summarize.briefs import Writer
from summarize.briefs.claims import changed_claim
from summarize.briefs.document import document
from summarize.briefs.endpoint_writer import EndpointWriter
from summarize.briefs.gate import best_draft
from summarize.briefs.stance import lost_stance
from summarize.briefs.support import Support
from summarize.cleaning import clean
from summarize.engines.endpoint import Endpoint
from summarize.pipeline import source_of
from summarize.translation import Segment, Translation

CASES = json.loads((Path(__file__).parents[1] / "cases" / "rewordings.json").read_text("utf-8"))


@dataclass
class Answering:
    """An endpoint that gives the same answer to every request."""

    answer: str
    signature: str = "answering"

    def reply(self, prompt: object, *, tokens: int) -> str:
        """Return the answer."""
        return self.answer


def language_model(text: str) -> Writer:
    """A writer that drafts `text` from the whole article and names no origin."""
    return FakeWriter([text], headline=text)


def endpoint(text: str) -> Writer:
    """A writer behind an endpoint that names the origin of `text` and, asked to revise, repeats it."""
    return EndpointWriter(cast("Endpoint", Answering(f"Headline: {text}\n{text} [0]")))


def printed(source: str, writer: Writer) -> tuple[str, str]:
    """Return what the gate lets through of a draft of one translated sentence: the text and the headline, if any."""
    german = re.sub(r"(?<=\d)[.,](?=\d)", lambda mark: "." if mark[0] == "," else ",", source)
    article = clean(Article("a", german))
    done = Translation((Segment(german, source, Span(0, len(german)), 0),), "reference")
    vetted = best_draft(
        document(article, done), [writer, FakeWriter([])], Support(source_of(article), done), sentences=1
    )
    return " ".join(one.text for one in vetted.draft.sentences), vetted.draft.headline or ""


def within_goals(passed: list[str], refused: list[str]) -> bool:
    """Whether at most 2 % of the wrong rewordings passed and at most 10 % of the right ones were refused."""
    right = sum(case["right"] for case in CASES)
    return len(passed) <= 0.02 * (len(CASES) - right) and len(refused) <= 0.1 * right


def test_the_rule_on_stance_tells_wrong_rewordings_from_right_ones() -> None:
    """Of 150 labelled rewordings, at most 2 % of the wrong ones pass and at most 10 % of the right ones are refused."""
    assert len(CASES) == 150
    passed = [case["text"] for case in CASES if not case["right"] and not lost_stance(case["source"], case["text"])]
    refused = [case["text"] for case in CASES if case["right"] and lost_stance(case["source"], case["text"])]
    assert within_goals(passed, refused), (passed, refused)


@pytest.mark.parametrize("writer", [language_model, endpoint])
def test_the_gate_tells_wrong_rewordings_from_right_ones(writer: Callable[[str], Writer]) -> None:
    """So does the whole gate, in sentences and headlines, whoever wrote them."""
    found = [(case, *printed(case["source"], writer(case["text"]))) for case in CASES]
    for place, end in ((1, ""), (2, ".")):
        as_drafted = [(one[0], one[place] + end == one[0]["text"]) for one in found]
        passed = [case["text"] for case, same in as_drafted if same and not case["right"]]
        refused = [case["text"] for case, same in as_drafted if not same and case["right"]]
        assert within_goals(passed, refused), (passed, refused)


@pytest.mark.parametrize(
    ("source", "text", "lost"),
    [
        ("The dam broke on Monday.", "The dam did not break.", True),
        ("The minister said the dam had broken, but nobody was hurt.", "Nobody was hurt.", False),
        ("The former minister met the minister.", "The former minister met the minister.", False),
        ("He was convicted; he denies the theft.", "He was convicted.", False),
        ("Smoke harms not only lungs but also teeth.", "Smoke harms lungs and teeth.", False),
        ("The suspected thief ran away, police said.", "The thief ran away, police said.", True),
        ("He attempted to leave.", "His attempt was to leave.", False),
        ("The police don't expect more rain in the region.", "The police don’t expect more rain.", False),
        ("The would-be buyer of the firm left.", "The would-be buyer left the firm.", False),
        ("Es war.", "", False),
        ("The bank fears that the dam could break.", "The dam could break.", True),
        ("The bank fears that the dam could break.", "For the bank the dam could break.", False),
        ("The dam will break, explained Meyer.", "The dam will break.", True),
        ("He said that we are no clear favorite.", "The team is a clear favourite.", True),
        (
            "The clerk said that the cut was a deliberate decision.",
            "For the clerk the cut was “a deliberate decision”.",
            False,
        ),
        ("The sea is calm and there were no deaths.", "The sea is calm. No deaths were reported.", False),
        ("Machine guns vanish without trace.", "Machine Guns Vanish Without Trace", False),
        ("Sales fell in late May.", "Sales fell in May.", False),
    ],
)
def test_stance_stays_within_its_clause(source: str, text: str, lost: bool) -> None:
    """An operator governs its own part of the sentence; a negation that the source lacks is a loss, too."""
    assert lost_stance(source, text) is lost


@pytest.mark.parametrize(
    ("source", "text", "kept"),
    [
        ("The guards attacked the visitors in Ulm.", "The guards were attacked by the visitors in Ulm.", False),
        ("The guards attacked the visitors in Ulm.", "The visitors in Ulm were attacked by the guards.", True),
        ("The Nato-Russia pact ended in Ulm.", "In Ulm Russia's pact with Nato ended.", True),
        ("The Nato-Russia pact ended in Ulm.", "In Ulm China's pact with Nato ended.", False),
    ],
)
def test_claims_and_names_are_compared_without_a_named_origin(source: str, text: str, kept: bool) -> None:
    """A model that names no origin may not swap roles; parts of compounds and possessives of the source are no new names."""
    assert (printed(source, language_model(text))[0] == text) is kept


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The strike by pilots is illegal.", "The strike by pilots is legal."),
        ("The film Never Again did not win the prize.", "The film Never Again won the prize."),
        ("The band No Doubt did not play in Graz.", "The band No Doubt played in Graz."),
        ("The bank has considered a merger.", "The bank merged."),
    ],
)
def test_a_denial_or_a_plan_is_lost(source: str, text: str) -> None:
    """A name that looks like a denial does not keep one, and what was considered has not happened."""
    assert lost_stance(source, text) or changed_claim(source, text)
