"""The output of a batch as one file with a line a document."""

import os
from array import array
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from summarize.corpus.disk import cannot_write, lock, not_ours, sync_folder, write_at
from summarize.corpus.filenames import short_digest
from summarize.corpus.journal import Entry, Journal, Kept

__all__ = ["FileOutput"]

#: Entries moved at a time, so that moving many needs neither much memory nor a wait for the disk each.
_BATCH = 64


class _Lines:
    """A file of lines and the journal that says whose they are, in the same order."""

    def __init__(self, path: Path, journal: Path) -> None:
        self.path = path
        self.journal_path = journal
        with ExitStack() as stack:
            try:
                self.fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
            except OSError as error:
                raise cannot_write(path, error) from error
            stack.callback(os.close, self.fd)
            lock(self.fd, path)
            size = os.fstat(self.fd).st_size
            if size and not journal.exists():
                raise not_ours(path)
            self.journal = Journal(journal)
            stack.callback(self.journal.close)
            self._ends = array("Q", [0])
            for index in range(len(self.journal)):
                self._ends.append(self._ends[-1] + self.journal.size(index))
            self.cut(sum(1 for end in self._ends if end <= size) - 1)
            self._open = stack.pop_all()

    def __len__(self) -> int:
        return len(self.journal)

    def line(self, index: int) -> bytes:
        start, end = self._ends[index], self._ends[index + 1]
        return os.pread(self.fd, end - start, start)

    def append(self, entries: list[Entry], lines: list[bytes]) -> None:
        sized = [replace(entry, size=len(line)) for entry, line in zip(entries, lines, strict=True)]
        try:
            write_at(self.fd, b"".join(lines), self._ends[-1])
        except OSError as error:
            raise cannot_write(self.path, error) from error
        self.journal.append(sized)
        for entry in sized:
            self._ends.append(self._ends[-1] + entry.size)

    def cut(self, count: int) -> None:
        """Drop all but the first `count` entries and their lines, and what a crash left behind them."""
        try:
            if count < len(self.journal):
                self.journal.cut(count)
                del self._ends[count + 1 :]
            if os.fstat(self.fd).st_size != self._ends[-1]:
                os.ftruncate(self.fd, self._ends[-1])
                os.fsync(self.fd)
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def remove(self) -> None:
        try:
            self.path.unlink(missing_ok=True)
            self.journal_path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def close(self) -> None:
        self._open.close()


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}.journal")


def _failures(path: Path) -> Path:
    return path.with_name(f"{path.stem}.failures.jsonl")


def _old(path: Path) -> tuple[Path, Path]:
    return path.with_name(f".{path.name}.old"), path.with_name(f".{path.name}.old.journal")


class FileOutput:
    """One line a document, in order.

    The file is always a beginning of what it will be. When a document differs from the one an earlier run
    had in its place, the rest of that run's lines go to a file beside it, from which those still good are
    taken in their turn.
    """

    @staticmethod
    def own_files(path: Path) -> tuple[Path, ...]:
        """Return the file and those that are written beside it."""
        old, old_journal = _old(path)
        return path, *Journal.own_files(_journal(path)), _failures(path), old, *Journal.own_files(old_journal)

    def __init__(self, path: Path) -> None:
        """Open the file, creating it where it is missing; its journal is `<name>.journal` beside it."""
        self.failures = _failures(path)
        self.stale = 0
        self._old_paths = _old(path)
        self._old: _Lines | None = None
        self._old_indices: dict[bytes, int] = {}
        with ExitStack() as stack:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._lines = _Lines(path, _journal(path))
                stack.callback(self._lines.close)
                sync_folder(path.parent)
            except OSError as error:
                raise cannot_write(path, error) from error
            self._matched = 0
            self._known = len(self._lines)
            if self._old_paths[1].exists():
                self._open_old()
            stack.pop_all()

    def _open_old(self) -> _Lines:
        if self._old is None:
            self._old = _Lines(*self._old_paths)
            for index in range(len(self._old)):
                self._old_indices[short_digest(self._old.journal[index].id)] = index
        return self._old

    def find(self, id: str, digest: str, signature: str) -> Kept | None:  # noqa: A002
        """See `Output.find`."""
        # It is among the inputs, so whatever becomes of it, the old line is not left over.
        index = self._old_indices.pop(short_digest(id), None)
        if self._matched < self._known:
            entry = self._lines.journal[self._matched]
            if entry.made_of(id, digest, signature):
                self._matched += 1
                return Kept(entry)
            self._set_aside()
            index = self._old_indices.pop(short_digest(id), index)
        if self._old is None or index is None:
            return None
        entry = self._old.journal[index]
        if entry.made_of(id, digest, signature):
            return Kept(entry, self._old.line(index))
        self.stale += 1
        return None

    def _set_aside(self) -> None:
        """Move the lines that are not matched to the old file; nothing has been added to them yet."""
        old = self._open_old()
        for start in range(self._matched, self._known, _BATCH):
            indices = range(start, min(start + _BATCH, self._known))
            entries = [self._lines.journal[index] for index in indices]
            for place, entry in enumerate(entries, len(old)):
                self._old_indices[short_digest(entry.id)] = place
            old.append(entries, [self._lines.line(index) for index in indices])
        self._lines.cut(self._matched)
        self._known = self._matched

    def keep(self, kept: Kept) -> None:
        """See `Output.keep`."""
        if kept.data is not None:
            self._lines.append([kept.entry], [kept.data])

    def commit(self, entry: Entry, data: bytes | None) -> None:
        """See `Output.commit`. The data is a line; its line end is added where it is missing."""
        line = b"" if data is None else data.rstrip(b"\n") + b"\n"
        self._lines.append([entry], [line])

    def finish(self) -> int:
        """See `Output.finish`."""
        left = [self._lines.journal[index] for index in range(self._matched, self._known)]
        for entry in left:
            # A run that ended in the middle of this had moved it already.
            self._old_indices.pop(short_digest(entry.id), None)
        made = sum(entry.reason is None for entry in left)
        if self._old is not None:
            indices = sorted(self._old_indices.values())
            for start in range(0, len(indices), _BATCH):
                batch = indices[start : start + _BATCH]
                entries = [self._old.journal[index] for index in batch]
                self._lines.append(entries, [self._old.line(index) for index in batch])
                made += sum(entry.reason is None for entry in entries)
            self._old.close()
            self._old.remove()
            self._old = None
        return made

    def close(self) -> None:
        """See `Output.close`."""
        if self._old is not None:
            self._old.close()
        self._lines.close()
