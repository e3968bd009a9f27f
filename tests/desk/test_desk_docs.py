"""The examples of docs/desk.md run."""

import json
import re
import subprocess
import sys
from pathlib import Path

from desks import Running

DOCS = Path(__file__).parents[2] / "docs" / "desk.md"


def example(name: str, url: str) -> str:
    """Return an example, pointed at a desk that runs."""
    found = re.search(rf"<!-- example: {name} -->\n```\w+\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert found, name
    return found[1].replace("http://127.0.0.1:8321", url)


def test_the_python_client_works(desk: Running) -> None:
    """The client checks, follows a job, and prints its result."""
    done = subprocess.run(
        [sys.executable, "-c", example("python", desk.url)], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.splitlines() == [
        "31,000 soldiers unsupported",
        "event: article",
        "event: sentence",
        "event: done",
        "According to Seoul, North Korea has sent around 13,000 soldiers to Russia.",
    ]


def test_the_curl_example_works(desk: Running) -> None:
    """The command prints the verdict."""
    done = subprocess.run(
        ["bash", "-c", example("curl", desk.url)], capture_output=True, text=True, timeout=60, check=True
    )
    assert '"ok": true' in done.stdout
    assert '"text": "Around 13,000 soldiers"' in done.stdout


def test_the_problem_shown_is_the_one_that_comes(desk: Running) -> None:
    """The error that the page shows is the answer to an English text."""
    shown = re.search(r"```json\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert shown
    text = "The cat sat on the mat, and it was there for the whole of the day."
    assert desk.client.post("/api/brief", json={"text": text}).json() == json.loads(shown[1])
