"""A batch trusts files on disk only by digest: nothing stale counts as done, nothing corrected is lost."""

import contextlib
import itertools
import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from corpora import CRASHED, Corpus, Crash, crashing
from upper_job import UpperJob

from summarize.errors import OutputError

CONTENTS = {"A": "Es waren 4200.", "B": "Es waren 4700.", "F": "Fehler 4200."}
HISTORIES = [list(history) for history in itertools.product("ABF", repeat=3) if history[0] != history[1]]
#: Every third call that changes the disk is tried, from a random first one: 417 of 1,248.
STRIDE = 3


@pytest.fixture(autouse=True)
def _fast_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk, which no test here loses."""
    monkeypatch.setattr(os, "fsync", lambda fd: None)


def _write(corpus: Corpus, content: str) -> None:
    corpus.write([("a", CONTENTS[content]), ("b", "Immer 1.")])


@pytest.mark.parametrize("form", CRASHED)
@pytest.mark.parametrize("history", HISTORIES, ids="".join)
def test_no_crash_leaves_the_text_of_another_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, history: list[str]
) -> None:
    """One content done, a second stopped at a system call, a third run: the bytes are those of the third alone.

    The texts have equal sizes, so that only their bytes tell them apart.
    """
    first = random.Random(f"{form} {history}").randint(1, STRIDE)
    corpus = Corpus(tmp_path, form)
    _write(corpus, history[2])
    corpus.run()
    fresh = corpus.bytes()
    for last in itertools.count(first, STRIDE):
        corpus.clear()
        _write(corpus, history[0])
        corpus.run()
        _write(corpus, history[1])
        with monkeypatch.context() as patch:
            crashed = crashing(patch, last)
            with contextlib.suppress(Crash):
                corpus.run()
        _write(corpus, history[2])
        corpus.run()
        assert corpus.bytes() == fresh, f"after a crash at call {last}"
        if not crashed():
            break
    assert last > 10


@pytest.mark.parametrize("form", CRASHED)
def test_no_crash_loses_a_correction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """The output of a document was corrected, and the run that replaces it is stopped: the correction is kept once."""
    corpus = Corpus(tmp_path, form)
    _write(corpus, "B")
    corpus.run()
    fresh = corpus.bytes()
    for last in itertools.count(1):
        corpus.clear()
        _write(corpus, "A")
        corpus.run()
        path = corpus.out / "a.json" if form == "out" else corpus.out
        whole = path.read_bytes()
        path.write_bytes(whole.replace(b"4200", b"4199.5"))
        corrected = b"".join(line for line in path.read_bytes().splitlines(keepends=True) if b"4199.5" in line)
        assert corrected
        _write(corpus, "B")
        with monkeypatch.context() as patch:
            crashed = crashing(patch, last)
            with contextlib.suppress(Crash):
                corpus.run()
        corpus.run()
        made = corpus.bytes()
        kept = [made.pop(name) for name in [*made] if ".changed" in name]
        assert made == fresh, f"after a crash at call {last}"
        assert [corrected in data for data in kept] == [True], f"after a crash at call {last}"
        if not crashed():
            break
    assert last > 10


def _lines_change(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def apply(path: Path) -> None:
        path.write_bytes(b"".join(change(line) for line in path.read_bytes().splitlines(keepends=True)))

    return apply


CORRECTIONS = {
    "a digit": lambda line: line.replace(b"TEXT 1", b"TEXT 7"),
    "carriage returns": lambda line: line.replace(b"\n", b"\r\n"),
    "a longer word": lambda line: line.replace(b"TEXT 1", b"A LONGER TEXT 1"),
}


@pytest.mark.parametrize("change", CORRECTIONS.values(), ids=CORRECTIONS)
def test_a_corrected_output_is_kept_and_said(corpus: Corpus, change: Callable[[bytes], bytes]) -> None:
    """An output that somebody edited is kept, counted as a finding, and named."""
    corpus.run()
    path = corpus.out if corpus.form.endswith("jsonl") else corpus.out / "d1.json"
    _lines_change(change)(path)
    before = corpus.bytes()
    told: list[str] = []
    summary = corpus.run(say=told.append)
    assert (summary.done, summary.skipped) == (0, 6)
    assert summary.findings >= 1 + ("d1" in path.name)
    assert corpus.bytes() == before
    assert told[-1].startswith("changed since they were written, and kept as they are: ")
    assert "d1" in told[-1] or "more" in told[-1]


@pytest.mark.parametrize("change", CORRECTIONS.values(), ids=CORRECTIONS)
def test_a_corrected_output_of_a_changed_document_is_put_aside(
    corpus: Corpus, change: Callable[[bytes], bytes]
) -> None:
    """When the document has changed since, the new output takes the place, and the corrected one is kept beside it."""
    corpus.write([(f"d{n}", f"Text {n}.") for n in range(3)])
    corpus.run()
    path = corpus.out if corpus.form.endswith("jsonl") else corpus.out / "d1.json"
    _lines_change(change)(path)
    corrected = next(line for line in path.read_bytes().splitlines(keepends=True) if b'"d1"' in line)
    corpus.write([("d0", "Text 0."), ("d1", "Text neu."), ("d2", "Text 2.")])
    told: list[str] = []
    corpus.run(say=told.append)
    assert corpus.texts()[1] == "TEXT NEU."
    assert corrected in path.with_name(f"{path.name}.changed").read_bytes()
    assert any("changed" in line for line in told)
    assert all(json.loads(line) for line in path.read_bytes().splitlines())


@pytest.mark.parametrize(
    "lines",
    [
        lambda lines: [*lines, b"added by hand\n"],
        lambda lines: [b"added by hand\n", *lines],
        lambda lines: [lines[0], b"added by hand\n", *lines[1:]],
        lambda lines: [*lines, b"added by hand"],
        lambda lines: [lines[1], lines[0], b"added by hand\n", *lines[2:]],
        lambda lines: [b"added by hand\n", *lines, b"added by hand\n"],
    ],
)
def test_lines_that_no_run_wrote_are_taken_out_and_kept(
    tmp_path: Path, lines: Callable[[list[bytes]], list[bytes]]
) -> None:
    """Lines put into a file of lines leave it whole again; they are in a file beside it, and that is said."""
    corpus = Corpus(tmp_path, "out.jsonl")
    corpus.write([(f"d{n}", f"Text {n}.") for n in range(4)])
    corpus.run()
    whole = corpus.bytes()
    changed = lines(corpus.out.read_bytes().splitlines(keepends=True))
    corpus.out.write_bytes(b"".join(changed))
    added = len(changed) - 4
    told: list[str] = []
    job = UpperJob()
    summary = corpus.run(job, say=told.append)
    assert (summary.skipped, job.worked_on) == (4, 0)
    made = corpus.bytes()
    assert made.pop("out.jsonl.changed") == b"added by hand\n" * added
    assert made == whole
    said = {1: "1 line was changed after it was written", 2: "2 lines were changed after they were written"}[added]
    assert told[0] == f"{corpus.out}: {said}; moved aside"


@pytest.mark.parametrize("line", [0, 1, 3, 6])
@pytest.mark.parametrize("key", [b'"size":', b'"digest":"', b'"output":"', b'"id":"d'])
def test_a_damaged_journal_costs_only_what_is_damaged(corpus: Corpus, line: int, key: bytes) -> None:
    """One changed digit in the journal is noticed: that document alone is done again, and the bytes are the same."""
    corpus.write([(f"d{n}", f"Text {n}.") for n in range(7)])
    corpus.run()
    whole = corpus.bytes()
    [journal] = [corpus.folder / "made" / name for name in whole if "journal" in name]
    lines = journal.read_bytes().splitlines(keepends=True)
    place = lines[line].index(key) + len(key)
    lines[line] = (
        lines[line][:place] + (b"1" if lines[line][place : place + 1] != b"1" else b"2") + lines[line][place + 1 :]
    )
    journal.write_bytes(b"".join(lines))
    told: list[str] = []
    job = UpperJob()
    corpus.run(job, say=told.append)
    assert job.worked_on == 1
    assert corpus.bytes() == whole
    assert told[0] == f"{journal}: damaged lines: 1; their documents are processed again"


def test_an_output_cut_short_is_made_again(tmp_path: Path) -> None:
    """A truncated file is not a correction: it is made again and nothing of it is kept."""
    corpus = Corpus(tmp_path, "out")
    corpus.write([("a", "Eins."), ("b", "Zwei.")])
    corpus.run()
    whole = corpus.bytes()
    for size in (0, 1, 20):
        path = corpus.out / "a.json"
        path.write_bytes(path.read_bytes()[:size])
        assert corpus.run().done == 1
        assert corpus.bytes() == whole


def test_formats_share_a_folder(tmp_path: Path) -> None:
    """A second format in a folder removes nothing of the first, failures included; each is resumed on its own."""
    corpus = Corpus(tmp_path, "out")
    corpus.write([("a", "Eins."), ("b", "Fehler."), ("c", "Drei.")])
    corpus.run()
    first = corpus.bytes()
    other = UpperJob(signature="upper format:markdown", suffix=".md")
    for done in (2, 0):
        summary = corpus.run(other)
        assert (summary.done, summary.skipped) == (done, 2 - done)
        made = corpus.bytes()
        assert {name: made[name] for name in first} == first
        assert sorted(set(made) - set(first)) == [
            "out/a.md",
            "out/c.md",
            "out/failures-md.jsonl",
            "out/journal-md.jsonl",
        ]
    assert corpus.run().skipped == 2
    assert corpus.bytes() == made


def test_documents_that_passed_as_german_are_not_done_again_by_force(tmp_path: Path) -> None:
    """`force` repeats only what failed without it."""
    corpus = Corpus(tmp_path, "out")
    german = "Die Regierung will das Gesetz in diesem Jahr nicht ändern."
    english = "The government said on Monday that it would not change the law this year."
    corpus.write([("a", german), ("b", english)])
    summary = corpus.run(force=False)
    assert (summary.done, summary.failed) == (1, 1)
    summary = corpus.run()
    assert (summary.done, summary.skipped, summary.failed) == (1, 1, 0)


def test_a_journal_that_was_cut_says_what_to_do(tmp_path: Path) -> None:
    """Where the journal has lost a line and its document has changed, the message names the file and both reasons."""
    corpus = Corpus(tmp_path, "out")
    corpus.write([("a", "Eins."), ("b", "Zwei.")])
    corpus.run()
    journal = corpus.out / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])
    corpus.write([("a", "Eins."), ("b", "Drei.")])
    with pytest.raises(
        OutputError, match=r"b\.json: .*not written by an earlier run, or the journal has lost it; move it"
    ):
        corpus.run()


def test_an_output_whose_entry_is_damaged_stops_nothing(tmp_path: Path) -> None:
    """Where the journal is known to be damaged, the file of a changed document is put aside, and the run goes on."""
    corpus = Corpus(tmp_path, "out")
    corpus.write([("a", "Eins."), ("b", "Zwei.")])
    corpus.run()
    before = (corpus.out / "b.json").read_bytes()
    journal = corpus.out / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b'"id":"b"', b'"id":"x"'))
    corpus.write([("a", "Eins."), ("b", "Drei.")])
    assert corpus.run().done == 1
    assert corpus.texts() == ["EINS.", "DREI."]
    assert (corpus.out / "b.json.changed").read_bytes() == before
