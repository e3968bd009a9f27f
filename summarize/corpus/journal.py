"""The journal of a batch: which documents are finished, on disk before anyone is told."""

import json
import os
from array import array
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from summarize.corpus.disk import cannot_write, not_ours, sync_folder, write_at
from summarize.errors import OutputError

__all__ = ["Entry", "Journal", "Kept"]


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


@dataclass(frozen=True, slots=True)
class Entry:
    """A finished document: what it was made of (`digest`), how (`signature`), and what came of it.

    `size` is that of the output in bytes, `name` its file in the output folder, if there is a folder.
    `reason` says why there is no output.
    """

    id: str
    digest: str
    signature: str
    size: int = 0
    name: str | None = None
    clean: bool = True
    reason: str | None = None

    def made_of(self, id: str, digest: str, signature: str) -> bool:  # noqa: A002
        """Whether this is the document `id`, made of that content in that way."""
        return (self.id, self.digest, self.signature) == (id, digest, signature)


@dataclass(frozen=True, slots=True)
class Kept:
    """What an earlier run has made of a document. `data` is its output if that has to be written again."""

    entry: Entry
    data: bytes | None = None


class Journal:
    """Entries in a file, one JSON object a line, only ever appended to or cut.

    In memory there are two numbers an entry. A torn or damaged line, as a crash leaves it, ends the
    journal: it and what follows are cut off, so those documents are done again.
    """

    @staticmethod
    def own_files(path: Path) -> tuple[Path, Path]:
        """Return the files of a journal in `path`: itself, and the one that it is written anew in."""
        return path, _unfinished(path)

    def __init__(self, path: Path) -> None:
        """Open or create the journal in `path`. Raises OutputError when it cannot be."""
        self.path = path
        self._start()

    def _start(self) -> None:
        self._starts = array("Q", [0])
        self._sizes = array("Q")
        with ExitStack() as stack:
            try:
                self._fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
                stack.callback(os.close, self._fd)
                self._load()
            except OSError as error:
                raise cannot_write(self.path, error) from error
            self._open = stack.pop_all()

    def _load(self) -> None:
        with os.fdopen(os.dup(self._fd), "rb") as file:
            for line in file:
                entry = _parse(line)
                if entry is None:
                    # Damage leaves lines of ours somewhere, or no line end at all.
                    if not self._sizes and line.endswith(b"\n") and not any(map(_parse, file)):
                        raise not_ours(self.path)
                    break
                self._starts.append(self._starts[-1] + len(line))
                self._sizes.append(entry.size)
        if os.fstat(self._fd).st_size != self._starts[-1]:
            os.ftruncate(self._fd, self._starts[-1])

    def __len__(self) -> int:
        """How many documents are finished."""
        return len(self._sizes)

    def __getitem__(self, index: int) -> Entry:
        """Return the entry of that index. Raises IndexError."""
        if not 0 <= index < len(self):
            raise IndexError(index)
        start, end = self._starts[index], self._starts[index + 1]
        entry = _parse(os.pread(self._fd, end - start, start))
        if entry is None:
            raise OutputError(f"{self.path} was changed by something else; run the same command again.")
        return entry

    def size(self, index: int) -> int:
        """Return the size of the output of the entry of that index, in bytes."""
        return self._sizes[index]

    def append(self, entries: Sequence[Entry]) -> None:
        """Write `entries` and see them safely on disk. Raises OutputError when that is impossible."""
        lines = [_line(entry) for entry in entries]
        data = "".join(lines).encode("ascii")
        try:
            write_at(self._fd, data, self._starts[-1])
        except OSError as error:
            self._cut_quietly()
            raise cannot_write(self.path, error) from error
        for line, entry in zip(lines, entries, strict=True):
            self._starts.append(self._starts[-1] + len(line))
            self._sizes.append(entry.size)

    def _cut_quietly(self) -> None:
        try:
            os.ftruncate(self._fd, self._starts[-1])
        except OSError:
            # The next run cuts the torn line off.
            return

    def cut(self, count: int) -> None:
        """Forget all entries but the first `count`."""
        del self._starts[count + 1 :]
        del self._sizes[count:]
        try:
            os.ftruncate(self._fd, self._starts[-1])
            os.fsync(self._fd)
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def reorder(self, indices: Sequence[int]) -> None:
        """Keep only the entries of these indices, in this order. A crash leaves the journal old or new."""
        temporary = _unfinished(self.path)
        try:
            temporary.unlink(missing_ok=True)
            with temporary.open("xb") as file:
                for index in indices:
                    start, end = self._starts[index], self._starts[index + 1]
                    file.write(os.pread(self._fd, end - start, start))
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.path)
            sync_folder(self.path.parent)
        except OSError as error:
            raise cannot_write(self.path, error) from error
        self.close()
        self._start()

    def close(self) -> None:
        """Close the file."""
        self._open.close()


def _line(entry: Entry) -> str:
    """Return an entry as a line of the journal; what is as usual is left out."""
    values = asdict(entry)
    unusual = {name: values[name] for name in ("name", "clean", "reason") if values[name] not in (None, True)}
    always = {name: values[name] for name in ("id", "digest", "signature", "size")}
    return json.dumps(always | unusual, separators=(",", ":")) + "\n"


def _parse(line: bytes) -> Entry | None:
    """Return the entry a line holds, or None if it is torn or none of ours."""
    if not line.endswith(b"\n"):
        return None
    try:
        values = json.loads(line)
        entry = Entry(**values)
    except (ValueError, TypeError):
        return None
    texts = (entry.id, entry.digest, entry.signature)
    sound = all(isinstance(text, str) for text in texts) and type(entry.size) is int and entry.size >= 0
    return entry if sound else None
