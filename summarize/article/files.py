"""Files and standard input, opened; why that cannot be done is said in the words of this program."""

import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from summarize.errors import InputError, UsageError

__all__ = ["LONGEST_LINE", "opened", "read_lines", "readable"]

#: Bytes of a line, of which no more is kept: two texts of a million characters, each of up to 12 bytes in JSON.
LONGEST_LINE = 32_000_000


@contextmanager
def opened(source: str | Path) -> Iterator[BinaryIO]:
    """Open a file, or standard input (`-`), to be read. Raises InputError if there is none, UsageError without a name."""
    if not str(source):
        # Path("") is the folder one is in, which nobody asked for.
        raise UsageError("an input has an empty name; is a variable of your script unset?")
    if str(source) == "-":
        if sys.stdin is None:
            raise InputError("standard input is closed; give a file, or something to read")
        yield sys.stdin.buffer
        return
    path = Path(source)
    with readable(path):
        file = path.open("rb")
    with file:
        yield file


def read_lines(source: str | Path) -> Iterator[bytes]:
    """Yield the lines of a file, gzipped if it is named .gz, or of standard input (`-`).

    Of a line longer than LONGEST_LINE only that much is given. Raises InputError if it cannot be read (on).
    """
    with opened(source) as raw:
        file = gzip.GzipFile(fileobj=raw) if str(source).lower().endswith(".gz") else raw
        try:
            while line := file.readline(LONGEST_LINE):
                yield line
                while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                    line = file.readline(LONGEST_LINE)
        except (OSError, EOFError, zlib.error) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else error
            place = "standard input" if str(source) == "-" else source
            raise InputError(
                f"{place}: cannot be read to the end ({reason}); check whether the file is whole"
            ) from error


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Say in the words of this program why `path` cannot be read."""
    try:
        yield
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file; check the name") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: this is a folder; name a file in it") from error
    except PermissionError as error:
        raise InputError(f"{path}: no permission to read this file; change its permissions") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{path}: this file cannot be read ({reason}); check the path") from error
