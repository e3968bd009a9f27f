"""What a bitext holds: units, each a German and an English text, and what is passed over."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from summarize.errors import InputError

__all__ = ["BitextError", "ByteFile", "Entry", "Skip", "Skipped", "Unit", "UnitId", "Unreadable"]

UnitId = str | int | float | None


class BitextError(InputError):
    """A bitext that cannot be read, or not beyond a line.

    `reason` is a clause that says why and what to do; the message adds the file and the line, if one is known.
    """

    def __init__(self, file: str, reason: str, line: int | None = None) -> None:
        """Build the message."""
        super().__init__(f"{file}, line {line}: {reason}" if line else f"{file}: {reason}")
        self.file = file
        self.reason = reason
        self.line = line


class ByteFile(Protocol):
    """What the readers need of an open file."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, none at the end."""
        ...

    def readline(self, size: int = -1, /) -> bytes:
        """Return a line with its end, or up to `size` bytes of it."""
        ...


class Skip(StrEnum):
    """Why a unit is not checked."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Unit:
    """A German and an English text that say the same, as they were read, whichever is the translation.

    Both texts are without inline elements of XLIFF and TMX: an element that stands for something is U+FFFC, the others
    are nothing. `line` (from 1) is where the unit begins in `file`; where a unit is a file of its own (`whole`), a figure
    is on the line of its text, and the German may come from `german_file`. `singular` marks the form of a gettext
    message for one thing.
    """

    file: str
    line: int
    id: UnitId
    german: str
    english: str
    singular: bool = False
    whole: bool = False
    german_file: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A unit that is not checked."""

    file: str
    line: int
    reason: Skip


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a unit of it, that could not be read; `message` is the whole sentence, with its place."""

    file: str
    line: int | None
    message: str


Entry = Unit | Skipped | Unreadable
