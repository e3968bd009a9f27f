"""The commands: parse, call one function, print, choose the exit status."""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn, TypeVar

import typer

from summarize.console import BUG, CLEAN, FAILED, FINDINGS, colour, note, put
from summarize.defaults import BEAMS
from summarize.errors import SummarizeError, UsageError
from summarize.options import (
    Beams,
    BriefFormat,
    CheckMode,
    Device,
    DeviceOption,
    EngineChoice,
    EngineOption,
    Force,
    IdField,
    Inputs,
    Lang,
    ModelName,
    Out,
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
    from summarize.briefs import Writer
    from summarize.corpus.jobs import Job
    from summarize.corpus.records import Fields
    from summarize.translation import Hypothesis, Translator

__all__ = ["app", "main"]

app = typer.Typer(
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

    summarize models pull opus-mt-de-en

    summarize models verify
"""
models = typer.Typer(
    help="The models it knows: list, show, pull, verify.", epilog=EXAMPLES_MODELS, no_args_is_help=True
)
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
    """Short English briefs of German news, every figure traced to the German source.

    Exit statuses: 0 clean; 1 done, but with findings; 2 wrong usage; 3 could not do it; 70 a bug.
    """


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
        BriefFormat | None,
        typer.Option("--format", help="How to print a brief.", show_default="text; json for a .jsonl output"),
    ] = None,
    sentences: Annotated[int, typer.Option("--sentences", min=1, max=20, help="Most sentences of a brief.")] = 3,
    translator: TranslatorName = None,
    writer: WriterName = None,
    engine: EngineOption = EngineChoice.AUTO,
    beams: Beams = BEAMS,
    threads: Threads = None,
    device: DeviceOption = Device.AUTO,
    force: Force = False,
    redo: Redo = False,
    text_field: TextField = "text",
    id_field: IdField = "id",
    title_field: TitleField = "title",
) -> None:
    """Write English briefs of German articles, every figure checked against the German."""
    from summarize.corpus.jobs import BriefJob
    from summarize.corpus.records import Fields

    wanted = _form(form, out, BriefFormat.TEXT, BriefFormat.JSON)
    job = BriefJob(
        _translator(translator, engine, beams, device, threads),
        _writer(writer, engine, device, threads),
        wanted.value,
        sentences,
    )
    _run(job, inputs, out, fields=Fields(text_field, id_field, title_field), force=force, redo=redo)


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
        typer.Option("--format", help="How to print a translation.", show_default="text; jsonl for a .jsonl output"),
    ] = None,
    translator: TranslatorName = None,
    engine: EngineOption = EngineChoice.AUTO,
    beams: Beams = BEAMS,
    threads: Threads = None,
    device: DeviceOption = Device.AUTO,
    force: Force = False,
    redo: Redo = False,
    text_field: TextField = "text",
    id_field: IdField = "id",
    title_field: TitleField = "title",
) -> None:
    """Translate German articles, or a whole corpus, into English."""
    from summarize.corpus.jobs import TranslateJob
    from summarize.corpus.records import Fields

    wanted = _form(form, out, TranslateFormat.TEXT, TranslateFormat.JSONL)
    job = TranslateJob(_translator(translator, engine, beams, device, threads), wanted.value)
    _run(job, inputs, out, fields=Fields(text_field, id_field, title_field), force=force, redo=redo)


EXAMPLES_CHECK = """
Examples:

    summarize check article.txt brief.txt

    summarize check --pairs pairs.jsonl --mode translation > verdicts.jsonl
"""


@app.command(epilog=EXAMPLES_CHECK)
def check(
    source: Annotated[
        str | None,
        typer.Argument(metavar="SOURCE", help="The German text, or - for standard input.", show_default=False),
    ] = None,
    target: Annotated[
        str | None,
        typer.Argument(metavar="TARGET", help="The English text, or - for standard input.", show_default=False),
    ] = None,
    pairs: Annotated[
        str | None,
        typer.Option("--pairs", help='JSON lines {"id", "source", "target"} (.jsonl, .jsonl.gz), or -.'),
    ] = None,
    mode: Annotated[
        CheckMode, typer.Option("--mode", help="In a translation no figure may be missing.")
    ] = CheckMode.SUMMARY,
    form: Annotated[
        TableFormat | None,
        typer.Option("--format", help="How to print the verdicts.", show_default="text; json with --pairs"),
    ] = None,
) -> None:
    """Check that every figure of an English text is in the German source."""
    if pairs is not None:
        if source is not None or target is not None:
            raise UsageError("give either SOURCE and TARGET or --pairs FILE, not both")
        if form is TableFormat.TEXT:
            raise UsageError("--pairs prints JSON lines, not --format text; leave it out, or give --format json")
        raise typer.Exit(_check_pairs(pairs, mode))
    if source is None or target is None:
        raise UsageError("give SOURCE and TARGET, or --pairs FILE")
    if source == target == "-":
        raise UsageError("only one of SOURCE and TARGET can be standard input")
    from summarize.article import read_text
    from summarize.consistency.check_report import check_as_data, json_line, render_check
    from summarize.language.detection import FOREIGN, is_foreign
    from summarize.pipeline import check as check_texts

    german, english = read_text(source), read_text(target)
    if is_foreign(german):
        swapped = "" if is_foreign(english) else "; are SOURCE and TARGET swapped?"
        note(f"{source}: {FOREIGN}{swapped}")
    found = check_texts(german, english, mode=mode.value)
    status = CLEAN if found.ok else FINDINGS
    if form is TableFormat.JSON:
        put(json_line(check_as_data(found, german)), status)
    else:
        put(render_check(found, german, english, colour=colour()), status)
    raise typer.Exit(status)


def _check_pairs(name: str, mode: CheckMode) -> int:
    from summarize.article import read_lines
    from summarize.consistency.pairs import check_pairs
    from summarize.pipeline import check as check_texts

    status = CLEAN
    outcome = None
    for outcome in check_pairs(read_lines(name), mode=mode.value, name=name, check=check_texts):
        if not outcome.ok:
            status = FINDINGS
        put(outcome.as_json(), status)
        if outcome.error:
            note(outcome.error)
    if outcome is None:
        note(f"{'standard input' if name == '-' else name}: this holds no pairs; nothing was checked")
    return status


@app.command(epilog="Example:\n\n    summarize figures article.txt --format json")
def figures(
    text: Annotated[str, typer.Argument(metavar="INPUT", help="A text, or - for standard input.", show_default=False)],
    lang: Annotated[Lang, typer.Option("--lang", help="The language of the text.")] = Lang.DE,
    form: Annotated[TableFormat, typer.Option("--format", help="How to print the figures.")] = TableFormat.TEXT,
) -> None:
    """Print the figures found in a text, with their places, values and units."""
    from summarize.article import read_text
    from summarize.consistency.check_report import figure_as_data, json_line, render_figures
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


@models.command("list")
def list_models() -> None:
    """List the models it knows, and whether they are there."""
    from summarize.models import installed
    from summarize.models.manifest import manifest

    for model in manifest():
        state = "built in" if model.builtin else "pulled" if installed(model.name) else "not pulled"
        put(f"{model.name:<24} {model.role:<12} {state:<12} {model.description}")


@models.command()
def show(name: ModelName) -> None:
    """Show what is known of one model: origin, licence, files and digests."""
    from summarize.models import describe

    for field, value in describe(name):
        put(f"{field:<12} {value}")


@models.command()
def pull(name: ModelName) -> None:
    """Get a model from the Hub or its mirror and verify it: the only command that touches the network."""
    from summarize.models.pull import pull as pull_model

    model = pull_model(name, progress=sys.stderr.isatty(), say=note)
    put(f"{model.name}: {model.path}")


@models.command()
def verify(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A model; all that are there without.", show_default=False),
    ] = None,
) -> None:
    """Read every file of a model again and compare its size and digest with the pinned ones."""
    from summarize.models import FileState, present
    from summarize.models import verify as verify_model

    bad = False
    for each in (name,) if name else present():
        for file in verify_model(each):
            bad = bad or file.state not in (FileState.OK, FileState.UNPINNED)
            put(
                f"{file.state:<9} {each}/{file.file}  {file.difference or file.digest or '-'}", FAILED if bad else CLEAN
            )
    raise typer.Exit(FAILED if bad else CLEAN)


class _Announced:
    """A translator that says a line when it first translates: with an input that cannot be read there is one error."""

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
        if self._note is not None:
            note(self._note)
            self._note = None
        return self._translator.hypotheses(sources, **settings)


def _translator(
    name: str | None, engine: EngineChoice, beams: int, device: Device, threads: int | None
) -> "Translator":
    from summarize.models import resolve
    from summarize.models.manifest import Role
    from summarize.pipeline import translator_of

    model = resolve(name, Role.TRANSLATOR)
    loaded = translator_of(model, engine=engine.value, beams=beams, device=_device(device), threads=threads)
    return _Announced(loaded, model.note) if model.note else loaded


def _writer(name: str | None, engine: EngineChoice, device: Device, threads: int | None) -> "Writer":
    from summarize.pipeline import load_writer

    return load_writer(name, engine=engine.value, device=_device(device), threads=threads)


def _device(device: Device) -> Literal["cpu", "cuda"]:
    if device is not Device.AUTO:
        return "cpu" if device is Device.CPU else "cuda"
    # The driver's device file tells without importing torch, which takes seconds, that there is nothing to ask.
    if not Path("/dev/nvidia0").exists():
        return "cpu"
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


Form = TypeVar("Form", BriefFormat, TranslateFormat)


def _form(form: Form | None, out: Path | None, usual: Form, lines: Form) -> Form:
    """Return the format asked for, or that which the output takes; refuse an output that takes another."""
    from summarize.corpus.output import is_lines

    by_line = out is not None and is_lines(out)
    if by_line and form not in (None, lines):
        raise UsageError(f"{out}: a .jsonl file takes --format {lines}, not {form}; leave it out, or name a folder")
    return form or (lines if by_line else usual)


def _run(job: "Job", inputs: list[str], out: Path | None, *, fields: "Fields", force: bool, redo: bool) -> NoReturn:
    """Work through the inputs: into OUT, resumable, or onto standard output."""
    if out is not None:
        from summarize.corpus import run_corpus
        from summarize.corpus.progress import shown

        try:
            with shown(sys.stderr) as progress:
                summary = run_corpus(
                    inputs, out, job, fields=fields, force=force, redo=redo, progress=progress, say=note
                )
        except KeyboardInterrupt:
            note("interrupted; what is done is kept, and the same command goes on from there")
            raise
        note(str(summary))
        raise typer.Exit(FINDINGS if summary.failed or summary.findings else CLEAN)
    from summarize.corpus import Summary, outcomes

    status = CLEAN
    alone: SummarizeError | None = None
    number = printed = 0
    for number, outcome in enumerate(outcomes(inputs, job, fields=fields, force=force), 1):
        if alone is not None:
            note(f"failed: {alone}")
        # An only document that fails is a failure of the command, not a finding.
        alone = outcome.error if number == 1 else None
        if outcome.error is not None and alone is None:
            note(f"failed: {outcome.error}")
        if outcome.error is not None or not outcome.clean:
            status = FINDINGS
        for warning in outcome.article.warnings:
            note(f"{outcome.article.id}: {warning}")
        if outcome.output is not None:
            if printed and job.suffix in (".txt", ".md"):
                put("", status)  # what is read by people stands apart
            put(outcome.output, status)
            printed += 1
        if outcome.error is None and not outcome.clean:
            for finding in outcome.findings or ("findings are left; its warnings say which",):
                note(f"{outcome.article.id}: {finding}")
    if alone is not None:
        raise alone
    if not number:
        note("the inputs hold no articles; nothing was done")
    elif number > 1:
        note(str(Summary(printed, 0, number - printed, findings=0, stale=0, failures=None)))
    raise typer.Exit(status)


def main() -> None:
    """Run the command line; the process ends with the command's exit status."""
    try:
        app()
    except SummarizeError as error:
        note(f"error: {error}")
        sys.exit(error.status)
    except Exception:  # noqa: BLE001 - the last resort: whatever gets here is a bug, and is shown whole
        traceback.print_exc()
        note(f"this is a bug in summarize {__version__}; please report it with the lines above")
        sys.exit(BUG)
