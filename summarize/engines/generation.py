"""How a language model writes, as its folder defines: where texts begin and end, and how long they may be."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.engines.tokenizer import Tokenizer
from summarize.errors import GET_AGAIN, ModelError
from summarize.models.checkpoint import parameter_count, read_config


@dataclass(frozen=True, slots=True)
class Generation:
    """What both engines must know about a model besides its weights.

    `ends` are the pieces that end a text. `start` are the pieces that begin an encoder-decoder's text (none for a
    causal model, whose text begins after its prompt). `longest` counts the pieces of a prompt and its continuation
    together; an encoder-decoder has that many for each. `parameters` is the number of weights.
    """

    ends: tuple[int, ...]
    start: tuple[int, ...]
    longest: int
    parameters: int

    @property
    def encoder_decoder(self) -> bool:
        """Whether the model's input is separate from its output."""
        return bool(self.start)


def read_generation(folder: Path, tokenizer: Tokenizer) -> Generation:
    """Return how the model in `folder` writes. Raises ModelError if it defines no end or no start of text."""
    config = read_config(folder)
    ends = config.get("eos_token_id", tokenizer.end)
    ends = tokenizer.end if ends is None else ends
    if ends is None:
        raise ModelError(f"{folder} defines no end of text", "set eos_token_id in its config.json.")
    ends = tuple(ends) if isinstance(ends, list) else (int(ends),)
    start = _start(folder, config) if config.get("is_encoder_decoder") else ()
    if foreign := [piece for piece in (*ends, *start) if piece >= (config.get("vocab_size") or math.inf)]:
        raise ModelError(f"{folder}: its texts begin or end with piece {foreign[0]}, which it lacks", GET_AGAIN)
    return Generation(
        ends,
        start,
        int(config.get("max_position_embeddings") or config.get("n_positions") or 512),
        parameter_count(folder),
    )


def _start(folder: Path, config: dict[str, Any]) -> tuple[int, ...]:
    first = config.get("decoder_start_token_id")
    first = config.get("bos_token_id") if first is None else first
    if first is None:
        raise ModelError(f"{folder} defines no start of text", "set decoder_start_token_id in its config.json.")
    forced = config.get("forced_bos_token_id")
    # What older configurations of BART use in place of the option above.
    if forced is None and config.get("force_bos_token_to_be_generated"):
        forced = config.get("bos_token_id")
    # A summariser trained with a leading control piece gets it here: no guard would let it write one.
    return (int(first),) if forced is None else (int(first), int(forced))
