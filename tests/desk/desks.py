"""A desk that runs in a thread, with a translator that is told what to say."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from fakes import FakeTranslator

from summarize.briefs.extractive import ExtractiveWriter
from summarize.desk.app import application
from summarize.desk.desk import Desk
from summarize.desk.server import config_of
from summarize.desk.store import Store
from summarize.translation import Translator

GERMAN = """Nordkorea schickt Soldaten

Nach Angaben aus Seoul hat Nordkorea rund 13.000 Soldaten nach Russland entsandt. Mehr als 2.000 sind gefallen.

Lesen Sie auch

Das Treffen fand am 4. September 2025 in Peking statt, und beide Seiten nannten es lang."""

ENGLISH = {
    "Nordkorea schickt Soldaten": "North Korea sends soldiers",
    "Nach Angaben aus Seoul hat Nordkorea rund 13.000 Soldaten nach Russland entsandt.": "According to Seoul, North Korea"
    " has sent around 13,000 soldiers to Russia.",
    "Mehr als 2.000 sind gefallen.": "More than 2,000 have been killed.",
    "Das Treffen fand am 4. September 2025 in Peking statt, und beide Seiten nannten es lang.": "The meeting took place on"
    " 4 September 2025 in Beijing, and both sides called it long.",
}


def translator(**settings: Any) -> FakeTranslator:
    """Return a translator that knows the sentences of GERMAN."""
    return FakeTranslator({source: [target] for source, target in ENGLISH.items()}, **settings)


@dataclass(frozen=True)
class Running:
    """A desk that runs: where it is, and what it is made of."""

    url: str
    desk: Desk
    client: httpx.Client
    store: Path

    def make(self, text: str = GERMAN, **more: Any) -> dict[str, Any]:
        """Have an article briefed at the desk and return the brief when it is made."""
        answer = self.client.post("/api/briefs", json={"articles": [{"text": text, **more}]})
        assert answer.status_code == 201, answer.text
        return self.made(answer.json()["briefs"][0]["id"])

    def made(self, identity: str) -> dict[str, Any]:
        """Wait for a brief and return it."""
        with self.client.stream("GET", f"/api/jobs/{identity}/events") as events:
            list(events.iter_lines())
        brief: dict[str, Any] = self.client.get(f"/api/briefs/{identity}").json()
        assert brief["stage"] == "made", brief["problem"]
        return brief


@contextmanager
def running(store: Path, model: Translator | None = None, **settings: Any) -> Iterator[Running]:
    """Run a desk on a free port of the loopback."""
    made: list[Desk] = []
    capacity = settings.pop("capacity", 64)

    def desk() -> Desk:
        made.append(Desk(model or translator(), ExtractiveWriter(), Store(store), capacity=capacity))
        return made[0]

    app = application(desk, **settings)
    server = uvicorn.Server(config_of(app))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with httpx.Client(base_url=url, timeout=60, transport=httpx.HTTPTransport(retries=5)) as client:
            try:
                while not server.started:
                    assert thread.is_alive()
                    thread.join(0.02)
                yield Running(url, made[0], client, store)
            finally:
                server.should_exit = True
                thread.join(30)
                assert not thread.is_alive()
