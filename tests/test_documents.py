"""Documentation that runs: the README's claims and the files under examples/."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from summarize import check

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
NAME = "04-bruederliche-pflicht"


def test_examples_are_what_the_program_makes(tmp_path: Path) -> None:
    """Making an example again gives the committed files, byte for byte."""
    subprocess.run(
        [sys.executable, ROOT / "examples" / "make.py", NAME, "--out", tmp_path], check=True, capture_output=True
    )
    made = sorted(path.name for path in tmp_path.iterdir())
    assert len(made) == 5
    for name in made:
        assert (tmp_path / name).read_bytes() == (ROOT / "examples" / "briefs" / name).read_bytes(), name


def test_every_example_brief_passes_the_check() -> None:
    """The five committed reports are clean, and their figures' German words are in the articles."""
    reports = sorted((ROOT / "examples" / "briefs").glob("*.report.json"))
    assert len(reports) == 5
    for path in reports:
        report = json.loads(path.read_text("utf-8"))
        article = (ROOT / "examples" / "articles" / f"{report['id']}.txt").read_text("utf-8")
        assert report["check"]["ok"], path.name
        assert report["brief"]
        assert check(article, report["brief"]).ok
        for figure in report["key_figures"]:
            assert article[figure["start"] : figure["end"]] == figure["source_text"]
        assert not {"4150", "276"} & set(re.findall(r"\d+", report["brief"] + str(report["key_figures"])))


def test_the_readme_shows_a_real_brief() -> None:
    """The brief at the top of the README is the committed example."""
    shown = re.search(r"<!-- example: (\S+) -->\n```\n(.*?)```\n<!-- end -->", README, re.DOTALL)
    assert shown
    assert shown.group(2) == (ROOT / shown.group(1)).read_text("utf-8")


def shown_after(command: str) -> str:
    """Return the code block of the README that follows `command`."""
    return re.split(r"```\w*\n", README.split(f"**`summarize {command} ", 1)[1])[1].split("```")[0]


def test_the_readme_shows_real_figures_of_a_story() -> None:
    """The lines are those of a figure in the committed story."""
    lines = shown_after("story")
    assert len(lines.splitlines()) == 3
    assert lines in (ROOT / "examples" / "briefs" / "story.txt").read_text("utf-8")


def test_the_readme_shows_a_real_translation() -> None:
    """The sentence is one of the committed report, with its place in the article."""
    segment = json.loads(shown_after("translate"))
    report = json.loads((ROOT / "examples" / "briefs" / f"{NAME}.report.json").read_text("utf-8"))
    assert segment in report["translation"]


def test_the_readme_shows_a_real_check() -> None:
    """The check is what the command says as it stands there."""
    found = re.fullmatch(r'\$ echo "(.*)" \| summarize (.*?)\n(.*)', shown_after("check"), re.DOTALL)
    assert found
    command = [sys.executable, "-m", "summarize", *found[2].split()]
    done = subprocess.run(command, input=found[1], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, found[3])


def test_the_readme_commands_are_one_line_each() -> None:
    """Both set-up commands stand in the README as single lines that start from nothing."""
    assert len(re.findall(r"^python3 -m venv .venv && .*$", README, re.MULTILINE)) == 2


FIGURES = (ROOT / "docs" / "figures.md").read_text("utf-8").split("## Fields of a figure")[0]
VERDICTS = re.findall(r"^\| ([^|]+) \| ([^|]+) \| \**(\w+)\**[^|]*\|$", FIGURES, re.MULTILINE)


@pytest.mark.parametrize(("german", "english", "verdict"), [row for row in VERDICTS if row[0] != "German"])
def test_the_verdicts_of_the_documents_are_real(german: str, english: str, verdict: str) -> None:
    """Each row of the table of verdicts is what the check says."""
    article = german if verdict != "boilerplate" else f"Der Minister kam.\n\n{german}\n"
    found = check(article, english)
    assert [finding.verdict.value for finding in found.findings] == [verdict]


def test_the_documented_python_runs(tmp_path: Path) -> None:
    """The library example runs as written."""
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "formats.md").read_text("utf-8"), re.DOTALL)
    shutil.copytree(ROOT / "examples" / "articles", tmp_path / "examples" / "articles")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "True" in done.stdout
    assert "<-" in done.stdout


def test_what_contributing_lists_is_what_ci_runs() -> None:
    """Every tool that CONTRIBUTING names under Checks is called by .ci/run, and the README's test command is used."""
    checks = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## Checks")[1].split("## ")[0]
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    for command in ("ruff check .", "ruff format --check .", "mypy", "models verify"):
        assert command in checks
        assert command in script
    assert "README.md" in script


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    """At most 700 words with its examples; every file that a document links to exists."""
    assert len(README.split()) <= 700
    for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), (document.name, target)


def test_the_changelog_tells_a_release_in_ten_lines() -> None:
    """A release has at most ten lines."""
    for release in (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1:]:
        assert len(re.findall(r"^- ", release, re.MULTILINE)) <= 10
