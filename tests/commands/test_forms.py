"""Formats and parts that `brief` and `story` are asked for: several from one run, and what is refused."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

GERMAN = "Werk in Celle schließt\n\nDas Werk in Celle schließt im Mai. 300 Beschäftigte verlieren ihre Arbeit."


def test_several_formats_come_from_one_run(run: Run, tmp_path: Path, tiny_marian: Path) -> None:
    """Each format is what a run of its own writes, and HTML pages get an index that links to all of them."""
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.txt").write_text(GERMAN.replace("Celle", f"Celle {name}"), "utf-8")
    both = run("brief", tmp_path / "in", "-o", tmp_path / "both", "--format", "json,html", "--translator", tiny_marian)
    assert both.returncode in (0, 1), both.stderr
    assert re.findall(r"(\w+): \d done", both.stderr) == ["json", "html"]
    run("brief", tmp_path / "in", "-o", tmp_path / "one", "--format", "html", "--translator", tiny_marian)
    for name in ("a.html", "b.html", "index.html"):
        assert (tmp_path / "both" / name).read_bytes() == (tmp_path / "one" / name).read_bytes()
    assert json.loads((tmp_path / "both" / "a.json").read_text("utf-8"))["id"] == "a"
    index = (tmp_path / "both" / "index.html").read_text("utf-8")
    assert re.findall(r'href="([^"]+)"', index) == ["a.html", "b.html"]


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Two articles of one story."""
    paths = [tmp_path / "monday.txt", tmp_path / "tuesday.txt"]
    for path, text in zip(paths, (GERMAN, f"{GERMAN} Die Gewerkschaft kündigt Proteste an."), strict=True):
        path.write_text(text, "utf-8")
    return paths


def test_several_formats_of_a_story_come_from_one_run(run: Run, tmp_path: Path, two: list[Path]) -> None:
    """Each file is what a run of its own writes; the run can be repeated, and it keeps a foreign file."""
    options = ("--translator", "compact-de-en", "--format")
    done = run("story", *two, "-o", tmp_path / "new/out", *options, "json,html")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    html, record = sorted((tmp_path / "new/out").iterdir())
    assert (html.name, record.name) == ("story.html", "story.json")
    run("story", *two, "-o", tmp_path / "alone", *options, "html")
    assert html.read_bytes() == (tmp_path / "alone").read_bytes()
    html.write_text("<h1>mine</h1>", "utf-8")
    again = run("story", *two, "-o", tmp_path / "new/out", *options, "json,html")
    assert again.returncode == 3
    assert f"{html}: already exists" in again.stderr
    assert html.read_text("utf-8") == "<h1>mine</h1>"


def test_a_part_of_a_story_is_that_part_and_nothing_else(run: Run, tmp_path: Path, two: list[Path]) -> None:
    """The brief and the headline are one line each; a figure has a line per article, with its status and its German.

    Tuesday's article is Monday's with a sentence more, so their figures have a single source.
    """
    asked = ("story", *two, "--translator", "compact-de-en")
    whole = json.loads(run(*asked, "--format", "json").stdout)
    brief = run(*asked, "--only", "brief")
    assert (brief.returncode, brief.stdout) == (0, " ".join(one["text"] for one in whole["brief"]) + "\n")
    english = whole["headline_language"] == "en"
    headline = whole["headline"] if english else f"„{whole['headline']}“ (German title)"
    assert run(*asked, "--only", "headline").stdout == f"{headline}\n"
    assert run(*asked, "--only", "figures", "-o", tmp_path / "figures.tsv").returncode == 0
    rows = [line.split("\t") for line in (tmp_path / "figures.tsv").read_text("utf-8").splitlines()]
    assert [(row[0], *row[2:]) for row in rows if "300" in row[3]] == [
        ("single", name, "300 employees", "„300 Beschäftigte“", "line 3") for name in ("monday", "tuesday")
    ]


def test_several_formats_of_a_story_do_not_go_into_a_file(run: Run, tmp_path: Path, two: list[Path]) -> None:
    """It is refused before anything is translated."""
    (tmp_path / "out").write_text("mine", "utf-8")
    done = run("story", *two, "--format", "json,html", "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "is a file; several formats need a folder" in done.stderr
    assert (tmp_path / "out").read_text("utf-8") == "mine"


@pytest.mark.parametrize("command", ["brief", "story"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "json,pdf"], "'pdf': not a format"),
        (["--format", "json,"], "'json,': not a format"),
        (["--format", "json,html"], "several formats need an output folder"),
        (["--only", "brief", "--format", "json"], "--only prints plain text"),
    ],
)
def test_what_makes_no_sense_together_is_refused(
    run: Run, two: list[Path], command: str, arguments: list[str], said: str
) -> None:
    """Wrong usage is status 2 and one line."""
    done = run(command, *two, *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_part_does_not_go_into_a_file_of_records(run: Run, tmp_path: Path, two: list[Path]) -> None:
    """Plain text is no record: the file is not written."""
    done = run("brief", *two, "--only", "brief", "-o", tmp_path / "out.jsonl")
    assert done.returncode == 2
    assert "a file of records" in done.stderr
    assert not (tmp_path / "out.jsonl").exists()
