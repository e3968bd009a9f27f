"""A local stand-in for an OpenAI-compatible endpoint: answers what it is told to, and notes what it was asked."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Raw:
    """An answer that need not be a completion: its parts as they are sent, and its content type."""

    parts: Iterable[bytes]
    kind: str = "text/event-stream"


#: Makes the answer to the messages of a request; text is sent as a completion.
Answer = Callable[[list[dict[str, str]]], str | Raw]


@dataclass
class StandIn:
    """`answer` makes the answers; `requests` are the bodies, `keys` the headers."""

    answer: Answer
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    url: str = ""


def events(text: str) -> bytes:
    """Return `text` as a stream of completion events, word by word."""
    pieces = [{"choices": [{"delta": {"role": "assistant"}}]}]
    pieces += [{"choices": [{"delta": {"content": piece}}]} for piece in text.replace(" ", " \0").split("\0")]
    lines = [f"data: {json.dumps(piece)}\n\n" for piece in [*pieces, {"choices": []}]]
    return "".join([": a comment\n\n", *lines, "data: [DONE]\n\n"]).encode()


@contextmanager
def standing_in(answer: Answer) -> Iterator[StandIn]:
    """Serve a stand-in on a free port of the loopback."""
    state = StandIn(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.requests.append(body)
            state.keys.append(self.headers.get("Authorization"))
            answer = state.answer(body["messages"])
            raw = Raw([events(answer)]) if isinstance(answer, str) else answer
            with suppress(ConnectionError):  # a client may have had enough
                self.send_response(200 if self.path == "/v1/chat/completions" else 404)
                self.send_header("Content-Type", raw.kind)
                self.end_headers()
                for part in raw.parts:
                    self.wfile.write(part)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/v1#stand-in"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
