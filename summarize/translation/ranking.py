"""Ranking: the best of the hypotheses of a source, weighed by agreement, likelihood and issues.

Two orders decide. Hypotheses are tried in the order of what they are worth; the first without a fault is taken, else the one
with the lightest faults. The worth of words left out and added was measured on 400 newstest sentences with 8 hypotheses each:
docs/decisions.md has the numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.consistency import Check
from summarize.translation.consensus import agreement
from summarize.translation.features import Original, content_issues, mistaken_nouns, word_issues
from summarize.translation.issues import Issue, IssueKind
from summarize.translation.proper_names import copied_names
from summarize.translation.translator import Hypothesis

__all__ = ["FAULTS", "Choice", "by_worth", "choose", "cost", "hinted", "weigh"]

#: What a nat a piece of its own score counts for beside the agreement, which is from 0 to 1. With 0.2 it had more chrF by
#: 0.05 and less BLEU by 0.3.
SCORE = 1.0
#: What issues cost that say which of two hypotheses is better. For words left out, of 0.04 to 0.1 the highest that kept BLEU;
#: for words added, of 0.02 to 0.06 all are better than nothing and none is best.
COSTS = {IssueKind.WORD_OMITTED: 0.04, IssueKind.NOUN_OMITTED: 0.08, IssueKind.WORD_ADDED: 0.04}

#: How grave a fault is, and how many it counts for: a hypothesis is better than another if it has fewer of the gravest kind.
#: What was never said is worse than a word that nobody understands.
FAULTS = {
    IssueKind.LOOP: (0, 1),
    IssueKind.FIGURE_ADDED: (1, 1),
    IssueKind.FIGURE_LOST: (1, 1),
    IssueKind.NEGATION_LOST: (2, 2),
    IssueKind.NEGATION_ADDED: (2, 2),
    IssueKind.NAME_ADDED: (2, 2),
    IssueKind.NAME_LOST: (2, 1),
    IssueKind.NAME_NOT_COPIED: (2, 1),
    IssueKind.STRANGE_WORD: (2, 1),
    IssueKind.BOUND_CHANGED: (2, 1),
    IssueKind.FIGURE_REPEATED: (2, 1),
}

#: Nats a piece by which a hypothesis with words looked up is surer than it is good: those chosen for NTREX had the chrF of
#: others that were 0.04 less sure.
GIVEN = 0.04


@dataclass(frozen=True, slots=True)
class Choice:
    """A hypothesis with what is wrong with it.

    `copied` are names that some hypothesis took over from the source, `notes` say how it came about, `hints` are about its
    words (`hinted`).
    """

    hypothesis: Hypothesis
    check: Check
    issues: tuple[Issue, ...]
    copied: tuple[str, ...] = ()
    notes: tuple[Issue, ...] = ()
    hints: tuple[Issue, ...] = ()

    def has(self, *kinds: IssueKind) -> bool:
        """Whether there is an issue of one of `kinds`."""
        return any(issue.kind in kinds for issue in self.issues)

    def words(self, kind: IssueKind) -> tuple[str, ...]:
        """Return what the issues of a kind are about."""
        return tuple(issue.words for issue in self.issues if issue.kind is kind)

    @property
    def faults(self) -> tuple[int, ...]:
        """How many faults it has: none at all said, and then by how grave they are. Less is better."""
        counts = [0, 0, 0]
        for issue in self.issues:
            if issue.kind in FAULTS:
                place, weight = FAULTS[issue.kind]
                counts[place] += weight
        return (not self.hypothesis.text, *counts)


def by_worth(
    original: Original, hypotheses: Sequence[Hypothesis], others: Sequence[Hypothesis] = ()
) -> list[Hypothesis]:
    """Return `hypotheses` of a source, likeliest first, and `others` in the order of what they are worth.

    That is how much each agrees with all `hypotheses`, how likely it is, and how few words it leaves out and adds.
    `others` have no say in what they are to agree with: they were not found by translating the source as it is.
    """
    if len(hypotheses) < 3 and not others:
        return list(hypotheses)  # two agree with each other equally
    every = (*hypotheses, *others)
    worth = [
        agreed + SCORE * hypothesis.score - cost(word_issues(original, hypothesis.text))
        for agreed, hypothesis in zip(agreement(hypotheses, others), every, strict=True)
    ]
    order = sorted(range(len(every)), key=lambda index: (-worth[index], index))
    return [every[index] for index in order]


def cost(issues: Sequence[Issue]) -> float:
    """Return what issues cost by COSTS."""
    return sum(COSTS.get(issue.kind, 0.0) for issue in issues)


def choose(
    original: Original, group: Sequence[Hypothesis], others: Sequence[Hypothesis] = (), *, known: Sequence[str] = ()
) -> Choice:
    """Return the best of a group and of `others`; `known` are names that another group has copied from the source.

    Raises ValueError for a group without hypotheses.
    """
    best: Choice | None = None
    copied = tuple(dict.fromkeys((*known, *copied_names(original.text, [hypothesis.text for hypothesis in group]))))
    for hypothesis in by_worth(original, group, others):
        surer = GIVEN if hypothesis in others else 0.0
        choice = weigh(original, replace(hypothesis, score=hypothesis.score - surer), copied)
        if best is None or choice.faults < best.faults:
            best = choice
        if not any(best.faults):
            break
    if best is None:
        raise ValueError(f"the translator gave no hypothesis for {original.text!r}")
    return hinted(original, best)


def weigh(
    original: Original, hypothesis: Hypothesis, copied: tuple[str, ...] = (), notes: tuple[Issue, ...] = ()
) -> Choice:
    """Return a hypothesis with its issues; `notes` say how it came about."""
    check = original.check(hypothesis.text)
    return Choice(hypothesis, check, content_issues(original, hypothesis.text, check, copied), copied, notes)


def hinted(original: Original, choice: Choice) -> Choice:
    """Return a choice with hints: the words it leaves out, adds and takes for others."""
    text = choice.hypothesis.text
    return replace(choice, hints=(*word_issues(original, text), *mistaken_nouns(original, text)))
