"""The manifest: every model the program knows by name."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

#: The folder of the data of the judge of attribution.
JUDGE_FOLDER = Path(__file__).parents[1] / "data"


class Role(StrEnum):
    """A model's job in the pipeline."""

    TRANSLATOR = "translator"
    WRITER = "writer"


class Kind(StrEnum):
    """The architecture of a model, which decides how it is loaded."""

    MARIAN = "marian"
    CAUSAL = "causal"
    SEQ2SEQ = "seq2seq"
    EXTRACTIVE = "extractive"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model. `size` (bytes) and `sha256` are None where not pinned."""

    name: str
    size: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Mirror:
    """A wheel on the package index that carries a model as a GGUF file, its `member`.

    `files` are the output of `gguf.convert`: the same bytes on every machine.
    """

    package: str
    version: str
    wheel_size: int
    wheel_sha256: str
    member: str
    files: tuple[ModelFile, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """An entry of the manifest. `convert` names the file in `files` that holds pickled weights, if any."""

    name: str
    role: Role
    kind: Kind
    licence: str
    description: str
    files: tuple[ModelFile, ...]
    builtin: bool = False
    repo: str | None = None
    revision: str | None = None
    convert: str | None = None
    mirror: Mirror | None = None


def builtin_folder() -> Path:
    """Return the folder with the manifest and the built-in weights, in a wheel or in a checkout."""
    packaged = Path(__file__).parents[1] / "data" / "models"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "models"


@cache
def manifest() -> tuple[Model, ...]:
    """Return the models of `manifest.toml`, in its order."""
    return tuple(_entry(table) for table in _tables()["model"])


def judge_files() -> tuple[ModelFile, ...]:
    """Return the files in `JUDGE_FOLDER` that hold the weights and word vectors of the judge."""
    return _files(_tables()["judge"]["files"])


@cache
def _tables() -> dict[str, Any]:
    with (builtin_folder() / "manifest.toml").open("rb") as file:
        return tomllib.load(file)


def _entry(table: dict[str, Any]) -> Model:
    values = dict(table)
    values["role"], values["kind"] = Role(values["role"]), Kind(values["kind"])
    values["files"] = _files(values["files"])
    if "mirror" in values:
        values["mirror"] = Mirror(**{**values["mirror"], "files": _files(values["mirror"]["files"])})
    return Model(**values)


def _files(tables: list[dict[str, Any]]) -> tuple[ModelFile, ...]:
    return tuple(ModelFile(**table) for table in tables)


def known(name: str) -> Model | None:
    """Return the manifest's model with that name or Hub id, or None."""
    return next((model for model in manifest() if name in (model.name, model.repo)), None)
