"""Wrong arguments of the library's functions raise at the call, and say what to do."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fakes import FakeTranslator

from summarize import brief, check, find_figures, translate
from summarize.article import Article, article_from_text
from summarize.briefs.extractive import ExtractiveWriter
from summarize.errors import LanguageError, SummarizeError, UsageError

GERMAN = "Die Regierung will das Gesetz in diesem Jahr nicht ändern."
ENGLISH = "The government does not want to change the law this year, and nobody asked it to."
FAKE = FakeTranslator()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: check("5", "5", mode="foo"), "mode='foo' is not known; use 'summary' or 'translation'"),  # type: ignore[arg-type]
        (lambda: find_figures("5", "fr"), "lang='fr' has no tables; use 'de' or 'en'"),  # type: ignore[arg-type]
        (lambda: translate(GERMAN, FAKE), "not str"),  # type: ignore[call-overload]
        (lambda: translate(b"Text", FAKE), "not bytes"),  # type: ignore[call-overload]
        (lambda: brief(7, FAKE), "not int"),  # type: ignore[call-overload]
        (lambda: brief([], FAKE, sentences=0), "sentences=0 is too few"),
        (lambda: translate([], FAKE, hypotheses=0), "hypotheses=0 is too few"),
    ],
)
def test_wrong_arguments_raise_at_the_call(call: Callable[[], Any], said: str) -> None:
    """No model is loaded and no result is asked for before the mistake is named."""
    with pytest.raises(UsageError, match=said):
        call()


def test_what_is_not_an_article_is_refused_in_its_turn() -> None:
    """A list with a text in it yields what comes before, and then names the mistake."""
    stream = translate([Article("a", GERMAN), GERMAN], FAKE)  # type: ignore[list-item]
    with pytest.raises(UsageError, match="not str"):
        list(stream)


def test_an_english_article_is_refused_however_it_was_made() -> None:
    """An Article made by hand is judged as one that was read, unless it was read by force."""
    for call in (translate, lambda article, translator: brief(article, translator, ExtractiveWriter())):
        with pytest.raises(LanguageError, match="a: the text is not German"):
            call(Article("a", ENGLISH), FAKE)
        forced = article_from_text(ENGLISH, id="a", force=True)
        call(forced, FAKE)
        call(replace(forced, warnings=()), FAKE)


def test_every_failure_is_of_this_program() -> None:
    """Every error has the same base type."""
    assert issubclass(UsageError, SummarizeError)
    assert issubclass(LanguageError, SummarizeError)
