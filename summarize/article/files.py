"""Opening files and standard input, with failures reported as this program's errors; replacing files."""

import gzip
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from summarize.errors import InputError, empty_name

#: Bytes kept of a line; the rest is dropped. Room for two texts of a million characters, each up to 12 bytes in JSON.
LONGEST_LINE = 32_000_000


def standard_input() -> BinaryIO:
    """Return standard input as bytes. Raises InputError if it is closed."""
    if sys.stdin is None:
        raise InputError("standard input is closed", "name a file or pipe one in")
    return sys.stdin.buffer


@contextmanager
def opened(source: str | Path) -> Iterator[BinaryIO]:
    """Open a file or standard input (`-`) to read. Raises InputError if it cannot be opened, UsageError if unnamed."""
    if not str(source):
        raise empty_name("an input")
    if str(source) == "-":
        yield standard_input()
        return
    path = Path(source)
    with readable(path):
        file = path.open("rb")
    with file:
        yield file


def cut_lines(readline: Callable[[int], bytes]) -> Iterator[bytes]:
    """Yield the lines of a file, each cut at LONGEST_LINE bytes; `readline` returns a line of at most so many."""
    while line := readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            line = readline(LONGEST_LINE)


def read_lines(source: str | Path) -> Iterator[bytes]:
    """Yield the lines of a file (gzipped if its name ends with .gz) or of standard input (`-`).

    A line is cut at LONGEST_LINE bytes. Raises InputError if the input cannot be read, or not to its end.
    """
    with opened(source) as raw:
        file = gzip.GzipFile(fileobj=raw) if str(source).lower().endswith(".gz") else raw
        try:
            yield from cut_lines(file.readline)
        except (OSError, EOFError, zlib.error) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else error
            place = "standard input" if str(source) == "-" else source
            raise InputError(
                f"{place}: cannot be read to the end ({reason})", "check that the file is complete"
            ) from error


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn the errors of reading `path` into InputError."""
    try:
        yield
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file", "check the name") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: this is a folder", "name a file in it") from error
    except PermissionError as error:
        raise InputError(f"{path}: no permission to read this file", "change its permissions") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{path}: this file cannot be read ({reason})", "check the path") from error


def replace_file(path: Path, data: bytes) -> None:
    """Write a file completely or not at all, with the permissions of a new file. Raises OSError."""
    with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).chmod(0o666 & ~_umask())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
