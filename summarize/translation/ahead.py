"""A call in a thread: hypotheses of the next sentences are made while those of the last ones are judged."""

import atexit
import ctypes
from collections.abc import Callable
from threading import Event, Thread
from typing import Any, Generic, TypeVar

__all__ = ["Ahead"]

T = TypeVar("T")

#: Seconds after which a thread that still runs is told again to end: Python drops exceptions in finalisers.
_AGAIN = 0.2


class Ahead(Generic[T]):
    """The result of `function`, called in a thread."""

    def __init__(self, function: Callable[[], T]) -> None:
        """Start the call."""
        self._function = function
        self._made: list[T] = []
        self._error: BaseException | None = None
        # A join that Ctrl-C interrupts marks a running thread as ended (Python 3.11), so an event tells the end.
        self._ended = Event()
        self._thread = Thread(target=self._run, name="ahead", daemon=True)
        _RUNNING.add(self)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._made.append(self._function())
        except BaseException as error:  # noqa: BLE001 - raised by `result`
            self._error = error
        finally:
            _RUNNING.discard(self)
            self._ended.set()

    def result(self) -> T:
        """Wait for the result, or raise what the call raised."""
        self._ended.wait()
        if self._error is not None:
            raise self._error
        return self._made[0]

    def stop(self) -> None:
        """End the call and wait for that; code outside of Python first returns to it, such as from decoding a batch."""
        while not self._ended.is_set() and self._thread.is_alive():
            # A thread ends silently on SystemExit.
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(self._thread.ident or 0), ctypes.py_object(SystemExit)
            )
            self._ended.wait(_AGAIN)


_RUNNING: set[Ahead[Any]] = set()


@atexit.register
def _stop_all() -> None:
    # After an interruption nobody may have closed the stream. A thread that is still in a library when the interpreter
    # ends would abort the process.
    for each in list(_RUNNING):
        each.stop()
