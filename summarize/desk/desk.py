"""The desk: what is done with articles and briefs, whoever asks. The routes call it, it calls the pipeline."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from summarize.article import Article, Span
from summarize.briefs import Action, Note, Writer
from summarize.cleaning import clean
from summarize.desk.archive import article_as_data, article_from_data, made_of, report_of, segment_field
from summarize.desk.checks import Checks, sentence_check
from summarize.desk.job import BusyError, Job, Jobs
from summarize.desk.queue import TranslationQueue
from summarize.desk.store import SEGMENT, Entry, MissingError, Stage, State, Store
from summarize.errors import InputError, SummarizeError, UsageError
from summarize.language.sentences import Sentence, split
from summarize.pipeline import report
from summarize.report import Report, Signature, brief_json, translation_json
from summarize.translation import Segment, Translation, Translator
from summarize.version import __version__

__all__ = ["Desk", "UnjustifiedError"]

Result = TypeVar("Result")

#: Jobs at once, in all stages: each holds an article of up to a million characters.
CAPACITY = 64

#: Sentences that may wait when a further job is taken: some 60 articles.
SENTENCES = 2_000

#: The longest that a job may take: an article of a million characters takes a slow laptop ten minutes.
JOB_SECONDS = 3600.0


_BUG = f"this is a bug in summarize {__version__}; the log says where"


class UnjustifiedError(UsageError):
    """A brief with a wrong figure is to be approved, and no reason is given."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article, cleaned, and its sentences."""

    article: Article
    sentences: tuple[Sentence, ...]


class Desk:
    """One translator, one writer, one store, and the work that goes on between them."""

    def __init__(self, translator: Translator, writer: Writer, store: Store, *, capacity: int = CAPACITY) -> None:
        """Start the threads; they end with `close`."""
        self.translator = translator
        self.writer = writer
        self.store = store
        self.jobs = Jobs(capacity=capacity)
        self.queue = TranslationQueue(translator)
        self.checks = Checks()
        # Reading a hostile web page may take seconds, and a language model's drafts too: neither holds up checks.
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="read")
        self._writers = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._making: dict[str, Job] = {}

    async def close(self) -> None:
        """Stop all work and end the threads."""
        for job in self.jobs.all():
            job.cancel()
        await asyncio.gather(*(job.wait() for job in self.jobs.all()))
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self.queue.close()
        self.checks.close()
        self._readers.shutdown(cancel_futures=True)
        self._writers.shutdown(cancel_futures=True)
        self.store.close()

    def admit(self) -> None:
        """Raise BusyError where no further job can be taken."""
        if self.jobs.running >= self.jobs.capacity or self.queue.waiting >= SENTENCES:
            seconds = self.queue.seconds()
            raise BusyError(
                f"{self.jobs.running} jobs are waiting or running already; try again in {seconds} seconds",
                seconds=seconds,
            )

    async def read(self, read: Callable[[], Article]) -> Article:
        """Read an article, which may be a web page, in a thread."""
        return await self._in(self._readers, read)

    async def stored(self, work: Callable[..., Result], *arguments: Any, **named: Any) -> Result:
        """Call a method of the store in a thread."""
        return await self.checks.run(lambda: work(*arguments, **named))

    def brief(self, article: Article, *, sentences: int, keep: bool) -> Job:
        """Start to write the brief of an article: the job's result is the JSON of `summarize brief`."""
        job = Job("brief")

        async def work() -> str:
            made = await self._report(job, article, sentences)
            return await self._in(self._writers, brief_json, made)

        return self.jobs.start(job, _in_time(work()), keep=keep)

    def translate(self, article: Article, *, keep: bool) -> Job:
        """Start to translate an article: the job's result is the JSON of `summarize translate`."""
        job = Job("translate")

        async def work() -> str:
            prepared, translation = await self._translation(job, article)
            signature = Signature(__version__, translation.signature)
            return translation_json(prepared.article, translation, signature, warnings=prepared.article.warnings)

        return self.jobs.start(job, _in_time(work()), keep=keep)

    async def open(self, article: Article, *, sentences: int) -> Entry:
        """Keep an article and start to make its brief, which goes on, after a restart too, until it is made."""
        self.admit()
        data = [article_as_data(article)]
        title = article.title or _first_line(article.text)
        identity = await self.stored(self.store.add, "brief", title, data, {"sentences": sentences})
        self._make(identity, article, sentences)
        return await self.stored(self.store.entry, identity)

    async def resume(self) -> None:
        """Make the briefs that a former process of the desk was asked for and did not get to."""
        for identity in await self.stored(self.store.waiting):
            # Those who come now have half of the places.
            while self.jobs.running >= self.jobs.capacity // 2:
                await asyncio.sleep(1.0)
            await self.again(identity)

    async def again(self, identity: str) -> None:
        """Make a brief that waits or has failed."""
        await self.stored(self.store.retry, identity)
        [data] = await self.stored(self.store.articles, identity)
        settings = await self.stored(self.store.settings, identity)
        self._make(identity, article_from_data(data), settings["sentences"])

    def making(self, identity: str) -> Job | None:
        """Return the job that makes a brief, if it is being made."""
        return self._making.get(identity)

    async def forget(self, identity: str) -> None:
        """Delete a brief; if it is being made, that stops."""
        if (job := self._making.get(identity)) is not None:
            job.cancel()
            await job.wait()
        await self.stored(self.store.delete, identity)

    async def change(
        self, identity: str, field: str, value: str, *, seen: int
    ) -> tuple[Entry, Mapping[str, Any] | None]:
        """Change words of a brief and check them: return what it is now, and the words' verdicts."""
        return await self.checks.run(self._change, identity, field, value, seen)

    async def verdicts(self, identity: str, field: str, value: str) -> Mapping[str, Any] | None:
        """Check words for a brief without changing it."""
        return await self.checks.run(lambda: self._verdicts(self._made(identity), field, value))

    async def decide(self, identity: str, state: State, *, seen: int, reason: str | None) -> Entry:
        """Change the state of a brief. Raises UnjustifiedError where a wrong figure is approved without a reason."""
        entry = await self.stored(self.store.entry, identity)
        if entry.stage is not Stage.MADE:
            raise UsageError(f"brief {identity} is not made yet; wait until it is")
        if state is State.APPROVED and entry.wrong and not reason:
            number = "1 figure" if entry.wrong == 1 else f"{entry.wrong} figures"
            raise UnjustifiedError(
                f"{number} of brief {identity} cannot be found in the German; put that right, or say why it may stand"
            )
        return await self.stored(self.store.decide, identity, state, seen=seen, reason=reason)

    def report(self, identity: str) -> Report:
        """Return the report of a brief as it stands, with the verdicts that were stored. Call it in a thread."""
        made = self._made(identity)
        edited = len({edit.field for edit in self.store.edits(identity) if edit.version > 1 and edit.field != "state"})
        notes = (Note(Action.EDITED, text=str(edited)),) if edited else ()
        return report_of(made, self.store.fields(identity), notes)

    def _made(self, identity: str) -> dict[str, Any]:
        made = self.store.made(identity)
        if made is None:
            raise MissingError(f"brief {identity} is not made yet; wait until it is")
        return made

    def _change(self, identity: str, field: str, value: str, seen: int) -> tuple[Entry, Mapping[str, Any] | None]:
        verdicts = self._verdicts(self._made(identity), field, value)
        return self.store.change(identity, field, value, verdicts, seen=seen), verdicts

    def _verdicts(self, made: Mapping[str, Any], field: str, value: str) -> Mapping[str, Any] | None:
        source = made["sources"][0]
        article = article_from_data(source["article"])
        if not field.startswith(SEGMENT):
            return self.checks.brief(article, value) if value else None
        names = {segment_field(0, number): one for number, one in enumerate(source["translation"]["segments"])}
        if field not in names:
            raise MissingError(f"there is no field {field!r}; load the brief again")
        return sentence_check(_segment(names[field], value))

    def _make(self, identity: str, article: Article, sentences: int) -> None:
        job = Job("brief", id=identity)
        self._making[identity] = job

        async def work() -> str:
            try:
                made = await self._report(job, article, sentences)
                await self._in(self._writers, self._keep, identity, made)
            except Exception as error:
                await self.stored(self.store.fail, identity, str(error) if isinstance(error, SummarizeError) else _BUG)
                raise
            finally:
                self._making.pop(identity, None)
            return identity

        self.jobs.start(job, _in_time(work()), keep=True)

    def _keep(self, identity: str, made: Report) -> None:
        verdicts = [sentence_check(segment) for segment in made.translation.segments]
        self.store.finish(identity, made_of(made, verdicts))

    async def _report(self, job: Job, article: Article, sentences: int) -> Report:
        prepared, translation = await self._translation(job, article)
        job.tell("writing")
        return await self._in(
            self._writers, lambda: report(prepared.article, translation, self.writer, sentences=sentences)
        )

    async def _translation(self, job: Job, article: Article) -> tuple[Prepared, Translation]:
        prepared = await self._in(self._readers, _prepare, article)
        job.begin(len(prepared.sentences))
        job.tell("article", _laid_out(prepared))

        def hear(part: Sequence[Segment]) -> None:
            for segment in part:
                job.tell("sentence", _told(job.done, segment))
                job.done += 1

        return prepared, await self.queue.translate(prepared.sentences, hear)

    async def _in(self, pool: ThreadPoolExecutor, work: Callable[..., Result], *arguments: Any) -> Result:
        return await asyncio.get_running_loop().run_in_executor(pool, work, *arguments)


async def _in_time(work: Any) -> str:
    try:
        async with asyncio.timeout(JOB_SECONDS):
            result: str = await work
            return result
    except TimeoutError as error:
        raise SummarizeError(f"this took over {JOB_SECONDS:.0f} seconds; give a shorter article") from error


def _prepare(article: Article) -> Prepared:
    cleaned = clean(article)
    sentences = split(cleaned)
    if not sentences:
        raise InputError(f"{article.id}: nothing but boilerplate found; check the input")
    return Prepared(cleaned, sentences)


def _laid_out(prepared: Prepared) -> dict[str, Any]:
    return {
        "title": prepared.article.title,
        "text": prepared.article.text,
        "blocks": [
            [block.kind.value, block.span.start, block.span.end, block.own] for block in prepared.article.blocks
        ],
        "sentences": [[sentence.span.start, sentence.span.end] for sentence in prepared.sentences],
    }


def _told(number: int, segment: Segment) -> dict[str, Any]:
    return {
        "number": number,
        "source": segment.source,
        "target": segment.target,
        "start": segment.span.start,
        "end": segment.span.end,
    }


def _segment(data: Mapping[str, Any], target: str) -> Segment:
    return Segment(data["source"], target, Span(data["start"], data["end"]), data["block"])


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line[:200]
