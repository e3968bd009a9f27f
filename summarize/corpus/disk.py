"""Crash-safe writing: the few system calls that batches rely on."""

import os
from collections.abc import Iterable
from importlib.util import find_spec
from io import BufferedReader
from pathlib import Path

from filelock import lock_descriptor

from summarize.errors import OutputError


def can_lock() -> bool:
    """Whether this system supports what batches rely on."""
    return hasattr(os, "O_DIRECTORY") and find_spec("fcntl") is not None


def cannot_write(path: Path, error: OSError) -> OutputError:
    """Return the error for a failure to write `path`."""
    return OutputError(
        f"{path}: cannot be written ({error.strerror or error})",
        "finished work is kept, so fix this and run the same command again.",
    )


def not_ours(path: Path) -> OutputError:
    """Return the refusal to touch an existing file that no batch wrote."""
    return OutputError(
        f"{path}: already exists and was not written by a batch", "move it away or choose another output."
    )


def open_there(path: str | Path, folder: int | None = None) -> BufferedReader:
    """Open a possibly foreign file for reading, without following a link or waiting for a pipe. Raises OSError.

    With `folder`, the descriptor of an open folder, `path` is relative to it.
    """
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    return os.fdopen(os.open(path, flags, dir_fd=folder), "rb")


def write_at(fd: int, data: bytes, offset: int) -> None:
    """Write all of `data` at `offset` of an open file and wait until it is on disk. Raises OSError."""
    view = memoryview(data)
    while view:
        written = os.pwrite(fd, view, offset)
        view, offset = view[written:], offset + written
    os.fsync(fd)


def unfinished(path: Path) -> Path:
    """Return the file that becomes `path` when it is complete."""
    return path.with_name(f".{path.name}.new")


def rewrite(path: Path, parts: Iterable[bytes]) -> None:
    """Replace the content of a file. A crash leaves either the old or the new one. Raises OSError."""
    temporary = unfinished(path)
    temporary.unlink(missing_ok=True)
    with temporary.open("xb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Wait until the names of files created or renamed in the folder `path` are on disk. Raises OSError."""
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def lock(fd: int, path: Path) -> None:
    """Lock an open file or folder until it is closed. Raises OutputError if another process holds the lock."""
    try:
        free = lock_descriptor(fd, blocking=False)
    except OSError as error:
        raise cannot_write(path, error) from error
    if not free:
        raise OutputError(f"{path}: another run is writing here", "wait for it to end or choose another output.")
