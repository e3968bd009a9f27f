"""Records: what a batch reads, one article at a time, from files, folders and collections.

Only the current record is in memory. Unreadable input becomes a record, too, which fails when its article is requested,
so that nothing is lost silently.
"""

import hashlib
import json
import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate
from itertools import chain, count
from typing import IO, Any

from summarize.article import Article, article_from_bytes, article_from_text
from summarize.article.encoding import encodable
from summarize.article.files import standard_input
from summarize.article.formats import Form, holds_page
from summarize.article.webpage import PAGE_SECONDS
from summarize.cleaning.datelines import iso_date
from summarize.corpus.csv_dialect import CsvForm
from summarize.corpus.filenames import short_digest
from summarize.corpus.inputs import Source, find_sources
from summarize.corpus.rows import LONGEST_RECORD, Row, csv_rows, json_rows, open_lines, parquet_rows
from summarize.corpus.values import plain
from summarize.errors import InputError, SummarizeError, UsageError

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of a record's fields, and how CSV files part them."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    date: str = "date"
    csv: CsvForm = CsvForm()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class Record:
    """An article that is yet to be made: its id, its place in the inputs, and a digest of everything it is made from.

    `read` is the number of input bytes read so far, `spare` the id that it gets if its own is taken.
    """

    id: str
    place: str
    digest: str
    read: int
    make: "Callable[[How], Article]"
    spare: str

    def article(self, *, force: bool = False) -> Article:
        """Make the article. Raises InputError where that cannot be done, LanguageError unless `force`."""
        return self.make(How(force))


@dataclass(frozen=True, slots=True)
class How:
    """How to make articles: whether they must be German, and how long extraction from a web page may take."""

    force: bool = False
    page_seconds: float = PAGE_SECONDS


def read_records(sources: Sequence[Source], fields: Fields) -> Iterator[Record]:
    """Yield the records of `sources`, in order, each with a unique id.

    A file's id is the name of its source. A row's id is its id field, or the name of its source and its number. A row
    with an id that occurred before fails.
    """
    taken: set[bytes] = set()
    before = 0
    for source in sources:
        for record in _records(source, fields):
            distinct = _distinct(record, source, taken)
            yield replace(distinct, read=before + distinct.read)
        before += source.size


def read_all(
    inputs: Sequence[str], fields: Fields, *, force: bool = False
) -> tuple[list[Article], list[tuple[str, SummarizeError]]]:
    """Return the articles of `inputs`, in order, and the ids of those that fail, with the error.

    Raises InputError for an input that matches nothing.
    """
    articles: list[Article] = []
    failed: list[tuple[str, SummarizeError]] = []
    for record in read_records(find_sources(inputs), fields):
        try:
            articles.append(record.article(force=force))
        except SummarizeError as error:
            failed.append((record.id, error))
    return articles, failed


def _records(source: Source, fields: Fields) -> Iterator[Record]:
    try:
        if source.error is not None:
            raise source.error
        if source.form is Form.ARTICLE:
            with source.path.open("rb") as file:
                yield _article_record(source, file.read(LONGEST_RECORD))
        elif source.form is Form.STREAM:
            yield from _stream_records(source, fields)
        else:
            yield from _row_records(source, _rows(source, fields), fields)
    except (OSError, EOFError, zlib.error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield _failed(
            source.name,
            source.place,
            InputError(f"{source.place}: cannot be read to the end ({reason})", "check the file"),
        )
    except InputError as error:
        yield _failed(source.name, source.place, error)
    except UsageError as error:
        # A file that was not named may have another purpose.
        if not source.walked:
            raise
        yield _failed(source.name, source.place, InputError(str(error)))


def _row_records(source: Source, rows: Iterable[Row], fields: Fields) -> Iterator[Record]:
    """Yield the records of rows. Raises InputError if there are none, UsageError if none has the text field."""
    number = 0
    seen = False
    names: list[str] = []
    for row in rows:
        number += 1
        yield row_record(source.name, row, fields)
        if not seen and row.values is not None:
            seen = fields.text in row.values
            names = names or [*row.values]
    if not number:
        raise InputError(f"{source.place}: holds no records", "check the file")
    if not seen and names:
        raise UsageError(
            f"{source.place}: no record has a field {fields.text!r} (the first one has {', '.join(names[:8])})",
            "name the field of the text with --text-field",
        )


def _rows(source: Source, fields: Fields) -> Iterator[Row]:
    if source.form is Form.CSV:
        yield from csv_rows(source.path, fields.csv, text_field=fields.text)
    elif source.form is Form.PARQUET:
        yield from parquet_rows(source.path, text_field=fields.text)
    else:
        with open_lines(source.path) as (file, position):
            yield from json_rows(file, source.place, position=position)


def _stream_records(source: Source, fields: Fields) -> Iterator[Record]:
    """Yield the records of standard input: JSON lines if the first line is a JSON object, otherwise one article."""
    with _standard_input() as file:
        first = file.readline(LONGEST_RECORD)
        try:
            values = json.loads(first) if first.startswith(b"{") else None
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            rows = json_rows(_Again(first, file), source.place, position=lambda: 0)
            yield from _row_records(source, rows, fields)
        else:
            yield _article_record(source, first + file.read(max(0, LONGEST_RECORD - len(first))))


def _standard_input() -> IO[bytes]:
    buffer = standard_input()
    try:
        # A separate buffer: a thread blocked in sys.stdin at exit would crash the program.
        return os.fdopen(os.dup(buffer.fileno()), "rb")
    except (OSError, ValueError):
        return buffer


class _Again:
    """A file whose first line has already been read."""

    def __init__(self, first: bytes, file: IO[bytes]) -> None:
        self._first = first
        self._file = file

    def readline(self, size: int) -> bytes:
        first, self._first = self._first, b""
        return first or self._file.readline(size)


def _article_record(source: Source, data: bytes) -> Record:
    html = None if source.form is Form.STREAM else holds_page(source.path)

    def make(how: How) -> Article:
        settings: dict[str, Any] = {"html": html, "force": how.force, "seconds": how.page_seconds}
        return article_from_bytes(data, id=source.name, place=source.place, **settings)

    return Record(source.name, source.place, _digest(str(html), data), source.size, make, source.path.as_posix())


def row_record(name: str, row: Row, fields: Fields) -> Record:
    """Return the record of a row of the collection `name`."""
    named = f"{name}-{row.number}"
    if row.values is None:
        error = row.error or InputError(f"{row.place}: cannot be read", "check the file")
        return replace(_failed(named, row.place, error), read=row.read)
    given = named
    try:
        given = _text(row, "id", fields.id) or named
        title = _text(row, "title", fields.title)
        if row.values.get(fields.text) is None:
            raise InputError(
                f"{row.place}: there is no field {fields.text!r}", "name the field of the text with --text-field"
            )
        text = _text(row, "text", fields.text) or ""
        more = _more(row, fields)
    except InputError as error:
        return replace(_failed(given, row.place, error), read=row.read, spare=named)
    day = _day(row.values.get(fields.date))
    author = _note(row.values.get("author"))

    def make(how: How) -> Article:
        made = article_from_text(text, id=given, title=title, date=day, author=author, place=row.place, force=how.force)
        return replace(made, fields=more)

    digest = _digest(*(json.dumps(part) for part in (title, day, author, more)), text.encode())
    return Record(given, row.place, digest, row.read, make, named)


def _more(row: Row, fields: Fields) -> dict[str, Any]:
    """Return the fields of a row beyond those of an article, as JSON values. Raises InputError."""
    used = (fields.text, fields.id, fields.title)
    try:
        return {encodable(name): plain(value) for name, value in (row.values or {}).items() if name not in used}
    except ValueError as error:
        raise InputError(f"{row.place}: {error}", "remove that field") from error


def _day(value: Any) -> str | None:
    """Return a record's date as ISO 8601 if it can be parsed, unchanged if not."""
    day = _note(value)
    if day is None:
        return None
    if found := iso_date(day):
        return found
    # Dates in feeds: "Thu, 19 Jun 2025 10:00:00 +0200".
    parsed = parsedate(day)
    return day if parsed is None else "{:04}-{:02}-{:02}".format(*parsed)


def _text(row: Row, role: str, name: str) -> str | None:
    """Return a field as text, or None if it is empty or missing; numbers are converted except in the text field.

    Raises InputError if it is not text, naming the option for the field of that `role`.
    """
    value = (row.values or {}).get(name)
    if value is None or value == "":
        return None
    kinds = str if role == "text" else (str, int, float)
    way_out = f"repair it, or name another field with --{role}-field"
    if not isinstance(value, kinds) or isinstance(value, bool):
        raise InputError(f"{row.place}: the field {name!r} is {type(value).__name__}, not a text", way_out)
    text = str(value)
    if _SURROGATE.search(text):
        raise InputError(f"{row.place}: the field {name!r} has a lone surrogate, which is not text", way_out)
    return text


def _note(value: Any) -> str | None:
    """Return metadata of a record as text; None if it is neither text nor a date.

    Corpora have lists of authors and the like there; no article is refused for optional data.
    """
    if isinstance(value, date):
        return value.isoformat()
    return encodable(value) or None if isinstance(value, str) else None


def _failed(id: str, place: str, error: SummarizeError) -> Record:  # noqa: A002
    def make(how: How) -> Article:  # noqa: ARG001 - the signature of Record.make
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
    """Return the record with a unique id: if its own is taken, a file gets another, and a row fails."""
    if _take(record.id, taken):
        return record
    names = chain([record.spare], (f"{record.spare} ({number})" for number in count(2)))
    name = next(name for name in names if _take(name, taken))
    if source.form is Form.ARTICLE:
        return replace(record, id=name, make=lambda how: replace(record.make(how), id=name))
    error = InputError(
        f"{record.place}: the id {record.id!r} occurs twice",
        "give each record its own, or name another field with --id-field",
    )
    return replace(_failed(name, record.place, error), read=record.read)


def _take(name: str, taken: set[bytes]) -> bool:
    short = short_digest(name)
    if short in taken:
        return False
    taken.add(short)
    return True
