"""Inputs: the files that a batch's arguments stand for, in order."""

import glob
import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

from summarize.article.formats import Form, form_of
from summarize.corpus.journal import Entry, first_entries
from summarize.errors import InputError, empty_name

#: Most characters of a name in a message.
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or why it cannot be read.

    `location` is its path as text, to save memory (there may be a hundred thousand); `name` is the basis of ids; `size`
    is in bytes, 0 for standard input. The file was named as an input, or `walked` to in a folder.
    """

    location: str
    form: Form
    name: str
    size: int
    error: InputError | None = None
    walked: bool = False

    @property
    def path(self) -> Path:
        """The path of the file."""
        return Path(self.location)

    @property
    def place(self) -> str:
        """Its name in messages."""
        return "standard input" if self.form is Form.STREAM else self.location


def find_sources(inputs: Sequence[str], *, leave_out: Collection[Path] = ()) -> list[Source]:
    """Return the files that `inputs` stand for: files, folders (walked, sorted), patterns, or `-`.

    In a folder, hidden files, files without the suffix of an article or collection, and non-files are skipped. In
    folders and patterns, so are the files of `leave_out` and those below its folders; its paths are resolved. A file
    that is reached twice is read once. Raises InputError for an input that matches nothing.

    No name depends on what else a folder contains, so adding a file renames no other output. A file named as an input
    keeps its own name; those of a folder or pattern get their path in it or, with several inputs, their full path.
    `.txt` is dropped; other suffixes distinguish files of the same name. Named files with the same name all get their
    paths.
    """
    found: dict[str, Source] = {}
    for name in inputs:
        for source in _sources(name, leave_out, alone=len(inputs) == 1):
            found.setdefault(str(source.path.absolute()), source)
    if any(source.form is Form.PARQUET for source in found.values()) and find_spec("pyarrow") is None:
        raise InputError("reading Parquet needs pyarrow", "`pip install 'summarize[parquet]'` installs it.")
    names = Counter(source.name for source in found.values())
    return [
        source if names[source.name] == 1 else replace(source, name=source.path.as_posix()) for source in found.values()
    ]


def _sources(name: str, leave_out: Collection[Path], *, alone: bool) -> Iterator[Source]:
    if not name:
        raise empty_name("an input")
    path = Path(name)
    try:
        # A name that is too long or not accessible already fails here.
        is_folder, exists = path.is_dir(), path.exists()
    except OSError as error:
        raise _unreadable(path, error) from error
    if name == "-":
        yield Source(name, Form.STREAM, "stdin", 0)
    elif is_folder:
        closed: list[Source] = []
        # Sorts by the parts of the paths: in names, every character sorts after a null.
        found = sorted(_walk(path, leave_out, closed), key=lambda file: file.replace(os.sep, "\0"))
        if not found and not closed:
            raise InputError(
                f"{name}: this folder has no files that can be read (.txt .md .html .jsonl .csv .parquet)",
                "name another",
            )
        for file in map(Path, found):
            yield _source(file, file.relative_to(path) if alone else file, walked=True)
        yield from closed
    elif exists or not glob.has_magic(name):
        yield _source(path, Path(path.name))
    else:
        # Path.glob does not accept absolute patterns.
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207
        base = Path(*takewhile(lambda part: not glob.has_magic(part), path.parts))
        # A pattern that begins in the output folder asks for its contents.
        out = {*leave_out}.difference([real(base), *real(base).parents])
        found = [file for file in matches if os.path.isfile(file) and not _within(real(Path(file)), out)]  # noqa: PTH113
        if not found:
            raise InputError(f"{name}: no file matches this pattern", "check it.")
        for file in map(Path, found):
            yield _source(file, file.relative_to(base) if alone else file)


def _within(path: Path, places: Collection[Path]) -> bool:
    return path in places or any(parent in places for parent in path.parents)


def real(path: Path) -> Path:
    """Return a path without links; circular links are resolved as far as possible."""
    return Path(os.path.realpath(path))


def _walk(folder: Path, leave_out: Collection[Path], closed: list[Source]) -> Iterator[str]:
    """Yield the paths of the files of a folder that can be inputs; subfolders that cannot be read are added to `closed`."""

    def fail(error: OSError) -> None:
        place = Path(error.filename)
        if place == folder:
            raise _unreadable(place, error) from error
        # If it were skipped, its documents would be lost silently.
        closed.append(Source(str(place), Form.ARTICLE, place.as_posix(), 0, _unreadable(place, error)))

    for place, folders, files in os.walk(folder, onerror=fail):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith(".") and real(here / name) not in leave_out]
        made = outputs_among(files, here, named=here == folder)
        for name in files:
            path = here / name
            if name.startswith(".") or name in made or form_of(path) is None or real(path) in leave_out:
                continue
            # A pipe or a device would block the batch; a dangling link is a document that fails.
            if path.is_file() or not path.exists():
                yield str(path)


def outputs_among(files: Collection[str], folder: Path, *, named: bool) -> set[str]:
    """Return the files of a folder that batches wrote, according to their journals.

    If the folder is `named` as an input, outputs in files of their own count as its contents.
    """
    made: set[str] = set()
    for name in files:
        if name.endswith(".jsonl.journal") and _journal(folder / name):
            lines = name.removesuffix(".journal")
            table = lines.removesuffix(".jsonl")
            made |= {lines, f"{table}.failures.jsonl"}
            # A table that a run wrote has its digest beside it; without one, it is an input.
            made |= {table} if f"{table}.digest" in files else set()
        elif name.startswith("journal") and name.endswith(".jsonl") and (entries := _journal(folder / name)):
            made |= {name, f"failures{name.removeprefix('journal')}"}
            made |= set() if named else {entry.name or "" for entry in entries}
    return made


def _journal(path: Path) -> list[Entry]:
    try:
        return list(first_entries(path))
    except OSError:
        # If it is an input, it fails when its turn comes to be read.
        return []


def _unreadable(place: str | Path, error: OSError) -> InputError:
    # Text given in place of a file name is long; its beginning identifies it.
    name = str(place) if len(str(place)) <= _LONGEST_NAME else f"{str(place)[:_LONGEST_NAME]}..."
    way_out = "check its permissions" if isinstance(error, PermissionError) else "check the path"
    return InputError(f"{name}: cannot be read ({error.strerror})", way_out)


def _source(path: Path, name: Path, *, walked: bool = False) -> Source:
    """Return the source for a file that is called `name`. Raises InputError if there is no file, unless `walked` to."""
    try:
        size = path.stat().st_size
    except OSError as error:
        if not walked:
            raise _unreadable(path, error) from error
        size = 0  # a document of a folder, which fails when it is read
    return Source(
        str(path), form_of(path) or Form.ARTICLE, name.as_posix().removesuffix(".txt") or str(name), size, walked=walked
    )
