"""The page: one document, its script modules and its style. Nothing is loaded from elsewhere."""

import hashlib
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import Response

from summarize.consistency import Verdict
from summarize.desk.api import desk_of
from summarize.desk.middleware import COOKIE, cookie_of, same
from summarize.desk.problem_details import ProblemError
from summarize.report.check_summary import MEANINGS, NOT_CHECKED
from summarize.version import __version__

router = APIRouter(include_in_schema=False)

#: Every file that is served, by name: no other file on disk can be requested.
_STATIC = {
    "desk.css": "text/css",
    "desk.js": "text/javascript",
    "api.js": "text/javascript",
    "dom.js": "text/javascript",
    "editor.js": "text/javascript",
    "list.js": "text/javascript",
    "brief.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


@router.get("/")
@router.get("/briefs/{identity:path}")
async def page(request: Request) -> Response:
    """Return the page, which gets the rest from the API."""
    desk = desk_of(request)
    text = _page(
        "page.html",
        version=__version__,
        translator=desk.translator.signature.partition("|")[0],
        note=request.app.state.note,
        limits=NOT_CHECKED,
        meanings={verdict.value: MEANINGS[verdict] for verdict in Verdict},
    )
    return Response(text, media_type="text/html; charset=utf-8")


@router.get("/static/{name}")
async def static(name: str, request: Request) -> Response:
    """Return a file of the page."""
    if name not in _STATIC:
        raise ProblemError(404, "missing", "There is no such thing", "there is no such file")
    data, tag = _file(name)
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(data, media_type=f"{_STATIC[name]}; charset=utf-8", headers={"ETag": tag})


@router.get("/login")
async def login(request: Request, token: str = "") -> Response:
    """Accept the token of a link, or ask for it."""
    return _enter(request, token) if token else Response(_page("login.html"), media_type="text/html; charset=utf-8")


@router.post("/login")
async def enter(request: Request) -> Response:
    """Accept the token of the form."""
    fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=4)
    return _enter(request, fields.get("token", [""])[0].strip())


def _enter(request: Request, token: str) -> Response:
    wanted: str | None = request.app.state.token
    if wanted is None:
        return Response(status_code=303, headers={"Location": "/"})
    if not same(token, wanted):
        return Response(_page("login.html", wrong=True), 401, media_type="text/html; charset=utf-8")
    answer = Response(status_code=303, headers={"Location": "/"})
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, cookie_of(wanted), httponly=True, samesite="strict", secure=secure, max_age=30 * 86400)
    return answer


@cache
def _file(name: str) -> tuple[bytes, str]:
    data = resources.files("summarize.desk").joinpath("static", name).read_bytes()
    return data, f'"{hashlib.sha256(data).hexdigest()[:32]}"'


def _page(name: str, **values: Any) -> str:
    text: str = _template(name).render(**values)
    return text


@cache
def _template(name: str) -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("summarize.desk"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template(name)
