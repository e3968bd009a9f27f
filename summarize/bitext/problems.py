"""Problems: the findings of a check that deserve a line in a report, wrong or doubtful figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from summarize.article import Span
from summarize.consistency import Check
from summarize.consistency.reasons import Reason
from summarize.figures import Figure

#: The kind of a German figure that the English lacks. The other kinds are verdicts.
OMITTED = "omitted"


class Level(StrEnum):
    """The severity of a problem."""

    WRONG = "wrong"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Problem:
    """A figure to report.

    `figure` is from the English or, if `kind` is OMITTED, from the German; `evidence` are spans of the German.
    """

    level: Level
    kind: str
    figure: Figure
    evidence: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def omitted(self) -> bool:
        """Whether the figure is a German one that the English lacks."""
        return self.kind == OMITTED


def problems(check: Check) -> tuple[Problem, ...]:
    """Return the wrong and doubtful figures of a check, in the order of the English, and then the omissions."""
    return tuple(_problems(check))


def _problems(check: Check) -> Iterator[Problem]:
    for finding in check.findings:
        if not finding.verdict.ok or finding.doubtful:
            level = Level.DOUBTFUL if finding.verdict.ok else Level.WRONG
            yield Problem(level, finding.verdict.value, finding.figure, finding.evidence, finding.reasons)
    for figure in check.omissions:
        yield Problem(Level.WRONG, OMITTED, figure)
