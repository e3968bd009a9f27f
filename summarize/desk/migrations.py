"""The schema of the store, one step per version. A published step is never edited: add another one."""

import sqlite3
from collections.abc import Sequence

from summarize.errors import InputError

_FIRST = """
CREATE TABLE briefs (
    id        TEXT PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN ('brief', 'story')),
    stage     TEXT NOT NULL CHECK (stage IN ('waiting', 'made', 'failed')),
    state     TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'approved')),
    version   INTEGER NOT NULL,
    settings  TEXT NOT NULL,
    made      TEXT,
    problem   TEXT,
    reason    TEXT,
    title     TEXT NOT NULL,
    headline  TEXT NOT NULL,
    text      TEXT NOT NULL,
    figures   INTEGER NOT NULL,
    wrong     INTEGER NOT NULL,
    english   TEXT NOT NULL,
    german    TEXT NOT NULL,
    created   TEXT NOT NULL,
    updated   TEXT NOT NULL
) STRICT;
CREATE INDEX briefs_by_time ON briefs (updated DESC, id);
CREATE TABLE sources (
    brief     TEXT NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    article   TEXT NOT NULL,
    PRIMARY KEY (brief, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE fields (
    brief     TEXT NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
    field     TEXT NOT NULL,
    version   INTEGER NOT NULL,
    value     TEXT NOT NULL,
    verdicts  TEXT,
    PRIMARY KEY (brief, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE edits (
    number    INTEGER PRIMARY KEY,
    brief     TEXT NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
    version   INTEGER NOT NULL,
    time      TEXT NOT NULL,
    field     TEXT NOT NULL,
    value     TEXT NOT NULL,
    verdicts  TEXT,
    reason    TEXT
) STRICT;
CREATE INDEX edits_by_brief ON edits (brief, version);
"""

#: Step n upgrades a store from version n to version n + 1.
MIGRATIONS: Sequence[str] = (_FIRST,)


def migrate(connection: sqlite3.Connection, *, place: str) -> None:
    """Upgrade a store to the newest version, each step completely or not at all.

    Raises InputError, naming `place`, for a store written by a newer program.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise InputError(
            f"{place}: a newer version of summarize wrote this store (schema {version}, known up to {len(MIGRATIONS)})",
            "update summarize, or name another file with --store",
        )
    for number, step in enumerate(MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN IMMEDIATE;\n{step}\nPRAGMA user_version = {number};\nCOMMIT;")
