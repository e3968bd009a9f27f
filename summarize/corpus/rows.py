"""Rows: the records of JSON lines, CSV and Parquet files, read one at a time.

A row that cannot be read is a row with an error, and the next one is read.
"""

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
from summarize.errors import InputError, SummarizeError, TooLargeError, UsageError

__all__ = [
    "LONGEST_RECORD",
    "Row",
    "csv_rows",
    "csv_rows_of",
    "json_rows",
    "open_lines",
    "parquet_rows",
    "parquet_rows_of",
]

#: Bytes of a line, characters of a field. An article has a million characters at most, each of up to 12
#: bytes in JSON.
LONGEST_RECORD = 16_000_000

_REPAIR = "repair it, or export the records again"
#: Empty lines in a row. Half a gigabyte of them compresses to nothing.
_MOST_EMPTY = 1_000_000
#: Bytes of a CSV file that its delimiter and quote mark are found out from.
_SAMPLE = 1 << 18
_TOO_LONG = f"longer than {LONGEST_RECORD:,} bytes; an article has at most a million characters"


class Lines(Protocol):
    """What can be read line by line."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or `size` bytes of it, or nothing at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """A record as read: its values by field, or the error; `number` counts lines or rows from 1.

    `read` is how many bytes of the file had been read.
    """

    number: int
    place: str
    read: int
    values: dict[str, Any] | None = None
    error: SummarizeError | None = None


def json_rows(file: Lines, place: str, *, position: Callable[[], int]) -> Iterator[Row]:
    """Yield the rows of JSON lines; empty lines are none. Raises OSError, EOFError, zlib.error, and InputError for a file of them."""
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
            yield Row(number, here, position(), error=TooLargeError(f"{here}: the line is {_TOO_LONG}."))
        elif line.strip():
            yield _json_row(line.removeprefix(b"\xef\xbb\xbf"), number, here, position())


def _json_row(line: bytes, number: int, here: str, read: int) -> Row:
    try:
        values = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return Row(number, here, read, error=InputError(f"{here}: the line is not UTF-8 ({error.reason}); {_REPAIR}"))
    except (ValueError, RecursionError) as error:
        return Row(number, here, read, error=InputError(f"{here}: the line is not JSON ({error}); {_REPAIR}"))
    if not isinstance(values, dict):
        return Row(number, here, read, error=InputError(f"{here}: the line is JSON, but not an object; {_REPAIR}"))
    return Row(number, here, read, values)


@contextmanager
def open_lines(path: Path) -> Iterator[tuple[Lines, Callable[[], int]]]:
    """Open a file of lines, gzipped or not; gives it and a function that tells how far it has been read."""
    with path.open("rb") as raw:
        if path.suffix.lower() == ".gz":
            with gzip.GzipFile(fileobj=raw) as file:
                yield file, raw.tell
        else:
            yield raw, raw.tell


def csv_rows(path: Path, form: CsvForm, *, text_field: str) -> Iterator[Row]:
    """Yield the rows of a CSV file, in UTF-8 or a code page, whose first line names the fields.

    Delimiter and quote mark are those of `form`, or what the first rows leave no doubt of. Raises OSError, and
    InputError if they do or `text_field` is not named.
    """
    with path.open("rb") as raw:
        yield from csv_rows_of(raw, f"{path}", form, text_field=text_field, position=raw.tell)


def csv_rows_of(
    raw: IO[bytes], place: str, form: CsvForm, *, text_field: str, position: Callable[[], int]
) -> Iterator[Row]:
    """Yield the rows of an open CSV file. See `csv_rows`."""
    # Below LONGEST_RECORD, so that a line that had to be cut off does not pass for a row.
    csv.field_size_limit(LONGEST_RECORD // 4)
    sample = raw.read(_SAMPLE) + raw.readline(LONGEST_RECORD)
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
                reason = InputError(f"{here}: the row is not CSV ({error}); {_REPAIR}")
                yield Row(number, here, position(), error=reason)
            else:
                if cells:
                    yield _csv_row(cells, header, number, here, position())


class _Joined(io.RawIOBase):
    """A file whose beginning has been read already."""

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
        reason = f"{here}: the row has {len(cells)} fields, but the first line names {len(header)}; {_REPAIR}"
        return Row(number, here, read, error=InputError(reason))
    try:
        cells = [_decoded(cell, here) for cell in cells]
    except InputError as error:
        return Row(number, here, read, error=error)
    return Row(number, here, read, dict(zip(header, cells, strict=False)))


def _decoded(cell: str, place: str) -> str:
    """Return a cell that was read as UTF-8, or where it is not, as what it is. Raises InputError if it is no text.

    Spreadsheets write CSV in the code page of their country.
    """
    try:
        cell.encode()
    except UnicodeEncodeError:
        return decode(cell.encode("utf-8", "surrogateescape"), place=place)
    return cell


def parquet_rows(path: Path, *, text_field: str) -> Iterator[Row]:
    """Yield the rows of a Parquet file. Raises InputError if it is damaged, UsageError if it has no field of that name."""
    yield from parquet_rows_of(path, f"{path}", text_field=text_field, size=path.stat().st_size)


def parquet_rows_of(source: Any, place: str, *, text_field: str, size: int = 0) -> Iterator[Row]:
    """Yield the rows of an open Parquet file, or one of that path. See `parquet_rows`."""
    from pyarrow import parquet
    from pyarrow.lib import ArrowException

    try:
        with parquet.ParquetFile(source) as file:  # type: ignore[no-untyped-call]
            names = file.schema_arrow.names
            if text_field not in names:
                found = ", ".join(names[:8])
                raise UsageError(
                    f"{place}: has no field {text_field!r} ({found}); name the field of the text with --text-field"
                )
            number = 0
            total = max(1, file.metadata.num_rows)
            # A few at a time: a batch holds whole articles.
            for batch in file.iter_batches(64):
                for values in batch.to_pylist():
                    number += 1
                    yield Row(number, f"{place}:{number}", size * number // total, values)
    except ArrowException as error:
        raise InputError(
            f"{place}: is damaged or not a Parquet file ({str(error).splitlines()[0]}); {_REPAIR}"
        ) from error
