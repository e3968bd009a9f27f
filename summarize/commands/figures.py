"""`summarize figures`."""

from typing import Annotated

import typer

from summarize.commands.options import TableFormat
from summarize.console import note, put
from summarize.language import Language

EXAMPLES = "Example:\n\n    summarize figures article.txt --format json"


def figures(
    text: Annotated[
        str, typer.Argument(metavar="INPUT", help="A text file, or - for standard input.", show_default=False)
    ],
    lang: Annotated[Language, typer.Option("--lang", help="The language of the text.")] = "de",
    form: Annotated[TableFormat, typer.Option("--format", help="The output format.")] = "text",
) -> None:
    """Print the figures found in a text, with their places, values and units."""
    from summarize.article import read_text
    from summarize.figures import find_figures
    from summarize.jsonl import json_line
    from summarize.language.detection import NOT_GERMAN, is_foreign
    from summarize.report.check_data import figure_as_data
    from summarize.report.formats.terminal import render_figures

    content = read_text(text)
    if lang == "de" and is_foreign(content):
        note(f"{text}: {NOT_GERMAN}; for English give --lang en")
    found = find_figures(content, lang)
    if form == "json":
        for figure in found:
            put(json_line(figure_as_data(figure)))
    elif found:
        put(render_figures(found, content))
