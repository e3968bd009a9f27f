"""Corpora: many documents read, processed and written as streams, so that a run can stop at any time and resume."""

from summarize.corpus.run import Progress, Summary, outcomes, run_corpus

__all__ = [
    "Progress",
    "Summary",
    "outcomes",
    "run_corpus",
]
