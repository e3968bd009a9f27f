"""What `brief`, `story` and `translate` print, and where, when a fake translates."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeTranslator

from summarize import cli
from summarize.briefs.extractive import ExtractiveWriter
from summarize.loading import Models
from summarize.report.formats.layout import WIDTH

Printed = Callable[..., tuple[object, str, str]]

GERMAN = {
    "a": "Der Konzern streicht rund 3.400 Stellen.",
    "b": "Der Rat zahlt ihr 80 Euro.",
}
LONG = "Der Konzern streicht in seinem Werk in Duisburg rund 3.400 Stellen, wie er am Montag in Essen mitteilte."
TABLE = {
    GERMAN["a"]: ["The group is cutting around 3,400 jobs."],
    GERMAN["b"]: ["The council pays for it."],
    LONG: ["The group is cutting around 3,400 jobs at its plant in Duisburg, as it announced on Monday in Essen."],
}


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Printed:
    """Run a command with the fake; gives its exit status, standard output and standard error."""

    def run(*arguments: str | Path) -> tuple[object, str, str]:
        monkeypatch.setattr("sys.argv", ["summarize", *map(str, arguments)])
        for command in ("brief", "story", "translate"):
            monkeypatch.setattr(f"summarize.commands.{command}.announced", lambda _: FakeTranslator(TABLE))
        monkeypatch.setattr(Models, "load_writer", lambda _: ExtractiveWriter())
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfdbinary.readouterr()
        return ended.value.code, out.decode(), err.decode()

    return run


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two articles as JSON lines, of the second of which the fake loses the figure."""
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in GERMAN.items()))
    return path


def test_translations_stand_apart(printed: Printed, corpus: Path) -> None:
    """An empty line separates the texts of two documents; JSON lines have none between them."""
    _, out, _ = printed("translate", corpus)
    assert out == "The group is cutting around 3,400 jobs.\n\nThe council pays for it.\n"
    _, out, _ = printed("translate", corpus, "--format", "jsonl")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "b"]


def test_a_finding_is_reported_if_the_output_does_not_show_it(printed: Printed, corpus: Path) -> None:
    """A translation as text has no place for the figure it lost, so standard error names it; status 1 either way."""
    counts = "summarize: 2 done, 0 skipped, 0 failed\n"
    status, _, err = printed("translate", corpus)
    assert status == 1
    assert err == f"summarize: b: {GERMAN['b']}: figure lost: 80 Euro\n{counts}"
    status, out, err = printed("translate", corpus, "--format", "jsonl")
    assert status == 1
    assert json.loads(out.splitlines()[1])["warnings"] == [f"{GERMAN['b']}: figure lost: 80 Euro"]
    assert err == f"summarize: b: findings remain; see its warnings\n{counts}"


def test_a_batch_counts_its_findings(printed: Printed, corpus: Path, tmp_path: Path) -> None:
    """Status 1 has its reason in the last line of standard error, also when nothing failed or was done.

    What a text has no place for is said when it is made.
    """
    found = f"summarize: b: {GERMAN['b']}: figure lost: 80 Euro\n"
    for said, counts in ((found, "2 done, 0 skipped, 0 failed"), ("", "0 done, 2 skipped, 0 failed")):
        status, out, err = printed("translate", corpus, "-o", tmp_path / "out")
        assert (status, out) == (1, "")
        assert err == f"{said}summarize: {counts}, 1 with findings (clean is false in the journal)\n"
    journal = (tmp_path / "out" / "journal.jsonl").read_text().splitlines()
    assert [json.loads(line).get("clean", True) for line in journal] == [True, False]


@pytest.mark.parametrize("command", ["brief", "story"])
@pytest.mark.parametrize("part", [(), ("--only", "brief")], ids=["whole", "part"])
def test_text_is_wrapped_for_readers_alone(
    printed: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, part: tuple[str, ...]
) -> None:
    """A terminal and a file get lines that fit; a pipe gets each paragraph in one line, with the same words."""
    (tmp_path / "long.txt").write_text(LONG)
    asked = (command, tmp_path / "long.txt", *part)
    _, piped, _ = printed(*asked)
    printed(*asked, "-o", tmp_path / "out")
    [written] = [tmp_path / "out"] if command == "story" else (tmp_path / "out").glob("long*")
    monkeypatch.setattr(f"summarize.commands.{command}.on_terminal", lambda: True)
    _, shown, _ = printed(*asked)
    assert TABLE[LONG][0] in piped
    assert max(map(len, shown.splitlines())) <= WIDTH
    assert written.read_text().rstrip() == shown.rstrip()
    assert piped.split() == shown.split()


def test_briefs_on_one_page_have_ids_of_their_own(printed: Printed, corpus: Path, tmp_path: Path) -> None:
    """Printed together, no id occurs twice and every link stays in its own brief; a page of its own needs no prefix."""
    corpus.write_text(f"{json.dumps({'id': '0', 'text': ''})}\n{corpus.read_text()}")
    _, out, err = printed("brief", corpus, "--format", "html")
    assert "1 failed" in err
    pages = out.split("<!DOCTYPE html>")[1:]
    ids = [re.findall(r' id="([^"]*)"', page) for page in pages]
    assert [bool(each) for each in ids] == [True, True]
    together = [identity for each in ids for identity in each]
    assert len(set(together)) == len(together)
    for page, own in zip(pages, ids, strict=True):
        assert set(re.findall(r'href="#([^"]*)"', page)) <= set(own)
    printed("brief", corpus, "--format", "html", "-o", tmp_path / "out")
    assert 'id="check"' in (tmp_path / "out" / "b.html").read_text()


def test_an_empty_corpus_is_reported(printed: Printed, tmp_path: Path) -> None:
    """A collection without records is a failure."""
    (tmp_path / "empty.jsonl").write_text("\n\n")
    status, out, err = printed("brief", tmp_path / "empty.jsonl")
    assert (status, out) == (3, "")
    assert "holds no records" in err
