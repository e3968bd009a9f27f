"""Ranking: choosing the best hypothesis of a source by agreement, likelihood and issues.

Two orders decide. Hypotheses are tried from the best score down; the first without a fault is taken, or else the one
with the lowest-ranking faults. The weights of omitted and added words were measured on 400 newstest sentences with 8
hypotheses each: see docs/decisions.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.consistency import Check
from summarize.translation.consensus import agreement
from summarize.translation.features import Original, content_issues, mistaken_nouns, word_issues
from summarize.translation.issues import Issue, IssueKind
from summarize.translation.proper_names import copied_names
from summarize.translation.translator import Hypothesis

#: Weight of the model's score (in nats per piece) relative to the agreement, which ranges from 0 to 1. With 0.2, chrF
#: rose by 0.05 and BLEU fell by 0.3.
SCORE_WEIGHT = 1.0
#: Costs of issues that separate better hypotheses from worse ones. For omitted words, the highest of 0.04 to 0.1 that
#: kept BLEU; for added words, all of 0.02 to 0.06 help and none is best.
COSTS = {IssueKind.WORD_OMITTED: 0.04, IssueKind.NOUN_OMITTED: 0.08, IssueKind.WORD_ADDED: 0.04}

#: The rank of a fault, the worst first, and how many it counts for: the hypothesis with fewer faults of the worst rank
#: wins. A hallucination is worse than an incomprehensible word. `Severity` says what a reader is told, which is another
#: question: a changed bound is not reported but loses to a hypothesis that keeps it, and a wrong figure is reported like
#: a lost negation but weighs more.
FAULTS = {
    IssueKind.LOOP: (0, 1),
    IssueKind.FIGURE_ADDED: (1, 1),
    IssueKind.FIGURE_LOST: (1, 1),
    IssueKind.NEGATION_LOST: (2, 2),
    IssueKind.NEGATION_ADDED: (2, 2),
    IssueKind.HEDGE_LOST: (2, 2),
    IssueKind.NAME_ADDED: (2, 2),
    IssueKind.NAME_LOST: (2, 1),
    IssueKind.NAME_NOT_COPIED: (2, 1),
    IssueKind.STRANGE_WORD: (2, 1),
    IssueKind.BOUND_CHANGED: (2, 1),
    IssueKind.FIGURE_REPEATED: (2, 1),
}

#: Overconfidence of a hypothesis with looked-up words, in nats per piece: those chosen on NTREX matched the chrF of
#: others that scored 0.04 lower.
LOOKED_UP_COST = 0.04


@dataclass(frozen=True, slots=True)
class Choice:
    """A hypothesis with its issues.

    `copied` are names that some hypothesis copied from the source, `notes` tell how the hypothesis was made, `hints`
    concern its words (`hinted`).
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
        """Return the words that issues of a kind concern."""
        return tuple(issue.words for issue in self.issues if issue.kind is kind)

    @property
    def faults(self) -> tuple[int, ...]:
        """The number of faults by rank, an empty hypothesis being the worst. Less is better."""
        counts = [0, 0, 0]
        for issue in self.issues:
            if issue.kind in FAULTS:
                place, weight = FAULTS[issue.kind]
                counts[place] += weight
        return (not self.hypothesis.text, *counts)


def by_worth(
    original: Original, hypotheses: Sequence[Hypothesis], others: Sequence[Hypothesis] = ()
) -> list[Hypothesis]:
    """Return `hypotheses` of a source, likeliest first, and `others`, ordered by score.

    The score combines agreement with all `hypotheses`, likelihood, and how few words are omitted and added. `others` do
    not count towards the agreement: they are not translations of the unchanged source.
    """
    if len(hypotheses) < 3 and not others:
        return list(hypotheses)  # two agree equally with each other
    every = (*hypotheses, *others)
    worth = [
        agreed + SCORE_WEIGHT * hypothesis.score - cost(word_issues(original, hypothesis.text))
        for agreed, hypothesis in zip(agreement(hypotheses, others), every, strict=True)
    ]
    order = sorted(range(len(every)), key=lambda index: (-worth[index], index))
    return [every[index] for index in order]


def cost(issues: Sequence[Issue]) -> float:
    """Return the cost of issues according to COSTS."""
    return sum(COSTS.get(issue.kind, 0.0) for issue in issues)


def choose(
    original: Original, group: Sequence[Hypothesis], others: Sequence[Hypothesis] = (), *, known: Sequence[str] = ()
) -> Choice:
    """Return the best of a group and of `others`; `known` are names that another group copied from the source.

    Raises ValueError for a group without hypotheses.
    """
    best: Choice | None = None
    copied = tuple(dict.fromkeys((*known, *copied_names(original.text, [hypothesis.text for hypothesis in group]))))
    for hypothesis in by_worth(original, group, others):
        surer = LOOKED_UP_COST if hypothesis in others else 0.0
        choice = weigh(original, replace(hypothesis, score=hypothesis.score - surer), copied)
        if best is None or choice.faults < best.faults:
            best = choice
        if not any(best.faults):
            break
    if best is None:
        raise ValueError(f"the translator returned no hypothesis for {original.text!r}")
    return hinted(original, best)


def weigh(
    original: Original, hypothesis: Hypothesis, copied: tuple[str, ...] = (), notes: tuple[Issue, ...] = ()
) -> Choice:
    """Return a hypothesis with its issues; `notes` tell how it was made."""
    check = original.check(hypothesis.text)
    return Choice(hypothesis, check, content_issues(original, hypothesis.text, check, copied), copied, notes)


def hinted(original: Original, choice: Choice) -> Choice:
    """Return a choice with hints: the words it omits, adds and mistranslates."""
    text = choice.hypothesis.text
    return replace(choice, hints=(*word_issues(original, text), *mistaken_nouns(original, text)))
