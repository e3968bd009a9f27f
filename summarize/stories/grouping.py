"""Grouping the figures of several articles that report the same thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from summarize.stories.facts import Account, Fact, facts
from summarize.stories.likeness import Likeness, close
from summarize.stories.status import contradict, equal

__all__ = ["Group", "Grouping", "grouped"]

Group = tuple[Fact, ...]

#: Two facts report the same thing if the signals give these odds (a natural logarithm); two groups do if the average of
#: their pairs is at most SLACK lower. See benchmarks/stories.py.
ENOUGH, SLACK = -0.1, 0.5
#: The odds that an article repeats itself if it gives one value twice, beside words of the same aspect.
REPETITION_ODDS = 3.0
#: What the odds of a one or two in words lose, since it agrees by chance so often: of eight such pairs of
#: benchmarks/stories.json and 10kgnad, five right ones have odds of 0.8 and more, three wrong ones 0.45 and less.
CHANCE = 0.7
#: At these odds, contradicting values that are not grouped may still be of one thing if they are this close: if the
#: greater is at most 1.7 times the other. See docs/decisions.md.
CONTESTED, CLOSE = -4.5, 0.45
#: The value in that average of a pair that cannot be compared, and the least value of any pair.
INCOMPARABLE = -3.0


@dataclass(frozen=True, slots=True)
class Grouping:
    """The facts of a story grouped by what they report, in order of first mention.

    `contested` are pairs of facts of two articles that would contradict each other if they reported the same thing; that
    is not certain, so they are in different groups.
    """

    groups: tuple[Group, ...]
    contested: frozenset[tuple[Fact, Fact]] = frozenset()

    def contests(self, one: Group, other: Group) -> bool:
        """Whether a fact of `one` may contradict one of `other`."""
        return any((mine, its) in self.contested or (its, mine) in self.contested for mine in one for its in other)


def grouped(accounts: Sequence[Account]) -> Grouping:
    """Return the facts of `accounts` grouped by what they report, in order of first mention; minor ones only if shared.

    The surest pairs are joined first. A group has no two contradicting values of one article: of "18 von ihnen schwer"
    and "drei schwer" in one text, one is about something else.
    """
    found = [list(facts(account, number)) for number, account in enumerate(accounts)]
    everything = [fact for own in found for fact in own]
    likeness = Likeness(accounts, everything)
    odds = {
        (one, other): value
        for one, other in combinations(everything, 2)
        if (value := _odds(one, other, likeness)) is not None
    }
    groups = {fact: [fact] for fact in everything}
    for (one, other), value in sorted(odds.items(), key=lambda pair: -pair[1]):
        if value < ENOUGH:
            break
        if groups[one] is not groups[other] and _joins(groups[one], groups[other], odds):
            joined = groups[one] + groups[other]
            groups.update(dict.fromkeys(joined, joined))
    distinct = {id(group): group for group in groups.values()}
    told = [
        tuple(sorted(group, key=lambda fact: (fact.account, fact.figure.span)))
        for group in distinct.values()
        if len({fact.origin for fact in group}) > 1 or not all(fact.minor for fact in group)
    ]
    contested = frozenset(
        pair
        for pair, value in odds.items()
        if value >= CONTESTED and groups[pair[0]] is not groups[pair[1]] and _near(*pair)
    )
    return Grouping(tuple(told), contested)


def _odds(one: Fact, other: Fact, likeness: Likeness) -> float | None:
    """Return the odds that two facts report the same thing; two values in one article report two things."""
    if one.account != other.account:
        odds = likeness.odds(one, other)
        return odds if odds is None or not (one.minor or other.minor) else odds - CHANCE
    if not equal(one.sense, other.sense):
        return None
    # The headline says "Zwölf Verletzte", the text "zwölf Menschen sind verletzt worden".
    return REPETITION_ODDS if one.aspects & other.aspects else likeness.odds(one, other)


def _joins(one: Sequence[Fact], other: Sequence[Fact], odds: Mapping[tuple[Fact, Fact], float]) -> bool:
    """Whether two groups may merge: similar on average, and without contradicting values of one article."""
    pairs = [(mine, its) for mine in one for its in other]
    if any(mine.account == its.account and _contradict(mine, its) for mine, its in pairs):
        return False
    best: dict[tuple[object, object], float] = {}
    for mine, its in pairs:
        if mine.account != its.account:
            # Of several mentions of one amount, the likeliest match counts.
            values = (mine, its) if mine.sense.points else (mine.sense.amounts, its.sense.amounts)
            odd = odds.get((mine, its), odds.get((its, mine), INCOMPARABLE))
            best[values] = max(best.get(values, INCOMPARABLE), odd)
    # Two equal values of one aspect in one article need no other article to confirm them.
    weighed = list(best.values()) or [REPETITION_ODDS]
    return sum(weighed) / len(weighed) >= ENOUGH - SLACK


def _near(one: Fact, other: Fact) -> bool:
    """Whether two facts of different articles contradict each other with values that are close."""
    return close(one, other) >= CLOSE and contradict(one, other)


def _contradict(one: Fact, other: Fact) -> bool:
    return contradict(one, replace(other, account=-1))
