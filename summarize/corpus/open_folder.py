"""An open folder: a batch's operations on the files in it, even if its path is replaced meanwhile."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from summarize.corpus.disk import lock, open_there, write_at
from summarize.corpus.filenames import unused_name


class OpenFolder:
    """Files by name. Links are not followed. Each method raises OSError."""

    def __init__(self, path: Path) -> None:
        """Open and lock a folder, creating it if missing. Raises OutputError if another run has it."""
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            lock(self._fd, path)
        except BaseException:
            os.close(self._fd)
            raise

    def close(self) -> None:
        """Close the folder."""
        os.close(self._fd)

    def exists(self, name: str) -> bool:
        """Whether anything has that name."""
        try:
            os.stat(name, dir_fd=self._fd, follow_symlinks=False)
        except FileNotFoundError:
            return False
        return True

    def read(self, name: str) -> bytes | None:
        """Return the content of a file; None if it does not exist, or is a link, a folder or a pipe."""
        try:
            file = open_there(name, self._fd)
        except OSError:
            return None
        with file:
            return file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None

    def digest(self, name: str) -> str | None:
        """Return the SHA-256 of a file; None if `read` returns None."""
        data = self.read(name)
        return None if data is None else hashlib.sha256(data).hexdigest()

    def write(self, name: str, data: bytes) -> None:
        """Rewrite a file and wait until its content is on disk."""
        self.remove(name)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        fd = os.open(name, flags, 0o666, dir_fd=self._fd)
        try:
            write_at(fd, data, 0)
        finally:
            os.close(fd)

    def rename(self, name: str, target: str) -> None:
        """Rename a file, replacing what had the new name."""
        os.rename(name, target, src_dir_fd=self._fd, dst_dir_fd=self._fd)

    def put_aside(self, name: str) -> str:
        """Rename a file to an unused name. Returns that name."""
        aside = unused_name(name, self.exists)
        self.rename(name, aside)
        return aside

    def remove(self, name: str) -> None:
        """Remove a file if it exists."""
        with suppress(FileNotFoundError):
            os.unlink(name, dir_fd=self._fd)

    def sync(self) -> None:
        """Wait until the names are on disk."""
        os.fsync(self._fd)
