"""Converted models on disk: one zip file each, found by what they were made from."""

import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

__all__ = ["cached", "default_cache"]


def default_cache() -> Path:
    """Return the folder for converted models in the program's own cache."""
    from summarize.models import cache_folder

    return cache_folder().parent / "ctranslate2"


def cached(path: Path, make: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
    """Return the files kept in `path`, or what `make` returns, which is then kept there.

    The name of `path` tells what the files are made from. They are one file in the cache, put in place whole, so
    processes that convert at the same time do no harm; a damaged one is made again. A cache that cannot be
    written only costs the time to convert.
    """
    files = _load(path)
    if files is None:
        files = make()
        _store(path, files)
    return files


def _load(path: Path) -> dict[str, bytes] | None:
    """Return what `_store` put into `path`; None if nothing is there or it is damaged (zip has checksums)."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (OSError, EOFError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None


def _store(path: Path, files: dict[str, bytes]) -> None:
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
            temporary = Path(file.name)
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                for name, content in files.items():
                    # With a date of its own, so that the same model is the same file.
                    archive.writestr(zipfile.ZipInfo(name), content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        # The cache saves time, nothing else: a full or read-only disk must not stop a translation.
        if temporary is not None:
            temporary.unlink(missing_ok=True)
