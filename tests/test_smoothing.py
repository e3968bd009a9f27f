"""Smoothing a Llama for int8: the same model, with channels that are easier to round."""

import json
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from language_models import TEXTS, save_llama
from transformers import LlamaForCausalLM

from summarize.engines import smoothing
from summarize.engines.binary import binary
from summarize.engines.llama import LlamaLayout
from summarize.engines.smoothing import smoothed
from summarize.engines.tokenizer import FastTokenizer
from summarize.models.checkpoint import read_config
from summarize.models.weights import Weights

SHAPES: dict[str, dict[str, Any]] = {
    "grouped": {"num_attention_heads": 4, "num_key_value_heads": 2},
    "a key a head": {"num_key_value_heads": 2},
    "an output of its own, wide heads": {"tie_word_embeddings": False, "head_dim": 12},
}


@pytest.fixture(params=sorted(SHAPES))
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A Llama one of whose channels is much louder than the others, everywhere."""
    save_llama(tmp_path, **SHAPES[request.param])
    model = LlamaForCausalLM.from_pretrained(tmp_path)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "norm" in name:
                parameter.normal_(1, 0.2)
                parameter[3] *= 60
            if "up_proj" in name:
                parameter[5] *= 60
    model.save_pretrained(tmp_path)
    return tmp_path


def layout(folder: Path) -> LlamaLayout:
    """Return where the tensors of a folder stand."""
    return LlamaLayout(read_config(folder), Weights(folder / "model.safetensors"))


def pieces(folder: Path) -> list[list[int]]:
    """Return texts as the model reads them."""
    return [FastTokenizer(folder).pieces(text) for text in TEXTS]


def logits(variables: dict[str, Any], rows: list[list[int]], compute_type: str, epsilon: float) -> Any:
    """Return what CTranslate2 makes of `rows` with these weights, one position a row."""
    names = [str(piece) for piece in range(len(variables["decoder/embeddings/weight"]))]
    special = dict.fromkeys(("unk_token", "bos_token", "eos_token"), "0")
    files = {
        "model.bin": binary(variables, spec="TransformerDecoderSpec", revision=8, quantise=compute_type == "int8"),
        "config.json": json.dumps(special | {"layer_norm_epsilon": epsilon}).encode(),
        "vocabulary.json": json.dumps(names).encode(),
    }
    model = ctranslate2.Generator("tiny", compute_type=compute_type, files=files, intra_threads=1)
    found = [np.asarray(model.forward_batch([[str(piece) for piece in row]]))[0] for row in rows]
    return np.concatenate(found)


def test_smoothed_model_is_the_model_and_loses_less(folder: Path) -> None:
    """In single precision nothing changes; in int8 the logits are nearer to it."""
    own, rows = layout(folder), pieces(folder)
    assert own.shape is not None
    plain = own.variables()
    smooth = smoothed(plain, own.shape, rows[:2])
    exact = logits(plain, rows, "float32", own.epsilon)
    assert logits(smooth, rows, "float32", own.epsilon) == pytest.approx(exact, rel=1e-4, abs=1e-4)
    near, far = (np.abs(logits(v, rows, "int8", own.epsilon) - exact).mean() for v in (smooth, plain))
    assert near < 0.95 * far
    assert smooth["decoder/embeddings/weight"] is plain["decoder/embeddings/weight"]


def test_what_is_seen_is_what_the_model_computes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows that are looked at are the inputs of the same matrices in transformers."""
    own, [row, *_] = layout(folder), pieces(folder)
    assert own.shape is not None
    model = LlamaForCausalLM.from_pretrained(folder).eval()
    expected: dict[str, Any] = {}

    def noted(name: str) -> Any:
        def note(_: Any, inputs: tuple[torch.Tensor, ...]) -> None:
            rows = inputs[0][0].abs()
            expected[name] = (rows / rows.max(dim=1, keepdim=True).values).max(dim=0).values.numpy()

        return note

    for number, layer in enumerate(model.model.layers):
        place = f"decoder/layer_{number}/"
        layer.self_attn.q_proj.register_forward_pre_hook(noted(f"{place}self_attention/linear_0"))
        layer.self_attn.o_proj.register_forward_pre_hook(noted(f"{place}self_attention/linear_1"))
        layer.mlp.gate_proj.register_forward_pre_hook(noted(f"{place}ffn/linear_0"))
        layer.mlp.down_proj.register_forward_pre_hook(noted(f"{place}ffn/linear_1"))
    model.lm_head.register_forward_pre_hook(noted("decoder/projection"))
    with torch.no_grad():
        model(torch.tensor([row]))
    seen = smoothing._seen(own.variables(), own.shape, [row])
    assert seen.keys() == expected.keys()
    for name, peaks in expected.items():
        assert seen[name] == pytest.approx(peaks, rel=1e-3, abs=1e-4), name


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)), min_size=1, max_size=20))
def test_scales_are_powers_of_two(pairs: list[tuple[float, float]]) -> None:
    """Whatever is seen, also nothing, every number is a finite power of two."""
    seen, peaks = (np.array(values, np.float32) for values in zip(*pairs, strict=True))
    scale = smoothing._scale(seen, peaks)
    assert np.isfinite(scale).all()
    assert (np.frexp(scale)[0] == 0.5).all()


def test_odd_activation_is_left_alone(tmp_path: Path) -> None:
    """A Llama with another activation than smoothing knows is not smoothed."""
    save_llama(tmp_path, hidden_act="gelu")
    assert layout(tmp_path).shape is None
