"""The desk under load: 1, 8 and 32 clients, checks beside translations, memory, and the command line.

    python benchmarks/serve.py [--articles DIR] [--rounds 3] [--requests 2000] [--clients 1 8 32]

DIR holds text files (by default the examples). Everything is timed in one run on one machine. Exit status 1 when a floor is
missed. Takes `pip install 'summarize[serve]' httpx`.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"

#: Most time to answer a check of a brief, at the 95th percentile, while two articles are translated.
CHECK_SECONDS = 0.150
#: Most memory after all requests relative to that after the first tenth of them.
MEMORY = 1.10


@dataclass(frozen=True)
class Article:
    """An article and an English text to check against it."""

    name: str
    text: str


def varied(articles: Sequence[Article], rounds: int) -> list[Article]:
    """Return the articles in `rounds` variants, since a known sentence is not translated again."""
    return [
        Article(f"{article.name}-{turn}", article.text.replace(". ", f", so Zeuge {chr(65 + turn)}. "))
        for turn in range(rounds)
        for article in articles
    ]


def percentile(times: Sequence[float], share: float) -> float:
    """Return the time that `share` of `times` do not exceed."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, int]]:
    """Run `summarize serve`; yield its address and process id."""
    command = [sys.executable, "-m", "summarize", "serve", "--port", "0", "--store", str(folder / "desk.sqlite3")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        line = process.stderr.readline()
        found = re.search(r"http://[\d.:]+", line)
        if not found:
            raise SystemExit(f"the desk did not start: {line}{process.stderr.read()}")
        yield found[0], process.pid
    finally:
        process.terminate()
        process.wait(30)


def memory(process: int) -> float:
    """Return the resident megabytes of a process."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def timed(work: Callable[[], Any]) -> float:
    """Return the duration of a call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def post(client: httpx.Client, path: str, body: Any) -> httpx.Response:
    """Send a request, retrying when told to; the waiting counts."""
    while True:
        answer = client.post(path, json=body)
        if answer.status_code != 503:
            return answer.raise_for_status()
        time.sleep(float(answer.headers["Retry-After"]))


def briefs(url: str, articles: Sequence[Article], clients: int, rounds: int) -> tuple[list[float], float]:
    """Brief every article `rounds` times from this many concurrent clients: the latencies, and the total time."""
    bodies = [{"text": article.text, "id": article.name} for article in varied(articles, rounds)]
    with httpx.Client(base_url=url, timeout=600, limits=httpx.Limits(max_connections=clients)) as client:

        def one(body: Any) -> float:
            return timed(lambda: post(client, "/api/brief", body))

        start = time.perf_counter()
        with ThreadPoolExecutor(clients) as pool:
            times = list(pool.map(one, bodies))
    return times, time.perf_counter() - start


def checks_beside(url: str, articles: Sequence[Article], number: int, busy: int) -> list[float]:
    """Check a brief at the desk, as while typing, while `busy` articles are translated; return the latencies."""
    over = threading.Event()
    with httpx.Client(base_url=url, timeout=600) as client:
        answer = post(client, "/api/briefs", {"articles": [{"text": articles[0].text}]}).json()
        identity = answer["briefs"][0]["id"]
        while (brief := client.get(f"/api/briefs/{identity}").json())["stage"] == "waiting":
            time.sleep(0.1)

        def translate(article: Article) -> None:
            while not over.is_set():
                post(client, "/api/translate", {"text": article.text})

        workers = [threading.Thread(target=translate, args=[articles[-1 - n % len(articles)]]) for n in range(busy)]
        for worker in workers:
            worker.start()
        times = []
        for turn in range(number):
            time.sleep(0.3)  # the pause after the last key
            body = {"field": "text", "value": f"{brief['text']} {turn} more."}
            times.append(timed(lambda body=body: post(client, f"/api/briefs/{identity}/check", body)))
        over.set()
        for worker in workers:
            worker.join()
    return times


def soak(url: str, process: int, articles: Sequence[Article], requests: int) -> tuple[float, float]:
    """Send mixed short requests; return the megabytes after a tenth of them and after all."""
    sentence = articles[0].text.split(". ")[0] + "."
    early = 0.0
    with httpx.Client(base_url=url, timeout=600) as client:
        for number in range(requests):
            if number % 20 == 0:
                post(client, "/api/translate", {"text": sentence, "force": True})
            elif number % 2:
                body = {
                    "source": f"{articles[number % len(articles)].text}\n\n{number}",
                    "target": f"{number} and 13,000.",
                }
                post(client, "/api/check", body)
            else:
                post(client, "/api/figures", {"text": articles[number % len(articles)].text[:2000]})
            if number == requests // 10:
                early = memory(process)
    return early, memory(process)


def command_line(articles: Sequence[Article], rounds: int, folder: Path) -> tuple[float, float]:
    """Return the time of `summarize brief` on the same articles as one batch, and on one article."""
    source = folder / "in.jsonl"
    records = [{"id": article.name, "text": article.text} for article in varied(articles, rounds)]
    source.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    single = folder / "one.txt"
    single.write_text(articles[0].text, "utf-8")

    def run(*arguments: str | Path) -> None:
        command = [sys.executable, "-m", "summarize", "brief", *map(str, arguments)]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    return timed(lambda: run(source, "-o", folder / "out.jsonl")), timed(lambda: run(single))


def main() -> int:
    """Print the tables and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=EXAMPLES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--checks", type=int, default=60)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 32])
    options = parser.parse_args()
    articles = [Article(path.stem, path.read_text("utf-8")) for path in sorted(options.articles.glob("*.txt"))]
    words = sum(len(article.text.split()) for article in varied(articles, options.rounds))
    missed = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        batch, single = command_line(articles, options.rounds, folder)
        count = len(articles) * options.rounds
        print(f"{count} articles of {words} words; {len(os.sched_getaffinity(0))} cores")
        print(f"{'':24} {'in all':>8} {'words/s':>8} {'median':>8} {'95 %':>8}")
        print(f"{'command line, one batch':24} {batch:7.1f}s {words / batch:8.0f}")
        print(f"{'command line, one file':24} {single:7.1f}s")
        with serving(folder) as (url, process):
            briefs(url, articles[:1], 1, 1)
            for clients in options.clients:
                rounds = max(options.rounds, -(-clients // len(articles)))
                times, whole = briefs(url, articles, clients, rounds)
                done = sum(len(article.text.split()) for article in varied(articles, rounds))
                middle, late = percentile(times, 0.5), percentile(times, 0.95)
                print(f"{f'{clients} clients':24} {whole:7.1f}s {done / whole:8.0f} {middle:7.2f}s {late:7.2f}s")
            for busy in (0, 2):
                times = checks_beside(url, articles, options.checks, busy)
                late = percentile(times, 0.95)
                print(
                    f"checks of a brief beside {busy} translations: median {1000 * percentile(times, 0.5):.0f} ms, "
                    f"95 % {1000 * late:.0f} ms, slowest {1000 * max(times):.0f} ms"
                )
            if late > CHECK_SECONDS:
                missed.append("check latency")
            early, end = soak(url, process, articles, options.requests)
            print(
                f"memory: {early:.0f} MB after {options.requests // 10} requests, {end:.0f} MB after {options.requests}"
            )
            if end > MEMORY * early:
                missed.append("memory")
    print("floors missed: " + ", ".join(missed) if missed else "every floor holds")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
