"""Running a job over many documents, read, processed and written as streams, so that a run can stop and resume.

    sources -> records -> (find what is finished) -> articles -> job -> outcomes -> output

A thread reads ahead while the job computes. Outcomes are put on disk one by one, in the order of the records.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.article import Article
from summarize.article.formats import Form
from summarize.article.webpage import PAGE_SECONDS
from summarize.corpus.export import table_types
from summarize.corpus.failures import Failures
from summarize.corpus.inputs import Source, find_sources, real
from summarize.corpus.journal import FORCE, Entry, Kept
from summarize.corpus.output import Output, open_output, own_files
from summarize.corpus.prefetch import prefetched
from summarize.corpus.records import Fields, How, read_records
from summarize.corpus.settings import Settings
from summarize.errors import SlowError, SummarizeError, UsageError

if TYPE_CHECKING:
    from summarize.corpus.jobs import Job, Outcome

#: Documents read ahead of the job, which itself reads several together.
READ_AHEAD = 16

#: Documents without an article that may wait for one before them. A job reads some hundreds of articles ahead; if most
#: records fail, tens of thousands could be waiting, none of them on disk yet.
MOST_WAITING = 200


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a run: documents by outcome, words of finished ones, bytes read and in total.

    `findings` counts documents that are made but not clean; `total` is 0 if unknown.
    """

    done: int = 0
    skipped: int = 0
    failed: int = 0
    findings: int = 0
    words: int = 0
    read: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `failures` is the list of failed documents, if there are any.

    Every document is done, skipped (made by an earlier run) or failed. `findings` counts those of the first two that
    are not clean, `stale` those that an earlier run had made from other content or with other settings. `left` counts
    outputs of earlier runs whose documents are no longer inputs; they are kept.
    """

    done: int
    skipped: int
    failed: int
    findings: int
    stale: int
    failures: Path | None
    left: int = 0

    def __str__(self) -> str:
        """One line: the counts, and where to find which documents failed or have findings."""
        counts = f"{self.done} done, {self.skipped} skipped, {self.failed} failed"
        if self.failures is not None:
            counts += f" (reasons in {self.failures})"
        if self.findings:
            counts += f", {self.findings} with findings (clean is false in the journal)"
        return f"{counts}, {self.left} of an earlier run kept" if self.left else counts


def run_corpus(
    inputs: Sequence[str],
    out: Path,
    job: "Job",
    *,
    fields: Fields = Fields(),  # noqa: B008 - frozen
    force: bool = False,
    redo: bool = False,
    page_seconds: float = PAGE_SECONDS,
    progress: Callable[[Progress], None] | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Summary:
    """Run `job` on every article of `inputs` and write the outcomes to `out`, resuming an earlier run.

    `out` is a folder, or a file if it is named .jsonl, .csv or .parquet. Finding the article in a web page may take
    `page_seconds`. `progress` is called after each document, which is then safely on disk; `say` receives lines for the
    user, including findings that no output reports. Documents that fail are listed, and the run continues. Raises
    InputError for a missing input, UsageError if `out` is one of the inputs or holds output made with other settings
    (unless `redo`), OutputError if it cannot be written or another run is writing it, and the errors that stop the job.
    """
    own = own_files(out)
    sources = find_sources(inputs, leave_out=own)
    _check_apart(inputs, own, out)
    signature = f"{job.signature}{FORCE}" if force else job.signature

    def types() -> dict[str, Any]:
        used = (fields.text, fields.id, fields.title)
        return table_types((source.path for source in sources if source.form is Form.PARQUET), used)

    with closing(open_output(Settings(out, signature, redo), job.suffix, say, types)) as output:
        ahead = prefetched(_tasks(sources, fields, How(force, page_seconds), signature, output), READ_AHEAD)
        recorder = _Recorder(output, Progress(total=sum(source.size for source in sources)), progress, say)
        with closing(recorder), closing(ahead) as tasks:
            line = _Line(tasks, recorder.enter)
            for _ in line.through(job):
                pass
            left = output.finish()
            recorder.finish()
        if output.stale:
            say(f"{_documents(output.stale)} processed again: the input or the settings had changed")
        if recorder.changed:
            say(f"changed since they were written, and kept as they are: {_some(recorder.changed)}")
        if recorder.doubtful:
            say(f"{_documents(recorder.doubtful)} not recognised as German; numbers were read by German rules")
        return replace(recorder.summary(), left=left)


def outcomes(
    inputs: Sequence[str],
    job: "Job",
    *,
    fields: Fields = Fields(),  # noqa: B008 - frozen
    force: bool = False,
    page_seconds: float = PAGE_SECONDS,
) -> "Iterator[Outcome]":
    """Yield the outcome of `job` for every article of `inputs`, in order, without writing or remembering anything.

    Raises InputError for a missing input, and the errors that stop the job.
    """
    from summarize.corpus.jobs import Outcome

    ready: deque[Outcome] = deque()

    def enter(task: _Task, outcome: "Outcome | None") -> None:
        if outcome is None:
            outcome = Outcome(Article(task.id, ""), error=task.error)
        elif outcome.error is not None:
            # A job knows the article's id; readers of the message look for the file.
            reason = str(outcome.error).removeprefix(f"{task.id}: ")
            outcome = replace(outcome, error=type(outcome.error)(f"{task.place}: {reason}"))
        ready.append(outcome)

    with closing(
        prefetched(_tasks(find_sources(inputs), fields, How(force, page_seconds), "", None), READ_AHEAD)
    ) as tasks:
        line = _Line(tasks, enter)
        for _ in line.through(job):
            while ready:
                yield ready.popleft()
    yield from ready


def _check_apart(inputs: Sequence[str], own: Collection[Path], out: Path) -> None:
    """Raise UsageError if an input is the output or one of its own files."""
    for name in inputs:
        path = real(Path(name))
        if name == "-" or path not in own:
            continue
        if path == real(out):
            raise UsageError(f"{out}: the output is one of the inputs", "choose another output.")
        raise UsageError(f"{name}: this input belongs to the output {out}", "choose another output.")


@dataclass(frozen=True, slots=True)
class _Task:
    """A record in progress: kept from an earlier run, failed when read, or with an article to work on."""

    id: str
    place: str
    digest: str
    signature: str
    read: int
    kept: Kept | None = None
    error: SummarizeError | None = None
    article: Article | None = None


def _tasks(
    sources: Sequence[Source], fields: Fields, how: How, signature: str, output: Output | None
) -> Iterator[_Task]:
    for record in read_records(sources, fields):
        task = _Task(record.id, record.place, record.digest, signature, record.read)
        kept = None if output is None else output.find(record.id, record.digest, signature)
        if kept is not None:
            yield replace(task, kept=kept)
            continue
        try:
            article = record.make(how)
        except SummarizeError as error:
            # The frames of a traceback hold on to the text.
            yield replace(task, error=error.with_traceback(None))
        else:
            yield replace(task, article=article)


class _Line:
    """Tasks waiting in order: those before an article that the job still has wait with it."""

    def __init__(self, tasks: Iterator[_Task], enter: "Callable[[_Task, Outcome | None], None]") -> None:
        self._tasks = tasks
        self._enter = enter
        self._waiting: deque[_Task] = deque()
        self._given = 0  # articles that the job has
        self._ended = False

    def through(self, job: "Job") -> Iterator[None]:
        """Let the job work on all articles; yields whenever an outcome has been entered."""
        while not self._ended:
            for outcome in job.outcomes(self._articles()):
                self._take(outcome)
                yield
            self._end()
        yield

    def _articles(self) -> Iterator[Article]:
        """Yield articles for the job; stop when too many documents wait behind them, so that the job finishes those first."""
        for task in self._tasks:
            self._waiting.append(task)
            self._settle()
            if task.article is not None:
                self._given += 1
                yield task.article
            if len(self._waiting) - self._given >= MOST_WAITING:
                return
        self._ended = True

    def _take(self, outcome: "Outcome") -> None:
        """Accept the outcome of the first waiting article."""
        task = self._waiting.popleft() if self._waiting else None
        if task is None or task.id != outcome.article.id:
            raise RuntimeError(f"the job returned {outcome.article.id!r} out of order")
        self._given -= 1
        self._enter(task, outcome)
        self._settle()

    def _end(self) -> None:
        """Ensure that the job returned every article."""
        if self._waiting:
            raise RuntimeError(f"the job did not return {self._waiting[0].id!r}")

    def _settle(self) -> None:
        while self._waiting and self._waiting[0].article is None:
            self._enter(self._waiting.popleft(), None)


class _Recorder:
    """Puts outcomes into the output, lists the failures, and counts."""

    def __init__(
        self,
        output: Output,
        counts: Progress,
        progress: Callable[[Progress], None] | None,
        say: Callable[[str], None],
    ) -> None:
        self._output = output
        self._counts = counts
        self._progress = progress
        self._say = say
        self._failures = Failures(output.failures)
        #: Outputs that were changed after they were written.
        self.changed: list[str] = []
        #: Documents that were accepted although something about them is doubtful.
        self.doubtful = 0

    def enter(self, task: _Task, outcome: "Outcome | None") -> None:
        """Put an outcome on disk and count it."""
        counts = replace(self._counts, read=max(self._counts.read, task.read))
        if task.kept is not None:
            entry = task.kept.entry
            self._output.keep(task.kept)
            if task.kept.changed is not None:
                self.changed.append(task.kept.changed)
            counts = replace(counts, skipped=counts.skipped + (entry.reason is None))
        else:
            error = task.error if outcome is None else outcome.error
            output = None if outcome is None else outcome.output
            entry = Entry(
                task.id,
                task.digest,
                task.signature,
                clean=outcome is None or outcome.clean,
                reason=None if error is None else str(error),
                retry=isinstance(error, SlowError),
            )
            self._output.commit(entry, None if error is not None or output is None else _bytes(output))
            if outcome is not None:
                for finding in outcome.findings:
                    self._say(f"{task.id}: {finding}")
            words = 0 if task.article is None else len(task.article.text.split())
            self.doubtful += task.article is not None and bool(task.article.warnings)
            counts = replace(counts, done=counts.done + (error is None), words=counts.words + words)
        if entry.reason is not None:
            if not self._counts.failed:
                # The others are in the list; the first one often shows what is wrong with all of them.
                self._say(f"failed: {entry.reason}")
            self._failures.add(task.id, task.place, entry.reason)
            counts = replace(counts, failed=counts.failed + 1)
        elif not entry.clean or (task.kept is not None and task.kept.changed is not None):
            counts = replace(counts, findings=counts.findings + 1)
        self._counts = counts
        if self._progress is not None:
            self._progress(counts)

    def finish(self) -> None:
        """Put the list of failures on disk."""
        self._failures.finish()

    def close(self) -> None:
        """Close the list of failures."""
        self._failures.close()

    def summary(self) -> Summary:
        """Return the counts."""
        counts = self._counts
        return Summary(
            counts.done,
            counts.skipped,
            counts.failed,
            counts.findings,
            self._output.stale,
            self._failures.path if counts.failed else None,
        )


def _documents(number: int) -> str:
    return f"{number:,} document{'' if number == 1 else 's'}"


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3:,} more" if len(names) > 3 else shown


def _bytes(text: str) -> bytes:
    # Lone surrogates have no UTF-8 encoding; a question mark is better than a run that stops.
    return text.encode("utf-8", "replace")
