"""The server: one process, one address, a locked store, and no article content in the log."""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from filelock import FileLock, Timeout
from platformdirs import user_data_path
from uvicorn.protocols.http.h11_impl import H11Protocol

from summarize.briefs import Writer
from summarize.desk.app import application
from summarize.desk.desk import Desk
from summarize.desk.middleware import is_loopback
from summarize.desk.store import Store
from summarize.errors import OutputError, UsageError
from summarize.translation import Translator

#: Seconds that a connection may take to send the head of a request.
HEADER_SECONDS = 10.0

#: Concurrent connections; a browser uses six.
MOST_CONNECTIONS = 400

#: A token chosen by a user must be hard to guess: 128 bits are 22 characters in base 64.
SHORTEST_TOKEN = 16


def default_store() -> Path:
    """Return the store in the user's data folder."""
    return user_data_path("summarize", appauthor=False) / "desk.sqlite3"


def serve(
    translator: Translator,
    writer: Writer,
    *,
    host: str = "127.0.0.1",
    port: int = 8321,
    store: Path | None = None,
    names: Iterable[str] = (),
    token: str | None = None,
    note: str | None = None,
    say: Callable[[str], None] = print,
) -> None:
    """Serve the desk until it is interrupted; `say` receives its address.

    On any host but the loopback, everybody needs `token`; if there is none, one is generated. Raises OutputError if the
    store is in use or cannot be written, UsageError if the address is unavailable or the token too short.
    """
    token = _token(host, token)
    path = (store or default_store()).absolute()
    listening = _listen(host, port)
    with listening, _locked(path):
        kept = Store(path)
        app = application(lambda: Desk(translator, writer, kept), names=(host, *names), token=token, note=note)
        shown, port = (f"[{host}]" if ":" in host else host), listening.getsockname()[1]
        address = f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else shown}:{port}/"  # noqa: S104 - compared, not bound
        say(f"the desk is at {address}{f'login?token={token}' if token else ''} (store: {path}); Ctrl-C stops it")
        if token:
            say(
                "it can be reached from other machines, unencrypted: put a proxy with TLS in front of it, or use an SSH tunnel"
            )
        uvicorn.Server(config_of(app)).run(sockets=[listening])


def config_of(app: Any) -> uvicorn.Config:
    """Return uvicorn's configuration for the application."""
    # Only warnings from uvicorn, and no request lines: a search may contain words of an article.
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    return uvicorn.Config(
        app,
        http=_Protocol,
        loop="asyncio",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=3,
    )


class _Protocol(H11Protocol):
    """HTTP with a time limit on the head of a request: h11 alone would wait forever."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._late = self.loop.call_later(HEADER_SECONDS, self._give_up)

    def handle_events(self) -> None:
        before = self.cycle
        super().handle_events()
        if self._late is not None and self.cycle is not before:
            self._late.cancel()
            self._late = None

    def data_received(self, data: bytes) -> None:
        # The first bytes of another request on a kept connection.
        if self._late is None and (self.cycle is None or self.cycle.response_complete):
            self._late = self.loop.call_later(HEADER_SECONDS, self._give_up)
        super().data_received(data)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._late is not None:
            self._late.cancel()
        super().connection_lost(exc)

    def _give_up(self) -> None:
        self._late = None
        self.transport.close()


def _token(host: str, token: str | None) -> str | None:
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise UsageError(f"SUMMARIZE_TOKEN has under {SHORTEST_TOKEN} characters", "unset it, and one is generated")
    return token or (None if is_loopback(host) else secrets.token_urlsafe(24))


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UsageError(f"{host}: no such address ({error})", "name another one with --host") from error
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(1024)
    except OSError as error:
        listening.close()
        raise UsageError(
            f"{host}:{port}: this address is not available ({error.strerror})",
            "name another port with --port, 0 for any",
        ) from error
    return listening


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Lock a store: two desks would both make the waiting briefs."""
    lock = FileLock(f"{path}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise OutputError(
            f"{path}: another desk is using this store", "stop it, or name another file with --store"
        ) from error
    except OSError as error:
        raise OutputError(
            f"{path}: this cannot be used as a store ({error})", "name another file with --store"
        ) from error
    try:
        yield
    finally:
        lock.release()
