"""A language model in the form CTranslate2 reads, converted from safetensors: Llama and BART so far."""

import json
from pathlib import Path
from typing import Any

from summarize.engines.bart import BartLayout, bart_obstacle
from summarize.engines.binary import ComputeType, binary
from summarize.engines.layout import SPEC, Spec
from summarize.engines.llama import LlamaLayout, llama_obstacle
from summarize.engines.smoothing import smoothed
from summarize.engines.tokenizer import FastTokenizer, readable
from summarize.errors import ModelError
from summarize.models.checkpoint import read_config
from summarize.models.weights import Weights
from summarize.prompts import Message

__all__ = ["WRITER_VERSION", "convert_writer", "obstacle"]

#: Raise when the same weights come to be written differently, so that old caches are left behind.
WRITER_VERSION = 1

#: What a model is smoothed for: news, in its own form of a chat. More sentences change little and take longer.
_SAMPLES = (
    "The government in Berlin said on Monday that it would spend an additional 2.5 billion euros on railways by 2030.",
    '"We must not wait," the minister told the newspaper after at least 14 people were injured near the town of Trier.',
)

_LLAMA_SPEC = Spec(spec="TransformerDecoderSpec", revision=8)
_OBSTACLES = {"llama": llama_obstacle, "bart": bart_obstacle}


def obstacle(folder: Path) -> str | None:
    """Return why the model in `folder` cannot be run on CTranslate2, or None. Reads its small files only."""
    config = read_config(folder)
    kind = config.get("model_type")
    if kind not in _OBSTACLES:
        return f"it is a {kind}, and only {' and '.join(sorted(_OBSTACLES))} models are converted"
    if not (folder / "model.safetensors").is_file():
        return "its weights are in several files"
    if not readable(folder):
        return "it has no tokenizer.json"
    return _OBSTACLES[kind](config)


def convert_writer(folder: Path, *, compute_type: ComputeType = "int8") -> dict[str, bytes]:
    """Return the files of the CTranslate2 model made from the language model in `folder`.

    In them a piece is called by its number: which text it stands for is the tokenizer's to know. Raises ModelError
    when a file is missing or damaged, or the model is of a kind that is not converted.
    """
    if reason := obstacle(folder):
        raise ModelError(f"{folder} cannot be run by ctranslate2: {reason}; use --engine transformers.")
    config = read_config(folder)
    weights = Weights(folder / "model.safetensors")
    quantise = compute_type == "int8"
    if config["model_type"] == "llama":
        layout = LlamaLayout(config, weights)
        variables = layout.variables()
        vocabulary = _pieces(len(variables["decoder/embeddings/weight"]))
        if quantise and layout.shape:
            tokenizer = FastTokenizer(folder)
            samples = [tokenizer.chat([Message("user", text)]) for text in _SAMPLES]
            variables = smoothed(variables, layout.shape, samples)
        settings = _settings(vocabulary) | {"layer_norm_epsilon": layout.epsilon}
        return {
            "model.bin": binary(variables, **_LLAMA_SPEC, quantise=quantise),
            "config.json": json.dumps(settings).encode(),
            "vocabulary.json": json.dumps(vocabulary).encode(),
        }
    variables = BartLayout(config, weights).variables()
    vocabulary = _pieces(len(variables["decoder/embeddings/weight"]))
    settings = _settings(vocabulary) | {
        "decoder_start_token": None,
        "add_source_bos": False,
        "add_source_eos": False,
    }
    return {
        "model.bin": binary(variables, **SPEC, quantise=quantise),
        "config.json": json.dumps(settings).encode(),
        "shared_vocabulary.json": json.dumps(vocabulary).encode(),
    }


def _pieces(size: int) -> list[str]:
    return [str(piece) for piece in range(size)]


def _settings(vocabulary: list[str]) -> dict[str, Any]:
    """Return what CTranslate2 wants to know; any piece will do for those that are given with each call."""
    first = vocabulary[0]
    return {
        "unk_token": first,
        "bos_token": first,
        "eos_token": first,
        "layer_norm_epsilon": None,
        "multi_query_attention": False,
    }
