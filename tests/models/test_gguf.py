"""What is made of a GGUF file."""

import json
from pathlib import Path

import gguf as reference
import numpy as np
import pytest

from summarize.errors import ModelError
from summarize.models.gguf import convert

#: Two layers, four heads on two for keys and values, 64 wide: rows of two blocks of 32.
WIDE, HEADS, KEYS, INNER, TOKENS = 64, 4, 2, 96, 24
CONTROL, NORMAL = 3, 1


def layer_shapes(layer: int) -> dict[str, tuple[int, ...]]:
    """Return the tensors of a Llama's layer."""
    keys = WIDE // HEADS * KEYS
    shapes: dict[str, tuple[int, ...]] = {
        "attn_norm": (WIDE,),
        "attn_q": (WIDE, WIDE),
        "attn_k": (keys, WIDE),
        "attn_v": (keys, WIDE),
        "attn_output": (WIDE, WIDE),
        "ffn_norm": (WIDE,),
        "ffn_gate": (INNER, WIDE),
        "ffn_up": (INNER, WIDE),
        "ffn_down": (WIDE, INNER),
    }
    return {f"blk.{layer}.{name}.weight": shape for name, shape in shapes.items()}


def write_gguf(path: Path, *, pre: str = "smollm", architecture: str = "llama") -> dict[str, "np.ndarray"]:
    """Write a small Llama as the reference library does, and return its tensors as de-quantised by it."""
    writer = reference.GGUFWriter(path, architecture)
    writer.add_context_length(128)
    writer.add_embedding_length(WIDE)
    writer.add_feed_forward_length(INNER)
    writer.add_block_count(2)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KEYS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_freq_base(10000.0)
    writer.add_vocab_size(TOKENS)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(pre)
    tokens = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "ab", *"abcdefghi0123456789Ġ"]
    writer.add_token_list(tokens)
    writer.add_token_types([CONTROL] * 3 + [NORMAL] * (TOKENS - 3))
    writer.add_token_merges(["a b"])
    for add, token in (("bos", 1), ("eos", 2), ("unk", 0), ("pad", 2)):
        getattr(writer, f"add_{add}_token_id")(token)
    writer.add_chat_template("{{ messages[0]['content'] }}")
    random = np.random.default_rng(1)
    shapes = {"token_embd.weight": (TOKENS, WIDE), "output_norm.weight": (WIDE,)}
    for layer in range(2):
        shapes |= layer_shapes(layer)
    values = {}
    for name, shape in shapes.items():
        kind = reference.GGMLQuantizationType.F32 if len(shape) == 1 else reference.GGMLQuantizationType.Q4_1
        kind = reference.GGMLQuantizationType.Q8_0 if name.startswith("token") else kind
        raw = reference.quantize(random.normal(size=shape).astype(np.float32), kind)
        writer.add_tensor(name, raw, raw_dtype=kind)
        values[name] = reference.dequantize(raw, kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return values


def test_converted_model_computes_what_transformers_makes_of_the_tensors(tmp_path: Path) -> None:
    """transformers loads the folder, and its query rows are in the order that its rotation wants."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    values = write_gguf(tmp_path / "m.gguf")
    folder = tmp_path / "m"
    folder.mkdir()
    convert(tmp_path / "m.gguf", folder)
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    names = dict(model.named_parameters())
    query = names["model.layers.1.self_attn.q_proj.weight"].detach().numpy()
    stored = values["blk.1.attn_q.weight"].reshape(HEADS, WIDE // HEADS // 2, 2, WIDE)
    # llama.cpp rotates neighbours, transformers the first half with the second.
    for head in range(HEADS):
        rows = query[head * 16 : (head + 1) * 16]
        np.testing.assert_allclose(rows[:8], stored[head, :, 0], atol=1e-2)
        np.testing.assert_allclose(rows[8:], stored[head, :, 1], atol=1e-2)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    assert tokenizer.tokenize("ab12<|im_end|>") == ["ab", "1", "2", "<|im_end|>"]
    assert (tokenizer.bos_token_id, tokenizer.eos_token_id, tokenizer.pad_token_id) == (1, 2, 2)
    output = model(torch.tensor([[1, 5, 6]])).logits
    assert output.shape == (1, 3, TOKENS)
    assert bool(torch.isfinite(output).all())


def test_conversion_gives_the_same_bytes_every_time(tmp_path: Path) -> None:
    """Two conversions of one file are equal byte for byte, so that their digests can be pinned."""
    write_gguf(tmp_path / "m.gguf")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        convert(tmp_path / "m.gguf", tmp_path / name)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == [
        "config.json",
        "generation_config.json",
        "model.safetensors",
        "tokenizer.json",
        "tokenizer_config.json",
    ]
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_digits_are_pieces_of_their_own(tmp_path: Path) -> None:
    """The tokenizer cuts digits one by one, so a figure can be guarded digit by digit."""
    write_gguf(tmp_path / "m.gguf")
    (tmp_path / "m").mkdir()
    convert(tmp_path / "m.gguf", tmp_path / "m")
    cut = json.loads((tmp_path / "m" / "tokenizer.json").read_text())["pre_tokenizer"]["pretokenizers"][0]
    assert cut == {"type": "Digits", "individual_digits": True}


@pytest.mark.parametrize("length", [0, 3, 24, 300, 2000])
def test_broken_off_file_is_an_error(tmp_path: Path, length: int) -> None:
    """A file cut anywhere is refused with its path, and no weights are left."""
    write_gguf(tmp_path / "m.gguf")
    cut = tmp_path / "cut.gguf"
    cut.write_bytes((tmp_path / "m.gguf").read_bytes()[:length])
    with pytest.raises(ModelError, match=r"cut\.gguf"):
        convert(cut, tmp_path)


def test_file_without_its_last_tensor_is_an_error(tmp_path: Path) -> None:
    """A file whose header is whole but whose tensors are not is refused."""
    write_gguf(tmp_path / "m.gguf")
    data = (tmp_path / "m.gguf").read_bytes()
    (tmp_path / "cut.gguf").write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelError, match="truncated or not a GGUF file"):
        convert(tmp_path / "cut.gguf", tmp_path)


@pytest.mark.parametrize("options", [{"pre": "llama-bpe"}, {"architecture": "gpt2"}])
def test_other_models_are_refused(tmp_path: Path, options: dict[str, str]) -> None:
    """A GGUF of another architecture, or with another way of cutting text, is not guessed at."""
    write_gguf(tmp_path / "m.gguf", **options)
    with pytest.raises(ModelError, match=r"not hold a Llama|smollm pre-tokenizer"):
        convert(tmp_path / "m.gguf", tmp_path)


def test_other_files_are_refused(tmp_path: Path) -> None:
    """A file of another format is refused."""
    (tmp_path / "m.gguf").write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(ModelError, match="truncated or not a GGUF file"):
        convert(tmp_path / "m.gguf", tmp_path)
