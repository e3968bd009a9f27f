"""Batches in real processes: killed, interrupted, crowded out, and short of disk."""

import contextlib
import hashlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from upper_job import UpperJob

from summarize.corpus import run_corpus
from summarize.corpus.journal import first_entries

SCRIPT = Path(__file__).parents[1] / "upper_job.py"
FORMS = ["out", "out.jsonl"]
#: Kills for each form of output: more than fifty in all.
KILLS = 28


def _write(path: Path, documents: int) -> None:
    lines = [{"id": f"Nr. {n}", "text": f"Text {n}." if n % 9 else "Fehler."} for n in range(documents)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def _start(source: Path, out: Path, pause: float = 0.0, **settings: object) -> "subprocess.Popen[str]":
    command = [sys.executable, str(SCRIPT), str(source), str(out), str(pause)]
    path = os.pathsep.join([str(SCRIPT.parents[1]), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        **settings,  # type: ignore[call-overload]
    )


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A corpus of 64 documents, some of which fail."""
    path = tmp_path / "in.jsonl"
    _write(path, 64)
    return path


def _whole(source: Path, form: str) -> dict[str, bytes]:
    """Return the output of an undisturbed run."""
    folder = source.parent / "whole"
    run_corpus([str(source)], folder / form, UpperJob(), force=True)
    return _bytes(folder)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_killed_again_and_again_the_result_is_the_same(source: Path, form: str) -> None:
    """Killed at random moments, the same command ends with the same bytes, and nothing reported done is redone."""
    _write(source, 200)
    made = source.parent / "made"
    chance = random.Random(form)
    for _ in range(KILLS):
        with _start(source, made / form, pause=0.004) as process:
            assert process.stdout is not None
            # New documents, not those that are skipped: each run gets a little further.
            while int(process.stdout.readline()) < chance.randint(1, 4):
                pass
            time.sleep(chance.uniform(0, 0.012))
            process.kill()
        assert process.returncode == -signal.SIGKILL
    with _start(source, made / form) as process:
        _, errors = process.communicate()
    assert process.returncode == 0, errors
    assert _bytes(made) == _whole(source, form)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_killed_a_run_keeps_what_it_reported(source: Path, form: str) -> None:
    """A document that was printed as done before the kill is skipped by the next run."""
    out = source.parent / "made" / form
    with _start(source, out, pause=0.004) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(20)]
        process.kill()
        lines += process.stdout.readlines()
    done = max(int(line) for line in lines if line.endswith("\n"))
    summary = run_corpus([str(source)], out, UpperJob(), force=True)
    assert summary.skipped >= done


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("form", FORMS)
def test_interrupted_the_run_goes_on_later(source: Path, form: str, number: signal.Signals) -> None:
    """Ctrl-C and SIGTERM leave a whole journal that explains each output, and the next run ends with the same bytes."""
    made = source.parent / "made"
    with _start(source, made / form, pause=0.02) as process:
        assert process.stdout is not None
        for _ in range(5):
            process.stdout.readline()
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == {signal.SIGINT: -signal.SIGINT, signal.SIGTERM: 128 + signal.SIGTERM}[number]
    assert errors.strip().endswith("KeyboardInterrupt" if number == signal.SIGINT else "")
    _explained(made / form)
    summary = run_corpus([str(source)], made / form, UpperJob(), force=True)
    assert summary.done > 0
    assert summary.skipped > 0
    assert _bytes(made) == _whole(source, form)


def _explained(out: Path) -> None:
    """Assert that a stopped run left whole entries, and outputs for all of them but perhaps the last."""
    journal = out / "journal.jsonl" if out.is_dir() else out.with_name(f"{out.name}.journal")
    entries = [*first_entries(journal)]
    assert len(entries) == journal.read_bytes().count(b"\n") >= 5
    assert journal.read_bytes().endswith(b"\n")
    entered = [entry.output for entry in entries if entry.output is not None]
    outputs = [path.read_bytes() for path in out.glob("*.json")] if out.is_dir() else out.read_bytes().splitlines(True)
    made = {hashlib.sha256(data).hexdigest() for data in outputs}
    assert set(entered[:-1]) <= made <= set(entered)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_two_processes_at_once_do_not_mix(source: Path, form: str) -> None:
    """Of two processes on one output, the second ends with status 3; the first finishes with the same bytes."""
    made = source.parent / "made"
    with _start(source, made / form, pause=0.15) as first:
        assert first.stdout is not None
        first.stdout.readline()
        with _start(source, made / form) as second:
            _, errors = second.communicate()
        assert second.returncode == 3
        assert "another run is writing here" in errors
        first.communicate()
    assert first.returncode == 0
    assert _bytes(made) == _whole(source, form)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("limit", [3_000, 5_001, 7_777])
def test_out_of_space_what_is_done_is_kept(source: Path, form: str, limit: int) -> None:
    """When the disk is full the run ends with status 3 and a clear line; with room again it resumes."""
    made = source.parent / "made"

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    with _start(source, made / form, preexec_fn=no_room) as process:
        output, errors = process.communicate()
    assert process.returncode == 3
    assert "run the same command again" in errors
    assert "Traceback" not in errors
    done = max((int(line) for line in output.splitlines()), default=0)
    assert done > 0
    summary = run_corpus([str(source)], made / form, UpperJob(), force=True)
    assert summary.skipped >= done
    assert _bytes(made) == _whole(source, form)


@pytest.mark.slow
def test_on_a_full_disk_the_run_ends_clearly(source: Path, tmp_path: Path) -> None:
    """On a file system that is really full (where one can be mounted) it is the same."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=48k", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("no file system can be mounted here")
    try:
        with _start(source, disk / "out") as process:
            _, errors = process.communicate()
        assert process.returncode == 3
        assert "No space left on device" in errors
        subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
        with _start(source, disk / "out") as process:
            process.communicate()
        assert process.returncode == 0
        assert {f"out/{name}": data for name, data in _bytes(disk / "out").items()} == _whole(source, "out")
    finally:
        with contextlib.suppress(FileNotFoundError):
            subprocess.run(["umount", str(disk)], check=False)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["out.jsonl"])
def test_the_real_model_killed_and_resumed_gives_the_same(tmp_path: Path, form: str) -> None:
    """`summarize translate` with the built-in model, killed twice on its way, ends with the same bytes."""
    path = tmp_path / "in.jsonl"
    towns = ["Berlin", "Wien", "Bern", "Köln", "Graz", "Basel", "Ulm"]
    texts = [f"In {towns[n % 7]} wurden am {n % 28 + 1}. Juni {n + 11} Häuser gebaut." for n in range(90)]
    path.write_text("".join(json.dumps({"id": f"d{n}", "text": text}) + "\n" for n, text in enumerate(texts)), "utf-8")
    made, whole = tmp_path / "made", tmp_path / "whole"
    shape = ["--format", "jsonl"] if form.endswith(".jsonl") else []

    def start(folder: Path) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "summarize", "translate", str(path), "-o", str(folder / form), *shape]
        settings = ["--engine", "ctranslate2", "--beams", "1", "--translator", "compact-de-en"]
        return subprocess.Popen([*command, *settings], stderr=subprocess.PIPE, text=True, cwd=SCRIPT.parents[1])

    journal = made / form / "journal.jsonl" if form == "out" else made / f"{form}.journal"
    kills = 0
    for least in (1, 2):
        before = len(journal.read_bytes()) if journal.exists() else 0
        with start(made) as process:
            while process.poll() is None and (
                not journal.exists() or len(journal.read_bytes()) <= before + 300 * least
            ):
                time.sleep(0.005)
            process.kill()
        kills += process.returncode == -signal.SIGKILL
    assert kills >= 1
    for folder in (made, whole):
        with start(folder) as process:
            _, errors = process.communicate()
        assert process.returncode == 0, errors
        assert errors.splitlines()[-1].startswith("summarize: ")
    assert _bytes(made) == _bytes(whole)
