"""The translation queue: batches of several articles, fair, each article as if it were alone."""

import asyncio
import threading
from collections.abc import Sequence
from typing import Any

import pytest
from fakes import FakeTranslator

from summarize.article import Span
from summarize.article.sentence import Sentence
from summarize.desk.queue import FEWEST_SENTENCES, TranslationQueue
from summarize.translation import Hypothesis, Segment, Translation


class GatedTranslator(FakeTranslator):
    """A translator that waits at a gate, so that a queue forms."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Semaphore(0)
        self.batches: list[list[str]] = []

    def hypotheses(self, sources: Sequence[str], **settings: Any) -> list[list[Hypothesis]]:
        if sources and "broken" in sources[0]:
            raise RuntimeError(sources[0])
        self.gate.acquire()
        self.batches.append(list(sources))
        return super().hypotheses(sources, **settings)


def sentences(name: str, number: int) -> list[Sentence]:
    """Return the sentences of an article."""
    return [Sentence(f"{name} {index}", Span(index, index + 1), 0) for index in range(number)]


def run(translator: FakeTranslator, work: Any) -> Any:
    """Run a coroutine function on a queue."""
    queue = TranslationQueue(translator)
    try:
        return asyncio.run(work(queue))
    finally:
        queue.close()


def test_articles_come_out_whole_and_in_order() -> None:
    """Each article gets its own sentences and progress events, in order."""

    async def work(queue: TranslationQueue) -> None:
        heard: dict[str, list[Segment]] = {"a": [], "b": [], "c": []}
        numbers = {"a": 40, "b": 3, "c": 17}
        done: list[Translation] = await asyncio.gather(
            *(queue.translate(sentences(name, number), heard[name].extend) for name, number in numbers.items())
        )
        for name, translation in zip(numbers, done, strict=True):
            assert [segment.source for segment in translation.segments] == [f"{name} {i}" for i in range(numbers[name])]
            assert heard[name] == list(translation.segments)
            assert translation.signature == "fake@1+0|test"

    run(FakeTranslator(), work)


def test_a_short_article_passes_a_long_one() -> None:
    """Sentences of waiting articles share a batch, and a later short article finishes earlier."""
    translator = GatedTranslator()

    async def work(queue: TranslationQueue) -> None:
        order: list[str] = []

        async def one(name: str, number: int) -> None:
            await queue.translate(sentences(name, number), lambda part: None)
            order.append(name)

        long = asyncio.create_task(one("long", 10 * FEWEST_SENTENCES))
        await asyncio.sleep(0.1)
        others = [asyncio.create_task(one(name, 2)) for name in ("x", "y")]
        await asyncio.sleep(0.1)
        translator.gate.release(100)
        await asyncio.gather(long, *others)
        assert order[-1] == "long"
        shared = next(batch for batch in translator.batches if "x 0" in batch)
        assert {source.split()[0] for source in shared} == {"long", "x", "y"}

    run(translator, work)


def test_a_cancelled_article_is_translated_no_further() -> None:
    """After an article is cancelled, only its current batch is still translated."""
    translator = GatedTranslator()

    async def work(queue: TranslationQueue) -> None:
        task = asyncio.create_task(queue.translate(sentences("gone", 200), lambda part: None))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert queue.waiting == 0
        translator.gate.release(100)
        await queue.translate(sentences("next", 2), lambda part: None)
        assert sum(len(batch) for batch in translator.batches) < 60

    run(translator, work)


def test_an_article_that_breaks_the_model_breaks_alone() -> None:
    """An error of the translator reaches the article it is about, and not the others of its batch."""
    translator = GatedTranslator()

    async def work(queue: TranslationQueue) -> None:
        first = asyncio.create_task(queue.translate(sentences("first", FEWEST_SENTENCES), lambda part: None))
        await asyncio.sleep(0.1)
        bad = asyncio.create_task(queue.translate(sentences("broken", 3), lambda part: None))
        good = asyncio.create_task(queue.translate(sentences("good", 3), lambda part: None))
        await asyncio.sleep(0.1)
        translator.gate.release(100)
        with pytest.raises(RuntimeError, match="broken 0"):
            await bad
        assert len((await good).segments) == 3
        assert len((await first).segments) == FEWEST_SENTENCES

    run(translator, work)
