"""Safety: who may ask, what a request may cost, and that an article stays data everywhere."""

import gzip
import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest
from desks import GERMAN, Running, translator
from fakes import FakeTranslator

from summarize.desk.middleware import COOKIE, Limits, RequestGuard, is_loopback
from summarize.desk.server import serve
from summarize.errors import UsageError

TOKEN = "a-token-that-is-long-enough"
CHECK = {"source": "neun Leute", "target": "nine people"}


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "192.168.0.9", "[::"]
)
def test_other_names_are_refused(desk: Running, host: str) -> None:
    """A page whose name was bound to this machine (DNS rebinding) gets no answer, whatever it asks for."""
    for path in ("/", "/api/health", "/api/export"):
        answer = desk.client.get(path, headers={"Host": host})
        assert (answer.status_code, answer.json()["type"]) == (421, "urn:summarize:host")


@pytest.mark.parametrize("host", ["localhost", "localhost:9", "127.0.0.1", "[::1]:8321", "LOCALHOST"])
def test_names_of_the_loopback_are_answered(desk: Running, host: str) -> None:
    """The loopback is known by its names, on any port: a tunnel may have another."""
    assert desk.client.get("/api/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_posts_of_other_sites_are_refused(desk: Running, headers: dict[str, str]) -> None:
    """Requests that another site makes the browser send are refused; the desk's page and programs are served."""
    assert desk.client.post("/api/check", json=CHECK, headers=headers).status_code == 403
    if "Sec-Fetch-Site" in headers:
        assert desk.client.get("/api/export", headers=headers).status_code == 403
    own = {"Origin": desk.url, "Sec-Fetch-Site": "same-origin"}
    assert desk.client.post("/api/check", json=CHECK, headers=own).status_code == 200


def test_a_form_of_another_site_cannot_post(desk: Running) -> None:
    """Body types that a cross-site form may send are refused."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        answer = desk.client.post("/api/check", content=json.dumps(CHECK), headers={"Content-Type": kind})
        assert (answer.status_code, answer.json()["type"]) == (415, "urn:summarize:type"), kind


def test_another_host_takes_a_token(start: Callable[..., Running]) -> None:
    """With a token set, only the page that asks for it is served without; header and cookie both work."""
    client = start(token=TOKEN).client
    for path in ("/api/health", "/api/openapi.json", "/api/export"):
        refused = client.get(path)
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    for path in ("/", "/briefs/000000000000", "/static/desk.js"):
        assert client.get(path).headers["location"] == "/login"
    assert client.get("/api/health", headers={"Authorization": f"Bearer {TOKEN}x"}).status_code == 401
    assert client.get("/api/health", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get("/login").status_code == 200
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/login", content="token=wrong", headers=form).status_code == 401
    entered = client.post("/login", content=f"token={TOKEN}", headers=form)
    cookie = entered.headers["set-cookie"]
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert client.get("/api/health").status_code == 200  # by its cookie
    client.cookies.clear()
    assert client.get("/api/health", headers={"Cookie": f"{COOKIE}={'0' * 64}"}).status_code == 401
    assert client.get("/login", params={"token": TOKEN}).status_code == 303
    assert client.get("/", headers={"Host": "192.168.0.9:8321"}).status_code == 200


def test_tokens_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every comparison with a secret goes through hmac.compare_digest, of tokens that are no ASCII too."""
    from summarize.desk import middleware

    seen = []
    monkeypatch.setattr(middleware.hmac, "compare_digest", lambda one, other: seen.append((one, other)) or one == other)
    assert middleware.same("ä", "ä")
    assert not middleware.same("ä", "b\ud800")
    assert len(seen) == 2


def test_only_the_loopback_is_open_without_a_token(tmp_path: Path) -> None:
    """Other addresses get a generated token; a custom one must not be short."""
    assert [is_loopback(host) for host in ("127.0.0.1", "localhost", "::1", "127.8.9.1")] == [True] * 4
    assert [is_loopback(host) for host in ("0.0.0.0", "::", "192.168.0.1", "example.org")] == [False] * 4
    with pytest.raises(UsageError, match="under 16 characters"):
        serve(FakeTranslator(), None, token="short", store=tmp_path / "x")  # type: ignore[arg-type]


def test_every_answer_carries_the_policies(desk: Running) -> None:
    """No answer, downloads included, may run an article's script or be framed, sniffed or cached."""
    brief = desk.make()
    paths = ["/", "/login", "/static/desk.js", "/api/health", "/api/nothing", f"/api/briefs/{brief['id']}/report"]
    for path in paths:
        headers = desk.client.get(path).headers
        policy = headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")
        assert "server" not in headers


def test_the_page_has_no_inline_script_and_loads_nothing_from_elsewhere(desk: Running) -> None:
    """What the page loads comes from the desk; no module writes markup."""
    page = desk.client.get("/").text
    assert re.findall(r"<script\b[^>]*>", page) == ['<script type="module" src="/static/desk.js">']
    assert not re.search(r"\son\w+=|style=|javascript:", page)
    loaded = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page))
    queue = sorted(loaded)
    while queue:
        answer = desk.client.get(queue.pop())
        assert answer.status_code == 200
        assert desk.client.get(answer.url.path, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|https?://(?!www\.w3)", answer.text
        )
        for name in re.findall(r'from "\./(\w+\.js)"', answer.text):
            if f"/static/{name}" not in loaded:
                loaded.add(f"/static/{name}")
                queue.append(f"/static/{name}")
    assert len(loaded) == 8


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_of_50_megabytes_is_refused(desk: Running, announced: bool) -> None:
    """A body over the limit is refused with the limit, whether its length is said or not, and nothing of it stays."""
    body = b'{"text": "' + b"a" * 50_000_000 + b'"}'
    pieces = (body[at : at + 65_536] for at in range(0, len(body), 65_536))
    headers = {"Content-Type": "application/json"}
    answer = desk.client.post("/api/brief", content=body if announced else pieces, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (413, "urn:summarize:too-large")
    assert "32,000,000" in answer.json()["detail"]
    assert desk.client.post("/api/check", json=CHECK).status_code == 200


def test_a_packed_body_is_refused(desk: Running) -> None:
    """Bodies are never unpacked, so a small one cannot grow."""
    body = gzip.compress(json.dumps({"text": "a" * 10_000_000}).encode())
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    answer = desk.client.post("/api/brief", content=body, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (415, "urn:summarize:packed")
    packed = desk.client.post("/api/briefs", json={"articles": [{"data": "H4sIAAAAAAAC/w==", "name": "a.txt"}]})
    assert packed.status_code == 422


@pytest.mark.parametrize("body", ["[" * 200_000, '{"text":' * 100_000, '{"text": NaN', b"\xff\xfe{", ""])
def test_nested_and_broken_json_is_refused(desk: Running, body: Any) -> None:
    """Endlessly nested and truncated JSON are refused."""
    answer = desk.client.post("/api/brief", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.json()["way_out"]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 30_000 + "Der Text ist da und er bleibt." + "</div>" * 30_000,
        "<html><body><p>" + "<b>" * 200_000 + "Der Text ist da und er bleibt.",
        "<html><body>" + "<p>Der Satz ist kurz und gut.</p>" * 60_000,
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
        + "]><html><body><p>Das ist &j; und nicht mehr.</p></body></html>",
    ],
    ids=["deep", "inline", "wide", "entities"],
)
def test_bombs_in_html_are_soon_over(desk: Running, page: str) -> None:
    """Pages made to exhaust time or memory are answered in seconds, with a translation or a problem."""
    began = time.monotonic()
    answer = desk.client.post("/api/translate", json={"text": page})
    assert answer.status_code in (200, 413, 422), answer.text
    assert time.monotonic() - began < 40
    assert len(answer.content) < 10_000_000


def test_a_slow_client_is_let_go(start: Callable[..., Running], monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that sends head or body too slowly is disconnected; others are served meanwhile."""
    from summarize.desk import server

    monkeypatch.setattr(server, "HEADER_SECONDS", 0.5)
    desk = start(limits=Limits(seconds=0.5))
    port = int(desk.url.rpartition(":")[2])
    head = (
        b"POST /api/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
    )
    for sent, wanted in ((b"POST /api/ch", b""), (b"", b""), (head, b"HTTP/1.1 408 ")):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as slow:
            slow.sendall(sent)
            assert desk.client.get("/api/health").status_code == 200
            received = b""
            while part := slow.recv(65_536):
                received += part
            assert received[: len(wanted)] == wanted
            assert bool(received) is bool(wanted)


def test_too_many_bodies_at_once_are_refused(start: Callable[..., Running]) -> None:
    """The total size of all bodies is limited."""
    client = start(limits=Limits(held=1000)).client
    refused = client.post("/api/check", json={"source": "neun", "target": "x" * 2000})
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "2")
    for _ in range(5):
        assert client.post("/api/check", json=CHECK).status_code == 200


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)


HOSTILE = [
    "<script>parent.pwned=1</script>",
    "\"><img src=x onerror='window.pwned=1'>",
    "</title></textarea></style><svg onload=window.pwned=1>",
    "../../../../etc/passwd\0",
    "{{ 7 * 7 }} ${7*7} %0d%0aSet-Cookie: a=b",
    "javascript:window.pwned=1//",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_an_article_is_data_wherever_it_goes(desk: Running, text: str) -> None:
    """Hostile titles, names, texts and corrections come back as data: never markup, header or path."""
    plain = text.replace("\0", "")
    article = f"{plain}\n\n{GERMAN.split(chr(10) * 2)[1]} {plain}"
    brief = desk.make(text=article, name=plain[:150], title=plain)
    body = {"field": "headline", "value": plain, "version": 1}
    assert desk.client.patch(f"/api/briefs/{brief['id']}", json=body).status_code == 200
    for form in ("html", "text", "markdown", "json"):
        report = desk.client.get(f"/api/briefs/{brief['id']}/report", params={"format": form})
        assert report.headers["content-disposition"].endswith(
            f'filename="brief-{brief["id"]}.{report.headers["content-disposition"].rpartition(".")[2]}'
        )
        assert "set-cookie" not in report.headers
    html = desk.client.get(f"/api/briefs/{brief['id']}/report?format=html").text
    markup = Elements()
    markup.feed(html)
    assert not {"script", "img", "svg", "iframe", "b"} & markup.names
    assert not any(name.startswith("on") for name in markup.attributes)
    assert plain not in desk.client.get(f"/briefs/{brief['id']}").text
    copied = desk.client.get(f"/api/briefs/{brief['id']}/copy?format=html").json()["text"]
    assert not re.search(r"<(?!/?(?:h2|p)>)", copied)


@pytest.mark.parametrize(
    "path",
    ["/static/..%2f..%2fstore.py", "/static/%2e%2e/%2e%2e/pyproject.toml", "/briefs/..%2f..%2fetc%2fpasswd", "/static//etc/passwd",
     "/api/briefs/..%2f..%2fdesk.sqlite3/report", "/api/briefs/000000000000%00/report", "/api/jobs/..%2f..%2fx"],
)  # fmt: skip
def test_no_path_leads_to_a_file(desk: Running, path: str) -> None:
    """Addresses name briefs and fixed files, never a place on the disk."""
    answer = httpx.get(desk.url + path)
    assert answer.status_code in (200, 404, 422)
    assert "root:" not in answer.text
    assert "[project]" not in answer.text
    assert "CREATE TABLE" not in answer.text
    assert answer.status_code != 200 or answer.headers["content-type"].startswith("text/html")


def test_nothing_is_logged_that_an_article_contains(
    start: Callable[..., Running], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Searches, errors and bugs leave no word of an article in any log; a bug says where it is, to the log alone."""

    def broken(source: str) -> str:
        raise ValueError(f"cannot translate {source}")

    caplog.set_level(logging.DEBUG)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    secret = "Geheimsache"
    client = start(FakeTranslator(default=broken)).client
    text = f"Die {secret} ist da, und sie ist groß."
    assert client.get("/api/briefs", params={"q": secret}).status_code == 200
    assert client.post("/api/check", json={"source": secret, "target": secret, "mode": secret}).status_code == 422
    answer = client.post("/api/brief", json={"text": text})
    assert (answer.status_code, answer.json()["type"]) == (500, "urn:summarize:bug")
    [brief] = client.post("/api/briefs", json={"articles": [{"text": text}]}).json()["briefs"]
    with client.stream("GET", f"/api/jobs/{brief['id']}/events") as events:
        list(events.iter_lines())
    assert secret not in client.get(f"/api/briefs/{brief['id']}").json()["problem"]
    captured = capfd.readouterr()
    logged = caplog.text + captured.out + captured.err
    assert secret not in logged
    assert "ValueError at " in logged


def serving(*arguments: str | Path, **environment: str) -> "subprocess.Popen[str]":
    """Start `summarize serve` and return its process."""
    command = [sys.executable, "-m", "summarize", "serve", *map(str, arguments)]
    env = {**os.environ, **environment}
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)


@pytest.mark.slow
def test_the_command_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    """`summarize serve` says where it is, serves, refuses a second desk on its store, and ends with 130 at Ctrl-C."""
    store = tmp_path / "folder" / "desk.sqlite3"
    process = serving("--port", "0", "--store", store)
    try:
        assert process.stderr
        line = process.stderr.readline()
        found = re.search(r"the desk is at (http://127\.0\.0\.1:\d+/) \(store: (.*)\); Ctrl-C stops it", line)
        assert found, line
        assert found[2] == str(store)
        assert httpx.get(f"{found[1]}api/health").json()["status"] == "ok"
        second = serving("--port", "0", "--store", store)
        _, said = second.communicate(timeout=120)
        assert second.returncode == 3
        assert said.endswith("another desk is using this store; stop it, or name another file with --store\n")
        busy = serving("--port", found[1].rstrip("/").rpartition(":")[2], "--store", tmp_path / "other")
        _, said = busy.communicate(timeout=120)
        assert busy.returncode == 2
        assert "this address is not available (Address already in use); name another port with --port" in said
    finally:
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=60)
    assert (process.returncode, out, said) == (130, "", "")


@pytest.mark.slow
def test_another_host_is_served_with_a_token_of_its_own(tmp_path: Path) -> None:
    """On an address that others reach, a token is made up and said once, with what to do about the open line."""
    process = serving("--host", "0.0.0.0", "--port", "0", "--store", tmp_path / "desk.sqlite3")
    try:
        assert process.stderr
        line, hint = process.stderr.readline(), process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/login\?token=([\w-]{32})", line)
        assert found, line
        assert "unencrypted" in hint
        url = f"http://127.0.0.1:{found[1]}/api/health"
        assert httpx.get(url).status_code == 401
        assert httpx.get(url, headers={"Authorization": f"Bearer {found[2]}"}).status_code == 200
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def test_without_the_extra_there_is_one_clear_line(tmp_path: Path, run: Callable[..., Any]) -> None:
    """Where FastAPI is missing, the command says what to install, with status 3; other commands do not miss it."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys, importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name in ('fastapi', 'uvicorn') else find(name, *rest)\n"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = run("serve", "--store", tmp_path / "x", PYTHONPATH=path)
    assert (done.returncode, done.stdout) == (3, "")
    assert (
        done.stderr
        == "summarize: error: the desk needs fastapi and uvicorn; `pip install 'summarize[serve]'` installs them\n"
    )


def test_websockets_are_not_answered_by_the_application(start: Callable[..., Running]) -> None:
    """WebSockets are not spoken: such a connection is not answered by the application."""
    called = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        called.append(scope["type"])

    import asyncio

    asyncio.run(RequestGuard(app)({"type": "websocket"}, None, None))  # type: ignore[arg-type]
    asyncio.run(RequestGuard(app)({"type": "lifespan"}, None, None))  # type: ignore[arg-type]
    assert called == ["lifespan"]
    assert translator().signature
