"""`summarize story`."""

from typing import Annotated

import typer

from summarize.commands import options
from summarize.commands.batch import named_fields, named_forms
from summarize.commands.named_models import announced, named_models
from summarize.console import CLEAN, FINDINGS, note, on_terminal, put

EXAMPLES = """
Examples:

    summarize story monday.txt tuesday.html

    summarize story flood/ --format html -o flood.html

    summarize story flood/ --format json,html -o out/

    summarize story flood/ --only figures > figures.tsv
"""


def story(
    inputs: options.Inputs,
    out: options.OutFile = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="[text|markdown|json|html]",
            help="The output format; json,html with -o FOLDER writes story.json and story.html there.",
        ),
    ] = "text",
    only: options.Only = None,
    sentences: Annotated[
        int, typer.Option("--sentences", metavar="N", min=1, max=20, help="Maximum number of sentences in the brief.")
    ] = 4,
    writer: options.WriterName = None,
    *,
    named: options.ModelOptions,
    force: options.Force = False,
    fields: options.FieldOptions,
) -> None:
    """Write one English brief of several German articles about the same story, and set their figures side by side."""
    from summarize.corpus.records import read_all
    from summarize.pipeline import story as tell
    from summarize.report import Apart, render, write_result
    from summarize.report.formats.layout import WIDTH
    from summarize.report.formats.text import excerpt
    from summarize.report.rendering import SUFFIX

    forms = named_forms(form, out, only, "text")
    articles, failed = read_all(inputs, named_fields(fields), force=force)
    models = named_models(named, writer)
    told = tell(
        articles,
        announced(models),
        models.load_writer(),
        sentences=sentences,
        apart=[Apart(name, str(error)) for name, error in failed],
    )
    for left in told.apart:
        note(f"left out: {left.id}: {left.reason}")
    status = CLEAN if told.ok else FINDINGS
    width = WIDTH if out is not None or on_terminal() else None
    for one in forms:
        text = excerpt(told, only, width=width) if only is not None else render(told, one, width=width)
        if out is None:
            put(text, status)
        else:
            write_result(out / f"story{SUFFIX[one]}" if len(forms) > 1 else out, text)
    raise typer.Exit(status)
