"""`summarize check`: two texts, many pairs, or bitexts."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.commands.options import FailOn
from summarize.console import CLEAN, FAILED, FINDINGS, colour, note, put
from summarize.defaults import CheckForm, Mode
from summarize.errors import InputError, PackageError, UsageError

if TYPE_CHECKING:
    from summarize.bitext import Checked, Outcome

EXAMPLES = """
Examples:

    summarize check article.txt brief.txt

    summarize check locale/de.po docs.xliff --format github --baseline known.json

    summarize check --pairs pairs.jsonl --mode translation > verdicts.jsonl
"""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What is checked, and how the findings are reported."""

    pairs: Annotated[
        str | None,
        typer.Option(
            "--pairs", metavar="FILE", help='JSON lines {"id", "source", "target"} (.jsonl, .jsonl.gz), or -.'
        ),
    ] = None
    mode: Annotated[
        Mode | None,
        typer.Option(
            "--mode",
            help="translation: no figure may be missing.",
            show_default="translation for bitexts, else summary",
        ),
    ] = None
    form: Annotated[
        CheckForm | None,
        typer.Option("--format", help="The output format.", show_default="text; json with --pairs"),
    ] = None
    fail_on: Annotated[
        FailOn,
        typer.Option("--fail-on", help="What counts as a finding (status 1): wrong figures, or doubtful ones as well."),
    ] = "wrong"
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Known findings, which are not reported.", show_default=False),
    ] = None
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Write the findings to the --baseline file, and exit with status 0."),
    ] = False
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="GERMAN,ENGLISH",
            help="Columns of a .csv or .tsv, by name or number.",
            show_default="by header name, else the first two",
        ),
    ] = None
    judge: Annotated[
        str | None,
        typer.Option(
            "--judge",
            envvar="SUMMARIZE_JUDGE",
            metavar="URL#MODEL",
            help="An OpenAI-compatible endpoint, asked whether a figure belongs to something else; it can only add warnings.",
            show_default=False,
        ),
    ] = None
    date: Annotated[
        datetime | None,
        typer.Option(
            "--date",
            formats=["%Y-%m-%d"],
            metavar="DAY",
            help="The date of the German text, such as 2025-06-05, to resolve gestern and letztes Jahr.",
            show_default=False,
        ),
    ] = None
    force: Annotated[bool, typer.Option("--force", help="Check bitexts that do not look German and English.")] = False
    no_judge: Annotated[
        bool,
        typer.Option(
            "--no-judge", help="Compare values only, without judging whether a figure belongs to the right thing."
        ),
    ] = False

    def judged(self, mode: Mode) -> bool:
        """Whether the words around figures are judged. That takes numpy, an extra of `summarize-check`."""
        wanted = mode == "summary" and not self.no_judge
        if wanted and find_spec("numpy") is None:
            raise PackageError(
                "judging what the figures of a summary belong to needs numpy, which is not installed",
                "give --no-judge, or run `pip install numpy`",
            )
        return wanted


def check(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE TARGET | FILE...",
            help="A German and an English text file (- for standard input), or bitexts: "
            ".xlf .xliff .tmx .po .csv .tsv .jsonl, also as .gz.",
            show_default=False,
        ),
    ] = None,
    *,
    how: CheckOptions,
) -> None:
    """Check that every figure of an English text is in the German one."""
    names = inputs or []
    if how.write_baseline and how.baseline is None:
        raise UsageError("--write-baseline needs the file to write: give --baseline FILE")
    if (how.judge or how.date) is not None and (how.pairs is not None or len(names) != 2):
        option = "--judge" if how.judge is not None else "--date"
        raise UsageError(f"{option} takes one German and one English text: give SOURCE and TARGET")
    if how.pairs is not None:
        if names:
            raise UsageError("give either SOURCE and TARGET or --pairs FILE, not both")
        raise typer.Exit(_check_pairs(how.pairs, how))
    from summarize.bitext import is_bitext

    if names and all(map(is_bitext, names)):
        raise typer.Exit(_check_bitexts(names, how))
    if bitexts := [name for name in names if is_bitext(name)]:
        raise InputError(f"{bitexts[0]}: this file holds records, not one text", "give only bitexts, or two texts")
    if len(names) != 2:
        from summarize.bitext import FORMATS

        raise UsageError(f"give SOURCE and TARGET, bitexts ({', '.join(FORMATS)}), or --pairs FILE")
    raise typer.Exit(_check_texts(names[0], names[1], how))


def _columns(columns: str | None) -> tuple[str, ...]:
    names = tuple(name.strip() for name in columns.split(",")) if columns is not None else ()
    if columns is not None and (len(names) != 2 or not all(names)):
        raise UsageError("--columns takes two names or numbers separated by a comma, such as de,en or 2,3")
    return names


def _check_bitexts(names: list[str], how: CheckOptions) -> int:
    from summarize.bitext import check_bitexts

    if how.judge is not None:
        raise UsageError("--judge takes one German and one English text: give SOURCE and TARGET")
    mode = how.mode or "translation"
    columns = _columns(how.columns)
    outcomes = check_bitexts(names, mode=mode, judge=how.judged(mode), columns=columns, force=how.force)
    return _report(outcomes, how, title=names[0] if len(names) == 1 else f"{len(names)} bitexts")


def _check_texts(source: str, target: str, how: CheckOptions) -> int:
    from summarize.article import read_text
    from summarize.bitext import Unit, judged
    from summarize.language.detection import NOT_GERMAN, is_foreign
    from summarize.pipeline import check as check_texts

    if source == target == "-":
        raise UsageError("only one of SOURCE and TARGET can be standard input")
    mode = how.mode or "summary"
    judge = how.judged(mode)
    german, english = read_text(source), read_text(target)
    if is_foreign(german):
        swapped = "" if is_foreign(english) else "; are SOURCE and TARGET swapped?"
        note(f"{source}: {NOT_GERMAN}{swapped}")
    unit = Unit(target, 1, None, german, english, whole=True, german_file=source)
    asked = None
    if how.judge is not None:
        from summarize.engines.endpoint import Endpoint

        asked = Endpoint.of(how.judge)
    day = how.date.date().isoformat() if how.date is not None else None
    outcome = judged(unit, check_texts(german, english, mode=mode, judge=judge, asked=asked, date=day))
    if how.form in (None, "text", "json") and how.baseline is None:
        return _show(outcome, how.form, how.fail_on)
    return _report([outcome], how, title=f"{source} and {target}", whole=True)


def _show(outcome: "Checked", form: CheckForm | None, fail_on: FailOn) -> int:
    """Print the findings for a pair of texts and return the exit status."""
    from summarize.bitext import Level
    from summarize.jsonl import json_line
    from summarize.report.check_data import check_as_data
    from summarize.report.formats.terminal import render_check

    bad = Level.DOUBTFUL if fail_on == "doubtful" else Level.WRONG
    status = FINDINGS if any(problem.level in (Level.WRONG, bad) for problem in outcome.problems) else CLEAN
    unit = outcome.unit
    if form == "json":
        put(json_line(check_as_data(outcome.check, unit.german)), status)
    else:
        put(render_check(outcome.check, unit.german, unit.english, colour=colour()), status)
    return status


def _report(outcomes: "Iterable[Outcome]", how: CheckOptions, *, title: str, whole: bool = False) -> int:
    """Print a report, or write its findings to a baseline, and return the exit status."""
    from summarize.bitext import Level, Tally
    from summarize.bitext.baseline import Recorder, read_baseline
    from summarize.report.findings import render_outcomes
    from summarize.report.wording import counted

    level, tally, baseline = Level(how.fail_on), Tally(), how.baseline
    if baseline is not None and how.write_baseline:
        recorder = Recorder(baseline, level)
        deque(tally.watch(_errors_noted(recorder.watch(outcomes))), maxlen=0)
        note(f"{baseline}: {recorder.write():,} known findings; {counted(tally)}")
        return FAILED if tally.unreadable else CLEAN
    known = read_baseline(baseline) if baseline is not None else None
    sifted = tally.watch(_errors_noted(known.sift(outcomes) if known is not None else outcomes))
    wanted = how.form or "text"
    for piece in render_outcomes(sifted, wanted, tally, level=level, title=title, whole=whole, colour=colour()):
        put(piece, FINDINGS if tally.fails(level) else CLEAN)
    if wanted != "text":
        note(counted(tally))
    if known is not None and known.stale:
        note(f"{baseline}: {known.stale:,} known findings are gone; --write-baseline removes them")
    return FAILED if tally.unreadable else FINDINGS if tally.fails(level) else CLEAN


def _errors_noted(outcomes: "Iterable[Outcome]") -> "Iterator[Outcome]":
    from summarize.bitext import Unreadable

    for outcome in outcomes:
        if isinstance(outcome, Unreadable):
            note(f"error: {outcome.message}")
        yield outcome


def _check_pairs(name: str, how: CheckOptions) -> int:
    from summarize.article import read_lines
    from summarize.bitext.pairs import check_pairs
    from summarize.jsonl import json_line
    from summarize.pipeline import check as check_texts
    from summarize.report.check_data import pair_as_data

    if how.form not in (None, "json"):
        raise UsageError(
            f"--pairs prints JSON lines, not --format {how.form}", "name the file without --pairs for that"
        )
    mode = how.mode or "summary"
    check = partial(check_texts, judge=how.judged(mode))
    status = CLEAN
    outcome = None
    for outcome in check_pairs(read_lines(name), mode=mode, name=name, check=check):
        if not outcome.ok:
            status = FINDINGS
        put(json_line(pair_as_data(outcome)), status)
        if outcome.error:
            note(outcome.error)
    if outcome is None:
        note(f"{'standard input' if name == '-' else name}: no pairs found; nothing was checked")
    return status
