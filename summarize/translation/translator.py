"""Translators: what a translation model is asked and what it proposes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["Hypothesis", "Translator"]


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
        self,
        sources: Sequence[str],
        *,
        count: int | None = None,
        beams: int | None = None,
        no_repeat: int = 0,
        avoid: Sequence[Sequence[str]] = (),
    ) -> list[list[Hypothesis]]:
        """Return up to `count` hypotheses for each source, likeliest first, in the order of `sources`.

        By default they are as many as the model's search is wide; with `beams` it is narrower or wider. With `no_repeat` = n, no run of n pieces may occur
        twice in a hypothesis: the way out of loops. With `avoid`, which has the words of each source, none of them is
        spelled in its usual pieces: the way to other words.
        """
        ...
