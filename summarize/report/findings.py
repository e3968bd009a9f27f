"""Checked units in the requested format. Text (a line per problem) and JSON records are rendered here."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, assert_never

from summarize.article import Span
from summarize.bitext import Checked, Outcome, Unreadable
from summarize.bitext.problems import Level, Problem
from summarize.bitext.tally import Tally
from summarize.defaults import CheckForm
from summarize.jsonl import json_line
from summarize.report.check_data import check_as_data
from summarize.report.formats.evidence_page import evidence_page
from summarize.report.formats.github import github_annotations
from summarize.report.formats.junit import junit_xml
from summarize.report.formats.sarif import sarif
from summarize.report.printable import one_line
from summarize.report.wording import counted, file_of, line_of, message, unit_name

#: Characters of a unit's text shown around its first problem.
_LONGEST_EXCERPT = 160

#: Select-graphic-rendition codes (ECMA-48); the colour always accompanies the name of the level.
_COLOURS = {Level.WRONG: "1;31", Level.DOUBTFUL: "33"}


def render_outcomes(
    outcomes: Iterable[Outcome],
    form: CheckForm,
    tally: Tally,
    *,
    level: Level = Level.WRONG,
    title: str = "",
    whole: bool = False,
    colour: bool = False,
) -> Iterator[str]:
    """Yield a report of `outcomes`, which `tally` counts, piece by piece, without newlines.

    `level` is what fails a JUnit test; with `whole`, HTML shows units even if nothing is wrong with them. No control
    character of a bitext reaches a terminal or a page.
    """
    match form:
        case "text":
            return _text(outcomes, tally, colour=colour)
        case "json":
            return _records(outcomes)
        case "html":
            return evidence_page(outcomes, tally, title=title, whole=whole)
        case "github":
            return github_annotations(outcomes)
        case "junit":
            return junit_xml(outcomes, level=level)
        case "sarif":
            return sarif(outcomes)
        case _:
            assert_never(form)


def _text(outcomes: Iterable[Outcome], tally: Tally, *, colour: bool = False) -> Iterator[str]:
    """Yield a line for each problem (`FILE:LINE: LEVEL: MESSAGE [UNIT]`), the texts of each unit after its last problem, and counts."""
    for outcome in outcomes:
        if isinstance(outcome, Checked) and outcome.problems:
            yield "\n".join([*(_line(outcome, problem, colour) for problem in outcome.problems), *_texts(outcome)])
    yield counted(tally)


def _line(outcome: Checked, problem: Problem, colour: bool) -> str:
    unit = outcome.unit
    level = f"\x1b[{_COLOURS[problem.level]}m{problem.level.value}\x1b[0m" if colour else problem.level.value
    place = f"{one_line(file_of(unit, problem))}:{line_of(unit, problem)}"
    name = unit_name(unit)
    return f"{place}: {level}: {message(problem, unit.german)}{f' [{name}]' if name else ''}"


def _texts(outcome: Checked) -> list[str]:
    unit, problems = outcome.unit, outcome.problems
    german = [span for one in problems for span in ([one.figure.span] if one.omitted else one.evidence)]
    english = [one.figure.span for one in problems if not one.omitted]
    return [f"    de: {_around(unit.german, german)}", f"    en: {_around(unit.english, english)}"]


def _around(text: str, spans: Sequence[Span]) -> str:
    """Return the part of `text` around the first of `spans`, on one line."""
    if len(text) <= _LONGEST_EXCERPT:
        return one_line(text)
    start = max(0, min((span.start for span in spans), default=0) - _LONGEST_EXCERPT // 2)
    end = min(len(text), start + _LONGEST_EXCERPT)
    return f"{'…' if start else ''}{one_line(text[start:end])}{'…' if end < len(text) else ''}"


def _records(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield a line of JSON for each checked unit, and for each that could not be read.

    Spans point into `source` (German) and `target` (English), as read.
    """
    for outcome in outcomes:
        if isinstance(outcome, Checked):
            yield json_line(_record(outcome))
        elif isinstance(outcome, Unreadable):
            record = {"id": None, "file": outcome.file, "line": outcome.line, "ok": False, "error": outcome.message}
            yield json_line({**record, "figures": [], "omissions": []})


def _record(outcome: Checked) -> dict[str, Any]:
    unit = outcome.unit
    data = check_as_data(outcome.check, unit.german, unit.id)
    for problem in outcome.known:
        listed = data["omissions"] if problem.omitted else data["figures"]
        for figure in listed:
            if (figure["start"], figure["end"]) == (problem.figure.start, problem.figure.end):
                figure["known"] = True
    place = {"id": data.pop("id"), "file": unit.file, "line": unit.line, "source": unit.german, "target": unit.english}
    return {**place, **data, "ok": outcome.ok}
