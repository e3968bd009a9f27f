"""How the bound or hedge on one figure relates to that on another, even if only words imply it: "capped at 5,000"."""

import re
from enum import IntEnum

from summarize.consistency.sense import Sense
from summarize.figures import Qualifier
from summarize.language.negation import DENIES


class Shift(IntEnum):
    """What happened to a qualifier between source and target, mildest first."""

    SAME = 0
    NEAR = 1
    DROPPED = 2
    ADDED = 3
    CHANGED = 4
    INVERTED = 5


#: Bounds from below, and from above.
LOWER_BOUNDS = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
UPPER_BOUNDS = frozenset({Qualifier.LESS_THAN, Qualifier.AT_MOST, Qualifier.NEARLY})

#: Qualifiers that good translators interchange: knapp is "nearly" as well as "just under", gut is "a little over".
_NEAR = (frozenset({Qualifier.NEARLY, Qualifier.LESS_THAN}), frozenset({Qualifier.NEARLY, Qualifier.ABOUT}))


def shift(source: Qualifier | None, target: Qualifier | None) -> Shift:
    """Return what happened to the qualifier `source` in `target`; `exact` equals none."""
    one, other = (None if one is Qualifier.EXACT else one for one in (source, target))
    if one is other:
        return Shift.SAME
    if one is None:
        return Shift.ADDED
    if other is None:
        return Shift.DROPPED
    if (one in LOWER_BOUNDS and other in UPPER_BOUNDS) or (one in UPPER_BOUNDS and other in LOWER_BOUNDS):
        return Shift.INVERTED
    return Shift.NEAR if frozenset({one, other}) in _NEAR else Shift.CHANGED


#: Bounds that include their figure.
INCLUSIVE = frozenset({Qualifier.AT_LEAST, Qualifier.AT_MOST})

#: Verbs that bound the figure they govern, in German also after it.
_EXCEEDS = r"(?:exceed(?:s|ed)?|(?:get|got|go|went) past|surpass(?:es|ed)?|top(?:s|ped)|übersteig(?:en|t)|überstieg(?:en)?|überschr(?:eite[nt]|itt(?:en)?)|übertr(?:ifft|afe?n?|effen))"
_BEFORE, _BEHIND = re.compile(rf"\b{_EXCEEDS}\s+\Z", re.IGNORECASE), re.compile(rf"\s+{_EXCEEDS}\b", re.IGNORECASE)

_NOT = re.compile(DENIES, re.IGNORECASE)
_OVER = re.compile(r"(?:over|über|ueber)\b", re.IGNORECASE)

_AS_MUCH = re.compile(r"as (?:many|much) as\b", re.IGNORECASE)

#: Words that imply a bound on the following figure, so that the other text may express it as a qualifier. A text that
#: has both is ignored: only a qualifier without a match is looked for here.
_FEW = r"(?:[^\s.,;:!?()\d]+ ){0,3}?"
_IMPLIED = {
    Qualifier.AT_LEAST: rf"(?:start|begin|beginn)\w* {_FEW}(?:at|from|with|bei|mit)|(?:minimum|mindest\w*|minimal\w*) {_FEW}(?:of|von|bei)",
    Qualifier.AT_MOST: (
        rf"(?:cap|ceiling|limit|maximum|obergrenze|höchst|maximal|deckel|begrenz|gedeckelt)\w* {_FEW}(?:of|at|to|is|was|von|bei|auf)"
        r"|as long as"
    ),
    Qualifier.LESS_THAN: "not|unter (?:der|die|den)",
    Qualifier.MORE_THAN: "über (?:der|die|den)|passe[sd]",
}
_IMPLYING = {one: re.compile(rf"\b(?:{words}) \Z", re.IGNORECASE) for one, words in _IMPLIED.items()}

#: Qualifiers that only emphasise a figure or say when something happened, with the German words for it.
_LOOSE = (
    (
        re.compile(r"as (?:much|many|long|far|high|late|early|few|little) as\b", re.IGNORECASE),
        re.compile(r"\b(?:gar|sogar|bereits|schon|immerhin)\b[^.;:!?\d]{0,20}\Z", re.IGNORECASE),
    ),
    (
        re.compile(r"(?:within|innerhalb|binnen)\b", re.IGNORECASE),
        re.compile(r"\b(?:in|innerhalb|binnen)\b[^.,;\d]{0,25}\Z", re.IGNORECASE),
    ),
)


def bound(one: Sense) -> Qualifier | None:
    """Return the qualifier of a figure, or the one that a verb implies: "exceeded 40 percent" is more than 40."""
    if one.figure.qualifier is not None or not (_BEFORE.search(one.before) or _BEHIND.match(one.after)):
        return one.figure.qualifier
    return None if _NOT.search(one.before + one.after) else Qualifier.MORE_THAN


def implied(change: Shift, source: Sense, target: Sense) -> bool:
    """Whether the words of the text without a qualifier express the other text's qualifier."""
    if change not in (Shift.ADDED, Shift.DROPPED):
        return False
    bounded, plain = (target, source) if change is Shift.ADDED else (source, target)
    words = _IMPLYING.get(bounded.figure.qualifier) if bounded.figure.qualifier is not None else None
    if words is not None and words.search(plain.before):
        return True
    return any(one.match(bounded.figure.text) and other.search(plain.before) for one, other in _LOOSE)


def turned(source: Sense, target: Sense) -> bool:
    """Whether bounds in opposite directions may still mean the same.

    "Nicht mehr als fünf" is at most five, "you don't have to spend more than five" is more than five, negated. "Over
    three years" also means during three years.
    """
    qualifiers = source.figure.qualifier, target.figure.qualifier
    if _AS_MUCH.match(target.figure.text):
        return True  # "as many as 2,000" stresses that it is a lot
    if Qualifier.AT_MOST in qualifiers and Qualifier.MORE_THAN in qualifiers:
        loose = source if source.figure.qualifier is Qualifier.MORE_THAN else target
        if loose.dimension == "duration" and _OVER.match(loose.figure.text):
            return True
    elif not (Qualifier.AT_LEAST in qualifiers and Qualifier.LESS_THAN in qualifiers):
        return False
    strict, loose = (source, target) if source.figure.qualifier in INCLUSIVE else (target, source)
    clause = re.split(r"[.;:!?]", loose.before)[-1] + re.split(r"[.;:!?]", loose.after)[0]
    return _NOT.match(strict.figure.text) is not None and _NOT.search(clause) is not None
