"""What a language model is asked for: the continuation of a prompt, with every piece approved by a guard.

Decoding is greedy: of the pieces that may follow, the likeliest that the guard allows is taken. `choose` defines the
rule; an engine may find that piece in its own way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarize.engines.generation import Generation
from summarize.engines.guard import Guard
from summarize.engines.tokenizer import Tokenizer

#: The number of likeliest pieces tried, and the least probability of a piece that is taken: a model that is forced
#: further from what it wants to say degenerates.
PIECES_TRIED, LEAST_PROBABILITY = 50, 0.01


@dataclass(frozen=True, slots=True)
class Continuation:
    """What a model wrote. `ended` is False if it used up its room before it finished."""

    text: str
    ended: bool


class LanguageModel(Protocol):
    """A model that continues prompts under guards, on some engine."""

    @property
    def signature(self) -> str:
        """Engine, device and precision."""
        ...

    @property
    def tokenizer(self) -> Tokenizer:
        """Converts texts to pieces and back."""
        ...

    @property
    def generation(self) -> Generation:
        """Where the model's texts begin and end, and how long they may be."""
        ...

    def continuations(
        self, prompts: Sequence[Sequence[int]], guards: Sequence[Guard], rooms: Sequence[int]
    ) -> list[Continuation | None]:
        """Return the continuation of each prompt, in at most as many pieces as its room.

        None if the model gave up because no likely piece was allowed. A prompt is the pieces of a chat or, for an
        encoder-decoder, of the text it reads; prompt and room together must not exceed `generation.longest`.
        """
        ...


def choose(
    guard: Guard,
    done: Sequence[int],
    likely: Iterable[tuple[int, float]],
    tokenizer: Tokenizer,
    ends: Sequence[int],
) -> int | None:
    """Return the first of the `likely` pieces that may follow `done`, or None.

    `likely` are pieces with their probabilities, in descending order. Control pieces other than the `ends` may never
    follow.
    """
    for piece, chance in likely:
        if chance < LEAST_PROBABILITY:
            return None
        ending = piece in ends
        if not ending and piece in tokenizer.control:
            continue
        text = tokenizer.text(done, whole=True) if ending else tokenizer.text([*done, piece])
        if guard.allows(text, finished=ending):
            return piece
    return None


def continuation(pieces: Sequence[int], room: int, tokenizer: Tokenizer, ends: Sequence[int]) -> Continuation:
    """Return the text of the pieces up to the first end piece, or as many as there was room for."""
    own = list(pieces[:room])
    end = next((place for place, piece in enumerate(own) if piece in ends), None)
    return Continuation(tokenizer.text(own[:end], whole=True).strip(), end is not None)
