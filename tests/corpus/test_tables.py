"""Batches into CSV and Parquet: the fields of the records, with their types, resumable like lines."""

import csv
import datetime
import decimal
import json
from pathlib import Path
from typing import Any

import pytest
from upper_job import UpperJob

from summarize.corpus import run_corpus
from summarize.errors import OutputError

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": "Eins.", "n": 1, "tags": ["x"], "mixed": 1, "more": {"k": [1]}, "f": 1, "empty": {}},
    {"id": "b", "text": "Fehler.", "n": 2},
    {"id": "c", "text": "Zwei, „drei“.\nVier", "n": None, "tags": [], "mixed": "y", "more": None, "f": 0.5},
]


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


class FieldsJob(UpperJob):
    """Passes the fields on."""

    def output(self, article: Any) -> str:
        return json.dumps({"id": article.id, "text": article.text.upper(), **article.fields}) + "\n"


def test_a_parquet_output_has_the_types_of_the_records(tmp_path: Path) -> None:
    """Numbers, lists and objects stay what they are; a field of several types, or of nothing, is JSON."""
    out = tmp_path / "out.parquet"
    summary = run_corpus([str(_write(tmp_path / "in.jsonl", ROWS))], out, FieldsJob(), force=True)
    assert (summary.done, summary.failed) == (2, 1)
    table = parquet.read_table(out)
    assert table.to_pylist() == [
        {"id": "a", "text": "EINS.", "n": 1, "tags": ["x"], "mixed": "1", "more": {"k": [1]}, "f": 1.0, "empty": "{}"},
        {
            "id": "c",
            "text": "ZWEI, „DREI“.\nVIER",
            "n": None,
            "tags": [],
            "mixed": "y",
            "more": None,
            "f": 0.5,
            "empty": None,
        },
    ]
    assert table.schema.field("n").type == pyarrow.int64()


def test_parquet_to_parquet_keeps_every_type(tmp_path: Path) -> None:
    """Times, decimals, bytes and small integers come out with the types that they went in with."""
    schema = pyarrow.schema(
        [
            ("text", pyarrow.string()),
            ("when", pyarrow.timestamp("ms")),
            ("day", pyarrow.date32()),
            ("price", pyarrow.decimal128(10, 2)),
            ("raw", pyarrow.binary()),
            ("small", pyarrow.int8()),
        ]
    )
    row = {
        "text": "Eins.",
        "when": datetime.datetime(2025, 6, 19, 10, 30),
        "day": datetime.date(2025, 6, 19),
        "price": decimal.Decimal("1.10"),
        "raw": b"\xff\x00",
        "small": 3,
    }
    nothing = dict.fromkeys(row) | {"text": "Zwei."}
    parquet.write_table(pyarrow.Table.from_pylist([row, nothing], schema), tmp_path / "in.parquet")
    run_corpus([str(tmp_path / "in.parquet")], tmp_path / "out.parquet", FieldsJob(), force=True)
    table = parquet.read_table(tmp_path / "out.parquet")
    for field in schema:
        if field.name != "text":
            assert table.schema.field(field.name).type == field.type
            assert [made[field.name] for made in table.to_pylist()] == [row[field.name], None]


def test_a_csv_output_has_a_column_a_field(tmp_path: Path) -> None:
    """Texts come back as they were, lists and objects as JSON; a second run changes nothing."""
    out = tmp_path / "out.csv"
    source = _write(tmp_path / "in.jsonl", ROWS)
    run_corpus([str(source)], out, FieldsJob(), force=True)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == ["EINS.", "ZWEI, „DREI“.\nVIER"]
    assert [row["tags"] for row in rows] == ['["x"]', "[]"]
    assert [row["n"] for row in rows] == ["1", ""]
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert run_corpus([str(source)], out, FieldsJob(), force=True).skipped == 2
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("form", ["out.csv", "out.parquet"])
def test_a_table_is_resumed_and_never_written_over(tmp_path: Path, form: str) -> None:
    """A changed document changes the table; one that somebody has changed is kept beside it; a foreign one is refused."""
    out = tmp_path / form
    run_corpus([str(_write(tmp_path / "in.jsonl", ROWS))], out, FieldsJob(), force=True)
    job = FieldsJob()
    run_corpus([str(_write(tmp_path / "in.jsonl", [*ROWS, {"id": "d", "text": "Neu."}]))], out, job, force=True)
    assert job.worked_on == 1
    whole = out.read_bytes()
    out.write_bytes(whole + b"mine")
    told: list[str] = []
    run_corpus([str(tmp_path / "in.jsonl")], out, FieldsJob(), force=True, say=told.append)
    assert out.read_bytes() == whole
    assert out.with_name(f"{form}.changed").read_bytes() == whole + b"mine"
    assert told[-1] == f"{out} was changed since it was written; that version was moved to {out}.changed"
    foreign = tmp_path / f"foreign{out.suffix}"
    foreign.write_bytes(b"mine")
    with pytest.raises(OutputError, match="was not written by a batch"):
        run_corpus([str(tmp_path / "in.jsonl")], foreign, FieldsJob(), force=True)
    assert foreign.read_bytes() == b"mine"


@pytest.mark.parametrize("form", ["out.csv", "out.parquet"])
def test_every_correction_of_a_table_is_kept(tmp_path: Path, form: str) -> None:
    """A second and a third changed version of a table get names of their own, like those of files in a folder."""
    out = tmp_path / form
    source = [str(_write(tmp_path / "in.jsonl", ROWS))]
    run_corpus(source, out, FieldsJob(), force=True)
    whole = out.read_bytes()
    for mine in (b"first", b"second", b"third"):
        out.write_bytes(whole + mine)
        run_corpus(source, out, FieldsJob(), force=True)
        assert out.read_bytes() == whole
    kept = {path.name: path.read_bytes() for path in tmp_path.glob("*.changed*")}
    assert kept == {
        f"{form}.changed": whole + b"first",
        f"{form}.changed-2": whole + b"second",
        f"{form}.changed-3": whole + b"third",
    }
