"""`summarize check` on bitexts, through real processes: what is printed and every exit status."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

GOOD = "id\tde\ten\na\tRund 30.000 Menschen\tSome 30,000 people\nb\tMindestens neun Soldaten\tNine soldiers\n"
BAD = "id\tde\ten\na\tRund 30.000 Menschen\tSome 3,000 people\nb\tDrei\t\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Bitexts by name."""
    contents = {"good.tsv": GOOD, "bad.tsv": BAD, "broken.xlf": "<xliff>\n<"}
    for name, content in contents.items():
        (tmp_path / name).write_text(content, "utf-8")
    return {name: tmp_path / name for name in contents}


def test_findings_are_status_1(run: Run, files: dict[str, Path]) -> None:
    """Problems are printed with their places, counts come last, and the status is 1."""
    done = run("check", files["good.tsv"], files["bad.tsv"])
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{files['bad.tsv']}:2: wrong: “Some 3,000 people” is not in the German" in done.stdout
    assert lines[-1] == "3 units, 3 figures: 1 wrong, 1 missing, 1 doubtful; 1 skipped (1 untranslated)"


def test_doubts_fail_when_asked(run: Run, files: dict[str, Path]) -> None:
    """A doubtful figure is status 0, and 1 with --fail-on doubtful."""
    assert run("check", files["good.tsv"]).returncode == 0
    assert run("check", files["good.tsv"], "--fail-on", "doubtful").returncode == 1


def test_a_file_that_cannot_be_read_is_status_3(run: Run, files: dict[str, Path]) -> None:
    """An unreadable file is reported on stderr, the others are checked, and the status is 3 whatever they contain."""
    done = run("check", files["broken.xlf"], files["bad.tsv"], "--format", "json")
    assert done.returncode == 3
    assert done.stderr.startswith(f"summarize: error: {files['broken.xlf']}, line 2: this is not well-formed XML")
    assert [json.loads(line)["ok"] for line in done.stdout.splitlines()] == [False, False]


@pytest.mark.parametrize("form", ["json", "github", "junit", "sarif", "html"])
def test_every_format_ends_with_the_same_status(run: Run, files: dict[str, Path], form: str) -> None:
    """The format changes what is printed, not the status; counts go to stderr."""
    done = run("check", files["bad.tsv"], "--format", form)
    assert done.returncode == 1
    assert done.stderr == "summarize: 1 unit, 1 figure: 1 wrong, 1 missing, 0 doubtful; 1 skipped (1 untranslated)\n"


@pytest.mark.parametrize("form", ["github", "junit", "sarif", "html"])
def test_two_texts_have_the_reports_too(run: Run, tmp_path: Path, form: str) -> None:
    """A German and an English text are reported in each format; places are lines of the English."""
    (tmp_path / "de.txt").write_text("Heute kamen 30.000 Menschen nach Bonn und in die Stadt.")
    (tmp_path / "en.txt").write_text("Today\n3,000 people came to Bonn.")
    done = run("check", tmp_path / "de.txt", tmp_path / "en.txt", "--format", form)
    assert done.returncode == 1
    assert {"github": "line=2", "junit": "line 2: ", "sarif": '"startLine": 2', "html": "<mark"}[
        form
    ] in done.stdout or (form == "html" and "nowhere in the German" in done.stdout)


def test_a_baseline_lets_a_project_start(run: Run, files: dict[str, Path], tmp_path: Path) -> None:
    """Once written, known findings are no longer reported, and those that are gone are mentioned."""
    known = ["--baseline", tmp_path / "known.json"]
    assert run("check", files["bad.tsv"], *known).returncode == 3
    written = run("check", files["bad.tsv"], *known, "--write-baseline")
    assert (written.returncode, written.stdout) == (0, "")
    assert "known.json: 2 known findings" in written.stderr
    done = run("check", files["bad.tsv"], *known)
    assert (done.returncode, done.stdout) == (
        0,
        "1 unit, 1 figure: 0 wrong, 0 doubtful, 2 known; 1 skipped (1 untranslated)\n",
    )
    files["bad.tsv"].write_text(GOOD)
    assert "2 known findings are gone" in run("check", files["bad.tsv"], *known).stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{good}", "--columns", "de"], "--columns takes two names"),
        (["{good}", "--write-baseline"], "give --baseline FILE"),
        (["{good}", "--format", "pdf"], "pdf"),
        (["{text}"], "give SOURCE and TARGET, bitexts (.xlf, .xliff, .tmx, .po, .csv, .tsv, .jsonl), or --pairs FILE"),
        (["{good}", "--pairs", "-"], "not both"),
        (["--pairs", "-", "--format", "junit"], "without --pairs"),
    ],
)
def test_wrong_usage(run: Run, files: dict[str, Path], tmp_path: Path, arguments: list[str], message: str) -> None:
    """Wrong usage is status 2 and says what to do instead."""
    (tmp_path / "a.txt").write_text("7")
    names = {"good": str(files["good.tsv"]), "text": str(tmp_path / "a.txt")}
    done = run("check", *(argument.format(**names) for argument in arguments))
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())


def test_a_text_among_bitexts(run: Run, files: dict[str, Path], tmp_path: Path) -> None:
    """A bitext cannot be compared with another as a text, and a text is not a bitext."""
    (tmp_path / "a.txt").write_text("7")
    done = run("check", files["good.tsv"], tmp_path / "a.txt")
    assert done.returncode == 3
    assert "records, not one text" in done.stderr
