"""The results of a comparison: verdicts, and the findings that contain them."""

from dataclasses import dataclass
from enum import StrEnum

from summarize.article import Span
from summarize.figures import Figure

#: The warning on a figure that is in the article, but not in the sentence's own source.
ELSEWHERE = "from another sentence"


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


#: Verdicts that need no second look: the same figure, in the same form or in another.
SAME = frozenset({Verdict.SUPPORTED, Verdict.REWORDED})
#: Verdicts whose warning explains how a figure follows from the source.
_TOLD = frozenset({Verdict.CONVERTED, Verdict.DERIVED})


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure of the target, the verdict on it, and the source spans it rests on.

    `confidence` is the probability (0 to 1) that the figure belongs to the same thing as in the source, if the judge
    was asked and the source has other figures of its kind; `rival` is the one that fits the place better, if the figure
    is doubted. `elsewhere` is whether the source has it, but not in the sentence that the target's came from; `told`
    is whether the warning only explains: a dropped "about", an added bound, a year from the article's date or, in a
    brief, a dropped bound or a count of its own. `inverted` is whether the source has the same number but with the
    opposite meaning.
    """

    figure: Figure
    verdict: Verdict
    evidence: tuple[Span, ...] = ()
    warning: str | None = None
    rival: Figure | None = None
    confidence: float | None = None
    elsewhere: bool = False
    told: bool = False
    inverted: bool = False

    @property
    def misplaced(self) -> bool:
        """Whether its warning says that it belongs to something else."""
        return self.elsewhere or self.rival is not None

    @property
    def doubtful(self) -> bool:
        """Whether a passing figure needs a second look, unlike one that is derived from its evidence or only hedged."""
        told = self.told or (self.verdict in _TOLD and self.evidence)
        return self.verdict.ok and (self.misplaced or (self.warning is not None and not told))
