"""How one figure supports another, including its qualifier."""

import re
from dataclasses import dataclass
from decimal import Decimal

from summarize.consistency.finding import Verdict
from summarize.consistency.matching.bounds import INCLUSIVE, Shift, bound, implied, shift, turned
from summarize.consistency.reasons import Reason, ReasonKind, because
from summarize.consistency.sense import Sense
from summarize.figures import Kind, Qualifier


@dataclass(frozen=True, slots=True)
class Agreement:
    """The source figure supports the target figure. `cost` orders agreements of one verdict; the best is 0."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    cost: int = 0
    missing: frozenset[str] = frozenset()

    def reworded(self, cost: int) -> "Agreement":
        """Return the agreement of figures that are not the same in form, at an additional `cost`."""
        verdict = Verdict.REWORDED if self.verdict is Verdict.SUPPORTED else self.verdict
        return Agreement(verdict, self.reasons, self.cost + cost)


_REASONS = {
    Shift.DROPPED: ReasonKind.BOUND_DROPPED,
    Shift.ADDED: ReasonKind.BOUND_ADDED,
    Shift.CHANGED: ReasonKind.BOUND_CHANGED,
}


#: "Gut 95.000" is a few more than that, and often "some 95,000" in English.
_SLIGHTLY = re.compile(r"(?:gute?[nr]?|etwas (?:mehr als|über))\b", re.IGNORECASE)


def close(one: Decimal, other: Decimal, tolerance: Decimal = Decimal("1e-9")) -> bool:
    """Whether two amounts differ by at most the fraction `tolerance` of the larger."""
    return abs(one - other) <= tolerance * max(abs(one), abs(other))


def significant_digits(value: Decimal) -> int:
    """Return the number of significant digits, not counting trailing zeros."""
    return len(value.normalize().as_tuple().digits)


def wording(source: Sense, target: Sense, same_unit: bool) -> Verdict:
    """Return whether two equal figures have the same wording; numbers spelled out count as reworded."""
    counted = source.figure.kind is Kind.CARDINAL and None in (source.figure.unit, target.figure.unit)
    if source.figure.kind is not target.figure.kind or not (same_unit or counted) or source.digits != target.digits:
        return Verdict.REWORDED
    worded = source.figure.kind in (Kind.FRACTION, Kind.MULTIPLE, Kind.COLLECTIVE, Kind.DATE, Kind.TIME)
    return Verdict.SUPPORTED if source.digits or worded else Verdict.REWORDED


def qualified(source: Sense, target: Sense, agreement: Agreement | None) -> Agreement | None:
    """Add the change of the qualifier to an agreement in value."""
    if agreement is None:
        return None
    change = shift(bound(source), bound(target))
    if (
        change is Shift.SAME
        or implied(change, source, target)
        or (
            change is Shift.ADDED
            and agreement.verdict is Verdict.CONVERTED
            and target.figure.qualifier is Qualifier.ABOUT
        )
    ):
        return agreement
    if change is Shift.INVERTED and turned(source, target):
        change = Shift.CHANGED
    if change is Shift.INVERTED:
        return None
    if source.dimension == "clock" and {source.figure.qualifier, target.figure.qualifier} & INCLUSIVE:
        return agreement  # "by 6 p.m." is the English for "spätestens um 18 Uhr"
    if change is Shift.NEAR or (_SLIGHTLY.match(source.figure.text) and target.figure.qualifier is Qualifier.ABOUT):
        return agreement.reworded(1)
    # Nine in ten figures with a dropped "about" or an added bound are right, and a converted amount may be rounded.
    converted = agreement.verdict is Verdict.CONVERTED
    told = converted or (change is Shift.DROPPED and bound(source) is Qualifier.ABOUT)
    reasons = agreement.reasons + because(_REASONS[change], source.figure, _said(target), told=told)
    return Agreement(Verdict.CONVERTED if converted else Verdict.REQUALIFIED, reasons, agreement.cost + 1 + change)


def _said(sense_: Sense) -> str:
    qualifier = bound(sense_)
    return qualifier.value.replace("_", " ") if qualifier is not None else ""
