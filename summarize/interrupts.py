"""Ctrl-C and SIGTERM: either ends any command cleanly, with status 128 plus the signal's number."""

import signal
from types import FrameType

_caught: list[int] = []


class Terminated(SystemExit):
    """SIGTERM was received."""


def catch() -> None:
    """Make both signals raise an exception. Call this in the main thread."""
    # A shell that starts the program in the background sets SIGINT to be ignored; leave it so.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _raise)
    signal.signal(signal.SIGTERM, _raise)


def caught() -> int | None:
    """Return the exit status for the signal received, or None.

    An exception raised during an import may surface as an ImportError; this still identifies the signal.
    """
    return 128 + _caught[0] if _caught else None


def _raise(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature that signal handlers have
    _caught.append(number)
    if number == signal.SIGTERM:
        raise Terminated(128 + number)
    raise KeyboardInterrupt
