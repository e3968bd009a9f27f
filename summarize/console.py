"""What a command says: data on standard output, everything else on standard error, and its exit status."""

import os
import sys
from contextlib import suppress
from unicodedata import category

import typer

from summarize.errors import OutputError

__all__ = ["BUG", "CLEAN", "FAILED", "FINDINGS", "USAGE", "colour", "note", "on_terminal", "put"]

#: Exit statuses, a contract with scripts; `commands.STATUSES` says what they mean.
CLEAN, FINDINGS, USAGE, FAILED, BUG = 0, 1, 2, 3, 70


def put(text: str, status: int = CLEAN) -> None:
    """Put `text` and a line end on standard output, at once: a reader of many lines gets each when it is made.

    Where the reader has gone the command ends with `status`, what is known so far of what it will be.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; give the output somewhere to go")
    # Half of a surrogate pair cannot be encoded; a replacement mark is better than no output at all.
    line = text.encode("utf-8", "replace")
    try:
        sys.stdout.buffer.write(line if line.endswith(b"\n") else line + b"\n")
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is left in the buffer would fail once more, and be complained of, when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(status) from error  # the reader (`head`) has what it wanted
        raise OutputError(
            f"the output cannot be written ({error.strerror}); free some space or write elsewhere"
        ) from error


def note(text: str) -> None:
    """Say a line on standard error, whatever names and words of others are in it."""
    # Nobody may be listening: standard error closed, or its reader gone. What is to be done is done all the same.
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"summarize: {''.join(map(_shown, text))}\n")
            sys.stderr.flush()


def _shown(char: str) -> str:
    """What a terminal gets for a character: a name with an escape sequence or a line end in it stays one plain line."""
    if char.isprintable():
        return char
    if char.isspace():
        return " "
    return "" if category(char) == "Cf" else "\N{REPLACEMENT CHARACTER}"


def colour() -> bool:
    """Whether standard output is a terminal that may show colours."""
    return on_terminal() and "NO_COLOR" not in os.environ


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()
