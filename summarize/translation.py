"""Translations: segments, the translator protocol, and choosing among hypotheses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from summarize.article import Span

__all__ = ["Hypothesis", "Segment", "Translation", "Translator"]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One candidate translation. `score` is the mean log probability a piece (0 is certain)."""

    text: str
    score: float


class Translator(Protocol):
    """A machine translation model from German to English."""

    @property
    def signature(self) -> str:
        """What reproduces its output: model, revision, digest, engine, decoding settings."""
        ...

    def length(self, source: str) -> int:
        """Return how many pieces the model reads `source` as."""
        ...

    @property
    def longest(self) -> int:
        """The most pieces a source may have."""
        ...

    def hypotheses(
        self, sources: Sequence[str], *, count: int, no_repeat: int = 0
    ) -> list[list[Hypothesis]]:
        """Return up to `count` hypotheses for each source, best first, in the order of `sources`.

        With `no_repeat` = n, no run of n pieces may occur twice in a hypothesis: the way out of loops.
        """
        ...


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence and its translation.

    `span` is the source's place in the article, `block` the index of its block, `score` the translator's mean
    log probability a piece.
    """

    source: str
    target: str
    span: Span
    block: int
    score: float = 0.0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """An article in English: its segments in order."""

    segments: tuple[Segment, ...]
    signature: str
