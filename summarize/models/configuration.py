"""The configuration of a model: untrusted data, whose values must have the right types and sensible sizes."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from summarize.errors import GET_AGAIN, ModelError

#: The largest count. No known model exceeds it, and a model of that size still gets an answer.
_LAYERS, _HEADS, _WIDTH, _VOCABULARY, _POSITIONS = 1 << 8, 1 << 14, 1 << 17, 1 << 22, 1 << 24
#: MarianMT computes its position vectors, usually 512.
_COMPUTED = 1 << 13

_COUNTS = {
    **dict.fromkeys(("encoder_layers", "decoder_layers", "num_hidden_layers"), _LAYERS),
    **dict.fromkeys(("encoder_attention_heads", "decoder_attention_heads"), _HEADS),
    **dict.fromkeys(("num_attention_heads", "num_key_value_heads", "head_dim"), _HEADS),
    **dict.fromkeys(("d_model", "hidden_size", "encoder_ffn_dim", "decoder_ffn_dim", "intermediate_size"), _WIDTH),
    **dict.fromkeys(("vocab_size", "decoder_vocab_size"), _VOCABULARY),
    **dict.fromkeys(("max_position_embeddings", "n_positions"), _POSITIONS),
}
_PIECES = ("bos_token_id", "pad_token_id", "decoder_start_token_id", "forced_bos_token_id", "forced_eos_token_id")
_NAMES = ("model_type", "hidden_act", "activation_function")
#: Names of implementations; with a slash, transformers would fetch code from that repository.
_CODE = ("attn_implementation", "_attn_implementation", "experts_implementation", "_experts_implementation")
_NUMBERS = ("rms_norm_eps", "rope_theta")
_TABLES = ("rope_parameters", "rope_scaling")
#: Widths that are divided evenly among heads.
_PARTS = (
    ("d_model", "encoder_attention_heads"),
    ("d_model", "decoder_attention_heads"),
    ("num_attention_heads", "num_key_value_heads"),
)
#: Numbers within the tables.
_ROTARY = ("rope_theta", "partial_rotary_factor")


def check_config(config: dict[str, Any], folder: Path) -> None:
    """Raise ModelError if a value in the configuration of the model in `folder` is invalid."""
    for options, is_right in _kinds(config).items():
        for option in options:
            value = config.get(option)
            if value is not None and not is_right(option, value):
                shown = repr(value)[:60]
                raise ModelError(f"{folder}: config.json has no sensible {option} ({shown})", GET_AGAIN)
    for whole, part in _PARTS:
        if (config.get(whole) or 0) % (config.get(part) or 1):
            raise ModelError(f"{folder}: config.json: {whole} is not divisible by {part}", GET_AGAIN)


def _kinds(config: dict[str, Any]) -> dict[tuple[str, ...], Callable[[str, Any], bool]]:
    computed = config.get("model_type") == "marian"

    def counts(option: str, value: Any) -> bool:
        most = _COMPUTED if computed and option == "max_position_embeddings" else _COUNTS[option]
        return type(value) is int and 1 <= value <= most

    return {
        tuple(_COUNTS): counts,
        _PIECES: lambda _, value: _is_piece(value),
        ("eos_token_id",): lambda _, value: _is_piece(value) or _all(value, _is_piece),
        ("bad_words_ids",): lambda _, value: _all(value, lambda words: _all(words, _is_piece)),
        _NAMES: lambda _, value: isinstance(value, str),
        _CODE: lambda _, value: isinstance(value, str) and "/" not in value,
        _NUMBERS: lambda _, value: _is_number(value),
        _TABLES: lambda _, value: isinstance(value, dict) and _is_rotary(value),
    }


def _is_rotary(table: dict[str, Any]) -> bool:
    numbers = (table[option] for option in _ROTARY if table.get(option) is not None)
    names = (table[option] for option in ("rope_type", "type") if table.get(option) is not None)
    return all(map(_is_number, numbers)) and all(isinstance(name, str) for name in names)


def _is_piece(value: Any) -> bool:
    return type(value) is int and 0 <= value < _VOCABULARY


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and 0 < value < math.inf and 0 < float(value) < 1e30


def _all(value: Any, is_right: Callable[[Any], bool]) -> bool:
    return isinstance(value, list) and len(value) > 0 and all(map(is_right, value))
