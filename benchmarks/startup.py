"""How long do commands take to start, and where does the time to a first brief go?

    python benchmarks/startup.py [ARTICLE]

Each command runs in processes of its own: three times, the best counts. Processor time stands beside the clock, as
the fairer number on a machine that does other things. `--help`, `check` and `figures` must start
in 0.6 s, and neither they nor a brief with ctranslate2 may import torch. The stages of a brief are those of a cold
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

#: Seconds to start.
LIMIT = 0.6
ARTICLE = Path(__file__).parents[1] / "examples" / "articles" / "05-schoigu-in-pjoengjang.txt"

#: Runs the command line in a process that tells at its end what it has imported.
TELLING = """
import atexit, json, os, sys
slow = {"torch", "transformers", "ctranslate2", "trafilatura", "pyarrow", "numpy", "huggingface_hub"}
atexit.register(lambda: os.write(int(os.environ["TELL"]), json.dumps(sorted(slow & set(sys.modules))).encode()))
sys.argv[0] = "summarize"
from summarize.cli import main
main()
"""

STAGES = """
import json, sys, time
begin = time.perf_counter()
laps = {}

def lap(name):
    global begin
    now = time.perf_counter()
    laps[name], begin = now - begin, now

from summarize import pipeline
from summarize.article import read_article
lap("import")
article = read_article(sys.argv[1], force=True)
lap("read")
translator = pipeline.load_translator(engine="ctranslate2")
lap("load the translator")
writer = pipeline.load_writer("extractive")
lap("load the writer")
translation = pipeline.translate(article, translator)
lap("clean, split, translate")
pipeline.brief(article, translator, writer)
lap("translate again, write, check")
laps["torch imported"] = "torch" in sys.modules
print(json.dumps(laps))
"""


def once(arguments: list[str], cache: str) -> tuple[float, float, list[str]]:
    """Return how long a command takes by the clock and of the processor, in seconds, and what slow it imports."""
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
            "check": ["check", str(source), str(target)],
            "figures": ["figures", str(source)],
            "models list": ["models", "list"],
        }
        for name, arguments in commands.items():
            seconds, busy, imported = min(once(arguments, cache) for _ in range(3))
            print(f"{name:12} {seconds:6.2f} s ({busy:4.2f} s busy)   imports {', '.join(imported) or 'nothing slow'}")
            if seconds > LIMIT or {"torch", "transformers"} & set(imported):
                missed.append(name)
        brief = ["brief", options.article, "--engine", "ctranslate2", "--writer", "extractive", "--format", "json"]
        for name in ("brief, first", "brief, again"):
            seconds, busy, imported = once(brief, cache)
            print(f"{name:12} {seconds:6.2f} s ({busy:4.2f} s busy)   imports {', '.join(imported)}")
            if {"torch", "transformers"} & set(imported):
                missed.append(name)
    with tempfile.TemporaryDirectory() as cache:
        done = subprocess.run(
            [sys.executable, "-c", STAGES, options.article],
            capture_output=True,
            text=True,
            env={**os.environ, "SUMMARIZE_CACHE": cache},
            check=True,
        )
    print("time to the first brief from cold, by stage:")
    for stage, value in json.loads(done.stdout).items():
        print(f"  {stage:32} {value if isinstance(value, bool) else f'{value:6.2f} s'}")
    print("floors missed: " + ", ".join(missed) if missed else "every floor holds")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
