"""Translation: segments, the translator protocol, and the choice among hypotheses."""

from summarize.translation.issues import Issue, IssueKind, Severity
from summarize.translation.repetition import loops
from summarize.translation.retry import Rendering, render
from summarize.translation.segment import Segment, Translation, segments
from summarize.translation.translator import Hypothesis, Translator

__all__ = [
    "Hypothesis",
    "Issue",
    "IssueKind",
    "Rendering",
    "Segment",
    "Severity",
    "Translation",
    "Translator",
    "loops",
    "render",
    "segments",
]
