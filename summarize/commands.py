"""How commands show their help: flags without a value, and the exit statuses at the end."""

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

__all__ = ["LOCAL", "STATUSES", "Commands", "with_address"]

#: The address that stands for a cluster on this machine.
LOCAL = "local"
_ADDRESS = re.compile(r"auto|local|ray://.+|[\w.-]+:\d+|\[[0-9a-f:]+\]:\d+")

#: The last lines of every help text.
STATUSES = """
Exit statuses: 0 clean; 1 done, but with findings (an unsupported figure is left, a document failed); 2 wrong usage;
3 could not do it; 70 a bug; 130 interrupted; 143 terminated.
"""


def with_address(arguments: Sequence[str]) -> list[str]:
    """Return arguments in which every --ray has an address: an option whose value may be left out is none to typer."""
    found: list[str] = []
    for argument, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        found.append(argument)
        if argument == "--ray" and not _ADDRESS.fullmatch(following):
            found.append(LOCAL)
    return found


class _Command(TyperCommand):
    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, flags without the name of a type that nobody can give."""
        return _without_metavar(super().get_params(ctx))


class _Group(TyperGroup):
    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters as those of a command."""
        return _without_metavar(super().get_params(ctx))


def _without_metavar(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        if getattr(parameter, "is_flag", False):
            parameter.metavar = ""
    return parameters


class Commands(typer.Typer):
    """A group of commands whose help ends with the exit statuses."""

    def __init__(self, *, epilog: str = "", **settings: Any) -> None:
        """Make a group; `settings` are those of `typer.Typer`."""
        super().__init__(cls=_Group, epilog=f"{epilog}\n{STATUSES}", **settings)

    def command(  # type: ignore[override]  # settings are passed on
        self, name: str | None = None, *, epilog: str = "", **settings: Any
    ) -> Callable[..., Any]:
        """Add a command; `settings` are those of `typer.Typer.command`."""
        return super().command(name, cls=_Command, epilog=f"{epilog}\n{STATUSES}", **settings)
