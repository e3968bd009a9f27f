"""Chat completions: the text of an answer, sent as a whole or as a stream of server-sent events.

Whatever a server sends, reading it ends in time and in bounded memory, with the text or with one of two errors.
"""

import json
import time
from collections.abc import Iterable, Iterator

#: Maximum seconds for an answer, and characters in it: a stream may never end.
DEADLINE, LONGEST_ANSWER = 300.0, 20_000
#: Maximum bytes of a completion, and of one event of a stream: fifty for each character of text.
MOST_BYTES = 50 * LONGEST_ANSWER


class NotACompletionError(Exception):
    """A server answered something else; the message says what, never in its words."""


def read_completion(chunks: Iterable[bytes], *, streamed: bool) -> str:
    """Return the text of a chat completion that arrives in `chunks`, cut at LONGEST_ANSWER characters.

    Raises NotACompletionError for anything else, and TimeoutError past the deadline.
    """
    text = _streamed(_in_time(chunks)) if streamed else _whole(_in_time(chunks))
    # JSON may contain half of a surrogate pair, and a stream may send the halves in two events.
    return text[:LONGEST_ANSWER].encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _in_time(chunks: Iterable[bytes]) -> Iterator[bytes]:
    end = time.monotonic() + DEADLINE
    for chunk in chunks:
        if time.monotonic() > end:
            raise TimeoutError(f"no complete answer within {DEADLINE:.0f} seconds")
        yield chunk


def _whole(chunks: Iterable[bytes]) -> str:
    data = bytearray()
    for chunk in chunks:
        data += chunk
        _limit(data)
    text = _text(_parsed(data), "message")
    if text is None:
        raise NotACompletionError("JSON of another kind")
    return text


def _streamed(chunks: Iterable[bytes]) -> str:
    """Return the text of all events together. The first and the last of a stream may have none."""
    text = None
    for line in _lines(chunks):
        _refuse_page(line)
        data = line.removeprefix(b"data:").strip() if line.startswith(b"data:") else b""
        if data == b"[DONE]":
            break
        piece = _text(_parsed(data), "delta") if data else None
        if piece is not None:
            text = (text or "") + piece
            if len(text) > LONGEST_ANSWER:
                break
    if text is None:
        raise NotACompletionError("a stream without a completion")
    return text


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of a stream, with their ends. A CRLF that two chunks share gives an empty line more."""
    line = bytearray()
    for chunk in chunks:
        for part in chunk.splitlines(keepends=True):
            line += part
            _limit(line)
            if part.endswith((b"\n", b"\r")):
                yield bytes(line)
                line.clear()
    yield bytes(line)


def _limit(data: bytearray) -> None:
    if len(data) > MOST_BYTES:
        raise NotACompletionError("far too much")


def _refuse_page(data: bytes | bytearray) -> None:
    if data.lstrip()[:1] == b"<":
        raise NotACompletionError("a web page")


def _parsed(data: bytes | bytearray) -> object:
    _refuse_page(data)
    try:
        return json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise NotACompletionError("something other than JSON") from error


def _text(answer: object, name: str) -> str | None:
    """Return the text of the first choice, in its `message` or `delta`, or None if there is no such choice."""
    match answer:
        case {"choices": [dict(choice), *_]} if name in choice:
            match choice[name]:
                case {"content": str(text)}:
                    return text
                case {"content": None}:
                    return ""
                case dict(message) if "content" not in message:
                    return ""
        case {"choices": [] | [dict(), *_]}:
            return None
    raise NotACompletionError("JSON of another kind")
