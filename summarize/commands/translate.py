"""`summarize translate`."""

from functools import partial
from typing import Annotated

import typer

from summarize.commands import options
from summarize.commands.batch import Batch, named_fields, output_form
from summarize.commands.loaded import announced, named_models
from summarize.defaults import BEAMS, DOCUMENT_TIMEOUT

EXAMPLES = """
Examples:

    summarize translate article.txt

    summarize translate corpus.jsonl.gz -o corpus.en.jsonl
"""


def translate(
    inputs: options.Inputs,
    out: options.Out = None,
    form: Annotated[
        options.TranslateFormat | None,
        typer.Option("--format", help="How to print a translation.", show_default="text; jsonl for a file of records"),
    ] = None,
    translator: options.TranslatorName = None,
    engine: options.EngineOption = "auto",
    beams: options.Beams = BEAMS,
    threads: options.Threads = None,
    device: options.DeviceOption = "auto",
    force: options.Force = False,
    redo: options.Redo = False,
    document_timeout: options.DocumentTimeout = DOCUMENT_TIMEOUT,
    ray: options.Ray = None,
    text_field: options.TextField = "text",
    id_field: options.IdField = "id",
    title_field: options.TitleField = "title",
    date_field: options.DateField = "date",
    csv_delimiter: options.CsvDelimiter = None,
    csv_quote: options.CsvQuote = None,
) -> None:
    """Translate German articles, or a whole corpus, into English."""
    from summarize.corpus.jobs import TranslateJob, load_translate_job

    fields = named_fields(text_field, id_field, title_field, date_field, csv_delimiter, csv_quote)
    wanted: options.TranslateFormat = output_form(form, out, "text", "jsonl", ray)
    models = named_models(translator, engine, beams, device, threads)
    job = TranslateJob(announced(models), wanted)
    batch = Batch(inputs, out, fields, force=force, redo=redo, seconds=document_timeout)
    if ray is not None:
        raise typer.Exit(batch.on_ray(job, ray, partial(load_translate_job, form="jsonl"), models))
    raise typer.Exit(batch.run(job))
