"""Checked units as JUnit XML: a suite per file, a test per unit that has figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from tempfile import SpooledTemporaryFile
from typing import IO

from summarize.bitext import Checked, Outcome, Unreadable
from summarize.bitext.problems import Level
from summarize.report.formats.html import Markup, element
from summarize.report.wording import line_of, message, unit_name

#: Bytes of a suite kept in memory; its head shows counts that are known only at the end.
_IN_MEMORY = 1 << 22


@dataclass(slots=True)
class _Suite:
    """The tests of one file while they are written."""

    name: str
    cases: IO[str]
    tests: int = 0
    failures: int = 0
    errors: int = 0

    def add(self, case: Markup) -> None:
        self.tests += 1
        self.cases.write(case + "\n")

    def head(self) -> str:
        counts = {"tests": self.tests, "failures": self.failures, "errors": self.errors, "skipped": 0}
        whole = element("testsuite", name=self.name, **{key: str(value) for key, value in counts.items()})
        return whole.removesuffix("</testsuite>")


def junit_xml(outcomes: Iterable[Outcome], *, level: Level = Level.WRONG) -> Iterator[str]:
    """Yield the lines of a JUnit report. A test fails if it has a problem at `level` or worse."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<testsuites name="summarize check">'
    for file, group in groupby(outcomes, key=lambda outcome: outcome.file):
        with SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8") as cases:
            suite = _Suite(file, cases)
            for outcome in group:
                _add(suite, outcome, level)
            yield suite.head()
            cases.seek(0)
            yield from (line.removesuffix("\n") for line in cases)
            yield "</testsuite>"
    yield "</testsuites>"


def _add(suite: _Suite, outcome: Outcome, level: Level) -> None:
    if isinstance(outcome, Unreadable):
        suite.errors += 1
        suite.add(_case(suite.name, outcome.line or 1, "", element("error", message=outcome.message)))
    elif isinstance(outcome, Checked) and (outcome.check.findings or outcome.check.omissions):
        failing = [p for p in outcome.problems if p.level is Level.WRONG or level is Level.DOUBTFUL]
        suite.failures += bool(failing)
        suite.add(_case(suite.name, outcome.unit.line, unit_name(outcome.unit), *_content(outcome, level)))


def _content(outcome: Checked, level: Level) -> Iterator[Markup]:
    unit = outcome.unit
    said = [(problem, message(problem, unit.german)) for problem in outcome.problems]
    failing = [(problem, text) for problem, text in said if problem.level is Level.WRONG or level is Level.DOUBTFUL]
    if failing:
        lines = [f"line {line_of(unit, problem)}: {text}" for problem, text in failing]
        body = "\n".join([*lines, f"de: {unit.german}", f"en: {unit.english}"])
        yield element("failure", body, message="; ".join(text for _, text in failing), type=failing[0][0].kind)
    if doubts := [text for problem, text in said if (problem, text) not in failing]:
        yield element("system-out", "\n".join(doubts))


def _case(file: str, line: int, name: str, *content: Markup) -> Markup:
    called = f"line {line}: {name}" if name else f"line {line}"
    return element("testcase", *content, classname=file, name=called, time="0")
