"""Amounts in two systems of units or two currencies: degrees, miles for kilometres, and how people round them."""

import re
from collections.abc import Mapping
from decimal import Decimal

from summarize.consistency.dimensions import IMPERIAL, IMPERIAL_SIZE
from summarize.consistency.finding import Verdict
from summarize.consistency.matching.agreement import Agreement, close, significant_digits
from summarize.consistency.reasons import ReasonKind, because
from summarize.consistency.sense import Sense
from summarize.figures import Figure

_DIFFERENCE = re.compile(
    r"unterschied|differen|durchschnitt|average|w[aä]rmer|cold|k[aä]lter|cooler|anstieg|erw[aä]rm|warming|rise|above"
    r"|\bum\b|normal",
    re.IGNORECASE,
)

#: Degrees of latitude, longitude or an angle are not a temperature.
_DIRECTION = re.compile(r"\W*(?:nord|süd|ost|west|north|south|east|latitud|longitud|breite|länge)", re.IGNORECASE)


def match_degrees(source: Sense, i: int, target: Sense, j: int) -> Agreement | None:
    """Compare bare degrees, which mean Fahrenheit in English news and Celsius in German news."""
    celsius, fahrenheit = source.raw[i], target.raw[j]
    scale = Decimal("1.8")
    around = source.before + source.after + target.before + target.after
    if _DIRECTION.match(source.after) or _DIRECTION.match(target.after):
        return None
    difference = _DIFFERENCE.search(around) is not None
    wanted = celsius * scale + (0 if difference else 32)
    finest = Decimal("0.06") if fahrenheit != int(fahrenheit) else Decimal(1)
    if difference and fahrenheit == int(fahrenheit):
        finest = max(Decimal("0.6"), abs(wanted) / 10)  # 12 Grad warmer, nearly 20 degrees
    if abs(wanted - fahrenheit) <= finest:
        return Agreement(Verdict.CONVERTED, because(ReasonKind.CONVERTED, source.figure), cost=4)
    return None


def agree_tens(source: Sense, target: Sense) -> Agreement | None:
    """Compare a temperature with tens of degrees Fahrenheit, as in American forecasts: "highs in the 80s"."""
    tens = target.figure.value
    if (
        tens is None
        or tens < 30
        or source.figure.unit not in ("degC", "degree")
        or target.figure.text[:1] not in "3456789"
    ):
        return None
    fahrenheit = [value * Decimal("1.8") + 32 for value in source.raw]
    if all(tens - Decimal("0.5") <= value < tens + 10 for value in fahrenheit):
        return Agreement(Verdict.CONVERTED, because(ReasonKind.CONVERTED, source.figure), cost=4)
    return None


def converted(one: Decimal, other: Decimal, source: Sense, i: int, target: Sense, j: int) -> bool:
    """Whether two amounts in different systems of units are equal after customary rounding.

    If one has a single digit they may differ by 5 % (25 metres, 80 feet), with two digits each by 2 % (290 kg, 650 pounds in NTREX-128);
    finer ones must agree within half a unit of the last digit. Beside the figure that it converts, in brackets, one may
    be off by 10 %: "six meters (18 feet)".
    """
    if target.before.endswith("(") and target.after.startswith(")") and close(one, other, Decimal("0.1")):
        return True
    if target.figure.unit in IMPERIAL and close(one, other * IMPERIAL_SIZE, Decimal("0.02")):
        return True
    if source.dimension == "temperature":
        return abs(one - other) <= Decimal("0.9")
    if source.dimension == "duration":
        return close(one, other, Decimal("0.025"))
    fewest, most = sorted((significant_digits(source.raw[i]), significant_digits(target.raw[j])))
    if most <= 2 and close(one, other, Decimal("0.05") if fewest == 1 else Decimal("0.02")):
        return True
    if source.unit is None or target.unit is None or not close(one, other, Decimal("0.05")):
        return False
    slack = max(_grain(source.raw[i]) * source.unit.factor, _grain(target.raw[j]) * target.unit.factor) / 2
    return abs(one - other) <= slack


def _grain(value: Decimal) -> Decimal:
    """Return the value of the last non-zero digit of `value`, but never that of the first."""
    place = value.adjusted() - max(significant_digits(value) - 1, 1)
    return Decimal(1).scaleb(place)


#: The lowest and highest price of a unit in US dollars from 2000 to 2025, rounded outwards.
_DOLLARS: Mapping[str, tuple[Decimal, Decimal]] = {
    currency: (Decimal(low), Decimal(high))
    for currency, low, high in (
        ("USD", "1", "1"), ("EUR", "0.82", "1.61"), ("GBP", "1.03", "2.12"), ("CHF", "0.54", "1.42"),
        ("JPY", "0.0061", "0.0135"), ("CNY", "0.12", "0.168"), ("CAD", "0.61", "1.1"), ("AUD", "0.47", "1.11"),
        ("SEK", "0.088", "0.172"), ("NOK", "0.087", "0.205"), ("DKK", "0.11", "0.215"), ("PLN", "0.2", "0.51"),
        ("CZK", "0.024", "0.07"), ("HUF", "0.0022", "0.0071"), ("RUB", "0.0075", "0.044"), ("UAH", "0.022", "0.22"),
        ("TRY", "0.023", "0.88"), ("INR", "0.0112", "0.0262"), ("KRW", "0.00063", "0.0012"), ("BRL", "0.16", "0.66"),
        ("MXN", "0.039", "0.112"), ("ZAR", "0.05", "0.18"), ("ILS", "0.19", "0.31"),
    )
}  # fmt: skip


def plausible(one: Figure, other: Figure) -> bool:
    """Whether two amounts of money can be equal at some exchange rate since 2000."""
    if one.value is None or other.value is None or one.unit == other.unit or not one.value or not other.value:
        return False
    first, second = _DOLLARS.get(one.unit or ""), _DOLLARS.get(other.unit or "")
    if first is None or second is None:
        return False
    rate = one.value / other.value
    return second[0] / first[1] <= rate <= second[1] / first[0]
