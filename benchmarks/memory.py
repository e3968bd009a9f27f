"""Whether memory stays flat, however many sentences are translated.

    python benchmarks/memory.py --data DIR [--sentences 1000 10000 50000] [--words N] [--fake]

DIR holds `dev/10kgnad-test.csv`. A block of its articles, as many as have the first number of sentences, is repeated as
often as needed, so that every size has the same longest article and the same mixture; each sentence carries a number of
its own, so that none is the same as another. Each size runs as a process of its own, `summarize translate ... -o
out.jsonl` with the built-in model, whose peak the system reports when it ends (`ru_maxrss`). While it runs, a line on
stderr says now and then how far it is. With `--fake` no model runs, and what is left is the program's own. Exit status 1
when a size up to ten times the first takes more than the limit times the first; beyond that it is only reported.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from gnad import rows
from pinned import as_pinned

from summarize import Article
from summarize.article.sentence import split
from summarize.cleaning import clean
from summarize.defaults import BEAMS

#: The peak at ten times the sentences of the first size, relative to that at the first.
LIMIT = 1.2

#: The command line with a translator that returns every source unchanged.
FAKE = """
import sys
from summarize import loading
from summarize.translation import Hypothesis


class Fake:
    signature, longest = "fake", 10_000

    def length(self, source):
        return len(source)

    def hypotheses(self, sources, *, count, **settings):
        return [[Hypothesis(source, -1.0)] for source in sources]


loading.Models.load_translator = lambda *arguments: Fake()
sys.argv[0] = "summarize"
from summarize.__main__ import main
main()
"""


def articles(path: Path, words: int) -> Iterator[list[str]]:
    """Yield the sentences of each article of `path` with at most `words` words."""
    for _, text in rows(path):
        sentences = (sentence.text.split() for sentence in split(clean(Article("a", text))))
        if found := [" ".join(sentence) for sentence in sentences if len(sentence) <= words]:
            yield found


def block(path: Path, sentences: int, words: int) -> list[list[str]]:
    """Return articles of `sentences` sentences in all, the last one cut."""
    found: list[list[str]] = []
    left = sentences
    for article in articles(path, words):
        found.append(article[:left])
        left -= len(found[-1])
        if not left:
            return found
    raise SystemExit(f"{path} has only {sentences - left} sentences; ask for fewer of the first size")


def write(path: Path, articles: list[list[str]], sentences: int) -> int:
    """Write documents of `sentences` sentences in all; returns how many documents."""
    written = documents = 0
    with path.open("w", encoding="utf-8") as file:
        while written < sentences:
            for article in articles:
                part = article[: sentences - written]
                if not part:
                    break
                text = " ".join(_numbered(sentence, written + index) for index, sentence in enumerate(part))
                file.write(json.dumps({"id": f"d{documents}", "text": text}, ensure_ascii=False) + "\n")
                written += len(part)
                documents += 1
    return documents


def _numbered(sentence: str, number: int) -> str:
    """Return a sentence that is unique to its number, of the same length and still one sentence."""
    return re.sub(r"(\W*)$", rf" in Fall {number}\1", sentence, count=1)


def run(source: Path, out: Path, documents: int, options: argparse.Namespace, cache: str) -> tuple[float, float]:
    """Translate `source` in a separate process; return its peak in MB, and seconds."""
    start = ["-c", FAKE] if options.fake else ["-m", "summarize"]
    command = [sys.executable, *start, "translate", str(source), "-o", str(out)]
    # A few short sentences are not always recognised as German.
    command += ["--force", "--translator", "compact-de-en", "--engine", "ctranslate2"]
    command += ["--beams", str(options.beams), "--threads", str(options.threads)]
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=errors, env={**os.environ, "SUMMARIZE_CACHE": cache}
        )
        journal = out.with_name(out.name + ".journal")
        for seconds in count(1):
            time.sleep(1)
            # Leave the child unreaped, so that its resources can be read with its status.
            if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                break
            if seconds % 60 == 0 and journal.exists():
                done = journal.read_bytes().count(b"\n")
                print(f"  {done:,} of {documents:,} documents after {seconds:,} s", file=sys.stderr, flush=True)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read().decode()
    if process.returncode not in (0, 1) or f"{documents} done, 0 skipped, 0 failed" not in said:
        raise SystemExit(f"status {process.returncode}:\n{said}")
    return usage.ru_maxrss / 1024, time.perf_counter() - begin


def main() -> int:
    """Print the table and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sentences", type=int, nargs="+", default=[1_000, 10_000, 50_000])
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--beams", type=int, default=BEAMS)
    parser.add_argument("--words", type=int, default=1000, help="leave longer sentences out, to be done sooner")
    parser.add_argument("--fake", action="store_true")
    options = parser.parse_args()
    data = options.data / "dev" / "10kgnad-test.csv"
    if not as_pinned(data.parent, data.name):
        return 1
    print("sentences  documents  peak MB  of the first  seconds")
    first, missed = 0.0, False
    repeated = block(data, options.sentences[0], options.words)
    with tempfile.TemporaryDirectory() as folder:
        for sentences in options.sentences:
            source = Path(folder) / f"{sentences}.jsonl"
            documents = write(source, repeated, sentences)
            peak, seconds = run(source, Path(folder) / f"{sentences}.out.jsonl", documents, options, folder)
            first = first or peak
            print(f"{sentences:9,}  {documents:9,}  {peak:7.0f}  {peak / first:12.2f}  {seconds:7.0f}", flush=True)
            # Without a model there is so little that a window of sentences, which a thousand do not fill, counts.
            counts = not options.fake and sentences <= 10 * options.sentences[0]
            missed = missed or (counts and peak > LIMIT * first)
    print("floor missed" if missed else "the floor holds")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
