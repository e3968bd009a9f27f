"""Figures that a text does not state but that follow from stated ones: sums, differences, shares, roundings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain, combinations, pairwise

from summarize.consistency.matching.agreement import close, significant_digits
from summarize.consistency.matching.bounds import Shift, shift
from summarize.consistency.sense import Sense, ends
from summarize.figures import Kind, Qualifier
from summarize.figures.amounts.units import PEOPLE

#: Smaller operands and results are not added up: among small numbers some sum always matches by chance.
LEAST_OPERAND = 10

#: Sentences with more figures than this are tables; in them some sum or share always matches by chance.
MOST_OPERANDS = 6

#: Most characters between operands; small terms of a sum must be adjacent.
SUMMED, SIDE_BY_SIDE = 60, 30

#: Numbers with more digits than this are neither rounded nor added up.
MOST_DIGITS = 24

_LOWER = (Qualifier.MORE_THAN,)
_UPPER = (Qualifier.LESS_THAN, Qualifier.NEARLY)


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a figure follows: the operation in words and the figures it rests on."""

    operation: str
    operands: tuple[Sense, ...]


#: The sort of a derivation, and its result.
_Key = tuple[str, Decimal]
#: What follows from a text's figures.
Derived = Mapping[_Key, Sequence[Derivation]]


def rounds(source: Sense, target: Sense) -> bool:
    """Whether `target` is `source`, rounded.

    A rounding keeps fewer digits and has a qualifier, or is written with fewer, keeps at least two and is off by at
    most 5 %. A bound must be on the correct side of the exact figure.
    """
    if source.paired or target.paired or not _alike(source, target):
        return False
    if target.dimension == "clock":
        return _time_near(source, target)
    if target.figure.kind is Kind.FRACTION and target.dimension == "share":
        return _fraction_of(source, target)
    return _many_of(source, target) if target.dimension == "many" else _fewer_digits(source, target)


def _many_of(source: Sense, target: Sense) -> bool:
    """Whether a word stands for a number: "thousands" for 4,500."""
    exact, rough = source.raw[0], target.raw[0]
    return source.dimension == "number" and rough >= 100 and rough * 2 <= exact < rough * 10


def _fewer_digits(source: Sense, target: Sense) -> bool:
    exact, rough = source.raw[0], target.raw[0]
    if target.figure.qualifier in (Qualifier.AT_LEAST, Qualifier.AT_MOST):
        return False
    if source.dimension in ("rank", "calendar", "many") or exact == rough or not exact or exact * rough < 0:
        return False
    if _like_years(source, target):
        return False
    kept, stated = significant_digits(rough), significant_digits(exact)
    if kept >= stated or stated > MOST_DIGITS or not close(exact, rough, Decimal("0.15")):
        return False
    qualifier = target.figure.qualifier
    if shift(source.figure.qualifier, qualifier) is Shift.INVERTED:
        return False
    if qualifier in _LOWER or qualifier in _UPPER:
        return exact > rough if qualifier in _LOWER else exact < rough
    place = Decimal(1).scaleb(rough.normalize().as_tuple().exponent)  # type: ignore[arg-type]
    if (exact / place).quantize(Decimal(1), ROUND_HALF_UP) * place != rough or not close(exact, rough, Decimal("0.05")):
        return False
    # Without a qualifier, a rounding is shorter as written: 49 for 48.7, but 480 is another number than 479.
    shorter = kept >= 2 and len(target.digits) < len(source.digits)
    return qualifier is Qualifier.ABOUT or shorter


def _fraction_of(source: Sense, target: Sense) -> bool:
    """Whether a fraction bounds a share: "almost two-thirds" for 65 percent."""
    exact, rough = source.amounts[0], target.amounts[0]
    qualifier = target.figure.qualifier
    if shift(source.figure.qualifier, qualifier) is Shift.INVERTED or not close(exact, rough, Decimal("0.15")):
        return False
    bounds = (qualifier in _LOWER and exact > rough) or (qualifier in _UPPER and exact < rough)
    near = qualifier is Qualifier.ABOUT and exact != rough and close(exact, rough, Decimal("0.05"))
    return bounds or near


#: "Shortly after nine", "after midnight".
_AFTER = re.compile(r"\b(?:after|past)\s+\Z", re.IGNORECASE)
#: Minutes of a day, within which a time is after an hour, and within which it is about one.
_DAY, _PAST_HOUR, _ABOUT_HOUR = 1440, 45, 15


def _time_near(source: Sense, target: Sense) -> bool:
    """Whether a full hour stands for a time: "shortly after one" for 1.15, "around nine" for 8.50."""
    exact, rough = source.raw[0], target.raw[0]
    if rough % 60:
        return False
    past = (exact - rough) % _DAY
    after = _AFTER.search(target.before) is not None and 0 < past <= _PAST_HOUR
    about = target.figure.qualifier is Qualifier.ABOUT and min(past, _DAY - past) <= _ABOUT_HOUR
    return after or about


def _like_years(*senses: Sense) -> bool:
    """Whether both are bare four-digit numbers, which are never rounded to each other if they are years."""
    return all(re.fullmatch(r"1[1-9]\d\d|20\d\d", sense.figure.text) for sense in senses)


def derivations(sentences: Sequence[Sequence[Sense]]) -> Derived:
    """Return the sums, differences and shares of figures in one sentence or in two neighbours.

    `sentences` are a text's figures by sentence. Linear: crowded sentences are skipped.
    """
    derived: dict[_Key, list[Derivation]] = {}
    for find in (_spans, _steps, _others, _levels):
        for key, derivation in chain.from_iterable(map(find, sentences)):
            derived.setdefault(key, []).append(derivation)
    for operands in _neighbourhoods(sentences):
        for key, derivation in chain(_sums(operands), _shares(operands)):
            derived.setdefault(key, []).append(derivation)
    return derived


def _steps(sentence: Sequence[Sense]) -> Iterator[tuple[_Key, Derivation]]:
    """Yield the changes from one level to another: "von 3 auf 5"."""
    for one in sentence:
        if one.paired and one.dimension in _STEPS and one.raw[0] > 0 and _STEPS_UP.search(one.figure.text):
            step = abs(one.raw[1] - one.raw[0])
            yield ("step", step), Derivation("difference", (one,))
            change = step / one.raw[0]
            if change < 1:
                yield ("change", change.quantize(_HUNDREDTH)), Derivation("change", (one,))


def _others(sentence: Sequence[Sense]) -> Iterator[tuple[_Key, Derivation]]:
    """Yield the rest of a group of which one is named: "einer von 14 Staaten" leaves 13 others."""
    for one in sentence:
        shared = one.figure.kind is Kind.FRACTION and one.figure.low == 1 and one.figure.high is not None
        whole = one.figure.high if shared else one.raw[0] if _ONE_OF.search(one.before) and len(one.raw) == 1 else None
        if whole is not None and one.dimension in _DERIVABLE:
            yield ("others", whole - 1), Derivation("difference", (one,))


def _levels(sentence: Sequence[Sense]) -> Iterator[tuple[_Key, Derivation]]:
    """Yield the levels before the steps in a sentence: "um 1,9 auf 12,4 Cent" comes from 10,5 or 14,3."""
    for one, other in pairwise(sentence):
        for before, operation in _before(one, other):
            yield ("before", before), Derivation(operation, (one, other))


def _sums(operands: Sequence[Sense]) -> Iterator[tuple[_Key, Derivation]]:
    for size in (2, 3, 4):
        for some in combinations(operands, size):
            total = _total(some)
            if total is not None and total >= LEAST_OPERAND:
                yield ("sum", total), Derivation("sum", some)


def _shares(operands: Sequence[Sense]) -> Iterator[tuple[_Key, Derivation]]:
    for one, other in combinations(operands, 2):
        part, whole = sorted((one.raw[0], other.raw[0]))
        if not _alike(one, other) or part <= 0 or part == whole:
            continue
        if _gap(one, other) > SIDE_BY_SIDE or one.dimension not in ("number", "money"):
            continue
        if (part >= 2 and whole >= LEAST_OPERAND) or (part == one.raw[0] and _OF_ALL.match(one.after)):
            yield ("share", (part / whole).quantize(_HUNDREDTH)), Derivation("share", (one, other))


def _spans(sentence: Sequence[Sense]) -> Iterator[tuple[_Key, Derivation]]:
    """Yield the lengths of the time spans in a sentence: 1982 to 1984, April to June, Monday to Wednesday."""
    for one in sentence:
        if len(one.points) == 2:
            first, last = (dict(point) for point in one.points)
            if first.keys() == last.keys() == {"year"}:
                yield ("years", Decimal(last["year"] - first["year"])), Derivation("difference", (one,))
            elif first.keys() == last.keys() == {"month", "day"} and first["month"] == last["month"]:
                yield ("days", Decimal(last["day"] - first["day"] + 1)), Derivation("length", (one,))
        elif one.parts and one.parts[0][0] == "month" and _FROM_NEW_YEAR.search(one.before):
            yield ("months", Decimal(one.parts[0][1])), Derivation("length", (one,))
    for one, other in pairwise(sentence):
        if one.dimension == other.dimension == "weekday" and _UNTIL.fullmatch(one.after[: max(0, _gap(one, other))]):
            yield ("days", (other.raw[0] - one.raw[0]) % 7 + 1), Derivation("length", (one, other))


def _before(one: Sense, other: Sense) -> Iterator[tuple[Decimal, str]]:
    """Yield the level before a step that is given with the new one: "um 1,9 auf 12,4 Cent"."""
    if len(one.raw) != 1 or len(other.raw) != 1 or _gap(one, other) > SIDE_BY_SIDE:
        return
    if not _is_step(one, other):
        return
    if _STEP_TO.fullmatch(one.after[: _gap(one, other)]) and STEP.search(one.before):
        if one.dimension != "share" or not _in_points(one, other):
            yield other.raw[0] - one.raw[0], "difference"
            yield other.raw[0] + one.raw[0], "sum"
    elif (side := _SIDES.match(other.after)) is not None and other.dimension != "share":
        up = side.lastgroup == "up"
        step = other.raw[0] / 100 if _in_cents(one, other) else other.raw[0]
        yield one.raw[0] + (-step if up else step), "difference" if up else "sum"


def _is_step(one: Sense, other: Sense) -> bool:
    """Whether one of two figures may be a step to or from the other."""
    bare = one.dimension == "number" and one.figure.unit is None and other.dimension == "money"  # "um 20 auf 179 Euro"
    return bare or _in_points(one, other) or _in_cents(one, other) or (one.dimension in _STEPPED and _alike(one, other))


def _in_points(one: Sense, other: Sense) -> bool:
    return {one.dimension, other.dimension} == {"share", "points"} or other.figure.unit == "point"


def _in_cents(one: Sense, other: Sense) -> bool:
    return other.figure.unit == "cent" and one.dimension == "money" and one.figure.unit != "cent"


def derive(target: Sense, derived: Derived) -> Derivation | None:
    """Return the sum, difference or share among `derived` that `target` is, or None."""
    if not target.raw or target.dimension not in _DERIVABLE:
        return None
    if target.paired:
        return _step_back(target, derived)
    spans = derived.get((f"{target.figure.unit}s", target.raw[0]))
    if found := spans or (_OTHER.search(target.figure.text + target.after) and derived.get(("others", target.raw[0]))):
        return found[0]
    for derivation in derived.get(("sum", target.raw[0]), ()):
        if all(_alike(term, target) for term in derivation.operands):
            return derivation
    for derivation in derived.get(("before", target.raw[0]), ()) if _PAST.search(target.nearby) else ():
        if any(_alike(term, target) for term in derivation.operands):
            return derivation
    for derivation in derived.get(("step", target.raw[0]), ()):
        (pair,) = derivation.operands
        points = pair.dimension == "share" and "point" in (target.dimension.removesuffix("s"), target.figure.unit)
        if points or (pair.dimension == target.dimension != "share" and target.figure.unit in (None, pair.figure.unit)):
            return derivation
    return _share(target, derived) if target.dimension == "share" else None


def _step_back(target: Sense, derived: Derived) -> Derivation | None:
    """Return the step whose old level a range also names: "from 135.5 to 127.5 billion" for "um acht auf 127,5"."""
    for derivation in derived.get(("before", target.raw[0]), ()):
        level = derivation.operands[-1]
        if level.raw[0] == target.raw[1] and target.dimension in (level.dimension, "number"):
            return derivation
    return None


def _share(target: Sense, derived: Derived) -> Derivation | None:
    wanted = target.amounts[0]
    if not 0 < wanted < 1:
        return None
    bucket = wanted.quantize(_HUNDREDTH)
    bounded = target.figure.qualifier in (*_LOWER, *_UPPER)
    for near in (bucket, bucket - _HUNDREDTH, bucket + _HUNDREDTH):
        for derivation in derived.get(("share", near), ()) if not bounded else ():
            part, whole = sorted(term.raw[0] for term in derivation.operands)
            if abs(part / whole - wanted) <= _HALF_POINT:
                return derivation
        for derivation in derived.get(("change", near), ()):
            first, last = derivation.operands[0].raw
            if abs(abs(last - first) / first - wanted) <= _HALF_POINT:
                return derivation
    return None


#: "Einer der 14" in the source; "13 others" or "13 other states" in the target.
_ONE_OF = re.compile(r"\beine[rsmn]? (?:der|von|aus|unter)(?: den)? \Z", re.IGNORECASE)
_OTHER = re.compile(r"\A\S+ others?\b", re.IGNORECASE)
#: The words before a step, and between it and its level: "um 5 auf 30" begins at 25.
STEP, _STEP_TO = re.compile(r"\bum\s+\Z", re.IGNORECASE), re.compile(r"\s+auf\s+(?:rund\s+|etwa\s+)?", re.IGNORECASE)
_SIDES = re.compile(
    r"\s+(?:(?P<up>mehr|höher|teurer)|(?P<down>weniger|niedriger|billiger|günstiger|leichter))\s+als\b", re.IGNORECASE
)
#: Words for an earlier state.
_PAST = re.compile(
    r"\b(?:had|was|were|from|previous(?:ly)?|earlier|before|used to|until|ago|last|so far|current(?:ly)?|old)\b",
    re.IGNORECASE,
)
_STEPPED = frozenset({"number", "money", "mass", "length", "points"})

#: Between the first and the last day of a span, before the end of a span that begins with the year, and before a whole.
_UNTIL = re.compile(r"\s*(?:bis|–|-)\s*(?:zum\s+|einschließlich\s+)?", re.IGNORECASE)
_FROM_NEW_YEAR = re.compile(
    r"\b(?:Jahresbeginn|Jahresanfang|Beginn des Jahres)\s+bis\s+(?:zum\s+|Ende\s+)?\Z", re.IGNORECASE
)
_OF_ALL = re.compile(r"\s+(?:der|von|von den|von insgesamt|ihrer|seiner)\s+(?=\w+\b)")
_LINK = re.compile(r"\b(?:und|sowie|plus)\b|[,(]")
#: What follows is a part of what precedes, and must not be added to it.
_PART = re.compile(r"\b(?:davon|darunter|unter ihnen|einschließlich|inklusive)\s+(?:auch\s+|rund\s+)?\Z", re.IGNORECASE)
_DERIVABLE = frozenset({"number", "money", "share", "points", "length", "area", "volume", "mass", "duration"})
#: "Von 5 auf 3" is a step, "3 bis 5" is not.
_STEPS_UP = re.compile(r"\bauf\b", re.IGNORECASE)
_STEPS = frozenset({"number", "money", "share", "length", "area", "mass"})
ADDED_UP = frozenset({"number", "money", "length", "area", "mass"})
_HUNDREDTH = Decimal("0.01")
_HALF_POINT = Decimal("0.005")


def _neighbourhoods(sentences: Sequence[Sequence[Sense]]) -> Iterator[Sequence[Sense]]:
    previous: Sequence[Sense] = ()
    for sentence in sentences:
        singles = [end for s in sentence for end in (ends(s) if s.paired and s.raw else (s,))]
        plain = [
            s for s in singles if s.raw and s.dimension in _DERIVABLE and significant_digits(s.raw[0]) <= MOST_DIGITS
        ]
        if 1 < len(plain) <= MOST_OPERANDS:
            yield plain
        if previous and plain and len(previous) + len(plain) <= MOST_OPERANDS:
            yield [*previous, *plain]
        previous = plain


def _alike(one: Sense, other: Sense) -> bool:
    """Whether two figures count the same sort of thing, as far as their units tell."""
    if {one.dimension, other.dimension} == {"number", "many"}:
        return True
    if one.dimension != other.dimension or len(one.raw) != 1 or len(other.raw) != 1:
        return False
    units = {one.figure.unit, other.figure.unit}
    return len(units) == 1 or None in units or units <= PEOPLE


def _total(terms: Sequence[Sense]) -> Decimal | None:
    """Return the sum of terms that can be added up: of one unit and close together, small ones adjacent."""
    first = terms[0]
    if first.dimension not in ADDED_UP or not all(_alike(first, term) for term in terms[1:]):
        return None
    small = min(term.raw[0] for term in terms) < LEAST_OPERAND
    mixed = len({term.figure.unit is None for term in terms}) > 1
    if mixed and any(term.digits for term in terms if term.raw[0] < LEAST_OPERAND):
        return None  # "35 Leopard 2" is not 37 of anything; "14 Menschen leicht verletzt, zwei schwer" are 16
    if any(_PART.search(term.before) for term in terms[1:]):
        return None
    if any(_gap(one, other) > (SIDE_BY_SIDE if small else SUMMED) for one, other in pairwise(terms)):
        return None
    if not all(_LINK.search(one.after[: max(_gap(one, other), 0)]) for one, other in pairwise(terms)):
        return None
    return sum((term.raw[0] for term in terms), Decimal(0))


def _gap(one: Sense, other: Sense) -> int:
    """Return the number of characters between two figures."""
    return max(one.figure.start, other.figure.start) - min(one.figure.end, other.figure.end)
