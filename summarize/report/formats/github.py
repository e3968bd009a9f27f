"""Checked units as GitHub Actions workflow commands, which annotate lines of the files."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from summarize.bitext import Checked, Outcome, Unreadable
from summarize.bitext.problems import Level
from summarize.report.printable import printable
from summarize.report.wording import SEVERITIES, file_of, line_of, message, unit_name

_TITLES = {Level.WRONG: "Wrong figure", Level.DOUBTFUL: "Doubtful figure"}

#: Characters that the runner decodes (actions/toolkit, `command.ts`): in a message, and also in a property.
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}
_ESCAPED_DATA, _ESCAPED_PROPERTY = str.maketrans(_DATA), str.maketrans(_PROPERTY)


def github_annotations(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield a workflow command for each problem and each unreadable file.

    GitHub shows the first ten errors and the first ten warnings of a step.
    """
    for outcome in outcomes:
        if isinstance(outcome, Unreadable):
            yield _command("error", outcome.file, outcome.line or 1, "Unreadable", outcome.message)
        elif isinstance(outcome, Checked):
            unit = outcome.unit
            for problem in outcome.problems:
                name = unit_name(unit)
                text = message(problem, unit.german) + (f"\nUnit: {name}" if name else "")
                place = file_of(unit, problem), line_of(unit, problem)
                yield _command(SEVERITIES[problem.level], *place, _TITLES[problem.level], text)


def _command(command: str, file: str, line: int, title: str, text: str) -> str:
    properties = {"file": _from_here(file), "line": str(line), "title": title}
    listed = ",".join(f"{key}={printable(value).translate(_ESCAPED_PROPERTY)}" for key, value in properties.items())
    return f"::{command} {listed}::{printable(text).translate(_ESCAPED_DATA)}"


def _from_here(file: str) -> str:
    """Return the path for an annotation, relative to the checkout in which a step runs."""
    path = Path(file)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()
