"""`summarize models`: list, show, pull, verify."""

import sys
from typing import Annotated

import typer

from summarize.commands.help import Commands
from summarize.commands.options import ModelName
from summarize.console import CLEAN, FAILED, note, put

EXAMPLES = """
Examples:

    summarize models list

    summarize models pull

    summarize models pull smollm2-135m-instruct

    summarize models verify
"""
models = Commands(help="List, show, pull and verify models.", epilog=EXAMPLES, no_args_is_help=True)


@models.command("list")
def list_models() -> None:
    """List the known models, and whether they are installed."""
    from summarize.models.local import installed
    from summarize.models.manifest import manifest

    for model in manifest():
        state = "built in" if model.builtin else "pulled" if installed(model.name) else "not pulled"
        put(f"{model.name:<24} {model.role:<12} {state:<12} {model.description}")


@models.command()
def show(name: ModelName) -> None:
    """Show a model's origin, licence, files and digests."""
    from summarize.models.local import describe

    for field, value in describe(name):
        put(f"{field:<12} {value}")


@models.command()
def pull(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help="A model's name or Hub id; without one, the best translator.", show_default=False
        ),
    ] = None,
) -> None:
    """Fetch a model from the Hub or its mirror and verify it; the only models command that uses the network."""
    from summarize.models.pull import pull as pull_model
    from summarize.models.pull import pull_recommended

    progress = sys.stderr.isatty()
    model = pull_model(name, progress=progress, say=note) if name else pull_recommended(progress=progress, say=note)
    put(f"{model.name}: {model.path}")


@models.command()
def verify(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help="A model's name or Hub id; without one, every installed model.", show_default=False
        ),
    ] = None,
) -> None:
    """Read every file of a model again and compare its size and digest with the pinned ones.

    Without a name, this includes the judge of the check.
    """
    from summarize.engines.cache import altered, default_cache
    from summarize.models.file_check import FileState
    from summarize.models.local import present, verify_judge
    from summarize.models.local import verify as verify_model

    bad = False
    checks = [(each, file) for each in ((name,) if name else present()) for file in verify_model(each)]
    if not name:
        checks += [("judge", file) for file in verify_judge()]
    for each, file in checks:
        bad = bad or file.state not in (FileState.OK, FileState.UNPINNED)
        put(f"{file.state:<9} {each}/{file.file}  {file.difference or file.digest or '-'}", FAILED if bad else CLEAN)
    for path in altered(default_cache()):
        bad = True
        put(f"{FileState.CHANGED:<9} {path}  converted for CTranslate2; made again when it is next used", FAILED)
    raise typer.Exit(FAILED if bad else CLEAN)
