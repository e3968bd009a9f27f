"""CSV and TSV: one pair per row, in two columns."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal

from summarize.bitext.encoded import text_lines
from summarize.bitext.languages import is_english_tag, is_german_tag
from summarize.bitext.unit import BitextError, ByteFile, Entry, Skip, Skipped, Unit, Unreadable

#: Lines in which the separator of a CSV file is detected.
_SAMPLED_LINES = 20

_GERMAN = frozenset({"source", "german", "deutsch", "src"})
_ENGLISH = frozenset({"target", "english", "englisch", "tgt", "translation"})
_ID = frozenset({"id", "key", "name"})


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns (from 0) of each side, and whether the first row has their names."""

    german: int
    english: int
    id: int | None = None
    named: bool = False


def read_csv(file: ByteFile, name: str, columns: Sequence[str] = ()) -> Iterator[Entry]:
    """Yield a pair for each row; columns are separated by commas or, as in German spreadsheets, semicolons.

    `columns` names those of the German and the English, or counts them from 1. By default the names in the first row
    decide (`source` and `target`, `de` and `en`, `German` and `English`), or else the first two are used. Raises
    BitextError for missing columns and for a file that is neither UTF-8 nor UTF-16.
    """
    lines = text_lines(file, name)
    sample = list(islice(lines, _SAMPLED_LINES))
    return _rows(chain(sample, lines), name, columns, delimiter=_delimiter(sample), quoting=csv.QUOTE_MINIMAL)


def _delimiter(sample: Sequence[str]) -> str:
    """Return the mark that gives each row of `sample` the same number of columns: texts contain commas more often."""
    for mark in "\t;,":
        try:
            rows = [row for row in csv.reader(sample, delimiter=mark) if row]
        except csv.Error:
            continue
        # The sample may end within a row.
        widths = {len(row) for row in rows[:-1] or rows}
        if len(widths) == 1 and max(widths) > 1:
            return mark
    return max(",;\t", key="".join(sample[:1]).count)


def read_tsv(file: ByteFile, name: str, columns: Sequence[str] = ()) -> Iterator[Entry]:
    """Yield a pair for each line, like `read_csv`; columns are separated by tabs, and quotation marks are text."""
    return _rows(text_lines(file, name), name, columns, delimiter="\t", quoting=csv.QUOTE_NONE)


def _rows(
    lines: Iterable[str], name: str, columns: Sequence[str], *, delimiter: str, quoting: Literal[0, 3]
) -> Iterator[Entry]:
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True)
    found: _Columns | None = None
    line = 1
    try:
        for row in reader:
            if found is None:
                found = _columns(row, columns, name)
                if not found.named:
                    yield from _entry(row, found, name, line)
            else:
                yield from _entry(row, found, name, line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise BitextError(name, f"this row cannot be read ({error}); is a quotation mark unclosed?", line) from error


def _columns(row: list[str], wanted: Sequence[str], name: str) -> _Columns:
    titles = [title.strip().lower() for title in row]
    identity = next((place for place, title in enumerate(titles) if title in _ID), None)
    if wanted:
        german, english = (_place(column, titles, name) for column in wanted)
        named = not all(column.isdecimal() for column in wanted)
        return _Columns(german, english, identity if named else None, named)
    named_german = next((n for n, title in enumerate(titles) if title in _GERMAN or is_german_tag(title)), None)
    named_english = next((n for n, title in enumerate(titles) if title in _ENGLISH or is_english_tag(title)), None)
    if named_german is not None and named_english is not None:
        return _Columns(named_german, named_english, identity, named=True)
    return _Columns(0, 1)


def _place(column: str, titles: list[str], name: str) -> int:
    if column.strip().lower() in titles:
        return titles.index(column.strip().lower())
    if column.isdecimal() and 0 < int(column) <= len(titles):
        return int(column) - 1
    raise BitextError(name, f"there is no column “{column}” among {', '.join(titles[:8])}; name two of them.", 1)


def _entry(row: list[str], columns: _Columns, name: str, line: int) -> Iterator[Entry]:
    if not any(cell.strip() for cell in row):
        return
    if len(row) <= max(columns.german, columns.english):
        reason = f"the row has {len(row)} column{'' if len(row) == 1 else 's'}; give each row both texts."
        yield Unreadable(name, line, str(BitextError(name, reason, line)))
        return
    german, english = row[columns.german], row[columns.english]
    if not german.strip() or not english.strip():
        yield Skipped(name, line, Skip.UNTRANSLATED)
        return
    identity = row[columns.id] if columns.id is not None and columns.id < len(row) else None
    yield Unit(name, line, identity, german, english)
