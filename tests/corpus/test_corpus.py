"""Batches: whatever happens on the way, the output is that of an undisturbed run."""

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from corpora import CRASHED, FORMS, Corpus, Crash, crashing
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from upper_job import Outcome, UpperJob

from summarize.article import Article
from summarize.corpus import Progress, outcomes, run_corpus
from summarize.corpus import run as batches
from summarize.errors import InputError, ModelError, OutputError, UsageError


@pytest.fixture(autouse=True)
def _fast_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk, which no test here loses."""
    monkeypatch.setattr(os, "fsync", lambda fd: None)


def test_every_document_is_made_in_order(corpus: Corpus) -> None:
    """Each document has its outcome, in the order of the input, and the counts say so."""
    summary = corpus.run()
    assert corpus.texts() == ["TEXT 0.", "TEXT 1.", "TEXT 3.", "BEFUND.", "TEXT 5.", "TEXT 6."]
    assert (summary.done, summary.skipped, summary.failed, summary.findings) == (6, 0, 1, 1)


def test_failures_are_listed(corpus: Corpus) -> None:
    """A document that fails is one line with its id, place and reason."""
    summary = corpus.run()
    assert summary.failures is not None
    assert summary.failures.name.endswith("failures.jsonl")
    [line] = summary.failures.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {
        "id": "d2",
        "place": f"{corpus.folder / 'in.jsonl'}:3",
        "reason": "d2: there is an error in it.",
    }


def test_the_list_of_failures_goes_with_the_failures(corpus: Corpus) -> None:
    """A run without failures leaves no list of them."""
    corpus.run()
    corpus.write([("d1", "Text 1.")])
    summary = corpus.run()
    assert summary.failures is None
    assert not [name for name in corpus.bytes() if "failures" in name]


def test_a_second_run_does_nothing(corpus: Corpus) -> None:
    """Finished work is not repeated: the job sees no article, no byte changes, failures and findings count."""
    corpus.run()
    before = corpus.bytes()
    job = UpperJob()
    summary = corpus.run(job)
    assert job.worked_on == 0
    assert (summary.done, summary.skipped, summary.failed, summary.findings) == (0, 6, 1, 1)
    assert corpus.bytes() == before


def test_a_changed_document_is_done_again(corpus: Corpus) -> None:
    """Changed content alone is processed again, and the user is told."""
    corpus.run()
    corpus.write([(f"d{number}", f"Text {number}{'!' if number == 3 else '.'}") for number in range(7)])
    job = UpperJob()
    told: list[str] = []
    summary = corpus.run(job, say=told.append)
    assert corpus.texts()[3] == "TEXT 3!"
    assert job.worked_on == 3  # d2 and d4 of the fixture are other texts now, too
    assert (summary.done, summary.skipped, summary.stale) == (3, 4, 3)
    assert told == ["3 documents processed again: the input or the settings had changed"]


def test_other_settings_replace_nothing_unless_told_to(corpus: Corpus) -> None:
    """With other settings the earlier output is left alone; with `redo` everything is done again."""
    corpus.run(UpperJob(signature="upper beams=8"))
    before = corpus.bytes()
    job = UpperJob(signature="upper beams=4")
    with pytest.raises(UsageError, match=r"made with beams=8, not with beams=4; .*--redo"):
        corpus.run(job)
    assert corpus.bytes() == before
    summary = corpus.run(job, redo=True)
    assert job.worked_on == 7
    assert (summary.done, summary.skipped, summary.failed, summary.stale) == (6, 0, 1, 7)


def test_an_output_that_has_gone_is_made_again(tmp_path: Path) -> None:
    """A file that was deleted or cut is written again."""
    corpus = Corpus(tmp_path, "out")
    corpus.write([("a", "Eins."), ("b", "Zwei."), ("c", "Drei.")])
    corpus.run()
    before = corpus.bytes()
    (corpus.out / "a.json").unlink()
    (corpus.out / "b.json").write_bytes(b"{")
    summary = corpus.run()
    assert (summary.done, summary.skipped) == (2, 1)
    assert corpus.bytes() == before


def test_a_line_that_has_gone_is_made_again(tmp_path: Path) -> None:
    """A file of lines that was cut short is completed."""
    corpus = Corpus(tmp_path, "out.jsonl")
    corpus.write([("a", "Eins."), ("b", "Zwei."), ("c", "Drei.")])
    corpus.run()
    before = corpus.bytes()
    corpus.out.write_bytes(corpus.out.read_bytes()[:-5])
    summary = corpus.run()
    assert (summary.done, summary.skipped) == (1, 2)
    assert corpus.bytes() == before


def test_an_output_of_a_document_that_now_fails_goes(tmp_path: Path) -> None:
    """No output of an earlier content is left behind when a document fails."""
    corpus = Corpus(tmp_path, "out")
    corpus.write([("a", "Eins."), ("b", "Zwei.")])
    corpus.run()
    corpus.write([("a", "Fehler."), ("b", "Zwei.")])
    summary = corpus.run()
    assert summary.failed == 1
    assert sorted(path.name for path in corpus.out.iterdir()) == ["b.json", "failures.jsonl", "journal.jsonl"]


def _crash_everywhere(corpus: Corpus, monkeypatch: pytest.MonkeyPatch, prepare: Callable[[], None]) -> int:
    """Crash a run at each system call in turn; each time the next run must give the same bytes. Returns how many."""
    corpus.clear()
    prepare()
    corpus.run()
    whole = corpus.bytes()
    for last in count(1):
        corpus.clear()
        prepare()
        with monkeypatch.context() as patch:
            crashed = crashing(patch, last)
            with contextlib.suppress(Crash):
                corpus.run()
        if not crashed():
            return last - 1
        corpus.run()
        assert corpus.bytes() == whole, f"after a crash at call {last}"
    raise AssertionError


@pytest.mark.parametrize("corpus", CRASHED, indirect=True)
def test_a_crash_at_any_system_call_changes_nothing(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped at any call that changes the disk, half a write done, the next run gives the bytes of a whole one."""
    assert _crash_everywhere(corpus, monkeypatch, lambda: None) > 20


@pytest.mark.parametrize("corpus", CRASHED, indirect=True)
def test_a_crash_while_redoing_changes_nothing(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same holds where output for earlier contents, in another order, is reused or replaced."""
    source = corpus.folder / "in.jsonl"
    now = source.read_bytes()

    def prepare() -> None:
        corpus.write([("d6", "Text 6."), ("d1", "Text 1."), ("x", "Weg."), ("d3", "Früher."), ("d5", "Text 5.")])
        corpus.run()
        source.write_bytes(now)

    assert _crash_everywhere(corpus, monkeypatch, prepare) > 20


class ShoutJob(UpperJob):
    """Other settings, and other bytes, of which only the job knows."""

    def outcomes(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        for outcome in super().outcomes(articles):
            yield replace(outcome, output=outcome.output and outcome.output.replace(".", "!"))


@pytest.mark.parametrize("signature", ["upper", "shout"])
def test_after_a_crash_other_bytes_may_come(corpus: Corpus, monkeypatch: pytest.MonkeyPatch, signature: str) -> None:
    """After a stop at any call, the next run continues with other settings or an engine that gives other bytes."""
    corpus.run(ShoutJob(signature=signature))
    texts = set(corpus.texts())
    for last in count(1):
        corpus.clear()
        with monkeypatch.context() as patch:
            crashed = crashing(patch, last)
            with contextlib.suppress(Crash):
                corpus.run()
        if not crashed():
            break
        summary = corpus.run(ShoutJob(signature=signature), redo=True)
        assert summary.done + summary.skipped == 6
        assert len(corpus.texts()) == 6
        assert not [name for name in corpus.bytes() if "unfinished" in name or "changed" in name]
        if signature == "shout":
            assert set(corpus.texts()) == texts
    assert last > 20


@pytest.mark.parametrize("theirs", [False, True])
def test_a_file_entered_but_not_named_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theirs: bool) -> None:
    """Stopped between journal and rename, the next run renames the file; a foreign file there is not touched."""
    corpus = Corpus(tmp_path, "out")
    corpus.write([("a", "Eins."), ("b", "Zwei.")])
    rename = os.rename

    def stop(source: str, target: str, **settings: Any) -> None:
        if target == "b.json":
            raise KeyboardInterrupt
        rename(source, target, **settings)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", stop)
        with pytest.raises(KeyboardInterrupt):
            corpus.run()
    assert not (corpus.out / "b.json").exists()
    told: list[str] = []
    if theirs:
        (corpus.out / "b.json").write_text("mine" * 99, encoding="utf-8")
        assert corpus.run(ShoutJob(), say=told.append).findings == 1
        assert (corpus.out / "b.json").read_text(encoding="utf-8") == "mine" * 99
        assert told == [f"changed since they were written, and kept as they are: {corpus.out / 'b.json'}"]
    else:
        summary = corpus.run(ShoutJob())
        assert (summary.done, summary.skipped) == (0, 2)
        assert corpus.texts() == ["EINS.", "ZWEI."]
        assert sorted(corpus.bytes()) == ["out/a.json", "out/b.json", "out/journal.jsonl"]


def test_a_document_that_failed_before_overwrites_no_file(tmp_path: Path) -> None:
    """A file of the name of an output is not touched either when an earlier run knew the document, but made none."""
    corpus = Corpus(tmp_path, "out")
    corpus.write([("a", "Fehler.")])
    corpus.run()
    (corpus.out / "a.json").write_text("mine", encoding="utf-8")
    corpus.write([("a", "Eins.")])
    with pytest.raises(OutputError, match="already exists"):
        corpus.run()
    assert (corpus.out / "a.json").read_text(encoding="utf-8") == "mine"


def test_what_is_reported_done_is_kept(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that was reported before the crash is not worked on after it."""
    for last in range(1, 60, 4):
        corpus.clear()
        reported = Progress()

        def note(progress: Progress) -> None:
            nonlocal reported
            reported = progress

        with monkeypatch.context() as patch:
            crashing(patch, last)
            with contextlib.suppress(Crash):
                corpus.run(progress=note)
        summary = corpus.run()
        assert summary.skipped >= reported.done


DOCUMENTS = st.lists(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from(["Eins.", "Zwei.", "Fehler.", "Befund."])),
    unique_by=lambda document: document[0],
)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=st.lists(DOCUMENTS, min_size=2, max_size=4), stops=st.lists(st.integers(0, 6), max_size=4))
def test_any_history_gives_the_bytes_of_a_fresh_run(
    tmp_path: Path, form: str, versions: list[list[tuple[str, str]]], stops: list[int]
) -> None:
    """Runs on changing inputs, some of them interrupted, end with what one run on the last input gives."""
    corpus = Corpus(tmp_path, form)
    corpus.clear()
    for index, version in enumerate(versions):
        corpus.write(version)
        stop = stops[index] if index < len(stops) else None
        if not version:
            continue

        def interrupt(progress: Progress, stop: int | None = stop) -> None:
            if progress.done + progress.failed + progress.skipped == stop:
                raise KeyboardInterrupt

        with contextlib.suppress(KeyboardInterrupt):
            corpus.run(progress=interrupt)
    corpus.write(versions[-1])
    corpus.run()
    made = corpus.bytes()
    corpus.clear()
    corpus.run()
    fresh = corpus.bytes()
    # What is no longer among the inputs is kept, in files of its own or behind the others.
    for name, data in fresh.items():
        assert made[name].startswith(data)
        if name != form and "journal" not in name:
            assert made[name] == data


def test_output_of_inputs_that_have_gone_is_kept(corpus: Corpus) -> None:
    """Output of a missing input stays, last in a file of lines; the summary counts it; a returning input reuses it."""
    corpus.run()
    whole = corpus.bytes()
    corpus.write([("d5", "Text 5."), ("new", "Neu.")])
    summary = corpus.run()
    assert (summary.done, summary.skipped, summary.left) == (1, 1, 5)
    assert str(summary) == "1 done, 1 skipped, 0 failed, 5 of an earlier run kept"
    texts = ["TEXT 0.", "TEXT 1.", "TEXT 3.", "BEFUND.", "TEXT 6."]
    if corpus.form == "out.jsonl":
        assert corpus.texts() == ["TEXT 5.", "NEU.", *texts]
    else:
        assert {*texts, "TEXT 5.", "NEU."} == set(corpus.texts())
    assert corpus.run().left == 5
    job = UpperJob()
    corpus.write([(f"d{n}", {2: "Fehler.", 4: "Befund."}.get(n, f"Text {n}.")) for n in range(7)])
    summary = corpus.run(job)
    assert (summary.done, summary.skipped, summary.left, job.worked_on) == (0, 6, 1, 0)
    for name, data in whole.items():
        assert corpus.bytes()[name].startswith(data)


def test_numbers_of_documents_are_grammatical(corpus: Corpus) -> None:
    """One document is one document."""
    corpus.write([("a", "Eins.")])
    corpus.run()
    corpus.write([("a", "Zwei.")])
    told: list[str] = []
    corpus.run(say=told.append)
    assert told == ["1 document processed again: the input or the settings had changed"]


def test_documents_that_are_not_german_are_counted(tmp_path: Path) -> None:
    """With `force`, foreign texts are reported once, with their number."""
    corpus = Corpus(tmp_path, "out")
    english = "The government said on Monday that it would not change the law this year."
    corpus.write([("a", english), ("b", "Die Regierung will das Gesetz in diesem Jahr nicht ändern.")])
    told: list[str] = []
    corpus.run(say=told.append)
    assert told == ["1 document not recognised as German; numbers were read by German rules"]


def test_a_torn_journal_is_repaired(corpus: Corpus) -> None:
    """A journal with half a line or rubbish at its end costs the documents it no longer has, nothing else."""
    corpus.run()
    before = corpus.bytes()
    [journal] = [corpus.folder / "made" / name for name in before if "journal" in name]
    for rubbish in (lambda data: data[:-9], lambda data: data + b"\0" * 100, lambda data: b"[]\n" + data):
        journal.write_bytes(rubbish(journal.read_bytes()))
        summary = corpus.run()
        assert summary.failed == 1
        assert corpus.bytes() == before


def test_a_second_run_at_once_is_refused(corpus: Corpus) -> None:
    """While one run writes, another is refused; the first continues unharmed."""
    refused = []

    def intrude(progress: Progress) -> None:
        if progress.done == 2 and not refused:
            with pytest.raises(OutputError, match="another run is writing here") as error:
                corpus.run()
            refused.append(error.value)

    summary = corpus.run(progress=intrude)
    assert len(refused) == 1
    assert summary.done == 6


def test_a_refused_output_is_let_go(corpus: Corpus) -> None:
    """After a run that could not begin or go on, the next one can."""
    with pytest.raises(RuntimeError):
        corpus.run(_losing(1))
    with pytest.raises(ModelError):
        corpus.run(_breaking())
    assert corpus.run().done + corpus.run().skipped >= 6


def _losing(number: int) -> Any:
    class Losing(UpperJob):
        def outcomes(self, articles: Any) -> Any:
            for index, outcome in enumerate(super().outcomes(articles)):
                if index != number:
                    yield outcome

    return Losing()


def _breaking() -> Any:
    class Breaking(UpperJob):
        def outcomes(self, articles: Any) -> Any:
            yield from (outcome for outcome, _ in zip(super().outcomes(articles), range(3), strict=False))
            raise ModelError("the model is gone; get it again.")

    return Breaking()


@pytest.mark.parametrize("number", [0, 3, 6])
def test_a_job_that_loses_a_document_is_caught(corpus: Corpus, number: int) -> None:
    """A document for which the job yields no outcome stops the run, since it is a bug."""
    with pytest.raises(RuntimeError, match="the job"):
        corpus.run(_losing(number))


def test_what_was_done_before_the_job_gave_up_is_kept(corpus: Corpus) -> None:
    """If the job cannot continue, finished work is there for the next run."""
    with pytest.raises(ModelError):
        corpus.run(_breaking())
    summary = corpus.run()
    assert (summary.done, summary.skipped, summary.failed) == (4, 2, 1)


def test_a_file_that_no_batch_wrote_is_not_touched(corpus: Corpus) -> None:
    """A file of the name of an output that no run wrote stops the batch and stays as it is."""
    foreign = corpus.out if corpus.form.endswith(".jsonl") else corpus.out / "d3.json"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="already exists"):
        corpus.run()
    assert foreign.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("data", ['{"mine": 1}\n', "first,second\n1,2\n", "\n", "mine\nwithout an end"])
def test_a_journal_that_no_batch_wrote_is_not_touched(corpus: Corpus, data: str) -> None:
    """A file of the name of the journal that no run wrote stops the batch and stays as it is."""
    lines = corpus.form.endswith(".jsonl")
    journal = corpus.out.with_name("out.jsonl.journal") if lines else corpus.out / "journal.jsonl"
    journal.parent.mkdir(parents=True)
    journal.write_text(data, encoding="utf-8")
    with pytest.raises(OutputError, match="was not written by a batch"):
        corpus.run()
    assert journal.read_text(encoding="utf-8") == data


@pytest.mark.parametrize(
    "data",
    [
        '{"id": "a", "text": "Eins."}\n',
        '{"id": "a", "text": "Eins."}',
        '{"id": "a", "place": "b", "reason": "c", "more": 1}\n',
        "[]",
        "mine",
        "mine\n",
        '{"id": broken\n',
    ],
)
def test_a_list_of_failures_that_no_batch_wrote_is_not_touched(corpus: Corpus, data: str) -> None:
    """A file of the name of the list of failures that no run wrote stops the batch and stays as it is."""
    lines = corpus.form.endswith(".jsonl")
    failures = corpus.out.with_name("out.failures.jsonl") if lines else corpus.out / "failures.jsonl"
    failures.parent.mkdir(parents=True)
    failures.write_text(data, encoding="utf-8")
    with pytest.raises(OutputError, match="was not written by a batch"):
        corpus.run()
    assert failures.read_text(encoding="utf-8") == data


@pytest.mark.parametrize("kept", [0, 1, 5, 9, 40])
def test_a_torn_list_of_failures_is_written_anew(corpus: Corpus, kept: int) -> None:
    """What a crash leaves of the list, with zeros where nothing was written yet, does not stop the next run."""
    failures = corpus.run().failures
    assert failures is not None
    whole = corpus.bytes()
    for rest in (b"", b"\0" * 30):
        failures.write_bytes(failures.read_bytes()[:kept] + rest)
        corpus.run()
        assert corpus.bytes() == whole


def test_links_in_the_output_are_not_followed(tmp_path: Path) -> None:
    """A link in place of an output, or of the temporary file, is not written through."""
    corpus = Corpus(tmp_path, "out")
    corpus.write([("a", "Eins."), ("b", "Zwei.")])
    corpus.run()
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    for name in ("a.json", ".unfinished"):
        (corpus.out / name).unlink(missing_ok=True)
        (corpus.out / name).symlink_to(victim)
    corpus.write([("a", "Drei."), ("b", "Vier.")])
    corpus.run()
    assert victim.read_text(encoding="utf-8") == "mine"
    assert not (corpus.out / "a.json").is_symlink()
    assert corpus.texts() == ["DREI.", "VIER."]


def test_the_output_cannot_be_an_input(tmp_path: Path) -> None:
    """An output that is an input, as file or as folder, is refused before anything is written."""
    corpus = Corpus(tmp_path, "out")
    corpus.write([("a", "Eins.")])
    source = tmp_path / "in.jsonl"
    before = source.read_bytes()
    for inputs, out in (([str(source)], source), ([str(tmp_path)], tmp_path)):
        with pytest.raises(UsageError, match="choose another output"):
            run_corpus(inputs, out, UpperJob(), force=True)
    assert source.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_an_output_inside_the_input_folder_is_not_read(tmp_path: Path) -> None:
    """The output folder may be inside the input folder: outputs do not become inputs."""
    (tmp_path / "a.txt").write_text("Eins.", encoding="utf-8")
    for expected in ((1, 0), (0, 1)):
        summary = run_corpus([str(tmp_path)], tmp_path / "out", UpperJob(), force=True)
        assert (summary.done, summary.skipped) == expected


@pytest.mark.parametrize("pattern", ["", "*", "**/*", "*.jsonl", ".*"])
@pytest.mark.parametrize("out", ["zz.jsonl", "made/zz.jsonl", "made"])
def test_files_that_an_output_keeps_are_not_read(tmp_path: Path, pattern: str, out: str) -> None:
    """An output within a folder or pattern of inputs is read by no later run, nor are its failures and journal."""
    news = tmp_path / "news"
    news.mkdir()
    lines = [json.dumps({"id": f"d{n}", "text": "Fehler." if n % 2 else "Eins."}) for n in range(4)]
    for name in ("in.jsonl", ".in.jsonl"):
        (news / name).write_text("\n".join(lines), encoding="utf-8")
    for expected in ((2, 0, 2), (0, 2, 2), (0, 2, 2)):
        # What a run leaves behind that is killed while it puts things into order.
        for left in (".zz.jsonl.old", ".zz.jsonl.journal.new"):
            if out.endswith(".jsonl") and (news / out).parent.exists():
                (news / out).with_name(left).write_bytes(b"")
        summary = run_corpus([str(news / pattern)], news / out, UpperJob(), force=True)
        assert (summary.done, summary.skipped, summary.failed) == expected


def test_a_pattern_in_the_output_folder_finds_what_lies_there(tmp_path: Path) -> None:
    """Outputs may lie beside the inputs where the pattern tells them apart."""
    (tmp_path / "a.txt").write_text("Eins.", encoding="utf-8")
    for expected in ((1, 0), (0, 1)):
        summary = run_corpus([str(tmp_path / "*.txt")], tmp_path, UpperJob(), force=True)
        assert (summary.done, summary.skipped) == expected


@pytest.mark.parametrize(
    ("name", "out"),
    [
        ("w/failures.jsonl", "w"),
        ("w/journal.jsonl", "w"),
        ("w/x.failures.jsonl", "w/x.jsonl"),
        ("w/x.jsonl.journal", "w/x.jsonl"),
        ("w/.x.jsonl.old", "w/x.jsonl"),
    ],
)
def test_a_file_that_an_output_keeps_is_refused_as_input(tmp_path: Path, name: str, out: str) -> None:
    """A file that the run would overwrite is refused by name, and nothing is changed."""
    (tmp_path / "w").mkdir()
    (tmp_path / name).write_text('{"id": "a", "text": "Eins."}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="choose another output"):
        run_corpus([str(tmp_path / name)], tmp_path / out, UpperJob(), force=True)
    assert [path.name for path in (tmp_path / "w").iterdir()] == [Path(name).name]
    assert (tmp_path / name).read_text(encoding="utf-8") == '{"id": "a", "text": "Eins."}\n'


def test_lines_take_a_format_of_lines(tmp_path: Path) -> None:
    """A .jsonl output is refused for formats other than JSON."""
    (tmp_path / "a.txt").write_text("Eins.", encoding="utf-8")
    with pytest.raises(UsageError, match="JSON"):
        run_corpus([str(tmp_path / "a.txt")], tmp_path / "out.jsonl", UpperJob(suffix=".txt"), force=True)


@pytest.mark.parametrize(
    "name", ["new.txt", "new.json", "new.jsonl.gz", "new.HTML", "-", "old.txt", "old", "a.txt/x.md"]
)
def test_an_output_is_a_folder_or_a_file_of_lines(tmp_path: Path, name: str) -> None:
    """A name that is meant to be a file's, or is that of one, is refused before anything is made."""
    (tmp_path / "a.txt").write_text("Eins.", encoding="utf-8")
    for old in ("old.txt", "old"):
        (tmp_path / old).write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    out = Path(name) if name == "-" else tmp_path / name
    with pytest.raises(UsageError, match=r"the output is a folder or a \.jsonl, \.csv or \.parquet file"):
        run_corpus([str(tmp_path / "a.txt")], out, UpperJob(), force=True)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["dated.2025-06", "old.txt", "old.jsonl"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    """An existing folder is an output, whatever its name; so is a name whose dot begins no known suffix."""
    (tmp_path / "a.txt").write_text("Eins.", encoding="utf-8")
    if name.startswith("old"):
        (tmp_path / name).mkdir()
    assert run_corpus([str(tmp_path / "a.txt")], tmp_path / name, UpperJob(), force=True).done == 1
    assert (tmp_path / name / "a.json").exists()


def test_ids_cannot_leave_the_folder(tmp_path: Path) -> None:
    """Ids that look like paths, devices, options or nothing at all are files in the folder, one each."""
    ids = ["../x", "/etc/passwd", "..", ".", "a/b", "a\\b", "NUL", "con.txt", "-rf", "x" * 500, "ü/é", "a\0b", "\u202e"]
    ids += ["a_b", "A_B", "journal", "failures", ".hidden", "a.", "a", "a ", " a", "e\u0301", "\u00e9", "..\\..\\c"]
    corpus = Corpus(tmp_path, "out")
    corpus.write([(name, f"Text {index}.") for index, name in enumerate(ids)])
    summary = corpus.run()
    assert summary.done == len(ids)
    made = [path for path in corpus.out.iterdir() if path.suffix == ".json"]
    assert len({path.name.casefold() for path in made}) == len(ids)
    assert sorted(json.loads(path.read_text(encoding="utf-8"))["id"] for path in made) == sorted(ids)
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["out"]


def test_progress_ends_with_everything(corpus: Corpus) -> None:
    """Progress counts up to all documents and all bytes of the input, and counts words of what is new."""
    seen: list[Progress] = []
    corpus.run(progress=seen.append)
    last = seen[-1]
    assert (last.done, last.failed, last.words) == (6, 1, 13 - 1)
    assert last.read == last.total == (corpus.folder / "in.jsonl").stat().st_size
    assert [one.read for one in seen] == sorted(one.read for one in seen)


def test_outcomes_without_an_output_are_in_order(corpus: Corpus) -> None:
    """The outcomes of a batch that is printed come in order, failures in their place."""
    with (corpus.folder / "in.jsonl").open("ab") as file:
        file.write(b"no JSON\n" + json.dumps({"id": "z", "text": "Ende."}).encode())
    found = list(outcomes([str(corpus.folder / "in.jsonl")], UpperJob(), force=True))
    assert [outcome.article.id for outcome in found] == [*(f"d{number}" for number in range(7)), "in.jsonl-8", "z"]
    assert [outcome.error is not None for outcome in found] == [False, False, True, *[False] * 4, True, False]


def test_an_input_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A missing input stops the batch before anything is made."""
    with pytest.raises(InputError, match="nowhere"):
        run_corpus([str(tmp_path / "nowhere.txt")], tmp_path / "out", UpperJob())
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    """An output below a file is an OutputError that names it."""
    (tmp_path / "a.txt").write_text("Eins.", encoding="utf-8")
    with pytest.raises(OutputError, match=r"a\.txt"):
        run_corpus([str(tmp_path / "a.txt")], tmp_path / "a.txt" / "out", UpperJob(), force=True)


def test_the_job_stand_in_has_the_fields_of_the_real_one() -> None:
    """What the tests' job gives has the fields of `summarize.corpus.jobs.Outcome`, in order."""
    jobs = pytest.importorskip("summarize.corpus.jobs")
    assert [*Outcome.__dataclass_fields__] == [*jobs.Outcome.__dataclass_fields__]


def test_failures_do_not_wait_for_a_full_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If most records fail, the few articles are processed before thousands of failures accumulate."""
    corpus = Corpus(tmp_path, "out.jsonl")
    corpus.write([("a", "Eins."), *((f"d{n}", "") for n in range(2000)), ("b", "Zwei.")])
    read = count()
    reached: list[int] = []
    whole = batches.read_records

    def counted(*given: Any) -> Iterator[Any]:
        for record in whole(*given):
            next(read)
            yield record

    monkeypatch.setattr(batches, "read_records", counted)
    summary = corpus.run(UpperJob(together=24), progress=lambda progress: reached.append(next(read)))
    assert (summary.done, summary.failed) == (2, 2000)
    assert reached[0] < 300
