"""The desk: all work on articles and briefs. The routes call it, and it calls the pipeline."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from summarize.article import Article
from summarize.article.sentence import Sentence, split
from summarize.briefs import Writer
from summarize.cleaning import clean
from summarize.desk.checks import Checks
from summarize.desk.codec import freeze, thaw
from summarize.desk.dossier import BriefDossier, Dossier, dossier_of, made_of, segment_field, story_dossier
from summarize.desk.job import BusyError, Job, Jobs
from summarize.desk.proposals import proposals, wants
from summarize.desk.queue import TranslationQueue
from summarize.desk.store import APPROVAL, SEGMENT, Entry, Field, Kind, MissingError, Stage, State, Store
from summarize.desk.verdicts import sentence_verdicts
from summarize.desk.view import blocks_of, shown, waiting
from summarize.errors import SummarizeError, UsageError
from summarize.lru import Latest
from summarize.pipeline import none_left, one_story, only_boilerplate, report, tell
from summarize.report import Report, Signature, Story, render, translation_json
from summarize.translation import Segment, Translation, Translator
from summarize.version import __version__

Result = TypeVar("Result")

#: Concurrent jobs, in all stages: each holds articles of up to a million characters.
MOST_JOBS = 64

#: Sentences that may be waiting when another job is accepted: some 60 articles.
MOST_SENTENCES = 2_000

#: The longest a job may take: an article of a million characters takes a slow laptop ten minutes.
JOB_SECONDS = 3600.0

#: Dossiers kept in memory: those being edited.
KEPT_DOSSIERS = 32

_BUG = f"this is a bug in summarize {__version__}; the log says where"


class UnjustifiedError(UsageError):
    """Approving a brief with a wrong figure needs a reason."""


class Desk:
    """The service behind the page: makes, checks, revises and stores briefs with one translator and one writer."""

    def __init__(self, translator: Translator, writer: Writer, store: Store, *, capacity: int = MOST_JOBS) -> None:
        """Start the threads; `close` ends them."""
        self.translator = translator
        self.writer = writer
        self.store = store
        self.jobs = Jobs(capacity=capacity)
        self.queue = TranslationQueue(translator)
        self.checks = Checks()
        # A hostile web page or a language model's drafts may take seconds; neither may delay checks.
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="read")
        self._writers = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._making: dict[str, Job] = {}
        self._dossiers: Latest[str, Dossier] = Latest(KEPT_DOSSIERS)

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
        """Raise BusyError if no further job can be accepted."""
        if self.jobs.running >= self.jobs.capacity or self.queue.waiting >= MOST_SENTENCES:
            seconds = self.queue.seconds()
            raise BusyError(
                f"{self.jobs.running} jobs are waiting or running already",
                f"try again in {seconds} seconds",
                seconds=seconds,
            )

    async def read(self, read: Callable[[], Article]) -> Article:
        """Read an article, which may be a web page, in a thread."""
        return await self._in(self._readers, read)

    async def stored(self, work: Callable[..., Result], *arguments: Any, **named: Any) -> Result:
        """Run a method of the store in a thread."""
        return await self.checks.run(lambda: work(*arguments, **named))

    # Jobs whose result is the JSON of the command line, and is not stored.

    def brief(self, article: Article, *, sentences: int, keep: bool) -> Job:
        """Start writing the brief of an article: the result is that of `summarize brief`."""
        job = Job("brief")

        async def work() -> str:
            made = await self._report(job, article, sentences)
            return await self._in(self._writers, render, made, "json")

        return self.jobs.start(job, _in_time(work()), keep=keep)

    def story(self, articles: Sequence[Article], *, sentences: int, keep: bool) -> Job:
        """Start writing one brief of several articles: the result is that of `summarize story`."""
        job = Job("story")

        async def work() -> str:
            made = await self._story(job, articles, sentences)
            return await self._in(self._writers, render, made, "json")

        return self.jobs.start(job, _in_time(work()), keep=keep)

    def translate(self, article: Article, *, keep: bool) -> Job:
        """Start translating an article: the result is that of `summarize translate`."""
        job = Job("translate")

        async def work() -> str:
            [(cleaned, translation)] = await self._translations(job, [await self._cleaned(article)])
            signature = Signature(__version__, translation.signature)
            return translation_json(cleaned, translation, signature, warnings=cleaned.warnings)

        return self.jobs.start(job, _in_time(work()), keep=keep)

    # Stored briefs.

    async def open(self, articles: Sequence[Article], *, kind: Kind, sentences: int) -> Entry:
        """Store articles and start making their brief, which continues, even after a restart, until it is made."""
        self.admit()
        title = articles[0].title or _first_line(articles[0].text)
        data = [freeze(article) for article in articles]
        identity = await self.stored(self.store.add, kind, title, data, {"sentences": sentences})
        self._make(identity, articles, kind=kind, sentences=sentences)
        return await self.stored(self.store.entry, identity)

    async def resume(self) -> None:
        """Make the briefs that an earlier process of the desk was asked for but did not make."""
        for identity in await self.stored(self.store.waiting):
            # New requests get half of the places.
            while self.jobs.running >= self.jobs.capacity // 2:
                await asyncio.sleep(1.0)
            await self.again(identity)

    async def again(self, identity: str) -> None:
        """Make a brief that is waiting or has failed."""
        entry = await self.stored(self.store.entry, identity)
        if entry.stage is Stage.MADE or identity in self._making:
            return
        await self.stored(self.store.retry, identity)
        articles = [thaw(Article, data) for data in await self.stored(self.store.articles, identity)]
        settings = await self.stored(self.store.settings, identity)
        self._make(identity, articles, kind=entry.kind, sentences=settings["sentences"])

    def making(self, identity: str) -> Job | None:
        """Return the job that is making a brief, if any."""
        return self._making.get(identity)

    async def forget(self, identity: str) -> None:
        """Delete a brief; if it is being made, stop that."""
        if (job := self._making.get(identity)) is not None:
            job.cancel()
            await job.wait()
        await self.stored(self.store.delete, identity)
        self._dossiers.drop(identity)

    async def view(self, identity: str) -> dict[str, Any]:
        """Return what the page shows of a brief besides its entry."""
        return await self.checks.run(self._view, identity)

    async def change(self, identity: str, field: str, value: str, *, seen: int) -> tuple[Entry, dict[str, Any]]:
        """Change words of a brief and check them: return its new entry, and the words' verdicts and proposals."""
        return await self.checks.run(self._change, identity, field, value, seen)

    async def verdicts(self, identity: str, field: str, value: str) -> dict[str, Any]:
        """Check words for a brief without changing it: return their verdicts and proposals."""
        return await self.checks.run(self._checked, identity, field, value)

    async def decide(self, identity: str, state: State, *, seen: int, reason: str | None) -> Entry:
        """Change the state of a brief. Raises UnjustifiedError if a wrong figure is approved without a reason."""
        entry = await self.stored(self.store.entry, identity)
        if entry.stage is not Stage.MADE:
            raise UsageError(f"brief {identity} is not ready yet", "wait until it is")
        if state is State.APPROVED and entry.wrong and not reason:
            number = "1 figure" if entry.wrong == 1 else f"{entry.wrong} figures"
            raise UnjustifiedError(
                f"{number} of brief {identity} cannot be found in the German",
                "correct that, or give a reason to keep it",
            )
        return await self.stored(self.store.decide, identity, state, seen=seen, reason=reason)

    async def result(self, identity: str) -> Report | Story:
        """Return the report of a brief as it stands, with the stored verdicts."""
        return await self.checks.run(self._result, identity)

    def _view(self, identity: str) -> dict[str, Any]:
        if self.store.entry(identity).stage is Stage.MADE:
            return shown(self._dossier(identity), self.store.fields(identity))
        return waiting([thaw(Article, data) for data in self.store.articles(identity)])

    def _result(self, identity: str) -> Report | Story:
        edits = self.store.edits(identity)
        edited = len({edit.field for edit in edits if edit.version > 1 and edit.field != APPROVAL})
        return self._dossier(identity).result(self.store.fields(identity), edited)

    def _dossier(self, identity: str) -> Dossier:
        """Return the dossier, which never changes, from memory if somebody is editing it."""
        if (dossier := self._dossiers.get(identity)) is not None:
            return dossier
        made = self.store.made(identity)
        if made is None:
            raise MissingError(f"brief {identity} is not ready yet", "wait until it is")
        dossier = dossier_of(made)
        self._dossiers.put(identity, dossier)
        return dossier

    def _change(self, identity: str, field: str, value: str, seen: int) -> tuple[Entry, dict[str, Any]]:
        checked = self._checked(identity, field, value)
        return self.store.change(identity, field, value, checked["verdicts"], seen=seen), checked

    def _checked(self, identity: str, field: str, value: str) -> dict[str, Any]:
        dossier = self._dossier(identity)
        verdicts = self._verdicts(dossier, field, value)
        offers = []
        if verdicts is not None and not field.startswith(SEGMENT) and wants(verdicts):
            offers = proposals(dossier, self.store.fields(identity), Field(field, value, verdicts))
        return {"verdicts": verdicts, "proposals": offers}

    def _verdicts(self, dossier: Dossier, field: str, value: str) -> Mapping[str, Any] | None:
        """Check words.

        Unchanged machine text keeps the verdicts of the pipeline, which knows the source of every sentence.
        """
        if not field.startswith(SEGMENT):
            own = {each.field: each for each in dossier.own_fields()}
            if field in own and own[field].value == value:
                return own[field].verdicts
            return self.checks.words([part.article for part in dossier.parts], value) if value.strip() else None
        for number, part in enumerate(dossier.parts):
            for index, segment in enumerate(part.translation.segments):
                if field == segment_field(number, index):
                    return sentence_verdicts(Segment(segment.source, value, segment.span, segment.block))
        raise MissingError(f"there is no field {field!r}", "load the brief again")

    def _make(self, identity: str, articles: Sequence[Article], *, kind: Kind, sentences: int) -> None:
        job = Job(kind, id=identity)
        self._making[identity] = job

        async def work() -> str:
            try:
                dossier: Dossier
                if kind == "story":
                    dossier = story_dossier(await self._story(job, articles, sentences))
                else:
                    dossier = BriefDossier(await self._report(job, articles[0], sentences))
                made = await self._in(self._writers, made_of, dossier)
                await self._in(self._writers, self.store.finish, identity, made)
            except Exception as error:
                known = str(error) if isinstance(error, SummarizeError) else _BUG
                await self.stored(self.store.fail, identity, known)
                raise
            finally:
                self._making.pop(identity, None)
            return "{}"

        self.jobs.start(job, _in_time(work()), keep=True)

    # The stages.

    async def _report(self, job: Job, article: Article, sentences: int) -> Report:
        [(cleaned, translation)] = await self._translations(job, [await self._cleaned(article)])
        job.tell("writing")
        return await self._in(self._writers, lambda: report(cleaned, translation, self.writer, sentences=sentences))

    async def _story(self, job: Job, articles: Sequence[Article], sentences: int) -> Story:
        kept, apart = await self._in(self._readers, one_story, articles)
        if not kept:
            raise none_left(apart)
        translated = await self._translations(job, kept)
        job.tell("writing")
        return await self._in(self._writers, lambda: tell(translated, self.writer, sentences=sentences, apart=apart))

    async def _cleaned(self, article: Article) -> Article:
        return await self._in(self._readers, clean, article)

    async def _translations(self, job: Job, articles: Sequence[Article]) -> list[tuple[Article, Translation]]:
        """Translate cleaned articles together, reporting each sentence to the job's followers."""
        groups = await self._in(self._readers, lambda: [_sentences(article) for article in articles])
        job.begin(sum(map(len, groups)))
        places = [(number, index) for number, group in enumerate(groups) for index in range(len(group))]
        for number, (article, group) in enumerate(zip(articles, groups, strict=True)):
            job.tell("article", _laid_out(number, article, group))

        def hear(part: Sequence[Segment]) -> None:
            for segment in part:
                job.tell("sentence", _told(*places[job.done], segment))
                job.done += 1

        whole = await self.queue.translate([sentence for group in groups for sentence in group], hear)
        found = iter(whole.segments)
        return [
            (article, Translation(tuple(next(found) for _ in group), whole.signature))
            for article, group in zip(articles, groups, strict=True)
        ]

    async def _in(self, pool: ThreadPoolExecutor, work: Callable[..., Result], *arguments: Any) -> Result:
        return await asyncio.get_running_loop().run_in_executor(pool, work, *arguments)


async def _in_time(work: Coroutine[Any, Any, str]) -> str:
    try:
        async with asyncio.timeout(JOB_SECONDS):
            return await work
    except TimeoutError as error:
        raise SummarizeError(f"this took longer than {JOB_SECONDS:.0f} seconds", "give a shorter article") from error


def _sentences(article: Article) -> tuple[Sentence, ...]:
    sentences = split(article)
    if not sentences:
        raise only_boilerplate(article)
    return sentences


def _laid_out(number: int, article: Article, sentences: Sequence[Sentence]) -> dict[str, Any]:
    return {
        "article": number,
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "blocks": blocks_of(article),
        "sentences": [[sentence.span.start, sentence.span.end] for sentence in sentences],
    }


def _told(article: int, number: int, segment: Segment) -> dict[str, Any]:
    return {
        "article": article,
        "number": number,
        "source": segment.source,
        "target": segment.target,
        "start": segment.span.start,
        "end": segment.span.end,
    }


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line[:200]
