"""Completions: whatever a server sends ends as text or as one clear error, in time and in bounded memory."""

import json
import subprocess
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_in import Answer, Raw, events, standing_in

from summarize.engines import completion, endpoint
from summarize.engines.completion import NotACompletionError, read_completion
from summarize.engines.endpoint import Endpoint
from summarize.errors import EndpointError
from summarize.prompts import Message

ASKED = (Message("user", "Hello"),)
PAGE = b"<!DOCTYPE html>\n<p>Welcome to the proxy</p>\n"

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters())
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5)


def choice(name: str) -> st.SearchStrategy[Any]:
    """Return values that come closer and closer to a completion with `name`."""
    message = VALUES | st.fixed_dictionaries({"content": VALUES})
    inner = VALUES | st.fixed_dictionaries({}, optional={name: message, "finish_reason": VALUES})
    return VALUES | st.fixed_dictionaries({"choices": VALUES | st.lists(inner, max_size=2)})


def reply(answer: Answer) -> str:
    """Return what an endpoint makes of the answers of a stand-in."""
    with standing_in(answer) as server:
        return Endpoint(Endpoint.of(server.url).address, wait=lambda _: None).reply(ASKED, tokens=9)


@given(choice("message"), st.lists(choice("delta"), max_size=3), st.booleans())
def test_any_json_is_a_text_or_not_a_completion(whole: Any, deltas: list[Any], streamed: bool) -> None:
    """No shape of JSON crashes the reader, and its text can be written to a file."""
    data = "".join(f"data: {json.dumps(delta)}\n\n" for delta in deltas) if streamed else json.dumps(whole)
    try:
        text = read_completion([data.encode()], streamed=streamed)
    except NotACompletionError:
        return
    assert isinstance(text, str)
    text.encode()


@pytest.mark.parametrize("streamed", [True, False])
@pytest.mark.parametrize(
    "body",
    [
        '{"choices": [{"NAME": null}]}',
        '{"choices": [{"NAME": "Yes."}]}',
        '{"choices": [{"NAME": {"content": ["Yes."]}}]}',
        '{"choices": {"NAME": {"content": "Yes."}}}',
        '{"choices": 3}',
        '{"choices": null}',
        '{"choices": ["Yes."]}',
        '{"choices": []}',
        '{"choices": [{"text": "Yes."}]}',
        '{"error": "no model"}',
        "[" * 100_000,
        "1" * 5_000,
    ],
    ids=lambda body: body[:40],
)
def test_nonsense_is_the_error_of_another_server(body: str, streamed: bool) -> None:
    """What is not shaped like a completion is named as such, whole or streamed, however deep it is nested."""
    data = body.replace("NAME", "delta" if streamed else "message").encode()
    answer = Raw([b"data: ", data, b"\n\n"]) if streamed else Raw([data], "application/json")
    with pytest.raises(EndpointError, match=r"it answered .*, not a chat completion; check that the address"):
        reply(lambda _: answer)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([PAGE], "a web page"),
        ([b"\xef\xbb\xbf", b"\n  ", PAGE], "a web page"),
        ([], "a stream without a completion"),
        ([b": a comment\n\ndata: [DONE]\n\n"], "a stream without a completion"),
        ([b'{"choices": [{"message": {"content": "Yes."}}]}'], "a stream without a completion"),
        ([b"data: pong\n\n"], "something other than JSON"),
    ],
)
def test_a_stream_that_is_no_completion_is_not_an_empty_answer(parts: list[bytes], said: str) -> None:
    """A page served as events, or a stream without one completion event, is an error; an empty answer is not."""
    with pytest.raises(EndpointError, match=f"it answered {said}, not a chat completion"):
        reply(lambda _: Raw(parts))
    assert reply(lambda _: "") == ""


def test_a_stream_without_a_line_end_is_given_up_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time is looked at with every chunk that arrives, not with every line."""
    monkeypatch.setattr(completion, "DEADLINE", 0.1)
    finished: list[bool] = []

    def trickle() -> Iterator[bytes]:
        for _ in range(100):
            sleep(0.02)
            yield b"x"
        finished.append(True)

    with pytest.raises(EndpointError, match="no complete answer within 0 seconds after 4 attempts"):
        reply(lambda _: Raw(trickle()))
    assert not finished


@pytest.mark.parametrize("kind", ["text/event-stream", "application/json"])
def test_an_endless_line_is_cut_off(kind: str) -> None:
    """Memory is bounded: a line, or a body, that goes on and on is not a completion."""
    with pytest.raises(EndpointError, match="it answered far too much"):
        reply(lambda _: Raw(repeat(b"x" * 65_536, 200), kind))


def test_a_line_may_arrive_in_pieces_and_hold_any_character() -> None:
    """Lines end at LF, CRLF or CR only, wherever a chunk ends; a pair of surrogates may come in two events."""
    text = "Zwölf\u2028Jahre\x85 \x0b und "
    pieces = [{"choices": [{"delta": {"content": piece}}]} for piece in (text, "\ud83d", "\ude00", "\ud83d")]
    lines = [f"data: {json.dumps(piece, ensure_ascii='ud' in ascii(piece))}" for piece in pieces]
    for end in ("\n", "\r\n", "\r"):
        data = (end * 2).join([*lines, "data: [DONE]", ""]).encode()
        for size in (1, 7, len(data)):
            chunks = [data[start : start + size] for start in range(0, len(data), size)]
            assert read_completion(chunks, streamed=True) == text + "\N{GRINNING FACE}\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("begun", [False, True])
def test_an_endpoint_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch, begun: bool) -> None:
    """Silence, before an answer or within it, ends each attempt; the error says that none came in time."""
    monkeypatch.setattr(endpoint, "SILENCE", 0.1)
    released = Event()

    def silent() -> Iterator[bytes]:
        yield from [events("Yes.")[:60]] if begun else []
        released.wait(60)

    def answer(_: object) -> Raw:
        if not begun:
            released.wait(60)
        return Raw(silent())

    with standing_in(answer) as server:
        try:
            asked = Endpoint(Endpoint.of(server.url).address, wait=lambda _: None)
            with pytest.raises(EndpointError, match="no answer in time after 4 attempts; try again later"):
                asked.reply(ASKED, tokens=9)
        finally:
            released.set()
        assert len(server.requests) == endpoint.ATTEMPTS


def test_any_text_can_be_sent() -> None:
    """Half of a surrogate pair in an article reaches the endpoint, and a host that cannot exist is named as such."""
    with standing_in(lambda _: "Yes.") as server:
        assert Endpoint.of(server.url).reply((Message("user", "Zwölf \ud83d"),), tokens=9) == "Yes."
        assert server.requests[0]["messages"][0]["content"] == "Zwölf \ud83d"
    with pytest.raises(EndpointError, match="not the address of an endpoint"):
        Endpoint.of("http://..../v1#m").reply(ASKED, tokens=9)


def test_commands_report_nonsense_in_one_line(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, tiny_marian: Path
) -> None:
    """`brief` and `check --judge` end with status 3 and the error, not as a bug."""
    german, english = tmp_path / "a.txt", tmp_path / "b.txt"
    german.write_text("Anna verkaufte 300 Autos. Bernd verkaufte 500 Autos.", "utf-8")
    english.write_text("Anna sold 300 cars.", "utf-8")
    nonsense = Raw([b'{"choices": [{"message": null}]}'], "application/json")
    with standing_in(lambda _: nonsense) as server:
        written = run("brief", german, "--translator", tiny_marian, "--writer", server.url)
        checked = run("check", german, english, "--judge", server.url)
    for done in (written, checked):
        assert done.returncode == 3
        assert "it answered JSON of another kind, not a chat completion; check that the address" in done.stderr
        assert "Traceback" not in done.stderr
