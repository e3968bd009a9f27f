"""On a system like Windows, without fcntl and alarm signals: what works, and the messages for what does not."""

import subprocess
import sys
from pathlib import Path

import pytest

#: Runs the command line where the names that Windows lacks are missing.
WINDOWS = """
import importlib.util, os, signal, sys
import subprocess, tempfile, socket, asyncio
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name in ("fcntl", "resource") else find(name, package)
sys.modules["fcntl"] = sys.modules["resource"] = None
for name in ("O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "register_at_fork", "pwrite", "fork"):
    delattr(os, name)
for name in ("SIGALRM", "setitimer", "ITIMER_REAL"):
    delattr(signal, name)
import warnings
warnings.filterwarnings("ignore", "only soft file lock")  # on Windows itself filelock has another lock
sys.argv[0] = "summarize"
from summarize.cli import main
main()
"""


def _run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", WINDOWS, *arguments], capture_output=True, text=True, check=False)


def test_a_batch_says_what_it_needs(tmp_path: Path) -> None:
    """With -o one line says what the system lacks and what to do; nothing is written."""
    (tmp_path / "a.txt").write_text("Am Montag kamen 120 Menschen nach Bonn, um den Rat zu hören.", "utf-8")
    done = _run("translate", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"))
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert "batches need Linux or macOS" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_printing_works(tmp_path: Path, name: str) -> None:
    """Without -o a text and a web page are read, translated and printed."""
    sentence = "Am Montag kamen 120 Menschen nach Bonn, um den Rat der Stadt zu hören."
    page = f"<html><body><article>{'<p>' + sentence + '</p>'}</article></body></html>"
    (tmp_path / name).write_text(page if name.endswith("html") else sentence, "utf-8")
    done = _run("translate", str(tmp_path / name), "--translator", "compact-de-en")
    assert done.returncode == 0, done.stderr
    assert "120" in done.stdout
