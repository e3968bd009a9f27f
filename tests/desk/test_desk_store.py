"""The store: nothing confirmed is lost, nothing is silently overwritten, every schema is migrated."""

import json
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from summarize.desk import migrations
from summarize.desk.dossier import dossier_of
from summarize.desk.migrations import MIGRATIONS
from summarize.desk.store import ConflictError, Edit, Field, Made, MissingError, Stage, State, Store
from summarize.errors import InputError, OutputError
from summarize.report import render

ARTICLE = {"id": "a", "text": "Ein Text", "title": "Titel", "date": None, "author": None, "blocks": [], "warnings": []}


def check(*verdicts: str) -> dict[str, Any]:
    """Return verdicts as the store keeps them."""
    return {"ok": "unsupported" not in verdicts, "figures": [{"verdict": each} for each in verdicts], "omissions": []}


def made(text: str = "Nine came.", *verdicts: str) -> Made:
    """Return what a machine might have made."""
    fields = (Field("headline", "Head"), Field("text", text, check(*verdicts)), Field("segment/0/0", "A text"))
    return Made("Titel", {"sources": []}, fields, "Ein schöner Text über Straßen")


def one(store: Store, *verdicts: str) -> str:
    """Return the id of a brief that is made."""
    identity = store.add("brief", "Titel", [ARTICLE], {"sentences": 3})
    store.finish(identity, made("Nine came.", *verdicts))
    return identity


@pytest.fixture
def store(tmp_path: Path) -> Any:
    """An empty store."""
    store = Store(tmp_path / "folder" / "desk.sqlite3")
    yield store
    store.close()


def test_a_brief_waits_until_it_is_made(store: Store) -> None:
    """An article is stored at once; what the machine makes is version 1."""
    identity = store.add("brief", "Titel", [ARTICLE], {"sentences": 2})
    assert store.waiting() == [identity]
    assert store.entry(identity).stage is Stage.WAITING
    assert store.made(identity) is None
    assert store.articles(identity) == [ARTICLE]
    assert store.settings(identity) == {"sentences": 2}
    store.finish(identity, made("Nine came.", "supported", "unsupported"))
    entry = store.entry(identity)
    assert store.waiting() == []
    assert (entry.stage, entry.state, entry.version) == (Stage.MADE, State.DRAFT, 1)
    assert (entry.headline, entry.text, entry.figures, entry.wrong) == ("Head", "Nine came.", 2, 1)


def test_a_failure_can_be_tried_again(store: Store) -> None:
    """A brief that could not be made says why, and waits again when asked to."""
    identity = store.add("brief", "Titel", [ARTICLE], {})
    store.fail(identity, "no model")
    assert (store.entry(identity).stage, store.entry(identity).problem) == (Stage.FAILED, "no model")
    store.retry(identity)
    assert store.waiting() == [identity]
    assert store.entry(identity).problem is None


def test_every_edit_is_kept_with_its_verdicts(store: Store) -> None:
    """The history of a brief has each value, in order, with the verdicts of its moment; sentences the machine made are not edits."""
    identity = one(store, "supported")
    store.change(identity, "text", "Ten came.", check("unsupported"), seen=1)
    store.change(identity, "segment/0/0", "Another text", None, seen=2)
    edits = store.edits(identity)
    assert [(edit.version, edit.field, edit.value) for edit in edits] == [
        (1, "headline", "Head"),
        (1, "text", "Nine came."),
        (2, "text", "Ten came."),
        (3, "segment/0/0", "Another text"),
    ]
    assert [edit.verdicts for edit in edits] == [None, check("supported"), check("unsupported"), None]
    assert store.entry(identity).wrong == 1
    assert store.fields(identity)["text"] == Field("text", "Ten came.", check("unsupported"), 2)


def test_what_was_approved_is_shown_with_its_evidence(store: Store) -> None:
    """An approval keeps words, verdicts and reason; a later edit makes a draft of the brief and leaves the approval as it was."""
    identity = one(store, "unsupported")
    store.decide(identity, State.APPROVED, seen=1, reason="the ministry said so")
    assert store.entry(identity).reason == "the ministry said so"
    entry = store.change(identity, "text", "Ten came.", check(), seen=2)
    assert (entry.state, entry.reason) == (State.DRAFT, None)
    [approval] = [edit for edit in store.edits(identity) if edit.field == "state"]
    kept = {
        "headline": {"value": "Head", "check": None},
        "text": {"value": "Nine came.", "check": check("unsupported")},
    }
    assert approval == Edit(2, approval.time, "state", "approved", kept, "the ministry said so")


def test_two_editors_do_not_overwrite_each_other(store: Store) -> None:
    """An edit of outdated words is refused; edits of other words succeed."""
    identity = one(store)
    store.change(identity, "text", "Ten came.", None, seen=1)
    with pytest.raises(ConflictError) as error:
        store.change(identity, "text", "Eleven came.", None, seen=1)
    assert (error.value.version, error.value.current) == (2, "Ten came.")
    assert store.change(identity, "headline", "Other", None, seen=1).version == 3
    with pytest.raises(ConflictError):
        store.decide(identity, State.APPROVED, seen=2)
    assert store.entry(identity).state is State.DRAFT


def test_the_same_words_are_not_an_edit(store: Store) -> None:
    """An edit without change makes no version, and an approved brief stays approved."""
    identity = one(store)
    store.decide(identity, State.APPROVED, seen=1)
    assert store.change(identity, "text", "Nine came.", None, seen=2).state is State.APPROVED
    assert store.entry(identity).version == 2


def test_only_one_of_many_writers_wins(store: Store) -> None:
    """Of ten threads that change the same words of one version, one succeeds and nine get an error."""
    identity = one(store)
    outcomes: list[str] = []

    def write(number: int) -> None:
        try:
            store.change(identity, "text", f"{number} came.", None, seen=1)
            outcomes.append("kept")
        except ConflictError:
            outcomes.append("conflict")

    threads = [threading.Thread(target=write, args=[number]) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict"] * 9 + ["kept"]
    assert len(store.edits(identity)) == 3


def test_search_finds_german_and_english_in_any_case(store: Store) -> None:
    """All words must be there, in the brief or the German; signs of SQL and of patterns are letters like others."""
    identity = one(store)
    other = store.add("brief", "100 % anders", [ARTICLE], {})
    for words in ("NINE came", "SCHÖNER strassen", "schön head", ""):
        assert identity in [entry.id for entry in store.find(words).entries], words
    assert store.find("nine ten").entries == ()
    assert [entry.id for entry in store.find("100 %").entries] == [other]
    assert store.find("'; DROP TABLE briefs; --").total == 0
    assert store.find("_").total == 0


def test_the_list_is_narrowed_and_counted(store: Store) -> None:
    """Filters narrow the list; the counts are of all, whatever the filter; pages do not overlap."""
    first, second, third = one(store), one(store, "unsupported"), store.add("brief", "c", [ARTICLE], {})
    store.decide(first, State.APPROVED, seen=1)
    page = store.find(filter="open")
    assert {entry.id for entry in page.entries} == {second, third}
    assert page.total == 2
    assert dict(page.counts) == {"all": 3, "open": 2, "draft": 2, "checked": 0, "approved": 1, "wrong": 1}
    assert [entry.id for entry in store.find(filter="wrong").entries] == [second]
    pages = [store.find(limit=2).entries, store.find(limit=2, offset=2).entries]
    assert sorted(entry.id for page in pages for entry in page) == sorted([first, second, third])


def test_a_deleted_brief_is_gone(store: Store) -> None:
    """Deleting a brief deletes its article, fields and edits."""
    identity = one(store)
    store.delete(identity)
    with pytest.raises(MissingError):
        store.entry(identity)
    with pytest.raises(MissingError):
        store.delete(identity)
    with sqlite3.connect(store.path) as db:
        for table in ("briefs", "sources", "fields", "edits"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    db.close()


def test_export_and_import_give_the_same_store(store: Store, tmp_path: Path) -> None:
    """An export imports whole elsewhere; importing again changes nothing; differing briefs are kept separately."""
    identity = one(store, "supported")
    store.change(identity, "text", "Ten came.", check("unsupported"), seen=1)
    store.decide(identity, State.APPROVED, seen=2, reason="why not")
    store.add("brief", "waits", [ARTICLE], {})
    records = [json.loads(json.dumps(record)) for record in store.export()]
    other = Store(tmp_path / "other.sqlite3")
    assert other.load(records) == (2, 0)
    assert list(other.export()) == records
    assert other.load(records) == (0, 2)
    other.change(identity, "text", "Eleven came.", None, seen=3)
    assert other.load(records) == (1, 1)
    assert other.find().total == 3
    assert other.entry(identity).text == "Eleven came."
    other.close()


def test_nothing_confirmed_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    """A process that writes and is killed with SIGKILL leaves every edit that it was told is kept."""
    path = tmp_path / "desk.sqlite3"
    script = (
        "import sys, itertools\n"
        "from pathlib import Path\n"
        "from summarize.desk.store import Store, Made, Field\n"
        f"store = Store(Path({str(path)!r}))\n"
        f"one = store.add('brief', 'T', [{ARTICLE!r}], {{}})\n"
        "store.finish(one, Made('T', {}, (Field('text', ''),), 'T'))\n"
        "print(one, flush=True)\n"
        "for number in itertools.count(1):\n"
        "    store.change(one, 'text', str(number), None, seen=number)\n"
        "    print(number, flush=True)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    identity = process.stdout.readline().strip()
    confirmed = 0
    while confirmed < 25:
        confirmed = int(process.stdout.readline())
    process.kill()
    confirmed = int(([str(confirmed), *process.stdout.read().split()])[-1])
    process.wait()
    process.stdout.close()
    store = Store(path)
    assert int(store.entry(identity).text) >= confirmed
    assert len(store.edits(identity)) == int(store.entry(identity).text) + 1
    store.close()


def test_every_published_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    """Stores as each version of the program left them open, whole, and can be written."""
    dumps = sorted((Path(__file__).parent / "stores").glob("v*.sql"))
    assert [dump.stem for dump in dumps] == [f"v{number}" for number in range(1, len(MIGRATIONS) + 1)]
    for dump in dumps:
        path = tmp_path / f"{dump.stem}.sqlite3"
        with sqlite3.connect(path) as db:
            db.executescript(dump.read_text("utf-8"))
        db.close()
        store = Store(path)
        [entry] = store.find("13,000 soldaten").entries
        assert (entry.state, entry.wrong, entry.reason) == (State.APPROVED, 1, "the ministry said so")
        assert [edit.field for edit in store.edits(entry.id)] == ["headline", "text", "text", "state"]
        made = store.made(entry.id)
        report = dossier_of(made).result(store.fields(entry.id))
        assert "31,000" in render(report, "html")
        assert store.change(entry.id, "headline", "New", None, seen=entry.version).version == entry.version + 1
        assert next(store.export())["id"] == entry.id
        with sqlite3.connect(path) as db:
            assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        db.close()
        store.close()


def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    """A schema that this program does not know is refused in one clear line, and not touched."""
    path = tmp_path / "desk.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(InputError, match=r"newer version .*schema 99.*; update summarize"):
        Store(path)


def test_a_file_that_is_not_a_store_is_refused(tmp_path: Path) -> None:
    """A text file, and a folder, are refused with their names and a way out."""
    text = tmp_path / "notes.txt"
    text.write_text("This is not a database, but a text that is long enough to be taken for one." * 20)
    for path in (text, tmp_path):
        with pytest.raises(OutputError, match=rf"{path}: this cannot be used as a store .*; name another file"):
            Store(path)


def test_half_surrogates_do_not_break_the_store(store: Store) -> None:
    """Text that UTF-8 cannot hold is kept with replacement marks."""
    identity = one(store)
    assert store.change(identity, "text", "a\ud800b", None, seen=1).text == "a?b"


def test_a_step_that_fails_leaves_the_store_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration is whole or not at all: a step that breaks changes neither tables nor version."""
    identity = one(store)
    monkeypatch.setattr(
        migrations, "MIGRATIONS", (*MIGRATIONS, "ALTER TABLE briefs ADD COLUMN more TEXT; SELECT absent FROM briefs;")
    )
    with pytest.raises(OutputError, match="no such column: absent"):
        Store(store.path)
    monkeypatch.undo()
    again = Store(store.path)
    assert again.entry(identity).headline == "Head"
    assert "more" not in next(again.export())
    again.close()
