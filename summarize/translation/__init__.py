"""Translations: segments, the translator protocol, and choosing among hypotheses by figures."""

from summarize.translation.translation import (
    IN_PARTS,
    REPAIRED,
    Hypothesis,
    Rendering,
    Segment,
    Translation,
    Translator,
    loops,
    render,
    segments,
)

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
