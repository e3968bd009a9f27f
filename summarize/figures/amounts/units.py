"""Canonical units: the name of each in a figure, its family, and its size in the family's base unit."""

from collections.abc import Mapping
from decimal import Decimal

_D = Decimal

#: Size of each unit in the base unit of its family (metre, square metre, litre, gram, second, joule, watt ...).
FAMILIES: Mapping[str, Mapping[str, Decimal]] = {
    "length": {
        "nm": _D("1e-9"), "um": _D("1e-6"), "mm": _D("0.001"), "cm": _D("0.01"), "dm": _D("0.1"), "m": _D(1), "km": _D(1000),
        "inch": _D("0.0254"), "foot": _D("0.3048"), "yard": _D("0.9144"), "mile": _D("1609.344"),
        "nautical_mile": _D(1852), "light_year": _D("9460730472580800"),
    },
    "area": {
        "mm2": _D("1e-6"), "cm2": _D("1e-4"), "m2": _D(1), "are": _D(100), "ha": _D(10000), "km2": _D(1000000),
        "square_inch": _D("0.00064516"), "square_foot": _D("0.09290304"), "square_yard": _D("0.83612736"),
        "acre": _D("4046.8564224"), "square_mile": _D("2589988.110336"),
    },
    "volume": {
        "ml": _D("0.001"), "cl": _D("0.01"), "dl": _D("0.1"), "l": _D(1), "hl": _D(100), "cm3": _D("0.001"), "m3": _D(1000),
        "km3": _D("1e12"), "gallon": _D("3.785411784"), "barrel": _D("158.987294928"), "pint": _D("0.473176473"),
        "quart": _D("0.946352946"), "cubic_foot": _D("28.316846592"), "cubic_inch": _D("0.016387064"),
        "teaspoon": _D("0.005"), "tablespoon": _D("0.015"), "cup": _D("0.2365882365"), "fluid_ounce": _D("0.0295735295625"),
    },
    "mass": {
        "ug": _D("1e-6"), "mg": _D("0.001"), "g": _D(1), "kg": _D(1000), "t": _D("1e6"), "kt": _D("1e9"), "zentner": _D(50000),
        "carat": _D("0.2"), "ounce": _D("28.349523125"), "pound": _D("453.59237"), "stone": _D("6350.29318"),
    },
    "speed": {"m/s": _D(1), "km/h": _D(1000) / _D(3600), "km/s": _D(1000), "mph": _D("0.44704"), "knot": _D(1852) / _D(3600), "mach": _D(340)},
    "time": {
        "millisecond": _D("0.001"), "centisecond": _D("0.01"), "decisecond": _D("0.1"), "second": _D(1), "minute": _D(60), "hour": _D(3600), "day": _D(86400), "week": _D(604800),
    },
    "calendar": {
        "month": _D(1), "quarter": _D(3), "half-year": _D(6), "year": _D(12), "decade": _D(120), "century": _D(1200),
        "millennium": _D(12000),
    },
    "energy": {
        "J": _D(1), "kJ": _D(1000), "MJ": _D("1e6"), "cal": _D("4.184"), "kcal": _D(4184), "Wh": _D(3600), "kWh": _D("3.6e6"),
        "MWh": _D("3.6e9"), "GWh": _D("3.6e12"), "TWh": _D("3.6e15"), "BTU": _D("1055.06"),
    },
    "power": {"W": _D(1), "kW": _D(1000), "MW": _D("1e6"), "GW": _D("1e9"), "TW": _D("1e12"), "hp": _D("735.49875")},
    "data": {
        "bit": _D("0.125"), "byte": _D(1), "kB": _D(1000), "MB": _D("1e6"), "GB": _D("1e9"), "TB": _D("1e12"), "PB": _D("1e15"),
        "kbit": _D(125), "Mbit": _D(125000), "Gbit": _D("1.25e8"),
    },
    "data_rate": {"kbit/s": _D("1e3"), "Mbit/s": _D("1e6"), "Gbit/s": _D("1e9")},
    "frequency": {"Hz": _D(1), "kHz": _D(1000), "MHz": _D("1e6"), "GHz": _D("1e9")},
    "pressure": {"Pa": _D(1), "hPa": _D(100), "kPa": _D(1000), "mbar": _D(100), "bar": _D(100000)},
    "voltage": {"V": _D(1), "kV": _D(1000)},
    "angle": {"degree": _D(1), "radian": _D("57.29577951308232"), "turn": _D(360)},
}  # fmt: skip

_FAMILY = {unit: name for name, units in FAMILIES.items() for unit in units}

#: Units that count people: one text's "people" are another's "residents", so they differ less than other units do.
PEOPLE = frozenset({
    "person", "soldier", "dead", "injured", "child", "woman", "man", "employee", "refugee", "victim", "police_officer",
    "student", "voter", "civilian", "prisoner", "hostage", "patient", "fighter",
})  # fmt: skip

#: Units of a date: long spans of time, and parts of a span.
AGES, PHASES = frozenset({"decade", "century", "millennium"}), frozenset({"early", "mid", "late"})

#: ISO 4217 codes that a reading can return. `cent` is a hundredth of an unnamed currency.
_CURRENCIES = frozenset(
    """
    EUR USD GBP CHF JPY CNY RUB UAH PLN CZK HUF SEK NOK DKK TRY INR KRW KPW AUD CAD NZD SGD HKD TWD THB IDR MYR
    PHP VND PKR BDT LKR NPR ILS EGP SAR AED QAR KWD IQD IRR ZAR NGN KES GHS MAD TND DZD ETB BRL ARS CLP COP PEN
    MXN VES UYU BOB RON BGN HRK RSD BAM MKD ALL ISK GEL AMD AZN KZT UZS BYN MDL AFN SYP LBP JOD KHR LAK MMK MNT
    DEM ATS FRF ITL ESP NLG BEF FIM GRD PTE IEP XAF CRC CUP DOP JMD BTC ETH cent
    """.split()  # noqa: SIM905 - reads better as words
)


def family(unit: str | None) -> str | None:
    """Return the family of a canonical unit (`length`, `money`, `people` and so on), or None."""
    if unit is None:
        return None
    if unit in _CURRENCIES:
        return "money"
    return "people" if unit in PEOPLE else _FAMILY.get(unit)
