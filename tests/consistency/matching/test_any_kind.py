"""Whether two figures of any kind mean the same, on figures made by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.consistency import Verdict, compare
from summarize.consistency.figure_view import View
from summarize.consistency.matching.any_kind import agree
from summarize.consistency.matching.bounds import Shift, shift
from summarize.consistency.sense import sense
from summarize.figures import Figure, Kind, Qualifier


def quantity(value: str, unit: str | None = None, kind: Kind = Kind.MEASURE, **more: object) -> Figure:
    """Return a figure whose words are its value and unit."""
    text = f"{value} {unit}" if unit else value
    return Figure(text, 0, len(text), kind, value=Decimal(value), unit=unit, **more)  # type: ignore[arg-type]


def relation(source: Figure, target: Figure) -> Verdict | None:
    """Return how `target` follows from `source`, each alone in its text."""
    agreement = agree(sense(View.alone(source)), sense(View.alone(target)))
    return agreement.verdict if agreement is not None else None


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (("5", "km"), ("5", "km"), Verdict.SUPPORTED),
        (("1500", "m"), ("1.5", "km"), Verdict.REWORDED),
        (("14", "day"), ("2", "week"), Verdict.REWORDED),
        (("10", "year"), ("1", "decade"), Verdict.REWORDED),
        (("18", "month"), ("1.5", "year"), Verdict.REWORDED),
        (("90", "minute"), ("1.5", "hour"), Verdict.REWORDED),
        (("50", "basis_point"), ("0.5", "percentage_point"), Verdict.REWORDED),
        (("100", "km"), ("62", "mile"), Verdict.CONVERTED),
        (("100", "km"), ("60", "mile"), Verdict.CONVERTED),
        (("100", "km"), ("50", "mile"), None),
        (("100", "km"), ("100", "mile"), None),
        (("100", "m"), ("100", "km"), None),
        (("27", "m"), ("30", "yard"), Verdict.CONVERTED),
        (("250", "kg"), ("550", "pound"), Verdict.CONVERTED),
        (("20", "degC"), ("68", "degF"), Verdict.CONVERTED),
        (("20", "degC"), ("20", "degF"), None),
        (("5", "percent"), ("5", "percentage_point"), None),
        (("5", "per_mille"), ("5", "percent"), None),
        (("5", "day"), ("5", "week"), None),
        (("30", "day"), ("1", "month"), Verdict.CONVERTED),
        (("5", "km"), ("5", None), Verdict.REWORDED),
    ],
)
def test_units_decide(source: tuple[str, str | None], target: tuple[str, str | None], expected: Verdict | None) -> None:
    """Equal amounts agree, exactly within one system of units and as people round between two."""
    assert relation(quantity(*source), quantity(*target)) == expected


@pytest.mark.parametrize(("one", "other"), [("EUR", "USD"), ("GBP", "EUR"), ("USD", "CAD")])
def test_another_currency_is_another_amount(one: str, other: str) -> None:
    """The right number in the wrong currency is unsupported, never converted."""
    money = {"kind": Kind.MONEY}
    assert relation(quantity("5", one, **money), quantity("5", one, **money)) is Verdict.SUPPORTED
    assert relation(quantity("5", one, **money), quantity("5", other, **money)) is None


@given(
    st.sampled_from(list(Kind)),
    st.decimals("0.01", "1e9", places=2),
    st.sampled_from([None, "km", "day", "EUR"]),
)
def test_a_figure_agrees_with_itself(kind: Kind, value: Decimal, unit: str | None) -> None:
    """Every figure with a value says the same as itself."""
    figure = quantity(str(value), unit, kind)
    assert relation(figure, figure) is not None or kind in (Kind.DATE, Kind.TIME)


@given(st.sampled_from([None, *Qualifier]), st.sampled_from([None, *Qualifier]))
def test_inversion_has_no_direction(one: Qualifier | None, other: Qualifier | None) -> None:
    """Inversion of bounds is symmetric, and no bound inverts itself."""
    assert (shift(one, other) is Shift.INVERTED) == (shift(other, one) is Shift.INVERTED)
    assert shift(one, one) is Shift.SAME


@given(st.decimals("1", "10000", places=1), st.decimals("1", "10000", places=1))
def test_no_conversion_is_off_by_more_than_a_twentieth(kilometres: Decimal, miles: Decimal) -> None:
    """Whatever counts as a conversion is within 5 % of the exact value."""
    if relation(quantity(str(kilometres), "km"), quantity(str(miles), "mile")) is not None:
        assert abs(kilometres - miles * Decimal("1.609344")) <= Decimal("0.05") * max(kilometres, miles * 2)


def test_a_range_does_not_support_an_indefinite_number() -> None:
    """The judge compares all figures of two sentences, of whatever kind."""
    german = "Bei höchstens drei oder vier Einsätzen wurden 20 Männer und 30 Frauen gerettet."
    check = compare(german, "Within a few hours, 20 men were rescued.")
    assert [str(finding.verdict) for finding in check.findings] == ["unsupported", "supported"]
