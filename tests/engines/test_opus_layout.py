"""A model laid out as Helsinki-NLP/opus-mt-de-en is, pulled from a stand-in for the Hub: both engines say the same."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from checkpoints import entry
from hub import COMMIT, Hub, serving

from summarize.models import local, manifest, pull
from summarize.models.manifest import Kind, ModelFile, Role

REPO = "Helsinki-NLP/opus-mt-de-en"
#: Pieces that are read or written; the padding, which also starts the decoder, comes after them.
PIECES = 58_100
#: The configuration as published, but for the widths: these do not change the layout, only what the test takes.
CONFIG: dict[str, Any] = {
    "activation_dropout": 0.0, "activation_function": "swish", "add_bias_logits": False, "add_final_layer_norm": False,
    "architectures": ["MarianMTModel"], "attention_dropout": 0.0, "bad_words_ids": [[PIECES]], "bos_token_id": 0,
    "classif_dropout": 0.0, "classifier_dropout": 0.0, "d_model": 32, "decoder_attention_heads": 8,
    "decoder_ffn_dim": 64, "decoder_layerdrop": 0.0, "decoder_layers": 6, "decoder_start_token_id": PIECES,
    "decoder_vocab_size": PIECES + 1, "dropout": 0.1, "encoder_attention_heads": 8, "encoder_ffn_dim": 64,
    "encoder_layerdrop": 0.0, "encoder_layers": 6, "eos_token_id": 0, "extra_pos_embeddings": PIECES + 1,
    "forced_eos_token_id": 0, "init_std": 0.02, "is_encoder_decoder": True, "max_length": 512,
    "max_position_embeddings": 512, "model_type": "marian", "normalize_before": False, "normalize_embedding": False,
    "num_beams": 6, "num_hidden_layers": 6, "pad_token_id": PIECES, "scale_embedding": True,
    "share_encoder_decoder_embeddings": True, "static_position_embeddings": True, "use_cache": True,
    "vocab_size": PIECES + 1,
}  # fmt: skip
GENERATION = {
    "_from_model_config": True, "bad_words_ids": [[PIECES]], "bos_token_id": 0, "decoder_start_token_id": PIECES,
    "eos_token_id": 0, "forced_eos_token_id": 0, "max_length": 512, "num_beams": 6, "pad_token_id": PIECES,
    "renormalize_logits": True,
}  # fmt: skip
SOURCES = ["Nordkorea hat 30.000 Soldaten entsandt.", "Ja.", "Die Lage bleibt am 19. Juni angespannt, sagte er."]


@pytest.fixture(scope="module")
def files(articles: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the repo of opus-mt-de-en has: a tokenizer for each language, one vocabulary, pickled weights."""
    import torch
    from sentencepiece import SentencePieceTrainer
    from transformers import MarianConfig, MarianMTModel

    folder = tmp_path_factory.mktemp("opus")
    found: dict[str, bytes] = {}
    pieces: dict[str, None] = {}
    for side, size in (("source", 500), ("target", 400)):
        SentencePieceTrainer.train(
            input=",".join(map(str, articles)), model_prefix=str(folder / side), vocab_size=size, minloglevel=2
        )
        found[f"{side}.spm"] = (folder / f"{side}.model").read_bytes()
        lines = (folder / f"{side}.vocab").read_text("utf-8").splitlines()
        pieces.update(dict.fromkeys(line.partition("\t")[0] for line in lines[3:]))
    listed = ["</s>", "<unk>", *pieces]
    listed += [f"▁piece{number}" for number in range(PIECES - len(listed))]
    vocabulary = {piece: number for number, piece in enumerate([*listed, "<pad>"])}
    torch.manual_seed(1)
    model = MarianMTModel(MarianConfig(**CONFIG))
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "embed_positions" not in name:
                parameter.add_(torch.randn_like(parameter) * 0.4)
        # The first 900 pieces are written, and a translation ends after some of them.
        model.final_logits_bias[0, 900:] = -20.0
        model.final_logits_bias[0, 0] = 3.0
    torch.save(model.state_dict(), folder / "pytorch_model.bin")
    found["pytorch_model.bin"] = (folder / "pytorch_model.bin").read_bytes()
    for name, value in (
        ("config.json", CONFIG),
        ("generation_config.json", GENERATION),
        ("tokenizer_config.json", {"source_lang": "de", "target_lang": "en"}),
        ("vocab.json", vocabulary),
    ):
        found[name] = json.dumps(value).encode()
    return found


def test_a_model_laid_out_as_opus_mt_says_the_same_on_both_engines(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is pulled, its pickled weights are stored as safetensors, and each engine gives the same hypotheses with it."""
    from summarize.engines.marian_ct2 import Ct2Translator
    from summarize.engines.marian_transformers import MarianTranslator

    pinned = tuple(ModelFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items())
    listed = entry(
        "opus-mt-de-en", Role.TRANSLATOR, Kind.MARIAN, pinned, repo=REPO, revision=COMMIT, convert="pytorch_model.bin"
    )
    monkeypatch.setenv("SUMMARIZE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hf"))
    for module in (manifest, local):
        monkeypatch.setattr(module, "manifest", lambda: (listed,))
    with serving(Hub(REPO, files)) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        folder = pull.pull("opus-mt-de-en").path
    assert not (folder / "pytorch_model.bin").exists()
    slow = MarianTranslator(folder, name="opus", beams=3)
    fast = Ct2Translator(folder, name="opus", beams=3, compute_type="float32")
    # Random weights say one piece over and over, unless they may not.
    said = [translator.hypotheses(SOURCES, no_repeat=1) for translator in (slow, fast)]
    assert all(len(group) == 3 and all(len(each.text) > 40 for each in group) for group in said[0])
    for one, other in zip(*said, strict=True):
        assert [each.text for each in other] == [each.text for each in one]
        assert [each.score for each in other] == pytest.approx([each.score for each in one], abs=1e-3)
