"""How long commands take to start, and where the time to a first brief goes.

    python benchmarks/startup.py [ARTICLE]

Each command runs in processes of its own: three times, the best counts. Processor time stands beside the clock, as
the fairer number on a machine that does other things. `--help`, `check --no-judge` and `figures` must start
in 0.6 s (the judge loads word vectors and takes longer), and neither they nor a brief with ctranslate2 may import torch. The stages of a brief are those of a cold
start, models loaded and converted included. Exit status 1 when a floor is missed.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

#: Seconds to start, except with the judge.
LIMIT = 0.6
JUDGED = "check, judged"
ARTICLE = Path(__file__).parents[1] / "examples" / "articles" / "05-schoigu-in-pjoengjang.txt"

#: Runs the command line in a process that reports its imports at the end.
TELLING = """
import atexit, json, os, sys
slow = {"torch", "transformers", "ctranslate2", "trafilatura", "pyarrow", "numpy", "huggingface_hub"}
atexit.register(lambda: os.write(int(os.environ["TELL"]), json.dumps(sorted(slow & set(sys.modules))).encode()))
sys.argv[0] = "summarize"
from summarize.__main__ import main
main()
"""

#: Prints the seconds of each stage of a brief, in order. The brief is checked as it is written; a second check on its
#: own shows the cost.
STAGES = """
import json, sys, time
begin = time.perf_counter()
laps = {}

def lap(name):
    global begin
    now = time.perf_counter()
    laps[name], begin = now - begin, now

from summarize import loading, pipeline
from summarize.article import read_article
from summarize.cleaning import clean
from summarize.report import render
from summarize.article.sentence import split
from summarize.translation import Translation, segments
lap("import")
article = read_article(sys.argv[1], force=True)
lap("read")
article = clean(article)
lap("clean")
sentences = split(article)
lap("split")
translator = loading.load_translator("compact-de-en", engine="ctranslate2")
writer = loading.load_writer("extractive")
lap("load the models")
translation = Translation(tuple(segments(sentences, translator)), translator.signature)
lap("translate")
report = pipeline.report(article, translation, writer)
lap("brief")
pipeline.check(article.text, report.brief.text)
lap("check")
render(report, "text")
lap("render")
laps["torch imported"] = "torch" in sys.modules
print(json.dumps(laps))
"""


def once(arguments: list[str], cache: str) -> tuple[float, float, list[str]]:
    """Return the wall and processor seconds of a command, and its slow imports."""
    read, write = os.pipe()
    begin, used = time.perf_counter(), processor()
    done = subprocess.run(
        [sys.executable, "-c", TELLING, *arguments],
        pass_fds=[write],
        capture_output=True,
        env={**os.environ, "SUMMARIZE_CACHE": cache, "TELL": str(write)},
        check=False,
    )
    seconds = time.perf_counter() - begin
    os.close(write)
    with os.fdopen(read) as pipe:
        imported = pipe.read()
    if done.returncode not in (0, 1):
        raise SystemExit(f"{arguments}: status {done.returncode}\n{done.stderr.decode()}")
    return seconds, processor() - used, json.loads(imported)


def stages(article: str, cache: str) -> dict[str, float]:
    """Return the seconds of each stage of a brief in a separate process, without Python's start."""
    done = subprocess.run(
        [sys.executable, "-c", STAGES, article],
        capture_output=True,
        text=True,
        env={**os.environ, "SUMMARIZE_CACHE": cache},
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    if found.pop("torch imported"):
        raise SystemExit("a brief with ctranslate2 has imported torch")
    return found


def processor() -> float:
    """Return the seconds of processor time that child processes have taken."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Print the table and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", default=str(ARTICLE))
    options = parser.parse_args()
    missed = []
    with tempfile.TemporaryDirectory() as cache:
        source, target = Path(cache) / "source.txt", Path(cache) / "target.txt"
        source.write_text("Die Firma hat 30.000 Beschäftigte.", encoding="utf-8")
        target.write_text("The company has 30,000 employees.", encoding="utf-8")
        commands = {
            "--help": ["--help"],
            "check": ["check", str(source), str(target), "--no-judge"],
            JUDGED: ["check", str(source), str(target)],
            "figures": ["figures", str(source)],
            "models list": ["models", "list"],
        }
        for name, arguments in commands.items():
            seconds, busy, imported = min(once(arguments, cache) for _ in range(3))
            print(f"{name:12} {seconds:6.2f} s ({busy:4.2f} s busy)   imports {', '.join(imported) or 'nothing slow'}")
            if (seconds > LIMIT and name != JUDGED) or {"torch", "transformers"} & set(imported):
                missed.append(name)
        brief = ["brief", options.article, "--engine", "ctranslate2", "--writer", "extractive", "--format", "json"]
        for name in ("brief, first", "brief, again"):
            seconds, busy, imported = once(brief, cache)
            print(f"{name:12} {seconds:6.2f} s ({busy:4.2f} s busy)   imports {', '.join(imported)}")
            if {"torch", "transformers"} & set(imported):
                missed.append(name)
    print("time to a brief by stage, from cold: with nothing in the cache, and with the converted model in it")
    with tempfile.TemporaryDirectory() as cache:
        first, again = (stages(options.article, cache) for _ in range(2))
    for stage, seconds in first.items():
        print(f"  {stage:16} {seconds:6.2f} s {again[stage]:6.2f} s")
    print(f"  {'in all':16} {sum(first.values()):6.2f} s {sum(again.values()):6.2f} s")
    print("floors missed: " + ", ".join(missed) if missed else "every floor holds")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
