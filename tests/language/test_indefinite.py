"""The indefinite article before the word that it stands before."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.language.indefinite import indefinite


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is a alliance.", "It is an alliance."),
        ("an contact with a American expert", "a contact with an American expert"),
        ('He calls it a "extortion".', 'He calls it an "extortion".'),
        ("A autocrat wins. A emergency follows.", "An autocrat wins. An emergency follows."),
        ("An politician", "A politician"),
        ("a hour, a honest man, a honour", "an hour, an honest man, an honour"),
        ("a 8-year-old, a 11-year-old, a 18 percent share, a 80-strong team", "an 8-year-old, an 11-year-old, an 18 percent share, an 80-strong team"),
        ("a unidentified man, a unusual step, a urgent call", "an unidentified man, an unusual step, an urgent call"),
        ("an European law, an unit, an useful, an unanimous vote", "a European law, a unit, a useful, a unanimous vote"),
    ],
)  # fmt: skip
def test_the_article_follows_the_sound(text: str, expected: str) -> None:
    assert indefinite(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a European, a unit, a university, a user, a one-off, a once proud club, a Ukrainian, a unanimous vote, a uniform",
        "an FBI agent, an EU law, a US senator, an MP, a NATO ally, an X-ray, an SPD man, an Xbox",
        "an hour, a house, an heir, a historic or an historic day",
        "a 7-year-old, a 110-page report, a 1,800-word text, a 28-year-old, a 118-seat house",
        "hepatitis A is, vitamins A and E, plan A or B, from a to z, Serie A einmal",
        "Krems an der Donau",
        "extra effort, Ana alone, sea air",
    ],
)
def test_right_and_doubtful_words_stay(text: str) -> None:
    assert indefinite(text) == text


@given(
    st.lists(
        st.sampled_from(["a", "an", "A", "An", "hour", "Ukrainian", "old", "8", "18,000", '"army"', "ten.", "in"])
    ).map(" ".join)
)
def test_nothing_but_articles_changes_and_once_is_enough(text: str) -> None:
    changed = indefinite(text)
    assert indefinite(changed) == changed
    assert re.sub(r"\b([Aa])n\b", r"\1", changed) == re.sub(r"\b([Aa])n\b", r"\1", text)
