"""Operators: the table of words that turn one statement into another."""

import pytest

from summarize.language import operators
from summarize.language.operators import Effect, having, keeping


def test_every_effect_of_the_table_is_known() -> None:
    """A misspelt effect would silently switch off its words."""
    assert {effect.lower() for effect in operators._table()} == set(Effect)


@pytest.mark.parametrize(
    ("effect", "text", "has", "keeps"),
    [
        (Effect.DENIED, "The board turned the offer down.", True, True),
        (Effect.DENIED, "Only the board agreed.", False, True),
        (Effect.NEGATED, "It doesn’t matter.", True, True),
        (Effect.NEGATED, "Not only the board agreed, no more than that.", False, False),
        (Effect.WISHED, "They will leave.", False, True),
        (Effect.POSSIBLE, "The mine closes in May.", False, False),
        (Effect.POSSIBLE, "The mine may close.", True, True),
        (Effect.OVER, "Over the past 20 days it rained.", True, True),
        (Effect.OVER, "Talks over the deal failed.", False, True),
    ],
)
def test_words_have_an_effect_or_keep_it(effect: Effect, text: str, has: bool, keeps: bool) -> None:
    """Endings, gaps and figures are read as the table says."""
    assert (having(effect).search(text) is not None) is has
    assert (keeping(effect).search(text) is not None) is keeps
