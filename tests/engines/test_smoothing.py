"""Smoothing a Llama for int8: the same model, with channels that are easier to round."""

from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import pytest
import torch
from ctranslate2.converters.transformers import TransformersConverter
from hypothesis import given, settings
from hypothesis import strategies as st
from language_models import TEXTS, save_llama
from transformers import LlamaForCausalLM

from summarize.engines import smoothing, writer_conversion
from summarize.engines.tokenizer import FastTokenizer

SHAPES: dict[str, dict[str, Any]] = {
    "grouped": {"num_attention_heads": 4, "num_key_value_heads": 2},
    "an output of its own, a key a head": {"tie_word_embeddings": False, "num_key_value_heads": 2},
}


def save_loud_llama(folder: Path, seed: int) -> None:
    """Save a Llama one of whose channels is much louder than the others, everywhere."""
    save_llama(folder, seed, tie_word_embeddings=False, num_key_value_heads=2)
    model = LlamaForCausalLM.from_pretrained(folder)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "norm" in name:
                parameter.normal_(1, 0.2)
                parameter[3] *= 60
            if "up_proj" in name:
                parameter[5] *= 60
    model.save_pretrained(folder)


def logits(folder: Path, compute_type: Any, run_as: str) -> Any:
    """Return what CTranslate2 makes of texts with the converted model, one position a row."""
    files = writer_conversion.convert_writer(folder, compute_type=compute_type)
    model = ctranslate2.Generator("tiny", compute_type=run_as, files=files, intra_threads=1)
    rows = [[str(piece) for piece in FastTokenizer(folder).pieces(text)] for text in TEXTS]
    return np.concatenate([np.asarray(model.forward_batch([row]))[0] for row in rows])


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_smoothed_model_is_the_model(tmp_path: Path, shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is rounded, a smoothed model computes what the model does, to the last bit."""
    save_llama(tmp_path, **SHAPES[shape])
    exact = logits(tmp_path, "float32", "float32")
    convert = TransformersConverter.convert
    monkeypatch.setattr(TransformersConverter, "convert", lambda self, out, quantization: convert(self, out))
    seen: list[object] = []
    smooth = writer_conversion.smoothed
    monkeypatch.setattr(writer_conversion, "smoothed", lambda *given: seen.append(given) or smooth(*given))
    assert (logits(tmp_path, "int8", "float32") == exact).all()
    assert seen


def test_smoothed_model_loses_less(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In int8 the logits of smoothed models are nearer to those in single precision: how much depends on the processor."""
    smoothed, plain = [], []
    for seed in range(4):
        folder = tmp_path / str(seed)
        folder.mkdir()
        save_loud_llama(folder, seed)
        exact = logits(folder, "float32", "float32")
        smoothed.append(np.abs(logits(folder, "int8", "int8") - exact).mean())
        with monkeypatch.context() as patch:
            patch.setattr(writer_conversion, "smoothed", lambda variables, *_: variables)
            plain.append(np.abs(logits(folder, "int8", "int8") - exact).mean())
    assert sum(smoothed) < 0.8 * sum(plain)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)), min_size=1, max_size=20))
def test_scales_are_powers_of_two(pairs: list[tuple[float, float]]) -> None:
    """Every factor is a finite power of two, even without activations."""
    seen, peaks = (np.array(values, np.float32) for values in zip(*pairs, strict=True))
    scale = smoothing._scale(seen, peaks)
    assert np.isfinite(scale).all()
    assert (np.frexp(scale)[0] == 0.5).all()
