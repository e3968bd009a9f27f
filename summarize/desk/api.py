"""The HTTP API: the commands as requests, with the JSON of the command line."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response, StreamingResponse

from summarize.article import Article, article_from_bytes
from summarize.desk.bodies import (
    EXAMPLE_BRIEF,
    EXAMPLE_STORY,
    EXAMPLE_TRANSLATION,
    BriefBody,
    CheckBody,
    CheckResult,
    FiguresBody,
    FiguresResult,
    JobResult,
    ProblemDetails,
    StoryArticle,
    StoryBody,
    TranslateBody,
)
from summarize.desk.desk import Desk
from summarize.desk.job import Job, Status
from summarize.desk.problem_details import MEDIA_TYPE, ProblemError, about, problem_of, response
from summarize.desk.store import MissingError
from summarize.figures import find_figures
from summarize.jsonl import json_line
from summarize.report.check_data import figure_as_data
from summarize.version import __version__

router = APIRouter(prefix="/api", tags=["api"])

Prefer = Annotated[str | None, Header(description="`respond-async` answers at once, with a job.")]


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the part of OpenAPI that describes these errors."""
    return {
        status: {"model": ProblemDetails, "content": {MEDIA_TYPE: {}}, "description": _MEANINGS[status]}
        for status in statuses
    }


_MEANINGS = {
    404: "Not found.",
    409: "Somebody else has changed it.",
    413: "Too large.",
    422: "A field is wrong; `field` names it, `way_out` says what to do.",
    503: "Too much to do; try again after `Retry-After` seconds.",
}


def _made(example: dict[str, Any], command: str) -> dict[int | str, dict[str, Any]]:
    """Return the responses of an endpoint that takes a while."""
    return {
        200: {
            "description": f"What `summarize {command}` prints as JSON.",
            "content": {"application/json": {"schema": {"type": "object"}, "example": example}},
        },
        202: {"model": JobResult, "description": "With `Prefer: respond-async`: the job. `Location` is its address."},
        **problems(413, 422, 503),
    }


@router.post("/brief", responses=_made(EXAMPLE_BRIEF, "brief --format json"), summary="Brief an article")
async def brief(body: BriefBody, request: Request, prefer: Prefer = None) -> Response:
    """Write an English brief of a German article, every figure checked against the German."""
    desk = desk_of(request)
    desk.admit()
    article = await _article(desk, body)
    later = _later(prefer)
    return await _answer(request, desk.brief(article, sentences=body.sentences, keep=later), later=later)


@router.post(
    "/translate", responses=_made(EXAMPLE_TRANSLATION, "translate --format jsonl"), summary="Translate an article"
)
async def translate(body: TranslateBody, request: Request, prefer: Prefer = None) -> Response:
    """Translate a German article into English under figure control."""
    desk = desk_of(request)
    desk.admit()
    article = await _article(desk, body)
    later = _later(prefer)
    return await _answer(request, desk.translate(article, keep=later), later=later)


@router.post("/story", responses=_made(EXAMPLE_STORY, "story --format json"), summary="Tell a story")
async def story(body: StoryBody, request: Request, prefer: Prefer = None) -> Response:
    """Write one brief of several articles, and set the figures on which they agree or differ side by side."""
    desk = desk_of(request)
    desk.admit()
    articles = []
    for number, one in enumerate(body.articles):
        with about(f"articles.{number}.text"):
            articles.append(await desk.read(_reader(one, one.id or f"article-{number + 1}", force=body.force)))
    later = _later(prefer)
    return await _answer(request, desk.story(articles, sentences=body.sentences, keep=later), later=later)


@router.post("/check", responses={200: {"model": CheckResult}, **problems(413, 422, 503)}, summary="Check a text")
async def check(body: CheckBody, request: Request) -> Response:
    """Check whether every figure of an English text is in the German one."""
    desk = desk_of(request)

    def work() -> dict[str, Any]:
        with about("source"):
            source = article_from_bytes(body.source.encode(), id="source", force=True).text
        return desk.checks.texts(source, body.target, mode=body.mode, date=body.date)

    return json_response(await desk.checks.run(work))


@router.post("/figures", responses={200: {"model": FiguresResult}, **problems(422, 503)}, summary="Find figures")
async def figures(body: FiguresBody, request: Request) -> Response:
    """Find the figures of a text: values, units, places."""

    def work() -> dict[str, Any]:
        return {"figures": [figure_as_data(figure) for figure in find_figures(body.text, body.lang)]}

    return json_response(await desk_of(request).checks.run(work))


@router.get("/jobs/{identity}", responses={200: {"model": JobResult}, **problems(404)}, summary="Ask for a job")
async def job(identity: str, request: Request) -> Response:
    """Return the progress of a job and, when it is done, its result.

    Finished jobs are kept for a quarter of an hour.
    """
    return _job_response(_job(request, identity))


@router.delete("/jobs/{identity}", responses={200: {"model": JobResult}, **problems(404)}, summary="Cancel a job")
async def cancel(identity: str, request: Request) -> Response:
    """Stop a job; its remaining sentences are not translated."""
    found = _job(request, identity)
    found.cancel()
    await found.wait()
    return _job_response(found)


@router.get("/jobs/{identity}/events", responses=problems(404), summary="Follow a job")
async def job_events(
    identity: str,
    request: Request,
    after: Annotated[int, Query(ge=0, description="The number of the last known event.")] = 0,
    last_event_id: Annotated[int | None, Header(ge=0)] = None,
) -> Response:
    """Follow a job as server-sent events: `article` when it is read, then each `sentence`, at the end `done`, `failed`
    or `cancelled`."""
    return events(_job(request, identity), last_event_id or after)


@router.get("/health", summary="Check the desk's health")
async def health(request: Request) -> Response:
    """Return the version, the models, and the amount of waiting work."""
    desk = desk_of(request)
    return json_response(
        {
            "status": "ok",
            "version": __version__,
            "translator": desk.translator.signature,
            "writer": desk.writer.signature,
            "jobs": desk.jobs.running,
            "capacity": desk.jobs.capacity,
            "sentences": desk.queue.waiting,
        }
    )


def desk_of(request: Request) -> Desk:
    """Return the application's desk."""
    desk: Desk = request.app.state.desk
    return desk


def json_response(data: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return data in the JSON of the command line."""
    return Response(json_line(data), status, media_type="application/json", headers=headers)


def events(job: Job, after: int = 0) -> Response:
    """Return the events of a job as a stream."""

    async def stream() -> AsyncIterator[str]:
        async for event in job.follow(after):
            if event is None:
                yield ": still there\n\n"
                continue
            data = _failure(job) if event.name == Status.FAILED else event.data
            yield f"id: {event.number}\nevent: {event.name}\ndata: {json_line(data)}\n\n"

    return StreamingResponse(stream(), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def _article(desk: Desk, body: TranslateBody) -> Article:
    with about("text"):
        return await desk.read(_reader(body, body.id, force=body.force))


def _reader(body: TranslateBody | StoryArticle, identity: str, *, force: bool) -> Callable[[], Article]:
    def read() -> Article:
        article = article_from_bytes(body.text.encode(), id=identity, place="text", force=force)
        return replace(article, title=body.title or article.title, date=body.date or article.date)

    return read


def _later(prefer: str | None) -> bool:
    return any(part.strip().casefold() == "respond-async" for part in (prefer or "").split(","))


async def _answer(request: Request, job: Job, *, later: bool) -> Response:
    """Answer with the job, or wait for its result; if the client leaves meanwhile, the job is cancelled."""
    if later:
        return _job_response(job, 202, {"Location": f"/api/jobs/{job.id}", "Preference-Applied": "respond-async"})
    gone = asyncio.create_task(_gone(request))
    over = asyncio.create_task(job.wait())
    try:
        await asyncio.wait({gone, over}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (gone, over):
            task.cancel()
        job.cancel()
    if job.result is None:
        return response(_problem(job))
    return Response(job.result, media_type="application/json")


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _job(request: Request, identity: str) -> Job:
    job = desk_of(request).jobs.get(identity)
    if job is None:
        raise MissingError(f"there is no job {identity[:40]!r}", "finished jobs are kept for a quarter of an hour")
    return job


def _job_response(job: Job, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    data = {
        "id": job.id,
        "kind": job.kind,
        "status": job.status.value,
        "progress": {"done": job.done, "total": job.total},
        "result": json.loads(job.result) if job.result is not None else None,
        "error": _failure(job) if job.status is Status.FAILED else None,
        "links": {"self": f"/api/jobs/{job.id}", "events": f"/api/jobs/{job.id}/events"},
    }
    return json_response(data, status, headers)


def _problem(job: Job) -> ProblemError:
    if job.error is None:
        return ProblemError(409, "cancelled", "Cancelled", "the job was cancelled", "ask again")
    return problem_of(job.error, field="text")


def _failure(job: Job) -> dict[str, Any]:
    return _problem(job).members
