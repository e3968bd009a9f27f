"""Importing exported briefs: only what the desk can show enters the store."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarize.article import Article
from summarize.desk.codec import thaw
from summarize.desk.dossier import dossier_of
from summarize.desk.store import Field as Words
from summarize.desk.store import Kind, Stage, State
from summarize.desk.view import shown
from summarize.errors import InputError
from summarize.report import render

Time = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Field(_Part):
    field: str
    value: str
    verdicts: dict[str, Any] | None
    version: int


class _Edit(_Part):
    version: int
    time: Time
    field: str
    value: str
    verdicts: dict[str, Any] | None
    reason: str | None


class _Brief(_Part):
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
    kind: Kind
    stage: Annotated[Stage, Field(strict=False)]
    state: Annotated[State, Field(strict=False)]
    version: int
    settings: dict[str, Any]
    made: dict[str, Any] | None
    problem: str | None
    reason: str | None
    title: str
    headline: str
    text: str
    figures: int
    wrong: int
    english: str
    german: str
    created: Time
    updated: Time
    articles: Annotated[list[dict[str, Any]], Field(min_length=1)]
    fields: list[_Field]
    edits: list[_Edit]


def read_records(data: bytes) -> list[dict[str, Any]]:
    """Return the briefs of an export. Raises InputError, naming the line, for a damaged or foreign record."""
    return [_record(line, number) for number, line in enumerate(data.splitlines(), 1) if line.strip()]


def _record(line: bytes, number: int) -> dict[str, Any]:
    try:
        record: dict[str, Any] = _Brief.model_validate(json.loads(line)).model_dump(mode="json")
        _show(record)
    except (ValidationError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else type(error).__name__
        raise InputError(
            f"line {number} is not an exported brief ({reason})", "import a file exported by the desk, unchanged"
        ) from error
    return record


def _show(record: Mapping[str, Any]) -> None:
    """Use a brief the way the desk will, so that damage is found now."""
    for article in record["articles"]:
        thaw(Article, article)
    if (record["made"] is not None) != (record["stage"] == Stage.MADE):
        raise ValueError("made and stage differ")
    if record["made"] is not None:
        fields = {field["field"]: Words(**field) for field in record["fields"]}
        dossier = dossier_of(record["made"])
        shown(dossier, fields)
        render(dossier.result(fields), "json")
