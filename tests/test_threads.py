"""The library in several threads, and on iterables without end: what its documentation promises."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice
from pathlib import Path
from typing import TypeVar

import pytest
from fakes import FakeTranslator

from summarize import Article, brief, check, find_figures, read_article, translate
from summarize.briefs.extractive import ExtractiveWriter
from summarize.engines.marian_ct2 import Ct2Translator
from summarize.report import render, translation_text
from summarize.translation.segment import SENTENCES_AT_A_TIME

T = TypeVar("T")
THREADS = 4


def _at_once(work: Callable[[], T]) -> list[T]:
    """Do the same in several threads that all begin at the same moment."""
    start = threading.Barrier(THREADS)

    def one(_number: int) -> T:
        start.wait()
        return work()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


@pytest.mark.slow
def test_threads_share_a_ctranslate2_model(tiny_marian: Path, tmp_path: Path) -> None:
    """Several threads on one translator get, byte for byte, what one alone gets, and so does each batch."""
    translator = Ct2Translator(tiny_marian, name="tiny", beams=2, threads=2, cache=tmp_path)
    articles = [
        Article(f"a{n}", f"Am {n}. Juni kamen {n * 11} Menschen. Der Rat tagte {n + 1} Stunden.") for n in range(1, 9)
    ]

    def work() -> list[str]:
        return [
            translation_text(one, made) for one, made in zip(articles, translate(articles, translator), strict=True)
        ]

    alone = work()
    assert all(alone)
    assert _at_once(work) == [alone] * THREADS


def test_threads_share_nothing_else(articles: list[Path]) -> None:
    """Reading, briefing and checking keep no state between calls: in several threads they give what they give in one."""
    translator, writer = FakeTranslator(default=lambda source: source), ExtractiveWriter()

    def work() -> tuple[object, ...]:
        read = [read_article(path) for path in articles[:3]]
        reports = [render(report, "json") for report in brief(read, translator, writer)]
        checks = [check(one.text, one.text) for one in read]
        return reports, checks, [find_figures(one.text, "de") for one in read]

    alone = work()
    assert _at_once(work) == [alone] * THREADS


@pytest.mark.parametrize("function", [translate, brief])
def test_results_come_before_the_articles_end(function: Callable[..., Iterator[object]]) -> None:
    """Of an endless stream of articles no more are taken than fill the windows under way, and results come in their order."""
    taken: list[int] = []

    def articles() -> Iterator[Article]:
        for number in count(1):
            taken.append(number)
            yield Article(f"a{number}", f"Am Montag kamen {number + 100} Menschen nach Bonn.")

    more = [ExtractiveWriter()] if function is brief else []
    results = function(articles(), FakeTranslator(), *more)
    assert not taken
    made = list(islice(results, SENTENCES_AT_A_TIME + 1))
    assert len(taken) <= 4 * SENTENCES_AT_A_TIME
    for number, one in enumerate(made, 1):
        translation = getattr(one, "translation", one)
        assert f" {number + 100} " in translation.segments[0].target


def test_an_iterator_belongs_to_one_thread() -> None:
    """Two threads on one iterator at the same moment is an error that is raised, not a mixture of results."""
    inside, out = threading.Event(), threading.Event()

    def articles() -> Iterator[Article]:
        inside.set()
        out.wait(60)
        yield Article("a", "Am Montag kamen 7 Menschen nach Bonn.")

    results = translate(articles(), FakeTranslator())
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(next, results)
        assert inside.wait(60)
        with pytest.raises(ValueError, match="already executing"):
            next(results)
        out.set()
        assert first.result().segments
