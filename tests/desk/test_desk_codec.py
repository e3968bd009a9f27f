"""What the machine made comes back from the store unchanged, whatever it consists of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

import pytest
from desks import GERMAN, translator
from hypothesis import given
from hypothesis import strategies as st

from summarize.article import article_from_text
from summarize.briefs.extractive import ExtractiveWriter
from summarize.consistency import Finding, compare
from summarize.consistency.reasons import ReasonKind
from summarize.desk.codec import freeze, thaw
from summarize.desk.dossier import BriefDossier, StoryDossier, dossier_of, made_of, story_dossier
from summarize.pipeline import brief, story
from summarize.report import render
from summarize.report.reason_words import reason_words


class Colour(StrEnum):
    """A choice."""

    RED = "red"


@dataclass(frozen=True)
class Inner:
    """A part."""

    number: Decimal
    day: date | None = None


@dataclass(frozen=True)
class Outer:
    """A whole."""

    text: str
    colour: Colour
    side: Literal["left", "right"]
    parts: tuple[Inner, ...] = ()
    pair: tuple[str, int] | None = None
    score: float = 0.0
    sure: bool = True
    more: Mapping[str, Any] = field(default_factory=dict)


inner = st.builds(Inner, st.decimals(allow_nan=False, allow_infinity=False), st.none() | st.dates())
outer = st.builds(
    Outer, st.text(), st.just(Colour.RED), st.sampled_from(["left", "right"]), st.lists(inner).map(tuple),
    st.none() | st.tuples(st.text(), st.integers()), st.floats(allow_nan=False), st.booleans(),
    st.dictionaries(st.text(), st.none() | st.text() | st.integers()),
)  # fmt: skip


@given(outer)
def test_a_value_comes_back_as_it_was(value: Outer) -> None:
    """Freezing and thawing is the identity."""
    assert thaw(Outer, freeze(value)) == value


def test_later_versions_read_what_earlier_ones_kept() -> None:
    """Added fields have their defaults; dropped fields are ignored."""
    data = {"text": "a", "colour": "red", "side": "left", "weight": 3}
    assert thaw(Outer, data) == Outer("a", Colour.RED, "left")


@pytest.mark.parametrize(
    "change",
    [{"text": 1}, {"colour": "blue"}, {"side": "up"}, {"parts": {}}, {"parts": [{"number": "x"}]}, {"parts": [{}]},
     {"pair": ["a"]}, {"pair": ["a", True]}, {"score": True}, {"sure": 1}, {"more": []}, {"parts": [{"number": "1", "day": "yesterday"}]}],
)  # fmt: skip
def test_damaged_data_are_refused(change: dict[str, Any]) -> None:
    """Data of another kind are refused, wherever they stand, and never become a value of the wrong type."""
    data = {**freeze(Outer("a", Colour.RED, "left")), **change}
    with pytest.raises(ValueError, match=r"."):
        thaw(Outer, data)


INVERTED = "inverted: the source says “um 5 Prozent gesunken”"


def old_finding(**kept: Any) -> Finding:
    """Return the finding that an earlier version froze, with its reasons as words and flags."""
    [finding] = compare("30.000 Menschen kamen.", "30,000 people came.").findings
    data = freeze(finding)
    del data["reasons"]
    return thaw(Finding, {**data, "warning": None, "elsewhere": False, "told": False, "inverted": False, **kept})


@pytest.mark.parametrize(
    ("kept", "warning", "doubtful", "kinds"),
    [
        ({}, None, False, []),
        ({"warning": "x"}, "x", True, [ReasonKind.STORED]),
        ({"warning": "x", "told": True}, "x", False, [ReasonKind.STORED]),
        ({"warning": "x", "verdict": "derived"}, "x", False, [ReasonKind.STORED]),
        ({"warning": "x", "verdict": "derived", "evidence": []}, "x", True, [ReasonKind.STORED]),
        ({"warning": "from another sentence", "elsewhere": True}, "from another sentence", True, [ReasonKind.ELSEWHERE]),
        ({"elsewhere": True}, "from another sentence", True, [ReasonKind.ELSEWHERE]),
        ({"warning": "x; from another sentence", "elsewhere": True, "told": True}, "x; from another sentence", True,
         [ReasonKind.STORED, ReasonKind.ELSEWHERE]),
        ({"warning": INVERTED, "inverted": True, "verdict": "unsupported"}, INVERTED, False, [ReasonKind.INVERTED]),
    ],
)  # fmt: skip
def test_the_warnings_of_earlier_versions_are_kept(
    kept: dict[str, Any], warning: str | None, doubtful: bool, kinds: list[ReasonKind]
) -> None:
    """Findings whose reasons were words warn as before, each once, and are as doubtful as before."""
    finding = old_finding(**kept)
    assert (reason_words(finding.reasons), finding.doubtful) == (warning or "", doubtful)
    assert [reason.kind for reason in finding.reasons] == kinds


def test_a_report_is_kept_whole() -> None:
    """A report restored from the store prints as before."""
    report = brief(article_from_text(GERMAN, id="a", date="2025-09-04"), translator(), ExtractiveWriter())
    made = made_of(BriefDossier(report))
    again = dossier_of(made.data).result({each.field: each for each in made.fields})
    for form in ("json", "html", "text", "markdown"):
        assert render(again, form) == render(report, form)


def test_a_story_is_kept_whole() -> None:
    """A story restored from the store prints as before; its verdicts name their sources."""
    texts = [GERMAN, GERMAN.replace("rund 13.000", "genau 5.000").replace("Mehr als 2.000 sind gefallen.", "")]
    articles = [article_from_text(text, id=f"a{number}") for number, text in enumerate(texts)]
    told = story(articles, translator(), ExtractiveWriter())
    made = made_of(story_dossier(told))
    dossier = dossier_of(made.data)
    assert isinstance(dossier, StoryDossier)
    again = dossier.result({each.field: each for each in made.fields})
    for form in ("json", "html", "text", "markdown"):
        assert render(again, form) == render(told, form)
    [text] = [each for each in made.fields if each.field == "text"]
    assert text.verdicts
    for figure in text.verdicts["figures"]:
        for place in figure["evidence"]:
            assert texts[figure["source"]][place["start"] : place["end"]] == place["text"]
