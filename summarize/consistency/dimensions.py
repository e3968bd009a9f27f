"""Units of measure for the comparison: their dimension and their system."""

from dataclasses import dataclass
from decimal import Decimal

from summarize.figures.amounts.units import FAMILIES


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: an amount of it is `amount * factor + offset` of its dimension; `system` is its system of units."""

    dimension: str
    factor: Decimal
    system: str = "metric"
    offset: Decimal = Decimal(0)


#: Units that are not metric, by system. People round between systems, but not within one.
_SYSTEMS = {
    "imperial": (
        "inch foot yard mile square_inch square_foot square_yard acre square_mile gallon pint quart"
        " cubic_foot cubic_inch fluid_ounce ounce pound stone mph BTU"
    ),
    "nautical": "nautical_mile knot",
    "astronomic": "light_year",
    "trade": "barrel carat hp mach",
    "kitchen": "teaspoon tablespoon cup",
    "dietary": "cal kcal",
    "calendar": " ".join(FAMILIES["calendar"]),
}

#: A month as the Gregorian mean, in seconds: 365.2425 days / 12.
_MONTH = Decimal(2629746)

#: Liquid measures that are larger in Britain, by about a fifth.
IMPERIAL = frozenset({"gallon", "quart", "pint"})
IMPERIAL_SIZE = Decimal("1.20095")

_FIFTH = Decimal(5) / Decimal(9)
_SPECIAL = {
    "percent": Unit("share", Decimal("0.01"), "ratio"),
    "per_mille": Unit("share", Decimal("0.001"), "ratio"),
    "percentage_point": Unit("points", Decimal(1), "ratio"),
    "basis_point": Unit("points", Decimal("0.01"), "ratio"),
    "degC": Unit("temperature", Decimal(1), "metric", Decimal("273.15")),
    "K": Unit("temperature", Decimal(1), "metric"),
    "degF": Unit("temperature", _FIFTH, "imperial", Decimal("459.67") * _FIFTH),
}


def _read() -> dict[str, Unit]:
    system_of = {name: system for system, names in _SYSTEMS.items() for name in names.split()}
    units: dict[str, Unit] = {}
    for family, sizes in FAMILIES.items():
        for name, size in sizes.items():
            if family == "calendar":
                units[name] = Unit("duration", size * _MONTH, "calendar")
            else:
                dimension = "duration" if family == "time" else family
                units[name] = Unit(dimension, size, system_of.get(name, "metric"))
    return units | _SPECIAL


_UNITS = _read()


def lookup(name: str | None) -> Unit | None:
    """Return the unit with that name, or None if it has no size: units of counting, and currencies."""
    return _UNITS.get(name) if name is not None else None


def base_amount(value: Decimal, unit: Unit) -> Decimal:
    """Return `value` of `unit` in the base unit of its dimension."""
    return value * unit.factor + unit.offset
