"""The translation queue: one model, one thread, and the sentences of several articles in each batch."""

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from summarize.article.sentence import Sentence
from summarize.translation import Segment, Translation, Translator, segments

#: Sentences translated together: few if few are waiting, so that each is reported soon and a new article need not wait
#: long; more if many are, since larger batches are faster (benchmarks/serve.py).
FEWEST_SENTENCES, MOST_SENTENCES = 16, 192

Hear = Callable[[Sequence[Segment]], None]


@dataclass(eq=False)
class _Ticket:
    """An article in the queue. The future belongs to the event loop, the rest to the queue's lock."""

    sentences: Sequence[Sentence]
    hear: Hear
    loop: asyncio.AbstractEventLoop
    future: "asyncio.Future[None]"
    taken: int = 0
    given: list[Segment] = field(default_factory=list)
    dropped: bool = False

    @property
    def left(self) -> int:
        return len(self.sentences) - self.taken

    def take(self, most: int) -> Sequence[Sentence]:
        start = self.taken
        self.taken = min(len(self.sentences), start + max(0, most))
        return self.sentences[start : self.taken]


class TranslationQueue:
    """Translates articles sentence by sentence, in order of arrival and length.

    Half of each batch is for the article that has waited longest, the rest for those closest to completion: a short
    article overtakes a long one, and none waits forever.
    """

    def __init__(self, translator: Translator) -> None:
        """Start the thread; `close` ends it."""
        self.translator = translator
        self._tickets: list[_Ticket] = []
        self._changed = threading.Condition()
        self._closed = False
        self._rate = 20.0  # sentences per second, measured continuously
        self._thread = threading.Thread(target=self._run, name="translation", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """The number of waiting sentences."""
        with self._changed:
            return sum(ticket.left for ticket in self._tickets)

    def seconds(self) -> int:
        """Roughly how long the waiting sentences will take: from one second to ten minutes."""
        return max(1, min(600, round(self.waiting / self._rate)))

    async def translate(self, sentences: Sequence[Sentence], hear: Hear) -> Translation:
        """Return the translation of an article's sentences; `hear` receives each, in order, when it is done.

        If cancelled, removes the remaining sentences from the queue.
        """
        loop = asyncio.get_running_loop()
        ticket = _Ticket(sentences, hear, loop, loop.create_future())
        with self._changed:
            self._tickets.append(ticket)
            self._changed.notify()
        try:
            await ticket.future
        finally:
            with self._changed:
                ticket.dropped = True
                if ticket in self._tickets:
                    self._tickets.remove(ticket)
        return Translation(tuple(ticket.given), self.translator.signature)

    def close(self) -> None:
        """End the thread after its current batch; those who wait get an error."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join(timeout=30)

    def _run(self) -> None:
        while batch := self._next():
            start = time.monotonic()
            self._translate(batch)
            number = sum(len(sentences) for _, sentences in batch)
            self._rate += 0.2 * (number / max(1e-3, time.monotonic() - start) - self._rate)

    def _next(self) -> list[tuple[_Ticket, Sequence[Sentence]]]:
        """Wait for sentences and return a batch of them; empty when the queue is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or any(ticket.left for ticket in self._tickets))
            if self._closed:
                return []
            open_ = [ticket for ticket in self._tickets if ticket.left]
            room = min(MOST_SENTENCES, max(FEWEST_SENTENCES, sum(ticket.left for ticket in open_) // 4))
            first, *others = open_
            others.sort(key=lambda ticket: ticket.left)
            batch = [(first, first.take(room // 2 if others else room))]
            room -= len(batch[0][1])
            # Places that the others leave go to the first one.
            for ticket in (*others, first):
                if room and (sentences := ticket.take(room)):
                    batch.append((ticket, sentences))
                    room -= len(sentences)
            return batch

    def _translate(self, batch: Sequence[tuple[_Ticket, Sequence[Sentence]]]) -> None:
        try:
            done = list(segments([sentence for _, part in batch for sentence in part], self.translator))
        except Exception as error:  # noqa: BLE001 - passed to those who wait
            if len(batch) > 1:  # a sentence that crashes the model must not fail other articles
                for each in batch:
                    self._translate([each])
            else:
                self._end(batch[0][0], error)
            return
        for ticket, sentences in batch:
            part, done = done[: len(sentences)], done[len(sentences) :]
            self._give(ticket, part)

    def _give(self, ticket: _Ticket, part: Sequence[Segment]) -> None:
        ticket.given.extend(part)
        if not ticket.dropped:
            _call(ticket.loop, ticket.hear, part)
        if len(ticket.given) == len(ticket.sentences):
            self._end(ticket, None)

    def _end(self, ticket: _Ticket, error: Exception | None) -> None:
        with self._changed:
            if ticket in self._tickets:
                self._tickets.remove(ticket)

        def settle() -> None:
            if ticket.future.done():
                return
            if error is None:
                ticket.future.set_result(None)
            else:
                ticket.future.set_exception(error)

        _call(ticket.loop, settle)


def _call(loop: asyncio.AbstractEventLoop, function: Callable[..., None], *arguments: object) -> None:
    with suppress(RuntimeError):  # the loop is closed: nobody is waiting
        loop.call_soon_threadsafe(function, *arguments)
