"""Counting the results of a run over bitexts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from summarize.bitext.checking import Checked, Outcome
from summarize.bitext.problems import Level
from summarize.bitext.unit import Skip, Skipped


@dataclass(slots=True)
class Tally:
    """Counts of units, figures and findings; complete when the outcomes are."""

    files: int = 0
    units: int = 0
    figures: int = 0
    #: Wrong figures, and how many of them are figures that the target lacks.
    wrong: int = 0
    missing: int = 0
    doubtful: int = 0
    known: int = 0
    unreadable: int = 0
    skipped: Counter[Skip] = field(default_factory=Counter)

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield `outcomes` unchanged, and count them."""
        file = None
        for outcome in outcomes:
            self.files += outcome.file != file
            file = outcome.file
            self._count(outcome)
            yield outcome

    def _count(self, outcome: Outcome) -> None:
        if isinstance(outcome, Checked):
            self.units += 1
            self.figures += len(outcome.check.findings)
            self.known += len(outcome.known)
            levels = Counter(problem.level for problem in outcome.problems)
            self.wrong += levels[Level.WRONG]
            self.missing += sum(problem.omitted for problem in outcome.problems)
            self.doubtful += levels[Level.DOUBTFUL]
        elif isinstance(outcome, Skipped):
            self.skipped[outcome.reason] += 1
        else:
            self.unreadable += 1

    def fails(self, level: Level) -> bool:
        """Whether there is a finding at `level` or worse."""
        return bool(self.wrong or (level is Level.DOUBTFUL and self.doubtful))
