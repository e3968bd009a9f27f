"""Consistency: does a source text support the figures of a target text?"""

from summarize.consistency.compare import Check, Finding, Mode, Verdict, compare, compare_with, read_source

__all__ = [
    "Check",
    "Finding",
    "Mode",
    "Verdict",
    "compare",
    "compare_with",
    "read_source",
]
