"""`summarize serve`."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from summarize.commands import options
from summarize.commands.named_models import named_models
from summarize.console import note
from summarize.errors import InputError

EXAMPLES = """
Examples:

    summarize serve

    summarize serve --port 9000 --store newsroom.sqlite3

    SUMMARIZE_TOKEN=... summarize serve --host 0.0.0.0 --allow-host desk.example.org
"""


def serve(
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="HOST", help="The address to listen on; any other than the loopback requires a token."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="The port; 0 picks a free one.")
    ] = 8321,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store", metavar="FILE", help="The file that stores the briefs.", show_default="in the user's data folder"
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="HOST", help="Another host name for the desk, for use behind a proxy."),
    ] = None,
    writer: options.WriterName = None,
    *,
    named: options.ModelOptions,
) -> None:
    """Serve the desk: read, correct and approve briefs in the browser, or through an HTTP API."""

    if missing := [name for name in ("fastapi", "uvicorn") if find_spec(name) is None]:
        raise InputError(f"the desk needs {' and '.join(missing)}", "`pip install 'summarize[serve]'` installs them")
    from summarize.desk.server import serve as serve_desk

    models = named_models(named, writer)
    model = models.find_translator()
    serve_desk(
        models.load_translator(model),
        models.load_writer(),
        host=host,
        port=port,
        store=store,
        names=allow_host or (),
        token=os.environ.get("SUMMARIZE_TOKEN"),
        note=model.note,
        say=note,
    )
