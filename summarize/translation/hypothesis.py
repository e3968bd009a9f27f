"""Hypotheses: what a translation model proposes."""

from dataclasses import dataclass

__all__ = ["Hypothesis"]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One candidate translation. `score` is the mean log probability a piece (0 is certain)."""

    text: str
    score: float
