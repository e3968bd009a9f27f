"""What comes of a comparison: verdicts, the findings they are part of, and the check of a whole text."""

from dataclasses import dataclass
from enum import StrEnum

from summarize.article import Span
from summarize.figures import Figure

__all__ = ["ELSEWHERE", "OF_ANOTHER", "Check", "Finding", "Verdict"]

#: The warnings on a figure that the article has, but not where the sentence came from, or not of what it counts there.
ELSEWHERE, OF_ANOTHER = "from another sentence", "of something else in its sentence"


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
        """Whether a text may be printed with such a figure in it."""
        return self not in (Verdict.BOILERPLATE, Verdict.UNSUPPORTED)


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure of the target, the verdict on it, and the source spans it rests on."""

    figure: Figure
    verdict: Verdict
    evidence: tuple[Span, ...] = ()
    warning: str | None = None

    @property
    def misplaced(self) -> bool:
        """Whether it is warned of as the figure of something else."""
        return self.warning is not None and any(warning in self.warning for warning in (ELSEWHERE, OF_ANOTHER))


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of comparing one target with one source.

    `omissions` are figures of the source that the target does not have (translation mode only).
    """

    findings: tuple[Finding, ...]
    omissions: tuple[Figure, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every figure of the target is supported and, in translation mode, none is missing."""
        return not self.omissions and all(finding.verdict.ok for finding in self.findings)
