"""`summarize translate`."""

from functools import partial
from typing import Annotated

import typer

from summarize.commands import options
from summarize.commands.batch import Batch, output_form
from summarize.commands.named_models import announced, named_models

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
        typer.Option("--format", help="The output format.", show_default="text; jsonl for a file of records"),
    ] = None,
    *,
    named: options.ModelOptions,
    how: options.BatchOptions,
    fields: options.FieldOptions,
) -> None:
    """Translate German articles, or a whole corpus, into English."""
    from summarize.corpus.jobs import TranslateJob, load_translate_job

    batch = Batch.of(inputs, out, how, fields)
    wanted: options.TranslateFormat = output_form(form, out, "text", "jsonl", how.ray)
    models = named_models(named)
    job = TranslateJob(announced(models), wanted)
    if how.ray is not None:
        raise typer.Exit(batch.on_ray(job, how.ray, partial(load_translate_job, form="jsonl"), models))
    raise typer.Exit(batch.run(job))
