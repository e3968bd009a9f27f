"""The store: briefs with their articles, every edit, and the verdicts at that time, in one SQLite file."""

import json
import secrets
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from summarize.desk.migrations import migrate
from summarize.errors import InputError, OutputError, SummarizeError

Kind = Literal["brief", "story"]

#: The field of an edit that changes the state rather than words.
APPROVAL = "state"

#: Prefix of the fields that hold a translated sentence: `segment/ARTICLE/NUMBER`.
SEGMENT = "segment/"

_BUSY_SECONDS = 20.0

#: Most words of a search that count.
_MOST_WORDS = 20


class Stage(StrEnum):
    """The machine's progress."""

    WAITING = "waiting"
    MADE = "made"
    FAILED = "failed"


class State(StrEnum):
    """The editor's progress."""

    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"


class MissingError(SummarizeError):
    """There is no brief with this id."""


class ConflictError(SummarizeError):
    """Somebody else changed the same thing in the meantime."""

    def __init__(self, message: str, way_out: str, *, version: int, current: str) -> None:
        """Keep the current value."""
        super().__init__(message, way_out)
        self.version = version
        self.current = current


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief as the list shows it. `reason` is why it was approved with a wrong figure, `problem` why it failed."""

    id: str
    kind: Kind
    stage: Stage
    state: State
    version: int
    title: str
    headline: str
    text: str
    figures: int
    wrong: int
    created: str
    updated: str
    problem: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """Words of a brief that can be edited, the version that wrote them, and their check as JSON data."""

    field: str
    value: str
    verdicts: Mapping[str, Any] | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """An accepted change: what, when, and the verdicts at that time."""

    version: int
    time: str
    field: str
    value: str
    verdicts: Mapping[str, Any] | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What the machine made of the articles; it never changes."""

    title: str
    data: Mapping[str, Any]
    fields: tuple[Field, ...]
    german: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list, and the total number of entries, by state."""

    entries: tuple[Entry, ...]
    total: int
    counts: Mapping[str, int]


_ENTRY = (
    "id, kind, stage, state, version, title, headline, substr(text, 1, 400) AS text, figures, wrong, created, updated, "
    "problem, reason"
)
_OPEN = "(stage != 'made' OR state != 'approved')"
#: Filters of the list, in SQL.
_FILTERS = {
    "all": "1",
    "open": _OPEN,
    "draft": "state = 'draft'",
    "checked": "state = 'checked'",
    "approved": "state = 'approved'",
    "wrong": "wrong > 0",
}


class Store:
    """All briefs of a desk. Safe to use from several threads; each gets its own connection.

    What a method wrote is on disk when it returns: it survives `kill -9` and, if the disk keeps its promises, a power
    cut. Raises OutputError if the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        """Open the store at `path`, creating it if needed, and upgrade it to the newest schema."""
        self.path = path
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            migrate(self._connection(), place=str(path))
        except (OSError, sqlite3.Error) as error:
            self.close()
            raise OutputError(
                f"{path}: this cannot be used as a store ({error})", "name another file with --store"
            ) from error
        except InputError:
            self.close()
            raise

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._local = threading.local()

    def add(self, kind: Kind, title: str, articles: Sequence[Mapping[str, Any]], settings: Mapping[str, Any]) -> str:
        """Store articles that wait to be briefed; return the id of their brief."""
        identity, now = new_id(), _now()
        with self._writing() as db:
            db.execute(
                "INSERT INTO briefs VALUES (?, ?, 'waiting', 'draft', 0, ?, NULL, NULL, NULL, ?, '', '', 0, 0, '', ?, ?, ?)",
                (identity, kind, _json(settings), _storable(title), _storable(title.casefold()), now, now),
            )
            rows = [(identity, position, _json(article)) for position, article in enumerate(articles)]
            db.executemany("INSERT INTO sources VALUES (?, ?, ?)", rows)
        return identity

    def finish(self, identity: str, made: Made) -> None:
        """Store what the machine made as version 1."""
        now = _now()
        with self._writing() as db:
            self._stage(db, identity)
            db.execute(
                "UPDATE briefs SET stage = 'made', version = 1, made = ?, problem = NULL, title = ?, german = ?, updated = ? "
                "WHERE id = ?",
                (_json(made.data), _storable(made.title), _storable(made.german.casefold()), now, identity),
            )
            db.execute("DELETE FROM fields WHERE brief = ?", (identity,))
            for field in made.fields:
                _put(db, identity, replace(field, version=1))
                if not field.field.startswith(SEGMENT):
                    _note(db, identity, Edit(1, now, field.field, field.value, field.verdicts))
            _summarise(db, identity)

    def fail(self, identity: str, problem: str) -> None:
        """Store why no brief could be made."""
        with self._writing() as db:
            self._stage(db, identity)
            db.execute(
                "UPDATE briefs SET stage = 'failed', problem = ?, updated = ? WHERE id = ?", (problem, _now(), identity)
            )

    def retry(self, identity: str) -> None:
        """Queue a failed brief again."""
        with self._writing() as db:
            self._stage(db, identity)
            db.execute(
                "UPDATE briefs SET stage = 'waiting', problem = NULL WHERE id = ? AND stage = 'failed'", (identity,)
            )

    def change(self, identity: str, field: str, value: str, verdicts: Mapping[str, Any] | None, *, seen: int) -> Entry:
        """Change words of a brief; a checked or approved brief becomes a draft again.

        `seen` is the version that the editor saw. Raises ConflictError if the same words were changed since,
        MissingError if there is no such brief or field.
        """
        with self._writing() as db:
            entry = _entry(db, identity)
            row = db.execute(
                "SELECT value, version FROM fields WHERE brief = ? AND field = ?", (identity, field)
            ).fetchone()
            if row is None:
                raise MissingError(f"brief {identity} has no field {field!r}", "load it again")
            if row["version"] > seen:
                raise ConflictError(
                    f"brief {identity}: these words were changed in another window", "choose which to keep",
                    version=entry.version, current=row["value"],
                )  # fmt: skip
            if row["value"] == value:
                return entry
            version = entry.version + 1
            _put(db, identity, Field(field, value, verdicts, version))
            _note(db, identity, Edit(version, _now(), field, value, verdicts))
            db.execute(
                "UPDATE briefs SET version = ?, state = 'draft', reason = NULL, updated = ? WHERE id = ?",
                (version, _now(), identity),
            )
            _summarise(db, identity)
            return _entry(db, identity)

    def decide(self, identity: str, state: State, *, seen: int, reason: str | None = None) -> Entry:
        """Change the state of a brief, and store the current verdicts as evidence.

        Raises ConflictError if anything was changed since version `seen`.
        """
        with self._writing() as db:
            entry = _entry(db, identity)
            if entry.version > seen:
                raise ConflictError(
                    f"brief {identity} was changed in another window", "read it again before you decide",
                    version=entry.version, current=entry.state,
                )  # fmt: skip
            version = entry.version + 1
            own = _own_fields(db, identity)
            kept = {field.field: {"value": field.value, "check": field.verdicts} for field in own}
            _note(db, identity, Edit(version, _now(), APPROVAL, state.value, kept, reason))
            db.execute(
                "UPDATE briefs SET version = ?, state = ?, reason = ?, updated = ? WHERE id = ?",
                (version, state.value, reason, _now(), identity),
            )
            return _entry(db, identity)

    def delete(self, identity: str) -> None:
        """Remove a brief with its articles and edits. Raises MissingError if it does not exist."""
        with self._writing() as db:
            if not db.execute("DELETE FROM briefs WHERE id = ?", (identity,)).rowcount:
                raise _missing(identity)

    def entry(self, identity: str) -> Entry:
        """Return a brief as the list shows it, with its whole text. Raises MissingError."""
        with self._reading() as db:
            return _entry(db, identity)

    def articles(self, identity: str) -> list[dict[str, Any]]:
        """Return the articles of a brief as read, as JSON data."""
        with self._reading() as db:
            rows = db.execute("SELECT article FROM sources WHERE brief = ? ORDER BY position", (identity,))
            return [json.loads(row["article"]) for row in rows]

    def settings(self, identity: str) -> dict[str, Any]:
        """Return the settings with which the brief was requested."""
        with self._reading() as db:
            _entry(db, identity)
            row = db.execute("SELECT settings FROM briefs WHERE id = ?", (identity,)).fetchone()
            settings: dict[str, Any] = json.loads(row["settings"])
            return settings

    def made(self, identity: str) -> dict[str, Any] | None:
        """Return what the machine made, as JSON data, or None if it has not yet."""
        with self._reading() as db:
            row = db.execute("SELECT made FROM briefs WHERE id = ?", (identity,)).fetchone()
            return json.loads(row["made"]) if row and row["made"] else None

    def fields(self, identity: str) -> dict[str, Field]:
        """Return the current words of a brief."""
        with self._reading() as db:
            return {field.field: field for field in _fields(db, identity)}

    def edits(self, identity: str) -> list[Edit]:
        """Return every change of a brief, in order."""
        with self._reading() as db:
            _entry(db, identity)
            return _edits(db, identity)

    def find(self, words: str = "", filter: str = "all", *, limit: int = 50, offset: int = 0) -> Page:  # noqa: A002
        """Return the briefs that have all of `words` in headline, text or German, the most recently changed first.

        `filter` is one of all, open, draft, checked, approved, wrong.
        """
        wanted = {f"word{number}": word for number, word in enumerate(words.casefold().split()[:_MOST_WORDS])}
        found = " AND ".join(["1", *(f"(instr(english, :{name}) OR instr(german, :{name}))" for name in wanted)])
        with self._reading() as db:
            rows = db.execute(
                f"SELECT {_ENTRY} FROM briefs WHERE {_FILTERS[filter]} AND {found} "  # noqa: S608 - fixed text
                "ORDER BY updated DESC, id LIMIT :limit OFFSET :offset",
                {**wanted, "limit": limit, "offset": offset},
            ).fetchall()
            sums = ", ".join(f"coalesce(sum({condition}), 0) AS '{name}'" for name, condition in _FILTERS.items())
            counts = dict(db.execute(f"SELECT {sums} FROM briefs WHERE {found}", wanted).fetchone())  # noqa: S608 - fixed text
        return Page(tuple(_as_entry(row) for row in rows), counts[filter], counts)

    def waiting(self) -> list[str]:
        """Return the briefs that are still to be made, the oldest first."""
        with self._reading() as db:
            rows = db.execute("SELECT id FROM briefs WHERE stage = 'waiting' ORDER BY created, id")
            return [row["id"] for row in rows]

    def export(self) -> Iterator[dict[str, Any]]:
        """Yield every brief in full, as JSON data that `load` accepts."""
        with self._reading() as db:
            ids = [row["id"] for row in db.execute("SELECT id FROM briefs ORDER BY created, id")]
        for identity in ids:
            with self._reading() as db:
                row = db.execute("SELECT * FROM briefs WHERE id = ?", (identity,)).fetchone()
                if row is None:
                    continue  # deleted in the meantime
                yield _exported(db, row)

    def load(self, records: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
        """Import exported briefs, all or none; return how many were added and how many existed already.

        A brief with an existing id and other content is stored beside the existing one, under a new id. The records are
        those of `export`, with their shape already checked.
        """
        added = 0
        with self._writing() as db:
            for record in records:
                there = db.execute("SELECT * FROM briefs WHERE id = ?", (record["id"],)).fetchone()
                if there is not None and _exported(db, there) == dict(record):
                    continue
                _import(db, record, new_id() if there is not None else record["id"])
                added += 1
        return added, len(records) - added

    def _stage(self, db: sqlite3.Connection, identity: str) -> None:
        if db.execute("SELECT 1 FROM briefs WHERE id = ?", (identity,)).fetchone() is None:
            raise _missing(identity)

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            # With NORMAL a power cut may lose the last transactions.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            self._local.connection = connection
            with self._guard:
                self._open.append(connection)
        return connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._reading("BEGIN IMMEDIATE") as db:
            yield db

    @contextmanager
    def _reading(self, begin: str = "BEGIN") -> Iterator[sqlite3.Connection]:
        """Open a transaction: one state of the store throughout, rolled back on an error."""
        try:
            db = self._connection()
            db.execute(begin)
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")
        except sqlite3.Error as error:
            raise OutputError(
                f"{self.path}: the store cannot be used ({error})", "free some space or check the file"
            ) from error


def new_id() -> str:
    """Return an id that is hard to guess and valid on every file system."""
    return secrets.token_hex(6)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _json(value: object) -> str:
    # Lone surrogates have no UTF-8 encoding; escaped, they survive.
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def _data(text: str | None) -> Any:
    return json.loads(text) if text is not None else None


def _missing(identity: str) -> MissingError:
    return MissingError(f"there is no brief {identity}", "it may have been deleted")


def _entry(db: sqlite3.Connection, identity: str) -> Entry:
    row = db.execute(
        f"SELECT {_ENTRY.replace('substr(text, 1, 400)', 'text')} FROM briefs WHERE id = ?",  # noqa: S608 - fixed text
        (identity,),
    ).fetchone()
    if row is None:
        raise _missing(identity)
    return _as_entry(row)


def _as_entry(row: sqlite3.Row) -> Entry:
    values = dict(row)
    return Entry(**{**values, "stage": Stage(values["stage"]), "state": State(values["state"])})


def _fields(db: sqlite3.Connection, identity: str) -> list[Field]:
    rows = db.execute("SELECT field, value, verdicts, version FROM fields WHERE brief = ?", (identity,))
    return [Field(row["field"], row["value"], _data(row["verdicts"]), row["version"]) for row in rows]


def _own_fields(db: sqlite3.Connection, identity: str) -> list[Field]:
    """Return the printed words: everything but the translated sentences."""
    rows = db.execute(
        "SELECT field, value, verdicts, version FROM fields WHERE brief = ? AND NOT field GLOB ?",
        (identity, f"{SEGMENT}*"),
    )
    return [Field(row["field"], row["value"], _data(row["verdicts"]), row["version"]) for row in rows]


def _edits(db: sqlite3.Connection, identity: str) -> list[Edit]:
    rows = db.execute(
        "SELECT version, time, field, value, verdicts, reason FROM edits WHERE brief = ? ORDER BY number", (identity,)
    )
    return [Edit(**{**dict(row), "verdicts": _data(row["verdicts"])}) for row in rows]


def _put(db: sqlite3.Connection, identity: str, field: Field) -> None:
    verdicts = None if field.verdicts is None else _json(field.verdicts)
    db.execute(
        "INSERT OR REPLACE INTO fields VALUES (?, ?, ?, ?, ?)",
        (identity, field.field, field.version, _storable(field.value), verdicts),
    )


def _note(db: sqlite3.Connection, identity: str, edit: Edit) -> None:
    verdicts = None if edit.verdicts is None else _json(edit.verdicts)
    db.execute(
        "INSERT INTO edits (brief, version, time, field, value, verdicts, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (identity, edit.version, edit.time, edit.field, _storable(edit.value), verdicts, edit.reason),
    )


def _storable(text: str) -> str:
    """Return `text` with lone surrogates, which UTF-8 cannot encode, as U+FFFD."""
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text


def _summarise(db: sqlite3.Connection, identity: str) -> None:
    """Update what the list shows and searches from the fields."""
    own = {field.field: field for field in _own_fields(db, identity)}
    checks = [field.verdicts for field in own.values() if field.verdicts]
    found = [figure for check in checks for figure in check["figures"]]
    wrong = sum(figure["verdict"] in ("unsupported", "boilerplate") for figure in found)
    english = "\n".join(field.value for field in own.values())
    db.execute(
        "UPDATE briefs SET headline = ?, text = ?, figures = ?, wrong = ?, english = ? WHERE id = ?",
        (
            *(_storable(own[name].value) if name in own else "" for name in ("headline", "text")),
            len(found), wrong, _storable(english.casefold()), identity,
        ),
    )  # fmt: skip


def _exported(db: sqlite3.Connection, row: sqlite3.Row) -> dict[str, Any]:
    identity = row["id"]
    sources = db.execute("SELECT article FROM sources WHERE brief = ? ORDER BY position", (identity,))
    plain = {name: row[name] for name in row.keys() if name not in ("settings", "made", "text")}  # noqa: SIM118 - sqlite3.Row
    return {
        **plain,
        "text": row["text"],
        "settings": _data(row["settings"]),
        "made": _data(row["made"]),
        "articles": [json.loads(source["article"]) for source in sources],
        "fields": [asdict(field) for field in _fields(db, identity)],
        "edits": [asdict(edit) for edit in _edits(db, identity)],
    }


_COLUMNS = (
    "id", "kind", "stage", "state", "version", "settings", "made", "problem", "reason", "title", "headline", "text",
    "figures", "wrong", "english", "german", "created", "updated",
)  # fmt: skip


def _import(db: sqlite3.Connection, record: Mapping[str, Any], identity: str) -> None:
    values = {**record, "id": identity, "settings": _json(record["settings"])}
    values["made"] = None if record["made"] is None else _json(record["made"])
    marks = ", ".join("?" for _ in _COLUMNS)
    db.execute(f"INSERT INTO briefs VALUES ({marks})", [values[name] for name in _COLUMNS])  # noqa: S608 - fixed text
    rows = [(identity, position, _json(article)) for position, article in enumerate(record["articles"])]
    db.executemany("INSERT INTO sources VALUES (?, ?, ?)", rows)
    for field in record["fields"]:
        _put(db, identity, Field(**field))
    for edit in record["edits"]:
        _note(db, identity, Edit(**edit))
