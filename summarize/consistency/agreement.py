"""How one figure bears another out, its qualifier included."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from summarize.consistency.qualifiers import Shift, shift
from summarize.consistency.sense import Sense
from summarize.figures import Kind, Qualifier

__all__ = ["Agreement", "Relation", "close", "qualified", "wording"]


class Relation(StrEnum):
    """How a target figure follows from a source figure."""

    SAME = "same"
    REWORDED = "reworded"
    REQUALIFIED = "requalified"
    CONVERTED = "converted"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The source figure bears the target figure out. `cost` orders agreements, the best is 0."""

    relation: Relation
    warning: str | None = None
    cost: int = 0
    missing: frozenset[str] = frozenset()


_QUALIFIER_WARNING = {
    Shift.DROPPED: "the source says “{0}”",
    Shift.ADDED: "the source does not say “{1}”",
    Shift.CHANGED: "the source says “{0}”, not “{1}”",
}


def close(one: Decimal, other: Decimal, tolerance: Decimal = Decimal("1e-9")) -> bool:
    """Whether two amounts differ by at most `tolerance` of the larger."""
    return abs(one - other) <= tolerance * max(abs(one), abs(other))


def wording(source: Sense, target: Sense, same_unit: bool) -> Relation:
    """Return whether two equal figures are said alike; numbers in words count as reworded."""
    counted = source.figure.kind is Kind.CARDINAL and None in (source.figure.unit, target.figure.unit)
    if source.figure.kind is not target.figure.kind or not (same_unit or counted) or source.digits != target.digits:
        return Relation.REWORDED
    worded = source.figure.kind in (Kind.FRACTION, Kind.MULTIPLE, Kind.COLLECTIVE, Kind.DATE, Kind.TIME)
    return Relation.SAME if source.digits or worded else Relation.REWORDED


def qualified(source: Sense, target: Sense, agreement: Agreement | None) -> Agreement | None:
    """Add to an agreement in value what became of the qualifier."""
    if agreement is None:
        return None
    change = shift(_bound(source), _bound(target))
    if change is Shift.SAME or (
        change is Shift.ADDED
        and agreement.relation is Relation.CONVERTED
        and target.figure.qualifier is Qualifier.ABOUT
    ):
        return agreement
    if change is Shift.INVERTED and _turned(source, target):
        change = Shift.CHANGED
    if change is Shift.INVERTED:
        return None
    if source.dimension == "clock" and {source.figure.qualifier, target.figure.qualifier} & _LIMITS:
        return agreement  # by 6 p.m. is how English says "spätestens um 18 Uhr"
    if change is Shift.NEAR:
        relation = max(agreement.relation, Relation.REWORDED, key=list(Relation).index)
        return Agreement(relation, agreement.warning, agreement.cost + 1)
    warning = _QUALIFIER_WARNING[change].format(source.figure.text, _said(target))
    if agreement.warning:
        warning = f"{agreement.warning}; {warning}"
    relation = Relation.CONVERTED if agreement.relation is Relation.CONVERTED else Relation.REQUALIFIED
    return Agreement(relation, warning, agreement.cost + 1 + change)


#: Verbs that bound what they govern, in German behind it, too.
_EXCEEDS = r"(?:exceed(?:s|ed)?|surpass(?:es|ed)?|top(?:s|ped)|übersteig(?:en|t)|überstieg(?:en)?|überschr(?:eite[nt]|itt(?:en)?)|übertr(?:ifft|afe?n?|effen))"
_BEFORE, _BEHIND = re.compile(rf"\b{_EXCEEDS}\s+\Z", re.IGNORECASE), re.compile(rf"\s+{_EXCEEDS}\b", re.IGNORECASE)


def _bound(one: Sense) -> Qualifier | None:
    """Return the qualifier of a figure, or what a verb makes of it: "exceeded 40 percent" is more than 40."""
    if one.figure.qualifier is not None or not (_BEFORE.search(one.before) or _BEHIND.match(one.after)):
        return one.figure.qualifier
    return None if _NOT.search(one.before + one.after) else Qualifier.MORE_THAN


_LIMITS = frozenset({Qualifier.AT_LEAST, Qualifier.AT_MOST})
_NOT = re.compile(
    r"\b(?:nicht|nie|niemals|kein\w*|niemand|not|no|nobody|none|neither|nor|never|without|ohne)\b|n[’']t\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"(?:over|über|ueber)\b", re.IGNORECASE)


def _turned(source: Sense, target: Sense) -> bool:
    """Whether bounds in opposite directions may yet say the same.

    "Nicht mehr als fünf" is at most five, "you don't have to spend more than five" more than five, negated. "Over three
    years" is also during three years.
    """
    qualifiers = source.figure.qualifier, target.figure.qualifier
    if Qualifier.AT_MOST in qualifiers and Qualifier.MORE_THAN in qualifiers:
        loose = source if source.figure.qualifier is Qualifier.MORE_THAN else target
        if loose.dimension == "duration" and _OVER.match(loose.figure.text):
            return True
    elif not (Qualifier.AT_LEAST in qualifiers and Qualifier.LESS_THAN in qualifiers):
        return False
    strict, loose = (source, target) if source.figure.qualifier in _LIMITS else (target, source)
    clause = re.split(r"[.;:!?]", loose.before)[-1] + re.split(r"[.;:!?]", loose.after)[0]
    return _NOT.match(strict.figure.text) is not None and _NOT.search(clause) is not None


def _said(sense_: Sense) -> str:
    qualifier = _bound(sense_)
    return qualifier.value.replace("_", " ") if qualifier is not None else ""
