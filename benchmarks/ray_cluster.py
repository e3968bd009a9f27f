"""Whether a corpus on Ray comes out the same as without it, killed and resumed, and how fast it is.

    python benchmarks/ray_cluster.py TEXTS [--documents 5000] [--sentences 2] [--timed 1000]

TEXTS is a file with a German sentence per line (.xz too). The script makes `--documents` documents of 1 to `--sentences` lines,
each with a label and a number, and an empty one. The built-in model translates them with the plain command, killed once (SIGKILL)
and resumed, and with `--ray` on a cluster of two nodes with one core each, where a worker and the driver are killed and the
command is run again. Then it times `--timed` documents with the plain command, one worker and two; `--documents 0` does only that.
Every document must occur exactly once, with the same bytes either way; otherwise the exit status is 1. Needs
`pip install 'summarize[ray]'`.
"""

import argparse
import json
import lzma
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from ray.cluster_utils import Cluster

from summarize.defaults import BEAMS


def write(source: Path, path: Path, documents: int, most: int) -> int:
    """Write the corpus and return its number of words."""
    words = 0
    packed = source.suffix == ".xz"
    with (
        (lzma.open if packed else open)(source, "rt", encoding="utf-8") as lines,
        path.open("w", encoding="utf-8") as out,
    ):
        for number in range(documents):
            text = " ".join(line.strip() for line in islice(lines, 1 + number % most))
            # One document is poisoned: a record without a text.
            record = {
                "id": f"d{number}",
                "text": "" if number == 7 else text,
                "label": number / 2,
                "tags": ["a", number],
            }
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            words += len(text.split())
    return words


#: Options of every command: the built-in model, and texts too short to be recognised as German.
MODEL = ["--force", "--translator", "compact-de-en"]


def command(source: Path, out: Path, *more: str) -> list[str]:
    """Return the command line of a translation."""
    start = [sys.executable, "-m", "summarize", "translate", str(source), "-o", str(out)]
    return [*start, *MODEL, *more]


def run(arguments: list[str], log: Path, kill: Callable[[], bool] | None = None) -> tuple[int, float]:
    """Run a command; kill it as soon as `kill` says so. Returns its exit status and seconds."""
    begin = time.perf_counter()
    with log.open("ab") as errors:
        process = subprocess.Popen(arguments, stdout=errors, stderr=errors)
        while process.poll() is None:
            time.sleep(0.2)
            if kill is not None and kill():
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
                break
    return process.returncode, time.perf_counter() - begin


def records(paths: Iterator[Path]) -> dict[str, bytes]:
    """Return the lines of JSON lines files by id. Raises SystemExit for a duplicate id."""
    found: dict[str, bytes] = {}
    for path in paths:
        for line in path.read_bytes().splitlines(keepends=True):
            identity = json.loads(line)["id"]
            if identity in found:
                raise SystemExit(f"FAULT: {identity} is there twice")
            found[identity] = line
    return found


@contextmanager
def cluster(nodes: int) -> Iterator[str]:
    """Start a cluster of one-core nodes and yield its address."""
    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    try:
        for _ in range(nodes):
            made.add_node(num_cpus=1)
        yield made.address
    finally:
        made.shutdown()


def kill_a_worker() -> bool:
    """Kill a Ray process that has the model; return whether there was one."""
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if b"_Worker" in (place / "cmdline").read_bytes():
                os.kill(int(place.name), signal.SIGKILL)
                return True
    return False


def killed_runs(source: Path, folder: Path, documents: int, address: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Translate both ways, killed and resumed; returns the records of each."""
    plain, log = folder / "plain.jsonl", folder / "log"
    journal = folder / "plain.jsonl.journal"

    def half() -> bool:
        return journal.exists() and journal.read_bytes().count(b"\n") >= documents // 2

    show("plain, killed", *run(command(source, plain), log, half))
    show("plain, resumed", *run(command(source, plain), log))
    out = folder / "ray"
    state = {"worker": False}

    def some() -> bool:
        done = sum(path.read_bytes().count(b"\n") for path in out.glob("*.jsonl"))
        if done >= documents // 5 and not state["worker"]:
            state["worker"] = kill_a_worker()
            print(f"  a worker killed after {done} documents", flush=True)
        return done >= documents // 2

    show("ray, driver killed", *run(command(source, out, "--ray", address), log, some))
    show("ray, run again", *run(command(source, out, "--ray", address), log))
    before = {path: path.read_bytes() for path in out.iterdir()}
    show("ray, once more", *run(command(source, out, "--ray", address), log))
    if before != {path: path.read_bytes() for path in out.iterdir()}:
        raise SystemExit("FAULT: what was done was touched")
    print(log.read_text("utf-8", "replace"))
    return records(iter([plain])), records(out.glob("*.jsonl"))


def show(what: str, status: int, seconds: float) -> None:
    """Print a row."""
    print(f"{what:24} status {status:4} {seconds:8.1f} s", flush=True)


def faults(plain: dict[str, bytes], ray: dict[str, bytes], documents: int) -> Iterator[str]:
    """Yield the differences."""
    wanted = {f"d{number}" for number in range(documents)}
    if set(ray) != wanted:
        yield f"with Ray {len(wanted - set(ray))} documents are missing"
    if set(plain) != wanted - {"d7"}:
        yield f"without Ray {len(wanted - set(plain))} documents are missing, and not only the empty one"
    differ = [identity for identity, line in plain.items() if ray.get(identity) != line]
    if differ:
        yield f"{len(differ)} documents differ, {differ[0]} the first"
    reason = json.loads(ray["d7"])
    if reason["ok"] or not reason["reason"]:
        yield "the empty document has no reason"


def timed(source: Path, folder: Path, documents: int) -> None:
    """Time the plain command on one and two threads, and one and two workers."""
    seconds = {}
    for threads in (1, 2):
        _, seconds[f"plain, {threads}"] = run(
            command(source, folder / f"t{threads}.jsonl", "--threads", str(threads)), folder / "log"
        )
    for nodes in (1, 2):
        with cluster(nodes) as address:
            arguments = command(source, folder / f"r{nodes}", "--ray", address)
            _, seconds[f"ray, {nodes}"] = run(arguments, folder / "log")
    for name, took in seconds.items():
        print(f"{name:24} {documents / took:8.1f} documents a second, start included")


def main() -> int:
    """Print the tables and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--sentences", type=int, default=2, help="the most of a document")
    parser.add_argument("--timed", type=int, default=1000, help="documents for the times; 0 leaves them out")
    parser.add_argument("--beams", type=int, default=BEAMS)
    options = parser.parse_args()
    MODEL.extend(["--beams", str(options.beams)])
    found: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = folder / "corpus.jsonl"
        if options.documents:
            words = write(options.texts, source, options.documents, options.sentences)
            print(f"{options.documents:,} documents, {words:,} words")
            with cluster(2) as address:
                plain, ray = killed_runs(source, folder, options.documents, address)
            found = list(faults(plain, ray, options.documents))
            print("documents differ or are missing" if found else "all documents are accounted for, twice")
        if options.timed:
            write(options.texts, source, options.timed, options.sentences)
            timed(source, folder, options.timed)
    for fault in found:
        print(f"FAULT: {fault}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
