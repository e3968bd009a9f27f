"""Converted models on disk: one zip file each, found by what they were made from and verified by what they hold."""

import fcntl
import hashlib
import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TypeVar

from summarize.errors import ModelError

__all__ = ["altered", "default_cache", "loaded"]

T = TypeVar("T")
Files = dict[str, bytes]

_NAME = re.compile(r"(?P<name>.+)\.(?P<digest>[0-9a-f]{64})\.zip")
_PARTS = ".*.part"


def default_cache() -> Path:
    """Return the folder for converted models in the program's own cache."""
    from summarize.models import cache_folder

    return cache_folder().parent / "ctranslate2"


def loaded(cache: Path, name: str, make: Callable[[], Files], load: Callable[[Files], T]) -> T:
    """Return what `load` makes of the files kept in `cache` as `name`, or of those that `make` returns and that are then kept.

    `name` tells what the files are made from. Behind it stands the digest of the zip file, which is put in place whole, so
    processes that convert at the same time do no harm. What does not have its digest, or cannot be loaded, is made again. A
    cache that cannot be written only costs the time to convert. Raises what `make` and `load` raise.
    """
    files = _kept(cache, name)
    if files is not None:
        try:
            return load(files)
        except ModelError:
            # Whatever damaged it had its digest taken afterwards: it must not stand in the way for ever.
            files = None
    files = make()
    made = load(files)
    _store(cache, name, files)
    return made


def altered(cache: Path) -> list[Path]:
    """Return the converted models in `cache` that do not have their digest. They are made again when they are wanted."""
    found = sorted(cache.glob("*.zip")) if cache.is_dir() else []
    return [path for path in found if (named := _NAME.fullmatch(path.name)) and _read(path, named["digest"]) is None]


def _conversions(cache: Path, name: str) -> Iterator[tuple[Path, str]]:
    """Yield what is kept under a name, with the digest that it should have."""
    for path in sorted(cache.iterdir()) if cache.is_dir() else []:
        named = _NAME.fullmatch(path.name)
        if named and named["name"] == name:
            yield path, named["digest"]


def _kept(cache: Path, name: str) -> Files | None:
    """Return what is kept under a name; None for nothing, something altered, or several things: then one is not ours."""
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
    part = None
    try:
        cache.mkdir(parents=True, exist_ok=True)
        _sweep(cache)
        with tempfile.NamedTemporaryFile(dir=cache, prefix=".", suffix=".part", delete=False) as file:
            part = Path(file.name)
            fcntl.flock(file, fcntl.LOCK_EX)
            digest = _write(file, files)
            path = cache / f"{name}.{digest}.zip"
            part.replace(path)
        for other, _ in _conversions(cache, name):
            if other != path:
                other.unlink(missing_ok=True)
    except OSError:
        # The cache saves time, nothing else: a full or read-only disk must not stop a translation.
        if part is not None:
            part.unlink(missing_ok=True)


def _write(file: IO[bytes], files: Files) -> str:
    """Write a zip file and return its digest."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            # With a date of its own, so that the same model is the same file.
            archive.writestr(zipfile.ZipInfo(name), content)
    file.flush()
    os.fsync(file.fileno())
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _sweep(cache: Path) -> None:
    """Remove the parts that killed processes left: nobody holds their locks."""
    for path in cache.glob(_PARTS):
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            path.unlink(missing_ok=True)
