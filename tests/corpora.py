"""A corpus to run batches on, and a machine that stops at a chosen moment."""

import csv
import io
import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from upper_job import UpperJob

from summarize.corpus import Summary, run_corpus

FORMS = ["out", "out.jsonl"]
CRASHED = [*FORMS, "out.csv"]


@dataclass
class Corpus:
    """A folder to work in, with a corpus in JSON lines and an output."""

    folder: Path
    form: str

    @property
    def out(self) -> Path:
        return self.folder / "made" / self.form

    def write(self, texts: Sequence[tuple[str, str]]) -> None:
        lines = [json.dumps({"id": name, "text": text}) + "\n" for name, text in texts]
        (self.folder / "in.jsonl").write_text("".join(lines), encoding="utf-8")

    def run(self, job: UpperJob | None = None, **settings: Any) -> Summary:
        source = str(self.folder / "in.jsonl")
        settings.setdefault("force", True)
        return run_corpus([source], self.out, job or UpperJob(), **settings)

    def bytes(self) -> dict[str, bytes]:
        """Every file of the output, by name."""
        made = self.folder / "made"
        return {str(path.relative_to(made)): path.read_bytes() for path in made.rglob("*") if path.is_file()}

    def clear(self) -> None:
        shutil.rmtree(self.folder / "made", ignore_errors=True)

    def texts(self) -> list[str]:
        """The texts that were made, in the order of the documents where there is one."""
        if self.form.endswith(".csv"):
            with self.out.open(encoding="utf-8", newline="") as file:
                return [row["text"] for row in csv.DictReader(file)]
        if self.form.endswith(".jsonl"):
            return [json.loads(line)["text"] for line in self.out.read_text(encoding="utf-8").splitlines()]
        files = sorted(self.out.glob("*.json"))
        return [json.loads(path.read_text(encoding="utf-8"))["text"] for path in files]


class Crash(BaseException):
    """The machine has stopped."""


#: The calls that change the disk, besides the writes of open files.
_CALLS = ("pwrite", "fsync", "rename", "replace", "unlink", "ftruncate")


def crashing(monkeypatch: pytest.MonkeyPatch, last: int) -> Callable[[], bool]:
    """Stop the machine at the system call number `last` that changes the disk; writes are cut in half.

    Returns a function that tells whether it did.
    """
    calls = count(1)
    stopped = False

    def step(half: Callable[[], Any]) -> None:
        """Count a call; at the last one, do half of it and stop."""
        nonlocal stopped
        if not stopped and next(calls) != last:
            return
        if not stopped:
            half()
        stopped = True
        raise Crash

    def wrap(name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(*args: Any, **settings: Any) -> Any:
            step(lambda: name == "pwrite" and real(args[0], _half(args[1]), args[2]))
            return real(*args, **settings)

        return call

    class File(io.FileIO):
        def write(self, data: Any) -> int:
            step(lambda: super(File, self).write(_half(data)))
            return super().write(data)

    for name in _CALLS:
        monkeypatch.setattr(os, name, wrap(name))
    monkeypatch.setattr(io, "open", _open_with(File, io.open))
    return lambda: stopped


def _half(data: Any) -> bytes:
    return bytes(data)[: len(data) // 2]


def _open_with(kind: type[io.FileIO], real: Callable[..., Any]) -> Callable[..., Any]:
    """Return an `open` whose files for writing are of that kind below their buffer; `Path.open` calls it as well."""

    def opened(file: Any, mode: str = "r", *args: Any, **settings: Any) -> Any:
        if not set(mode) & set("wax+"):
            return real(file, mode, *args, **settings)
        buffer = io.BufferedWriter(kind(file, mode.replace("b", "").replace("t", "")))
        if "b" in mode:
            return buffer
        _, encoding, errors, newline = (*args, *[None] * 4)[:4]
        named = {"encoding": encoding, "errors": errors, "newline": newline} | settings
        return io.TextIOWrapper(buffer, **named)

    return opened
