"""Translations: segments, the translator protocol, and choosing among hypotheses by figures."""

from summarize.translation.loops import loops
from summarize.translation.ranking import IN_PARTS, REPAIRED, Rendering, render
from summarize.translation.segment import Segment, Translation, segments
from summarize.translation.translator import Hypothesis, Translator

__all__ = [
    "IN_PARTS",
    "REPAIRED",
    "Hypothesis",
    "Rendering",
    "Segment",
    "Translation",
    "Translator",
    "loops",
    "render",
    "segments",
]
