"""Progress of a run: a bar on a terminal, otherwise a plain line every half minute."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from summarize.corpus.run import Progress

#: Seconds between plain lines, and before an estimate makes sense.
_PAUSE_SECONDS = 30.0
#: Seconds over which the rate is measured: sentences arrive in windows of some hundreds.
_RATE_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class _Sample:
    """The progress of a run at one time: words translated, input bytes finished, and in total."""

    time: float
    words: int = 0
    done: float = 0.0
    total: int = 0


class Meter:
    """The rate of the last two minutes and the estimate for the rest, from a run's reports."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start measuring."""
        self._clock = clock
        self._start = clock()
        self._progress = Progress()
        self._words = self._bytes = 0
        self._samples: deque[_Sample] = deque([_Sample(self._start)])

    def see(self, progress: Progress) -> None:
        """Record a finished document."""
        self._progress = progress
        self._sample()

    def hear(self, sources: Iterable[str]) -> None:
        """Record translated sentences; their documents may not be finished yet."""
        for source in sources:
            self._words += len(source.split())
            self._bytes += len(source.encode("utf-8", "replace"))
        self._sample()

    def _sample(self) -> None:
        now = self._clock()
        progress = self._progress
        # Words of finished documents include boilerplate, so the rest is underestimated, never overestimated.
        ahead = max(0, self._words - progress.words) * self._bytes / max(1, self._words)
        done = min(float(progress.total), progress.read + ahead) if progress.total else float(progress.read)
        last = self._samples[-1]
        words = max(last.words, self._words, progress.words)
        self._samples.append(_Sample(now, words, max(last.done, done), progress.total))
        while len(self._samples) > 2 and self._samples[1].time <= now - _RATE_SECONDS:
            self._samples.popleft()

    @property
    def done(self) -> float:
        """Input bytes that are finished."""
        return self._samples[-1].done

    @property
    def total(self) -> int:
        """Input bytes in total; 0 if unknown."""
        return self._progress.total

    @property
    def words(self) -> float:
        """Words per second."""
        first, last = self._samples[0], self._samples[-1]
        return (last.words - first.words) / max(1e-9, self._clock() - first.time)

    @property
    def left(self) -> float | None:
        """Seconds left; None in the first half minute, before any result, and if the inputs have no known size."""
        first, last = self._samples[0], self._samples[-1]
        now = self._clock()
        gained = last.done - first.done
        if now - self._start < _PAUSE_SECONDS or not last.words or gained <= 0 or not last.total:
            return None
        return (last.total - last.done) * (now - first.time) / gained

    def __str__(self) -> str:
        """Return the state of the run in one line."""
        progress = self._progress
        documents = progress.done + progress.skipped + progress.failed
        share = f", {self.done / progress.total:.0%}" if progress.total else ""
        left = f", {_clock(self.left)} left" if self.left is not None else ""
        return f"{documents:,} documents{share}, {self.words:,.0f} words/s{left}"


def _clock(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60}:{minutes % 60:02} h" if minutes >= 60 else f"{max(1, minutes)} min"


@contextmanager
def shown(stream: TextIO) -> Iterator[Meter]:
    """Yield a meter that shows what it measures: on a terminal a bar of the input bytes, elsewhere lines."""
    if stream.isatty():
        with _bar(stream) as bar:
            yield bar
    else:
        yield Lines(stream)


class Lines(Meter):
    """A meter that writes a plain line every half minute."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Write to `stream`."""
        super().__init__(clock)
        self._stream = stream
        self._said = self._start

    def _sample(self) -> None:
        super()._sample()
        if self._clock() - self._said >= _PAUSE_SECONDS:
            self._said = self._clock()
            self._stream.write(f"summarize: {self}\n")
            self._stream.flush()


class _Bar(Meter):
    def __init__(self, show: Callable[[Meter], None]) -> None:
        super().__init__()
        self._show = show

    def _sample(self) -> None:
        super()._sample()
        self._show(self)


@contextmanager
def _bar(stream: TextIO) -> Iterator[Meter]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), TextColumn("{task.fields[state]}"), TimeElapsedColumn())
    with Bar(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("", total=None, state=str(Meter()))
        yield _Bar(lambda meter: bar.update(task, total=meter.total or None, completed=meter.done, state=str(meter)))
