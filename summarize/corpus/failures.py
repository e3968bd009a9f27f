"""The list of documents that failed, rewritten by each run."""

import json
import os
from pathlib import Path
from typing import IO

from summarize.corpus.disk import cannot_write, not_ours, open_there

#: The beginning of a line, by which the remains of a crash are recognised.
_BEGINNING = b'{"id": '


class Failures:
    """One JSON object per line, with the id, the place and the reason; without failures there is no file."""

    def __init__(self, path: Path) -> None:
        """Remove the list of an earlier run. Raises OutputError if that fails or the file is not such a list."""
        self.path = path
        self._file: IO[str] | None = None
        try:
            _check_ours(path)
            # Written as the documents pass, so that it is in their order.
            path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(path, error) from error

    def add(self, id: str, place: str, reason: str) -> None:  # noqa: A002
        """Add a document. Raises OutputError."""
        try:
            if self._file is None:
                self._file = self.path.open("x", encoding="utf-8")
            self._file.write(json.dumps({"id": id, "place": place, "reason": reason}) + "\n")
            self._file.flush()
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def finish(self) -> None:
        """Flush the list to disk. Raises OutputError."""
        if self._file is not None:
            try:
                os.fsync(self._file.fileno())
            except OSError as error:
                raise cannot_write(self.path, error) from error

    def close(self) -> None:
        """Close the list."""
        if self._file is not None:
            self._file.close()


def _check_ours(path: Path) -> None:
    """Raise OutputError if the file exists and does not begin like a list of failures."""
    try:
        with open_there(path) as file:
            line = file.readline()
    except FileNotFoundError:
        return
    # A machine that stops leaves zeros where it had not yet written.
    torn = not line.endswith(b"\n") and (line.startswith(_BEGINNING) or _BEGINNING.startswith(line.strip(b"\0")))
    try:
        values = json.loads(line)
    except ValueError:
        ours = torn
    else:
        ours = isinstance(values, dict) and [*values] == ["id", "place", "reason"]
    if not ours:
        raise not_ours(path)
