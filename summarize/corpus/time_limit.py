"""A time limit for documents: one that takes longer fails alone, and the next run retries it.

A signal interrupts the job between two steps of Python; regular expressions also check for signals, and the models
decode a bounded number of pieces at a time. C libraries that no signal interrupts run on untrusted data in a separate
process (`summarize.child_process`).
"""

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING

from summarize.article import Article
from summarize.errors import SlowError, UsageError

if TYPE_CHECKING:
    from summarize.corpus.jobs import Job, Outcome

#: Seconds until a lost exception is raised again: Python drops those in finalisers.
_RETRY_SECONDS = 1.0


class _Late(BaseException):
    """The time limit has passed. Not an Exception, so that no handler for library failures catches it."""


@dataclass(frozen=True, slots=True)
class TimedJob:
    """A job that gives up on a document which takes longer than `seconds`.

    Articles that the job has read together share their time; when it is over, each is retried alone. Runs in the main
    thread, where Python handles signals.
    """

    job: "Job"
    seconds: float

    @property
    def signature(self) -> str:
        """The job's signature: the time limit does not change outputs."""
        return self.job.signature

    @property
    def suffix(self) -> str:
        """The job's suffix."""
        return self.job.suffix

    def outcomes(self, articles: Iterable[Article]) -> "Iterator[Outcome]":
        """See `Job.outcomes`. Raises UsageError in any but the main thread."""
        if not hasattr(signal, "setitimer"):
            yield from self.job.outcomes(articles)  # Windows: no signal, no limit
            return
        if threading.current_thread() is not threading.main_thread():
            raise UsageError("a time limit for documents works only in the main thread", "run there, or set none")
        stream = _Stream(iter(articles))
        while not stream.ended:
            with _Alarm() as alarm:
                yield from self._together(stream, alarm)
            while stream.held:
                yield self._alone(stream.held.popleft())

    def _together(self, stream: "_Stream", alarm: "_Alarm") -> "Iterator[Outcome]":
        def start() -> None:
            alarm.start(self.seconds * max(1, len(stream.held)))

        found = self.job.outcomes(stream.articles(alarm.stop, start))
        while True:
            try:
                start()
                outcome = next(found, None)
                alarm.stop()
            except _Late:
                alarm.stop()
                return
            if outcome is None:
                return
            stream.held.popleft()
            yield outcome

    def _alone(self, article: Article) -> "Outcome":
        from summarize.corpus.jobs import Outcome

        with _Alarm() as alarm:
            try:
                alarm.start(self.seconds)
                (outcome,) = self.job.outcomes([article])
                alarm.stop()
            except _Late:
                alarm.stop()
                late = f"{article.id}: took longer than {self.seconds:g} seconds"
                return Outcome(article, error=SlowError(late, "give --document-timeout more, or leave it out"))
        return outcome


class _Stream:
    """Articles given to the job; those not yet returned are `held`."""

    def __init__(self, articles: Iterator[Article]) -> None:
        self._articles = articles
        self.held: deque[Article] = deque()
        self.ended = False

    def articles(self, stop: Callable[[], None], start: Callable[[], None]) -> Iterator[Article]:
        """Yield articles; the clock is stopped while one is read."""
        while not self.ended:
            stop()
            article = next(self._articles, None)
            self.ended = article is None
            if article is not None:
                self.held.append(article)
            start()
            if article is not None:
                yield article


class _Alarm:
    """A timer that interrupts what this thread is doing."""

    def __enter__(self) -> "_Alarm":
        self._running = False
        self._before = signal.signal(signal.SIGALRM, self._ring)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        signal.signal(signal.SIGALRM, self._before)

    def start(self, seconds: float) -> None:
        self._running = True
        signal.setitimer(signal.ITIMER_REAL, seconds, _RETRY_SECONDS)

    def stop(self) -> None:
        self._running = False
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _ring(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the signature of a signal handler
        if self._running:
            raise _Late
