"""Writing results to files of their own, without overwriting foreign files."""

from pathlib import Path

from summarize.article.files import replace_file
from summarize.errors import OutputError

#: Occurs in every format of a result: the beginning of its signature.
_MARK = b"summarize:"
#: Bytes of an existing file that are searched for it.
_READ = 50_000_000


def write_result(path: Path, text: str) -> None:
    """Write `text`, a result with its signature, and a newline to `path`, completely or not at all.

    An existing file is replaced only if it is such a result. Raises OutputError.
    """
    try:
        if path.exists() and not _ours(path):
            raise OutputError(f"{path}: already exists and is not a result of this program; name another file.")
        replace_file(path, f"{text.rstrip()}\n".encode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); free some space or name another file."
        ) from error


def _ours(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _MARK in file.read(_READ)
