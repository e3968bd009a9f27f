"""How far a run is: a bar on a terminal, elsewhere a plain line every half minute."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from summarize.corpus.run import Progress

__all__ = ["Meter", "shown"]

#: Seconds between plain lines, and before anybody can say how long it will take.
_PAUSE = 30.0
#: Seconds that a rate is taken over: documents come in groups of up to 24.
_WINDOW = 120.0


class Meter:
    """The rate of the last two minutes and what it means for the rest, from what a run reports."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start to measure."""
        self._clock = clock
        self._start = clock()
        self._seen: deque[tuple[float, Progress]] = deque([(self._start, Progress())])

    def see(self, progress: Progress) -> None:
        """Take note of a report."""
        now = self._clock()
        self._seen.append((now, progress))
        while len(self._seen) > 2 and self._seen[1][0] <= now - _WINDOW:
            self._seen.popleft()

    @property
    def words(self) -> float:
        """Words a second."""
        (start, first), (_, last) = self._seen[0], self._seen[-1]
        return (last.words - first.words) / max(1e-9, self._clock() - start)

    @property
    def left(self) -> float | None:
        """Seconds left; None before half a minute, while nothing has been made, and where the inputs have no known size."""
        (start, first), (_, last) = self._seen[0], self._seen[-1]
        now = self._clock()
        read = last.read - first.read
        if now - self._start < _PAUSE or not last.done or read <= 0 or not last.total:
            return None
        return (last.total - last.read) * (now - start) / read

    def __str__(self) -> str:
        """Return the state of the run in one line."""
        progress = self._seen[-1][1]
        documents = progress.done + progress.skipped + progress.failed
        share = f", {progress.read / progress.total:.0%}" if progress.total else ""
        left = f", {_clock(self.left)} left" if self.left is not None else ""
        return f"{documents:,} documents{share}, {self.words:,.0f} words/s{left}"


def _clock(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60}:{minutes % 60:02} h" if minutes >= 60 else f"{max(1, minutes)} min"


@contextmanager
def shown(stream: TextIO | None) -> Iterator[Callable[[Progress], None] | None]:
    """Give a function to be told of progress, or None where there is no `stream`.

    On a terminal a bar counts the bytes of the inputs, where their size is known; elsewhere lines are written.
    """
    if stream is None:
        yield None
    elif stream.isatty():
        with _bar(stream) as tell:
            yield tell
    else:
        yield _lines(stream)


def _lines(stream: TextIO, clock: Callable[[], float] = time.monotonic) -> Callable[[Progress], None]:
    meter = Meter(clock)
    said = clock()

    def tell(progress: Progress) -> None:
        nonlocal said
        meter.see(progress)
        if clock() - said >= _PAUSE:
            said = clock()
            stream.write(f"summarize: {meter}\n")
            stream.flush()

    return tell


@contextmanager
def _bar(stream: TextIO) -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), TextColumn("{task.fields[state]}"), TimeElapsedColumn())
    meter = Meter()
    with Bar(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("", total=None, state=str(meter))

        def tell(progress: Progress) -> None:
            meter.see(progress)
            bar.update(task, total=progress.total or None, completed=progress.read, state=str(meter))

        yield tell
