"""Frozen values as JSON data and back: how the store keeps reports, whatever their stages contain."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from summarize.desk.migrations import UPGRADES

Value = TypeVar("Value")


def freeze(value: Any) -> Any:
    """Return a value of dataclasses, tuples, enums, decimals, dates and plain values as JSON data."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: freeze(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [freeze(item) for item in value]
    if isinstance(value, Mapping):
        return {key: freeze(item) for key, item in value.items()}
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} cannot be kept")


def thaw(kind: type[Value], data: Any) -> Value:
    """Return the value of `kind` from which `freeze` made `data`.

    Data of earlier versions are brought up to date first. Fields added by a later version get their defaults, removed
    ones are ignored. Raises ValueError if the data do not fit that kind.
    """
    value: Value = _thaw(kind, data)
    return value


def _thaw(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _any_of(get_args(kind), data)
    if origin is tuple:
        return _tuple(get_args(kind), data)
    if origin in (dict, Mapping):
        return _mapping(get_args(kind), data)
    if origin is Literal:
        return _checked(data in get_args(kind), data, kind)
    if is_dataclass(kind):
        return _dataclass(kind, data)
    return _plain(kind, data)


def _mapping(kinds: tuple[Any, ...], data: Any) -> dict[Any, Any]:
    items = _checked(isinstance(data, dict), data, dict)
    return {_thaw(kinds[0], key): _thaw(kinds[1], item) for key, item in items.items()}


def _plain(kind: Any, data: Any) -> Any:
    if kind in (Any, object):
        return data
    if (read := _READERS.get(kind)) is not None:
        return read(_checked(isinstance(data, str), data, kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if kind is float:
        return float(_checked(isinstance(data, int | float) and not isinstance(data, bool), data, kind))
    if kind is int:
        return _checked(isinstance(data, int) and not isinstance(data, bool), data, kind)
    return _checked(kind in (str, bool, NoneType) and isinstance(data, kind), data, kind)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"{text[:40]!r} is not a decimal") from error


_READERS: dict[Any, Callable[[str], Any]] = {Decimal: _decimal, date: date.fromisoformat}


def _any_of(kinds: tuple[Any, ...], data: Any) -> Any:
    if data is None and NoneType in kinds:
        return None
    problem: Exception | None = None
    for kind in kinds:
        try:
            return _thaw(kind, data)
        except ValueError as error:
            problem = problem or error
    raise ValueError(f"{data!r:.40} fits none of its kinds") from problem


def _tuple(kinds: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    items = _checked(isinstance(data, list), data, tuple)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_thaw(kinds[0], item) for item in items)
    return tuple(_thaw(kind, item) for kind, item in zip(kinds, items, strict=True))


def _dataclass(kind: Any, data: Any) -> Any:
    _checked(isinstance(data, dict), data, kind)
    if kind in UPGRADES:
        data = UPGRADES[kind](data)
    values = {}
    for name, hint, needed in _fields_of(kind):
        if name in data:
            values[name] = _thaw(hint, data[name])
        elif needed:
            raise ValueError(f"{kind.__name__} has no {name}")
    return kind(**values)


@cache
def _fields_of(kind: type[Any]) -> tuple[tuple[str, Any, bool], ...]:
    hints = get_type_hints(kind)
    return tuple(
        (field.name, hints[field.name], field.default is MISSING and field.default_factory is MISSING)
        for field in fields(kind)
    )


def _checked(fits: bool, data: Any, kind: Any) -> Any:
    if not fits:
        raise ValueError(f"{data!r:.40} is no {getattr(kind, '__name__', kind)}")
    return data
