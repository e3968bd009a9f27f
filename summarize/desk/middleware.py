"""What every request must pass and every response carries: hosts, origins, the token, sizes, times, policies."""

import asyncio
import hashlib
import hmac
import ipaddress
import socket
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarize.desk.log import log_bug
from summarize.desk.problem_details import ProblemError, problem_of, response

COOKIE = "summarize-desk"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

#: Available without the token: the login page and its style.
_OPEN = frozenset({"/login", "/static/desk.css", "/static/icon.svg"})
_UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_TYPES = {"/login": "application/x-www-form-urlencoded", "/api/import": "application/x-ndjson"}

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a request, in bytes and seconds.

    A body holds a few web pages of the largest size in base 64, an import a year of briefs. `held` limits all bodies
    being received together.
    """

    body: int = 32_000_000
    imported: int = 128_000_000
    held: int = 256_000_000
    seconds: float = 60.0


@dataclass(eq=False)
class RequestGuard:
    """ASGI middleware around the whole application.

    `names` are the hosts that it answers to besides the loopback's. With a `token`, it also answers to IP addresses,
    since a page from another host (DNS rebinding) has no cookie of ours.
    """

    app: ASGIApp
    names: Iterable[str] = ()
    token: str | None = None
    limits: Limits = Limits()
    _held: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        """Collect the names once."""
        own = (socket.gethostname(), socket.getfqdn()) if self.token else ()
        self._names = LOOPBACK | {name.strip("[]").casefold() for name in (*self.names, *own)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        started = False

        async def secured(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _secure(message, scope["path"])
            await send(message)

        try:
            await self._answer(scope, receive, secured)
        except ProblemError as problem:
            await response(problem)(scope, receive, secured)
        except Exception as error:  # noqa: BLE001 - a bug; reported without its message, which may quote an article
            log_bug(error)
            if not started:
                await response(problem_of(error))(scope, receive, secured)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        self._known_host(headers)
        if refusal := self._stranger(scope, headers):
            await refusal(scope, receive, send)
            return
        self._same_site(scope, headers)
        if scope["method"] not in _UNSAFE:
            await self.app(scope, receive, send)
            return
        _readable(scope, headers)
        body = await self._body(scope, headers, receive)
        try:
            await self.app(scope, _replayed(body, receive), send)
        finally:
            self._held -= len(body)

    def _known_host(self, headers: Headers) -> None:
        host = headers.get("host", "")
        try:
            name = (urlsplit(f"//{host}").hostname or "").casefold()
        except ValueError:
            name = ""
        if name not in self._names and not (self.token and _is_address(name)):
            raise ProblemError(
                421,
                "host",
                "Unknown host",
                "this desk does not have that name",
                "start it with --allow-host NAME",
            )

    def _same_site(self, scope: Scope, headers: Headers) -> None:
        """Refuse requests that the browser sends for another site's page."""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        foreign = site not in (None, "same-origin", "none") and scope["path"].startswith("/api/")
        if scope["method"] in _UNSAFE:
            foreign = site not in (None, "same-origin", "none")
            if origin is not None:
                foreign = foreign or origin.partition("://")[2].casefold() != headers.get("host", "").casefold()
        if foreign:
            raise ProblemError(
                403,
                "cross-site",
                "Another site",
                "requests from other sites are refused",
                "use the desk's own page",
            )

    def _stranger(self, scope: Scope, headers: Headers) -> Response | None:
        """Return the answer for clients without a token, or None."""
        if self.token is None or scope["path"] in _OPEN or self._known(headers, self.token):
            return None
        if scope["path"].startswith("/api/"):
            raise ProblemError(
                401, "token", "No token",
                "this desk needs a token", "send it as Authorization: Bearer TOKEN",
                headers={"WWW-Authenticate": "Bearer"},
            )  # fmt: skip
        return Response(status_code=303, headers={"Location": "/login"})

    def _known(self, headers: Headers, token: str) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "bearer" and same(given.strip(), token):
            return True
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and same(cookie.value, cookie_of(token))

    async def _body(self, scope: Scope, headers: Headers, receive: Receive) -> bytes:
        """Receive a whole body within its limits."""
        limit = self.limits.imported if scope["path"] == "/api/import" else self.limits.body
        announced = headers.get("content-length", "0")
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self.limits.seconds):
                too_large = not announced.isdecimal() or int(announced) > limit
                async for part in _parts(receive):
                    size += len(part)
                    too_large = too_large or size > limit
                    if not too_large:
                        self._hold(len(part))
                        parts.append(part)
                    elif size > 4 * limit:
                        break  # a client that sends this much does not read the answer
        except TimeoutError:
            self._held -= sum(map(len, parts))
            raise ProblemError(
                408,
                "slow",
                "Too slow",
                "the body did not arrive in time",
                "send it again",
                headers={"Connection": "close"},
            ) from None
        except BaseException:
            self._held -= sum(map(len, parts))
            raise
        if too_large:
            self._held -= sum(map(len, parts))
            raise ProblemError(
                413, "too-large", "The body is too large",
                f"the body has over {limit:,} bytes", "send fewer or shorter articles",
                headers={"Connection": "close"},
            )  # fmt: skip
        return b"".join(parts)

    def _hold(self, size: int) -> None:
        if self._held + size > self.limits.held:
            raise ProblemError(
                503,
                "busy",
                "Too much to do",
                "too many requests at once",
                "try again",
                headers={"Retry-After": "2"},
            )
        self._held += size


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens on `host`."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def same(one: str, other: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def cookie_of(token: str) -> str:
    """Return the cookie for a token: it proves knowledge of the token without containing it."""
    return hmac.new(token.encode(), b"summarize desk", hashlib.sha256).hexdigest()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _readable(scope: Scope, headers: Headers) -> None:
    """Refuse compressed bodies and other content types: a form on another site cannot send JSON."""
    if headers.get("content-encoding", "identity").casefold() != "identity":
        raise ProblemError(
            415,
            "packed",
            "A compressed body",
            "compressed bodies are not accepted",
            "send it without Content-Encoding",
        )
    wanted = _TYPES.get(scope["path"], "application/json")
    given = headers.get("content-type", "").partition(";")[0].strip().casefold()
    empty = scope["method"] == "DELETE" or headers.get("content-length") == "0"
    if given != wanted and not (empty and not given):
        raise ProblemError(
            415, "type", "Another type of body", f"this needs {wanted}", "send that with its Content-Type"
        )


async def _parts(receive: Receive) -> Any:
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ProblemError(400, "gone", "Gone", "the client went away", "nothing was done")
        yield message.get("body", b"")
        more = message.get("more_body", False)


def _replayed(body: bytes, receive: Receive) -> Receive:
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _secure(message: MutableMapping[str, Any], path: str) -> None:
    headers = MutableHeaders(raw=message["headers"])
    message["headers"] = headers.raw
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", "no-cache" if path.startswith("/static/") else "no-store")
