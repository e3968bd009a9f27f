"""The code for Spark in docs/cluster.md runs as it stands there."""

import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from summarize.corpus import run_corpus
from summarize.corpus.jobs import load_translate_job
from summarize.loading import Models

pytest.importorskip("pyspark", reason="PySpark is not installed")
pytest.importorskip("pandas", reason="pandas is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed"),
]

ROOT = Path(__file__).parents[2]
TEXTS = {"a": "Am Montag kamen 120 Menschen nach Bonn.", "b": "Der Rat tagte lange.", "c": ""}


def test_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of Parquet become records, byte for byte those of a batch; an empty text becomes a reason."""
    import pyarrow
    from pyarrow import parquet
    from pyspark.sql import SparkSession

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    (tmp_path / "news").mkdir()
    parquet.write_table(
        pyarrow.table({"id": list(TEXTS), "text": list(TEXTS.values())}), tmp_path / "news" / "a.parquet"
    )
    page = (ROOT / "docs" / "cluster.md").read_text("utf-8")
    [code] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        exec(compile(code, "cluster.md", "exec"), {"__name__": "page", "spark": spark})
    finally:
        spark.stop()
    rows = parquet.read_table(tmp_path / "news.en").to_pylist()
    made = {row["id"]: row["record"] for row in rows}
    assert json.loads(made.pop("c"))["reason"] == "c: the text is empty; nothing to read"
    lines = [json.dumps({"id": name, "text": text}) for name, text in TEXTS.items() if text]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    job = load_translate_job(Models(threads=1))
    run_corpus([str(tmp_path / "in.jsonl")], tmp_path / "out.jsonl", job, force=True)
    assert [*made.values()] == (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
