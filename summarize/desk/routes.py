"""The desk's own requests: storing, correcting, deciding on and exporting briefs."""

import base64
import binascii
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response, StreamingResponse

from summarize.article import Article, article_from_bytes
from summarize.defaults import BriefForm
from summarize.desk.api import desk_of, json_response, problems
from summarize.desk.bodies import ArticleBody, BriefsBody, Decision, FieldBody, FieldChange
from summarize.desk.desk import Desk
from summarize.desk.exchange import read_records
from summarize.desk.problem_details import about
from summarize.desk.store import Entry, Kind
from summarize.errors import InputError, UsageError
from summarize.jsonl import json_line
from summarize.report import render
from summarize.report.formats.html import element, joined
from summarize.report.formats.markdown import escaped
from summarize.report.printable import printable

router = APIRouter(prefix="/api", tags=["desk"])

Identity = Annotated[str, Path(pattern=r"^[0-9a-f]{12}$")]

#: The media type and the suffix of each format of a report.
_FORMS: dict[BriefForm, tuple[str, str]] = {
    "text": ("text/plain", "txt"),
    "markdown": ("text/markdown", "md"),
    "json": ("application/json", "json"),
    "html": ("text/html", "html"),
}


@router.get("/briefs", responses=problems(422), summary="List briefs")
async def briefs(
    request: Request,
    q: Annotated[str, Query(max_length=500, description="Words that must all occur in the brief or the German.")] = "",
    show: Literal["all", "open", "draft", "checked", "approved", "wrong"] = "all",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """List the briefs, the most recently changed first."""
    desk = desk_of(request)
    page = await desk.stored(desk.store.find, q, show, limit=limit, offset=offset)
    return json_response(
        {
            "briefs": [_entry(desk, entry) for entry in page.entries],
            "total": page.total,
            "counts": dict(page.counts),
        }
    )


@router.post("/briefs", status_code=201, responses=problems(413, 422, 503), summary="Have articles briefed")
async def add(body: BriefsBody, request: Request) -> Response:
    """Store articles and start their briefs; each brief is a job with the same id."""
    desk = desk_of(request)
    desk.admit()
    articles = [
        await _article(desk, article, f"articles.{number}", force=body.force)
        for number, article in enumerate(body.articles)
    ]
    groups: list[tuple[Kind, list[Article]]] = [("brief", [article]) for article in articles]
    if body.together and len(articles) > 1:
        groups = [("story", articles)]
    entries = [await desk.open(group, kind=kind, sentences=body.sentences) for kind, group in groups]
    return json_response({"briefs": [_entry(desk, entry) for entry in entries]}, 201)


@router.get("/briefs/{identity}", responses=problems(404), summary="Open a brief")
async def brief(identity: Identity, request: Request) -> Response:
    """Return a brief with its article, the translation, and the verdicts on its figures."""
    desk = desk_of(request)
    entry = await desk.stored(desk.store.entry, identity)
    while True:
        view = await desk.view(identity)
        before, entry = entry, await desk.stored(desk.store.entry, identity)
        if entry.version == before.version:  # nothing changed in between
            return json_response({**_entry(desk, entry), **view})


@router.patch("/briefs/{identity}", responses=problems(404, 409, 422), summary="Change words")
async def change(identity: Identity, body: FieldChange, request: Request) -> Response:
    """Store changed words with their verdicts; `proposals` are possible replacements for wrong figures."""
    desk = desk_of(request)
    entry, checked = await desk.change(identity, body.field, body.value, seen=body.version)
    return json_response({"brief": _entry(desk, entry), **checked})


@router.post("/briefs/{identity}/check", responses=problems(404, 422), summary="Check words")
async def check(identity: Identity, body: FieldBody, request: Request) -> Response:
    """Check words without storing them."""
    return json_response(await desk_of(request).verdicts(identity, body.field, body.value))


@router.post("/briefs/{identity}/state", responses=problems(404, 409, 422), summary="Decide")
async def decide(identity: Identity, body: Decision, request: Request) -> Response:
    """Mark a brief as draft, checked or approved."""
    desk = desk_of(request)
    reason = (body.reason or "").strip() or None
    entry = await desk.decide(identity, body.state, seen=body.version, reason=reason)
    return json_response(_entry(desk, entry))


@router.get("/briefs/{identity}/edits", responses=problems(404), summary="List edits")
async def edits(identity: Identity, request: Request) -> Response:
    """Return every edit and decision, with its time and the verdicts at that time."""
    desk = desk_of(request)
    found = await desk.stored(desk.store.edits, identity)
    return json_response({"edits": [asdict(edit) for edit in found]})


@router.post("/briefs/{identity}/retry", responses=problems(404, 503), summary="Try again")
async def retry(identity: Identity, request: Request) -> Response:
    """Retry a brief that failed."""
    desk = desk_of(request)
    desk.admit()
    await desk.again(identity)
    return json_response(_entry(desk, await desk.stored(desk.store.entry, identity)))


@router.delete("/briefs/{identity}", status_code=204, responses=problems(404), summary="Delete a brief")
async def delete(identity: Identity, request: Request) -> Response:
    """Delete a brief with its article and edits."""
    await desk_of(request).forget(identity)
    return Response(status_code=204)


@router.get("/briefs/{identity}/report", responses=problems(404, 422), summary="Download a report")
async def report(
    identity: Identity, request: Request, form: Annotated[BriefForm, Query(alias="format")] = "html"
) -> Response:
    """Return the report of a brief as it stands, in a form of `summarize brief`."""
    desk = desk_of(request)
    text = await desk.checks.run(render, await desk.result(identity), form)
    media, ending = _FORMS[form]
    headers = {"Content-Disposition": f'attachment; filename="brief-{identity}.{ending}"'}
    return Response(f"{text}\n", media_type=f"{media}; charset=utf-8", headers=headers)


@router.get("/briefs/{identity}/copy", responses=problems(404, 422), summary="Copy a brief")
async def copy(
    identity: Identity, request: Request, form: Annotated[Literal["text", "markdown", "html"], Query(alias="format")]
) -> Response:
    """Return headline and brief alone, for pasting elsewhere."""
    desk = desk_of(request)
    entry = await desk.stored(desk.store.entry, identity)
    return json_response({"text": _clipping(entry.headline, entry.text, form)})


@router.get("/export", summary="Export everything")
async def export(request: Request) -> Response:
    """Return every brief with its articles and edits, as JSON lines."""
    records: Iterator[dict[str, Any]] = desk_of(request).store.export()
    lines = (f"{json_line(record)}\n" for record in records)
    headers = {"Content-Disposition": 'attachment; filename="desk.jsonl"'}
    return StreamingResponse(lines, media_type="application/x-ndjson", headers=headers)


@router.post("/import", responses=problems(413, 422), summary="Import")
async def load(request: Request) -> Response:
    """Import exported briefs (Content-Type `application/x-ndjson`), all or none."""
    desk = desk_of(request)
    body = await request.body()

    def work() -> dict[str, Any]:
        with about("body"):
            added, known = desk.store.load(read_records(body))
        return {"added": added, "known": known}

    return json_response(await desk.stored(work))


def _entry(desk: Desk, entry: Entry) -> dict[str, Any]:
    job = desk.making(entry.id)
    progress = None if job is None else {"done": job.done, "total": job.total}
    return {**asdict(entry), "stage": entry.stage.value, "state": entry.state.value, "progress": progress}


async def _article(desk: Desk, body: ArticleBody, field: str, *, force: bool) -> Article:
    with about(field):
        if (body.text is None) == (body.data is None):
            raise UsageError("an article has either text or data", "give one of them")
        return await desk.read(_reader(body, force=force))


def _reader(body: ArticleBody, *, force: bool) -> Callable[[], Article]:
    def read() -> Article:
        data = body.text.encode() if body.text is not None else _bytes(body.data or "")
        name = body.name or "article"
        stem = name.rpartition(".")[0] or name
        html = True if name.casefold().endswith((".html", ".htm")) else None
        article = article_from_bytes(data, id=stem, place=name, html=html, force=force)
        return replace(article, title=body.title or article.title, date=body.date or article.date)

    return read


def _bytes(data: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError) as error:
        raise InputError("data is not base 64", "send the bytes of the file in base 64") from error


def _clipping(headline: str, text: str, form: Literal["text", "markdown", "html"]) -> str:
    """Return a brief as plain text, Markdown or an HTML fragment; nothing in it can become other markup."""
    paragraphs = [paragraph for paragraph in printable(text).split("\n") if paragraph.strip()]
    if form == "text":
        return "\n\n".join([*([printable(headline)] if headline else []), *paragraphs])
    if form == "markdown":
        return "\n\n".join([*([f"# {escaped(headline)}"] if headline else []), *map(escaped, paragraphs)])
    title = [element("h2", headline)] if headline else []
    return joined([*title, *(element("p", paragraph) for paragraph in paragraphs)])
