"""Local models: what a name refers to, where the files are, and whether they are intact.

Nothing here touches the network; `pull.py` does.
"""

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path

from summarize.errors import ModelError, PackageError, UsageError
from summarize.models.checkpoint import file_digest, folder_digest, inspect, model_files, read_json
from summarize.models.file_check import FileCheck, FileState, check_file
from summarize.models.manifest import (
    JUDGE_FOLDER,
    Kind,
    Model,
    ModelFile,
    Role,
    builtin_folder,
    judge_files,
    known,
    manifest,
)  # fmt: skip

#: Written by a pull beside the fetched files: where they came from, and their digests.
RECORD = "pulled.json"

HUB_ID = re.compile(r"(?P<repo>[\w.-]+/[\w.-]+)(?:@(?P<revision>[\w./-]+))?", re.ASCII)

#: Packages of which at least one must be installed to run a translator.
ENGINES = ("ctranslate2", "torch")


@dataclass(frozen=True, slots=True)
class Record:
    """What was pulled: the source (`hub` or `mirror`), the revision, and the files as stored."""

    name: str
    source: str
    revision: str
    files: tuple[ModelFile, ...]


@dataclass(frozen=True, slots=True)
class ResolvedModel:
    """An installed, complete model.

    `path` is its folder (for `extractive`, which has no files, the folder of the manifest). `digest` is the sha256 over
    the digests of its files. `note` is a line for the user about the choice, if any.
    """

    name: str
    path: Path
    revision: str
    digest: str
    role: Role
    kind: Kind
    note: str | None = None

    @property
    def signature(self) -> str:
        """The model's part of a result's signature: name, revision, digest."""
        return f"{self.name}@{self.revision[:24]}+{self.digest[:12]}"


def cache_folder() -> Path:
    """Return the folder for pulled models: `SUMMARIZE_CACHE`, or the user's cache folder."""
    override = os.environ.get("SUMMARIZE_CACHE")
    root = home_expanded(override) if override else user_cache_path("summarize", appauthor=False)
    return root / "models"


def home_expanded(name: str) -> Path:
    """Return a path with `~` and `~user` expanded. Raises UsageError for an unknown user."""
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        raise UsageError(f"{name}: there is no such user's home folder", "check the name") from error


def folder_for(name: str) -> Path:
    """Return where the model with that name or Hub id is stored, whether or not it exists."""
    model = known(name)
    if model is not None and model.builtin:
        return builtin_folder() / (model.name if model.files else "")
    return cache_folder() / (model.name if model is not None else re.sub(r"[^\w.-]", "--", name))


def installed(name: str) -> bool:
    """Whether the model with that name or Hub id is installed, intact or damaged."""
    model = known(name)
    return (model is not None and model.builtin) or (folder_for(name) / RECORD).is_file()


def present() -> tuple[str, ...]:
    """Return the installed models, intact or damaged: those of the manifest in its order, then Hub ids.

    Raises ModelError if the record of a pull is damaged.
    """
    names = [model.name for model in manifest() if model.files and installed(model.name)]
    # A hidden folder is a pull in progress, or the remains of one.
    records = (read_record(folder) for folder in sorted(cache_folder().glob("[!.]*")))
    names += [record.name for record in records if record is not None and installed(record.name)]
    return tuple(dict.fromkeys(names))


def resolve(name: str | None, role: Role) -> ResolvedModel:
    """Return the model that `name` means: a known name, a folder, or the id of a pulled Hub model.

    Without a name, the best installed translator is used, or the extractive writer. Never touches the network; verifies a
    model that has digests. Raises ModelError if there is no such model, or a file of it is missing or damaged, and
    PackageError if no package that runs a translator is installed.
    """
    if role is Role.TRANSLATOR:
        _require_engine()
    if name is None:
        return _default(role)
    if (model := known(name)) is not None:
        if model.role is not role:
            raise ModelError(f"{name} is a {model.role}, not a {role}", "see `summarize models list`.")
        return _resolve_known(model)
    if name and (folder := home_expanded(name)).is_dir():
        return _resolve_folder(folder, role)
    if HUB_ID.fullmatch(name):
        return _resolve_pulled(name, role)
    raise unknown(name, role)


def _require_engine() -> None:
    """Raise PackageError if only the check is installed (`summarize-check`), since a model would not help."""
    if not any(map(find_spec, ENGINES)):
        raise PackageError(
            f"translating needs {' or '.join(ENGINES)}, and neither is installed",
            "`pip install summarize` adds it (without it, check and figures work)",
        )


def unknown(name: str, role: Role | None = None) -> ModelError:
    """Return the error for an unknown model `name`, listing the known names (for that role, if given)."""
    names = [model.name for model in manifest() if role in (None, model.role)]
    close = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean {close[0]}, of " if close else "the names are "
    return ModelError(
        f"{name!r} is neither a model's name, nor a folder, nor a Hub id (org/name)",
        f"{hint}{', '.join(names)}{'?' if close else '.'}",
    )


def _default(role: Role) -> ResolvedModel:
    candidates = [model for model in manifest() if model.role is role]
    builtin = next(model for model in candidates if model.builtin)
    if role is Role.WRITER:
        # Pulling a language model does not make it the default: only --writer does.
        return _resolve_known(builtin)
    pulled = next((model for model in candidates if not model.builtin and installed(model.name)), None)
    if pulled is not None:
        return _resolve_known(pulled)
    chosen = _resolve_known(builtin)
    better = next(model for model in candidates if not model.builtin).name
    note = f"translating with the built-in {chosen.name}; `summarize models pull {better}` installs a better one"
    return replace(chosen, note=note)


def _resolve_known(model: Model) -> ResolvedModel:
    folder = folder_for(model.name)
    if model.builtin:
        files, revision = model.files, "builtin"
        way_out = "install summarize again (in a checkout, run `python models/pin.py` after an export)"
    else:
        way_out = f"`summarize models pull {model.name}` gets it"
        record = read_record(folder)
        if record is None:
            raise ModelError(f"{model.name} has not been pulled", f"{way_out}.")
        if record.revision != revision_from(model, record.source):
            raise ModelError(f"{model.name} in {folder} is not at the pinned revision", f"{way_out} again.")
        files, revision, way_out = _expected(model, record), record.revision, way_out + " again"
    digests = _require(model.name, folder, files, way_out)
    return ResolvedModel(model.name, folder, revision, folder_digest(digests), model.role, model.kind)


def _resolve_pulled(name: str, role: Role) -> ResolvedModel:
    folder = folder_for(name)
    way_out = f"`summarize models pull {name}` gets it"
    record = read_record(folder)
    if record is None:
        raise ModelError(f"There is no folder {name}, and no model with that Hub id has been pulled", f"{way_out}.")
    digests = _require(name, folder, record.files, way_out + " again")
    kind = inspect(folder, role)
    return ResolvedModel(name, folder, record.revision, folder_digest(digests), role, kind)


def _resolve_folder(folder: Path, role: Role) -> ResolvedModel:
    kind = inspect(folder, role)
    digests = {path.name: file_digest(path) for path in model_files(folder) if path.name != RECORD}
    return ResolvedModel(folder.resolve().name, folder, "local", folder_digest(digests), role, kind)


def revision_from(model: Model, source: str) -> str:
    """Return the revision of a known model pulled from `source` (`hub` or `mirror`)."""
    if source == "mirror" and model.mirror is not None:
        return f"{model.mirror.package}-{model.mirror.version}"
    return model.revision or ""


def _expected(model: Model, record: Record) -> tuple[ModelFile, ...]:
    """Return the files as recorded, but with the manifest's digests where it has them."""
    files = model.mirror.files if model.mirror is not None and record.source == "mirror" else model.files
    pinned = {file.name: file for file in files if file.sha256 and file.name != model.convert}
    return tuple(({file.name: file for file in record.files} | pinned).values())


def read_record(folder: Path) -> Record | None:
    """Return the record of what was pulled into a folder, or None. Raises ModelError if it is damaged."""
    path = folder / RECORD
    if not path.is_file():
        return None
    values = read_json(path)
    try:
        files = tuple(ModelFile(file["name"], file["size"], file["sha256"]) for file in values["files"])
        return Record(values["name"], values["source"], values["revision"], files)
    except (KeyError, TypeError) as error:
        raise ModelError(f"{path} is damaged", "delete that folder and pull the model again.") from error


def describe(name: str) -> Iterator[tuple[str, str]]:
    """Yield a model's details as (field, value) pairs. Raises ModelError for an unknown name."""
    model = known(name)
    if model is None:
        checks = verify(name)
        yield "name", name
        yield "folder", str(folder_for(name) if installed(name) else home_expanded(name))
        yield from (("file", f"{check.file}  {check.digest or check.state}") for check in checks)
        return
    yield "name", model.name
    yield "role", model.role
    yield "about", model.description
    yield "licence", model.licence
    if model.repo:
        yield "repo", f"{model.repo} at {model.revision}"
    if model.mirror:
        yield "mirror", f"{model.mirror.package} {model.mirror.version} on the Python package index"
    yield "state", "built in" if model.builtin else "pulled" if installed(name) else "not pulled"
    yield "folder", str(folder_for(name))
    for file in model.files:
        size = f"{file.size:,} bytes" if file.size is not None else "size not pinned"
        yield "file", f"{file.name}  {size}  {file.sha256 or 'digest not pinned'}"


def verify(name: str) -> tuple[FileCheck, ...]:
    """Read every file of a model again and compare its size and digest with the pinned ones.

    Files of a folder that was not pulled have nothing to compare with and are `unpinned`. Raises ModelError if there is
    no such model.
    """
    model, folder = known(name), folder_for(name)
    if model is not None and model.builtin:
        return _checks(folder, model.files)
    if (record := read_record(folder)) is not None:
        return _checks(folder, _expected(model, record) if model is not None else record.files)
    if model is None and name and (folder := home_expanded(name)).is_dir():
        found = [path for path in model_files(folder) if path.name != RECORD]
        return tuple(FileCheck(path.name, FileState.UNPINNED, file_digest(path)) for path in found)
    if model is None and not HUB_ID.fullmatch(name):
        raise unknown(name)
    raise ModelError(f"{name} has not been pulled", f"`summarize models pull {name}` gets it.")


def verify_judge() -> tuple[FileCheck, ...]:
    """Compare the data of the judge of attribution with their pinned sizes and digests."""
    return _checks(JUDGE_FOLDER, judge_files())


def _checks(folder: Path, files: Iterable[ModelFile]) -> tuple[FileCheck, ...]:
    return tuple(check_file(folder / file.name, file) for file in files)


def _require(name: str, folder: Path, files: Iterable[ModelFile], way_out: str) -> dict[str, str]:
    digests = {}
    for check in _checks(folder, files):
        path = folder / check.file
        if check.state is FileState.CHANGED:
            raise ModelError(f"{path} is damaged or was changed ({check.difference})", f"{way_out}.")
        if check.digest is None:
            raise ModelError(f"{name} lacks its file {path}", f"{way_out}.")
        digests[check.file] = check.digest
    return digests
