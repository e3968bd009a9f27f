"""The HTTP API: the JSON of the command line, jobs, problems that name the field and the way out."""

import json
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
from desks import GERMAN, Running, translator
from fakes import FakeTranslator

from summarize.article import article_from_text
from summarize.briefs.extractive import ExtractiveWriter
from summarize.pipeline import brief, story, translate
from summarize.report import Signature, brief_json, render, translation_json
from summarize.translation import Hypothesis
from summarize.version import __version__

ASYNC = {"Prefer": "respond-async"}

LONG = "\n\n".join(f"Dies ist der Satz mit der Nummer {number}, und er ist nicht lang." for number in range(400))


def until(condition: Callable[[], Any], seconds: float = 20) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.02)


class SlowTranslator(FakeTranslator):
    """Sleeps over each batch and notes its sentences."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
        self.sentences: set[str] = set()

    def hypotheses(self, sources: Sequence[str], **settings: Any) -> list[list[Hypothesis]]:
        self.sentences.update(sources)
        time.sleep(self.seconds)
        return super().hypotheses(sources, **settings)


def events(client: httpx.Client, identity: str, **headers: str) -> list[tuple[int, str, Any]]:
    """Return the events of a job until it is over: number, name, data."""
    found = []
    with client.stream("GET", f"/api/jobs/{identity}/events", headers=headers) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        for block in "\n".join(stream.iter_lines()).split("\n\n"):
            if block.strip() and not block.startswith(":"):
                number, name, data = (line.partition(": ")[2] for line in block.strip().split("\n"))
                found.append((int(number), name, json.loads(data)))
    return found


def test_a_brief_is_that_of_the_command_line(desk: Running) -> None:
    """The bytes of the answer are those that `summarize brief --format json` prints."""
    report = brief(
        article_from_text(GERMAN, id="seoul", date="2025-09-04"), translator(), ExtractiveWriter(), sentences=2
    )
    answer = desk.client.post("/api/brief", json={"text": GERMAN, "id": "seoul", "date": "2025-09-04", "sentences": 2})
    assert answer.status_code == 200
    assert answer.text == brief_json(report)
    assert answer.json()["check"]["ok"]


def test_a_translation_is_that_of_the_command_line(desk: Running) -> None:
    """The bytes of the answer are those that `summarize translate --format jsonl` prints."""
    from summarize.cleaning import clean

    article = clean(article_from_text(GERMAN, id="article"))
    translation = translate(article_from_text(GERMAN, id="article"), translator())
    answer = desk.client.post("/api/translate", json={"text": GERMAN})
    assert answer.text == translation_json(article, translation, Signature(__version__, translation.signature))


def test_a_check_is_that_of_the_command_line(desk: Running, run: Callable[..., Any], tmp_path: Path) -> None:
    """The answer is what `summarize check --format json` prints, in both modes."""
    source, target = tmp_path / "source.txt", tmp_path / "target.txt"
    source.write_text(GERMAN, "utf-8")
    target.write_text("Around 31,000 soldiers were sent; more than 2,000 fell.", "utf-8")
    for mode in ("summary", "translation"):
        printed = run("check", source, target, "--format", "json", "--mode", mode).stdout
        body = {"source": GERMAN, "target": target.read_text("utf-8"), "mode": mode}
        assert desk.client.post("/api/check", json=body).text + "\n" == printed


def test_figures_are_those_of_the_command_line(desk: Running, run: Callable[..., Any]) -> None:
    """The list has the objects that `summarize figures --format json` prints."""
    text = "Rund 13.000 Soldaten kamen am 19. Juni 2024."
    printed = run("figures", "-", "--format", "json", stdin=text).stdout
    found = desk.client.post("/api/figures", json={"text": text}).json()["figures"]
    assert found == [json.loads(line) for line in printed.splitlines()]
    english = desk.client.post("/api/figures", json={"text": "two and a half million", "lang": "en"}).json()["figures"]
    assert [figure["value"] for figure in english] == ["2500000"]


def test_a_date_tells_what_last_year_was(desk: Running) -> None:
    """Given the source's date, relative dates are resolved."""
    body = {"source": "Im vergangenen Jahr kamen neun Leute.", "target": "Nine people came in 2024."}
    assert not desk.client.post("/api/check", json=body).json()["ok"]
    assert desk.client.post("/api/check", json={**body, "date": "2025-09-04"}).json()["ok"]


def test_a_job_is_followed_sentence_by_sentence(desk: Running) -> None:
    """With `Prefer: respond-async` there is a job; its events are the article, each sentence, and the end."""
    answer = desk.client.post("/api/brief", json={"text": GERMAN, "id": "seoul"}, headers=ASYNC)
    assert answer.status_code == 202
    job = answer.json()
    assert answer.headers["location"] == f"/api/jobs/{job['id']}" == job["links"]["self"]
    found = events(desk.client, job["id"])
    assert [name for _, name, _ in found] == ["article", *["sentence"] * 4, "writing", "done"]
    assert [number for number, _, _ in found] == list(range(1, 8))
    assert [data["number"] for _, name, data in found if name == "sentence"] == [0, 1, 2, 3]
    laid_out, sentence = found[0][2], found[2][2]
    assert laid_out["text"][sentence["start"] : sentence["end"]].strip() == sentence["source"].strip()
    assert ["boilerplate", *map(len, ())] == [kind for kind, _, _, own in laid_out["blocks"] if not own]
    done = desk.client.get(f"/api/jobs/{job['id']}").json()
    assert (done["status"], done["progress"]) == ("done", {"done": 4, "total": 4})
    assert done["result"] == desk.client.post("/api/brief", json={"text": GERMAN, "id": "seoul"}).json()
    assert [name for _, name, _ in events(desk.client, job["id"], **{"Last-Event-ID": "5"})] == ["writing", "done"]


def test_a_job_that_fails_says_why(desk: Running) -> None:
    """A job's failure is a problem, in its state and its last event."""
    job = desk.client.post("/api/brief", json={"text": "Foto: dpa\n\nAnzeige", "force": True}, headers=ASYNC).json()
    [(_, name, data)] = events(desk.client, job["id"])
    failed = desk.client.get(f"/api/jobs/{job['id']}").json()
    assert (name, failed["status"], failed["error"]) == ("failed", "failed", data)
    assert data["detail"] == "article: nothing but boilerplate found; check the input"
    assert desk.client.post("/api/brief", json={"text": "Foto: dpa\n\nAnzeige", "force": True}).json() == data


def test_a_cancelled_job_stops_its_work(start: Callable[..., Running]) -> None:
    """A deleted job stops translating; its state still says that it was deleted."""
    model = SlowTranslator(0.5)
    client = start(model).client
    job = client.post("/api/translate", json={"text": LONG}, headers=ASYNC).json()
    until(lambda: model.sentences)
    answer = client.delete(f"/api/jobs/{job['id']}")
    assert answer.json()["status"] == "cancelled"
    assert client.get("/api/health").json()["sentences"] == 0
    client.post("/api/translate", json={"text": GERMAN})
    assert len(model.sentences) < 300


def test_a_client_that_hangs_up_stops_the_work(start: Callable[..., Running]) -> None:
    """A request whose client disconnects is cancelled."""
    model = SlowTranslator(1.0)
    client = start(model).client
    with pytest.raises(httpx.ReadTimeout):
        client.post("/api/translate", json={"text": LONG}, timeout=2.5)
    until(lambda: client.get("/api/health").json()["jobs"] == 0)
    client.post("/api/translate", json={"text": GERMAN})
    assert len(model.sentences) < 300


def test_a_full_queue_says_when_to_retry(start: Callable[..., Running]) -> None:
    """Over capacity the answer is 503 with Retry-After, and checks go on."""
    client = start(SlowTranslator(0.3), capacity=2).client
    jobs = [client.post("/api/translate", json={"text": GERMAN}, headers=ASYNC).json() for _ in range(2)]
    for path, body in (("/api/brief", {"text": GERMAN}), ("/api/briefs", {"articles": [{"text": GERMAN}]})):
        refused = client.post(path, json=body)
        assert refused.status_code == 503
        assert refused.headers["retry-after"] == str(refused.json()["seconds"])
        assert refused.json()["type"] == "urn:summarize:busy"
    assert client.post("/api/check", json={"source": "neun Leute", "target": "nine people"}).json()["ok"]
    for job in jobs:
        assert events(client, job["id"])[-1][1] == "done"
    assert client.post("/api/translate", json={"text": GERMAN}).status_code == 200


def test_a_check_does_not_wait_behind_a_translation(start: Callable[..., Running]) -> None:
    """While the translator is at work, checks are answered."""
    client = start(SlowTranslator(1.0)).client
    threading.Thread(target=client.post, args=["/api/translate"], kwargs={"json": {"text": GERMAN}}).start()
    time.sleep(0.2)
    began = time.monotonic()
    assert client.post("/api/check", json={"source": "neun Leute", "target": "nine people"}).json()["ok"]
    assert time.monotonic() - began < 0.7
    assert client.get("/api/health").json()["jobs"] == 1


@pytest.mark.parametrize(
    ("path", "body", "status", "kind", "field", "way_out"),
    [
        ("/api/brief", {"text": ""}, 422, "unreadable", "text", None),
        ("/api/brief", {"text": "The cat sat on the mat and it was there for the day."}, 422, "not-german", "text",
         'send "force": true to read it anyway'),
        ("/api/brief", {"text": "ä" * 1_000_001}, 413, "too-large", "text", "give a corpus as .jsonl or a folder"),
        ("/api/brief", {"text": "a\0b"}, 422, "unreadable", "text", "save it as .txt"),
        ("/api/brief", {}, 422, "invalid", "text", "/api/openapi.json describes every field"),
        ("/api/brief", {"text": "Gut.", "sentences": 0}, 422, "invalid", "sentences", "/api/openapi.json describes every field"),
        ("/api/brief", {"text": "Gut.", "tone": "calm"}, 422, "invalid", "tone", "/api/openapi.json describes every field"),
        ("/api/check", {"source": "neun", "target": "nine", "date": "gestern"}, 422, "invalid", "date",
         "/api/openapi.json describes every field"),
        ("/api/check", {"source": " ", "target": "nine"}, 422, "unreadable", "source", None),
        ("/api/briefs", {"articles": [{"text": "Gut."}, {}]}, 422, "usage", "articles.1", "give one of them"),
        ("/api/briefs", {"articles": [{"data": "***"}]}, 422, "unreadable", "articles.0", "send the bytes of the file in base 64"),
    ],
)  # fmt: skip
def test_problems_name_the_field_and_the_way_out(
    desk: Running, path: str, body: Any, status: int, kind: str, field: str, way_out: str | None
) -> None:
    """An error is a problem (RFC 9457) with its status, type, field and, if there is one, way out."""
    answer = desk.client.post(path, json=body)
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status), problem
    assert answer.headers["content-type"] == "application/problem+json"
    assert (problem["type"], problem["field"]) == (f"urn:summarize:{kind}", field)
    assert problem.get("way_out") == way_out


@pytest.mark.parametrize(
    ("path", "sent", "told"),
    [
        ("/api/brief", {"text": " "},
         '{"type": "urn:summarize:unreadable", "title": "The input cannot be used", "status": 422, '
         '"detail": "text: the file is empty; nothing to read", "field": "text"}'),
        ("/api/brief", {"text": "The cat sat on the mat and it was there for the day."},
         '{"type": "urn:summarize:not-german", "title": "The text is not German", "status": 422, "detail": '
         '"text: the text is not German; send \\"force\\": true to read it anyway", "field": "text", '
         '"way_out": "send \\"force\\": true to read it anyway"}'),
        ("/api/briefs", {"articles": [{"text": "<html><body><p>", "name": "a; b.html"}]},
         '{"type": "urn:summarize:unreadable", "title": "The input cannot be used", "status": 422, "detail": '
         '"a; b.html: no article found in this web page; save its text as .txt", "field": "articles.0", '
         '"way_out": "save its text as .txt"}'),
        ("/api/brief", {"text": "Gut.", "sentences": 0},
         '{"type": "urn:summarize:invalid", "title": "A field is wrong", "status": 422, "detail": "sentences: input '
         'should be greater than or equal to 1; /api/openapi.json describes every field", "field": "sentences", '
         '"way_out": "/api/openapi.json describes every field"}'),
        ("/api/nothing", {},
         '{"type": "urn:summarize:refused", "title": "Not Found", "status": 404, "detail": "nothing at this address; '
         '/api/openapi.json lists all addresses", "way_out": "/api/openapi.json lists all addresses"}'),
    ],
)  # fmt: skip
def test_the_bytes_of_a_problem(desk: Running, path: str, sent: Any, told: str) -> None:
    """The members of a problem, their order and their words are part of the API."""
    assert desk.client.post(path, json=sent).text == told


def test_a_way_out_never_rewrites_what_the_client_sent(desk: Running) -> None:
    """Options are named as fields of the request, but a file name that reads like one stays."""
    sent = {"text": "The cat sat on the mat and it was there for the day.", "name": "use --force"}
    detail = desk.client.post("/api/briefs", json={"articles": [sent]}).json()["detail"]
    assert detail == 'use --force: the text is not German; send "force": true to read it anyway'


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/nothing", 404), ("GET", "/api/jobs/0", 404), ("GET", "/api/brief", 405), ("GET", "/api/briefs/xyz", 422),
     ("GET", "/api/briefs/000000000000", 404), ("GET", "/static/../store.py", 404), ("GET", "/static/store.py", 404)],
)  # fmt: skip
def test_unknown_addresses_are_problems_too(desk: Running, method: str, path: str, status: int) -> None:
    """Unknown addresses, methods and ids are answered in the same form."""
    answer = desk.client.request(method, path)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"


def test_openapi_describes_every_request_with_an_example(desk: Running) -> None:
    """Every public endpoint has a summary, and each body an example that the API takes."""
    spec = desk.client.get("/api/openapi.json").json()
    assert {"/api/brief", "/api/translate", "/api/check", "/api/figures", "/api/health", "/api/jobs/{identity}"} <= set(
        spec["paths"]
    )
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], path
            if (reference := operation.get("requestBody")) and "{" not in path:
                name = reference["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
                [example] = spec["components"]["schemas"][name]["examples"]
                assert desk.client.request(method, path, json=example).status_code in (200, 201), path


def test_health_says_how_it_is(desk: Running) -> None:
    """Health reports the version, the models and the queue."""
    health = desk.client.get("/api/health").json()
    assert (health["status"], health["version"], health["translator"]) == ("ok", __version__, "fake@1+0|test")
    assert (health["capacity"], health["sentences"]) == (64, 0)


def test_a_web_page_is_read_as_one(desk: Running) -> None:
    """From HTML, the article is extracted."""
    page = f"<html><body><nav>Startseite</nav><article><p>{GERMAN.split(chr(10) * 2)[1]}</p></article></body></html>"
    result = desk.client.post("/api/translate", json={"text": page}).json()
    assert [segment["target"] for segment in result["segments"]][-1] == "More than 2,000 have been killed."


def test_a_story_is_that_of_the_command_line(desk: Running) -> None:
    """The bytes of the answer are those that `summarize story --format json` prints."""
    texts = {"agency": GERMAN, "paper": GERMAN.replace("13.000", "12.000")}
    told = story([article_from_text(text, id=name) for name, text in texts.items()], translator(), ExtractiveWriter())
    articles = [{"id": name, "text": text} for name, text in texts.items()]
    answer = desk.client.post("/api/story", json={"articles": articles})
    assert answer.text == render(told, "json")
    assert desk.client.post("/api/story", json={"articles": [{"text": ""}]}).json()["field"] == "articles.0.text"
