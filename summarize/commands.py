"""How commands show their help: flags without a value, and the exit statuses at the end."""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

__all__ = ["STATUSES", "Commands"]

#: The last lines of every help text.
STATUSES = """
Exit statuses: 0 clean; 1 done, but with findings (an unsupported figure is left, a document failed); 2 wrong usage;
3 could not do it; 70 a bug; 130 interrupted; 143 terminated.
"""


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
