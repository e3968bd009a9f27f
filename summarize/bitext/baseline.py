"""Baselines: a file of a project's known findings, so that only new ones are reported."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields, replace
from hashlib import sha256
from pathlib import Path
from textwrap import shorten

from summarize.article.files import readable, replace_file
from summarize.bitext.checking import Checked, Outcome
from summarize.bitext.problems import Level, Problem
from summarize.bitext.unit import Unit
from summarize.errors import InputError, OutputError

_VERSION = 1

#: A bitext file (as a path from the baseline's folder) and the fingerprint of a finding in it.
_Key = tuple[str, str]


def fingerprint(unit: Unit, problem: Problem) -> str:
    """Return what distinguishes a finding from others in its file: its unit, kind and figure, but not its line.

    A unit without an id is identified by its German.
    """
    identity = repr(unit.id) if unit.id is not None else unit.german
    text = "\0".join((identity, problem.kind, problem.figure.text))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(slots=True)
class Baseline:
    """Known findings and how often each is known; findings that occur are crossed off."""

    folder: Path
    left: Counter[_Key] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)

    def sift(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield `outcomes` with known problems moved from `problems` to `known`."""
        for outcome in outcomes:
            self.seen.add(_relative(outcome.file, self.folder))
            yield self._sifted(outcome) if isinstance(outcome, Checked) and outcome.problems else outcome

    def _sifted(self, outcome: Checked) -> Checked:
        known = tuple(problem for problem in outcome.problems if self._cross_off(outcome.unit, problem))
        new = tuple(problem for problem in outcome.problems if not any(problem is one for one in known))
        return replace(outcome, problems=new, known=known)

    def _cross_off(self, unit: Unit, problem: Problem) -> bool:
        key = _relative(unit.file, self.folder), fingerprint(unit, problem)
        if self.left[key] <= 0:
            return False
        self.left[key] -= 1
        return True

    @property
    def stale(self) -> int:
        """The number of known findings, in the files checked, that no longer occur."""
        return sum(count for (file, _), count in self.left.items() if file in self.seen)


def read_baseline(path: Path) -> Baseline:
    """Read a file written by `Recorder`. Raises InputError if it is not one."""
    known: Counter[_Key] = Counter()
    for entry in _entries(path):
        known[entry.key] += entry.count
    return Baseline(path.resolve().parent, known)


@dataclass(frozen=True, order=True, slots=True)
class _Known:
    """A finding of a baseline; unit, kind and figure are for human readers."""

    file: str
    fingerprint: str
    unit: str
    kind: str
    figure: str
    count: int

    @property
    def key(self) -> _Key:
        return self.file, self.fingerprint


_NAMES = {field.name for field in fields(_Known)}


def _entries(path: Path) -> list[_Known]:
    with readable(path):
        content = path.read_bytes()
    try:
        baseline = json.loads(content)
        if baseline["version"] == _VERSION and all(_is_entry(entry) for entry in baseline["findings"]):
            return [_Known(**entry) for entry in baseline["findings"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{path}: this is not a baseline ({error})", "write it again with --write-baseline") from error
    raise InputError(f"{path}: this baseline has another format", "write it again with --write-baseline")


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() == _NAMES
        and all(isinstance(entry[name], int if name == "count" else str) for name in _NAMES)
    )


class Recorder:
    """Collects findings for a baseline."""

    def __init__(self, path: Path, level: Level) -> None:
        """Collect wrong figures, and doubtful ones if `level` is DOUBTFUL, to be written to `path`."""
        self._path = path
        self._folder = path.resolve().parent
        self._levels = {Level.WRONG, level}
        self._found: dict[_Key, _Known] = {}
        self._seen: set[str] = set()

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield `outcomes` unchanged, and remember their findings."""
        for outcome in outcomes:
            file = _relative(outcome.file, self._folder)
            self._seen.add(file)
            if isinstance(outcome, Checked):
                self._remember(outcome, file)
            yield outcome

    def _remember(self, outcome: Checked, file: str) -> None:
        unit = outcome.unit
        name = str(unit.id if unit.id is not None else unit.german)
        for problem in (*outcome.problems, *outcome.known):
            if problem.level in self._levels:
                words = shorten(name, 60, placeholder=" ..."), problem.kind, problem.figure.text
                known = _Known(file, fingerprint(unit, problem), *words, 1)
                before = self._found.get(known.key)
                self._found[known.key] = replace(known, count=before.count + 1) if before else known

    def write(self) -> int:
        """Write the baseline and return the number of its findings; those of files that were not checked stay.

        Raises InputError if a file with that name is not a baseline, OutputError if it cannot be written.
        """
        kept = [entry for entry in _entries(self._path) if entry.file not in self._seen] if self._path.exists() else []
        entries = sorted([*kept, *self._found.values()])
        lines = ",\n".join(f"    {json.dumps(asdict(entry))}" for entry in entries)
        between = f"\n{lines}\n  " if lines else ""
        text = f'{{\n  "version": {_VERSION},\n  "findings": [{between}]\n}}\n'
        try:
            replace_file(self._path, text.encode())
        except OSError as error:
            raise OutputError(
                f"{self._path}: the baseline cannot be written ({error.strerror})", "check the path"
            ) from error
        return sum(entry.count for entry in entries)


def _relative(file: str, folder: Path) -> str:
    """Return a file's path from the baseline's folder, with slashes, the same wherever the command runs."""
    return Path(os.path.relpath(Path(file).resolve(), folder)).as_posix()
