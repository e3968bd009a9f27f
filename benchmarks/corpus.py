"""Whether every document is accounted for when a corpus run is killed again and again.

    python benchmarks/corpus.py --data DIR [--command translate|brief] [--documents 2000] [--kills 6] [--compare]

DIR holds `dev/10kgnad-test.csv`, whose articles are used as often as needed, each time with other ids. `summarize`
works through them in real processes, which are killed (SIGKILL) at random moments spread over the run, and restarted
with the same command. In the end every id must be in the output or among the failures exactly once and in order, the
journal must agree, nothing that was on disk at a kill may have been touched again, and no other file may be left. With
`--compare` the result must equal that of an undisturbed run, byte for byte. Exit status 1 if any of this fails.
"""

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gnad import rows
from pinned import as_pinned

from summarize.defaults import BEAMS

SUMMARY = re.compile(r"(\d+) done, (\d+) skipped, (\d+) failed")


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the corpus, and its number of words."""

    id: str
    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Run:
    """One process: documents in the journal before and after it, words of those between, and its resources."""

    before: int
    after: int
    words: int
    seconds: float
    peak: float
    end: str

    def __str__(self) -> str:
        """Return a row of the table."""
        speed = f"{self.words / self.seconds:8,.0f}" if self.words else "       -"
        return f"{self.before:6} {self.after - self.before:6} {self.seconds:8.1f} {speed} {self.peak:7.0f}  {self.end}"


def documents(path: Path, number: int) -> list[Document]:
    """Return `number` documents, made from the rows of `path`, repeated as needed."""
    known = list(rows(path))
    found = []
    for index in range(number):
        copy, row = divmod(index, len(known))
        label, text = known[row]
        found.append(Document(f"{label}-{row}-{copy}", text, len(text.split())))
    return found


def entries(journal: Path) -> list[dict[str, object]]:
    """Return what a journal holds; a torn line at its end is not part of it."""
    if not journal.exists():
        return []
    return [json.loads(line) for line in journal.read_bytes().splitlines(keepends=True) if line.endswith(b"\n")]


class Corpus:
    """A corpus on disk, and the output of `summarize` for it."""

    def __init__(
        self, folder: Path, found: list[Document], command: str, *, lines: bool, threads: int, beams: int
    ) -> None:
        """Write the input."""
        self.found = found
        self.lines = lines
        self.source = folder / "corpus.jsonl"
        with self.source.open("w", encoding="utf-8") as file:
            for one in found:
                file.write(json.dumps({"id": one.id, "text": one.text}, ensure_ascii=False) + "\n")
        self._command = [sys.executable, "-m", "summarize", command, str(self.source)]
        self._command += ["--threads", str(threads), "--beams", str(beams)]
        self._command += ["--translator", "compact-de-en", "--engine", "ctranslate2"]
        self._command += ["--writer", "extractive"] if command == "brief" else []
        self._format = "json" if command == "brief" else "jsonl"
        self._cache = folder / "cache"

    def out(self, folder: Path) -> Path:
        """Return the output in `folder`."""
        return folder / ("out.jsonl" if self.lines else "out")

    def journal(self, folder: Path) -> Path:
        """Return the journal of the output in `folder`."""
        return folder / "out.jsonl.journal" if self.lines else folder / "out" / "journal.jsonl"

    def failures(self, folder: Path) -> Path:
        """Return the list of failures of the output in `folder`."""
        return folder / "out.failures.jsonl" if self.lines else folder / "out" / "failures.jsonl"

    def run(self, folder: Path, *, until: int | None = None, linger: float = 0.0) -> tuple[Run, str]:
        """Run the command and kill it `linger` seconds after `until` documents are in the journal.

        Returns its stderr.
        """
        journal = self.journal(folder)
        before = len(entries(journal))
        begin = time.perf_counter()
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(
                [*self._command, "-o", str(self.out(folder)), "--format", self._format],
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env={**os.environ, "SUMMARIZE_CACHE": str(self._cache)},
            )
            if until is not None:
                for _ in _until(lambda: _lines(journal) >= until):
                    # Leave the child unreaped, so that its resources can be read with its status.
                    if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                        break
                time.sleep(linger)
                # Popen.kill would reap a child that has already ended.
                os.kill(process.pid, signal.SIGKILL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            seconds = time.perf_counter() - begin
            errors.seek(0)
            said = errors.read().decode()
        if process.returncode not in (0, 1, -9):
            raise SystemExit(f"status {process.returncode}:\n{said}")
        after = len(entries(journal))
        words = sum(one.words for one in self.found[before:after])
        end = "killed" if process.returncode == -9 else said.strip().splitlines()[-1]
        return Run(before, after, words, seconds, usage.ru_maxrss / 1024, end), said

    def faults(self, folder: Path) -> Iterator[str]:
        """Yield the faults of a finished output."""
        wanted = [one.id for one in self.found]
        kept = entries(self.journal(folder))
        if [entry["id"] for entry in kept] != wanted:
            yield f"the journal has {len(kept)} documents, not the {len(wanted)} of the corpus in their order"
        failed = [entry["id"] for entry in kept if entry.get("reason") is not None]
        listed = self.failures(folder)
        if [entry["id"] for entry in entries(listed)] != failed:
            yield f"the list of failures has {len(entries(listed))} documents, the journal {len(failed)}"
        made = [entry for entry in kept if entry.get("reason") is None]
        ids, sizes, names = self._made(folder, made)
        if ids != [entry["id"] for entry in made]:
            yield f"the output has {len(ids)} documents, the journal {len(made)}, or in another order"
        if sizes != [entry["size"] for entry in made]:
            yield "outputs differ in size from what the journal says"
        if sorted([*ids, *failed]) != sorted(wanted):
            yield "not every document is in the output or among the failures exactly once"
        names |= {self.journal(folder)} | ({listed} if failed else set())
        if left := sorted({path for path in folder.rglob("*") if path.is_file()} - names):
            yield f"left behind: {', '.join(str(path.relative_to(folder)) for path in left)}"

    def _made(self, folder: Path, made: list[dict[str, object]]) -> tuple[list[str], list[int], set[Path]]:
        """Return ids and sizes of the outputs in the order of the journal, and the files they are in."""
        out = self.out(folder)
        if self.lines:
            lines = out.read_bytes().splitlines(keepends=True)
            return [json.loads(line)["id"] for line in lines], [len(line) for line in lines], {out}
        paths = [out / str(entry["name"]) for entry in made]
        data = [path.read_bytes() for path in paths]
        return [json.loads(one)["id"] for one in data], [len(one) for one in data], set(paths)


def _begins(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes().startswith(data)


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def _until(holds: Callable[[], bool]) -> Iterator[None]:
    while not holds():
        yield
        time.sleep(0.02)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`, by its path in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def killed_run(corpus: Corpus, folder: Path, chance: random.Random, kills: int) -> Iterator[str]:
    """Kill and resume until everything is done, printing a row per process; yield the faults found on the way."""
    total = len(corpus.found)
    for number in range(kills + 1):
        # Somewhere in its share of the run; the last one is left alone.
        until = None if number == kills else int(total * (number + chance.uniform(0.1, 0.9)) / (kills + 1))
        before = contents(folder) if folder.exists() else {}
        done = len(entries(corpus.journal(folder)))
        run, said = corpus.run(folder, until=until, linger=chance.uniform(0.0, 0.5))
        print(run, flush=True)
        for path, data in before.items():
            # A line that the kill tore is cut off and written again; whole ones stay, and so does every file of a folder.
            whole = data[: data.rfind(b"\n") + 1]
            if "failures" not in path and ".unfinished" not in path and not _begins(folder / path, whole):
                yield f"run {number + 1}: {path} was written again"
        if until is None and (counts := SUMMARY.search(said)):
            finished, skipped, failed = map(int, counts.groups())
            if skipped + failed < done or finished + skipped + failed != total:
                yield f"run {number + 1}: {done} documents were on disk, but it says: {counts[0]}"
        if run.end != "killed" and until is not None:
            print("ended before it could be killed")
            break


def main() -> int:
    """Print the table and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--command", choices=["translate", "brief"], default="translate")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--beams", type=int, default=BEAMS)
    parser.add_argument("--folder", action="store_true", help="a file a document instead of a line a document")
    parser.add_argument("--compare", action="store_true", help="with a run that is left alone, byte for byte")
    options = parser.parse_args()
    data = options.data / "dev" / "10kgnad-test.csv"
    if not as_pinned(data.parent, data.name):
        return 1
    found = documents(data, options.documents)
    words = sum(one.words for one in found)
    print(f"{len(found):,} documents, {words:,} words; {options.command}")
    print("before   done  seconds  words/s      MB  end")
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        corpus = Corpus(
            root, found, options.command, lines=not options.folder, threads=options.threads, beams=options.beams
        )
        begin = time.perf_counter()
        faults = list(killed_run(corpus, root / "killed", random.Random(options.seed), options.kills))
        seconds = time.perf_counter() - begin
        print(f"in all {seconds:,.0f} s, {words / seconds:,.0f} words a second, kills and starts included")
        faults += corpus.faults(root / "killed")
        failed = entries(corpus.failures(root / "killed"))
        for entry in failed[:5]:
            print(f"failed: {entry['id']}: {entry['reason']}")
        if options.compare:
            run, _ = corpus.run(root / "whole")
            print(f"{run}  (left alone)")
            faults += [f"left alone: {fault}" for fault in corpus.faults(root / "whole")]
            one, other = contents(root / "killed"), contents(root / "whole")
            faults += [
                f"{name} differs from that of a run left alone"
                for name in sorted({*one, *other})
                if one.get(name) != other.get(name)
            ]
    for fault in faults:
        print(f"FAULT: {fault}")
    print("documents are missing or made twice" if faults else f"all {len(found):,} documents are accounted for")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
