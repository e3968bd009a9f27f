"""Rows: the records of JSON lines, CSV and Parquet files, read one at a time.

A row that cannot be read becomes a row with an error, and reading continues.
"""

import codecs
import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO, Any, Protocol

from summarize.article.encoding import decode
from summarize.corpus.csv_dialect import CsvForm, find_dialect
from summarize.corpus.parquet_pages import largest_page
from summarize.errors import InputError, SummarizeError, TooLargeError, UsageError

#: Bytes of a line, characters of a field. An article has at most a million characters, each of up to 12 bytes in JSON.
LONGEST_RECORD = 16_000_000
#: Largest unpacked page of a Parquet file: writers split pages at one megabyte, but never a cell.
LARGEST_PAGE = 4 * LONGEST_RECORD

_REPAIR = "repair it, or export the records again"
#: Consecutive empty lines. Half a gigabyte of them compresses to nothing.
_MOST_EMPTY = 1_000_000
#: Bytes of a CSV file used to detect its delimiter and quote mark.
_SAMPLED_BYTES = 1 << 18
#: Rows of a Parquet file that are unpacked together.
_ROWS_AT_A_TIME = 64
_TOO_LONG = f"longer than {LONGEST_RECORD:,} bytes"
_SHORTER = "an article has at most a million characters."


class Lines(Protocol):
    """Anything that can be read line by line."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or its next `size` bytes, or nothing at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """A record as read: its values by field, or the error; `number` counts lines or rows from 1.

    `read` is the number of bytes of the file read so far.
    """

    number: int
    place: str
    read: int
    values: dict[str, Any] | None = None
    error: SummarizeError | None = None


def json_rows(file: Lines, place: str, *, position: Callable[[], int]) -> Iterator[Row]:
    """Yield the rows of JSON lines, skipping empty lines.

    Raises OSError, EOFError, zlib.error, and InputError for a file of empty lines.
    """
    number = empty = 0
    while line := file.readline(LONGEST_RECORD):
        number += 1
        here = f"{place}:{number}"
        empty = 0 if line.strip() else empty + 1
        if empty > _MOST_EMPTY:
            raise InputError(f"{here}: more than {_MOST_EMPTY:,} empty lines; the rest is not read, so check the file")
        if len(line) == LONGEST_RECORD and not line.endswith(b"\n"):
            while (rest := file.readline(LONGEST_RECORD)) and not rest.endswith(b"\n"):
                pass
            yield Row(number, here, position(), error=TooLargeError(f"{here}: the line is {_TOO_LONG}", _SHORTER))
        elif line.strip():
            yield _json_row(line.removeprefix(codecs.BOM_UTF8), number, here, position())


def _json_row(line: bytes, number: int, here: str, read: int) -> Row:
    try:
        values = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return Row(number, here, read, error=InputError(f"{here}: the line is not UTF-8 ({error.reason})", _REPAIR))
    except (ValueError, RecursionError) as error:
        return Row(number, here, read, error=InputError(f"{here}: the line is not JSON ({error})", _REPAIR))
    if not isinstance(values, dict):
        return Row(number, here, read, error=InputError(f"{here}: the line is JSON, but not an object", _REPAIR))
    return Row(number, here, read, values)


@contextmanager
def open_lines(path: Path) -> Iterator[tuple[Lines, Callable[[], int]]]:
    """Open a file of lines, gzipped or not, and yield it with a function that returns the position."""
    with path.open("rb") as raw:
        if path.suffix.lower() == ".gz":
            with gzip.GzipFile(fileobj=raw) as file:
                yield file, raw.tell
        else:
            yield raw, raw.tell


def csv_rows(path: Path, form: CsvForm, *, text_field: str) -> Iterator[Row]:
    """Yield the rows of a CSV file, in UTF-8 or a code page, whose first line names the fields.

    Delimiter and quote mark are those of `form`, or detected if the first rows are unambiguous. Raises OSError, and
    InputError if they are ambiguous or no field is named `text_field`.
    """
    with path.open("rb") as raw:
        yield from csv_rows_of(raw, f"{path}", form, text_field=text_field, position=raw.tell)


def csv_rows_of(
    raw: IO[bytes], place: str, form: CsvForm, *, text_field: str, position: Callable[[], int]
) -> Iterator[Row]:
    """Yield the rows of an open CSV file. See `csv_rows`."""
    # Below LONGEST_RECORD, so that a truncated line is not taken for a row.
    csv.field_size_limit(LONGEST_RECORD // 4)
    sample = raw.read(_SAMPLED_BYTES) + raw.readline(LONGEST_RECORD)
    first, _, rest = sample.decode("utf-8-sig", "surrogateescape").partition("\n")
    if not first:
        return
    found = f"{_decoded(first, f'{place}:1')}\n{rest}"
    dialect, header = find_dialect(found, form, place=place, text_field=text_field)
    with io.TextIOWrapper(io.BufferedReader(_Joined(sample, raw)), "utf-8-sig", "surrogateescape", newline="") as file:
        reader = dialect.reader(_short_lines(file))
        next(reader, None)
        for number in count(1):
            # The first line of the row.
            here = f"{place}:{reader.line_num + 1}"
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                reason = InputError(f"{here}: the row is not CSV ({error})", _REPAIR)
                yield Row(number, here, position(), error=reason)
            else:
                if cells:
                    yield _csv_row(cells, header, number, here, position())


class _Joined(io.RawIOBase):
    """A file whose beginning has already been read."""

    def __init__(self, beginning: bytes, rest: IO[bytes]) -> None:
        self._beginning = io.BytesIO(beginning)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._beginning.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _short_lines(file: IO[str]) -> Iterator[str]:
    while line := file.readline(LONGEST_RECORD):
        yield line
        while len(line) == LONGEST_RECORD and not line.endswith("\n"):
            line = file.readline(LONGEST_RECORD)


def _csv_row(cells: list[str], header: list[str], number: int, here: str, read: int) -> Row:
    if len(cells) > len(header):
        reason = f"{here}: the row has {len(cells)} fields, but the first line names {len(header)}"
        return Row(number, here, read, error=InputError(reason, _REPAIR))
    try:
        cells = [_decoded(cell, here) for cell in cells]
    except InputError as error:
        return Row(number, here, read, error=error)
    return Row(number, here, read, dict(zip(header, cells, strict=False)))


def _decoded(cell: str, place: str) -> str:
    """Return a cell read as UTF-8, or decoded from another encoding. Raises InputError if it is not text.

    Spreadsheets write CSV in the code page of their country.
    """
    try:
        cell.encode()
    except UnicodeEncodeError:
        return decode(cell.encode("utf-8", "surrogateescape"), place=place)
    return cell


def parquet_rows(path: Path, *, text_field: str) -> Iterator[Row]:
    """Yield the rows of a Parquet file. Raises InputError if it is damaged, UsageError if it has no field of that name."""
    with path.open("rb") as file:
        yield from parquet_rows_of(file, f"{path}", text_field=text_field, size=path.stat().st_size)


def parquet_rows_of(source: Any, place: str, *, text_field: str, size: int = 0) -> Iterator[Row]:
    """Yield the rows of an open Parquet file. See `parquet_rows`."""
    from pyarrow import parquet
    from pyarrow.lib import ArrowException

    try:
        metadata = parquet.read_metadata(source)  # type: ignore[no-untyped-call]
        columns = [metadata.schema.column(index) for index in range(metadata.num_columns)]
        # Texts in lists stay encoded by a dictionary until their size is known.
        lists = [column.path for column in columns if column.max_repetition_level]
        with parquet.ParquetFile(source, metadata=metadata, read_dictionary=lists) as file:  # type: ignore[no-untyped-call]
            names = file.schema_arrow.names
            if text_field not in names:
                found = ", ".join(names[:8])
                raise UsageError(
                    f"{place}: has no field {text_field!r} ({found})", "name the field of the text with --text-field"
                )
            yield from _groups(source, file, place, size)
    except (ArrowException, ValueError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise InputError(f"{place}: is damaged or not a Parquet file ({reason})", _REPAIR) from error


def _groups(source: Any, file: Any, place: str, size: int) -> Iterator[Row]:
    """Yield the rows of each group; a group that unpacks to too much becomes a single row, which fails."""
    number = 0
    total = max(1, file.metadata.num_rows)
    for index in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(index)
        page = largest_page(source, group, file.schema)
        if page > LARGEST_PAGE:
            here = f"{place}:{number + 1}"
            number += group.num_rows
            reason = f"its rows to {number} unpack to a page or lists of {page:,} bytes, more than {LARGEST_PAGE:,}"
            yield Row(number, here, size * number // total, error=TooLargeError(f"{here}: {reason}", _REPAIR))
            continue
        # Few at a time: a batch holds whole articles, and each of its cells may be a whole page.
        together = max(1, min(_ROWS_AT_A_TIME, LARGEST_PAGE // max(1, page)))
        for batch in file.iter_batches(together, row_groups=[index]):
            for values in _values(batch):
                number += 1
                here = f"{place}:{number}"
                error = TooLargeError(f"{here}: the row is {_TOO_LONG}", _SHORTER) if values is None else None
                yield Row(number, here, size * number // total, values, error)


def _values(batch: Any) -> Iterator[dict[str, Any] | None]:
    """Yield the values of each row of a record batch, or None for a row that is too long."""
    if sum(map(_size, batch.columns)) <= LONGEST_RECORD:
        yield from batch.to_pylist()
    elif len(batch) == 1:
        yield None
    else:
        for index in range(len(batch)):
            yield from _values(batch.slice(index, 1))


def _size(array: Any) -> int:
    """Return the size in bytes of the values of an Arrow array; a value of a dictionary counts each time it occurs."""
    from pyarrow import BaseExtensionType, compute, types

    if isinstance(array.type, BaseExtensionType):
        return _size(array.storage)
    if types.is_dictionary(array.type):
        functions: Any = compute  # pyarrow makes them at run time
        lengths = functions.binary_length(array.dictionary) if len(array.dictionary) else array.indices
        return int(functions.sum(lengths.take(array.indices)).as_py() or 0)
    if types.is_nested(array.type):
        return len(array) + sum(map(_size, _parts(array)))
    return int(array.nbytes)


def _parts(array: Any) -> list[Any]:
    """Return the arrays that a nested array consists of, without the values of rows that were sliced off."""
    from pyarrow import types

    if types.is_map(array.type):
        start, end = array.offsets[0].as_py(), array.offsets[-1].as_py()
        return [part.slice(start, end - start) for part in (array.keys, array.items)]
    parts = array.flatten()
    return parts if isinstance(parts, list) else [parts]
