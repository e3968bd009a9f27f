"""The check alone: what it imports, what it installs, and its messages for what is missing."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
CHECK = ROOT / "packaging" / "check"

#: Runs the command line where every package but those of summarize-check is missing.
ALONE = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1].split(",")))
sys.argv[:2] = ["summarize"]
from summarize.cli import main
main()
"""
HEAVY = {
    "ctranslate2": "ctranslate2",
    "filelock": "filelock",
    "gguf": "gguf",
    "httpx": "httpx",
    "huggingface-hub": "huggingface_hub",
    "jinja2": "jinja2",
    "lxml-html-clean": "lxml_html_clean",
    "numpy": "numpy",
    "rich": "rich",
    "safetensors": "safetensors",
    "sentencepiece": "sentencepiece",
    "tokenizers": "tokenizers",
    "torch": "torch",
    "trafilatura": "trafilatura",
    "transformers": "transformers",
}


def dependencies(pyproject: Path) -> set[str]:
    """Return the packages that a project depends on."""
    wanted = tomllib.loads(pyproject.read_text())["project"]["dependencies"]
    return {str(canonicalize_name(Requirement(one).name)) for one in wanted}


def closure(names: set[str]) -> set[str]:
    """Return packages with all that they need, as installed here."""
    found: set[str] = set()
    left = list(names)
    while left:
        name = left.pop()
        if name in found:
            continue
        found.add(name)
        for line in distribution(name).requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                left.append(str(canonicalize_name(requirement.name)))
    return found


def alone(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command without what summarize-check does not install; rich, which typer brings, stays."""
    missing = ",".join(module for module in HEAVY.values() if module != "rich")
    return subprocess.run(
        [sys.executable, "-c", ALONE, missing, *map(str, arguments)],
        capture_output=True,
        check=False,
        text=True,
        cwd=ROOT,
    )


def test_the_check_depends_on_nothing_else() -> None:
    """summarize-check takes some of what summarize takes, and every package is on one of two lists."""
    light, whole = dependencies(CHECK / "pyproject.toml"), dependencies(ROOT / "pyproject.toml")
    assert light < whole
    assert whole - light == HEAVY.keys()


def test_versions_are_pinned_for_installs_without_dependencies() -> None:
    """The pinned list of the pre-commit hook has all that the dependencies need, and nothing else."""
    lines = [line for line in (CHECK / "requirements.txt").read_text().splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)
    pinned = {str(canonicalize_name(line.partition("==")[0])) for line in lines}
    assert pinned == closure(dependencies(CHECK / "pyproject.toml"))


def test_both_projects_have_one_command() -> None:
    """The command is the same, whichever of the two is installed."""
    scripts = [tomllib.loads((place / "pyproject.toml").read_text())["project"]["scripts"] for place in (ROOT, CHECK)]
    assert scripts[0] == scripts[1]


def test_the_check_needs_nothing_heavy(tmp_path: Path) -> None:
    """Texts, bitexts of every format and every report work without models and what runs them."""
    (tmp_path / "de.txt").write_text("30.000 Menschen")
    (tmp_path / "en.txt").write_text("30,000 people")
    (tmp_path / "a.xlf").write_text('<xliff version="1.2"><file source-language="de" target-language="en"/></xliff>')
    (tmp_path / "a.po").write_text('msgid "30,000 people"\nmsgstr "30.000 Menschen"\n')
    (tmp_path / "a.csv").write_text("30.000 Menschen;30,000 people\n")
    texts = tmp_path / "de.txt", tmp_path / "en.txt"
    assert alone("check", *texts, "--no-judge").returncode == 0
    assert alone("check", *texts, "--mode", "translation").returncode == 0
    for form in ("text", "json", "github", "junit", "sarif", "html"):
        done = alone("check", tmp_path / "a.xlf", tmp_path / "a.po", tmp_path / "a.csv", "--format", form)
        assert done.returncode == 0, done.stderr
    assert alone("figures", tmp_path / "de.txt").returncode == 0


def test_the_judge_is_not_left_out_in_silence(tmp_path: Path) -> None:
    """A summary is not checked without the judge unless told to: without numpy, one line says what to do."""
    (tmp_path / "a.txt").write_text("7")
    done = alone("check", tmp_path / "a.txt", tmp_path / "a.txt")
    assert (done.returncode, done.stdout) == (3, "")
    assert "--no-judge" in done.stderr


@pytest.mark.parametrize("command", [["brief"], ["translate"], ["models", "pull"]])
def test_a_missing_requirement_is_reported_in_one_line(tmp_path: Path, command: list[str]) -> None:
    """A command that needs more is status 3 and one line with the way out, never a bug."""
    (tmp_path / "a.txt").write_text("Am Montag kamen 30.000 Menschen in die Stadt.")
    done = alone(*command, "opus-mt-de-en" if command[0] == "models" else tmp_path / "a.txt")
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
    assert "is not installed" in done.stderr or "neither is installed" in done.stderr
    assert "`pip install summarize`" in done.stderr


def test_files_the_hook_takes() -> None:
    """The hook takes what is German by its name, and no other language."""
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text()
    pattern = re.compile(re.search(r"files: (.+)", hook)[1])  # type: ignore[index]
    taken = ["de.po", "po/de_AT.po", "app.de.xlf", "locale/de/LC_MESSAGES/app.po", "de-DE/a.xliff", "messages_DE.tmx"]
    passed_over = ["po/fr.po", "code.po", "de.txt", "video/a.po", "made.xlf", "de/readme.md", "model/app.po"]
    assert [name for name in taken if not pattern.search(name)] == []
    assert [name for name in passed_over if pattern.search(name)] == []
