"""Inputs: the files that the arguments of a batch stand for, in order."""

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

from summarize.errors import InputError

__all__ = ["SUFFIXES", "Form", "Source", "find_sources", "is_article"]


class Form(StrEnum):
    """How a file holds articles."""

    ARTICLE = "article"
    JSON_LINES = "json lines"
    CSV = "csv"
    PARQUET = "parquet"
    STREAM = "standard input"


#: The first suffix that fits decides. A file named as an input is an article whatever its suffix is.
_FORMS = {
    ".txt": Form.ARTICLE,
    ".md": Form.ARTICLE,
    ".markdown": Form.ARTICLE,
    ".text": Form.ARTICLE,
    ".html": Form.ARTICLE,
    ".htm": Form.ARTICLE,
    ".xhtml": Form.ARTICLE,
    ".jsonl": Form.JSON_LINES,
    ".jsonl.gz": Form.JSON_LINES,
    ".ndjson": Form.JSON_LINES,
    ".ndjson.gz": Form.JSON_LINES,
    ".csv": Form.CSV,
    ".tsv": Form.CSV,
    ".parquet": Form.PARQUET,
}

#: What the name of a file that can be an input ends with.
SUFFIXES = frozenset(_FORMS)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `name` is what ids are made of, `size` is in bytes, 0 for standard input."""

    path: Path
    form: Form
    name: str
    size: int

    @property
    def place(self) -> str:
        """What messages call it."""
        return "standard input" if self.form is Form.STREAM else str(self.path)


def is_article(name: str) -> bool:
    """Whether an input is one article: a file that is no collection, or standard input."""
    path = Path(name)
    return name == "-" or (path.is_file() and _form(path) in (Form.ARTICLE, None))


def find_sources(inputs: Sequence[str], *, leave_out: Path | None = None) -> list[Source]:
    """Return the files that `inputs` stand for: files, folders (walked, sorted), patterns, or `-`.

    In a folder, hidden files and files whose suffix is not that of an article or a collection are passed
    over, as is `leave_out`, a file or folder. A file that is reached twice is taken once. Raises InputError
    for an input that stands for nothing.

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
        raise InputError("Parquet files take pyarrow to read; `pip install 'summarize[parquet]'` gets it.")
    names = Counter(source.name for source in found.values())
    return [
        source if names[source.name] == 1 else replace(source, name=source.path.as_posix()) for source in found.values()
    ]


def _sources(name: str, leave_out: Path | None, *, alone: bool) -> Iterator[Source]:
    path = Path(name)
    if name == "-":
        yield Source(path, Form.STREAM, "stdin", 0)
    elif path.is_dir():
        found = sorted(_walk(path, leave_out), key=lambda file: file.relative_to(path).parts)
        if not found:
            raise InputError(
                f"{name}: this folder holds no files that it can read (.txt .md .html .jsonl .csv .parquet); name another"
            )
        for file in found:
            yield _source(file, file.relative_to(path) if alone else file)
    elif path.exists() or not glob.has_magic(name):
        yield _source(path, Path(path.name))
    else:
        # Path.glob takes no absolute patterns.
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207
        found = [Path(match) for match in matches if Path(match).is_file()]
        if not found:
            raise InputError(f"{name}: no file fits this pattern; check it.")
        base = Path(*takewhile(lambda part: not glob.has_magic(part), path.parts))
        for file in found:
            yield _source(file, file.relative_to(base) if alone else file)


def _walk(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    out = None if leave_out is None else leave_out.resolve()
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith(".") and (here / name).resolve() != out]
        for name in files:
            path = here / name
            if not name.startswith(".") and _form(path) is not None and path.resolve() != out:
                yield path


def _form(path: Path) -> Form | None:
    return next((form for suffix, form in _FORMS.items() if path.name.lower().endswith(suffix)), None)


def _source(path: Path, name: Path) -> Source:
    """Return the source for a file that is called `name`. Raises InputError without a file."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the name") from error
    return Source(path, _form(path) or Form.ARTICLE, name.as_posix().removesuffix(".txt") or str(name), size)
