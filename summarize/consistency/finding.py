"""The results of a comparison: verdicts, and the findings that contain them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from summarize.article import Span
from summarize.consistency.reasons import Reason, ReasonKind, because
from summarize.figures import Figure


class Verdict(StrEnum):
    """What the source says about a figure of the target."""

    SUPPORTED = "supported"
    REWORDED = "reworded"
    REQUALIFIED = "requalified"
    CONVERTED = "converted"
    DERIVED = "derived"
    BOILERPLATE = "boilerplate"
    UNSUPPORTED = "unsupported"

    @property
    def ok(self) -> bool:
        """Whether a text with such a figure may be printed."""
        return self not in (Verdict.BOILERPLATE, Verdict.UNSUPPORTED)

    @property
    def rank(self) -> int:
        """Its place among the verdicts, the best first, from 0."""
        return list(Verdict).index(self)


#: Verdicts that need no second look: the same figure, in the same form or in another.
SAME = frozenset({Verdict.SUPPORTED, Verdict.REWORDED})


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure of the target, the verdict on it, and the source spans it rests on.

    `reasons` explain the verdict or make it doubtful. `confidence` is the probability (0 to 1) that the figure belongs
    to the same thing as in the source, if the judge was asked and the source has other figures of its kind; `rival` is
    the one that fits the place better, if the figure is doubted.
    """

    figure: Figure
    verdict: Verdict
    evidence: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()
    rival: Figure | None = None
    confidence: float | None = None

    def has(self, kind: ReasonKind) -> bool:
        """Whether a reason of this kind is among its reasons."""
        return any(reason.kind is kind for reason in self.reasons)

    @property
    def misplaced(self) -> bool:
        """Whether it belongs to something else: to another sentence, or the judge says so."""
        return self.rival is not None or self.has(ReasonKind.ELSEWHERE)

    @property
    def doubtful(self) -> bool:
        """Whether a passing figure needs a second look, unlike one whose reasons only explain it."""
        return self.verdict.ok and (self.misplaced or not all(reason.told for reason in self.reasons))

    def moved(self, by: int) -> "Finding":
        """Return the finding for a target with `by` more characters before its text."""
        figure = replace(self.figure, start=self.figure.start + by, end=self.figure.end + by)
        return replace(self, figure=figure)


def derived(figure: Figure, operation: str, operands: Iterable[Figure]) -> Finding:
    """Return the finding for a figure of the target that is the result of an operation on figures of the source."""
    figures = tuple(operands)
    reasons = because(ReasonKind.DERIVED, operation, *figures)
    return Finding(figure, Verdict.DERIVED, tuple(one.span for one in figures), reasons)
