"""What `brief` and `translate` print, and where, when a fake translates."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeTranslator

from summarize import cli
from summarize.briefs.extractive import ExtractiveWriter
from summarize.loading import Models

Printed = Callable[..., tuple[object, str, str]]

GERMAN = {
    "a": "Der Konzern streicht rund 3.400 Stellen.",
    "b": "Der Rat zahlt ihr 80 Euro.",
}
TABLE = {GERMAN["a"]: ["The group is cutting around 3,400 jobs."], GERMAN["b"]: ["The council pays for it."]}


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Printed:
    """Run a command with the fake; gives its exit status, standard output and standard error."""

    def run(*arguments: str | Path) -> tuple[object, str, str]:
        monkeypatch.setattr("sys.argv", ["summarize", *map(str, arguments)])
        for command in ("brief", "translate"):
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


def test_a_finding_is_said_where_the_output_does_not(printed: Printed, corpus: Path) -> None:
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


def test_a_corpus_of_nothing_is_said(printed: Printed, tmp_path: Path) -> None:
    """A collection without records is a failure."""
    (tmp_path / "empty.jsonl").write_text("\n\n")
    status, out, err = printed("brief", tmp_path / "empty.jsonl")
    assert (status, out) == (3, "")
    assert "holds no records" in err
