"""Smoothing: weights of a Llama rewritten so that int8 loses less, without changing what the model computes.

Some channels of a language model's activations are many times larger than the others, and eight bits per row leave
nothing for the others. A channel can be divided by a number where it is made and multiplied by it where it is read; chosen
between the two, activations and weights share the difficulty (SmoothQuant, Xiao et al. 2022, with their 0.5). A run
of the model on a few sentences shows which channels are large. All factors are powers of two, so in single precision
the model stays the same to the last bit. docs/decisions.md has the measured gain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: The scale of a channel that the samples never use is at least this fraction of the largest.
_LEAST_SCALE = 1e-3
#: Replaces zero where a division follows.
_NEARLY_ZERO = 1e-30


@dataclass(frozen=True, slots=True)
class LlamaShape:
    """The parts of a Llama's configuration that its weights do not show."""

    layers: int
    heads: int
    key_heads: int
    head: int
    base: float
    epsilon: float


def smoothed(variables: "dict[str, Array]", shape: LlamaShape, samples: Sequence[Sequence[int]]) -> "dict[str, Array]":
    """Return the `variables` of a Llama, by CTranslate2's names, smoothed for texts like `samples`, rows of pieces."""
    import numpy as np

    found = dict(variables)
    seen = _seen(variables, shape, samples)
    # Embeddings that are read and written are one array; only the latter is rewritten.
    _divide(found, "decoder/layer_norm/gamma", ["decoder/projection/weight"], seen["decoder/projection"])
    for number in range(shape.layers):
        layer = f"decoder/layer_{number}/"
        attention, inner = f"{layer}self_attention/", f"{layer}ffn/"
        _divide(found, f"{attention}layer_norm/gamma", [f"{attention}linear_0/weight"], seen[f"{attention}linear_0"])
        reads = [f"{inner}linear_0/weight", f"{inner}linear_0_noact/weight"]
        _divide(found, f"{inner}layer_norm/gamma", reads, seen[f"{inner}linear_0"])
        _divide(found, f"{inner}linear_0_noact/weight", [f"{inner}linear_1/weight"], seen[f"{inner}linear_1"])
        # Several heads read the same values, so each channel has one divisor for all of them.
        group = shape.heads // shape.key_heads
        grouped = seen[f"{attention}linear_1"].reshape(shape.key_heads, group, shape.head)
        read = found[f"{attention}linear_1/weight"]
        peaks = np.abs(read).max(axis=0).reshape(shape.key_heads, group, shape.head).max(axis=1)
        scale = _scale(grouped.max(axis=1), peaks)
        spread = np.repeat(scale[:, None], group, axis=1).reshape(-1)
        values = found[f"{attention}linear_0/weight"].copy()
        values[(shape.heads + shape.key_heads) * shape.head :] /= scale.reshape(-1, 1)
        found[f"{attention}linear_0/weight"] = values
        found[f"{attention}linear_1/weight"] = (read * spread).astype(np.float32)
    return found


def _divide(found: "dict[str, Array]", made: str, reads: Sequence[str], seen: "Array") -> None:
    """Divide the channels that the array `made` makes, and multiply them where the matrices of `reads` read them."""
    import numpy as np

    peaks = np.stack([np.abs(found[name]).max(axis=0) for name in reads]).max(axis=0)
    scale = _scale(seen, peaks)
    array = found[made]
    found[made] = (array / (scale if array.ndim == 1 else scale[:, None])).astype(np.float32)
    for name in reads:
        found[name] = (found[name] * scale).astype(np.float32)


def _scale(seen: "Array", peaks: "Array") -> "Array":
    """Return a power of two for each channel: no product with one is rounded."""
    import numpy as np

    floors = (np.maximum(part, max(_LEAST_SCALE * part.max(), _NEARLY_ZERO)) for part in (seen, peaks))
    one, other = (np.log2(part.astype(np.float64)) for part in floors)
    powers = (one - other) / 2
    return np.asarray(np.exp2(np.rint(powers - powers.mean())), np.float32)


def _seen(variables: "dict[str, Array]", shape: LlamaShape, samples: Sequence[Sequence[int]]) -> "dict[str, Array]":
    """Return, for each matrix, the peak of each input channel, with rows scaled to a maximum of 1."""
    import numpy as np

    seen: dict[str, Any] = {}

    def note(name: str, rows: "Array") -> "Array":
        # Rows are scaled so one outlier row does not dominate: the first piece of a text is like no other.
        sizes = np.abs(rows)
        peaks = (sizes / np.maximum(sizes.max(axis=1, keepdims=True), _NEARLY_ZERO)).max(axis=0)
        seen[name] = np.maximum(seen.get(name, 0.0), peaks)
        return rows

    for sample in samples:
        x = variables["decoder/embeddings/weight"][list(sample)]
        for number in range(shape.layers):
            layer = f"decoder/layer_{number}/"
            attention, inner = f"{layer}self_attention/", f"{layer}ffn/"
            normal = note(f"{attention}linear_0", _norm(x, variables[f"{attention}layer_norm/gamma"], shape))
            mixed = _attention(normal @ variables[f"{attention}linear_0/weight"].T, shape)
            x = x + note(f"{attention}linear_1", mixed) @ variables[f"{attention}linear_1/weight"].T
            normal = note(f"{inner}linear_0", _norm(x, variables[f"{inner}layer_norm/gamma"], shape))
            gate = normal @ variables[f"{inner}linear_0/weight"].T
            gate = gate / (1 + np.exp(-np.clip(gate, -60, 60)))
            hidden = gate * (normal @ variables[f"{inner}linear_0_noact/weight"].T)
            x = x + note(f"{inner}linear_1", hidden) @ variables[f"{inner}linear_1/weight"].T
        note("decoder/projection", _norm(x, variables["decoder/layer_norm/gamma"], shape))
    return seen


def _norm(x: "Array", gamma: "Array", shape: LlamaShape) -> "Array":
    import numpy as np

    return np.asarray(x / np.sqrt((x * x).mean(axis=1, keepdims=True) + shape.epsilon) * gamma)


def _attention(stacked: "Array", shape: LlamaShape) -> "Array":
    """Return what each position gathers from those before it; `stacked` are queries, keys and values."""
    import numpy as np

    length = len(stacked)
    heads = stacked.reshape(length, -1, shape.head).transpose(1, 0, 2)
    queries, keys, values = np.split(heads, [shape.heads, shape.heads + shape.key_heads])
    keys, values = (np.repeat(part, shape.heads // shape.key_heads, axis=0) for part in (keys, values))
    rates = shape.base ** (-np.arange(0, shape.head, 2) / shape.head)
    angles = np.arange(length)[:, None] * np.concatenate([rates, rates])[None]
    queries, keys = (_turned(part, angles) for part in (queries, keys))
    scores = queries @ keys.transpose(0, 2, 1) / np.sqrt(shape.head)
    scores = np.where(np.tri(length, dtype=bool), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=2, keepdims=True))
    weights /= weights.sum(axis=2, keepdims=True)
    return np.asarray((weights @ values).transpose(1, 0, 2).reshape(length, -1), np.float32)


def _turned(heads: "Array", angles: "Array") -> "Array":
    import numpy as np

    half = heads.shape[2] // 2
    turned = np.concatenate([-heads[:, :, half:], heads[:, :, :half]], axis=2)
    return np.asarray(heads * np.cos(angles) + turned * np.sin(angles), np.float32)
