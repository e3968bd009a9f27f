"""`summarize brief`."""

from dataclasses import replace
from functools import partial
from typing import Annotated

import typer

from summarize.commands import options
from summarize.commands.batch import Batch, named_forms, output_form
from summarize.commands.named_models import announced, named_models
from summarize.console import on_terminal
from summarize.defaults import BriefForm

EXAMPLES = """
Examples:

    summarize brief article.txt

    summarize brief article.html --format html > brief.html

    summarize brief news/ -o briefs/ --format markdown

    cat article.txt | summarize brief - --sentences 2
"""


def brief(
    inputs: options.Inputs,
    out: options.Out = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="[text|markdown|json|html]",
            help="The output format; several, such as json,html, need an output folder.",
            show_default="text; json for a file of records",
        ),
    ] = None,
    only: options.Only = None,
    sentences: Annotated[
        int, typer.Option("--sentences", metavar="N", min=1, max=20, help="Maximum number of sentences in a brief.")
    ] = 3,
    writer: options.WriterName = None,
    *,
    named: options.ModelOptions,
    how: options.BatchOptions,
    fields: options.FieldOptions,
) -> None:
    """Write English briefs of German articles, every figure checked against the German."""
    from summarize.corpus.jobs import BriefJob, load_brief_job
    from summarize.corpus.shared_translations import shared_translations
    from summarize.report.formats.layout import WIDTH

    batch = Batch.of(inputs, out, how, fields)
    usual: BriefForm = output_form(None, out, "text", "json", how.ray)
    forms: list[BriefForm] = [
        output_form(one, out, "text", "json", how.ray) for one in named_forms(form, out, only, usual)
    ]
    models = named_models(named, writer)
    job = BriefJob(
        announced(models),
        models.load_writer(),
        forms[0],
        sentences,
        only=only,
        width=WIDTH if out is not None or on_terminal() else None,
        one_page=out is None,
    )
    if how.ray is not None:
        raise typer.Exit(batch.on_ray(job, how.ray, partial(load_brief_job, form="json", sentences=sentences), models))
    if len(forms) == 1:
        raise typer.Exit(batch.run(job))
    with shared_translations() as shared:
        jobs = [replace(job, form=one, shared=shared) for one in forms]
        raise typer.Exit(max(batch.run(one, several=True) for one in jobs))
