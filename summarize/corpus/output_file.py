"""The output of a batch as one file with a line per document."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from summarize.corpus.disk import cannot_write, sync_folder
from summarize.corpus.filenames import short_digest
from summarize.corpus.journal import Entry, Journal, Kept
from summarize.corpus.journaled_lines import JournaledLines, Strays, line_digest
from summarize.corpus.settings import Settings, say_damage

#: Entries moved at a time, so that moving many takes little memory and few waits for the disk.
_ENTRIES_AT_A_TIME = 64


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}.journal")


def _failures(path: Path) -> Path:
    return path.with_name(f"{path.stem}.failures.jsonl")


def _old(path: Path) -> tuple[Path, Path]:
    return path.with_name(f".{path.name}.old"), path.with_name(f".{path.name}.old.journal")


class FileOutput:
    """One line per document, in order.

    The file is always a prefix of the final one. When a document differs from the one that an earlier run had in its
    place, the rest of that run's lines move to a file beside it, from which lines that are still valid are taken in
    their turn.
    """

    @staticmethod
    def own_files(path: Path) -> tuple[Path, ...]:
        """Return the file and those written beside it."""
        old, old_journal = _old(path)
        journals = (*Journal.own_files(_journal(path)), *Journal.own_files(old_journal))
        return path, _failures(path), old, *journals, *Strays.own_files(path)

    def __init__(self, path: Path, settings: Settings, say: Callable[[str], None]) -> None:
        """Open the file, creating it if missing; its journal is `<name>.journal` beside it.

        Raises OutputError, and the errors of `Settings`.
        """
        self.failures = _failures(path)
        self.stale = 0
        self._path = path
        self._settings = settings
        self._say = say
        self._strays = Strays(path, say)
        self._old: JournaledLines | None = None
        self._old_indices: dict[bytes, int] = {}
        with ExitStack() as stack:
            stack.callback(self._close_old)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._lines = JournaledLines(path, _journal(path))
                stack.callback(self._lines.close)
                settings.accept(self._lines.journal)
                say_damage(self._lines.journal, say)
                sync_folder(path.parent)
                if _old(path)[1].exists():
                    self._open_old()
                self._salvage()
            except OSError as error:
                raise cannot_write(path, error) from error
            #: See `Output.close`.
            self.close = stack.pop_all().close
        self._matched = 0
        self._known = len(self._lines)

    def _open_old(self) -> JournaledLines:
        if self._old is None:
            self._old = old = JournaledLines(*_old(self._path))
            self._strays.add(old.rest())
            old.cut(old.sound)
            for index, entry in enumerate(old.journal):
                self._old_indices[short_digest(entry.id)] = index
        return self._old

    def _close_old(self) -> None:
        if self._old is not None:
            self._old.close()

    def _salvage(self) -> None:
        """Remove lines that do not follow the journal; those that an entry explains are used in their turn."""
        lines, sound = self._lines, self._lines.sound
        entries = [lines.journal[index] for index in range(sound, len(lines))]
        wanted = {entry.output: entry for entry in entries if entry.output is not None}
        failed = [entry for entry in entries if entry.output is None]

        def strays() -> Iterator[bytes]:
            for line in lines.rest():
                entry = wanted.pop(line_digest(line), None)
                if entry is None:
                    yield line
                else:
                    self._to_old([entry], [line])

        found = self._strays.add(strays())
        if failed:
            self._to_old(failed, [b""] * len(failed))
        lines.cut(sound)
        lost = sum(short_digest(entry.id) not in self._old_indices for entry in wanted.values())
        if lost:
            self._say(f"{self._path}: {lost:,} line{'' if lost == 1 else 's'} missing or cut short; processed again")
        if found:
            changed = (
                "1 line was changed after it was" if found == 1 else f"{found:,} lines were changed after they were"
            )
            self._say(f"{self._path}: {changed} written; moved aside")

    def find(self, id: str, digest: str, signature: str) -> Kept | None:  # noqa: A002
        """See `Output.find`."""
        # The document is among the inputs, so its old line does not count as left over.
        index = self._old_indices.pop(short_digest(id), None)
        if self._matched < self._known:
            entry = self._lines.journal[self._matched]
            if entry.made_of(id, digest, signature):
                self._matched += 1
                return Kept(entry, changed=self._place(id, self._matched - 1 in self._lines.changed))
            self._set_aside()
            index = self._old_indices.pop(short_digest(id), index)
        if self._old is None or index is None:
            return None
        entry = self._old.journal[index]
        changed = index in self._old.changed
        if entry.made_of(id, digest, signature):
            return Kept(entry, self._old.line(index), self._place(id, changed))
        self._settings.require(entry)
        if changed:
            self._strays.add([self._old.line(index)])
        self.stale += not entry.retry
        return None

    def _place(self, id: str, changed: bool) -> str | None:  # noqa: A002
        return f"{id} in {self._path}" if changed else None

    def _set_aside(self) -> None:
        """Move the unmatched lines to the old file; nothing has been appended to them yet."""
        self._open_old()
        for start in range(self._matched, self._known, _ENTRIES_AT_A_TIME):
            indices = range(start, min(start + _ENTRIES_AT_A_TIME, self._known))
            self._to_old(
                [self._lines.journal[index] for index in indices], [self._lines.line(index) for index in indices]
            )
        self._lines.cut(self._matched)
        self._known = self._matched

    def _to_old(self, entries: list[Entry], lines: list[bytes]) -> None:
        old = self._open_old()
        for place, entry in enumerate(entries, len(old)):
            self._old_indices[short_digest(entry.id)] = place
        old.append(entries, lines)

    def keep(self, kept: Kept) -> None:
        """See `Output.keep`."""
        if kept.data is not None:
            self._lines.append([kept.entry], [kept.data])

    def commit(self, entry: Entry, data: bytes | None) -> None:
        """See `Output.commit`. The data is a line; its line end is added where it is missing."""
        if data is None:
            self._lines.append([entry], [b""])
            return
        line = data.rstrip(b"\n") + b"\n"
        self._lines.append([replace(entry, size=len(line), output=line_digest(line))], [line])

    def finish(self) -> int:
        """See `Output.finish`."""
        left = [self._lines.journal[index] for index in range(self._matched, self._known)]
        for entry in left:
            # A run that was stopped in the middle of this had already moved it.
            self._old_indices.pop(short_digest(entry.id), None)
        made = sum(entry.reason is None for entry in left)
        if self._old is not None:
            made += self._take_back(self._old)
        if self._lines.journal.damaged:
            self._lines.journal.reorder(range(len(self._lines)))
        try:
            self._strays.finish(self._lines.journal)
        except OSError as error:
            raise cannot_write(self._path, error) from error
        return made

    def _take_back(self, old: JournaledLines) -> int:
        """Append the remaining old lines to the others and remove the old file.

        Returns the number of outputs among them.
        """
        indices = sorted(self._old_indices.values())
        for start in range(0, len(indices), _ENTRIES_AT_A_TIME):
            batch = indices[start : start + _ENTRIES_AT_A_TIME]
            self._lines.append([old.journal[index] for index in batch], [old.line(index) for index in batch])
        made = sum(old.journal[index].reason is None for index in indices)
        old.close()
        old.remove()
        self._old = None
        return made
