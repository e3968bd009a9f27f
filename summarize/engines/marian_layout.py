"""The layout of MarianMT's tensors in CTranslate2's `TransformerSpec`."""

import math
from typing import TYPE_CHECKING, Any

from summarize.errors import GET_AGAIN, ModelError
from summarize.models.weights import Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: CTranslate2's numbers for activations.
ACTIVATIONS = {"relu": 0, "gelu_new": 1, "swish": 2, "silu": 2, "gelu": 3, "tanh": 5, "sigmoid": 6}
#: A logit that nothing outweighs, yet finite, so that arithmetic with it never gives NaN.
NEVER = -1e9


class MarianLayout:
    """The layout of MarianMT's tensors in CTranslate2's `TransformerSpec`."""

    def __init__(self, config: dict[str, Any], weights: Weights) -> None:
        """Lay out `weights`, whose shapes `config` describes."""
        self.config = config
        self.weights = weights
        self.width = self.number("d_model")

    def number(self, option: str) -> int:
        """Return a positive integer from config.json."""
        value = self.config.get(option)
        if type(value) is not int or value < 1:
            raise ModelError(f"{self.weights.path}: config.json has no sensible {option} ({value!r}).")
        return value

    def piece(self, option: str, size: int) -> int:
        """Return the id of a piece named in config.json."""
        value = self.config.get(option)
        if type(value) is not int or not 0 <= value < size:
            raise ModelError(f"{self.weights.path}: config.json has no valid token id for {option} ({value!r}).")
        return value

    def variables(self) -> "dict[str, Array]":
        """Return the arrays by CTranslate2's names. Raises ModelError unless every tensor is used."""
        found: dict[str, Array] = {}
        for side in ("encoder", "decoder"):
            found |= self._around(side)
            for number in range(self.number(f"{side}_layers")):
                found |= self._layer(side, f"model.{side}.layers.{number}.", f"{side}/layer_{number}/")
        found |= self._embeddings()
        self.weights.check_all_used("MarianMT")
        return found

    def _positions(self, side: str) -> "Array":
        """Return the position vectors."""
        positions = self.weights.find(f"model.{side}.embed_positions.weight")
        return sinusoids(self.number("max_position_embeddings"), self.width) if positions is None else positions

    def _around(self, side: str) -> "dict[str, Array]":
        """Return the arrays outside the layers."""
        import numpy as np

        scale = math.sqrt(self.width) if self.config.get("scale_embedding") else 1.0
        flags = {"activation": ACTIVATIONS[self.config.get("activation_function", "gelu")], "pre_norm": 0}
        if side == "encoder":
            flags |= {"embeddings_merge": 0, "multi_query_attention": 0}
        else:
            flags |= {
                "alibi": 0,
                "alibi_use_positive_positions": 0,
                "scale_alibi": 0,
                "start_from_zero_embedding": 0,
            }
        counts = {"num_heads": self.number(f"{side}_attention_heads")}
        if side == "decoder":
            counts |= {"alignment_layer": -1, "alignment_heads": 1}
        return {
            f"{side}/position_encodings/encodings": self._positions(side),
            f"{side}/scale_embeddings": np.array(scale, np.float32),
            **{f"{side}/{name}": np.array(value, np.int8) for name, value in flags.items()},
            **{f"{side}/{name}": np.array(value, np.int16) for name, value in counts.items()},
        }

    def _layer(self, side: str, source: str, target: str) -> "dict[str, Array]":
        width, inner = self.width, self.number(f"{side}_ffn_dim")
        maps = [
            (
                "self_attention/linear_0",
                ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
                width,
                width,
            ),
            ("self_attention/linear_1", ("self_attn.out_proj",), width, width),
            ("ffn/linear_0", ("fc1",), inner, width),
            ("ffn/linear_1", ("fc2",), width, inner),
        ]
        norms = [("self_attention", "self_attn_layer_norm"), ("ffn", "final_layer_norm")]
        if side == "decoder":
            maps += [
                ("attention/linear_0", ("encoder_attn.q_proj",), width, width),
                ("attention/linear_1", ("encoder_attn.k_proj", "encoder_attn.v_proj"), width, width),
                ("attention/linear_2", ("encoder_attn.out_proj",), width, width),
            ]
            norms.append(("attention", "encoder_attn_layer_norm"))
        found: dict[str, Array] = {}
        for name, parts, rows, columns in maps:
            found |= self._linear([source + part for part in parts], rows, columns, target + name)
        for name, norm in norms:
            found[f"{target}{name}/layer_norm/gamma"] = self.weights.take(f"{source}{norm}.weight", width)
            found[f"{target}{name}/layer_norm/beta"] = self.weights.take(f"{source}{norm}.bias", width)
        return found

    def _linear(self, parts: list[str], rows: int, columns: int, target: str) -> "dict[str, Array]":
        """Return a linear map; `parts` that read the same input are stacked into one."""
        import numpy as np

        take = self.weights.take
        return {
            f"{target}/weight": np.concatenate([take(f"{part}.weight", rows, columns) for part in parts]),
            f"{target}/bias": np.concatenate([take(f"{part}.bias", rows) for part in parts]),
        }

    def _embeddings(self) -> "dict[str, Array]":
        """Return the input and output embeddings, and the bias that forbids some output pieces."""
        import numpy as np

        shared = "model.shared.weight", "lm_head.weight"
        read = self.weights.find("model.encoder.embed_tokens.weight", *shared, "model.decoder.embed_tokens.weight")
        written = self.weights.find("model.decoder.embed_tokens.weight", *shared, "model.encoder.embed_tokens.weight")
        output = self.weights.find("lm_head.weight", "model.decoder.embed_tokens.weight", *shared)
        if read is None or written is None or output is None:
            raise ModelError(f"{self.weights.path} lacks model.shared.weight; it is not a MarianMT model.")
        for vectors in (read, written, output):
            if vectors.ndim != 2 or vectors.shape[1] != self.width or len(output) != len(written):
                raise ModelError(f"{self.weights.path}: the embeddings do not fit config.json", GET_AGAIN)
        learned = self.weights.find("final_logits_bias")
        bias = np.zeros(len(output), np.float32) if learned is None else learned.reshape(-1).copy()
        if len(bias) != len(output):
            raise ModelError(f"{self.weights.path}: final_logits_bias does not fit", GET_AGAIN)
        bad = [words[0] for words in self.config.get("bad_words_ids") or [] if len(words) == 1]
        bias[[piece for piece in bad if piece < len(bias)]] = NEVER
        bias[self.piece("pad_token_id", len(bias))] = NEVER
        return {
            "encoder/embeddings_0/weight": read,
            "decoder/embeddings/weight": written,
            "decoder/projection/weight": output,
            "decoder/projection/bias": bias,
        }


def sinusoids(positions: int, width: int) -> "Array":
    """Return MarianMT's position vectors, `positions` × `width`: first all sines, then all cosines."""
    import numpy as np

    rates = 10000.0 ** (-2.0 * np.arange((width + 1) // 2) / width)
    angles = np.arange(positions)[:, None] * rates[None, :]
    return np.concatenate([np.sin(angles), np.cos(angles[:, : width // 2])], axis=1).astype(np.float32)
