"""A batch's lines as a table, CSV or Parquet, rewritten from the lines when a run finishes."""

import base64
import csv
import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from summarize.corpus.disk import cannot_write, not_ours, rewrite, sync_folder, unfinished
from summarize.corpus.filenames import unused_name
from summarize.jsonl import json_line

#: File suffixes of tables.
TABLES = frozenset({".csv", ".parquet"})

#: Records per row group, and per round of detecting types.
_RECORDS_AT_A_TIME = 1000


class Table:
    """The table in `path`, made from the lines in `lines`; its digest is kept beside it, in `NAME.digest`.

    A table that was changed since a run wrote it is renamed to `NAME.changed`, a second one to `NAME.changed-2` and so
    on; none is overwritten.
    """

    def __init__(self, path: Path, lines: Path, types: Mapping[str, Any], say: Callable[[str], None]) -> None:
        """Raises OutputError if `path` exists and no run wrote it."""
        self.path = path
        self._lines = lines
        self._types = types
        self._say = say
        self._temporary, self._digest, _ = self.own_files(path)
        if path.exists() and not self._digest.exists():
            raise not_ours(path)

    @staticmethod
    def own_files(path: Path) -> tuple[Path, Path, Path]:
        """Return the files written beside the table."""
        digest = path.with_name(f"{path.name}.digest")
        return unfinished(path), digest, unfinished(digest)

    def write(self) -> None:
        """Rewrite the table if it does not match the lines. Raises OutputError."""
        try:
            self._temporary.unlink(missing_ok=True)
            if self.path.suffix.lower() == ".csv":
                _write_csv(self._records, self._temporary)
            else:
                write_parquet(self._records, self._temporary, self._types)
            new = _file_digest(self._temporary)
            now = _file_digest(self.path)
            if now == new:
                self._temporary.unlink()
            else:
                self._replace(now, new)
            self._know(new)
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def _replace(self, now: str | None, new: str | None) -> None:
        known = self._digest.read_text("ascii", "replace").split() if self._digest.exists() else []
        if now is not None and now not in known:
            self._put_aside()
            now = None
        with self._temporary.open("rb") as file:
            os.fsync(file.fileno())
        # Both digests: a run that stops before the rename leaves the old table, which is ours as well.
        self._know(new, now)
        self._temporary.replace(self.path)
        sync_folder(self.path.parent)

    def _put_aside(self) -> None:
        folder = self.path.parent
        aside = folder / unused_name(self.path.name, lambda name: os.path.lexists(folder / name))
        self.path.rename(aside)
        self._say(f"{self.path} was changed since it was written; that version was moved to {aside}")

    def _know(self, *digests: str | None) -> None:
        rewrite(self._digest, [f"{digest}\n".encode("ascii") for digest in digests if digest])

    def _records(self) -> Iterator[dict[str, Any]]:
        with self._lines.open("rb") as file:
            yield from map(json.loads, file)


def _file_digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def _names(records: Callable[[], Iterator[dict[str, Any]]]) -> list[str]:
    """Return the fields of all records, in order of first occurrence."""
    names: dict[str, None] = {}
    for record in records():
        names.update(dict.fromkeys(record))
    return [*names]


def _write_csv(records: Callable[[], Iterator[dict[str, Any]]], path: Path) -> None:
    """Write one row per record; lists and objects become JSON in their cell, null becomes an empty cell."""
    names = _names(records)
    with path.open("x", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for record in records():
            writer.writerow([_cell(record.get(name)) for name in names])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json_line(value)


def write_parquet(records: Callable[[], Iterator[dict[str, Any]]], path: Any, types: Mapping[str, Any]) -> None:
    """Write one row per record.

    A field has one of `types`, or the common type of its values; if they differ, it is JSON.
    """
    import pyarrow
    from pyarrow import parquet

    found = {**_types(records), **types}
    found = {name: found[name] for name in _names(records)}
    schema = pyarrow.schema([(name, pyarrow.string() if kind is None else kind) for name, kind in found.items()])
    with parquet.ParquetWriter(path, schema) as writer:  # type: ignore[no-untyped-call]
        for group in _groups(records()):
            columns = [_column([record.get(name) for record in group], kind) for name, kind in found.items()]
            writer.write_table(pyarrow.table(columns, schema=schema))


def _groups(records: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(records, _RECORDS_AT_A_TIME)):
        yield group


def _types(records: Callable[[], Iterator[dict[str, Any]]]) -> dict[str, Any]:
    """Return the Parquet type of each field, or None if its values have several types."""
    found: dict[str, Any] = {}
    for group in _groups(records()):
        for name in {name: None for record in group for name in record}:
            kind = _type([record.get(name) for record in group])
            found[name] = _common(found[name], kind) if name in found else kind
    return {name: None if _is_empty(kind) else kind for name, kind in found.items()}


def _type(values: list[Any]) -> Any:
    import pyarrow

    try:
        return pyarrow.array(values).type
    except (pyarrow.ArrowException, OverflowError, TypeError):
        return None


def _common(first: Any, second: Any) -> Any:
    import pyarrow

    if first is None or second is None:
        return None
    try:
        schemas = [pyarrow.schema([("", kind)]) for kind in (first, second)]
        return pyarrow.unify_schemas(schemas, promote_options="permissive").field(0).type
    except pyarrow.ArrowException:
        return None


def _is_empty(kind: Any) -> bool:
    """Whether a part of a type is empty, which Parquet cannot store."""
    from pyarrow import types

    if kind is None or types.is_null(kind):
        return True
    if types.is_struct(kind):
        return not kind.num_fields or any(_is_empty(kind.field(index).type) for index in range(kind.num_fields))
    return types.is_list(kind) and _is_empty(kind.value_type)


def _column(values: list[Any], kind: Any) -> Any:
    import pyarrow
    from pyarrow import types

    if kind is None:
        texts = [value if value is None or isinstance(value, str) else json_line(value) for value in values]
        return pyarrow.array(texts, pyarrow.string())
    if types.is_binary(kind) or types.is_large_binary(kind):
        return pyarrow.array([value and base64.b64decode(value) for value in values], kind)
    if types.is_temporal(kind) or types.is_decimal(kind):
        return pyarrow.array([value and str(value) for value in values], pyarrow.string()).cast(kind)
    return pyarrow.array(values, kind)


def table_types(paths: Iterable[Path], used: Collection[str]) -> dict[str, Any]:
    """Return the types of the passed-through fields of Parquet files, where all files agree.

    Types that JSON has, and lists and objects, are detected later. Raises OSError.
    """
    found: dict[str, Any] = {}
    for path in paths:
        from pyarrow import ArrowException, parquet, types

        try:
            schema = parquet.read_schema(path)  # type: ignore[no-untyped-call]
        except ArrowException:
            continue  # the error comes when it is read
        for field in schema:
            if types.is_nested(field.type) or field.name in used:
                continue
            found[field.name] = field.type if found.get(field.name, field.type) == field.type else None
    return {name: kind for name, kind in found.items() if kind is not None}
