"""Does memory stay flat, however many sentences are translated?

    python benchmarks/memory.py --data DIR [--sentences 1000 10000 50000]

DIR holds `dev/ntrex.de`, from which documents of thirty sentences are made, each with a number of its own so that no
two sentences are the same. Each size runs in a process of its own, through everything that `translate -o` does, and
reports the peak of its memory. With `--fake` no model runs, and what is left is the program's own. Exit status 1
when the largest takes more than the limit times the first.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

#: The peak at the largest size, relative to that at the first.
LIMIT = 1.2

CHILD = """
import resource, sys
from pathlib import Path

from summarize.corpus import run_corpus
from summarize.corpus.jobs import TranslateJob
from summarize.translation import Hypothesis


class Fake:
    signature, longest = "fake", 10_000

    def length(self, source):
        return len(source)

    def hypotheses(self, sources, *, count, no_repeat=0):
        return [[Hypothesis(source, -1.0)] for source in sources]


source, out, fake, threads = sys.argv[1:]
if fake == "fake":
    translator = Fake()
else:
    from summarize.pipeline import load_translator

    translator = load_translator("compact-de-en", engine="ctranslate2", beams=1, threads=int(threads))
summary = run_corpus([source], Path(out), TranslateJob(translator, "jsonl"))
assert summary.failed == 0, summary
assert "torch" not in sys.modules
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def write(path: Path, lines: list[str], sentences: int) -> None:
    """Write documents of thirty sentences each, `sentences` in all, no two the same."""
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, sentences, 30):
            numbers = range(start, min(start + 30, sentences))
            text = "\n\n".join(f"{lines[number % len(lines)]} Das war Meldung {number}." for number in numbers)
            file.write(json.dumps({"id": f"d{start}", "text": text}) + "\n")


def main() -> int:
    """Print the table and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sentences", type=int, nargs="+", default=[1_000, 10_000, 50_000])
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--fake", action="store_true")
    options = parser.parse_args()
    lines = (options.data / "dev" / "ntrex.de").read_text("utf-8").splitlines()
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        for sentences in options.sentences:
            source = Path(folder) / f"{sentences}.jsonl"
            write(source, lines, sentences // 2)
            begin = time.perf_counter()
            child = [sys.executable, "-c", CHILD, str(source), str(Path(folder) / f"{sentences}.out.jsonl")]
            done = subprocess.run(
                [*child, "fake" if options.fake else "real", str(options.threads)],
                stdout=subprocess.PIPE,
                text=True,
                env={**os.environ, "SUMMARIZE_CACHE": folder},
                check=True,
            )
            peaks.append(int(done.stdout) / 1024)
            print(
                f"{sentences:7} sentences: peak {peaks[-1]:6.0f} MB, {peaks[-1] / peaks[0]:5.2f}x, "
                f"{time.perf_counter() - begin:6.0f} s",
                flush=True,
            )
    # Without a model there is so little that a window of sentences, which a thousand do not fill, counts.
    missed = not options.fake and peaks[-1] > LIMIT * peaks[0]
    print("floor missed" if missed else "the floor holds")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
