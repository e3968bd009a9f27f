"""What an editor pastes: parts of a brief, headlines, several formats, the index, notebooks."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeTranslator

from summarize import Article, brief, check
from summarize.errors import OutputError
from summarize.report import write_result
from summarize.report.formats.text import excerpt
from summarize.report.index_page import write_index

EXAMPLES = Path(__file__).parents[2] / "examples"
GERMAN = "Werk in Celle schließt\n\nDas Werk in Celle schließt im Mai. 300 Beschäftigte verlieren ihre Arbeit."
ENGLISH = {
    "Werk in Celle schließt": ["Celle factory closes"],
    "Das Werk in Celle schließt im Mai.": ["The factory in Celle closes in May."],
    "300 Beschäftigte verlieren ihre Arbeit.": ["300 employees lose their jobs."],
}
Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_part_is_that_part_and_nothing_else() -> None:
    """The brief and the headline are one line each, the figures a line each with their German and where it is."""
    report = brief(Article("works", GERMAN), FakeTranslator(ENGLISH))
    assert excerpt(report, "brief") == "The factory in Celle closes in May. 300 employees lose their jobs."
    assert excerpt(report, "headline") == "Celle factory closes"
    assert "300 employees\t„300 Beschäftigte“\tline 3" in excerpt(report, "figures").splitlines()


def test_without_a_sure_headline_the_german_title_stands_marked() -> None:
    """A title that the translator garbled is not printed: the German one is, and says that it is German."""
    garbled = {**ENGLISH, "Werk in Celle schließt": [""]}
    report = brief(Article("works", GERMAN), FakeTranslator(garbled))
    assert report.brief.headline is None
    assert excerpt(report, "headline") == "„Werk in Celle schließt“ (German title)"
    data = report.to_dict()
    assert (data["headline"], data["headline_language"]) == ("Werk in Celle schließt", "de")


def test_an_index_marks_a_german_headline_and_tells_it_once(tmp_path: Path) -> None:
    """A page without an English headline is listed by its German title, marked as such, with the name of the article below."""
    from summarize.report import render

    report = brief(Article("works", GERMAN), FakeTranslator({**ENGLISH, "Werk in Celle schließt": [""]}))
    (tmp_path / "works.html").write_text(render(report, "html"), "utf-8")
    assert write_index(tmp_path) == tmp_path / "index.html"
    index = (tmp_path / "index.html").read_text("utf-8")
    assert '„Werk in Celle schließt“ (German title)</a></p><p class="hint">works</p>' in index


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


def test_an_index_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    """A foreign index.html is kept."""
    report = brief(Article("works", GERMAN), FakeTranslator(ENGLISH))
    from summarize.report import render

    (tmp_path / "works.html").write_text(render(report, "html"), "utf-8")
    (tmp_path / "index.html").write_text("<h1>mine</h1>", "utf-8")
    assert write_index(tmp_path) is None
    assert (tmp_path / "index.html").read_text("utf-8") == "<h1>mine</h1>"


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
    """The brief and the headline are one line each; a figure has a line per source, with its status and its German."""
    asked = ("story", *two, "--translator", "compact-de-en")
    whole = json.loads(run(*asked, "--format", "json").stdout)
    brief = run(*asked, "--only", "brief")
    assert (brief.returncode, brief.stdout) == (0, " ".join(one["text"] for one in whole["brief"]) + "\n")
    headline = whole["headline"] or "„Werk in Celle schließt“ (German title)"
    assert run(*asked, "--only", "headline").stdout == f"{headline}\n"
    assert run(*asked, "--only", "figures", "-o", tmp_path / "figures.tsv").returncode == 0
    rows = [line.split("\t") for line in (tmp_path / "figures.tsv").read_text("utf-8").splitlines()]
    assert [(row[0], *row[2:]) for row in rows if "300" in row[3]] == [
        ("agree", name, "300 employees", "„300 Beschäftigte“", "line 3") for name in ("monday", "tuesday")
    ]


def test_a_file_without_a_signature_is_replaced_only_by_itself(tmp_path: Path) -> None:
    """A part has no signature: the same command may write it again, another text may not."""
    for _ in range(2):
        write_result(tmp_path / "headline", "Celle factory closes")
    with pytest.raises(OutputError, match="already exists"):
        write_result(tmp_path / "headline", "Celle factory opens")


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


def test_results_show_themselves_in_a_notebook() -> None:
    """A page in a frame of its own, a short representation, the text and the data."""
    report = brief(Article("works", GERMAN), FakeTranslator(ENGLISH))
    shown = report._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert "sandbox" in shown
    assert repr(report) == "Report('works', 'Celle factory closes', 2 sentences, ok=True)"
    assert report.text == "The factory in Celle closes in May. 300 employees lose their jobs."
    found = check("300 Beschäftigte", "300 employees and 40 managers")
    assert found.to_dict()["ok"] is False
    assert "unsupported" in found._repr_html_()
    assert found.text == "2 figures: 1 supported, 1 unsupported; not ok"
    assert repr(found) == "Check(2 figures: 1 supported, 1 unsupported; not ok)"


@pytest.mark.slow
def test_the_example_notebook_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell of examples/brief.ipynb runs, in order, from the folder it says."""
    monkeypatch.chdir(EXAMPLES)
    notebook = json.loads((EXAMPLES / "brief.ipynb").read_text("utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert getattr(names["told"], "ok", None)
