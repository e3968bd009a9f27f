"""A corpus on Ray Data: the same bytes as without, resumed by id, failed documents as records."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from upper_job import UpperJob

from summarize.commands.help import with_address
from summarize.corpus import run_corpus
from summarize.errors import UsageError

ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")

from summarize.corpus.ray import run_on_ray  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """A cluster of two nodes on this machine, with one core each: the least on which nothing may wait for a core forever."""
    from ray.cluster_utils import Cluster

    # Workers cannot import what lies beside the tests.
    for module in (sys.modules[__name__], sys.modules[UpperJob.__module__]):
        ray.cloudpickle.register_pickle_by_value(module)
    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    made.add_node(num_cpus=1)
    ray.init(made.address, log_to_driver=False)
    yield
    ray.shutdown()
    made.shutdown()


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    """Fail a test that waits forever."""

    def ring(*_: object) -> None:
        raise TimeoutError("it took longer than four minutes")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(250)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


class PoisonJob(UpperJob):
    """Raises for some documents, never finishes others, and once ends the process."""

    def output(self, article: Any) -> str:
        while "endlos" in article.text:
            pass
        if "Gift" in article.text:
            raise ZeroDivisionError("poisoned")
        if "Absturz" in article.text:
            mark = Path(article.text.split("|")[1])
            if not mark.exists():
                mark.touch()
                os._exit(1)
        return json.dumps({"id": article.id, "ok": True, "text": article.text.upper(), **article.fields}) + "\n"


def _write(path: Path, documents: int, **special: str) -> Path:
    lines = [{"id": f"d{n}", "text": special.get(f"d{n}", f"Text {n}."), "label": n / 2} for n in range(documents)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def _lines(folder: Path) -> dict[str, bytes]:
    lines = [line for path in folder.glob("*.jsonl") for line in path.read_bytes().splitlines(keepends=True)]
    made = {json.loads(line)["id"]: line for line in lines}
    assert len(made) == len(lines)
    return made


def test_a_cluster_makes_the_same_bytes(cluster: None, tmp_path: Path) -> None:
    """Every document comes out as without Ray; failures become records with a reason; a lost worker costs nothing."""
    special = {"d5": "Gift.", "d6": "Fehler.", "d7": "", "d150": f"Absturz |{tmp_path / 'mark'}|"}
    source = _write(tmp_path / "in.jsonl", 300, **special)
    summary = run_on_ray([str(source)], str(tmp_path / "out"), PoisonJob, signature="s", force=True)
    assert (summary.done, summary.failed) == (297, 3)
    assert (tmp_path / "mark").exists()
    made = _lines(tmp_path / "out")
    assert json.loads(made["d5"]) == {"id": "d5", "ok": False, "reason": "ZeroDivisionError: poisoned"}
    assert json.loads(made["d7"])["reason"].endswith("the text is empty; nothing to read")
    (tmp_path / "plain.jsonl").write_text(
        "".join(line for line in source.read_text("utf-8").splitlines(keepends=True) if "Gift" not in line), "utf-8"
    )
    run_corpus([str(tmp_path / "plain.jsonl")], tmp_path / "whole.jsonl", PoisonJob(), force=True)
    for line in (tmp_path / "whole.jsonl").read_bytes().splitlines(keepends=True):
        assert made[json.loads(line)["id"]] == line


def test_a_second_run_does_what_is_new(cluster: None, tmp_path: Path) -> None:
    """Ids that are done are left out; with other settings the output is refused."""
    source = _write(tmp_path / "in.jsonl", 40)
    out = tmp_path / "out"
    assert run_on_ray([str(source)], str(out), PoisonJob, signature="s", force=True).done == 40
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    source = _write(tmp_path / "in.jsonl", 50)
    summary = run_on_ray([str(source)], str(out), PoisonJob, signature="s", force=True)
    assert (summary.done, summary.skipped) == (10, 40)
    after = {path.name: path.read_bytes() for path in out.iterdir()}
    assert {name: after[name] for name in before} == before
    assert set(_lines(out)) == {f"d{n}" for n in range(50)}
    with pytest.raises(UsageError, match="choose another output"):
        run_on_ray([str(source)], str(out), PoisonJob, signature="other", force=True)


def test_a_document_without_end_fails_alone(cluster: None, tmp_path: Path) -> None:
    """It becomes a record that says why, and the others of its batch are made."""
    source = _write(tmp_path / "in.jsonl", 12, d5="endlos")
    out = tmp_path / "out"
    summary = run_on_ray([str(source)], str(out), PoisonJob, signature="s", force=True, seconds=0.3)
    assert (summary.done, summary.failed) == (11, 1)
    made = json.loads(_lines(out)["d5"])
    assert (made["ok"], made["reason"].partition(";")[0]) == (False, "d5: took longer than 0.3 seconds")


def test_more_threads_than_a_node_has_are_refused(cluster: None, tmp_path: Path) -> None:
    """Two cores on two nodes are not two for one worker; Ray would wait for them."""
    source = _write(tmp_path / "in.jsonl", 2)
    with pytest.raises(UsageError, match="--threads 2: no node has that many cores for a worker; give at most 1"):
        run_on_ray([str(source)], str(tmp_path / "out"), PoisonJob, signature="s", threads=2)


def test_csv_to_parquet(cluster: None, tmp_path: Path) -> None:
    """A CSV file with quotes of its own, into Parquet."""
    from pyarrow import parquet

    (tmp_path / "in.csv").write_text("id;text\n'a';'Eins; zwei.'\n'b';'Drei.'\n", encoding="utf-8")
    out = tmp_path / "out.parquet"
    assert run_on_ray([str(tmp_path / "in.csv")], str(out), PoisonJob, signature="s", force=True).done == 2
    rows = [row for path in out.glob("*.parquet") for row in parquet.read_table(path).to_pylist()]
    assert sorted(row["text"] for row in rows) == ["DREI.", "EINS; ZWEI."]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (["in.jsonl", "--ray", "-o", "out"], ["in.jsonl", "--ray", "local", "-o", "out"]),
        (["--ray", "in.jsonl"], ["--ray", "local", "in.jsonl"]),
        (["--ray", "head:6379", "in.jsonl"], ["--ray", "head:6379", "in.jsonl"]),
        (["in.jsonl", "--ray"], ["in.jsonl", "--ray", "local"]),
        (["--ray", "ray://head:10001"], ["--ray", "ray://head:10001"]),
    ],
)
def test_the_address_may_be_left_out(given: list[str], wanted: list[str]) -> None:
    """The word after --ray is its address only if it looks like one."""
    assert with_address(given) == wanted
