"""The output of a batch as a folder with a file per document."""

import hashlib
from array import array
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from summarize.corpus.disk import cannot_write
from summarize.corpus.filenames import Names, short_digest
from summarize.corpus.journal import Entry, Journal, Kept, first_entries
from summarize.corpus.open_folder import OpenFolder
from summarize.corpus.settings import Settings, say_damage
from summarize.errors import OutputError

#: Formats that may share a folder, by file suffix.
_FORMATS = (".json", ".txt", ".md", ".html")


class FolderOutput:
    """One file per document, named by its id made safe; `journal.jsonl` and `failures.jsonl` beside them.

    Each document is written completely under a temporary name, entered in the journal, and renamed. If a run stopped
    between the last two steps, the next one completes them, so a file that does not match the journal was changed by
    somebody else. A second format in a folder has its own journal.
    """

    #: Only one run at a time writes here, so one name suffices.
    _TEMPORARY = ".unfinished"

    @classmethod
    def own_files(cls, folder: Path) -> tuple[Path, ...]:
        """Return the folder and the files written into it besides the documents."""
        marks = ["", *map(_mark, _FORMATS)]
        books = [folder / f"{kind}{mark}.jsonl" for mark in marks for kind in ("journal", "failures")]
        return folder, *(file for book in books for file in Journal.own_files(book)), folder / cls._TEMPORARY

    def __init__(self, folder: Path, suffix: str, settings: Settings, say: Callable[[str], None]) -> None:
        """Open the folder, creating it if missing. Raises OutputError, and the errors of `Settings`."""
        self.stale = 0
        self._suffix = suffix
        self._settings = settings
        self._say = say
        with ExitStack() as stack:
            try:
                self._folder = OpenFolder(folder)
                stack.callback(self._folder.close)
                mark = _mark(suffix) if _is_shared(folder, suffix) else ""
            except OSError as error:
                raise cannot_write(folder, error) from error
            self.failures = folder / f"failures{mark}.jsonl"
            self._journal = Journal(folder / f"journal{mark}.jsonl")
            stack.callback(self._journal.close)
            settings.accept(self._journal)
            say_damage(self._journal, say)
            self._names = Names()
            self._indices: dict[bytes, int] = {}
            try:
                self._read_journal()
            except OSError as error:
                raise cannot_write(folder, error) from error
            self._open = stack.pop_all()
        self._order = array("Q")
        #: Whether the temporary file may belong to an entry of the journal.
        self._entered = False

    def _read_journal(self) -> None:
        """Read what is finished, and complete what a stopped run entered but did not rename."""
        last: Entry | None = None
        before: Entry | None = None
        for index, entry in enumerate(self._journal):
            last, before = entry, self._entry(entry.id)
            self._indices[short_digest(entry.id)] = index
            if entry.name is not None:
                self._names.take(entry.name, entry.id)
        if last is None:
            return
        old = None if before is None else before.name
        expected = None if before is None else before.output
        if last.name is not None:
            self._complete(last, expected if old == last.name else None)
        elif old is not None and self._folder.digest(old) == expected:
            self._folder.remove(old)
            self._folder.sync()

    def _complete(self, last: Entry, expected: str | None) -> None:
        """Rename the last output, if the file with its name is still the one from before it was entered."""
        name = last.name or ""
        now = self._folder.digest(name)
        if now == last.output or now != expected:
            return
        if self._folder.digest(self._TEMPORARY) == last.output:
            self._folder.rename(self._TEMPORARY, name)
            self._folder.sync()
        elif now is not None:
            # The complete file was removed. The older content must not pass for the newer one.
            self._journal.cut(len(self._journal) - 1)
            self._indices = {short_digest(entry.id): index for index, entry in enumerate(self._journal)}

    def find(self, id: str, digest: str, signature: str) -> Kept | None:  # noqa: A002
        """See `Output.find`. A file that is missing or truncated is not found."""
        entry = self._entry(id)
        if entry is None:
            return None
        if not entry.made_of(id, digest, signature):
            self._settings.require(entry)
            self.stale += not entry.retry
            return None
        if entry.name is None:
            return Kept(entry)
        data = self._folder.read(entry.name)
        if data is not None and hashlib.sha256(data).hexdigest() == entry.output:
            return Kept(entry)
        if data is None or len(data) < entry.size:
            return None
        return Kept(entry, changed=str(self._folder.path / entry.name))

    def _entry(self, id: str) -> Entry | None:  # noqa: A002
        index = self._indices.get(short_digest(id))
        return None if index is None else self._journal[index]

    def keep(self, kept: Kept) -> None:
        """See `Output.keep`."""
        self._order.append(self._indices[short_digest(kept.entry.id)])

    def commit(self, entry: Entry, data: bytes | None) -> None:
        """See `Output.commit`."""
        before = self._entry(entry.id)
        old = None if before is None else before.name
        name = None if data is None else old or self._names.give(entry.id, self._suffix)
        try:
            if data is not None and name is not None:
                self._make_way(name, before, data)
                self._folder.write(self._TEMPORARY, data)
                entry = replace(entry, name=name, size=len(data), output=hashlib.sha256(data).hexdigest())
                self._entered = True
            self._journal.append([entry])
            if name is not None:
                self._folder.rename(self._TEMPORARY, name)
                self._entered = False
            elif old is not None:
                self._make_way(old, before, b"")
                self._folder.remove(old)
            self._folder.sync()
        except OSError as error:
            raise cannot_write(self._folder.path / (name or ""), error) from error
        self._indices[short_digest(entry.id)] = len(self._journal) - 1
        self._order.append(len(self._journal) - 1)

    def _make_way(self, name: str, before: Entry | None, data: bytes) -> None:
        """Move an edited output aside, and refuse to touch what no run is known to have written."""
        now = self._folder.read(name)
        if now is None or now == data:
            return
        known = before is not None and before.name == name
        if not known and not self._journal.damaged:
            raise OutputError(
                f"{self._folder.path / name}: already exists and was not written by an earlier run, or the journal "
                "has lost it",
                "move it away or choose another output.",
            )
        # A prefix of what is being written was truncated, not edited.
        ours = before is not None and hashlib.sha256(now).hexdigest() == before.output
        if not ours and not data.startswith(now):
            aside = self._folder.put_aside(name)
            self._say(f"{self._folder.path / name} was changed since it was written; that version was moved to {aside}")

    def finish(self) -> int:
        """See `Output.finish`."""
        seen = set(self._order)
        left = [index for index in sorted(set(self._indices.values())) if index not in seen]
        if self._journal.damaged or list(self._order) != list(range(len(self._journal))):
            self._journal.reorder([*self._order, *left])
            left = list(range(len(self._order), len(self._journal)))
        return sum(self._journal[index].reason is None for index in left)

    def close(self) -> None:
        """See `Output.close`."""
        try:
            if not self._entered:
                self._folder.remove(self._TEMPORARY)
        except OSError as error:
            raise cannot_write(self._folder.path, error) from error
        finally:
            self._open.close()


def _mark(suffix: str) -> str:
    return f"-{suffix[1:]}"


def _is_shared(folder: Path, suffix: str) -> bool:
    """Whether the journal without a mark in its name belongs to another format."""
    if (folder / f"journal{_mark(suffix)}.jsonl").exists():
        return True
    if not (folder / "journal.jsonl").exists():
        return False
    entries = first_entries(folder / "journal.jsonl")
    name = next((entry.name for entry in entries if entry.name is not None), None)
    return name is not None and not name.endswith(suffix)
