"""How commands show their help: no Python types, and the exit statuses at the end."""

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from summarize.commands.options import spread

#: The address that means a cluster on this machine.
LOCAL = "local"
_ADDRESS = re.compile(r"auto|local|ray://.+|[\w.-]+:\d+|\[[0-9a-f:]+\]:\d+")

#: The last lines of every help text.
STATUSES = """
Exit statuses: 0 clean; 1 done, but with findings (an unsupported figure is left, a document failed); 2 wrong usage;
3 could not do it; 70 a bug; 130 interrupted; 143 terminated.
"""


def with_address(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with an address for every --ray, since typer does not support optional values."""
    found: list[str] = []
    for argument, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        found.append(argument)
        if argument == "--ray" and not _ADDRESS.fullmatch(following):
            found.append(LOCAL)
    return found


class _PlainTypes:
    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, with no Python type shown: a flag has no value, and an argument's name says enough."""
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # the other base class has it
        for parameter in parameters:
            if getattr(parameter, "is_flag", False):
                parameter.metavar = ""
            if isinstance(parameter, TyperArgument):
                parameter.display_type_rich = lambda ctx: None  # type: ignore[method-assign]  # noqa: ARG005
        return parameters


class _Command(_PlainTypes, TyperCommand):
    pass


class _Group(_PlainTypes, TyperGroup):
    pass


class Commands(typer.Typer):
    """A group of commands whose help ends with the exit statuses."""

    def __init__(self, *, epilog: str = "", **settings: Any) -> None:
        """Create a group; `settings` go to `typer.Typer`."""
        super().__init__(cls=_Group, epilog=f"{epilog}\n{STATUSES}", **settings)

    def command(  # type: ignore[override]  # settings are passed on
        self, name: str | None = None, *, epilog: str = "", **settings: Any
    ) -> Callable[..., Any]:
        """Add a command; `settings` go to `typer.Typer.command`."""
        add = super().command(name, cls=_Command, epilog=f"{epilog}\n{STATUSES}", **settings)
        return lambda function: add(spread(function))
