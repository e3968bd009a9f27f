"""Errors as problem details (RFC 9457): what failed, in which field, and the way out."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.responses import Response

from summarize.desk.desk import UnjustifiedError
from summarize.desk.job import BusyError
from summarize.desk.store import ConflictError, MissingError
from summarize.errors import InputError, LanguageError, OutputError, SummarizeError, TooLargeError, UsageError
from summarize.version import __version__

MEDIA_TYPE = "application/problem+json"
#: A command-line option corresponds to a request field.
_FORCE = 'send "force": true to read it anyway'

#: The first match decides: status, type and title.
_KINDS: tuple[tuple[type[SummarizeError], int, str, str], ...] = (
    (LanguageError, 422, "not-german", "The text is not German"),
    (TooLargeError, 413, "too-large", "The text is too large"),
    (InputError, 422, "unreadable", "The input cannot be used"),
    (UnjustifiedError, 422, "unjustified", "A wrong figure needs a reason"),
    (UsageError, 422, "usage", "The request makes no sense"),
    (MissingError, 404, "missing", "Not found"),
    (ConflictError, 409, "conflict", "Changed by somebody else"),
    (BusyError, 503, "busy", "Too much to do"),
    (OutputError, 507, "storage", "Cannot be stored"),
    (SummarizeError, 500, "failed", "Failed"),
)


class ProblemError(Exception):
    """An error as the API reports it. `extra` are further members, `headers` further header fields."""

    def __init__(
        self,
        status: int,
        kind: str,
        title: str,
        message: str,
        way_out: str | None = None,
        *,
        field: str | None = None,
        extra: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """The detail is the message and the way out, as the text of every error of this program."""
        detail = f"{message}; {way_out}" if way_out else message
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.headers = dict(headers or {})
        self.members = {
            "type": f"urn:summarize:{kind}",
            "title": title,
            "status": status,
            "detail": detail,
            **({"field": field} if field else {}),
            **({"way_out": way_out} if way_out else {}),
            **(extra or {}),
        }


@contextmanager
def about(field: str) -> Iterator[None]:
    """Record which field of the request an error of this program concerns."""
    try:
        yield
    except SummarizeError as error:
        raise problem_of(error, field=field) from error


def problem_of(error: Exception, *, field: str | None = None) -> ProblemError:
    """Return an error as a problem; a bug reveals nothing about the data."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    for kind, status, name, title in _KINDS:
        if isinstance(error, kind):
            way_out = _FORCE if kind is LanguageError else error.way_out
            return ProblemError(status, name, title, error.message, way_out, field=_field(error, field), **_rest(error))
    return ProblemError(
        500, "bug", "A bug", f"this is a bug in summarize {__version__}", "the log of the server says where"
    )


def _field(error: Exception, field: str | None) -> str | None:
    return "reason" if isinstance(error, UnjustifiedError) else field


def _rest(error: Exception) -> dict[str, Any]:
    if isinstance(error, BusyError):
        return {"headers": {"Retry-After": str(error.seconds)}, "extra": {"seconds": error.seconds}}
    if isinstance(error, ConflictError):
        return {"extra": {"version": error.version, "current": error.current}}
    return {}


def _invalid(error: RequestValidationError) -> ProblemError:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path", "header"))
    if first["type"] == "json_invalid":
        return ProblemError(
            400, "not-json", "The body is not JSON", "the body is not JSON", "send a JSON object", field="body"
        )
    message = f"{place or 'body'}: {first['msg'][:1].lower()}{first['msg'][1:]}"
    way_out = "/api/openapi.json describes every field"
    return ProblemError(422, "invalid", "A field is wrong", message, way_out, field=place or "body")


def response(problem: ProblemError) -> Response:
    """Return the response for a problem."""
    body = json.dumps(problem.members, ensure_ascii=True).encode()
    return Response(body, problem.status, media_type=MEDIA_TYPE, headers=problem.headers)
