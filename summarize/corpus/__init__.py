"""Many documents: read, worked on and written as streams, so that a run can stop anywhere and go on later."""

from summarize.corpus.run import Progress, Summary, outcomes, run_corpus

__all__ = [
    "Progress",
    "Summary",
    "outcomes",
    "run_corpus",
]
