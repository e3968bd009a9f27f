"""A corpus to run batches on, and a machine that stops at a chosen moment."""

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
        if self.form.endswith(".jsonl"):
            return [json.loads(line)["text"] for line in self.out.read_text(encoding="utf-8").splitlines()]
        files = sorted(self.out.glob("*.json"))
        return [json.loads(path.read_text(encoding="utf-8"))["text"] for path in files]


class Crash(BaseException):
    """The machine has stopped."""


def crashing(monkeypatch: pytest.MonkeyPatch, last: int) -> Callable[[], bool]:
    """Stop the machine at the system call number `last` that changes the disk; writes are cut in half.

    Returns a function that tells whether it did.
    """
    calls = count(1)
    real = {name: getattr(os, name) for name in ("pwrite", "fsync", "rename", "unlink", "ftruncate")}
    stopped = False

    def wrap(name: str) -> Callable[..., Any]:
        def call(*args: Any, **settings: Any) -> Any:
            nonlocal stopped
            if stopped or next(calls) == last:
                if name == "pwrite" and not stopped:
                    fd, data, offset = args
                    real["pwrite"](fd, bytes(data)[: len(data) // 2], offset)
                stopped = True
                raise Crash
            return real[name](*args, **settings)

        return call

    for name in real:
        monkeypatch.setattr(os, name, wrap(name))
    return lambda: stopped
