"""Where a batch writes: a folder with a file per document, or one file with a line per document.

Both keep a journal. A document is entered there before its output is in place, and both are on disk before the run
reports it. A later run learns from the journal what is finished and verifies it by digest. A document that failed is
entered, too, with its reason and without output.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from summarize.article.formats import SUFFIXES
from summarize.corpus.disk import can_lock, cannot_write
from summarize.corpus.export import TABLES, Table
from summarize.corpus.inputs import real
from summarize.corpus.journal import Entry, Kept
from summarize.corpus.output_file import FileOutput
from summarize.corpus.output_folder import FolderOutput
from summarize.corpus.settings import Settings
from summarize.errors import OutputError, UsageError

#: File suffixes: a folder with such a name would be a surprise.
_FILES = SUFFIXES | {".json", ".gz", ".xml", ".pdf"}


class Output(Protocol):
    """A place for the outcomes of a batch.

    `find` is called for each document first. Then, in the same order, `keep` or `commit` receives its outcome; they may
    run in another thread than `find`.
    """

    @property
    def failures(self) -> Path:
        """The file that lists the failures."""
        ...

    @property
    def stale(self) -> int:
        """The number of documents found that were made from other content or with other settings."""
        ...

    def find(self, id: str, digest: str, signature: str) -> Kept | None:  # noqa: A002
        """Return what an earlier run made of the next document, if content and settings are the same."""
        ...

    def keep(self, kept: Kept) -> None:
        """Leave the outcome of an earlier run as it is. Raises OutputError."""
        ...

    def commit(self, entry: Entry, data: bytes | None) -> None:
        """Put a new outcome on disk; it is safe on return. Raises OutputError."""
        ...

    def finish(self) -> int:
        """Bring everything into the order of the documents, once all have their outcomes.

        What an earlier run made of documents that are no longer inputs is kept after the others. Returns the number of
        such outputs.
        """
        ...

    def close(self) -> None:
        """Release the output, so that another run can use it."""
        ...


def is_lines(path: Path) -> bool:
    """Whether an output is one file of records: named .jsonl, .csv or .parquet, and not a folder.

    Raises UsageError if it is, or is named like, a file of another kind; OutputError if its name cannot be looked up.
    """
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except OSError as error:
        raise cannot_write(path, error) from error
    if is_folder:
        return False
    suffix = path.suffix.lower()
    if suffix == ".jsonl" or suffix in TABLES:
        return True
    if exists or suffix in _FILES or str(path) == "-":
        raise UsageError(
            f"{path}: the output is a folder or a .jsonl, .csv or .parquet file, no other file",
            "name one of these, or leave -o out and redirect what is printed",
        )
    return False


def own_files(path: Path) -> frozenset[Path]:
    """Return the output in `path` and the files written beside its documents, as resolved paths, existing or not.

    Raises the errors of `is_lines`.
    """
    files = FolderOutput.own_files(path)
    if is_lines(path):
        table = path.suffix.lower() in TABLES
        files = TableOutput.own_files(path) if table else FileOutput.own_files(path)
    return frozenset(map(real, files))


class TableOutput(FileOutput):
    """A table, made from lines beside it when they are complete."""

    @staticmethod
    def own_files(path: Path) -> tuple[Path, ...]:
        """Return the table and the files written beside it."""
        return path, *Table.own_files(path), *FileOutput.own_files(_lines(path))

    def __init__(self, settings: Settings, types: Mapping[str, Any], say: Callable[[str], None]) -> None:
        """Open the lines. Raises the errors of `FileOutput`, and OutputError for a table that no run wrote."""
        lines = _lines(settings.output)
        self._table = Table(settings.output, lines, types, say)
        super().__init__(lines, settings, say)

    def finish(self) -> int:
        """See `Output.finish`."""
        left = super().finish()
        self._table.write()
        return left


def _lines(table: Path) -> Path:
    return table.with_name(f"{table.name}.jsonl")


def open_output(
    settings: Settings, suffix: str, say: Callable[[str], None], types: Callable[[], Mapping[str, Any]] = dict
) -> Output:
    """Return the output for these settings: a file or table, according to its name, or a folder of files with `suffix`.

    `types` returns the known types of fields for a Parquet table. `say` receives a line about everything that differs
    from what an earlier run left. Raises UsageError for lines of anything but JSON, for another kind of file and for
    output made with other settings; OutputError if it cannot be written, another run is writing it, or it contains
    something that no batch wrote.
    """
    path = settings.output
    if not can_lock():
        # Such as Windows.
        raise OutputError(
            f"{path}: batches need Linux or macOS, whose folders can be locked and synced",
            "leave -o out and redirect what is printed, or run this in WSL",
        )
    if is_lines(path):
        if suffix != ".json":
            raise UsageError(f"{path}: a {path.suffix} file needs a JSON format, not {suffix}", "name a folder")
        if path.suffix.lower() in TABLES:
            return TableOutput(settings, types(), say)
        return FileOutput(path, settings, say)
    return FolderOutput(path, suffix, settings, say)
