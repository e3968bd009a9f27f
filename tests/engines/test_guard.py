"""What a language model may write of a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.briefs.rewording import faithful
from summarize.engines.guard import Guard, units

LINE = "The line is to be 14 kilometres long and will cost 320.5 million euros, or 1,200 a head."


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("The line will cost 320.5 million euros", True),
        ("The line will cost 3", True),
        ("The line will cost 320.", True),
        ("The line will cost 320.5", True),
        ("The line is 14, and will cost", True),
        ("The line will cost 1,2", True),
        ("The line will cost 4", False),
        ("The line will cost 320 million", False),
        ("The line will cost 320.50", False),
        ("The line will cost 32 ", False),
        ("The line will cost 1,200,000", False),
        ("The line will cost 1200", False),
        ("The line will cost 14 million", False),
        ("The line will cost ten", False),
        ("The line will cost billion", False),
        ("The bridge", False),
        ("The line\nwill", False),
        ("The lines", False),
        ("LINE", True),
    ],
)
def test_figures_and_words_are_those_of_the_source_in_its_order(text: str, allowed: bool) -> None:
    """A growing text may hold the beginnings of the source's figures and words, and nothing else."""
    assert Guard(LINE, ordered=True).allows(text) is allowed


@pytest.mark.parametrize(
    ("text", "allowed"),
    [("It will cost 320.5 million euros.", True), ("It will cost 320", False), ("It will cost 3", False)],
)
def test_finished_text_may_not_end_inside_a_figure(text: str, allowed: bool) -> None:
    """The beginning of a figure is allowed in an unfinished text, but not at its end."""
    assert Guard(LINE, ordered=True).allows(text, finished=True) is allowed


def test_without_order_a_figure_may_come_before_its_time() -> None:
    """An unordered guard takes figures and words in any order, but no others."""
    guard = Guard(LINE, ordered=False)
    assert guard.allows("320.5 million euros will the line cost, 14 kilometres long")
    assert not guard.allows("320.5 million dollars")


def test_unfinished_character_is_allowed_only_where_the_source_has_such_characters() -> None:
    """The first byte of a character is let through for Pjöngjang, and not for a source in plain ASCII."""
    assert Guard("Kim is in Pjöngjang.", ordered=True).allows("Kim is in Pj\N{REPLACEMENT CHARACTER}")
    assert not Guard("Kim is in Pyongyang.", ordered=True).allows("Kim is in Py\N{REPLACEMENT CHARACTER}")
    assert not Guard("Kim is in Pjöngjang.", ordered=True).allows("Kim is\N{REPLACEMENT CHARACTER}", finished=True)


NEWS = st.lists(
    st.sampled_from(["the", "30,000", "men", "of", "3.5", "2025", "Kim's", "don’t", "12:30", "Müller", "7", ",", "%"]),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(NEWS, st.booleans())
def test_every_beginning_of_the_source_is_allowed(source: str, ordered: bool) -> None:
    """A model may always copy: each prefix of the source passes, and the whole passes as finished."""
    guard = Guard(source, ordered=ordered)
    assert all(guard.allows(source[:end]) for end in range(len(source) + 1))
    assert guard.allows(source, finished=True)


@given(NEWS, st.text(alphabet="0123456789.,: abmen%", max_size=14))
def test_finished_text_has_no_figure_that_the_source_lacks(source: str, text: str) -> None:
    """Whatever a model writes, a text that passes has only digit strings of the source."""
    if Guard(source, ordered=False).allows(text, finished=True):
        wanted = re.findall(r"\d+(?:[.,:'’]\d+)*", source)
        assert set(re.findall(r"\d+(?:[.,:'’]\d+)*", text)) <= set(wanted)


def test_units_are_words_and_figures_without_the_possessive() -> None:
    """Units are what is compared: without case, without the possessive s, with both apostrophes alike."""
    assert units("Kim’s 120-day visit isn’t over: 1,200 men.") == [
        "kim", "s", "120", "day", "visit", "isn't", "over", "1,200", "men",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "text", "stands"),
    [
        pytest.param(
            "The message was sent as part of greetings and published on Friday.",
            "The message was published on Friday.",
            True,
            id="shorter",
        ),
        pytest.param(
            "The Greens called for it; the CDU voted against it.",
            "The Greens voted against it.",
            False,
            id="jumps over the name of who did it",
        ),
        pytest.param("The CDU did not vote for it.", "The CDU did vote for it.", False, id="loses a negation"),
        pytest.param("The council may vote for it.", "The council vote for it.", False, id="loses a hedge"),
        pytest.param(
            "The plan comes close to an open war alliance.",
            "The plan is an open war alliance.",
            False,
            id="loses a hedge that is an adverb",
        ),
        pytest.param("At least nine soldiers were killed.", "Nine soldiers were killed.", False, id="loses a bound"),
        pytest.param(
            'He called it a "very good and long year".', 'He called it a "very good year".', False, id="misquotes"
        ),
        pytest.param('He called it a "good year".', 'He called it a "good year.', False, id="open quotation"),
        pytest.param("It raises up to £120 a head.", "It raises £120 a head.", False, id="loses up to"),
        pytest.param("It raises over 120 euros a head.", "It raises 120 euros.", False, id="loses over"),
        pytest.param(
            "It lies about 3 km off the coast and costs over 5 euros.",
            "It lies about 3 km off the coast.",
            True,
            id="drops both",
        ),
        pytest.param(
            "Officials said that seven people had been hurt.",
            "Seven people had been hurt.",
            False,
            id="makes a claim a fact",
        ),
        pytest.param('"This is an absolute lie," he continued.', "This is an absolute lie.", False, id="unquotes"),
        pytest.param(
            "In a message to Mrs May, she added the following line.",
            "Mrs May added the following line.",
            False,
            id="gives her words to another",
        ),
        pytest.param("The line will cost 14 million euros.", "The line will cost", False, id="no sentence"),
        pytest.param(
            "Two police vans were inside the cordon with another van just outside.",
            "Two police vans and a van.",
            False,
            id="a fragment of it",
        ),
        pytest.param("The line will cost 14 million euros.", "The line.", False, id="too short"),
    ],
)
def test_rewording_stands_only_if_it_loses_nothing_that_turns_the_sense(source: str, text: str, stands: bool) -> None:
    """Words may be dropped, but not negations, hedges, bounds or the agent."""
    assert faithful(source, text) is stands
