"""Ctrl-C and SIGTERM: both end a command cleanly, whatever it is doing, with 128 plus the number of the signal."""

import signal
from types import FrameType

__all__ = ["Terminated", "catch", "caught"]

_caught: list[int] = []


class Terminated(SystemExit):
    """SIGTERM has come."""


def catch() -> None:
    """Let both signals raise an exception in the main thread. Call it there."""
    # A shell that started us in the background wants Ctrl-C ignored.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _raise)
    signal.signal(signal.SIGTERM, _raise)


def caught() -> int | None:
    """Return the exit status of the signal that has come, if one has.

    An exception that interrupts an import may be turned into an ImportError; this still tells what it was.
    """
    return 128 + _caught[0] if _caught else None


def _raise(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - it is how handlers are called
    _caught.append(number)
    if number == signal.SIGTERM:
        raise Terminated(128 + number)
    raise KeyboardInterrupt
