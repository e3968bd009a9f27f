"""Records: what a batch reads, one article at a time, from files, folders and collections.

Nothing is held but the record at hand. What cannot be read is a record too, one that fails when its article
is asked for, so that nothing is lost without a word.
"""

import hashlib
import json
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, count
from typing import IO, Any

from summarize.article import Article, article_from_bytes, article_from_text
from summarize.article.encoding import encodable
from summarize.article.forms import Form, holds_page
from summarize.cleaning.datelines import iso_date
from summarize.corpus.filenames import short_digest
from summarize.corpus.inputs import Source
from summarize.corpus.rows import LONGEST_RECORD, Row, csv_rows, json_rows, open_lines, parquet_rows
from summarize.errors import InputError, SummarizeError

__all__ = ["Fields", "Record", "read_records"]

#: Fields that are taken where they are there.
_MORE = ("date", "author")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of a record's fields."""

    text: str = "text"
    id: str = "id"
    title: str = "title"


@dataclass(frozen=True, slots=True)
class Record:
    """One article still to be made: its id, its place in the inputs, and a digest of all it will be made of.

    `read` is how many bytes of the inputs had been read with it, `spare` the id it gets where its own is taken.
    """

    id: str
    place: str
    digest: str
    read: int
    make: Callable[[bool], Article]
    spare: str

    def article(self, *, force: bool = False) -> Article:
        """Make the article. Raises InputError where that cannot be done, LanguageError unless `force`."""
        return self.make(force)


def read_records(sources: Sequence[Source], fields: Fields) -> Iterator[Record]:
    """Yield the records of `sources`, in order, each with an id of its own.

    A file's id is the name of its source. A row's id is its field of that name, or the name of its source and its
    number. A row with an id that was there before fails.
    """
    taken: set[bytes] = set()
    before = 0
    for source in sources:
        for record in _records(source, fields):
            distinct = _distinct(record, source, taken)
            yield replace(distinct, read=before + distinct.read)
        before += source.size


def _records(source: Source, fields: Fields) -> Iterator[Record]:
    try:
        if source.form is Form.ARTICLE:
            with source.path.open("rb") as file:
                yield _article_record(source, file.read(LONGEST_RECORD))
        elif source.form is Form.STREAM:
            yield from _stream_records(source, fields)
        else:
            for row in _rows(source, fields):
                yield _row_record(source, row, fields)
    except (OSError, EOFError, zlib.error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield _failed(
            source.name, source.place, InputError(f"{source.place}: cannot be read on ({reason}); check the file")
        )
    except InputError as error:
        yield _failed(source.name, source.place, error)


def _rows(source: Source, fields: Fields) -> Iterator[Row]:
    if source.form is Form.CSV:
        yield from csv_rows(source.path, text_field=fields.text)
    elif source.form is Form.PARQUET:
        wanted = (fields.text, fields.id, fields.title, *_MORE)
        yield from parquet_rows(source.path, wanted, text_field=fields.text)
    else:
        with open_lines(source.path) as (file, position):
            yield from json_rows(file, source.place, position=position)


def _stream_records(source: Source, fields: Fields) -> Iterator[Record]:
    """Yield what comes by standard input: JSON lines if the first line is a JSON object, else one article."""
    with _standard_input() as file:
        first = file.readline(LONGEST_RECORD)
        try:
            values = json.loads(first) if first.startswith(b"{") else None
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            for row in json_rows(_Again(first, file), source.place, position=lambda: 0):
                yield _row_record(source, row, fields)
        else:
            yield _article_record(source, first + file.read(max(0, LONGEST_RECORD - len(first))))


def _standard_input() -> IO[bytes]:
    if sys.stdin is None:
        raise InputError("standard input is closed; give a file, or something to read")
    try:
        # A buffer of its own: a thread that waits in sys.stdin when the program ends would bring it down.
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    except (OSError, ValueError):
        return sys.stdin.buffer


class _Again:
    """A file whose first line has been read already."""

    def __init__(self, first: bytes, file: IO[bytes]) -> None:
        self._first = first
        self._file = file

    def readline(self, size: int) -> bytes:
        first, self._first = self._first, b""
        return first or self._file.readline(size)


def _article_record(source: Source, data: bytes) -> Record:
    html = None if source.form is Form.STREAM else holds_page(source.path)

    def make(force: bool) -> Article:
        return article_from_bytes(data, id=source.name, place=source.place, html=html, force=force)

    return Record(source.name, source.place, _digest(str(html), data), source.size, make, source.path.as_posix())


def _row_record(source: Source, row: Row, fields: Fields) -> Record:
    named = f"{source.name}-{row.number}"
    if row.values is None:
        error = row.error or InputError(f"{row.place}: cannot be read; check the file")
        return replace(_failed(named, row.place, error), read=row.read)
    given = named
    try:
        given = _text(row, "id", fields.id) or named
        title = _text(row, "title", fields.title)
        if row.values.get(fields.text) is None:
            raise InputError(
                f"{row.place}: there is no field {fields.text!r}; name the field of the text with --text-field"
            )
        text = _text(row, "text", fields.text) or ""
    except InputError as error:
        return replace(_failed(given, row.place, error), read=row.read, spare=named)
    day, author = (_note(row.values.get(name)) for name in _MORE)
    day = (iso_date(day) if day else None) or day

    def make(force: bool) -> Article:
        return article_from_text(text, id=given, title=title, date=day, author=author, place=row.place, force=force)

    digest = _digest(*(json.dumps(part) for part in (title, day, author)), text.encode())
    return Record(given, row.place, digest, row.read, make, named)


def _text(row: Row, role: str, name: str) -> str | None:
    """Return a field as a text, None if it is empty or not there; a number is one except where the article is wanted.

    Raises InputError, naming the option that names the field of that `role`, if it is no text.
    """
    value = (row.values or {}).get(name)
    if value is None or value == "":
        return None
    kinds = str if role == "text" else (str, int, float)
    way_out = f"repair it, or name another field with --{role}-field"
    if not isinstance(value, kinds) or isinstance(value, bool):
        raise InputError(f"{row.place}: the field {name!r} is {type(value).__name__}, not a text; {way_out}")
    text = str(value)
    if _SURROGATE.search(text):
        raise InputError(f"{row.place}: the field {name!r} has half a surrogate pair, which is no text; {way_out}")
    return text


def _note(value: Any) -> str | None:
    """Return what a record says beside its article as a text; None where it is no text or date.

    Corpora have lists of authors and the like there; no article is refused for what it can do without.
    """
    if isinstance(value, date):
        return value.isoformat()
    return encodable(value) or None if isinstance(value, str) else None


def _failed(id: str, place: str, error: SummarizeError) -> Record:  # noqa: A002
    def make(force: bool) -> Article:  # noqa: ARG001 - it is how records are asked
        raise error

    return Record(id, place, _digest(str(error)), 0, make, id)


def _digest(*parts: str | bytes) -> str:
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(b"%d\n" % len(data))
        total.update(data)
    return total.hexdigest()


def _distinct(record: Record, source: Source, taken: set[bytes]) -> Record:
    """Return the record with an id that no other has: where its own is taken a file gets another, a row fails."""
    if _take(record.id, taken):
        return record
    names = chain([record.spare], (f"{record.spare} ({number})" for number in count(2)))
    name = next(name for name in names if _take(name, taken))
    if source.form is Form.ARTICLE:
        return replace(record, id=name, make=lambda force: replace(record.make(force), id=name))
    error = InputError(
        f"{record.place}: the id {record.id!r} was there before; give each record its own, "
        "or name another field with --id-field"
    )
    return replace(_failed(name, record.place, error), read=record.read)


def _take(name: str, taken: set[bytes]) -> bool:
    short = short_digest(name)
    if short in taken:
        return False
    taken.add(short)
    return True
