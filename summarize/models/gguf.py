"""GGUF: converting a Llama stored for llama.cpp to a Hugging Face folder, dequantised.

The gguf package reads the file; the output is the same bytes on every machine, so that it can be pinned. Only the
Llama architecture with byte-level BPE is supported.
"""

import json
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import GET_AGAIN, ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_CONTROL = 3
_LAYER = {
    "attn_norm": "input_layernorm",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_norm": "post_attention_layernorm",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}
_OUTER = {"token_embd": "model.embed_tokens", "output_norm": "model.norm", "output": "lm_head"}


@dataclass(frozen=True, slots=True)
class Gguf:
    """A GGUF file: its metadata and its tensors, as read by the gguf package."""

    path: Path
    metadata: dict[str, Any]
    tensors: tuple[Any, ...]


def _read(path: Path) -> Gguf:
    """Read the metadata of a GGUF file. Raises ModelError if it is damaged or is not one."""
    from gguf import GGUFReader

    try:
        reader = GGUFReader(path)
        metadata = {name: field.contents() for name, field in reader.fields.items()}
    except (ValueError, IndexError, KeyError, TypeError, OverflowError) as error:
        # What the package raises for a damaged file is undocumented; these were seen with truncated files.
        raise ModelError(f"{path} is truncated or not a GGUF file ({error})", GET_AGAIN) from error
    return Gguf(path, metadata, tuple(reader.tensors))


def convert(source: Path, folder: Path) -> None:
    """Write the model in the GGUF file `source` to `folder` as a transformers Llama in half precision.

    Raises ModelError if the file is damaged or holds another kind of model.
    """
    gguf = _read(source)
    meta = gguf.metadata
    if meta.get("general.architecture") != "llama" or meta.get("tokenizer.ggml.model") != "gpt2":
        raise ModelError(f"{source} does not hold a Llama with a byte-level BPE", "use another file.")
    _write_json(folder / "config.json", _config(gguf))
    special = {f"{name}_token_id": meta[f"tokenizer.ggml.{name}_token_id"] for name in ("bos", "eos")}
    padding = {"pad_token_id": meta["tokenizer.ggml.padding_token_id"]}
    _write_json(folder / "generation_config.json", special | padding)
    _write_json(folder / "tokenizer.json", _tokenizer(meta))
    _write_json(folder / "tokenizer_config.json", _tokenizer_config(meta))
    _write_weights(folder / "model.safetensors", gguf)


def _config(gguf: Gguf) -> dict[str, Any]:
    meta = gguf.metadata
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "dtype": "float16",
        "hidden_act": "silu",
        "hidden_size": meta["llama.embedding_length"],
        "intermediate_size": meta["llama.feed_forward_length"],
        "max_position_embeddings": meta["llama.context_length"],
        "num_attention_heads": meta["llama.attention.head_count"],
        "num_hidden_layers": meta["llama.block_count"],
        "num_key_value_heads": meta["llama.attention.head_count_kv"],
        # Stored in single precision: 9.999999747378752e-06 is 1e-05.
        "rms_norm_eps": float(f"{meta['llama.attention.layer_norm_rms_epsilon']:.6g}"),
        "rope_theta": meta["llama.rope.freq_base"],
        "tie_word_embeddings": all(tensor.name != "output.weight" for tensor in gguf.tensors),
        "vocab_size": meta["llama.vocab_size"],
        "bos_token_id": meta["tokenizer.ggml.bos_token_id"],
        "eos_token_id": meta["tokenizer.ggml.eos_token_id"],
        "pad_token_id": meta["tokenizer.ggml.padding_token_id"],
    }


def _tokenizer(meta: dict[str, Any]) -> dict[str, Any]:
    """Return the tokenizer as the `tokenizers` library stores it.

    GGUF does not say how text is split before merging; "smollm" means digits one by one, then GPT-2's rule.
    """
    if meta.get("tokenizer.ggml.pre") != "smollm":
        raise ModelError(f"Only the smollm pre-tokenizer is supported, not {meta.get('tokenizer.ggml.pre')}.")
    tokens, kinds = meta["tokenizer.ggml.tokens"], meta["tokenizer.ggml.token_type"]
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    plain = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    control = [index for index, kind in enumerate(kinds) if kind == _CONTROL]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": index, "content": tokens[index], **plain} for index in control],
        "normalizer": None,
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [{"type": "Digits", "individual_digits": True}, byte_level],
        },
        "post_processor": None,
        "decoder": byte_level | {"add_prefix_space": True},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": {token: index for index, token in enumerate(tokens)},
            "merges": meta["tokenizer.ggml.merges"],
        },
    }


def _tokenizer_config(meta: dict[str, Any]) -> dict[str, Any]:
    tokens = meta["tokenizer.ggml.tokens"]
    names = {"bos_token": "bos", "eos_token": "eos", "unk_token": "unknown", "pad_token": "padding"}
    special = {key: tokens[meta[f"tokenizer.ggml.{name}_token_id"]] for key, name in names.items()}
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "add_prefix_space": False,
        "clean_up_tokenization_spaces": False,
        "model_max_length": meta["llama.context_length"],
        "chat_template": meta["tokenizer.chat_template"],
        **special,
    }


def _write_json(path: Path, values: dict[str, Any]) -> None:
    path.write_text(json.dumps(values, ensure_ascii=False, indent=2), encoding="utf-8")


def _named(gguf: Gguf) -> Iterator[tuple[str, Any, Callable[["Floats"], "Floats"]]]:
    """Yield each tensor under its transformers name, with the transformation of its rows."""
    heads = {
        "attn_q": gguf.metadata["llama.attention.head_count"],
        "attn_k": gguf.metadata["llama.attention.head_count_kv"],
    }
    for tensor in gguf.tensors:
        stem = tensor.name.removesuffix(".weight")
        if stem in _OUTER:
            yield f"{_OUTER[stem]}.weight", tensor, lambda values: values
            continue
        try:
            _, layer, part = stem.split(".")
            name = f"model.layers.{int(layer)}.{_LAYER[part]}.weight"
        except (ValueError, KeyError) as error:
            raise ModelError(f"{gguf.path}: {tensor.name} does not belong to a Llama", "use another file.") from error
        yield name, tensor, _unpermute(heads[part]) if part in heads else lambda values: values


def _unpermute(heads: int) -> Callable[["Floats"], "Floats"]:
    """Undo llama.cpp's order of query and key rows, which places each rotated pair side by side."""

    def undo(values: "Floats") -> "Floats":
        rows, columns = values.shape
        paired = values.reshape(heads, rows // heads // 2, 2, columns)
        return paired.swapaxes(1, 2).reshape(rows, columns)

    return undo


def _write_weights(path: Path, gguf: Gguf) -> None:
    """Write the tensors one at a time, so that only one is in memory; sorted by name, without padding."""
    import numpy as np
    from gguf import dequantize

    named = sorted(_named(gguf), key=lambda item: item[0])
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, tensor, _ in named:
        start, end = end, end + 2 * int(tensor.n_elements)
        # GGUF has the innermost dimension first.
        shape = [int(size) for size in reversed(tensor.shape)]
        header[name] = {"dtype": "F16", "shape": shape, "data_offsets": [start, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for _, tensor, arrange in named:
            values = dequantize(tensor.data, tensor.tensor_type)
            file.write(np.ascontiguousarray(arrange(values).astype("<f2")).tobytes())
