"""Checking many pairs of texts: JSON lines in, JSON lines out, in order."""

import codecs
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from summarize.article import LONGEST_LINE
from summarize.consistency.check import Check
from summarize.consistency.comparison import compare
from summarize.defaults import Mode
from summarize.errors import InputError

_UNCHECKED = Check(())


class Checker(Protocol):
    """Compares a target with a source, like `compare`, possibly after cleaning the source."""

    def __call__(self, source: str, target: str, *, mode: Mode) -> Check:
        """Return the verdicts."""
        ...


@dataclass(frozen=True, slots=True)
class PairOutcome:
    """The result for one line: the check of its pair against `source`, or why it could not be checked."""

    line: int
    identity: str | int | float | None
    source: str = ""
    check: Check = _UNCHECKED
    error: str | None = None

    @property
    def ok(self) -> bool:
        """Whether the pair was checked and every figure is supported."""
        return self.error is None and self.check.ok


def check_pairs(
    lines: Iterable[bytes], *, mode: Mode = "summary", name: str = "stdin", check: Checker = compare
) -> Iterator[PairOutcome]:
    """Check each line's `source` and `target` and yield the outcomes in the order of the lines.

    Blank lines are skipped. `name` is the input's name in messages, `check` compares one pair. Only one line is in
    memory at a time.
    """
    for number, content in numbered(lines):
        try:
            identity, source, target = parse_pair(content)
        except InputError as error:
            known = error.identity if isinstance(error, PairError) else None
            yield PairOutcome(number, known, error=f"{name}, line {number}: {error}")
            continue
        yield PairOutcome(number, identity, source, check(source, target, mode=mode))


def numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank, without a byte order mark, and its number from 1."""
    for number, line in enumerate(lines, 1):
        content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if content.strip():
            yield number, content


def parse_pair(line: bytes) -> tuple[str | int | float, str, str]:
    """Return id, source and target of a JSON line. Raises InputError, without a place, if any is missing."""
    if len(line) >= LONGEST_LINE:
        raise InputError(f"the line has {LONGEST_LINE:,} bytes or more", "check shorter texts.")
    pair = _object(line)
    identity = _identity(pair)
    try:
        return identity, _text(pair, "source"), _text(pair, "target")
    except InputError as error:
        raise PairError(error.message, error.way_out, identity) from error


class PairError(InputError):
    """A pair that cannot be checked, though its id is known."""

    def __init__(self, message: str, way_out: str | None, identity: str | int | float) -> None:
        """Store the id with the message and the way out."""
        super().__init__(message, way_out)
        self.identity = identity


def _object(line: bytes) -> dict[str, Any]:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"byte {error.start + 1} is not UTF-8", "save the file as UTF-8.") from error
    try:
        value = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise InputError(f"this is not JSON ({error.msg}, column {error.colno})", "give one object a line.") from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            "this JSON is nested too deeply or has too long a number", "give one object a line."
        ) from error
    if not isinstance(value, dict):
        raise InputError("this is not an object", 'give {"id", "source", "target"} on each line.')
    return value


def _refuse(constant: str) -> None:
    raise InputError(f"{constant} is not JSON (RFC 8259)", "write null or a number.")


def _identity(pair: Mapping[str, Any]) -> str | int | float:
    if "id" not in pair:
        raise InputError("the key “id” is missing", "give each pair an id.")
    identity = pair["id"]
    if isinstance(identity, bool) or not isinstance(identity, str | int | float):
        raise InputError("“id” is neither text nor a number", "give each pair an id of its own.")
    if isinstance(identity, float) and not math.isfinite(identity):
        raise InputError("“id” is too large a number", "give each pair an id of its own.")
    if isinstance(identity, str):
        _encodable(identity, "id")
    return identity


def _text(pair: Mapping[str, Any], key: str) -> str:
    if key not in pair:
        raise InputError(f"the key “{key}” is missing", "give both texts of the pair.")
    text = pair[key]
    if not isinstance(text, str):
        raise InputError(f"“{key}” is not text", "put the text in quotation marks.")
    _encodable(text, key)
    if "\0" in text:
        raise InputError(f"“{key}” has a NUL character", "remove it, or check whether the file is text at all.")
    return text


def _encodable(text: str, key: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"“{key}” has half a surrogate pair at character {error.start + 1}", "repair the text."
        ) from error
