"""Where the tensors of Llama stand in CTranslate2's `TransformerDecoderSpec` (revision 8)."""

from typing import TYPE_CHECKING, Any

from summarize.engines.layout import ACTIVATIONS
from summarize.engines.smoothing import LlamaShape
from summarize.errors import ModelError
from summarize.models.weights import Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

__all__ = ["LlamaLayout", "llama_obstacle"]


def llama_obstacle(config: dict[str, Any]) -> str | None:
    """Return why a Llama with this config.json cannot be run on CTranslate2 as laid out here, or None."""
    if config.get("hidden_act", "silu") not in ACTIVATIONS:
        return f"CTranslate2 has no activation {config['hidden_act']!r}"
    rotary = _rotary(config)
    kind = rotary.get("rope_type") or rotary.get("type") or "default"
    if kind != "default" or rotary.get("partial_rotary_factor", 1.0) != 1.0:
        return f"its positions are scaled ({kind}), which is not converted"
    return None


def _rotary(config: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of the rotary positions, by transformers 5's name for them or by the older one."""
    return config.get("rope_parameters") or config.get("rope_scaling") or {}


class LlamaLayout:
    """Where the tensors of Llama stand in CTranslate2's `TransformerDecoderSpec`."""

    def __init__(self, config: dict[str, Any], weights: Weights) -> None:
        """Lay out `weights`, which are of the shape that `config` says."""
        self._config = config
        self._weights = weights
        self._width = self._number("hidden_size")
        self._heads = self._number("num_attention_heads")
        self._key_heads = self._number("num_key_value_heads", self._heads)
        self._head = self._number("head_dim", self._width // self._heads)

    @property
    def shape(self) -> LlamaShape | None:
        """What smoothing must know, or None for an activation that it does not know."""
        if self._config.get("hidden_act", "silu") not in ("silu", "swish"):
            return None
        return LlamaShape(
            self._number("num_hidden_layers"), self._heads, self._key_heads, self._head, self._base, self.epsilon
        )

    @property
    def epsilon(self) -> float:
        """What keeps the norms from dividing by nothing."""
        return float(self._config.get("rms_norm_eps", 1e-6))

    @property
    def _base(self) -> float:
        return float(_rotary(self._config).get("rope_theta") or self._config.get("rope_theta", 10000.0))

    def variables(self) -> "dict[str, Array]":
        """Return the arrays by CTranslate2's names. Raises ModelError unless each tensor has its place."""
        found = self._around()
        for number in range(self._number("num_hidden_layers")):
            found |= self._layer(f"model.layers.{number}.", f"decoder/layer_{number}/")
        self._weights.check_all_used("Llama")
        return found

    def _number(self, option: str, default: int | None = None) -> int:
        value = self._config.get(option)
        value = default if value is None else value
        if type(value) is not int or value < 1:
            raise ModelError(f"{self._weights.path}: config.json has no sensible {option} ({value!r}).")
        return value

    def _around(self) -> "dict[str, Array]":
        """Return what lies around the layers."""
        import numpy as np

        size = self._number("vocab_size")
        embeddings = self._weights.take("model.embed_tokens.weight", size, self._width)
        output = self._weights.find("lm_head.weight")
        if output is not None and output.shape != embeddings.shape:
            raise ModelError(f"{self._weights.path}: lm_head.weight does not fit config.json; get the model again.")
        if output is None or self._config.get("tie_word_embeddings", False):
            output = embeddings
        flags = {
            "pre_norm": 1,
            "activation": ACTIVATIONS[self._config.get("hidden_act", "silu")],
            "scale_embeddings": 0,
            "start_from_zero_embedding": 0,
            "alibi": 0,
            "alibi_use_positive_positions": 0,
            "scale_alibi": 0,
        }
        counts = {"num_heads": self._heads, "alignment_layer": -1, "alignment_heads": 1}
        return {
            "decoder/embeddings/weight": embeddings,
            "decoder/projection/weight": output,
            "decoder/layer_norm/gamma": self._weights.take("model.norm.weight", self._width),
            **{f"decoder/{name}": np.array(value, np.int8) for name, value in flags.items()},
            **{f"decoder/{name}": np.array(value, np.int16) for name, value in counts.items()},
        }

    def _layer(self, source: str, target: str) -> "dict[str, Array]":
        import numpy as np

        width, inner = self._width, self._number("intermediate_size")
        queries, keys = self._heads * self._head, self._key_heads * self._head
        take = self._weights.take
        attention = f"{target}self_attention/"
        return {
            f"{attention}layer_norm/gamma": take(f"{source}input_layernorm.weight", width),
            f"{attention}linear_0/weight": np.concatenate(
                [
                    take(f"{source}self_attn.q_proj.weight", queries, width),
                    take(f"{source}self_attn.k_proj.weight", keys, width),
                    take(f"{source}self_attn.v_proj.weight", keys, width),
                ]
            ),
            f"{attention}linear_1/weight": take(f"{source}self_attn.o_proj.weight", width, queries),
            f"{attention}rotary_dim": np.array(0, np.int32),
            f"{attention}rotary_interleave": np.array(0, np.int8),
            f"{attention}rotary_base": np.array(self._base, np.float32),
            f"{attention}num_heads_kv": np.array(self._key_heads, np.int32),
            f"{attention}head_dim": np.array(self._head, np.int32),
            f"{target}ffn/layer_norm/gamma": take(f"{source}post_attention_layernorm.weight", width),
            f"{target}ffn/linear_0/weight": take(f"{source}mlp.gate_proj.weight", inner, width),
            f"{target}ffn/linear_0_noact/weight": take(f"{source}mlp.up_proj.weight", inner, width),
            f"{target}ffn/linear_1/weight": take(f"{source}mlp.down_proj.weight", width, inner),
        }
