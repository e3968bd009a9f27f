"""A model's generation settings, as given by its folder."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from checkpoints import safetensors

from summarize.engines.generation import read_generation
from summarize.errors import ModelError
from summarize.models.checkpoint import parameter_count

CASES: dict[str, tuple[dict[str, Any], dict[str, Any] | None, tuple[int, ...], tuple[int, ...], int]] = {
    "causal": ({"eos_token_id": 2, "max_position_embeddings": 8192}, None, (2,), (), 8192),
    "several ends": ({"eos_token_id": 2}, {"eos_token_id": [2, 5]}, (2, 5), (), 512),
    "nothing in the second file": ({"eos_token_id": 2, "n_positions": 99}, {"eos_token_id": None}, (2,), (), 99),
    "only the tokenizer knows": ({}, None, (7,), (), 512),
    "piece number nought": ({"eos_token_id": 0}, None, (0,), (), 512),
    "encoder-decoder": ({"is_encoder_decoder": True, "decoder_start_token_id": 0}, None, (7,), (0,), 512),
    "from the beginning of text": ({"is_encoder_decoder": True, "bos_token_id": 3}, None, (7,), (3,), 512),
    "forced first piece": (
        {"is_encoder_decoder": True, "decoder_start_token_id": 2},
        {"forced_bos_token_id": 0},
        (7,),
        (2, 0),
        512,
    ),
    "forced by the old name": (
        {
            "is_encoder_decoder": True,
            "decoder_start_token_id": 2,
            "bos_token_id": 0,
            "force_bos_token_to_be_generated": True,
        },
        None,
        (7,),
        (2, 0),
        512,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_generation_is_what_the_files_say(tmp_path: Path, case: str) -> None:
    """Ends, start and length come from config.json, generation_config.json over it, and the tokenizer last."""
    config, generation, ends, start, longest = CASES[case]
    (tmp_path / "config.json").write_text(json.dumps(config))
    if generation is not None:
        (tmp_path / "generation_config.json").write_text(json.dumps(generation))
    (tmp_path / "model.safetensors").write_bytes(safetensors(4))
    found = read_generation(tmp_path, SimpleNamespace(end=7))
    assert (found.ends, found.start, found.longest, found.parameters) == (ends, start, longest, 4)
    assert found.encoder_decoder == bool(start)


@pytest.mark.parametrize(
    ("config", "end", "reason"), [({}, None, "no end of text"), ({"is_encoder_decoder": True}, 7, "no start of text")]
)
def test_missing_ends_and_starts_are_errors(
    tmp_path: Path, config: dict[str, Any], end: int | None, reason: str
) -> None:
    """A model that names no end, or an encoder-decoder that names no start, is refused."""
    (tmp_path / "config.json").write_text(json.dumps(config))
    (tmp_path / "model.safetensors").write_bytes(safetensors())
    with pytest.raises(ModelError, match=f"{tmp_path}.*{reason}"):
        read_generation(tmp_path, SimpleNamespace(end=end))


def test_parameters_are_counted_over_all_files(tmp_path: Path) -> None:
    """Weights in several files are counted together, without reading them."""
    files = {"a": "one.safetensors", "b": "two.safetensors", "c": "one.safetensors"}
    (tmp_path / "model.safetensors.index.json").write_text(json.dumps({"weight_map": files}))
    (tmp_path / "one.safetensors").write_bytes(safetensors(6))
    (tmp_path / "two.safetensors").write_bytes(safetensors(5))
    assert parameter_count(tmp_path) == 11


def test_damaged_weights_cannot_be_counted(tmp_path: Path) -> None:
    """A file that is no safetensors is a clear error."""
    (tmp_path / "model.safetensors").write_bytes(b"nothing of the kind")
    with pytest.raises(ModelError, match=r"model\.safetensors is damaged"):
        parameter_count(tmp_path)
