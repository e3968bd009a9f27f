"""The options and arguments of the commands: names, choices and help."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import typer

from summarize.defaults import BEAMS, DOCUMENT_TIMEOUT, MOST_BEAMS, MOST_THREADS, BriefPart, Engine
from summarize.errors import empty_name

#: How a translation and a list of figures are printed.
TranslateFormat = Literal["text", "jsonl"]
TableFormat = Literal["text", "json"]
#: What makes a check exit with status 1.
FailOn = Literal["wrong", "doubtful"]
#: Where the models run.
DeviceChoice = Literal["auto", "cpu", "cuda"]

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files (.txt .md .html .jsonl .jsonl.gz .csv .parquet), folders, or - for standard input.",
        show_default=False,
    ),
]


def _output_path(name: str) -> Path:
    if not name:
        raise empty_name("-o")
    return Path(name)


Out = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--out",
        parser=_output_path,
        metavar="OUT",
        help="A folder (one file per document) or a .jsonl, .csv or .parquet file; resumable.",
        show_default=False,
    ),
]
OutFile = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--out",
        parser=_output_path,
        metavar="FILE",
        help="A file, or a folder for several formats; standard output if not given.",
        show_default=False,
    ),
]
WriterName = Annotated[
    str | None,
    typer.Option(
        "--writer",
        envvar="SUMMARIZE_WRITER",
        metavar="NAME|PATH|URL#MODEL",
        help="A model's name, a folder, a pulled Hub id, extractive, or URL#MODEL: an OpenAI-compatible endpoint.",
        show_default="extractive",
    ),
]
Only = Annotated[BriefPart | None, typer.Option("--only", help="Print this part and nothing else.", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Accept articles that do not look German.")]
ModelName = Annotated[str, typer.Argument(metavar="NAME", help="A model's name or Hub id.", show_default=False)]


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """The translator, and how models run."""

    translator: Annotated[
        str | None,
        typer.Option(
            envvar="SUMMARIZE_TRANSLATOR",
            metavar="NAME|PATH",
            help="A model's name, a folder or a pulled Hub id.",
            show_default="the best one pulled",
        ),
    ] = None
    engine: Annotated[
        Engine,
        typer.Option(
            envvar="SUMMARIZE_ENGINE", help="What runs the models; auto: CTranslate2 on a CPU, else transformers."
        ),
    ] = "auto"
    beams: Annotated[
        int,
        typer.Option(envvar="SUMMARIZE_BEAMS", metavar="N", min=1, max=MOST_BEAMS, help="Width of the beam search."),
    ] = BEAMS
    threads: Annotated[
        int | None,
        typer.Option(
            envvar="SUMMARIZE_THREADS",
            metavar="N",
            min=1,
            max=MOST_THREADS,
            help="CPU threads.",
            show_default="all cores",
        ),
    ] = None
    device: Annotated[
        DeviceChoice,
        typer.Option(envvar="SUMMARIZE_DEVICE", help="Where models run; auto: CUDA if a device is present."),
    ] = "auto"


@dataclass(frozen=True, slots=True)
class FieldOptions:
    """Where the parts of an article are in a record, and how CSV is written."""

    text_field: Annotated[str, typer.Option(metavar="FIELD", help="The field of a record that holds the article.")] = (
        "text"
    )
    id_field: Annotated[str, typer.Option(metavar="FIELD", help="The field of a record that holds its id.")] = "id"
    title_field: Annotated[str, typer.Option(metavar="FIELD", help="The field of a record that holds its title.")] = (
        "title"
    )
    date_field: Annotated[str, typer.Option(metavar="FIELD", help="The field of a record that holds its date.")] = (
        "date"
    )
    csv_delimiter: Annotated[
        str | None, typer.Option(metavar="CHARACTER", help="The delimiter of a CSV file.", show_default="detected")
    ] = None
    csv_quote: Annotated[
        str | None,
        typer.Option(metavar="CHARACTER", help="The quote mark of a CSV file, or none.", show_default="detected"),
    ] = None


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How a batch treats its documents, and where it runs."""

    force: Force = False
    redo: Annotated[bool, typer.Option("--redo", help="Replace output in OUT that was made with other settings.")] = (
        False
    )
    document_timeout: Annotated[
        float,
        typer.Option(
            envvar="SUMMARIZE_DOCUMENT_TIMEOUT",
            min=1,
            max=1_000_000,
            metavar="SECONDS",
            help="Time limit per document. A document that exceeds it fails; the next run retries it, except with --ray.",
        ),
    ] = DOCUMENT_TIMEOUT
    ray: Annotated[
        str | None,
        typer.Option(
            envvar="SUMMARIZE_RAY",
            metavar="[ADDRESS]",
            help="Work on a Ray cluster; without ADDRESS, on a local one. OUT becomes a folder of JSON lines, or of Parquet if named .parquet.",
            show_default=False,
        ),
    ] = None


Result = TypeVar("Result")


def spread(command: Callable[..., Result]) -> Callable[..., Result]:
    """Return a command with an option for each field of its dataclass parameters: typer cannot group options."""
    groups: dict[str, Any] = {}
    parameters: list[Parameter] = []
    for name, parameter in signature(command).parameters.items():
        kind = parameter.annotation
        if not is_dataclass(kind):
            parameters.append(parameter.replace(kind=Parameter.KEYWORD_ONLY))
            continue
        groups[name] = kind
        options = (
            Parameter(one.name, Parameter.KEYWORD_ONLY, default=one.default, annotation=one.type)
            for one in fields(kind)
        )
        parameters += options

    @wraps(command)
    def called(**values: Any) -> Result:
        for name, kind in groups.items():
            values[name] = kind(**{one.name: values.pop(one.name) for one in fields(kind)})
        return command(**values)

    called.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {one.name: one.annotation for one in parameters}
    return called
