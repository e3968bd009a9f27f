"""The check of a whole text: its findings, and what the target lacks."""

from dataclasses import dataclass

from summarize.consistency.finding import Finding
from summarize.figures import Figure


@dataclass(frozen=True, slots=True)
class Check:
    """The result of comparing one target with one source.

    `omissions` are source figures that the target lacks (translation mode only).
    """

    findings: tuple[Finding, ...]
    omissions: tuple[Figure, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every figure of the target is supported and, in translation mode, none is missing."""
        return not self.omissions and all(finding.verdict.ok for finding in self.findings)
