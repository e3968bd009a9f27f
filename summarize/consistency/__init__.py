"""Consistency: does a source text support the figures of a target text?"""

from summarize.consistency.check import Check
from summarize.consistency.comparison import compare, compare_with, read_source
from summarize.consistency.finding import Finding, Verdict

__all__ = [
    "Check",
    "Finding",
    "Verdict",
    "compare",
    "compare_with",
    "read_source",
]
