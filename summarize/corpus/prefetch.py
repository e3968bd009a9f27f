"""Reading ahead: a stream computed in a thread, a bounded number of items in advance."""

from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
_END = object()


def prefetched(items: Iterable[T], ahead: int) -> Generator[T, None, None]:
    """Yield `items`, in order, while a thread computes up to `ahead` of the next ones.

    An exception of the stream is raised here, in its turn. Closing the generator waits for the item being computed.
    """
    stream = iter(items)
    with ThreadPoolExecutor(1, thread_name_prefix="prefetch") as pool:
        futures: deque[Future[T | object]] = deque()
        try:
            for _ in range(ahead):
                futures.append(pool.submit(next, stream, _END))
            while (item := futures.popleft().result()) is not _END:
                futures.append(pool.submit(next, stream, _END))
                yield item  # type: ignore[misc]
        finally:
            for future in futures:
                future.cancel()
