"""Repeated sentences are translated once; windows of sentences run across articles."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from fakes import FakeTranslator

from summarize import Article
from summarize.errors import InputError
from summarize.pipeline import translations
from summarize.report import translation_text
from summarize.translation import Hypothesis, Rendering, Translator, remembered
from summarize.translation.remembered import Renderings

TEASER = "Der Rat tagte gestern lange."


def test_a_sentence_that_comes_again_is_translated_once() -> None:
    """Across windows and articles, and across calls that share renderings."""
    translator = FakeTranslator()
    renderings = Renderings(translator)
    articles = [Article(f"a{n}", f"{TEASER} Am Montag kamen {n} Menschen nach Bonn.") for n in range(100, 1600)]
    made = [text for _, text in _texts(translations(articles, translator, renderings=renderings))]
    asked = [source for sources, _, _ in translator.calls for source in sources]
    assert asked.count(TEASER) == 1
    again = [text for _, text in _texts(translations(articles[-100:], translator, renderings=renderings))]
    assert again == made[-100:]
    assert [source for sources, _, _ in translator.calls for source in sources] == asked


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest renderings are forgotten, and long sources are not kept at all."""
    asked: list[str] = []

    def render(sources: Sequence[str], translator: Translator, **settings: Any) -> list[Rendering]:
        asked.extend(sources)
        return [Rendering(source.upper(), 0.0) for source in sources]

    monkeypatch.setattr(remembered, "MOST", 2)
    monkeypatch.setattr(remembered, "render", render)
    renderings = Renderings(FakeTranslator())
    for source in ("eins", "zwei", "eins", "drei", "eins", "zwei", "vier " * 100, "vier " * 100):
        assert renderings.of([source])[0].target == source.upper()
    assert asked == ["eins", "zwei", "drei", "zwei", "vier " * 100, "vier " * 100]


def test_articles_come_in_order_with_their_own_sentences() -> None:
    """Windows run across the borders of articles, boilerplate has its reason, and sentences are heard of as they are done."""
    heard: list[str] = []
    articles = [
        Article(f"a{n}", " ".join(f"Am Montag kamen {n} Menschen nach Bonn." for _ in range(n % 7))) for n in range(300)
    ]
    found = list(translations(articles, FakeTranslator(), heard=heard.extend))
    assert [article.id for article, _ in found] == [article.id for article in articles]
    for number, (_, translation) in enumerate(found):
        if number % 7 == 0:
            assert isinstance(translation, InputError)
        else:
            assert not isinstance(translation, InputError)
            assert len(translation.segments) == number % 7
            assert all(f" {number} " in segment.target for segment in translation.segments)
    assert len(heard) == sum(n % 7 for n in range(300))


def _texts(found: Iterator[tuple[Article, object]]) -> Iterator[tuple[str, str]]:
    for article, translation in found:
        yield article.id, translation_text(article, translation)  # type: ignore[arg-type]


class SlowTranslator(FakeTranslator):
    """Notes the sizes of calls in threads as they begin; one with an `endless` text never returns."""

    def __init__(self, endless: str = "\0") -> None:
        super().__init__()
        self.endless = endless
        self.begun: list[int] = []

    def hypotheses(self, sources: Sequence[str], **settings: Any) -> list[list[Hypothesis]]:
        """Return what the fake does."""
        if threading.current_thread().name == "ahead":
            self.begun.append(len(sources))
        while any(self.endless in source for source in sources):
            time.sleep(0.001)
        return super().hypotheses(sources, **settings)


def _numbered(articles: int) -> Iterator[Article]:
    for number in range(1000, 1000 + articles):
        yield Article(f"a{number}", f"Am Montag kamen {number} Menschen nach Bonn.")


def test_the_next_window_is_decoded_while_one_is_used() -> None:
    """The first one appears alone; after it, what comes next has begun when a window appears."""
    translator = SlowTranslator()
    found = translations(_numbered(64 + 128 + 256), translator)
    next(found)
    assert translator.begun == [64]
    for _ in range(64):
        next(found)
    assert translator.begun == [64, 128, 256]
    assert len(list(found)) == 64 + 128 + 256 - 65


def test_nothing_is_decoded_for_a_reader_who_left() -> None:
    """Closing the stream, as after Ctrl-C, ends the thread, whatever it is doing."""
    translator = SlowTranslator(endless="1200")
    found = translations(_numbered(448), translator)
    for _ in range(65):
        next(found)
    assert translator.begun == [64, 128, 256]
    begin = time.perf_counter()
    found.close()  # type: ignore[attr-defined]
    assert time.perf_counter() - begin < 5
    assert all(thread.name != "ahead" for thread in threading.enumerate())


def test_a_program_that_ends_ends_the_thread_first() -> None:
    """Also if Ctrl-C came while it was waited for and nobody closes the stream; otherwise CTranslate2 would abort the process."""
    program = """
import os, signal, sys, threading, time
from summarize.translation.ahead import Ahead

def work():
    try:
        while True:
            time.sleep(0.01)
    finally:
        print("ended", flush=True)

kept = Ahead(work)
threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    kept.result()
except KeyboardInterrupt:
    sys.exit(130)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, "ended\n", "")


def test_an_error_of_the_translator_is_raised_in_its_turn() -> None:
    """The articles before it come out first."""

    class Broken(FakeTranslator):
        def hypotheses(self, sources: Sequence[str], **settings: Any) -> list[list[Hypothesis]]:
            if any("1200" in source for source in sources):
                raise ZeroDivisionError
            return super().hypotheses(sources, **settings)

    found = translations(_numbered(448), Broken())
    assert [next(found)[0].id for _ in range(192)] == [f"a{number}" for number in range(1000, 1192)]
    with pytest.raises(ZeroDivisionError):
        next(found)
