"""The options and arguments of the commands: names, choices and help."""

from pathlib import Path
from typing import Annotated, Literal

import typer

#: How a brief, a translation, a list of figures and the result of a check are printed.
BriefFormat = Literal["text", "markdown", "json", "html"]
TranslateFormat = Literal["text", "jsonl"]
TableFormat = Literal["text", "json"]
CheckFormat = Literal["text", "json", "html", "github", "junit", "sarif"]
#: The part of a brief to print.
BriefPart = Literal["brief", "headline", "figures"]
#: Whether the target may omit figures, and what makes a check exit with status 1.
CheckMode = Literal["summary", "translation"]
FailOn = Literal["wrong", "doubtful"]
#: What runs the models, and where.
EngineChoice = Literal["auto", "transformers", "ctranslate2"]
Device = Literal["auto", "cpu", "cuda"]

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
        # Path("") would mean the current folder, which is never intended.
        raise typer.BadParameter("the name is empty; is a variable in your script unset?")
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
        help="A file; standard output if not given.",
        show_default=False,
    ),
]
TranslatorName = Annotated[
    str | None,
    typer.Option(
        "--translator",
        envvar="SUMMARIZE_TRANSLATOR",
        help="A model's name, a folder or a pulled Hub id.",
        show_default="the best one pulled",
    ),
]
WriterName = Annotated[
    str | None,
    typer.Option(
        "--writer",
        envvar="SUMMARIZE_WRITER",
        help="A model's name, a folder, a pulled Hub id, extractive, or URL#MODEL: an OpenAI-compatible endpoint.",
        show_default="extractive",
    ),
]
EngineOption = Annotated[
    EngineChoice,
    typer.Option(
        "--engine",
        envvar="SUMMARIZE_ENGINE",
        help="What runs the models; auto: CTranslate2 on a CPU, else transformers.",
    ),
]
Beams = Annotated[
    int, typer.Option("--beams", envvar="SUMMARIZE_BEAMS", min=1, max=32, help="Width of the beam search.")
]
Threads = Annotated[
    int | None,
    typer.Option(
        "--threads", envvar="SUMMARIZE_THREADS", min=1, max=1024, help="CPU threads.", show_default="all cores"
    ),
]
DeviceOption = Annotated[
    Device,
    typer.Option("--device", envvar="SUMMARIZE_DEVICE", help="Where models run; auto: CUDA if a device is present."),
]
Force = Annotated[bool, typer.Option("--force", help="Accept articles that do not look German.")]
Ray = Annotated[
    str | None,
    typer.Option(
        "--ray",
        envvar="SUMMARIZE_RAY",
        metavar="[ADDRESS]",
        help="Work on a Ray cluster; without ADDRESS, on a local one. OUT becomes a folder of JSON lines, or of Parquet if named .parquet.",
        show_default=False,
    ),
]
Redo = Annotated[bool, typer.Option("--redo", help="Replace output in OUT that was made with other settings.")]
DocumentTimeout = Annotated[
    float,
    typer.Option(
        "--document-timeout",
        envvar="SUMMARIZE_DOCUMENT_TIMEOUT",
        min=1,
        max=1_000_000,
        metavar="SECONDS",
        help="The most time a document may take; after that it fails and the next run retries it. Not with --ray.",
    ),
]
TextField = Annotated[str, typer.Option("--text-field", help="The field of a record that holds the article.")]
IdField = Annotated[str, typer.Option("--id-field", help="The field of a record that holds its id.")]
TitleField = Annotated[str, typer.Option("--title-field", help="The field of a record that holds its title.")]
DateField = Annotated[str, typer.Option("--date-field", help="The field of a record that holds its date.")]
CsvDelimiter = Annotated[
    str | None,
    typer.Option("--csv-delimiter", help="The delimiter of a CSV file.", show_default="detected"),
]
CsvQuote = Annotated[
    str | None,
    typer.Option("--csv-quote", help="The quote mark of a CSV file, or none.", show_default="detected"),
]
ModelName = Annotated[str, typer.Argument(metavar="NAME", help="A model's name or Hub id.", show_default=False)]
