"""Translators: the protocol that translation models implement, and the hypotheses they return."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One candidate translation. `score` is the mean log probability per piece (0 is certain)."""

    text: str
    score: float


@runtime_checkable
class Translator(Protocol):
    """A machine translation model from German to English."""

    @property
    def signature(self) -> str:
        """What reproduces the output: model, revision, digest, engine, decoding settings."""
        ...

    def length(self, source: str) -> int:
        """Return the number of pieces of `source`."""
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

        `count` defaults to the model's beam width, which `beams` changes. With `no_repeat` = n, no run of n pieces
        occurs twice in a hypothesis, which breaks loops. `avoid` lists words for each source that are not spelled in
        their usual pieces, which leads to other wording.
        """
        ...
