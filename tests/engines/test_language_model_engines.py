"""The engines of a language model: transformers, the reference, and CTranslate2, on tiny models with random weights."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import safetensors.torch
import torch
from language_models import TEXTS, save_bart, save_distilbart, save_llama
from transformers import LlamaForCausalLM, LogitsProcessorList, PreTrainedTokenizerFast

from summarize import load_writer
from summarize.engines import continuation as continuation_module
from summarize.engines import writer_ct2 as ct2_module
from summarize.engines import writer_transformers
from summarize.engines.continuation import Continuation, LanguageModel
from summarize.engines.guard import Guard
from summarize.engines.writer_conversion import convert_writer, obstacle
from summarize.engines.writer_ct2 import Ct2LanguageModel
from summarize.engines.writer_transformers import GuardProcessor, TransformersModel
from summarize.errors import ModelError
from summarize.models.local import ResolvedModel

ENGINES = ["transformers", "ctranslate2"]


def engine(name: str, model: ResolvedModel, **options: object) -> LanguageModel:
    """Return a model on an engine, in single precision."""
    if name == "transformers":
        return TransformersModel(model.path)
    return Ct2LanguageModel(model.path, key=model.digest, **({"compute_type": "float32"} | options))


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> ResolvedModel:
    """Return a tiny causal model."""
    return save_llama(tmp_path_factory.mktemp("llama"))


@pytest.fixture(scope="module")
def bart(tmp_path_factory: pytest.TempPathFactory) -> ResolvedModel:
    """Return a tiny encoder-decoder."""
    return save_bart(tmp_path_factory.mktemp("bart"))


@pytest.fixture
def _stubborn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every piece tried before a model gives up: what random weights like is seldom what a guard does."""
    monkeypatch.setattr(continuation_module, "LEAST_PROBABILITY", 0.0)
    monkeypatch.setattr(writer_transformers, "PIECES_TRIED", 1000)
    monkeypatch.setattr(ct2_module, "PIECES_TRIED", 1000)


def continued(model: LanguageModel, rooms: list[int], *, ordered: bool = False) -> list[Continuation | None]:
    """Return what a model makes of TEXTS, each behind its own text."""
    prompts = [model.tokenizer.pieces(text, special=True) for text in TEXTS]
    return model.continuations(prompts, [Guard(text, ordered=ordered) for text in TEXTS], rooms)


LLAMAS = {
    "grouped keys": {},
    "a key a head": {"num_key_value_heads": 2},
    "an output of its own": {"tie_word_embeddings": False},
    "other positions": {"rope_parameters": {"rope_type": "default", "rope_theta": 500.0}},
    "positions scaled in one way": {"rope_parameters": {"rope_type": "linear", "rope_theta": 1e4, "factor": 2.0}},
    "other norm": {"rms_norm_eps": 0.1},
    "biases": {"attention_bias": True},
}
BARTS = {
    "as distilbart": {},
    "scaled": {"scale_embedding": True},
    "other depths, relu": {"encoder_layers": 3, "decoder_layers": 1, "activation_function": "relu"},
    "no forced start": {"forced_bos_token_id": None},
}


@pytest.mark.parametrize("shape", LLAMAS)
@pytest.mark.usefixtures("_stubborn")
def test_engines_continue_a_causal_model_alike(tmp_path: Path, shape: str) -> None:
    """Whatever the shape of a Llama, both engines take the same pieces under the same guards."""
    model = save_llama(tmp_path, seed=1, **LLAMAS[shape])
    rooms = [25, 1, 40, 12]
    expected = continued(engine("transformers", model), rooms)
    assert continued(engine("ctranslate2", model), rooms) == expected
    assert len({text.text for text in expected if text is not None}) > 1


@pytest.mark.parametrize("shape", BARTS)
@pytest.mark.usefixtures("_stubborn")
def test_engines_continue_an_encoder_decoder_alike(tmp_path: Path, shape: str) -> None:
    """Whatever the shape of a BART, both engines take the same pieces under the same guards."""
    model = save_bart(tmp_path, seed=1, **BARTS[shape])
    rooms = [25, 1, 40, 12]
    expected = continued(engine("transformers", model), rooms)
    assert continued(engine("ctranslate2", model), rooms) == expected
    assert any(text is not None and len(text.text) > 3 for text in expected)


@pytest.mark.usefixtures("_stubborn")
def test_engines_write_alike_with_a_model_like_distilbart(tmp_path: Path, articles: list[Path]) -> None:
    """A model that is in every file like distilbart-cnn-6-6, but small, drafts the same on both engines.

    It is given the control piece that its authors trained it to begin with, by the old name of that option.
    """
    resolved = save_distilbart(tmp_path, articles)
    assert obstacle(resolved.path) is None
    models = [engine(name, resolved) for name in ENGINES]
    assert [model.generation.start for model in models] == [(2, 0)] * 2
    expected, found = (continued(model, [30, 20, 40, 10]) for model in models)
    assert found == expected
    assert all(text is not None for text in found)
    long = " ".join(TEXTS)
    rows = [model.tokenizer.pieces(long, special=True) for model in models]
    assert rows[0] == rows[1]
    drafts = [model.continuations([rows[0]], [Guard(long, ordered=False)], [60]) for model in models]
    assert drafts[0] == drafts[1]


@pytest.mark.parametrize("name", ENGINES)
def test_model_that_is_cornered_gives_up(llama: ResolvedModel, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """If no likely piece is allowed, the text ends at once and is empty."""
    monkeypatch.setattr(continuation_module, "LEAST_PROBABILITY", 0.9)
    assert continued(engine(name, llama), [20] * 4) == [None] * 4


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("room", [1, 5, 17])
@pytest.mark.usefixtures("_stubborn")
def test_output_is_never_longer_than_asked(
    llama: ResolvedModel, bart: ResolvedModel, monkeypatch: pytest.MonkeyPatch, name: str, room: int
) -> None:
    """However a model babbles, it writes at most as many pieces as there is room for: bytes, with these tokenizers."""
    monkeypatch.setattr(Guard, "allows", lambda *_, finished=False: not finished)
    for model in (llama, bart):
        for found in continued(engine(name, model), [room] * 4):
            assert found is not None
            assert not found.ended
            assert 0 <= len(found.text) <= room


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.usefixtures("_stubborn")
def test_company_changes_nothing(llama: ResolvedModel, bart: ResolvedModel, name: str) -> None:
    """A prompt is continued alone as it is beside others, longer and shorter, with other rooms."""
    rooms = [25, 9, 14, 30]
    for resolved in (llama, bart):
        model = engine(name, resolved)
        together = continued(model, rooms, ordered=True)
        for text, room, expected in zip(TEXTS, rooms, together, strict=True):
            prompt = model.tokenizer.pieces(text, special=True)
            assert model.continuations([prompt], [Guard(text, ordered=True)], [room]) == [expected]


@pytest.mark.parametrize("name", ENGINES)
def test_nothing_is_nothing(llama: ResolvedModel, name: str) -> None:
    """No prompts have no continuations."""
    assert engine(name, llama).continuations([], [], []) == []


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.usefixtures("_stubborn")
def test_text_of_a_summariser_is_guarded(bart: ResolvedModel, name: str) -> None:
    """An encoder-decoder writes only words and figures of its source."""
    for text, found in zip(TEXTS, continued(engine(name, bart), [30] * 4), strict=True):
        assert found is not None
        assert Guard(text, ordered=False).allows(found.text)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.usefixtures("_stubborn")
def test_generated_text_has_no_figure_that_the_source_lacks(tmp_path: Path, seed: int) -> None:
    """Even with random weights, a guarded text has only figures and words of its source."""
    found = save_llama(tmp_path, seed)
    reference = engine("transformers", found)
    fast = engine("ctranslate2", found)
    tokenizer = PreTrainedTokenizerFast.from_pretrained(found.path)
    model = LlamaForCausalLM.from_pretrained(found.path).eval()
    source = " ".join(TEXTS)
    prompts = [tokenizer("a")["input_ids"] + tokenizer(digit)["input_ids"] for digit in "123"]
    guards = [Guard(source, ordered=False) for _ in prompts]
    settings = {"max_new_tokens": 30, "do_sample": False, "eos_token_id": 4, "pad_token_id": 0}
    free = model.generate(torch.tensor(prompts), **settings)
    assert not all(Guard(source, ordered=False).allows(tokenizer.decode(row)) for row in free[:, 2:].tolist())
    texts = [
        continuation.text
        for one in (reference, fast)
        for continuation in one.continuations(prompts, guards, [30] * 3)
        if continuation is not None
    ]
    assert any(texts)
    for text in texts:
        assert Guard(source, ordered=False).allows(text), text
        figures = re.findall(r"\d+(?:[.,:]\d+)*", text)
        # The last one may still be growing when the room is used up.
        assert set(figures[:-1]) <= set(re.findall(r"\d+(?:[.,:]\d+)*", source))


def test_row_that_is_done_stays_done(llama: ResolvedModel) -> None:
    """The processor leaves a row that has ended nothing but its end."""
    reference = TransformersModel(llama.path)
    processor = GuardProcessor([Guard("a", ordered=False)], reference.tokenizer, 1, (4,))
    scores = LogitsProcessorList([processor])(torch.tensor([[9, 4]]), torch.zeros(1, 261))
    assert scores.argmax().item() == 4
    assert not processor.gave_up[0]


# CTranslate2


@pytest.mark.usefixtures("_stubborn")
def test_int8_is_near_the_model(llama: ResolvedModel) -> None:
    """With int8, the likeliest first pieces are those of float32, and the signature says int8."""
    exact, near = engine("ctranslate2", llama), engine("ctranslate2", llama, compute_type="int8")
    pairs = list(zip(continued(exact, [1] * 4), continued(near, [1] * 4), strict=True))
    assert sum(one == other for one, other in pairs) >= 3
    assert near.signature.endswith("|cpu|int8")


@pytest.mark.usefixtures("_stubborn")
def test_threads_change_nothing(llama: ResolvedModel) -> None:
    """One thread and several give the same."""
    found = [continued(engine("ctranslate2", llama, threads=n, compute_type="int8"), [20] * 4) for n in (1, 3)]
    assert found[0] == found[1]


def test_failure_in_the_guard_is_not_lost(llama: ResolvedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error while CTranslate2 is decoding is raised by the call."""

    def fail(*_: object, **__: object) -> bool:
        raise ValueError("a bug")

    monkeypatch.setattr(Guard, "allows", fail)
    monkeypatch.setattr(continuation_module, "LEAST_PROBABILITY", 0.0)
    with pytest.raises(ValueError, match="a bug"):
        continued(engine("ctranslate2", llama), [5] * 4)


def test_model_is_converted_once(llama: ResolvedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second load takes the converted model from the cache; one under another digest is converted."""
    done: list[Path] = []

    def counted(folder: Path, **options: object) -> dict[str, bytes]:
        done.append(folder)
        return convert_writer(folder, **options)

    monkeypatch.setattr(ct2_module, "convert_writer", counted)
    for key in ("one", "one", "two"):
        Ct2LanguageModel(llama.path, key=key, cache=tmp_path)
    assert done == [llama.path] * 2
    assert len(list(tmp_path.glob("*.zip"))) == 2


OBSTACLES: dict[str, tuple[dict[str, object], str]] = {
    "another kind": ({"model_type": "gpt2"}, "it is a gpt2"),
    "another activation": ({"hidden_act": "gelu"}, "its activation is 'gelu'"),
    "wide heads": ({"head_dim": 12}, "its heads do not share its width"),
}


@pytest.mark.parametrize("case", OBSTACLES)
def test_model_that_cannot_be_converted_says_why(tmp_path: Path, case: str) -> None:
    """A model of another kind is told from its config.json, and converting it is a clear error with a way out."""
    change, reason = OBSTACLES[case]
    found = save_llama(tmp_path)
    assert obstacle(found.path) is None
    values = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(values | change))
    assert reason in (obstacle(found.path) or "")
    with pytest.raises(ModelError, match=rf"{tmp_path}.*{reason}.*--engine transformers"):
        Ct2LanguageModel(found.path, key="k", cache=tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"num_hidden_layers": 1}, "has no place for .* 8 other tensors"),
        ({"num_hidden_layers": 3}, "lacks .* 8 other tensors"),
        ({"intermediate_size": 64}, "wants another shape"),
    ],
)
def test_weights_that_do_not_fit_are_not_converted(tmp_path: Path, change: dict[str, int], reason: str) -> None:
    """Weights of another shape than config.json says are a clear error that names the file."""
    found = save_llama(tmp_path)
    values = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(values | change))
    with pytest.raises(ModelError, match=f"{tmp_path}.*{reason}"):
        engine("ctranslate2", found, cache=tmp_path / "cache")


@pytest.mark.parametrize(
    "change", [{"decoder_attention_heads": 4}, {"normalize_before": True}, {"normalize_embedding": False}]
)
def test_odd_encoder_decoder_is_refused(bart: ResolvedModel, tmp_path: Path, change: dict[str, object]) -> None:
    """A BART that CTranslate2's converter would misread is refused, not converted into another model."""
    shutil.copytree(bart.path, tmp_path, dirs_exist_ok=True)
    values = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(values | change))
    with pytest.raises(ModelError, match="--engine transformers"):
        convert_writer(tmp_path)


@pytest.mark.parametrize("damage", ["missing", "cut", "rubbish"])
@pytest.mark.parametrize("name", ["tokenizer.json", "model.safetensors"])
def test_damaged_file_is_a_clear_error(tmp_path: Path, name: str, damage: str) -> None:
    """A file that is missing, broken off or something else is a ModelError that names the folder."""
    found = save_llama(tmp_path)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    if damage != "missing":
        (tmp_path / name).write_bytes(data[: len(data) // 2] if damage == "cut" else b"\xff nothing")
    with pytest.raises(ModelError, match=str(tmp_path)):
        engine("ctranslate2", found, cache=tmp_path / "cache")


# Transformers


def test_weights_that_transformers_cannot_load_are_an_error(tmp_path: Path) -> None:
    """Weights of another shape than the configuration says are a clear error that names the folder."""
    found = save_llama(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps({**config, "hidden_size": 32}))
    with pytest.raises(ModelError, match=str(tmp_path)):
        TransformersModel(found.path)


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
@pytest.mark.parametrize("name", ENGINES)
def test_device_that_is_not_there_is_an_error(llama: ResolvedModel, name: str) -> None:
    """CUDA is asked for where there is none: a clear error, on either engine."""
    with pytest.raises(ModelError, match=r"CUDA|cuda"):
        load_writer(str(llama.path), engine=name, device="cuda")


# Choosing an engine


@pytest.mark.parametrize("name", ENGINES)
def test_model_without_an_end_is_an_error(tmp_path: Path, name: str) -> None:
    """A model that defines no end of text could not stop, and is refused."""
    found = save_llama(tmp_path)
    for file in ("config.json", "generation_config.json"):
        values = json.loads((tmp_path / file).read_text())
        (tmp_path / file).write_text(json.dumps({**values, "eos_token_id": None}))
    values = json.loads((tmp_path / "tokenizer_config.json").read_text())
    (tmp_path / "tokenizer_config.json").write_text(json.dumps({**values, "eos_token": None}))
    with pytest.raises(ModelError, match="defines no end of text"):
        engine(name, found)


def test_best_engine_is_taken(llama: ResolvedModel, bart: ResolvedModel, tmp_path: Path) -> None:
    """On a CPU it is CTranslate2, for what it is given; else, and by name, transformers."""
    for model in (llama, bart):
        assert re.search(r"\|ctranslate2-[\d.]+\|cpu\|int8\|", load_writer(str(model.path)).signature)
        assert "|transformers|cpu|" in load_writer(str(model.path), engine="transformers").signature
    odd = save_llama(tmp_path, hidden_act="gelu")
    assert "|transformers|cpu|" in load_writer(str(odd.path)).signature
    with pytest.raises(ModelError, match="--engine transformers"):
        load_writer(str(odd.path), engine="ctranslate2")


@pytest.fixture(scope="module")
def fresh(llama: ResolvedModel, bart: ResolvedModel) -> dict[str, str]:
    """Drafts of both models, converted before, in a fresh process, which prints the slow packages it imported."""
    code = (
        "import sys; from pathlib import Path\n"
        "from summarize import load_writer\n"
        "from summarize.article import BlockKind\n"
        "from summarize.briefs import Document, DocumentSentence\n"
        "texts = ('The line is to be built soon.', 'It costs 320 million euros.')\n"
        "sentences = tuple(DocumentSentence(t, t, i, BlockKind.PARAGRAPH) for i, t in enumerate(texts))\n"
        "writer = load_writer(sys.argv[1])\n"
        "print(len(writer.drafts(Document(None, sentences), sentences=2)))\n"
        "print(sorted({'torch', 'transformers', 'pandas', 'scipy'} & set(sys.modules)))\n"
    )
    outputs = {}
    for model in (llama, bart):
        load_writer(str(model.path))
        done = subprocess.run(
            [sys.executable, "-c", code, str(model.path)],
            capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        outputs[model.kind.value] = f"{done.stdout}{done.stderr}{done.returncode}"
    return outputs


def test_writing_needs_neither_torch_nor_transformers(fresh: dict[str, str]) -> None:
    """Writing with a converted model in a fresh process imports neither of the slow packages.

    The process ends well, though the model is still there: its threads hold on to Python's own.
    """
    assert fresh["causal"] == "1\n[]\n0"
    assert fresh["seq2seq"] in ("0\n[]\n0", "1\n[]\n0")


def test_half_precision_is_read(tmp_path: Path) -> None:
    """Weights in half precision and in bfloat16 are converted as what they are."""
    save_llama(tmp_path)
    tensors = safetensors.torch.load_file(tmp_path / "model.safetensors")
    converted = []
    for dtype in (torch.bfloat16, torch.float16):
        # Rounded to bfloat16 first, the weights are the same in every format.
        same = {name: tensor.to(torch.bfloat16).to(dtype) for name, tensor in tensors.items()}
        safetensors.torch.save_file(same, tmp_path / "model.safetensors")
        converted.append(convert_writer(tmp_path, compute_type="float32")["model.bin"])
    assert converted[0] == converted[1]
