"""The journal of a batch: the finished documents, on disk before their outputs are."""

import hashlib
import json
import os
from array import array
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from summarize.corpus.disk import cannot_write, not_ours, rewrite, unfinished, write_at
from summarize.errors import OutputError

#: Added by `run_corpus` to the signature of a run that accepts documents that are not German.
FORCE = " force"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finished document: its content (`digest`), its settings (`signature`), and the result.

    `size` is the output's size in bytes, `output` its SHA-256, `name` its file in the output folder, if any. `reason`
    says why there is no output; with `retry`, the next run tries again.
    """

    id: str
    digest: str
    signature: str
    size: int = 0
    output: str | None = None
    name: str | None = None
    clean: bool = True
    reason: str | None = None
    retry: bool = False

    def made_of(self, id: str, digest: str, signature: str) -> bool:  # noqa: A002
        """Whether this is the document `id`, made from that content with those settings."""
        return not self.retry and (self.id, self.digest) == (id, digest) and self.made_with(signature)

    def made_with(self, signature: str) -> bool:
        """Whether a run with that signature would produce the same output."""
        # A document that was recognised as German comes out the same without that check.
        as_german = self.reason is None and signature == self.signature + FORCE
        return as_german or signature == self.signature


@dataclass(frozen=True, slots=True)
class Kept:
    """What an earlier run made of a document. `data` is its output if it has to be written again.

    `changed` names the output if it was changed since.
    """

    entry: Entry
    data: bytes | None = None
    changed: str | None = None


class Journal:
    """Entries in a file, one JSON object per line with a checksum, only ever appended to or truncated.

    Memory holds two numbers per entry. A torn last line, left by a crash, is cut off. A damaged line is skipped, so
    that its document is made again; `damaged` counts them.
    """

    @staticmethod
    def own_files(path: Path) -> tuple[Path, Path]:
        """Return the files of a journal in `path`: the journal and the file used to rewrite it."""
        return path, unfinished(path)

    def __init__(self, path: Path) -> None:
        """Open or create the journal in `path`. Raises OutputError if that fails."""
        self.path = path
        self._start()

    def _start(self) -> None:
        self._starts = array("Q")
        self._ends = array("Q")
        self.damaged = 0
        with ExitStack() as stack:
            try:
                self._fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
                stack.callback(os.close, self._fd)
                self._load()
            except OSError as error:
                raise cannot_write(self.path, error) from error
            self._open = stack.pop_all()

    def _load(self) -> None:
        start = 0
        ours = False
        with os.fdopen(os.dup(self._fd), "rb") as file:
            for line in file:
                if _parse(line) is not None:
                    self._starts.append(start)
                    self._ends.append(start + len(line))
                elif line.endswith(b"\n"):
                    self.damaged += 1
                ours = ours or _resembles(line)
                start += len(line)
        if start and not ours:
            raise not_ours(self.path)
        if start != self._end:
            os.ftruncate(self._fd, self._end)

    @property
    def _end(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __len__(self) -> int:
        """The number of finished documents."""
        return len(self._ends)

    def __iter__(self) -> Iterator[Entry]:
        """Yield the entries."""
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, index: int) -> Entry:
        """Return the entry with that index. Raises IndexError."""
        if not 0 <= index < len(self):
            raise IndexError(index)
        entry = _parse(self._line(index))
        if entry is None:
            raise OutputError(f"{self.path} was changed by something else", "run the same command again.")
        return entry

    def _line(self, index: int) -> bytes:
        start, end = self._starts[index], self._ends[index]
        return os.pread(self._fd, end - start, start)

    def append(self, entries: Sequence[Entry]) -> None:
        """Write `entries` and wait until they are on disk. Raises OutputError if that fails."""
        lines = [_line(entry) for entry in entries]
        try:
            write_at(self._fd, b"".join(lines), self._end)
        except OSError as error:
            self._cut_quietly()
            raise cannot_write(self.path, error) from error
        for line in lines:
            start = self._end
            self._starts.append(start)
            self._ends.append(start + len(line))

    def _cut_quietly(self) -> None:
        try:
            os.ftruncate(self._fd, self._end)
        except OSError:
            # The next run cuts off the torn line.
            return

    def cut(self, count: int) -> None:
        """Drop all entries but the first `count`. Raises OutputError."""
        del self._starts[count:]
        del self._ends[count:]
        try:
            os.ftruncate(self._fd, self._end)
            os.fsync(self._fd)
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def reorder(self, indices: Sequence[int]) -> None:
        """Keep only the entries with these indices, in this order. A crash leaves either the old or the new journal."""
        try:
            rewrite(self.path, map(self._line, indices))
        except OSError as error:
            raise cannot_write(self.path, error) from error
        self.close()
        self._start()

    def close(self) -> None:
        """Close the file."""
        self._open.close()


def first_entries(path: Path) -> Iterator[Entry]:
    """Yield the entries of a journal without opening it for writing. Raises OSError."""
    with path.open("rb") as file:
        yield from (entry for entry in map(_parse, file) if entry is not None)


def _line(entry: Entry) -> bytes:
    """Return an entry as a line of the journal, its checksum last; default values are omitted."""
    values = asdict(entry)
    kept = {
        name: value
        for name, value in values.items()
        if name in ("id", "digest", "signature", "size") or value != getattr(_USUAL, name)
    }
    line = json.dumps(kept, separators=(",", ":")).encode("ascii")
    return b'%b,"sum":"%b"}\n' % (line[:-1], _checksum(line))


_BEGINNING = b'{"id":'
_USUAL = Entry("", "", "")


def _checksum(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=8).hexdigest().encode("ascii")


#: Length of the end of a line: `,"sum":"`, 16 digits, `"}` and the newline.
_LINE_END = 27


def _parse(line: bytes) -> Entry | None:
    """Return the entry in a line, or None if it is torn, damaged or foreign."""
    body, tail = line[:-_LINE_END] + b"}", line[-_LINE_END:]
    if tail != b',"sum":"%b"}\n' % _checksum(body):
        return None
    try:
        return Entry(**json.loads(body))
    except (ValueError, TypeError):
        return None


def _resembles(line: bytes) -> bool:
    """Whether a line is an entry, or what damage or a crash may have left of one."""
    if line.endswith(b"\n"):
        return line.startswith(_BEGINNING) and b'"digest":' in line
    # A machine that stops leaves zeros where it had not yet written.
    return line.startswith(_BEGINNING) or _BEGINNING.startswith(line.rstrip(b"\0"))
