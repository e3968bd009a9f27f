"""Converted models on disk: one zip file each, named after their source and verified by digest."""

import contextlib
import hashlib
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

from summarize.errors import ModelError

T = TypeVar("T")
Files = dict[str, bytes]

_NAME = re.compile(r"(?P<name>.+)\.(?P<digest>[0-9a-f]{64})\.zip")
_PART = ".part"


def default_cache() -> Path:
    """Return the folder for converted models in the program's own cache."""
    from summarize.models.local import cache_folder

    return cache_folder().parent / "ctranslate2"


def cannot_load(path: Path, error: Exception) -> ModelError:
    """Return the error for a converted model that CTranslate2 refuses."""
    return ModelError(f"{path}: CTranslate2 cannot load the model ({error})", "use --engine transformers.")


def loaded(cache: Path, name: str, make: Callable[[], Files], load: Callable[[Files], T]) -> T:
    """Return `load(files)` for the files cached as `name`, or for those that `make` returns, which are then cached.

    `name` identifies the source of the files. The digest of the zip file follows it in the file name; the file appears
    whole, so processes that convert at the same time do no harm. Files that do not match their digest or cannot be
    loaded are made again. If the cache cannot be written, the conversion is repeated next time. Raises what `make` and
    `load` raise.
    """
    files = _kept(cache, name)
    if files is not None:
        try:
            return load(files)
        except ModelError:
            # The file was damaged before its digest was taken: it must not block the model forever.
            files = None
    files = make()
    made = load(files)
    _store(cache, name, files)
    return made


def altered(cache: Path) -> list[Path]:
    """Return the converted models in `cache` that do not match their digest. They are made again when needed."""
    found = sorted(cache.glob("*.zip")) if cache.is_dir() else []
    return [path for path in found if (named := _NAME.fullmatch(path.name)) and _read(path, named["digest"]) is None]


def _conversions(cache: Path, name: str) -> Iterator[tuple[Path, str]]:
    """Yield the files cached under a name, with their expected digests."""
    for path in sorted(cache.iterdir()) if cache.is_dir() else []:
        named = _NAME.fullmatch(path.name)
        if named and named["name"] == name:
            yield path, named["digest"]


def _kept(cache: Path, name: str) -> Files | None:
    """Return what is cached under a name; None if nothing is, if it was altered, or if there are several files."""
    found = list(_conversions(cache, name))
    return _read(*found[0]) if len(found) == 1 else None


def _read(path: Path, digest: str) -> Files | None:
    try:
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                return None
            with zipfile.ZipFile(file) as archive:
                return {name: archive.read(name) for name in archive.namelist()}
    except (OSError, EOFError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None


def _store(cache: Path, name: str, files: Files) -> None:
    part = cache / f".{name}{_PART}"
    # The cache only saves time: a full or read-only disk, or one without locks, must not stop a translation.
    with contextlib.suppress(OSError, NotImplementedError):
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / ".lock"):
            for left in cache.glob(f".*{_PART}"):  # by a killed process, since only the holder of the lock writes
                left.unlink()
            try:
                path = cache / f"{name}.{_write(part, files)}.zip"
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
            for other, _ in _conversions(cache, name):
                if other != path:
                    other.unlink(missing_ok=True)


def _write(path: Path, files: Files) -> str:
    """Write a zip file and return its digest."""
    with path.open("w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for name, content in files.items():
                # A fixed date, so that the same model gives the same file.
                archive.writestr(zipfile.ZipInfo(name), content)
        file.flush()
        os.fsync(file.fileno())
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()
