"""Comparing a model's file with its pinned size and digest."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from summarize.models.checkpoint import file_digest
from summarize.models.manifest import ModelFile


class FileState(StrEnum):
    """The result of verifying a file."""

    OK = "ok"
    UNPINNED = "unpinned"
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FileCheck:
    """A file of a model, compared with what is pinned.

    `digest` is the sha256 found, or None if the file is missing or was rejected for its size. `difference` describes
    what a changed file has and what it should have.
    """

    file: str
    state: FileState
    digest: str | None
    difference: str | None = None


def check_file(path: Path, wanted: ModelFile) -> FileCheck:
    """Compare the file at `path` with what is pinned; a file of the wrong size is not read.

    Raises ModelError if it cannot be read.
    """
    if not path.is_file():
        return FileCheck(wanted.name, FileState.MISSING, None)
    size = path.stat().st_size
    if wanted.size is not None and size != wanted.size:
        return FileCheck(wanted.name, FileState.CHANGED, None, f"it has {size:,} bytes, not {wanted.size:,}")
    digest = file_digest(path)
    if wanted.sha256 is None:
        return FileCheck(wanted.name, FileState.UNPINNED, digest)
    if digest != wanted.sha256:
        difference = f"its sha256 is {digest[:12]}, not {wanted.sha256[:12]}"
        return FileCheck(wanted.name, FileState.CHANGED, digest, difference)
    return FileCheck(wanted.name, FileState.OK, digest)
