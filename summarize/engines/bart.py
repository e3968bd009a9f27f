"""Where the tensors of BART stand in CTranslate2's `TransformerSpec`: as those of MarianMT, with three differences."""

from typing import TYPE_CHECKING, Any, ClassVar

from summarize.engines.layout import ACTIVATIONS, Layout
from summarize.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

__all__ = ["BartLayout", "bart_obstacle"]

#: The first rows of BART's positions are those of padding, which has none.
_OFFSET = 2


def bart_obstacle(config: dict[str, Any]) -> str | None:
    """Return why a BART with this config.json cannot be run on CTranslate2 as laid out here, or None."""
    if config.get("activation_function", "gelu") not in ACTIVATIONS:
        return f"CTranslate2 has no activation {config['activation_function']!r}"
    # BartModel of transformers reads none of these either; a model that means them is something else.
    foreign = ("normalize_before", "add_final_layer_norm", "static_position_embeddings")
    if found := [name for name in foreign if config.get(name)]:
        return f"it is no plain BART ({', '.join(found)})"
    return None


class BartLayout(Layout):
    """Where the tensors of BART stand in CTranslate2's `TransformerSpec`."""

    kind: ClassVar[str] = "BART"
    forbids: ClassVar[bool] = False

    def positions(self, side: str) -> "Array":
        """Return the vectors of the positions, which BART has learned."""
        rows = self.number("max_position_embeddings") + _OFFSET
        return self.weights.take(f"model.{side}.embed_positions.weight", rows, self.width)[_OFFSET:]

    def around(self, side: str) -> "dict[str, Array]":
        """Return what lies around the layers; BART normalises its embeddings too."""
        if self.config.get("normalize_embedding") is False:
            raise ModelError(f"{self.weights.path} is a BART without normalised embeddings; use --engine transformers.")
        # Files from before transformers 4 carry the number of a format.
        self.weights.find(f"model.{side}.version")
        source, target = f"model.{side}.layernorm_embedding.", f"{side}/layernorm_embedding/"
        return {
            **super().around(side),
            f"{target}gamma": self.weights.take(f"{source}weight", self.width),
            f"{target}beta": self.weights.take(f"{source}bias", self.width),
        }
