"""The delimiter and quote mark of a CSV file: as given, or detected in its first rows."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.errors import InputError, UsageError

if TYPE_CHECKING:
    from _csv import Reader

_DELIMITERS = ",;\t|"
_QUOTES = "\"'"
_NEARLY_ALL = 0.9
#: A sample with this many characters may be only the beginning of the file.
_FULL_SAMPLE = 1 << 17
#: Rows used for detection. No file was seen that read one way for 200 rows and another way later.
_SAMPLED_ROWS = 200
_WAY_OUT = "say which with --csv-delimiter and --csv-quote"


@dataclass(frozen=True, slots=True)
class CsvForm:
    """The user's delimiter and quote mark (empty: none) of CSV files; each is detected if None."""

    delimiter: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to read a CSV file."""

    delimiter: str
    quote: str

    def reader(self, lines: Iterable[str]) -> "Reader":
        """Return a strict reader of lines."""
        if self.quote:
            return csv.reader(lines, delimiter=self.delimiter, quotechar=self.quote, strict=True)
        return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE, strict=True)

    def __str__(self) -> str:
        """Return a description of the dialect."""
        names = {"\t": "tab", " ": "space"}
        quote = f"quoted with {self.quote}" if self.quote else "without quotes"
        return f"parted by {names.get(self.delimiter, self.delimiter)} and {quote}"


def typed_mark(text: str, what: str) -> str:
    r"""Return the character that a user typed as a mark; `\t` and "tab" are a tab. Raises UsageError."""
    mark = {"\\t": "\t", "tab": "\t", "none": ""}.get(text, text)
    if len(mark) > 1 or mark in ("\n", "\r") or (not mark and what == "delimiter"):
        raise UsageError(f"the CSV {what} is one character, not {text!r}")
    return mark


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sample read in one way: its rows, and the number of them that do not fit the header."""

    dialect: Dialect
    header: list[str]
    rows: list[list[str]]
    bad: int

    def beginning_with(self, marks: str, text_field: str) -> float:
        """Return the share of the texts that begin with one of the marks."""
        column = self.header.index(text_field)
        texts = [row[column].strip() for row in self.rows if len(row) > column]
        return sum(text.startswith(tuple(marks)) for text in texts) / max(1, len(texts))


def find_dialect(sample: str, given: CsvForm, *, place: str, text_field: str) -> tuple[Dialect, list[str]]:
    """Return the dialect of the file that begins with `sample`, and the names in its first line.

    Names that occur twice are numbered. Raises UsageError if no reading has a field `text_field`, and InputError if
    several do and give it different texts.
    """
    quotes = [given.quote] if given.quote is not None else [*_QUOTES]
    by_quote = {quote: _with_quote(sample, given, quote, text_field) for quote in quotes}
    found = [readings for readings in by_quote.values() if readings]
    if not found:
        raise UsageError(
            f"{place}: its first line, which names the fields, has no {text_field!r} "
            f"({sample.partition(chr(10))[0].strip()[:80]!r})",
            "name the field of the text with --text-field, or add that line",
        )
    best = [_only(readings, place) for readings in found]
    chosen = best[0] if len(best) == 1 else _by_apostrophes(best[0], best[1], text_field, place)
    return chosen.dialect, chosen.header


def _with_quote(sample: str, given: CsvForm, quote: str, text_field: str) -> list[_Reading]:
    """Return the readings with that quote mark that have the text field and the fewest rows that do not fit."""
    delimiters = [given.delimiter] if given.delimiter is not None else [*_DELIMITERS]
    readings = [_read(sample, Dialect(delimiter, quote)) for delimiter in delimiters]
    found = [reading for reading in readings if text_field in reading.header]
    fewest = min((reading.bad for reading in found), default=0)
    return [reading for reading in found if reading.bad == fewest]


def _only(readings: list[_Reading], place: str) -> _Reading:
    for other in readings[1:]:
        if other.rows != readings[0].rows:
            raise _ambiguous(place, readings[0], other)
    return readings[0]


def _by_apostrophes(usual: _Reading, other: _Reading, text_field: str, place: str) -> _Reading:
    """Choose between quotation marks and apostrophes.

    Apostrophes before nearly every text are quotes; before a few texts they are speech.
    """
    share = usual.beginning_with("'", text_field)
    if other.bad > usual.bad or not share or other.beginning_with(_QUOTES, text_field) >= share:
        return usual
    if other.bad < usual.bad or share >= _NEARLY_ALL:
        return other
    if share >= 1 - _NEARLY_ALL and usual.rows != other.rows:
        raise _ambiguous(place, usual, other)
    return usual


def _read(sample: str, dialect: Dialect) -> _Reading:
    reader = dialect.reader(io.StringIO(sample, newline=""))
    header: list[str] = []
    rows: list[list[str]] = []
    bad = 0
    while len(rows) + bad < _SAMPLED_ROWS:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            # The sample may end within a row.
            bad += "end of data" not in str(error) or len(sample) < _FULL_SAMPLE
            continue
        if not header:
            header = _distinct([name.strip() for name in row])
        elif row:
            rows.append(row)
            bad += len(row) != len(header)
    return _Reading(dialect, header, rows, bad)


def _distinct(names: list[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        free = name
        number = 2
        while free in found:
            free, number = f"{name}_{number}", number + 1
        found.append(free)
    return found


def _ambiguous(place: str, *readings: _Reading) -> InputError:
    ways = [
        f"{reading.dialect}: {dict(zip(reading.header, (cell[:40] for cell in reading.rows[0]), strict=False))}"
        for reading in readings
        if reading.rows
    ]
    return InputError(f"{place}: its rows can be read in more than one way ({'; '.join(ways)})", _WAY_OUT)
