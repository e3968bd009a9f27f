"""A job: a piece of work that a client waits for, with its progress as events."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from summarize.desk.log import log_bug
from summarize.desk.store import new_id
from summarize.errors import SummarizeError


class Status(StrEnum):
    """The stage of a job."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        """Whether the job has ended."""
        return self not in (Status.QUEUED, Status.RUNNING)


class BusyError(SummarizeError):
    """The queue is full."""

    def __init__(self, message: str, way_out: str, *, seconds: int) -> None:
        """Raise with the number of `seconds` after which to try again."""
        super().__init__(message, way_out)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a job; `number` counts from 1."""

    number: int
    name: str
    data: Mapping[str, Any]


@dataclass(eq=False)
class Job:
    """One piece of work. Everything here runs in the event loop's thread."""

    kind: str
    id: str = field(default_factory=new_id)
    status: Status = Status.QUEUED
    done: int = 0
    total: int | None = None
    result: str | None = None
    error: Exception | None = None
    events: list[Event] = field(default_factory=list)
    ended: float | None = None
    _task: "asyncio.Task[None] | None" = None
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, name: str, data: Mapping[str, Any] | None = None) -> None:
        """Publish an event to all followers."""
        self.events.append(Event(len(self.events) + 1, name, data or {}))
        self._changed.set()
        self._changed = asyncio.Event()

    def begin(self, total: int) -> None:
        """Record the number of sentences."""
        if self.status is Status.QUEUED:
            self.status = Status.RUNNING
        self.total = total

    async def follow(self, after: int = 0, *, beat: float = 15.0) -> AsyncIterator[Event | None]:
        """Yield the events after number `after` until the job ends, and None every `beat` seconds of silence."""
        while True:
            changed = self._changed
            while after < len(self.events):
                after += 1
                yield self.events[after - 1]
            if self.status.over:
                return
            try:
                await asyncio.wait_for(changed.wait(), beat)
            except TimeoutError:
                yield None

    async def wait(self) -> None:
        """Wait until the job ends."""
        async for _ in self.follow(len(self.events), beat=3600.0):
            pass

    def cancel(self) -> None:
        """Stop the work, unless it has ended."""
        if self._task is not None and not self.status.over:
            self._task.cancel()

    def start(self, work: Coroutine[Any, Any, str], over: Callable[["Job"], None]) -> None:
        """Run `work`, which returns the result; call `over` at the end, however it ends."""
        self._task = asyncio.get_running_loop().create_task(self._run(work, over))

    async def _run(self, work: Coroutine[Any, Any, str], over: Callable[["Job"], None]) -> None:
        try:
            self.result = await work
            self._end(Status.DONE)
        except asyncio.CancelledError:
            self._end(Status.CANCELLED)
        except Exception as error:  # noqa: BLE001 - passed to those who wait for the job
            if not isinstance(error, SummarizeError):
                log_bug(error)
            self.error = error
            self._end(Status.FAILED)
        finally:
            over(self)

    def _end(self, status: Status) -> None:
        self.status = status
        self.ended = time.monotonic()
        self.tell(status.value)


class Jobs:
    """The running jobs, and those that ended recently."""

    def __init__(self, *, capacity: int, kept: int = 256, seconds: float = 900.0) -> None:
        """Accept `capacity` concurrent jobs; keep at most `kept` finished ones, for `seconds` seconds."""
        self.capacity = capacity
        self._kept, self._seconds = kept, seconds
        self._jobs: dict[str, Job] = {}
        self.running = 0

    def start(self, job: Job, work: Coroutine[Any, Any, str], *, keep: bool) -> Job:
        """Start a job; unless it is kept, it is forgotten when it ends."""
        self._forget()
        self.running += 1
        self._jobs[job.id] = job
        job.start(work, lambda over: self._over(over, keep=keep))
        return job

    def get(self, identity: str) -> Job | None:
        """Return a job, or None if it is unknown or forgotten."""
        self._forget()
        return self._jobs.get(identity)

    def all(self) -> list[Job]:
        """Return all known jobs."""
        return list(self._jobs.values())

    def _over(self, job: Job, *, keep: bool) -> None:
        self.running -= 1
        if not keep:
            self._jobs.pop(job.id, None)

    def _forget(self) -> None:
        """Drop jobs that ended long ago, and the oldest if there are too many."""
        ended = [job for job in self._jobs.values() if job.ended is not None]
        ended.sort(key=lambda job: job.ended or 0.0)
        limit = time.monotonic() - self._seconds
        surplus = len(ended) - self._kept
        for number, job in enumerate(ended):
            if number < surplus or (job.ended or 0.0) < limit:
                del self._jobs[job.id]
