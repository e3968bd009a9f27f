"""A progress bar for long runs, on a terminal only."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from summarize.corpus.run import Progress

__all__ = ["shown"]


@contextmanager
def shown(stream: TextIO | None) -> Iterator[Callable[[Progress], None] | None]:
    """Give a function to be told of progress, or None where `stream` is not a terminal.

    The bar counts bytes of the inputs where their size is known, and shows documents, words a second and the
    time left.
    """
    if stream is None or not stream.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("documents: {task.fields[documents]}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[speed]} words/s"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("", total=None, documents=0, speed="–")

        def tell(progress: Progress) -> None:
            seconds = bar.tasks[0].elapsed or 0.0
            bar.update(
                task,
                total=progress.total or None,
                completed=progress.read,
                documents=progress.done + progress.skipped + progress.failed,
                speed=f"{progress.words / seconds:,.0f}" if seconds else "–",
            )

        yield tell
