"""The schema of the store, one step per version, and the frozen values of earlier versions.

A published step is never edited: add another one.
"""

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from summarize.consistency import Finding
from summarize.consistency.reasons import ReasonKind
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


#: The words that earlier versions kept of a finding from elsewhere, and of one with the opposite meaning.
_ELSEWHERE = "from another sentence"
_INVERTED = re.compile("inverted: the source says “(.*)”")
#: Verdicts whose words only explained, if there was evidence.
_EXPLAINED = ("converted", "derived")


def _with_reasons(finding: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a frozen finding with its reasons as data: earlier versions kept them as words and flags."""
    warning = finding.get("warning") or ""
    if "reasons" in finding or not isinstance(warning, str):
        return finding
    said = warning.split("; ") if warning else []
    if finding.get("elsewhere") is True and _ELSEWHERE not in said:
        said.append(_ELSEWHERE)
    told = finding.get("told") is True or bool(finding.get("verdict") in _EXPLAINED and finding.get("evidence"))
    return {**finding, "reasons": [_reason(words, finding, told) for words in said]}


def _reason(words: str, finding: Mapping[str, Any], told: bool) -> dict[str, Any]:
    kind, operands = ReasonKind.STORED, [words]
    if finding.get("elsewhere") is True and words == _ELSEWHERE:
        kind, operands = ReasonKind.ELSEWHERE, []
    elif finding.get("inverted") is True and (inverted := _INVERTED.fullmatch(words)):
        kind, operands = ReasonKind.INVERTED, [inverted[1]]
    return {"kind": kind.value, "operands": operands, "told": told and kind is ReasonKind.STORED}


#: What brings frozen values of earlier versions up to date, by their kind.
UPGRADES: Mapping[type[Any], Callable[[Mapping[str, Any]], Mapping[str, Any]]] = {Finding: _with_reasons}
