"""A file of lines and its journal, and lines that the journal does not know."""

import hashlib
import json
import os
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from io import BufferedReader
from pathlib import Path

from summarize.corpus.disk import cannot_write, lock, not_ours, write_at
from summarize.corpus.journal import Entry, Journal


def line_digest(line: bytes) -> str:
    """Return the SHA-256 of a line, newline included."""
    return hashlib.sha256(line).hexdigest()


class JournaledLines:
    """Lines in the order of their entries; a document that failed has an entry and no line.

    Entries reach the journal before their lines reach the file, so a line that does not match its entry was cut off
    when the machine stopped, or changed later. `sound` is the number of entries with their line, in order; those in
    `changed` have another line with their id. `rest` yields what follows the sound lines.
    """

    def __init__(self, path: Path, journal: Path) -> None:
        """Open or create both. Raises OutputError if they are not ours or another run has them."""
        self.path = path
        self.changed: set[int] = set()
        with ExitStack() as stack:
            try:
                self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
            except OSError as error:
                raise cannot_write(path, error) from error
            stack.callback(os.close, self._fd)
            lock(self._fd, path)
            if os.fstat(self._fd).st_size and not journal.exists():
                raise not_ours(path)
            self.journal = Journal(journal)
            stack.callback(self.journal.close)
            self._ends = array("Q", [0])
            self._match()
            #: Closes both files.
            self.close = stack.pop_all().close

    def _match(self) -> None:
        with self._reading(0) as file:
            for index, entry in enumerate(self.journal):
                line = file.readline() if entry.output is not None else b""
                if entry.output is not None and line_digest(line) != entry.output:
                    if not line.endswith(b"\n") or _id(line) != entry.id:
                        return
                    self.changed.add(index)
                self._ends.append(self._ends[-1] + len(line))

    def _reading(self, offset: int) -> BufferedReader:
        file = os.fdopen(os.dup(self._fd), "rb")
        file.seek(offset)
        return file

    @property
    def sound(self) -> int:
        """The number of entries that have their line."""
        return len(self._ends) - 1

    def rest(self) -> Iterator[bytes]:
        """Yield the lines after the sound ones, without an unfinished one that a crash left."""
        unfinished = self.journal[self.sound].size if self.sound < len(self.journal) else 0
        with self._reading(self._ends[-1]) as file:
            for line in file:
                if line.endswith(b"\n"):
                    yield line
                elif len(line) >= unfinished and line.strip(b"\0"):
                    yield line + b"\n"

    def __len__(self) -> int:
        """The number of entries in the journal."""
        return len(self.journal)

    def line(self, index: int) -> bytes:
        """Return the line of an entry, empty for a document that failed."""
        start, end = self._ends[index], self._ends[index + 1]
        return os.pread(self._fd, end - start, start)

    def append(self, entries: list[Entry], lines: list[bytes]) -> None:
        """Put entries and their lines on disk. Raises OutputError."""
        self.journal.append(entries)
        try:
            write_at(self._fd, b"".join(lines), self._ends[-1])
        except OSError as error:
            raise cannot_write(self.path, error) from error
        for entry, line in zip(entries, lines, strict=True):
            if entry.output is not None and line_digest(line) != entry.output:
                self.changed.add(self.sound)
            self._ends.append(self._ends[-1] + len(line))

    def cut(self, count: int) -> None:
        """Drop all but the first `count` entries and their lines, and everything after them. Raises OutputError."""
        try:
            del self._ends[count + 1 :]
            if os.fstat(self._fd).st_size != self._ends[-1]:
                os.ftruncate(self._fd, self._ends[-1])
                os.fsync(self._fd)
        except OSError as error:
            raise cannot_write(self.path, error) from error
        if count < len(self.journal):
            self.journal.cut(count)

    def remove(self) -> None:
        """Remove both files. Raises OutputError."""
        try:
            self.path.unlink(missing_ok=True)
            self.journal.path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(self.path, error) from error


def _id(line: bytes) -> str | None:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    found = values.get("id") if isinstance(values, dict) else None
    return found if isinstance(found, str) else None


class Strays:
    """Lines found in an output that no entry of the journal explains.

    They wait in a file of their own until the run finishes. Lines that the run made again are ours, their entries
    having been lost; the others are kept in `NAME.changed`.
    """

    def __init__(self, path: Path, say: Callable[[str], None]) -> None:
        """Keep the strays of the output in `path`."""
        self._say = say
        self._waiting, self._kept = self.own_files(path)

    @staticmethod
    def own_files(path: Path) -> tuple[Path, Path]:
        """Return the files for waiting and for kept lines."""
        return path.with_name(f".{path.name}.strays"), path.with_name(f"{path.name}.changed")

    def add(self, lines: Iterable[bytes]) -> int:
        """Put lines on disk. Returns their number. Raises OSError."""
        return _append(self._waiting, lines)

    def finish(self, entries: Iterable[Entry]) -> None:
        """Keep the lines that match none of `entries`. Raises OSError."""
        if not self._waiting.exists():
            return
        with self._waiting.open("rb") as file:
            strays = {line_digest(line) for line in file}
        for entry in entries:
            strays.discard(entry.output or "")
        if self._kept.exists():
            with self._kept.open("rb") as file:
                strays.difference_update(map(line_digest, file))
        with self._waiting.open("rb") as file:
            kept = _append(self._kept, (line for line in file if line_digest(line) in strays))
        self._waiting.unlink()
        if kept:
            lines = f"{kept:,} line{' was' if kept == 1 else 's were'}"
            self._say(f"{lines} changed or added since the output was written, and kept in {self._kept}")


def _append(path: Path, lines: Iterable[bytes]) -> int:
    """Append lines to a file, which is not created for none. Returns their number."""
    stream = iter(lines)
    first = next(stream, None)
    if first is None:
        return 0
    with path.open("ab") as file:
        file.write(first)
        number = 1
        for line in stream:
            file.write(line)
            number += 1
        file.flush()
        os.fsync(file.fileno())
    return number
