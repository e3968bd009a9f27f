"""Checks while an editor types: in threads of their own, with each article read once."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from summarize.article import Article
from summarize.cleaning import clean
from summarize.consistency import compare_with
from summarize.consistency.indexed_text import IndexedText
from summarize.defaults import Mode
from summarize.desk.job import BusyError
from summarize.desk.verdicts import best
from summarize.lru import Latest
from summarize.pipeline import source_of
from summarize.report.check_data import check_as_data

Result = TypeVar("Result")

#: Characters of articles whose figures stay in memory: some 100 articles, 15 megabytes (two million characters took
#: 90).
MOST_KEPT = 300_000

#: Checks that may wait: one second of work.
MOST_WAITING = 100


class Checks:
    """A pool of threads that check English against German, and the most recently read German."""

    def __init__(self, *, threads: int = 2, kept: int = MOST_KEPT) -> None:
        """Start the pool; `close` ends it."""
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="check")
        self._sources: Latest[tuple[str, str | None], IndexedText] = Latest(kept, lambda key: len(key[0]))
        self._waiting = 0

    async def run(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """Run something short in the pool. Raises BusyError if too much is waiting."""
        if self._waiting >= MOST_WAITING:
            raise BusyError(f"{MOST_WAITING} checks are waiting already", "try again in 1 second", seconds=1)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)
        finally:
            self._waiting -= 1

    def texts(self, source: str, target: str, *, mode: Mode, date: str | None = None) -> dict[str, Any]:
        """Check an English text against a German one: the JSON data of `summarize check`."""
        read = self._read(source, date, lambda: source_of(clean(Article("source", source, date=date))))
        return check_as_data(compare_with(read, target, mode=mode), source)

    def words(self, articles: Sequence[Article], target: str) -> dict[str, Any]:
        """Check words of a brief against its cleaned articles.

        With several articles, each figure has its best verdict, and the number of that article as `source`.
        """
        checks = [self._against(article, target) for article in articles]
        if len(checks) == 1:
            return checks[0]
        return best([[{**figure, "source": n} for figure in check["figures"]] for n, check in enumerate(checks)])

    def _against(self, article: Article, target: str) -> dict[str, Any]:
        read = self._read(article.text, article.date, lambda: source_of(article))
        return check_as_data(compare_with(read, target), article.text)

    def _read(self, text: str, date: str | None, read: Callable[[], IndexedText]) -> IndexedText:
        key = (text, date)
        if (source := self._sources.get(key)) is None:
            source = read()
            self._sources.put(key, source)
        return source

    def close(self) -> None:
        """End the pool."""
        self._pool.shutdown(wait=True, cancel_futures=True)
