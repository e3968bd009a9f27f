"""Console output: data on standard output, everything else on standard error, and the exit status."""

import os
import sys
from contextlib import suppress
from unicodedata import category

import typer

from summarize.errors import OutputError

#: Exit statuses, a contract with scripts; `commands.STATUSES` explains them.
CLEAN, FINDINGS, USAGE, FAILED, BUG = 0, 1, 2, 3, 70


def put(text: str, status: int = CLEAN) -> None:
    """Write `text` and a newline to standard output and flush, so that a reader of many lines gets each at once.

    If the reader has gone, the command exits with `status`, the status known so far.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed", "redirect it to a file or a pipe")
    # Half of a surrogate pair cannot be encoded; a replacement mark is better than no output.
    line = text.encode("utf-8", "replace")
    try:
        sys.stdout.buffer.write(line if line.endswith(b"\n") else line + b"\n")
        sys.stdout.buffer.flush()
    except OSError as error:
        # The rest of the buffer would fail again, with a complaint, when the process exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(status) from error  # the reader (`head`) has all it wanted
        raise OutputError(
            f"the output cannot be written ({error.strerror})", "free some space or write elsewhere"
        ) from error


def note(text: str) -> None:
    """Write a line to standard error, with any names and words from outside made harmless."""
    # Standard error may be closed or its reader gone; the work goes on regardless.
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"summarize: {''.join(map(_shown, text))}\n")
            sys.stderr.flush()


def _shown(char: str) -> str:
    """Return what the terminal gets for a character: escape sequences and line ends become visible text on one line."""
    if char.isprintable():
        return char
    if char.isspace():
        return " "
    return "" if category(char) == "Cf" else "\N{REPLACEMENT CHARACTER}"


def colour() -> bool:
    """Whether standard output is a terminal that supports colours."""
    return on_terminal() and "NO_COLOR" not in os.environ


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()
