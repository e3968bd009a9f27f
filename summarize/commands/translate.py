"""`summarize translate`."""

from dataclasses import replace
from functools import partial
from typing import Annotated

import typer

from summarize.commands.batch import Batch, named_fields, output_form
from summarize.commands.loaded import announced, named_models
from summarize.commands.options import (
    Beams,
    CsvDelimiter,
    CsvQuote,
    DateField,
    DeviceOption,
    DocumentTimeout,
    EngineOption,
    Force,
    IdField,
    Inputs,
    Out,
    Ray,
    Redo,
    TextField,
    Threads,
    TitleField,
    TranslateFormat,
    TranslatorName,
)
from summarize.defaults import BEAMS, DOCUMENT_TIMEOUT

__all__ = ["EXAMPLES", "translate"]

EXAMPLES = """
Examples:

    summarize translate article.txt

    summarize translate corpus.jsonl.gz -o corpus.en.jsonl
"""


def translate(
    inputs: Inputs,
    out: Out = None,
    form: Annotated[
        TranslateFormat | None,
        typer.Option("--format", help="How to print a translation.", show_default="text; jsonl for a file of records"),
    ] = None,
    translator: TranslatorName = None,
    engine: EngineOption = "auto",
    beams: Beams = BEAMS,
    threads: Threads = None,
    device: DeviceOption = "auto",
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

    fields = named_fields(text_field, id_field, title_field, date_field, csv_delimiter, csv_quote)
    wanted: TranslateFormat = output_form(form, out, "text", "jsonl", ray)
    models = named_models(translator, engine, beams, device, threads)
    job = TranslateJob(announced(models), wanted)
    batch = Batch(inputs, out, fields, force=force, redo=redo, seconds=document_timeout)
    if ray is not None:
        alone = replace(models, threads=threads or 1)
        raise typer.Exit(batch.on_ray(job, ray, partial(load_translate_job, alone, form="jsonl"), alone))
    raise typer.Exit(batch.run(job))
