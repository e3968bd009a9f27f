"""Whether two figures of different articles report the same thing: signals and the odds they give."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from summarize.consistency.matching.counted import counted, exclude_each_other
from summarize.figures.amounts.units import PEOPLE
from summarize.language.words import GERMAN_STEM, cosine, stem
from summarize.stories.facts import Account, Fact
from summarize.stories.status import Status, comparable, equal, relation
from summarize.stories.term_weights import english_features, features

__all__ = ["Likeness", "close"]

#: The value of a shared part of a date relative to a number: the same day is rarely chance, the same year often.
_DATE_PARTS = {"day": 1.2, "month": 0.7, "year": 0.4}

#: The unit of people of no particular occupation or fate, and its likeness to any other unit of people.
GENERIC, VAGUE = "person", 0.2
#: Nouns less similar than this, in German and English, name different things.
UNLIKE = 0.1

#: What each signal adds to the odds (natural logarithm) that two figures report the same thing: a logistic regression
#: on the 1,798 comparable pairs of benchmarks/stories.json that it is fitted to, 215 of them the same.
WEIGHTS = {
    "thin": -1.38,
    "elsewhen": -0.79,
    "near": 0.76,
    "far": 0.6,
    "cross": 0.58,
    "english": 0.58,
    "noun": 0.1,
    "unlike": -0.42,
    "aspect": 0.97,
    "sole": 1.37,
    "opposed": -0.86,
    "surprise": 2.2,
    "compatible": -0.6,
    "conflict": -2.79,
    "close": 1.37,
    "intended": -0.42,
    "crowd": -0.36,
    "dates": -0.5,
    "undated": -0.7,
}
BIAS = 0.1

Vector = Mapping[str, float]


class Likeness:
    """The facts of one story, made comparable: words that occur throughout the story distinguish less."""

    def __init__(self, accounts: Sequence[Account], everything: Iterable[Fact]) -> None:
        """Count the words of `accounts` and the figures per subject in each; `everything` are their facts."""
        self._told: dict[tuple[int, str, str], set[tuple[Decimal, ...]]] = {}
        self._figures: Counter[tuple[int, str]] = Counter()
        for fact in everything:
            if fact.minor:
                continue
            self._figures[fact.account, _measure(fact)] += 1
            for subject in _subjects(fact):
                self._told.setdefault((fact.account, _measure(fact), subject), set()).add(fact.sense.amounts)
        self._spread: Counter[str] = Counter()
        self._sentences = 1
        for account in accounts:
            for segment in account.translation.segments:
                self._spread.update(features(segment.source).keys() | english_features(segment.target).keys())
                self._sentences += 1
        self._vectors = lru_cache(maxsize=None)(self._weighed)

    def _weighed(self, fact: Fact) -> tuple[Vector, Vector, Vector]:
        return self._own(fact.near), self._own(fact.far), self._own(english_features(fact.english))

    def _own(self, words: Vector) -> Vector:
        """Return `words` weighted by how few sentences of the story have them."""
        scale = math.log(1 + self._sentences)
        return {
            word: weight * math.log((1 + self._sentences) / max(1, self._spread[word])) / scale
            for word, weight in words.items()
        }

    def odds(self, one: Fact, other: Fact) -> float | None:
        """Return the odds (natural logarithm) that two facts report the same thing; None if they cannot."""
        signals = self.signals(one, other)
        return None if signals is None else BIAS + sum(WEIGHTS[name] * value for name, value in signals.items())

    def _sole(self, one: Fact, other: Fact) -> bool:
        """Whether two facts share a subject, and each is the only figure about it in its article."""
        shared = _subjects(one) & _subjects(other)
        return any(
            all(
                len(self._told.get((fact.account, _measure(fact), subject), set()) | {fact.sense.amounts}) == 1
                for fact in (one, other)
            )
            for subject in shared
        )

    def _crowd(self, one: Fact, other: Fact) -> float:
        """Return the logarithm of how many figures could be confused with each: those of its measure in its article."""
        return sum(math.log(self._figures[fact.account, _measure(fact)] + fact.minor) for fact in (one, other))

    def signals(self, one: Fact, other: Fact) -> dict[str, float] | None:
        """Return the signals for and against two facts reporting the same thing; None if they cannot."""
        if not _comparable(one, other):
            return None
        (near, far, english), (its_near, its_far, its_english) = self._vectors(one), self._vectors(other)
        status = relation((one, other))
        same = equal(one.sense, other.sense)
        noun = _noun(one, other)
        dated = bool(one.sense.points)
        common = one.aspects & other.aspects
        shared = cosine(near, its_near) + cosine(far, its_far) + cosine(english, its_english)
        return {
            "thin": float(shared < 0.3 and not common and noun < 0.3),
            "elsewhen": _elsewhen(one, other),
            "near": cosine(near, its_near),
            "far": cosine(far, its_far),
            "cross": max(cosine(near, its_far), cosine(far, its_near)),
            "english": cosine(english, its_english),
            "noun": max(0.0, noun),
            "unlike": float(noun < 0),
            "aspect": float(bool(common)),
            "sole": float(self._sole(one, other)),
            "opposed": float(bool(one.aspects and other.aspects) and not common),
            "surprise": _surprise(one, other, same=same),
            "compatible": float(status is Status.COMPATIBLE and not same),
            "conflict": float(status is Status.CONFLICT),
            "close": 0.0 if same else close(one, other),
            "intended": float(one.intended != other.intended),
            "crowd": 0.0 if dated else self._crowd(one, other),
            "dates": self._crowd(one, other) if dated else 0.0,
            "undated": float(dated and not same),
        }


def _noun(one: Fact, other: Fact) -> float:
    """Return how alike the things are that two figures count: from 0 (unknown) to 1 (the same), -1 if they differ.

    "Menschen" and "Personen" may be anybody: soldiers, for one.
    """
    mine, its = counted(one.sense), counted(other.sense)
    if mine in PEOPLE and its in PEOPLE and GENERIC in (mine, its):
        return VAGUE
    if mine is not None and mine == its:
        return 1.0
    if not one.counted or not other.counted:
        return 0.0
    alike = cosine(one.counted, other.counted)
    return -1.0 if alike < UNLIKE else alike


def _subjects(fact: Fact) -> frozenset[str]:
    """Return the possible subjects of a fact: its aspects, and what it counts (jobs, whether Stellen or Arbeitsplätze)."""
    thing = counted(fact.sense) or stem(fact.noun, GERMAN_STEM)
    return fact.aspects | ({f"noun:{thing}"} if fact.noun else frozenset())


def _measure(fact: Fact) -> str:
    return "number" if fact.sense.dimension == "many" else fact.sense.dimension


def _comparable(one: Fact, other: Fact) -> bool:
    """Whether two facts can report the same thing at all."""
    if not comparable(one.sense, other.sense) or exclude_each_other(one.sense, other.sense):
        return False
    return one.additional == other.additional and (None in (one.fate, other.fate) or one.fate == other.fate)


def _elsewhen(one: Fact, other: Fact) -> float:
    """Return how far the years beside two figures indicate different times: 1 if they differ, 0.5 if one has none."""
    if one.years == other.years:
        return 0.0
    return 1.0 if one.years and other.years and one.years.isdisjoint(other.years) else 0.5


def _surprise(one: Fact, other: Fact, *, same: bool) -> float:
    """Return how unlikely it is that two values agree by chance: "drei" often does, 6,383 does not."""
    mine, its = one.sense, other.sense
    if mine.points and its.points:
        shared = 0.0
        for point, another in zip(mine.points, its.points, strict=False):
            known = dict(another)
            shared += sum(_DATE_PARTS.get(part, 0.5) for part, value in point if known.get(part) == value)
        return shared / max(len(mine.points), len(its.points))
    if not same or not mine.raw:
        return 0.0
    if mine.dimension == "clock":
        return 0.6
    if len(mine.raw) == 2:
        return 0.4 if mine.dimension == "score" else 2.0
    value = abs(mine.raw[-1])
    if value <= 12:
        return 0.4 if value == int(value) else 0.8
    digits = len(value.normalize().as_tuple().digits)
    return min(3.0, 0.5 + 0.6 * digits + (0.4 if value >= 1000 else 0.0))


def close(one: Fact, other: Fact) -> float:
    """Return how close two amounts are, from 0 to 1 (equal)."""
    mine, its = one.sense.amounts, other.sense.amounts
    if (
        len(mine) != len(its)
        or not mine
        or one.sense.points
        or one.sense.dimension == "score"
        or min(mine[-1], its[-1]) <= 0
    ):
        return 0.0
    return math.exp(-1.5 * abs(math.log(float(mine[-1]) / float(its[-1]))))
