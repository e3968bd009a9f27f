"""What an editor pastes: parts of a brief, headlines, the index, notebooks."""

import json
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


def test_an_index_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    """A foreign index.html is kept."""
    report = brief(Article("works", GERMAN), FakeTranslator(ENGLISH))
    from summarize.report import render

    (tmp_path / "works.html").write_text(render(report, "html"), "utf-8")
    (tmp_path / "index.html").write_text("<h1>mine</h1>", "utf-8")
    assert write_index(tmp_path) is None
    assert (tmp_path / "index.html").read_text("utf-8") == "<h1>mine</h1>"


def test_a_file_without_a_signature_is_replaced_only_by_itself(tmp_path: Path) -> None:
    """A part has no signature: the same command may write it again, another text may not."""
    for _ in range(2):
        write_result(tmp_path / "headline", "Celle factory closes")
    with pytest.raises(OutputError, match="already exists"):
        write_result(tmp_path / "headline", "Celle factory opens")


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
    assert repr(found) == "CheckReport(2 figures: 1 supported, 1 unsupported; not ok)"


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
