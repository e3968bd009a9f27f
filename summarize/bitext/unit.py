"""The content of a bitext: units, each a German and an English text, and what is skipped."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from summarize.errors import InputError

UnitId = str | int | float | None


class BitextError(InputError):
    """A bitext that cannot be read, or not beyond some line.

    `reason` is a clause that says why and what to do; the message adds the file and the line, if known.
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
    """A German and an English text that say the same, as read, whichever is the translation.

    Neither text contains inline elements of XLIFF and TMX: an element that stands for something is U+FFFC, others are
    dropped. `line` (from 1) is where the unit begins in `file`; if a unit is a whole file (`whole`), a figure is on its
    own line of the text, and the German may come from `german_file`. `singular` marks the singular form of a gettext
    message.
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
