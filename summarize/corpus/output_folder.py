"""The output of a batch as a folder with a file a document."""

import os
from array import array
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from summarize.corpus.claim import Claim
from summarize.corpus.disk import cannot_write, lock, open_there, write_at
from summarize.corpus.filenames import Names, short_digest
from summarize.corpus.journal import Entry, Journal, Kept
from summarize.errors import OutputError

__all__ = ["FolderOutput"]


class FolderOutput:
    """One file a document, named by its id made safe; `journal.jsonl` and `failures.jsonl` beside them."""

    #: Only one run at a time writes here, so one name will do.
    _TEMPORARY = ".unfinished"

    _JOURNAL = "journal.jsonl"
    _FAILURES = "failures.jsonl"

    @classmethod
    def own_files(cls, folder: Path) -> tuple[Path, ...]:
        """Return the folder and the files that are written into it beside the documents."""
        journal = Journal.own_files(folder / cls._JOURNAL)
        return folder, *journal, folder / cls._FAILURES, folder / cls._TEMPORARY, folder / Claim.NAME

    def __init__(self, folder: Path, suffix: str) -> None:
        """Open the folder, creating it where it is missing."""
        self.failures = folder / self._FAILURES
        self.stale = 0
        self._folder = folder
        self._suffix = suffix
        with ExitStack() as stack:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                self._fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            except OSError as error:
                raise cannot_write(folder, error) from error
            stack.callback(os.close, self._fd)
            lock(self._fd, folder)
            self._journal = Journal(folder / self._JOURNAL)
            stack.callback(self._journal.close)
            self._names = Names()
            self._indices: dict[bytes, int] = {}
            self._claim = self._read_journal()
            self._open = stack.pop_all()
        self._order = array("Q")

    def _read_journal(self) -> Claim:
        """Learn what is done, and take a file back that a stopped run had named but not entered."""
        try:
            claim = Claim(self._fd)
            for index in range(len(self._journal)):
                entry = self._journal[index]
                self._indices[short_digest(entry.id)] = index
                if entry.name is not None:
                    self._names.take(entry.name, entry.id)
            if claim.name and all(self._journal[index].name != claim.name for index in self._indices.values()):
                claim.take_back()
        except OSError as error:
            raise cannot_write(self._folder, error) from error
        return claim

    def find(self, id: str, digest: str, signature: str) -> Kept | None:  # noqa: A002
        """See `Output.find`. A file that has gone or has another size is not found."""
        entry = self._entry(id)
        if entry is None:
            return None
        if not entry.made_of(id, digest, signature):
            self.stale += 1
            return None
        return Kept(entry) if entry.reason is not None or self._intact(entry) else None

    def _entry(self, id: str) -> Entry | None:  # noqa: A002
        index = self._indices.get(short_digest(id))
        return None if index is None else self._journal[index]

    def _intact(self, entry: Entry) -> bool:
        if entry.name is None or not entry.name.endswith(self._suffix):
            return False
        try:
            found = os.stat(entry.name, dir_fd=self._fd, follow_symlinks=False)
        except OSError:
            return False
        return found.st_size == entry.size

    def keep(self, kept: Kept) -> None:
        """See `Output.keep`."""
        self._order.append(self._indices[short_digest(kept.entry.id)])

    def commit(self, entry: Entry, data: bytes | None) -> None:
        """See `Output.commit`."""
        before = self._entry(entry.id)
        name = None if data is None else self._name(entry.id, before)
        try:
            if data is not None and name is not None:
                if before is None or before.name != name:
                    self._claim_name(name, data)
                self._replace(name, data)
            if before is not None and before.name not in (None, name):
                self._remove(before.name)
            os.fsync(self._fd)
        except OSError as error:
            raise cannot_write(self._folder / (name or ""), error) from error
        self._journal.append([replace(entry, name=name, size=len(data or b""))])
        self._claim.settle()
        self._indices[short_digest(entry.id)] = len(self._journal) - 1
        self._order.append(len(self._journal) - 1)

    def _name(self, id: str, before: Entry | None) -> str:  # noqa: A002
        if before is not None and before.name is not None and before.name.endswith(self._suffix):
            return before.name
        return self._names.give(id, self._suffix)

    def _claim_name(self, name: str, data: bytes) -> None:
        """Claim a name that no run has used. Raises OutputError if it is that of a file of other bytes."""
        try:
            file = open_there(name, self._fd)
        except FileNotFoundError:
            self._claim.make(name, data)
            return
        with file:
            if file.read(len(data) + 1) != data:
                raise OutputError(
                    f"{self._folder / name}: is there already and was not written by an earlier run; "
                    "move it away or choose another output."
                )

    def _replace(self, name: str, data: bytes) -> None:
        self._remove(self._TEMPORARY)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        fd = os.open(self._TEMPORARY, flags, 0o666, dir_fd=self._fd)
        try:
            write_at(fd, data, 0)
        finally:
            os.close(fd)
        os.rename(self._TEMPORARY, name, src_dir_fd=self._fd, dst_dir_fd=self._fd)

    def _remove(self, name: str | None) -> None:
        try:
            os.unlink(name or "", dir_fd=self._fd)
        except FileNotFoundError:
            return

    def finish(self) -> int:
        """See `Output.finish`."""
        seen = set(self._order)
        left = [index for index in sorted(set(self._indices.values())) if index not in seen]
        if list(self._order) != list(range(len(self._journal))):
            self._journal.reorder([*self._order, *left])
            left = list(range(len(self._order), len(self._journal)))
        return sum(self._journal[index].reason is None for index in left)

    def close(self) -> None:
        """See `Output.close`."""
        try:
            self._remove(self._TEMPORARY)
            self._claim.close()
        except OSError as error:
            raise cannot_write(self._folder, error) from error
        finally:
            self._open.close()
