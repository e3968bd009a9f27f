"""Wrong arguments of the library's functions raise at the call, and say what to do."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import FakeTranslator, FakeWriter
from reports import good_report

import summarize.loading
from summarize import brief, check, find_figures, load_translator, load_writer, render, story, translate
from summarize.article import Article, article_from_text
from summarize.briefs.extractive import ExtractiveWriter
from summarize.errors import LanguageError, SummarizeError, UsageError

GERMAN = "Die Regierung will das Gesetz in diesem Jahr nicht ändern."
ENGLISH = "The government does not want to change the law this year, and nobody asked it to."
ARTICLE = Article("a", GERMAN)
FAKE = FakeTranslator()


def of_any(value: object) -> Any:
    """Return `value` as what the type checker lets pass."""
    return value


#: A call with one wrong argument, and what the error says: what is wrong, and the way out.
WRONG: list[tuple[Callable[[], Any], str]] = [
    (lambda: translate(of_any(GERMAN)), "expected one or more Articles, not str; read a file with read_article"),
    (lambda: translate(of_any(b"Text")), "not bytes"),
    (lambda: brief(of_any(7)), "not int"),
    (lambda: story(of_any(ARTICLE)), "takes several Articles, not one; pass a list"),
    (lambda: translate(ARTICLE, of_any("opus")), "translator is of type str, not Translator; .*load_translator"),
    (lambda: translate(ARTICLE, of_any("")), "translator is of type str"),
    (lambda: translate(ARTICLE, of_any(FakeWriter())), "translator is of type FakeWriter, not Translator"),
    (lambda: brief(ARTICLE, None, of_any("extractive")), "writer is of type str, not Writer; .*load_writer"),
    (lambda: brief(ARTICLE, None, of_any(FAKE)), "writer is of type FakeTranslator, not Writer"),
    (lambda: story([ARTICLE], of_any("opus")), "translator is of type str"),
    (lambda: story([ARTICLE], None, of_any("extractive")), "writer is of type str"),
    (
        lambda: render(of_any(check(GERMAN, ENGLISH)), "text"),
        "report is of type CheckReport, not Report or Story; pass what brief",
    ),
    (
        lambda: render(good_report(), of_any("xml")),
        "form='xml' is not known; use 'text' or 'markdown' or 'json' or 'html'",
    ),
    (lambda: brief([], sentences=0), "sentences=0 is not valid; use a whole number of 1 or more"),
    (lambda: brief([], sentences=of_any(None)), "sentences=None is not valid"),
    (lambda: brief([], sentences=of_any(2.5)), "sentences=2.5 is not valid"),
    (lambda: story([], sentences=0), "sentences=0 is not valid"),
    (lambda: translate([], hypotheses=0), "hypotheses=0 is not valid"),
    (lambda: load_translator(threads=-1), "threads=-1 is not valid; use a whole number from 1 to 1024"),
    (lambda: load_translator(threads=0), "threads=0 is not valid"),
    (lambda: load_translator(threads=2**40), "threads=1099511627776 is not valid"),
    (lambda: load_translator(beams=0), "beams=0 is not valid; use a whole number from 1 to 32"),
    (lambda: load_translator(beams=of_any("8")), "beams='8' is not valid"),
    (lambda: load_translator(engine=of_any("foo")), "engine='foo' is not known; use 'auto' or 'transformers' or"),
    (lambda: load_translator(device=of_any("tpu")), "device='tpu' is not known; use 'cpu' or 'cuda'"),
    (lambda: load_translator(of_any(7)), "name is of type int, not str; pass a string"),
    (lambda: load_writer(of_any(7)), "name is of type int, not str"),
    (lambda: load_writer(engine=of_any("foo")), "engine='foo' is not known"),
    (lambda: load_writer(device=of_any("tpu")), "device='tpu' is not known"),
    (lambda: load_writer(threads=-1), "threads=-1 is not valid"),
    (
        lambda: check(of_any(ARTICLE), "5"),
        "source is of type Article, not str; pass the text itself, such as article.text",
    ),
    (lambda: check("5", of_any(None)), "target is of type NoneType, not str"),
    (lambda: check("5", "5", mode=of_any("foo")), "mode='foo' is not known; use 'summary' or 'translation'"),
    (lambda: check("5", "5", asked=of_any("URL#MODEL")), "asked is of type str, not Model; pass an Endpoint"),
    (lambda: check("5", "5", date="gestern"), "date='gestern' is not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY"),
    (lambda: check("5", "5", date="2025-02-30"), "is not a date"),
    (lambda: check("5", "5", date=of_any(datetime.date(2025, 6, 5))), "is not a date"),
    (lambda: find_figures("5", of_any("fr")), "lang='fr' is not known; use 'de' or 'en'"),
    (lambda: find_figures(of_any(ARTICLE)), "text is of type Article, not str"),
    (lambda: find_figures("5", today=of_any("2025-06-05")), "today is of type str, not date; pass a datetime.date"),
]


@pytest.mark.parametrize(("call", "said"), WRONG)
def test_wrong_arguments_raise_at_the_call(call: Callable[[], Any], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is looked for, let alone loaded, and no result is asked for before the mistake is named."""

    def resolve(*_: object) -> None:
        raise AssertionError("a model was looked for")

    monkeypatch.setattr(summarize.loading, "resolve", resolve)
    with pytest.raises(UsageError, match=said) as raised:
        call()
    assert raised.value.way_out
    assert len(str(raised.value)) < 150


def test_right_arguments_are_accepted() -> None:
    """The day of a source may lack its parts or have a time, and a whole number need not be an int."""
    for date in ("2025", "2025-06", "2025-06-05", "2025-06-05T10:00:00Z"):
        assert check("im vergangenen Jahr", "in 2024", date=date).ok
    whole = of_any(np.int64(1))
    assert translate(ARTICLE, FAKE, hypotheses=whole).segments
    assert load_translator(Path(__file__).parents[1] / "models" / "compact-de-en").signature
    assert brief(ARTICLE, FAKE, FakeWriter(), sentences=whole)


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
