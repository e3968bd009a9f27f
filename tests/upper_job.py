"""A job for batches that needs no model: upper case, so many documents at a time, as slowly as wanted.

Run as a script it works through a corpus in a process of its own, to be killed: `upper_job.py INPUT OUT PAUSE`.
It prints a line after each document that is reported done.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from summarize.article import Article
from summarize.corpus import Progress, run_corpus
from summarize.errors import InputError, SummarizeError
from summarize.interrupts import catch


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `summarize.corpus.jobs.Outcome` is."""

    article: Article
    output: str | None = None
    clean: bool = True
    error: SummarizeError | None = None
    findings: tuple[str, ...] = ()


@dataclass
class UpperJob:
    """Fails for articles that say "Fehler"; has findings for those that say "Befund"."""

    signature: str = "upper"
    suffix: str = ".json"
    together: int = 3
    pause: float = 0.0
    worked_on: int = 0
    heard: Callable[[Iterable[str]], None] | None = None

    def outcomes(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """Read `together` articles, then yield their outcomes."""
        stream = iter(articles)
        while group := list(islice(stream, self.together)):
            for article in group:
                time.sleep(self.pause)
                self.worked_on += 1
                if "Fehler" in article.text:
                    yield Outcome(article, error=InputError(f"{article.id}: there is an error in it."))
                else:
                    yield Outcome(article, self.output(article), clean="Befund" not in article.text)

    def output(self, article: Article) -> str:
        """Return what is made of an article."""
        return json.dumps({"id": article.id, "title": article.title, "text": article.text.upper()}) + "\n"


def _report(progress: Progress) -> None:
    sys.stdout.write(f"{progress.done}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    catch()
    source, out, pause = sys.argv[1:]
    try:
        job = UpperJob(pause=float(pause))
        summary = run_corpus([source], Path(out), job, force=True, progress=_report)
    except SummarizeError as failure:
        sys.stderr.write(f"{failure}\n")
        sys.exit(failure.status)
    sys.stderr.write(f"{summary}\n")
