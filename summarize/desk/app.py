"""The application: the desk, its routes, and the guard around them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from summarize.desk import api, pages, routes
from summarize.desk.desk import Desk
from summarize.desk.middleware import Limits, RequestGuard
from summarize.desk.problem_details import ProblemError, problem_of, response
from summarize.errors import SummarizeError
from summarize.version import __version__


def application(
    desk: Callable[[], Desk],
    *,
    names: Iterable[str] = (),
    token: str | None = None,
    note: str | None = None,
    limits: Limits | None = None,
) -> RequestGuard:
    """Return the ASGI application of a desk, which is created when the server starts and closed when it stops.

    `names` are further host names that it answers to, `note` is what the page says about the model.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.desk = made = desk()
        # The first check loads the tables of two languages and the weights of the judge.
        await made.checks.run(lambda: made.checks.texts("Neun von 14 kamen.", "Nine of 14 came.", mode="summary"))
        resuming = asyncio.create_task(made.resume())
        try:
            yield
        finally:
            resuming.cancel()
            await made.close()

    app = FastAPI(
        title="summarize",
        version=__version__,
        summary="Short English briefs of German news, every figure traced to the German source.",
        lifespan=lifespan,
        docs_url=None,  # these pages load external scripts
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.token, app.state.note = token, note
    for part in (api, routes, pages):
        app.include_router(part.router)
    app.add_exception_handler(SummarizeError, _told)
    app.add_exception_handler(ProblemError, _told)
    app.add_exception_handler(RequestValidationError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _told)  # a bug; the guard logs where it is
    return RequestGuard(app, names=tuple(names), token=token, limits=limits or Limits())


async def _told(_request: Request, error: Exception) -> Response:
    return response(problem_of(error))


async def _refused(_request: Request, error: Exception) -> Response:
    """Report what Starlette and FastAPI refuse themselves: unknown paths, methods, bodies that are not JSON."""
    if not isinstance(error, HTTPException):
        raise error
    missing = error.status_code == 404
    message = "nothing at this address" if missing else f"{error.detail[:1].lower()}{error.detail[1:]}"
    way_out = "/api/openapi.json lists all addresses"
    return response(ProblemError(error.status_code, "refused", error.detail, message, way_out, headers=error.headers))
