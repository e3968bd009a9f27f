"""Rewordings: what a source denies, attributes, expects, demands or makes depend on something does not become a fact."""

import json
from pathlib import Path

import pytest

from summarize.briefs.stance import lost_stance

CASES = json.loads((Path(__file__).parents[1] / "cases" / "rewordings.json").read_text("utf-8"))


def test_wrong_rewordings_are_refused_and_right_ones_pass() -> None:
    """Of 150 labelled rewordings, at most 2 % of the wrong ones pass and at most 10 % of the right ones are refused."""
    wrong = [case for case in CASES if not case["right"]]
    right = [case for case in CASES if case["right"]]
    assert len(CASES) == 150
    passed = [case["text"] for case in wrong if not lost_stance(case["source"], case["text"])]
    refused = [case["text"] for case in right if lost_stance(case["source"], case["text"])]
    assert len(passed) <= 0.02 * len(wrong), passed
    assert len(refused) <= 0.1 * len(right), refused


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
    ],
)
def test_stance_stays_within_its_clause(source: str, text: str, lost: bool) -> None:
    """An operator governs its own part of the sentence; a negation that the source lacks is a loss, too."""
    assert lost_stance(source, text) is lost
