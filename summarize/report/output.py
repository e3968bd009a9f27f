"""Writing results to files of their own, without overwriting foreign files."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from summarize.errors import OutputError

__all__ = ["write_result"]

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
        with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            try:
                file.write(f"{text.rstrip()}\n".encode("utf-8", "replace"))
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).chmod(0o666 & ~_umask())
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); free some space or name another file."
        ) from error


def _ours(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _MARK in file.read(_READ)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
