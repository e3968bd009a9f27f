"""A stand-in for the Hugging Face Hub: the few endpoints that pulling uses, on a thread, with faults to order."""

import contextlib
import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

COMMIT = "c" * 40


@dataclass
class Hub:
    """What the stand-in serves, and how it misbehaves.

    `files` are the repo's; `status` answers everything with an error; `cut` names a file that breaks off in the
    middle, `times` times; `stall` waits before each body; `redirect` sends downloads to another path first.
    """

    repo: str
    files: dict[str, bytes]
    status: int | None = None
    cut: str | None = None
    times: int = 100
    gate: threading.Event | None = None
    redirect: bool = False
    requests: list[str] = field(default_factory=list)
    url: str = ""

    def sibling(self, name: str) -> dict[str, Any]:
        """Return a file as the API lists it: large ones, which git keeps elsewhere, with their sha256."""
        data = self.files[name]
        listed: dict[str, Any] = {"rfilename": name, "size": len(data), "blobId": "b" * 40}
        if name.endswith((".safetensors", ".spm", ".bin")):
            listed["lfs"] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 1}
        return listed


class _Handler(BaseHTTPRequestHandler):
    hub: Hub

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        """Answer what is known of a file."""
        self._answer(body=False)

    def do_GET(self) -> None:
        """Answer a file, or what the API says of the repo."""
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        hub = self.hub
        hub.requests.append(f"{self.command} {self.path}")
        if hub.status is not None:
            self._send(hub.status, b"", {}, body)
        elif self.path.startswith(f"/api/models/{hub.repo}"):
            siblings = [hub.sibling(name) for name in hub.files]
            listed = {"id": hub.repo, "modelId": hub.repo, "sha": COMMIT, "siblings": siblings}
            self._send(200, json.dumps(listed).encode(), {"Content-Type": "application/json"}, body)
        elif self.path.startswith((f"/{hub.repo}/resolve/", f"/cdn/{hub.repo}/resolve/")):
            self._file(self.path.split("/resolve/")[1].split("/", 1)[1], body)
        else:
            self._send(404, b"", {"X-Error-Code": "RepoNotFound"}, body)

    def _file(self, name: str, body: bool) -> None:
        hub = self.hub
        if name not in hub.files:
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"}, body)
            return
        data = hub.files[name]
        sha = hashlib.sha256(data).hexdigest()
        known = {"X-Repo-Commit": COMMIT, "ETag": f'"{sha}"', "X-Linked-Etag": f'"{sha}"'}
        known["X-Linked-Size"] = str(len(data))
        if hub.redirect and not self.path.startswith("/cdn/"):
            self._send(302, b"", {**known, "Location": f"{hub.url}/cdn{self.path}"}, body)
            return
        if body and hub.gate is not None and name.endswith(".safetensors"):
            self._begin(200, len(data), known)
            self.wfile.write(data[: len(data) // 2])
            self.wfile.flush()
            hub.gate.wait(60)
            with contextlib.suppress(OSError):
                self.wfile.write(data[len(data) // 2 :])
            return
        if body and name == hub.cut and hub.times > 0:
            hub.times -= 1
            self._begin(200, len(data), known)
            self.wfile.write(data[: len(data) // 2])
            self.close_connection = True
            return
        self._send(200, data, known, body)

    def _begin(self, status: int, length: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _send(self, status: int, data: bytes, headers: dict[str, str], body: bool) -> None:
        self._begin(status, len(data), headers)
        if body:
            self.wfile.write(data)


@contextlib.contextmanager
def serving(hub: Hub) -> Iterator[Hub]:
    """Serve a hub on a free port while the block runs."""
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    hub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        if hub.gate is not None:
            hub.gate.set()
        server.shutdown()
        server.server_close()
        thread.join()
