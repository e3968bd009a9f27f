"""A cache of the most recently used values."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Latest(Generic[Key, Value]):
    """Values by key; beyond a total size of `most`, the least recently used are dropped. Threads may share it."""

    def __init__(self, most: int, size: Callable[[Key], int] = lambda _: 1) -> None:
        """Keep values up to `most` in total, each counted by the `size` of its key; the last one put is always kept."""
        self._most = most
        self._size = size
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._total = 0
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """Return the value of a key, or None."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: Key, value: Value) -> None:
        """Keep a value."""
        with self._lock:
            self._drop(key)
            self._values[key] = value
            self._total += self._size(key)
            while self._total > self._most and len(self._values) > 1:
                self._drop(next(iter(self._values)))

    def drop(self, key: Key) -> None:
        """Forget the value of a key, if there is one."""
        with self._lock:
            self._drop(key)

    def _drop(self, key: Key) -> None:
        if self._values.pop(key, None) is not None:
            self._total -= self._size(key)
