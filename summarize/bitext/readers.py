"""Reading a bitext of any format, unit by unit; JSON lines here, each other format in a module of its own."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from summarize.article import opened
from summarize.article.files import cut_lines
from summarize.bitext.languages import checked_languages
from summarize.bitext.pairs import numbered, parse_pair
from summarize.bitext.po import read_po
from summarize.bitext.tables import read_csv, read_tsv
from summarize.bitext.tmx import read_tmx
from summarize.bitext.unit import BitextError, ByteFile, Entry, Skip, Skipped, Unit, Unreadable
from summarize.bitext.xliff import read_xliff
from summarize.errors import InputError


def read_json_lines(file: ByteFile, name: str) -> Iterator[Entry]:
    """Yield a pair (`id`, `source`, `target`) for each line that is not blank; a malformed line is reported by its number."""
    for number, content in numbered(cut_lines(file.readline)):
        try:
            identity, source, target = parse_pair(content)
        except InputError as error:
            yield Unreadable(name, number, f"{name}, line {number}: {error}")
        else:
            yield Unit(name, number, identity, source, target)


_Reader = Callable[[ByteFile, str], Iterator[Entry]]

_READERS: Mapping[str, _Reader] = {
    ".xlf": read_xliff,
    ".xliff": read_xliff,
    ".tmx": read_tmx,
    ".po": read_po,
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".jsonl": read_json_lines,
}

#: Suffixes of bitexts; `.gz` may follow.
FORMATS = tuple(_READERS)

_TABLES = {".csv": read_csv, ".tsv": read_tsv}
_COLUMNS = "name the columns the other way round with --columns"
_REMEDIES = {
    ".csv": _COLUMNS,
    ".tsv": _COLUMNS,
    ".jsonl": "“source” must be the German",
    ".po": "correct the header's Language",
}
_TAGS = "correct the language tags"


def is_bitext(path: str) -> bool:
    """Whether a file is a bitext, by its name."""
    return _format(path) in _READERS


def _format(path: str) -> str:
    return Path(path.lower().removesuffix(".gz")).suffix


def read_bitext(path: str, *, columns: Sequence[str] = (), force: bool = False) -> Iterator[Entry]:
    """Yield the units of a bitext in order, and those that are skipped.

    `columns` are those of a table that hold the German and the English. Raises BitextError if the file cannot be read
    (to its end), or its texts are not German and English (unless `force`).
    """
    form = _format(path)
    reader = partial(_TABLES[form], columns=columns) if form in _TABLES else _READERS[form]
    with opened(path) as raw:
        entries: Iterator[Entry] = map(_translated, reader(_Readable(raw, path), path))
        if not force:
            entries = checked_languages(entries, file=path, remedy=_REMEDIES.get(form, _TAGS))
        yield from entries


def _translated(entry: Entry) -> Entry:
    """Return a unit, or a Skipped if the text was only copied: identical sides are in one language."""
    if isinstance(entry, Unit) and entry.german == entry.english and any(map(str.isalpha, entry.german)):
        return Skipped(entry.file, entry.line, Skip.UNTRANSLATED)
    return entry


class _Readable:
    """A file, unpacked if its name ends with .gz; errors while reading name it."""

    def __init__(self, raw: BinaryIO, name: str) -> None:
        packed = name.lower().endswith(".gz")
        self._file = cast(BinaryIO, io.BufferedReader(gzip.GzipFile(fileobj=raw))) if packed else raw
        self._name = name

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._file.read(size)
        except (OSError, EOFError, zlib.error) as error:
            raise self._broken(error) from error

    def readline(self, size: int = -1, /) -> bytes:
        try:
            return self._file.readline(size)
        except (OSError, EOFError, zlib.error) as error:
            raise self._broken(error) from error

    def _broken(self, error: Exception) -> BitextError:
        return BitextError(self._name, f"cannot be read to the end ({error}); check that the file is complete.")
