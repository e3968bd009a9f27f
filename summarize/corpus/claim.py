"""Which file is about to get its name: what lets a run know the file that a stopped run did not live to enter."""

import hashlib
import json
import os

from summarize.corpus.disk import open_there, write_at

__all__ = ["Claim"]


class Claim:
    """A name and the digest of what will be there, on disk before the file is.

    A run that is stopped between naming a file and entering it in the journal leaves a file that is in no
    journal. The next run takes it back by the claim. A file of other bytes is somebody else's and stays.
    """

    NAME = ".unfinished.name"

    def __init__(self, folder: int) -> None:
        """Keep the claim in a folder that is open."""
        self._folder = folder
        self._fd: int | None = None
        self._pending = False
        self._name, self._digest = self._read()

    @property
    def name(self) -> str | None:
        """The file that a stopped run was about to name or had just named, if any."""
        return self._name

    def _read(self) -> tuple[str | None, str | None]:
        try:
            with open_there(self.NAME, self._folder) as file:
                line = file.readline()
        except FileNotFoundError:
            return None, None
        try:
            values = json.loads(line)
        except ValueError:
            # Torn, so nothing had been named yet.
            return None, None
        if not isinstance(values, dict):
            return None, None
        name, digest = values.get("name"), values.get("digest")
        sound = isinstance(name, str) and isinstance(digest, str) and os.path.basename(name) == name  # noqa: PTH119
        return (name, digest) if sound else (None, None)

    def take_back(self) -> None:
        """Remove the file that a stopped run had named, if it is that. Raises OSError."""
        if self._name is None:
            return
        try:
            with open_there(self._name, self._folder) as file:
                ours = hashlib.file_digest(file, "sha256").hexdigest() == self._digest
        except OSError:
            # Not there yet, or a link or folder, which no run makes.
            return
        if ours:
            os.unlink(self._name, dir_fd=self._folder)
            os.fsync(self._folder)

    def make(self, name: str, data: bytes) -> None:
        """Say on disk that `name`, which is not there, will be a file of these bytes. Raises OSError."""
        self._pending = True
        if self._fd is None:
            flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            self._fd = os.open(self.NAME, flags, 0o666, dir_fd=self._folder)
            os.fsync(self._folder)
        # What is left of a longer line stands behind the line end.
        line = json.dumps({"name": name, "digest": hashlib.sha256(data).hexdigest()}) + "\n"
        write_at(self._fd, line.encode("ascii"), 0)

    def settle(self) -> None:
        """Note that the journal has the file."""
        self._pending = False

    def close(self) -> None:
        """Remove the claim, unless the journal does not have its file. Raises OSError."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None
        if self._pending:
            return
        try:
            os.unlink(self.NAME, dir_fd=self._folder)
        except FileNotFoundError:
            return
