"""How the bound or hedge on one figure relates to that on another."""

from enum import IntEnum

from summarize.figures import Qualifier


class Shift(IntEnum):
    """What happened to a qualifier between source and target, mildest first."""

    SAME = 0
    NEAR = 1
    DROPPED = 2
    ADDED = 3
    CHANGED = 4
    INVERTED = 5


_LOWER = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
_UPPER = frozenset({Qualifier.LESS_THAN, Qualifier.AT_MOST, Qualifier.NEARLY})

#: Qualifiers that good translators interchange: knapp is "nearly" as well as "just under", gut is "a little over".
_NEAR = frozenset(
    {
        frozenset({Qualifier.NEARLY, Qualifier.LESS_THAN}),
        frozenset({Qualifier.NEARLY, Qualifier.ABOUT}),
    }
)


def shift(source: Qualifier | None, target: Qualifier | None) -> Shift:
    """Return what happened to the qualifier `source` in `target`; `exact` equals none."""
    one = None if source is Qualifier.EXACT else source
    other = None if target is Qualifier.EXACT else target
    if one is other:
        return Shift.SAME
    if one is None:
        return Shift.ADDED
    if other is None:
        return Shift.DROPPED
    if (one in _LOWER and other in _UPPER) or (one in _UPPER and other in _LOWER):
        return Shift.INVERTED
    return Shift.NEAR if frozenset({one, other}) in _NEAR else Shift.CHANGED
