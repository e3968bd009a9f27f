"""Inputs: the files that the arguments of a batch stand for, in order."""

import glob
import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

from summarize.article.forms import Form, form_of
from summarize.corpus.journal import Entry, first_entries
from summarize.errors import InputError, UsageError

__all__ = ["Source", "find_sources", "real"]


#: Characters of a name in a message.
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or why that cannot be. `name` is what ids are made of, `size` is in bytes, 0 for standard input.

    It was named as an input, or `walked` to in a folder.
    """

    path: Path
    form: Form
    name: str
    size: int
    error: InputError | None = None
    walked: bool = False

    @property
    def place(self) -> str:
        """What messages call it."""
        return "standard input" if self.form is Form.STREAM else str(self.path)


def find_sources(inputs: Sequence[str], *, leave_out: Collection[Path] = ()) -> list[Source]:
    """Return the files that `inputs` stand for: files, folders (walked, sorted), patterns, or `-`.

    In a folder, hidden files, files whose suffix is not that of an article or a collection, and what is no file are passed
    over. So are, in folders and patterns, the files of `leave_out` and those below its folders; its paths are
    resolved. A file that is reached twice is taken once. Raises InputError for an input that stands for nothing.

    No name depends on what else lies in a folder, so a file that is added renames no other's output. A file that is
    named as an input has its own name; those of a folder or pattern their path in it, or, where there are several
    inputs, their path. `.txt` is left out, other suffixes tell files of one name apart. Named files of the same name
    have their paths, all of them.
    """
    found: dict[Path, Source] = {}
    for name in inputs:
        for source in _sources(name, leave_out, alone=len(inputs) == 1):
            found.setdefault(source.path.absolute(), source)
    if any(source.form is Form.PARQUET for source in found.values()) and find_spec("pyarrow") is None:
        raise InputError("reading Parquet needs pyarrow; `pip install 'summarize[parquet]'` installs it.")
    names = Counter(source.name for source in found.values())
    return [
        source if names[source.name] == 1 else replace(source, name=source.path.as_posix()) for source in found.values()
    ]


def _sources(name: str, leave_out: Collection[Path], *, alone: bool) -> Iterator[Source]:
    if not name:
        # Path("") is the folder one is in, which nobody asked for.
        raise UsageError("an input has an empty name; is a variable of your script unset?")
    path = Path(name)
    try:
        # A name that is too long, or lies where one may not look, is an error already here.
        is_folder, exists = path.is_dir(), path.exists()
    except OSError as error:
        raise _unreadable(path, error) from error
    if name == "-":
        yield Source(path, Form.STREAM, "stdin", 0)
    elif is_folder:
        closed: list[Source] = []
        found = sorted(_walk(path, leave_out, closed), key=lambda file: file.relative_to(path).parts)
        if not found and not closed:
            raise InputError(
                f"{name}: this folder holds no files that it can read (.txt .md .html .jsonl .csv .parquet); name another"
            )
        for file in found:
            yield _source(file, file.relative_to(path) if alone else file, walked=True)
        yield from closed
    elif exists or not glob.has_magic(name):
        yield _source(path, Path(path.name))
    else:
        # Path.glob takes no absolute patterns.
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207
        base = Path(*takewhile(lambda part: not glob.has_magic(part), path.parts))
        # A pattern that begins in the output folder asks for what lies there.
        out = {*leave_out}.difference([real(base), *real(base).parents])
        found = [file for file in map(Path, matches) if file.is_file() and not _within(real(file), out)]
        if not found:
            raise InputError(f"{name}: no file fits this pattern; check it.")
        for file in found:
            yield _source(file, file.relative_to(base) if alone else file)


def _within(path: Path, places: Collection[Path]) -> bool:
    return path in places or any(parent in places for parent in path.parents)


def real(path: Path) -> Path:
    """Return a path without links; of links that go round in a circle, as far as one gets."""
    return Path(os.path.realpath(path))


def _walk(folder: Path, leave_out: Collection[Path], closed: list[Source]) -> Iterator[Path]:
    """Yield the files of a folder that can be inputs; folders in it that cannot be read are added to `closed`."""

    def fail(error: OSError) -> None:
        place = Path(error.filename)
        if place == folder:
            raise _unreadable(place, error) from error
        # Passed over, its documents would be lost without a word.
        closed.append(Source(place, Form.ARTICLE, place.as_posix(), 0, _unreadable(place, error)))

    for place, folders, files in os.walk(folder, onerror=fail):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith(".") and real(here / name) not in leave_out]
        made = outputs_among(files, here, named=here == folder)
        for name in files:
            path = here / name
            if name.startswith(".") or name in made or form_of(path) is None or real(path) in leave_out:
                continue
            # A pipe or a device would keep the batch waiting; a link that leads nowhere is a document that fails.
            if path.is_file() or not path.exists():
                yield path


def outputs_among(files: Collection[str], folder: Path, *, named: bool) -> set[str]:
    """Return which files of a folder batches have made, as their journals say.

    A folder that is `named` as an input is asked for, with the outputs that have files of their own in it.
    """
    made: set[str] = set()
    for name in files:
        if name.endswith(".jsonl.journal") and _journal(folder / name):
            lines = name.removesuffix(".journal")
            made |= {lines, f"{lines.removesuffix('.jsonl')}.failures.jsonl"}
        elif name.startswith("journal") and name.endswith(".jsonl") and (entries := _journal(folder / name)):
            made |= {name, f"failures{name.removeprefix('journal')}"}
            made |= set() if named else {entry.name or "" for entry in entries}
    return made


def _journal(path: Path) -> list[Entry]:
    try:
        return list(first_entries(path))
    except OSError:
        # It fails when its turn comes to be read, if it is an input.
        return []


def _unreadable(place: str | Path, error: OSError) -> InputError:
    # A text given in place of a file's name is long; its beginning is enough to know it by.
    name = str(place) if len(str(place)) <= _LONGEST_NAME else f"{str(place)[:_LONGEST_NAME]}..."
    return InputError(f"{name}: cannot be read ({error.strerror}); check the name, or its permissions")


def _source(path: Path, name: Path, *, walked: bool = False) -> Source:
    """Return the source for a file that is called `name`. Raises InputError without a file, unless it was `walked` to."""
    try:
        size = path.stat().st_size
    except OSError as error:
        if not walked:
            raise _unreadable(path, error) from error
        size = 0  # one document of a folder, which fails when it is read
    return Source(
        path, form_of(path) or Form.ARTICLE, name.as_posix().removesuffix(".txt") or str(name), size, walked=walked
    )
