"""Amounts that a translator converted into another currency, in brackets after the original amount."""

from collections.abc import Mapping
from decimal import Decimal

from summarize.figures import Figure

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
