"""A language model behind an OpenAI-compatible endpoint: Ollama, llama.cpp, vLLM, a provider.

The key comes from the environment and goes into one header only; messages, signatures and representations never show
it. Redirects are not followed, so that the key reaches no other host.
"""

import json
import os
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from summarize.engines.completion import NotACompletionError, read_completion
from summarize.errors import EndpointError, UsageError
from summarize.prompts import Message

if TYPE_CHECKING:
    import httpx

#: The environment variable that holds the key.
KEY = "SUMMARIZE_WRITER_KEY"
#: Seconds to connect, and without a byte: a laptop may read a long prompt for a minute before its first word.
CONNECT, SILENCE = 10.0, 120.0
#: Number of attempts, and seconds before the second; each further wait doubles, up to the last value.
ATTEMPTS, BACKOFF, LONGEST_WAIT = 4, 0.5, 30.0
#: HTTP statuses that may succeed on a retry.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


def is_endpoint(name: str | None) -> bool:
    """Whether a writer's name is the address of an endpoint."""
    return name is not None and name.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Address:
    """The URL of an endpoint and the model to request there."""

    url: str
    model: str

    @classmethod
    def parse(cls, name: str) -> "Address":
        """Parse `URL#MODEL`. Raises UsageError if host or model is missing, or if it contains a password."""
        try:
            parts = urlsplit(name)
        except ValueError as error:
            raise UsageError(
                "the address of an endpoint has an open or empty [", "write http://[::1]:11434/v1#MODEL"
            ) from error
        if not parts.hostname or not parts.fragment:
            raise UsageError(
                f"{_public(name)}: name an endpoint as URL#MODEL, as in http://127.0.0.1:11434/v1#llama3.2"
            )
        if parts.username or parts.password or parts.query:
            raise UsageError(f"{_public(name)}: a key does not belong in the address", f"set {KEY}")
        return cls(urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", "")), parts.fragment)

    def __str__(self) -> str:
        """Return `URL#MODEL`."""
        return f"{self.url}#{self.model}"


def _public(name: str) -> str:
    """Return an address without anything that may be secret."""
    parts = urlsplit(name)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", parts.fragment))


def _key() -> str | None:
    """Return the key in the environment, if any, without the space around it."""
    key = os.environ.get(KEY, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise UsageError(f"the key in {KEY} has characters that no HTTP header can carry", "copy the key again")
    return key or None


@dataclass(frozen=True)
class Endpoint:
    """One model at one address. Safe to use from several threads.

    `wait` sleeps for a number of seconds; `transport` carries the requests (tests replace it).
    """

    address: Address
    key: str | None = field(default=None, repr=False)
    wait: Callable[[float], None] = field(default=time.sleep, repr=False)
    transport: "httpx.BaseTransport | None" = field(default=None, repr=False)

    @classmethod
    def of(cls, name: str) -> "Endpoint":
        """Return the endpoint at `URL#MODEL`, with the key from the environment. Raises UsageError."""
        return cls(Address.parse(name), _key())

    @property
    def signature(self) -> str:
        """Model and address; only the endpoint knows what the model is."""
        return f"{self.address.model}@{self.address.url}"

    def reply(self, messages: Sequence[Message], *, tokens: int) -> str:
        """Return the model's answer, at most `tokens` tokens long.

        Transient failures (no connection, too many requests, a server error) are tried ATTEMPTS times. Raises
        EndpointError.
        """
        body = {
            "model": self.address.model,
            "messages": [{"role": message.role, "content": message.content} for message in messages],
            "max_tokens": tokens,
            "temperature": 0,
            "seed": 0,
            "stream": True,
        }
        with self._client() as client:
            for attempt in range(ATTEMPTS):
                last = attempt == ATTEMPTS - 1
                try:
                    return self._answer(client, body)
                except _PassingError as error:
                    if last:
                        raise EndpointError(
                            f"{self.address}: {error} after {ATTEMPTS} attempts", error.way_out
                        ) from error
                    self.wait(min(LONGEST_WAIT, error.after or BACKOFF * 2**attempt * random.uniform(1, 1.5)))  # noqa: S311
        raise AssertionError("the last attempt returns or raises")

    def _client(self) -> "httpx.Client":
        """Return an open client. Raises EndpointError if the environment names an unusable proxy or certificate."""
        import httpx

        timeout = httpx.Timeout(SILENCE, connect=CONNECT)
        try:
            return httpx.Client(timeout=timeout, transport=self.transport, trust_env=self.transport is None)
        except (httpx.InvalidURL, ImportError, OSError, ValueError) as error:
            # Its words may contain the password of a proxy.
            raise EndpointError(
                f"{self.address}: no connection can be set up ({type(error).__name__})",
                "check HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE and the like; a SOCKS proxy needs the package socksio",
            ) from error

    def _answer(self, client: "httpx.Client", body: dict[str, Any]) -> str:
        """Make one request. Raises _PassingError for transient failures and EndpointError for others."""
        import httpx

        # httpx would send UTF-8, which has no form for half of a surrogate pair in an article.
        content = json.dumps(body, separators=(",", ":"))
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        url = f"{self.address.url}/chat/completions"
        try:
            with client.stream("POST", url, content=content, headers=headers) as response:
                if not response.is_success:
                    self._refuse(response)
                streamed = "text/event-stream" in response.headers.get("content-type", "").lower()
                return read_completion(response.iter_bytes(), streamed=streamed)
        except httpx.ConnectError as error:
            raise _PassingError("no answer", "check that the server is running and the address is right") from error
        except httpx.TimeoutException as error:
            raise _PassingError("no answer in time") from error
        except TimeoutError as error:
            raise _PassingError(str(error)) from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
            raise EndpointError(f"{self.address}: not the address of an endpoint", "check it") from error
        except httpx.HTTPError as error:
            raise _PassingError(f"the connection broke ({type(error).__name__})") from error
        except NotACompletionError as error:
            raise EndpointError(
                f"{self.address}: it answered {error}, not a chat completion",
                "check that the address ends just before /chat/completions, usually in /v1",
            ) from error

    def _refuse(self, response: "httpx.Response") -> None:
        """Raise for an error status."""
        status = response.status_code
        if status in _PASSING:
            after = response.headers.get("retry-after", "")
            seconds = float(after) if after.isdecimal() else None
            raise _PassingError(f"it answered with status {status}", after=seconds)
        if status in (401, 403):
            if not self.key:
                raise EndpointError(f"{self.address}: it needs a key; set {KEY} (status {status})")
            raise EndpointError(f"{self.address}: it rejects the key in {KEY} (status {status})")
        if status == 404:
            raise EndpointError(
                f"{self.address}: no such address or model (status 404)", "check both, the URL usually ends in /v1"
            )
        raise EndpointError(f"{self.address}: it refused the request (status {status})", "check address and model")


class _PassingError(Exception):
    """A transient failure; `after` is when to retry, in seconds, if the server said so."""

    def __init__(self, reason: str, way_out: str = "try again later", *, after: float | None = None) -> None:
        super().__init__(reason)
        self.way_out = way_out
        self.after = after
