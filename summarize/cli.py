"""The commands: parse, call one function, print, choose the exit status."""

import os
import re
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn, TypeVar

import typer

from summarize.commands import LOCAL, Commands, with_address
from summarize.console import BUG, CLEAN, FAILED, FINDINGS, colour, note, on_terminal, put
from summarize.defaults import BEAMS, DOCUMENT_TIMEOUT
from summarize.errors import InputError, PackageError, SummarizeError, UsageError
from summarize.interrupts import Terminated, catch, caught
from summarize.options import (
    Beams,
    BriefFormat,
    BriefPart,
    CheckFormat,
    CheckMode,
    CsvDelimiter,
    CsvQuote,
    DateField,
    Device,
    DeviceOption,
    DocumentTimeout,
    EngineChoice,
    EngineOption,
    FailOn,
    Force,
    IdField,
    Inputs,
    Lang,
    ModelName,
    Out,
    OutFile,
    Ray,
    Redo,
    TableFormat,
    TextField,
    Threads,
    TitleField,
    TranslateFormat,
    TranslatorName,
    WriterName,
)
from summarize.version import __version__

if TYPE_CHECKING:
    from summarize.bitext import Checked, Outcome
    from summarize.briefs import Writer
    from summarize.corpus.jobs import BriefJob, Job, TranslateJob
    from summarize.corpus.jobs import Outcome as Made
    from summarize.corpus.records import Fields
    from summarize.models.local import ResolvedModel
    from summarize.translation import Hypothesis, Translator

__all__ = ["app", "main"]

app = Commands(
    help="Short English briefs of German news, every figure traced to the German source.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
EXAMPLES_MODELS = """
Examples:

    summarize models list

    summarize models pull

    summarize models pull smollm2-135m-instruct

    summarize models verify
"""
models = Commands(help="Models: list, show, pull, verify.", epilog=EXAMPLES_MODELS, no_args_is_help=True)
app.add_typer(models, name="models")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarize {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Short English briefs of German news, every figure traced to the German source."""


EXAMPLES_BRIEF = """
Examples:

    summarize brief article.txt

    summarize brief article.html --format html > brief.html

    summarize brief news/ -o briefs/ --format markdown

    cat article.txt | summarize brief - --sentences 2
"""


@app.command(epilog=EXAMPLES_BRIEF)
def brief(
    inputs: Inputs,
    out: Out = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="[text|markdown|json|html]",
            help="How to print a brief; several into a folder: json,html.",
            show_default="text; json for a file of records",
        ),
    ] = None,
    only: Annotated[
        BriefPart | None, typer.Option("--only", help="Print this part of a brief and nothing else.")
    ] = None,
    sentences: Annotated[int, typer.Option("--sentences", min=1, max=20, help="The most sentences in a brief.")] = 3,
    translator: TranslatorName = None,
    writer: WriterName = None,
    engine: EngineOption = EngineChoice.AUTO,
    beams: Beams = BEAMS,
    threads: Threads = None,
    device: DeviceOption = Device.AUTO,
    force: Force = False,
    redo: Redo = False,
    document_timeout: DocumentTimeout = DOCUMENT_TIMEOUT,
    ray: Ray = None,
    text_field: TextField = "text",
    id_field: IdField = "id",
    title_field: TitleField = "title",
    date_field: DateField = "date",
    csv_delimiter: CsvDelimiter = None,
    csv_quote: CsvQuote = None,
) -> None:
    """Write English briefs of German articles, every figure checked against the German."""
    from summarize.corpus.jobs import BriefJob, load_brief_job
    from summarize.corpus.shared import shared_translations
    from summarize.report.layout import WIDTH

    fields = _fields(text_field, id_field, title_field, date_field, csv_delimiter, csv_quote)
    forms = _forms(form, out, only, ray)
    job = BriefJob(
        _translator(translator, engine, beams, device, threads),
        _writer(writer, engine, device, threads),
        forms[0].value,
        sentences,
        only=only.value if only is not None else None,
        width=WIDTH if out is not None or on_terminal() else None,
        one_page=out is None,
    )
    if ray is not None:
        models: dict[str, Any] = {
            "engine": engine.value,
            "device": _device(device),
            "threads": threads or 1,
            "beams": beams,
        }
        make = partial(load_brief_job, translator=translator, writer=writer, form="json", sentences=sentences, **models)
        how: dict[str, Any] = {"fields": fields, "force": force, "threads": models["threads"]}
        _run_on_ray(make, job, inputs, out, ray, seconds=document_timeout, **how)
    run = partial(_run, inputs=inputs, out=out, fields=fields, force=force, redo=redo, seconds=document_timeout)
    if len(forms) == 1:
        raise typer.Exit(run(job))
    with shared_translations() as shared:
        jobs = [replace(job, form=one.value, shared=shared) for one in forms]
        raise typer.Exit(max(map(run, jobs)))


def _forms(named: str | None, out: Path | None, only: BriefPart | None, ray: str | None) -> list[BriefFormat]:
    """Return the formats that `--format` names, one or, for a folder, several."""
    if named is None:
        return [_form(None, out, BriefFormat.TEXT, BriefFormat.JSON, ray)]
    known = {form.value: form for form in BriefFormat}
    names = list(dict.fromkeys(named.split(",")))
    if unknown := [name for name in names if name not in known]:
        raise UsageError(f"--format {unknown[0]}: not a format; give one of {', '.join(known)}, or several with commas")
    forms = [_form(known[name], out, BriefFormat.TEXT, BriefFormat.JSON, ray) for name in names]
    if len(forms) > 1 and out is None:
        raise UsageError("several formats need an output folder: give -o OUT")
    if only is not None and forms != [BriefFormat.TEXT]:
        raise UsageError("--only prints plain text; leave --format out")
    return forms


EXAMPLES_STORY = """
Examples:

    summarize story monday.txt tuesday.html

    summarize story flood/ --format html -o flood.html
"""


@app.command(epilog=EXAMPLES_STORY)
def story(
    inputs: Inputs,
    out: OutFile = None,
    form: Annotated[BriefFormat, typer.Option("--format", help="How to print a story.")] = BriefFormat.TEXT,
    sentences: Annotated[int, typer.Option("--sentences", min=1, max=20, help="The most sentences in the brief.")] = 4,
    translator: TranslatorName = None,
    writer: WriterName = None,
    engine: EngineOption = EngineChoice.AUTO,
    beams: Beams = BEAMS,
    threads: Threads = None,
    device: DeviceOption = Device.AUTO,
    force: Force = False,
    text_field: TextField = "text",
    id_field: IdField = "id",
    title_field: TitleField = "title",
) -> None:
    """Write one English brief of several German articles about the same story, and set their figures side by side."""
    from summarize.corpus.reading import read_all
    from summarize.corpus.records import Fields
    from summarize.pipeline import story as tell
    from summarize.report import Apart, render, write_result
    from summarize.report.layout import WIDTH

    articles, failed = read_all(inputs, Fields(text_field, id_field, title_field), force=force)
    told = tell(
        articles,
        _translator(translator, engine, beams, device, threads),
        _writer(writer, engine, device, threads),
        sentences=sentences,
        apart=[Apart(name, str(error)) for name, error in failed],
    )
    for one in told.apart:
        note(f"left out: {one.id}: {one.reason}")
    status = CLEAN if told.ok else FINDINGS
    text = render(told, form.value, width=WIDTH if out is not None or on_terminal() else None)
    if out is None:
        put(text, status)
    else:
        write_result(out, text)
    raise typer.Exit(status)


EXAMPLES_TRANSLATE = """
Examples:

    summarize translate article.txt

    summarize translate corpus.jsonl.gz -o corpus.en.jsonl
"""


@app.command(epilog=EXAMPLES_TRANSLATE)
def translate(
    inputs: Inputs,
    out: Out = None,
    form: Annotated[
        TranslateFormat | None,
        typer.Option("--format", help="How to print a translation.", show_default="text; jsonl for a file of records"),
    ] = None,
    translator: TranslatorName = None,
    engine: EngineOption = EngineChoice.AUTO,
    beams: Beams = BEAMS,
    threads: Threads = None,
    device: DeviceOption = Device.AUTO,
    force: Force = False,
    redo: Redo = False,
    document_timeout: DocumentTimeout = DOCUMENT_TIMEOUT,
    ray: Ray = None,
    text_field: TextField = "text",
    id_field: IdField = "id",
    title_field: TitleField = "title",
    date_field: DateField = "date",
    csv_delimiter: CsvDelimiter = None,
    csv_quote: CsvQuote = None,
) -> None:
    """Translate German articles, or a whole corpus, into English."""
    from summarize.corpus.jobs import TranslateJob, load_translate_job

    fields = _fields(text_field, id_field, title_field, date_field, csv_delimiter, csv_quote)
    wanted = _form(form, out, TranslateFormat.TEXT, TranslateFormat.JSONL, ray)
    job = TranslateJob(_translator(translator, engine, beams, device, threads), wanted.value)
    if ray is not None:
        models: dict[str, Any] = {
            "engine": engine.value,
            "device": _device(device),
            "threads": threads or 1,
            "beams": beams,
        }
        make = partial(load_translate_job, translator=translator, form="jsonl", **models)
        how: dict[str, Any] = {"fields": fields, "force": force, "threads": models["threads"]}
        _run_on_ray(make, job, inputs, out, ray, seconds=document_timeout, **how)
    raise typer.Exit(_run(job, inputs, out, fields=fields, force=force, redo=redo, seconds=document_timeout))


EXAMPLES_CHECK = """
Examples:

    summarize check article.txt brief.txt

    summarize check locale/de.po docs.xliff --format github --baseline known.json

    summarize check --pairs pairs.jsonl --mode translation > verdicts.jsonl
"""


@app.command(epilog=EXAMPLES_CHECK)
def check(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE TARGET | FILE...",
            help="A German and an English text (- for standard input), or bitexts: "
            ".xlf .xliff .tmx .po .csv .tsv .jsonl, also as .gz.",
            show_default=False,
        ),
    ] = None,
    pairs: Annotated[
        str | None,
        typer.Option("--pairs", help='JSON lines {"id", "source", "target"} (.jsonl, .jsonl.gz), or -.'),
    ] = None,
    mode: Annotated[
        CheckMode | None,
        typer.Option(
            "--mode",
            help="translation: no figure may be missing.",
            show_default="translation for bitexts, else summary",
        ),
    ] = None,
    form: Annotated[
        CheckFormat | None,
        typer.Option("--format", help="How to print the verdicts.", show_default="text; json with --pairs"),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option("--fail-on", help="What counts as a finding (status 1): wrong figures, or doubtful ones as well."),
    ] = FailOn.WRONG,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Known findings, which are not reported.", show_default=False),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Write what is found to the --baseline file, and end with status 0."),
    ] = False,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="GERMAN,ENGLISH",
            help="Columns of a .csv or .tsv, by name or number.",
            show_default="told by their names, or the first two",
        ),
    ] = None,
    judge: Annotated[
        str | None,
        typer.Option(
            "--judge",
            envvar="SUMMARIZE_JUDGE",
            metavar="URL#MODEL",
            help="An OpenAI-compatible endpoint to ask about figures that have a rival; its answers add warnings.",
            show_default=False,
        ),
    ] = None,
    date: Annotated[
        datetime | None,
        typer.Option(
            "--date",
            formats=["%Y-%m-%d"],
            metavar="DAY",
            help="The day of the German text, to resolve gestern and letztes Jahr: 2025-06-05.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Check bitexts that do not look German and English.")] = False,
    no_judge: Annotated[
        bool,
        typer.Option(
            "--no-judge", help="Compare values only: do not judge whether a figure belongs to the right thing."
        ),
    ] = False,
) -> None:
    """Check that every figure of an English text is in the German one."""
    names = inputs or []
    if write_baseline and baseline is None:
        raise UsageError("--write-baseline needs the file to write: give --baseline FILE")
    if (judge or date) is not None and (pairs is not None or len(names) != 2):
        option = "--judge" if judge is not None else "--date"
        raise UsageError(f"{option} takes one German and one English text: give SOURCE and TARGET")
    if pairs is not None:
        _require_plain_pairs(names, form)
        wanted = mode or CheckMode.SUMMARY
        raise typer.Exit(_check_pairs(pairs, wanted, judge=_judges(wanted, no_judge)))
    from summarize.bitext import check_bitexts, is_bitext

    if names and all(map(is_bitext, names)):
        if judge is not None:
            raise UsageError("--judge takes one German and one English text: give SOURCE and TARGET")
        wanted = mode or CheckMode.TRANSLATION
        judged = _judges(wanted, no_judge)
        outcomes = check_bitexts(names, mode=wanted.value, judge=judged, columns=_columns(columns), force=force)
        title = names[0] if len(names) == 1 else f"{len(names)} bitexts"
        raise typer.Exit(_report(outcomes, form, fail_on, baseline, write_baseline, title=title))
    if bitexts := [name for name in names if is_bitext(name)]:
        raise InputError(f"{bitexts[0]}: this file holds records, not one text; give only bitexts, or two texts")
    if len(names) != 2:
        from summarize.bitext import FORMATS

        raise UsageError(f"give SOURCE and TARGET, bitexts ({', '.join(FORMATS)}), or --pairs FILE")
    source, target = names
    if source == target == "-":
        raise UsageError("only one of SOURCE and TARGET can be standard input")
    wanted = mode or CheckMode.SUMMARY
    day = date.date().isoformat() if date is not None else None
    outcome = _check_texts(source, target, wanted, judge=_judges(wanted, no_judge), asked=judge, day=day)
    if form in (None, CheckFormat.TEXT, CheckFormat.JSON) and baseline is None:
        raise typer.Exit(_show(outcome, form, fail_on))
    title = f"{source} and {target}"
    raise typer.Exit(_report([outcome], form, fail_on, baseline, write_baseline, title=title, whole=True))


def _require_plain_pairs(inputs: list[str], form: CheckFormat | None) -> None:
    if inputs:
        raise UsageError("give either SOURCE and TARGET or --pairs FILE, not both")
    if form not in (None, CheckFormat.JSON):
        raise UsageError(f"--pairs prints JSON lines, not --format {form}; name the file without --pairs for that")


def _judges(mode: CheckMode, no_judge: bool) -> bool:
    """Return whether figures are judged by the words around them. That takes numpy, an extra of `summarize-check`."""
    wanted = mode is CheckMode.SUMMARY and not no_judge
    if wanted and find_spec("numpy") is None:
        raise PackageError(
            "judging what the figures of a summary belong to needs numpy, which is not installed; "
            "give --no-judge, or run `pip install numpy`"
        )
    return wanted


def _columns(columns: str | None) -> tuple[str, ...]:
    names = tuple(name.strip() for name in columns.split(",")) if columns is not None else ()
    if columns is not None and (len(names) != 2 or not all(names)):
        raise UsageError("--columns takes two names or numbers separated by a comma, such as de,en or 2,3")
    return names


def _check_texts(
    source: str, target: str, mode: CheckMode, *, judge: bool, asked: str | None, day: str | None
) -> "Checked":
    """Check one text against another."""
    from summarize.article import read_text
    from summarize.bitext import Unit, judged
    from summarize.language.detection import FOREIGN, is_foreign
    from summarize.pipeline import check as check_texts

    german, english = read_text(source), read_text(target)
    if is_foreign(german):
        swapped = "" if is_foreign(english) else "; are SOURCE and TARGET swapped?"
        note(f"{source}: {FOREIGN}{swapped}")
    unit = Unit(target, 1, None, german, english, whole=True, german_file=source)
    model = None
    if asked is not None:
        from summarize.engines.endpoint import Endpoint

        model = Endpoint.of(asked)
    return judged(unit, check_texts(german, english, mode=mode.value, judge=judge, asked=model, date=day))


def _show(outcome: "Checked", form: CheckFormat | None, fail_on: FailOn) -> int:
    """Print the findings for a pair of texts and return the exit status."""
    from summarize.bitext import Level
    from summarize.consistency.check import check_as_data
    from summarize.consistency.check_report import json_line, render_check

    bad = Level.DOUBTFUL if fail_on is FailOn.DOUBTFUL else Level.WRONG
    status = FINDINGS if any(problem.level in (Level.WRONG, bad) for problem in outcome.problems) else CLEAN
    unit = outcome.unit
    if form is CheckFormat.JSON:
        put(json_line(check_as_data(outcome.check, unit.german)), status)
    else:
        put(render_check(outcome.check, unit.german, unit.english, colour=colour()), status)
    return status


def _report(
    outcomes: "Iterable[Outcome]",
    form: CheckFormat | None,
    fail_on: FailOn,
    baseline: Path | None,
    write: bool,
    *,
    title: str,
    whole: bool = False,
) -> int:
    """Print a report, or write its findings to a baseline, and return the exit status."""
    from summarize.bitext import Level, Tally
    from summarize.bitext.baseline import Recorder, read_baseline
    from summarize.report.outcomes import render_outcomes
    from summarize.report.wording import counted

    level, tally = Level(fail_on.value), Tally()
    if baseline is not None and write:
        recorder = Recorder(baseline, level)
        deque(tally.watch(_errors_noted(recorder.watch(outcomes))), maxlen=0)
        note(f"{baseline}: {recorder.write():,} known findings; {counted(tally)}")
        return FAILED if tally.unreadable else CLEAN
    known = read_baseline(baseline) if baseline is not None else None
    sifted = tally.watch(_errors_noted(known.sift(outcomes) if known is not None else outcomes))
    wanted = form or CheckFormat.TEXT
    for piece in render_outcomes(sifted, wanted.value, tally, level=level, title=title, whole=whole, colour=colour()):
        put(piece, FINDINGS if tally.fails(level) else CLEAN)
    if wanted is not CheckFormat.TEXT:
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


def _check_pairs(name: str, mode: CheckMode, *, judge: bool) -> int:
    from summarize.article import read_lines
    from summarize.consistency.pairs import check_pairs
    from summarize.pipeline import check as check_texts

    status = CLEAN
    outcome = None
    for outcome in check_pairs(read_lines(name), mode=mode.value, name=name, check=partial(check_texts, judge=judge)):
        if not outcome.ok:
            status = FINDINGS
        put(outcome.as_json(), status)
        if outcome.error:
            note(outcome.error)
    if outcome is None:
        note(f"{'standard input' if name == '-' else name}: no pairs found; nothing was checked")
    return status


@app.command(epilog="Example:\n\n    summarize figures article.txt --format json")
def figures(
    text: Annotated[str, typer.Argument(metavar="INPUT", help="A text, or - for standard input.", show_default=False)],
    lang: Annotated[Lang, typer.Option("--lang", help="The language of the text.")] = Lang.DE,
    form: Annotated[TableFormat, typer.Option("--format", help="How to print the figures.")] = TableFormat.TEXT,
) -> None:
    """Print the figures found in a text, with their places, values and units."""
    from summarize.article import read_text
    from summarize.consistency.check import figure_as_data
    from summarize.consistency.check_report import json_line, render_figures
    from summarize.figures import find_figures
    from summarize.language.detection import FOREIGN, is_foreign

    content = read_text(text)
    if lang is Lang.DE and is_foreign(content):
        note(f"{text}: {FOREIGN}; for English give --lang en")
    found = find_figures(content, lang.value)
    if form is TableFormat.JSON:
        for figure in found:
            put(json_line(figure_as_data(figure)))
    elif found:
        put(render_figures(found, content))


EXAMPLES_SERVE = """
Examples:

    summarize serve

    summarize serve --port 9000 --store newsroom.sqlite3

    SUMMARIZE_TOKEN=... summarize serve --host 0.0.0.0 --allow-host desk.example.org
"""


@app.command(epilog=EXAMPLES_SERVE)
def serve(
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; any but the loopback needs a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 8321,
    store: Annotated[
        Path | None,
        typer.Option("--store", help="The file that keeps the briefs.", show_default="in the user's data folder"),
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", help="Another host name for the desk, for use behind a proxy.")
    ] = None,
    translator: TranslatorName = None,
    writer: WriterName = None,
    engine: EngineOption = EngineChoice.AUTO,
    beams: Beams = BEAMS,
    threads: Threads = None,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Serve the desk: read, correct and approve briefs in the browser, or through an HTTP API."""

    if missing := [name for name in ("fastapi", "uvicorn") if find_spec(name) is None]:
        raise InputError(f"the desk needs {' and '.join(missing)}; `pip install 'summarize[serve]'` installs them")
    from summarize.desk.server import serve as serve_desk
    from summarize.models.local import resolve
    from summarize.models.manifest import Role

    model = resolve(translator, Role.TRANSLATOR)
    serve_desk(
        _load(model, engine, beams, device, threads),
        _writer(writer, engine, device, threads),
        host=host,
        port=port,
        store=store,
        names=allow_host or (),
        token=os.environ.get("SUMMARIZE_TOKEN"),
        note=model.note,
        say=note,
    )


@models.command("list")
def list_models() -> None:
    """List the known models, and whether they are installed."""
    from summarize.models.local import installed
    from summarize.models.manifest import manifest

    for model in manifest():
        state = "built in" if model.builtin else "pulled" if installed(model.name) else "not pulled"
        put(f"{model.name:<24} {model.role:<12} {state:<12} {model.description}")


@models.command()
def show(name: ModelName) -> None:
    """Show a model's origin, licence, files and digests."""
    from summarize.models.local import describe

    for field, value in describe(name):
        put(f"{field:<12} {value}")


@models.command()
def pull(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help="A model's name or Hub id; without one, the best translator.", show_default=False
        ),
    ] = None,
) -> None:
    """Fetch a model from the Hub or its mirror and verify it: the only models command that touches the network."""
    from summarize.models.pull import pull as pull_model
    from summarize.models.pull import pull_recommended

    progress = sys.stderr.isatty()
    model = pull_model(name, progress=progress, say=note) if name else pull_recommended(progress=progress, say=note)
    put(f"{model.name}: {model.path}")


@models.command()
def verify(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help="A model's name or Hub id; without one, every installed model.", show_default=False
        ),
    ] = None,
) -> None:
    """Read every file of a model again and compare its size and digest with the pinned ones."""
    from summarize.engines.cache import altered, default_cache
    from summarize.models.local import FileState, present
    from summarize.models.local import verify as verify_model

    bad = False
    for each in (name,) if name else present():
        for file in verify_model(each):
            bad = bad or file.state not in (FileState.OK, FileState.UNPINNED)
            put(
                f"{file.state:<9} {each}/{file.file}  {file.difference or file.digest or '-'}", FAILED if bad else CLEAN
            )
    for path in altered(default_cache()):
        bad = True
        put(f"{FileState.CHANGED:<9} {path}  converted for CTranslate2; made again when it is next used", FAILED)
    raise typer.Exit(FAILED if bad else CLEAN)


class _Announced:
    """A translator that announces itself when it first translates, so that unreadable input prints only its error."""

    def __init__(self, translator: "Translator", note: str) -> None:
        self._translator = translator
        self._note: str | None = note

    @property
    def signature(self) -> str:
        return self._translator.signature

    @property
    def longest(self) -> int:
        return self._translator.longest

    def length(self, source: str) -> int:
        return self._translator.length(source)

    def hypotheses(self, sources: Sequence[str], **settings: Any) -> "list[list[Hypothesis]]":
        text, self._note = self._note, None
        if text is not None:
            note(text)
        return self._translator.hypotheses(sources, **settings)


def _translator(
    name: str | None, engine: EngineChoice, beams: int, device: Device, threads: int | None
) -> "Translator":
    from summarize.models.local import resolve
    from summarize.models.manifest import Role

    model = resolve(name, Role.TRANSLATOR)
    loaded = _load(model, engine, beams, device, threads)
    return _Announced(loaded, model.note) if model.note else loaded


def _load(
    model: "ResolvedModel", engine: EngineChoice, beams: int, device: Device, threads: int | None
) -> "Translator":
    from summarize.pipeline import translator_of

    return translator_of(model, engine=engine.value, beams=beams, device=_device(device), threads=threads)


def _writer(name: str | None, engine: EngineChoice, device: Device, threads: int | None) -> "Writer":
    from summarize.pipeline import load_writer

    return load_writer(name, engine=engine.value, device=_device(device), threads=threads)


def _device(device: Device) -> Literal["cpu", "cuda"]:
    if device is not Device.AUTO:
        return "cpu" if device is Device.CPU else "cuda"
    # The driver's device file shows that there is no GPU without importing torch, which takes seconds.
    if not Path("/dev/nvidia0").exists():
        return "cpu"
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def _fields(text: str, id: str, title: str, date: str, delimiter: str | None, quote: str | None) -> "Fields":  # noqa: A002
    from summarize.corpus.csv_dialect import CsvForm, typed_mark
    from summarize.corpus.records import Fields

    marks = (
        None if mark is None else typed_mark(mark, what) for mark, what in ((delimiter, "delimiter"), (quote, "quote"))
    )
    return Fields(text, id, title, date, CsvForm(*marks))


Form = TypeVar("Form", BriefFormat, TranslateFormat)


def _form(form: Form | None, out: Path | None, usual: Form, lines: Form, ray: str | None = None) -> Form:
    """Return the format asked for, or the one the output implies; refuse an output that needs another."""
    from summarize.corpus.output import is_lines

    by_line = ray is not None or (out is not None and is_lines(out))
    if by_line and form not in (None, lines):
        raise UsageError(f"{out}: a file of records needs --format {lines}, not {form}; drop --format or name a folder")
    return form or (lines if by_line else usual)


def _run_on_ray(
    make: "Callable[[], Job]",
    job: "Job",
    inputs: list[str],
    out: Path | None,
    address: str,
    **how: Any,
) -> NoReturn:
    """Work through the inputs on a cluster, writing into the folder OUT; `how` is passed to `run_on_ray`."""
    if out is None:
        raise UsageError("--ray needs an output folder; name it with -o")
    if find_spec("ray") is None or find_spec("pyarrow") is None:
        raise InputError("--ray needs Ray Data; `pip install 'summarize[ray]'` installs it")
    from summarize.corpus.ray import run_on_ray

    summary = run_on_ray(
        inputs,
        # Path() collapses the double slash of an address.
        re.sub(r"^(\w+):/(?!/)", r"\1://", str(out)),
        make,
        signature=job.signature,
        address=None if address == LOCAL else address,
        say=note,
        **how,
    )
    note(str(summary))
    raise typer.Exit(FINDINGS if summary.failed or summary.findings else CLEAN)


def _run(
    job: "TranslateJob | BriefJob",
    inputs: list[str],
    out: Path | None,
    *,
    fields: "Fields",
    force: bool,
    redo: bool,
    seconds: float,
) -> int:
    """Work through the inputs, resumably into OUT or onto standard output, and return the exit status."""
    from summarize.corpus import run_corpus
    from summarize.corpus.progress import shown
    from summarize.corpus.time_limit import TimedJob

    how: dict[str, Any] = {"fields": fields, "force": force, "page_seconds": seconds}
    if out is None:
        return _print_all(TimedJob(job, seconds), inputs, how)
    try:
        with shown(sys.stderr) as display:
            timed = TimedJob(replace(job, heard=display.hear), seconds)
            summary = run_corpus(inputs, out, timed, redo=redo, progress=display.see, say=note, **how)
    except (KeyboardInterrupt, Terminated):
        note("interrupted; finished work is kept, and the same command resumes it")
        raise
    note(str(summary))
    if job.suffix == ".html":
        from summarize.report.index_page import write_index

        write_index(out)
    return FINDINGS if summary.failed or summary.findings else CLEAN


def _print_all(job: "Job", inputs: list[str], how: dict[str, Any]) -> int:
    """Print the job's output for each input and return the exit status. Raises the error of an only document."""
    from summarize.corpus import Summary, outcomes

    status = CLEAN
    alone: SummarizeError | None = None
    number = printed = 0
    for number, outcome in enumerate(outcomes(inputs, job, **how), 1):
        if alone is not None:
            note(f"failed: {alone}")
        # If the only document fails, the command fails; that is not a finding.
        alone = outcome.error if number == 1 else None
        if outcome.error is not None and alone is None:
            note(f"failed: {outcome.error}")
        if not (outcome.clean and outcome.error is None):
            status = FINDINGS
        printed += _print_one(outcome, status, apart=printed > 0 and job.suffix in (".txt", ".md"))
    if alone is not None:
        raise alone
    if not number:
        note("no articles found in the inputs; nothing was done")
    elif number > 1:
        note(str(Summary(printed, 0, number - printed, findings=0, stale=0, failures=None)))
    return status


def _print_one(outcome: "Made", status: int, *, apart: bool) -> bool:
    """Print an outcome and what is wrong with it, and return whether it has output.

    With `apart`, an empty line separates it from the outcome before.
    """
    for warning in outcome.article.warnings:
        note(f"{outcome.article.id}: {warning}")
    if outcome.output is not None:
        if apart:
            put("", status)  # separate outputs that people read
        put(outcome.output, status)
    if outcome.error is None and not outcome.clean:
        for finding in outcome.findings or ("findings remain; see its warnings",):
            note(f"{outcome.article.id}: {finding}")
    return outcome.output is not None


def main() -> None:
    """Run the command line; the process ends with the command's exit status."""
    catch()
    try:
        app(args=with_address(sys.argv[1:]))
    except SummarizeError as error:
        note(f"error: {error}")
        sys.exit(error.status)
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if caught() or package in ("", "summarize"):
            _report_bug()
        note(f"error: the package {package} is not installed; `pip install summarize` installs everything it needs")
        sys.exit(FAILED)
    except Exception:  # noqa: BLE001 - the last resort: anything that arrives here is a bug and is shown in full
        _report_bug()


def _report_bug() -> NoReturn:
    if status := caught():
        # A library has replaced the signal's exception with one of its own.
        sys.exit(status)
    traceback.print_exc()
    note(f"this is a bug in summarize {__version__}; please report it with the lines above")
    sys.exit(BUG)
