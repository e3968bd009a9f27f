"""A local stand-in for an OpenAI-compatible endpoint: answers what it is told to, and notes what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class StandIn:
    """`answer` makes the text of the answer to the messages of a request; `requests` are the bodies, `keys` the headers."""

    answer: Callable[[list[dict[str, str]]], str]
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
def standing_in(answer: Callable[[list[dict[str, str]]], str]) -> Iterator[StandIn]:
    """Serve a stand-in on a free port of the loopback."""
    state = StandIn(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.requests.append(body)
            state.keys.append(self.headers.get("Authorization"))
            data = events(state.answer(body["messages"]))
            self.send_response(200 if self.path == "/v1/chat/completions" else 404)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/v1#stand-in"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
