"""Time limits: a document without end fails alone, with a reason, and the rest continues."""

import json
import re
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from upper_job import UpperJob

from summarize.article import Article, article_from_bytes, webpage
from summarize.child_process import Stopped, in_child
from summarize.corpus import run_corpus
from summarize.corpus.time_limit import TimedJob
from summarize.errors import InputError, SlowError, TooLargeError, UsageError


@dataclass
class StuckJob(UpperJob):
    """Works on what says "endlos" without end, in Python or in a regular expression."""

    how: str = "python"
    seen: list[str] = field(default_factory=list)

    def output(self, article: Article) -> str:
        """Return what is made of an article, if ever."""
        self.seen.append(article.id)
        if "endlos" in article.text:
            if self.how == "regex":
                re.match("(a|a)*$", "a" * 40 + "b")
            while True:
                pass
        return super().output(article)


def _corpus(folder: Path, texts: list[str]) -> str:
    lines = [json.dumps({"id": f"a{number}", "text": text}) + "\n" for number, text in enumerate(texts)]
    (folder / "in.jsonl").write_text("".join(lines), encoding="utf-8")
    return str(folder / "in.jsonl")


@pytest.mark.parametrize("how", ["python", "regex"])
def test_an_endless_document_fails_and_the_rest_is_done(tmp_path: Path, how: str) -> None:
    """The others of its group are done, in order; it is tried again by the next run."""
    source = _corpus(tmp_path, ["Eins.", "Zwei.", "endlos", "Vier.", "Fünf."])
    job = StuckJob(how=how)
    summary = run_corpus([source], tmp_path / "out.jsonl", TimedJob(job, 0.2), force=True)
    assert (summary.done, summary.failed) == (4, 1)
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a0", "a1", "a3", "a4"]
    failures = (tmp_path / "out.failures.jsonl").read_text(encoding="utf-8")
    assert "a2: took longer than 0.2 seconds; give --document-timeout more" in failures
    job.seen.clear()
    _corpus(tmp_path, ["Eins.", "Zwei.", "endlos", "Vier.", "Fünf."])
    again = run_corpus([source], tmp_path / "out.jsonl", TimedJob(job, 0.2), force=True)
    assert (again.skipped, again.failed, again.stale) == (4, 1, 0)
    assert set(job.seen) == {"a2"}


def test_a_clean_batch_comes_out_the_same(tmp_path: Path) -> None:
    """A limit that is not reached changes nothing and leaves no handler behind."""
    source = _corpus(tmp_path, ["Eins.", "Zwei.", "Ein Fehler.", "Vier."])
    before = signal.getsignal(signal.SIGALRM)
    run_corpus([source], tmp_path / "timed.jsonl", TimedJob(UpperJob(), 60), force=True)
    run_corpus([source], tmp_path / "plain.jsonl", UpperJob(), force=True)
    assert (tmp_path / "timed.jsonl").read_bytes() == (tmp_path / "plain.jsonl").read_bytes()
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_the_time_of_reading_does_not_count() -> None:
    """Time spent waiting for an article does not count against it."""

    def slow() -> Iterator[Article]:
        for number in range(3):
            time.sleep(0.2)
            yield Article(f"a{number}", "Eins.")

    assert [one.error for one in TimedJob(UpperJob(), 0.1).outcomes(slow())] == [None] * 3


def test_a_limit_takes_the_main_thread() -> None:
    """Python handles signals nowhere else."""
    raised: list[Exception] = []

    def work() -> None:
        try:
            list(TimedJob(UpperJob(), 1).outcomes([]))
        except UsageError as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(raised) == 1


PARAGRAPH = "<p>Der Bürgermeister hat am Montag 30 Häuser eröffnet, wie die Stadt Köln am Abend mitteilte.</p>"


def test_a_page_that_the_parser_does_not_come_through_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser is C code that no signal interrupts; the next page is read as ever."""
    monkeypatch.setattr(webpage, "_MOST_ATTRIBUTES", 10**9)
    attributes = " ".join(f"a{number}" for number in range(50_000))
    page = f"<html><body><p {attributes}>x</p>{PARAGRAPH}</body></html>".encode()
    start = time.monotonic()
    with pytest.raises(SlowError, match=r"stopped, it took longer than 3 seconds; save its article as \.txt"):
        article_from_bytes(page, id="a", html=True, seconds=3)
    assert time.monotonic() - start < 30
    assert "30 Häuser" in article_from_bytes(f"<html><body>{PARAGRAPH}</body></html>".encode(), id="b", html=True).text


def test_an_element_with_too_many_attributes_is_refused_unparsed() -> None:
    """500,000 attributes took over a minute; long values are none."""
    attributes = " ".join(f"a{number}" for number in range(500_000))
    with pytest.raises(TooLargeError, match="over 2,000 attributes in an element"):
        article_from_bytes(f"<html><p {attributes}>x</p></html>".encode(), id="a", html=True)
    data = "wort " * 20_000
    page = f"""<html><body><p data-page="{data}" title='{data}'>x</p>{PARAGRAPH}</body></html>"""
    assert "30 Häuser" in article_from_bytes(page.encode(), id="b", html=True).text


def test_results_and_errors_of_a_child_process_come_back() -> None:
    """Results, failures of this program, and crashes."""
    assert in_child(_double, [1, "ä\ud800"], seconds=60) == [1, "ä\ud800", 1, "ä\ud800"]
    with pytest.raises(InputError, match=r"^no such; look again$") as failed:
        in_child(_fail, seconds=60)
    assert failed.value.way_out == "look again"
    with pytest.raises(Stopped, match="memory"):
        in_child(_grow, seconds=60)
    with pytest.raises(Stopped, match="crashed"):
        in_child(_crash, seconds=60)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        in_child(_bug, seconds=60)
    assert in_child(_double, [], seconds=60) == []


def _double(values: list[object]) -> list[object]:
    return values * 2


def _fail() -> None:
    raise InputError("no such", "look again")


def _grow() -> None:
    bytearray(1 << 40)


def _crash() -> None:
    signal.raise_signal(signal.SIGSEGV)


def _bug() -> float:
    return 1 / 0
