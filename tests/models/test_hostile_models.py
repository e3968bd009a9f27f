"""Untrusted models: whatever is in their files, a run ends with an error that names the folder, never a bug or a hang."""

import json
import os
import shutil
import struct
import subprocess
import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from checkpoints import causal_files, lay_down, marian_files, safetensors
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from language_models import save_bart, save_llama

from summarize.engines import chat
from summarize.engines.chat import read_template, render_chat
from summarize.engines.guard import Guard
from summarize.engines.marian_ct2 import Ct2Translator
from summarize.engines.marian_transformers import MarianTranslator
from summarize.engines.writer_ct2 import Ct2LanguageModel
from summarize.engines.writer_transformers import TransformersModel
from summarize.errors import ModelError
from summarize.models.local import Role, resolve
from summarize.prompts import Message


def _refused(folder: Path, role: Role, said: str) -> None:
    with pytest.raises(ModelError, match=said):
        resolve(str(folder), role)


@pytest.mark.parametrize("name", ["config.json", "vocab.json", "extra.json"])
def test_deeply_nested_json_is_damage(tmp_path: Path, name: str) -> None:
    """Python's reader of JSON recurses."""
    folder = lay_down(tmp_path / "m", {**marian_files(), name: b"[" * 100_000 + b"]" * 100_000})
    _refused(folder, Role.TRANSLATOR, "nested too deeply")


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """Neither a JSON file nor a header of weights of six gigabytes, which take no room on a disk."""
    folder = lay_down(tmp_path / "m", marian_files())
    with (folder / "extra.json").open("wb") as file:
        file.truncate(6_000_000_000)
    _refused(folder, Role.TRANSLATOR, r"extra\.json has more than 100,000,000 bytes")
    (folder / "extra.json").unlink()
    with (folder / "model.safetensors").open("wb") as file:
        file.write(struct.pack("<Q", 5_999_999_000))
        file.truncate(6_000_000_000)
    _refused(folder, Role.TRANSLATOR, r"model\.safetensors is damaged or truncated")


@pytest.mark.parametrize("name", ["extra.json", "model.safetensors", "chat_template.jinja", "notes.txt"])
def test_a_pipe_in_a_model_folder_is_refused(tmp_path: Path, name: str) -> None:
    """Opening a pipe would wait for a writer forever."""
    folder = lay_down(tmp_path / "m", causal_files())
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    _refused(folder, Role.WRITER, rf"{name} is not a file|lacks {name}")


@pytest.mark.parametrize(
    "change",
    [
        {"max_position_embeddings": 10**12},
        {"vocab_size": 10**9},
        {"vocab_size": 4_000_000, "d_model": 512},
        {"encoder_layers": 10**7},
        {"decoder_layers": 1000},
        {"d_model": -1},
        {"d_model": 6, "encoder_attention_heads": 4},
        {"d_model": True},
        {"eos_token_id": ["x"]},
        {"bad_words_ids": [[-1]]},
        {"activation_function": ["relu"]},
        {"model_type": {}},
        {"_attn_implementation": "somebody/code"},
    ],
)
def test_numbers_that_no_model_has_are_refused(tmp_path: Path, change: dict[str, object]) -> None:
    """Before anybody allocates what they ask for."""
    config = {"model_type": "marian", **change}
    folder = lay_down(tmp_path / "m", {**marian_files(), "config.json": json.dumps(config).encode()})
    _refused(
        folder,
        Role.TRANSLATOR,
        r"config\.json(: \w+ is not divisible| has no sensible| is of a larger model| says the model has)",
    )


@pytest.mark.parametrize("name", ["config.json", "generation_config.json", "tokenizer_config.json"])
@pytest.mark.parametrize(
    "values",
    [
        {"fast_tokenizer_files": ["../outside/tokenizer.1.json"]},
        {"configuration_files": ["../outside/config.1.json"]},
        {"gguf_file": "{outside}/tokenizer.1.json"},
        {"init_inputs": [{"vocab": "{outside}/tokenizer.1.json"}]},
        {"merges_file": "README.md"},
    ],
)
def test_no_configuration_names_a_file_outside_the_digest(tmp_path: Path, name: str, values: dict[str, object]) -> None:
    """transformers would read it, and the model would change with it under the same signature."""
    lay_down(tmp_path / "outside", {"tokenizer.1.json": b"{}", "config.1.json": b"{}"})
    config = json.loads(causal_files()["config.json"]) if name == "config.json" else {}
    text = json.dumps(config | values).replace("{outside}", str(tmp_path / "outside"))
    folder = lay_down(tmp_path / "m", {**causal_files(), "README.md": b"x", name: text.encode()})
    _refused(folder, Role.WRITER, "a file outside the model")


def test_names_of_files_where_a_model_was_made_do_no_harm(tmp_path: Path) -> None:
    """Older versions of transformers saved them; what is not there, or not opened, cannot change a model."""
    values = {
        "special_tokens_map_file": __file__,
        "name_or_path": __file__,
        "merges_file": "/no/such/file",
        "x": "tokenizer.json",
    }
    folder = lay_down(tmp_path / "m", {**causal_files(), "tokenizer_config.json": json.dumps(values).encode()})
    assert resolve(str(folder), Role.WRITER).path == folder


def test_an_adapter_is_not_a_model(tmp_path: Path) -> None:
    """Its own configuration names the model that would be loaded in its place."""
    folder = lay_down(tmp_path / "m", {**causal_files(), "adapter_config.json": b"{}"})
    _refused(folder, Role.WRITER, "holds an adapter of another model")


def test_weights_of_another_shape_are_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """transformers would fill the rest with random numbers, and print a report."""
    folder = save_bart(tmp_path / "bart").path
    _changed(folder, {"max_position_embeddings": 2})
    with pytest.raises(ModelError, match=r"wants another shape of model\.decoder\.embed_positions\.weight and 1 other"):
        TransformersModel(folder)
    assert "MISMATCH" not in capfd.readouterr().err


def test_a_right_value_beside_a_wrong_one_does_not_hide_it(tmp_path: Path) -> None:
    """generation_config.json overrides config.json here, but transformers reads config.json alone, too."""
    files = {**marian_files(), "config.json": b'{"model_type": "marian", "eos_token_id": {"a": 1}}'}
    folder = lay_down(tmp_path / "m", {**files, "generation_config.json": b'{"eos_token_id": 0}'})
    _refused(folder, Role.TRANSLATOR, "no sensible eos_token_id")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ 1/0 }}", "division by zero"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "recursion"),
        ("{{ 'a' * 10 ** 11 }}", "MemoryError"),
        ("{% for i in range(20000) %}{{ 'a' * 1000 }}{% endfor %}", "it writes 20,000,000 characters"),
        ("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", "longer than 4 seconds"),
        ("{{ raise_exception(messages) }}", "content"),
        ("{{" * 5000, "recursion|unexpected"),
    ],
)
def test_templates_without_sense_or_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: str, said: str
) -> None:
    """A template that loops forever is stopped, and the next one is rendered normally."""
    render_chat("", [], {}, place=tmp_path)
    monkeypatch.setattr(chat, "_TEMPLATE_SECONDS", 4.0)
    with pytest.raises(ModelError, match=f"chat template cannot be used .*({said})"):
        render_chat(template, [Message("user", "Hello.")], {}, place=tmp_path)
    monkeypatch.undo()
    assert render_chat("{{ messages[0].content }}", [Message("user", "Hello.")], {}, place=tmp_path) == "Hello."


def test_a_template_that_is_not_text_is_refused(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, and a list of templates with anything in it."""
    (tmp_path / "chat_template.jinja").write_bytes(b"\xff")
    with pytest.raises(ModelError, match=r"chat_template\.jinja cannot be read"):
        read_template(tmp_path)
    (tmp_path / "chat_template.jinja").unlink()
    (tmp_path / "tokenizer_config.json").write_text('{"chat_template": [1, {"name": "default", "template": "x"}]}')
    assert read_template(tmp_path) == "x"


@pytest.mark.parametrize(
    "arguments", [["models", "list"], ["models", "show", "~nouser0/x"], ["brief", "-", "--writer", "~nouser0/x"]]
)
def test_a_home_that_there_is_not_is_wrong_usage(arguments: list[str]) -> None:
    """`~nouser/x` as cache or as model is one line and status 2."""
    given = {**os.environ, "SUMMARIZE_CACHE": "~nouser0/x"}
    command = [sys.executable, "-m", "summarize", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=given, stdin=subprocess.DEVNULL)
    assert done.returncode == 2, done.stderr
    assert done.stderr.strip() == "summarize: error: ~nouser0/x: there is no such user's home folder; check the name"


# Whatever a configuration and a header say

_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.integers(0, 100),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.integers(-1, 500), max_size=3),
    st.dictionaries(st.sampled_from(["rope_theta", "rope_type", "x"]), st.floats() | st.text(max_size=3), max_size=2),
)
_OPTIONS = [
    "vocab_size", "decoder_vocab_size", "d_model", "hidden_size", "intermediate_size", "encoder_layers", "num_hidden_layers",
    "encoder_attention_heads", "num_attention_heads", "num_key_value_heads", "head_dim", "encoder_ffn_dim", "max_position_embeddings",
    "eos_token_id", "pad_token_id", "decoder_start_token_id", "bad_words_ids", "rope_parameters", "rope_scaling", "rope_theta",
    "rms_norm_eps", "hidden_act", "activation_function", "scale_embedding", "tie_word_embeddings", "is_encoder_decoder", "model_type",
]  # fmt: skip
_CHANGES = st.dictionaries(st.sampled_from(_OPTIONS), _VALUES, min_size=1, max_size=3)
_FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def marian(tiny_marian: Path, tmp_path: Path) -> Path:
    """A MarianMT to be changed."""
    return shutil.copytree(tiny_marian, tmp_path / "marian")


@pytest.fixture
def llama(tmp_path: Path) -> Path:
    """A Llama to be changed."""
    return save_llama(tmp_path / "llama").path


def _changed(folder: Path, changes: dict[str, Any]) -> None:
    original = folder.parent / f"{folder.name}.json"
    if not original.exists():
        original.write_bytes((folder / "config.json").read_bytes())
    (folder / "config.json").write_text(json.dumps(json.loads(original.read_text()) | changes))


def _refusals_of(changes: object) -> AbstractContextManager[None]:
    """What was changed may be refused, an intact model may not."""
    return suppress(ModelError) if changes else nullcontext()


@given(changes=_CHANGES)
@example(changes={})
@example(changes={"encoder_attention_heads": 64})
@_FEW
def test_any_configuration_of_a_translator_loads_or_is_refused(marian: Path, changes: dict[str, Any]) -> None:
    """It translates, or says what is wrong."""
    _changed(marian, changes)
    with _refusals_of(changes):
        resolve(str(marian), Role.TRANSLATOR)
        translator = Ct2Translator(marian, name="t", cache=marian.parent / "cache", threads=1)
        translator.hypotheses(["Ja." if translator.longest > 10 else ""], count=1)


@given(changes=_CHANGES)
@example(changes={})
@example(changes={"num_key_value_heads": 3})
@example(changes={"dtype": [[]]})
@_FEW
def test_any_configuration_of_a_writer_loads_or_is_refused(llama: Path, changes: dict[str, Any]) -> None:
    """It writes, or says what is wrong."""
    _changed(llama, changes)
    with _refusals_of(changes):
        resolve(str(llama), Role.WRITER)
        model = Ct2LanguageModel(
            llama, key="k" + json.dumps(changes)[:40].encode().hex(), cache=llama.parent / "c", threads=1
        )
        model.continuations([[1, 2]], [Guard("A line.", ordered=False)], [2])


@pytest.mark.parametrize(
    ("name", "change"),
    [("config.json", {"activation_dropout": 1.5}), ("tokenizer_config.json", {"model_max_length": [10**20]})],
)
def test_what_fails_only_when_it_runs_fails_when_it_loads(tmp_path: Path, name: str, change: dict[str, Any]) -> None:
    """transformers reads some options late."""
    folder = save_bart(tmp_path / "bart").path
    (folder / name).write_text(json.dumps(json.loads((folder / name).read_text()) | change))
    with pytest.raises(ModelError, match="loads but does not run"):
        TransformersModel(folder)


def test_a_tokenizer_larger_than_its_model_is_an_error(tmp_path: Path) -> None:
    """Special pieces missing from the vocabulary get numbers behind it, which the model does not have."""
    folder = save_llama(tmp_path / "llama").path
    tokenizer = json.loads((folder / "tokenizer.json").read_text())
    vocabulary = tokenizer["model"]["vocab"]
    for piece in ("</s>", "<|im_start|>", "<|im_end|>"):
        vocabulary[f"x{piece}"] = vocabulary.pop(piece)
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    model = TransformersModel(folder)
    prompt = model.tokenizer.chat([Message("user", "A line.")])
    with pytest.raises(ModelError, match="the tokenizer has pieces that the model lacks"):
        model.continuations([prompt], [Guard("A line.", ordered=False)], [3])


_GENERATION = [
    "eos_token_id", "pad_token_id", "bos_token_id", "decoder_start_token_id", "forced_bos_token_id", "forced_eos_token_id",
    "bad_words_ids", "suppress_tokens", "begin_suppress_tokens", "no_repeat_ngram_size", "encoder_no_repeat_ngram_size",
    "repetition_penalty", "length_penalty", "exponential_decay_length_penalty", "sequence_bias", "min_length", "max_length",
    "num_beams", "num_beam_groups", "do_sample", "temperature", "top_k", "stop_strings", "max_time", "cache_implementation",
    "guidance_scale", "watermarking_config", "assistant_early_exit", "prompt_lookup_num_tokens", "use_cache",
]  # fmt: skip


@pytest.mark.parametrize("kind", ["marian", "bart"])
def test_any_generation_settings_change_nothing_or_are_refused(
    tiny_marian: Path, tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    """On transformers, too: it writes what it would without them, or says what is wrong."""
    folder = request.getfixturevalue("marian") if kind == "marian" else save_bart(tmp_path / "bart").path

    def made() -> object:
        if kind == "marian":
            resolve(str(folder), Role.TRANSLATOR)
            return MarianTranslator(folder, name="t", threads=1).hypotheses(["Ja."], count=2)
        resolve(str(folder), Role.WRITER)
        return TransformersModel(folder, threads=1).continuations([[1, 9, 2]], [Guard("A line.", ordered=False)], [3])

    (folder / "generation_config.json").unlink(missing_ok=True)
    plain = made()

    @given(changes=st.dictionaries(st.sampled_from(_GENERATION), _VALUES, min_size=1, max_size=3))
    @example(changes={"no_repeat_ngram_size": {"a": 1}, "num_beams": {}})
    @example(changes={"eos_token_id": 4000})
    @example(changes={"exponential_decay_length_penalty": "x"})
    @settings(_FEW, max_examples=8)
    def holds(changes: dict[str, Any]) -> None:
        (folder / "generation_config.json").write_text(json.dumps(changes))
        with suppress(ModelError):
            again = made()
            assert (
                again == plain
                or {"eos_token_id", "decoder_start_token_id", "bad_words_ids"}.intersection(changes)
                or (kind == "bart" and "forced_bos_token_id" in changes)
            )

    holds()


@given(
    header=st.recursive(
        _VALUES, lambda parts: st.dictionaries(st.sampled_from(["w", "shape", "dtype", "data_offsets"]), parts)
    ),
    behind=st.binary(max_size=20),
    length=st.none() | st.integers(0, 2**64 - 1),
)
@example(header={"w": {"dtype": "F16", "shape": [4], "data_offsets": [0, 8]}}, behind=bytes(8), length=None)
@_FEW
def test_any_header_of_weights_loads_or_is_refused(
    tmp_path: Path, header: object, behind: bytes, length: int | None
) -> None:
    """A folder resolves, or says what is wrong."""
    text = json.dumps(header).encode()
    weights = struct.pack("<Q", len(text) if length is None else length) + text + behind
    folder = lay_down(tmp_path / "m", {**causal_files(), "model.safetensors": weights})
    with _refusals_of(weights != safetensors()):
        resolve(str(folder), Role.WRITER)
