"""The command line: its commands, and how their errors are reported."""

import sys
import traceback
from typing import Annotated, NoReturn

import typer

from summarize.commands import brief, check, figures, serve, story, translate
from summarize.commands.help import Commands, with_address
from summarize.commands.models import models
from summarize.console import BUG, FAILED, note
from summarize.errors import SummarizeError
from summarize.interrupts import caught
from summarize.version import __version__

app = Commands(
    help="Short English briefs of German news, every figure traced to the German source.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=brief.EXAMPLES)(brief.brief)
app.command(epilog=story.EXAMPLES)(story.story)
app.command(epilog=translate.EXAMPLES)(translate.translate)
app.command(epilog=check.EXAMPLES)(check.check)
app.command(epilog=figures.EXAMPLES)(figures.figures)
app.command(epilog=serve.EXAMPLES)(serve.serve)
app.add_typer(models, name="models")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarize {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Short English briefs of German news, every figure traced to the German source."""


def main() -> None:
    """Run the command line; the process ends with the command's exit status."""
    try:
        # The name is given since completion is for `summarize`, also if started by `python -m summarize`.
        app(args=with_address(sys.argv[1:]), prog_name="summarize")
    except SummarizeError as error:
        note(f"error: {error}")
        sys.exit(error.status)
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if caught() or package in ("", "summarize"):
            _report_bug()
        note(f"error: the package {package} is not installed; `pip install summarize` installs everything it needs")
        sys.exit(FAILED)
    except OSError as error:
        if sys.argv[1:] != ["--install-completion"]:
            _report_bug()
        note(f"error: completion cannot be installed ({error}); --show-completion prints it, for you to install")
        sys.exit(FAILED)
    except Exception:  # noqa: BLE001 - the last resort: anything that arrives here is a bug and is shown in full
        _report_bug()


def _report_bug() -> NoReturn:
    if status := caught():
        # A library has replaced the signal's exception with one of its own.
        sys.exit(status)
    traceback.print_exc()
    note(f"this is a bug in summarize {__version__}; please report it with the lines above")
    sys.exit(BUG)
