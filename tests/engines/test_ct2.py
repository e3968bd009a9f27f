"""MarianMT on CTranslate2: the same model as on transformers, without torch."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch
from checkpoints import spoil
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from transformers import MarianConfig, MarianMTModel, MarianTokenizer

from summarize.engines import marian_conversion, marian_ct2
from summarize.engines.cache import altered
from summarize.engines.marian_ct2 import Ct2Translator
from summarize.engines.marian_layout import MarianLayout, sinusoids
from summarize.engines.pieces import Pieces
from summarize.errors import ModelError
from summarize.models.weights import Weights

SOURCES = [
    "Nordkorea hat 30.000 Soldaten entsandt.",
    "Ja.",
    "Die Lage bleibt am 19. Juni angespannt, sagte er.",
    "Wer?",
    "In Pjöngjang",
]


def _translator(folder: Path, **options: Any) -> Ct2Translator:
    return Ct2Translator(folder, name="tiny@0", **({"beams": 3, "cache": folder.parent / "cache"} | options))


@pytest.fixture
def own(tiny_marian: Path, tmp_path: Path) -> Path:
    """A copy of the tiny model, to be changed."""
    return Path(shutil.copytree(tiny_marian, tmp_path / "own"))


@pytest.fixture(scope="module")
def tiny(tiny_marian: Path, tmp_path_factory: pytest.TempPathFactory) -> Ct2Translator:
    """The tiny model in int8."""
    return _translator(tiny_marian, cache=tmp_path_factory.mktemp("converted"), threads=2)


def _remake(folder: Path, *, dtype: torch.dtype = torch.float32, **options: Any) -> None:
    """Write another random model over the one in `folder`: no zeros, no ones, and `</s>` likely."""
    config = MarianConfig.from_pretrained(folder, **options)
    torch.manual_seed(1)
    model = MarianMTModel(config)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "embed_positions" not in name:
                parameter.add_(torch.randn_like(parameter) * 0.1)
        model.final_logits_bias.normal_(0, 0.5)
        # A decoder that runs on is started again, with other probabilities.
        model.final_logits_bias[0, 0] = 9.0
    model.to(dtype).save_pretrained(folder)
    settings = json.loads((folder / "generation_config.json").read_text())
    settings["decoder_start_token_id"] = config.decoder_start_token_id
    (folder / "generation_config.json").write_text(json.dumps(settings))


def _forced_score(model: MarianMTModel, source: list[int], target: list[int]) -> float:
    """The mean log probability a piece that transformers gives to `target`.

    `<pad>` is impossible, and so is `</s>` at the start: a source that is not empty has no empty translation.
    """
    start, pad = model.config.decoder_start_token_id, model.config.pad_token_id
    with torch.no_grad():
        logits = model(
            input_ids=torch.tensor([[*source, 0]]), decoder_input_ids=torch.tensor([[start, *target[:-1]]])
        ).logits[0]
    logits[:, pad] = -torch.inf
    logits[0, 0] = -torch.inf
    return float(logits.log_softmax(-1)[range(len(target)), target].mean())


SHAPES: dict[str, dict[str, Any]] = {
    "as opus-mt": {"activation_function": "swish"},
    "other depths": {"encoder_layers": 1, "decoder_layers": 3},
    "gelu, unscaled": {"activation_function": "gelu", "scale_embedding": False},
    "other widths": {"d_model": 24, "encoder_attention_heads": 2, "decoder_ffn_dim": 48},
    "half precision": {"dtype": torch.float16},
    "bfloat16": {"dtype": torch.bfloat16},
    "another start": {"decoder_start_token_id": 5},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_converted_model_is_the_model(shape: str, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the shape of the model, each hypothesis has the probability that transformers gives it."""
    _remake(own, **SHAPES[shape])
    translator = _translator(own, compute_type="float32")
    model = MarianMTModel.from_pretrained(own, dtype=torch.float32).eval()
    ids = json.loads((own / "vocab.json").read_text(encoding="utf-8"))
    monkeypatch.setattr(Pieces, "join", lambda self, pieces: "\n".join(pieces))
    for source, found in zip(SOURCES, translator.hypotheses(SOURCES, count=2), strict=True):
        read = [ids[piece] for piece in translator._pieces.split(source)]
        for hypothesis in found:
            written = [ids[piece] for piece in hypothesis.text.split("\n")]
            assert written[-1] == 0
            assert hypothesis.score == pytest.approx(_forced_score(model, read, written), abs=2e-4)


def test_what_is_never_written_is_left_out(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces that the configuration rules out are impossible; the others have transformers' probabilities."""
    from summarize.engines.marian_transformers import MarianTranslator

    said = _translator(own, compute_type="float32", cache=own / "before").hypotheses(SOURCES, count=1)
    ids = json.loads((own / "vocab.json").read_text(encoding="utf-8"))
    pieces = _translator(own)._pieces
    banned = {ids[piece] for (best,) in said for piece in pieces._writer.encode(best.text, out_type=str)} - {0, 1}
    settings = json.loads((own / "generation_config.json").read_text())
    settings["bad_words_ids"] += [[number] for number in sorted(banned)]
    (own / "generation_config.json").write_text(json.dumps(settings))
    files = marian_conversion.convert(own)
    left = json.loads(files["target_vocabulary.json"])
    assert len(left) == len(ids) - len(banned)
    assert not banned & {ids[piece] for piece in left}
    assert json.loads(files["source_vocabulary.json"]) == list(ids)
    fast = _translator(own, compute_type="float32", beams=2).hypotheses(SOURCES, count=1, no_repeat=1)
    slow = MarianTranslator(own, name="tiny@0", beams=2).hypotheses(SOURCES, count=1, no_repeat=1)
    for (one,), (other,) in zip(fast, slow, strict=True):
        assert one.text == other.text
        assert one.score == pytest.approx(other.score, abs=1e-3)


def test_a_search_can_be_narrower(tiny_marian: Path, tiny: Ct2Translator) -> None:
    """`beams` sets the width of a search and the number of its hypotheses."""
    narrow = tiny.hypotheses(SOURCES, beams=1)
    assert narrow == _translator(tiny_marian, beams=1).hypotheses(SOURCES)
    assert {len(group) for group in narrow} == {1}


def test_vectors_of_their_own_find_their_places(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Embeddings that encoder, decoder and output do not share are kept apart."""
    tensors = safetensors.torch.load_file(own / "model.safetensors")
    shared = tensors.pop("model.shared.weight")
    for number, name in enumerate(("encoder.embed_tokens", "decoder.embed_tokens")):
        tensors[f"model.{name}.weight"] = shared + number + 1
    tensors["lm_head.weight"] = shared + 3
    safetensors.torch.save_file(tensors, own / "model.safetensors")
    config = marian_conversion.marian_config(own)
    layout = MarianLayout(config, Weights(own / "model.safetensors")).variables()
    for number, name in enumerate(("encoder/embeddings_0", "decoder/embeddings", "decoder/projection")):
        assert layout[f"{name}/weight"] == pytest.approx(shared.numpy() + number + 1)


def test_positions_that_are_not_stored_are_computed(own: Path) -> None:
    """The sines and cosines are those of transformers, as far as a half is exact."""
    model = MarianMTModel(MarianConfig.from_pretrained(own, d_model=20, max_position_embeddings=50))
    expected = model.model.encoder.embed_positions.create_weight()
    assert sinusoids(50, 20) == pytest.approx(expected.numpy(), abs=1e-6)


def test_int8_is_near_the_model(tiny_marian: Path, tiny: Ct2Translator) -> None:
    """int8 scores the translations of float32 as float32 does, within what seven bits explain, on any processor."""
    exact = _translator(tiny_marian, compute_type="float32", cache=tiny_marian.parent)
    sources = [exact._pieces.split(source) for source in SOURCES]
    targets = [result.hypotheses[0] for result in exact._model.translate_batch(sources, max_decoding_length=20)]
    true, near = ([_mean(score) for score in one._model.score_batch(sources, targets)] for one in (exact, tiny))
    assert near == pytest.approx(true, abs=0.15)


def _mean(score: Any) -> float:
    return sum(score.log_probs) / len(score.log_probs)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.sampled_from(range(len(SOURCES))), min_size=1, max_size=12))
def test_company_changes_nothing(tiny: Ct2Translator, order: list[int]) -> None:
    """A source has the same hypotheses and scores, to the last bit, in any batch and order."""
    alone = [tiny.hypotheses([source], count=2)[0] for source in SOURCES]
    assert tiny.hypotheses([SOURCES[index] for index in order], count=2) == [alone[index] for index in order]


def test_threads_change_nothing(tiny_marian: Path, tiny: Ct2Translator) -> None:
    """One thread and several give the same, also when several callers translate at once."""
    single = _translator(tiny_marian, threads=1, cache=tiny_marian.parent)
    expected = single.hypotheses(SOURCES * 3, count=2)
    assert tiny.hypotheses(SOURCES * 3, count=2) == expected
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: tiny.hypotheses(SOURCES * 3, count=2), range(8)))
    assert all(result == expected for result in results)


def test_hypotheses_come_best_first(tiny: Ct2Translator) -> None:
    """As many distinct hypotheses as asked for, beyond the beams too, scores falling."""
    for group in tiny.hypotheses(SOURCES, count=5):
        assert 1 <= len(group) <= 5
        assert len({hypothesis.text for hypothesis in group}) == len(group)
        scores = [hypothesis.score for hypothesis in group]
        assert scores == sorted(scores, reverse=True)
        assert all(score <= 0 for score in scores)


def test_the_longest_source_is_as_long_as_it_says(tiny: Ct2Translator) -> None:
    """A source of `longest` pieces is translated and a longer one refused: `length` counts as `hypotheses` does."""
    words = "Ja. " * 2 * tiny.longest
    fits = max(size for size in range(len(words)) if tiny.length(words[:size]) <= tiny.longest)
    assert tiny.length(words[:fits]) == tiny.longest
    tiny.hypotheses([words[:fits]], count=1)
    with pytest.raises(ValueError, match="more than"):
        tiny.hypotheses([words[: fits + 1]], count=1)


def test_nothing_is_nothing(tiny: Ct2Translator) -> None:
    """No sources give nothing; an empty source gives an empty text."""
    assert tiny.hypotheses([], count=2) == []
    [[first], [second]] = tiny.hypotheses(["", " \n\t"], count=3)
    assert (first.text, first.score) == (second.text, second.score) == ("", 0.0)


def test_nothing_is_cut(tiny: Ct2Translator) -> None:
    """A source as long as the model takes is read whole; a longer one is refused."""
    source = "n " * 200
    longest = source[: next(end for end in range(400) if tiny.length(source[: end + 1]) > tiny.longest)]
    assert tiny.longest == 64
    assert 63 <= tiny.length(longest) <= 64
    assert len(tiny.hypotheses([longest], count=1)) == 1
    with pytest.raises(ValueError, match="source 1 has more than 64 pieces"):
        tiny.hypotheses(["Ja.", source], count=1)


def test_a_decoder_without_end_is_stopped(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that never ends is stopped and tried again without repeated trigrams."""
    tensors = safetensors.torch.load_file(own / "model.safetensors")
    tensors["final_logits_bias"][0, 0] = -1e4
    safetensors.torch.save_file(tensors, own / "model.safetensors")
    monkeypatch.setattr(Pieces, "join", lambda self, pieces: "\n".join(pieces))
    [[found]] = _translator(own).hypotheses(["Ja."], count=1)
    pieces = found.text.split("\n")
    assert len(pieces) <= 2 * 16 + 20
    trigrams = list(zip(pieces, pieces[1:], pieces[2:], strict=False))
    assert len(trigrams) == len(set(trigrams))


def test_no_repeat_forbids_repeated_runs(tiny: Ct2Translator, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no_repeat no run of that many pieces occurs twice; a repetition penalty changes what is written."""
    monkeypatch.setattr(Pieces, "join", lambda self, pieces: "\n".join(pieces))
    for [found] in tiny.hypotheses(SOURCES, count=1, no_repeat=2):
        pieces = found.text.split("\n")
        pairs = list(pairwise(pieces))
        assert len(pairs) == len(set(pairs))
    plain = tiny.hypotheses(SOURCES, count=1)
    assert tiny.hypotheses(SOURCES, count=1, repetition_penalty=2.0) != plain


def test_the_signature_names_model_engine_and_settings(tiny: Ct2Translator) -> None:
    """What reproduces the output is in the signature; the number of threads is not."""
    import ctranslate2

    assert tiny.signature == f"tiny@0|ctranslate2-{ctranslate2.__version__}|cpu|int8|beams=3"


# Pieces


@pytest.fixture(scope="module")
def tokenizer(tiny_marian: Path) -> Any:
    """MarianTokenizer on the same folder, told to take control words as text."""
    return MarianTokenizer.from_pretrained(tiny_marian, split_special_tokens=True)


ODD = ["", " ", "▁", "x ▁ y", "北京", "\x00\x07", "  zwei  Wörter ", "a\n\nb\t", "İ ſ ﬁ ½ m²", "☃", "\u202e", "e\u0301"]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.filterwarnings("ignore:Recommended")
def test_pieces_are_those_of_marian_tokenizer(tiny: Ct2Translator, tokenizer: Any, text: str) -> None:
    """Odd texts are cut into the pieces that MarianTokenizer gives."""
    assert _ids(tiny, tokenizer, text) == tokenizer(text).input_ids[:-1]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_has_the_pieces_of_marian_tokenizer(tiny: Ct2Translator, tokenizer: Any, text: str) -> None:
    """Any text is cut as MarianTokenizer cuts it, and put together again as it does."""
    ids = _ids(tiny, tokenizer, text)
    assert ids == tokenizer(text).input_ids[:-1]
    joined = tiny._pieces.join(tiny._pieces.split(text))
    assert joined == tokenizer.decode(ids, skip_special_tokens=True).strip()


def _ids(translator: Ct2Translator, tokenizer: Any, text: str) -> list[int]:
    return [tokenizer.encoder[piece] for piece in translator._pieces.split(text)]


@pytest.mark.parametrize("text", ["</s>", "a</s>b", "<pad> x", ">>fr<< Guten Tag", "<unk>"])
def test_control_words_in_a_text_are_text(tiny: Ct2Translator, text: str) -> None:
    """Control pieces in a text are spelled out: no text ends or pads a source."""
    pieces = tiny._pieces.split(text)
    assert not {"</s>", "<pad>"} & set(pieces)
    assert tiny._pieces.join(pieces) == text


def test_half_a_surrogate_pair_is_read_as_a_replacement_mark(tiny: Ct2Translator) -> None:
    """A text that is no valid Unicode is read with a replacement mark."""
    assert tiny._pieces.split("a\ud800b") == tiny._pieces.split("a\ufffdb")


# The cache


@pytest.fixture
def conversions(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that have been converted."""
    done: list[Path] = []
    real = marian_ct2.convert

    def convert(folder: Path, **options: Any) -> dict[str, bytes]:
        done.append(folder)
        return real(folder, **options)

    monkeypatch.setattr(marian_ct2, "convert", convert)
    return done


def _stored(cache: Path) -> list[Path]:
    """Return what is in a cache apart from its lock."""
    return [path for path in cache.iterdir() if path.name != ".lock"]


def test_a_model_is_converted_once(own: Path, conversions: list[Path]) -> None:
    """The second load takes the converted model from the cache and gives the same result."""
    first = _translator(own).hypotheses(SOURCES, count=1)
    assert _translator(own).hypotheses(SOURCES, count=1) == first
    assert conversions == [own]


def test_a_changed_model_is_converted_again(own: Path, conversions: list[Path]) -> None:
    """The cache is keyed by the folder's contents, not its name."""
    first = _translator(own).hypotheses(SOURCES, count=1)
    _remake(own)
    assert _translator(own).hypotheses(SOURCES, count=1) != first
    assert len(conversions) == 2


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "rubbish", "folder"])
def test_a_damaged_cache_is_made_again(own: Path, conversions: list[Path], damage: str) -> None:
    """A converted file that is truncated, overwritten or not a file is detected and replaced."""
    first = _translator(own).hypotheses(SOURCES, count=1)
    [path] = _stored(own.parent / "cache")
    data = path.read_bytes()
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        middle = len(data) // 2
        changed = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        made = {"cut": data[:-30], "changed": changed, "empty": b"", "rubbish": b"PK" * 99}
        path.write_bytes(made[damage])
    assert _translator(own).hypotheses(SOURCES, count=1) == first
    assert len(conversions) == 2
    if damage != "folder":
        assert path.read_bytes() == data
    assert not [left for left in path.parent.iterdir() if left.name.endswith(".part")]


def _repacked(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """Change the weights of a converted model, with right checksums, and give the file the name of its new digest."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    path.unlink()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, change(data) if name == "model.bin" else data)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return path.rename(path.with_name(f"{path.name[: -len('.zip') - 64]}{digest}.zip"))


def _negated(weights: bytes) -> bytes:
    return weights[:-4000] + bytes(255 - byte for byte in weights[-4000:])


def test_weights_that_were_altered_do_not_run(own: Path, conversions: list[Path]) -> None:
    """Valid as a zip file and as a model, but not what was converted: noticed, told, and made again."""
    first = _translator(own).hypotheses(SOURCES, count=1)
    [path] = _stored(own.parent / "cache")
    _repacked(path, _negated).rename(path)
    assert altered(path.parent) == [path]
    assert _translator(own).hypotheses(SOURCES, count=1) == first
    assert len(conversions) == 2
    assert altered(path.parent) == []


def test_a_second_model_under_the_name_of_the_first_does_not_run(own: Path, conversions: list[Path]) -> None:
    """If two files match their digests, both are replaced by a new conversion."""
    first = _translator(own).hypotheses(SOURCES, count=1)
    [path] = _stored(own.parent / "cache")
    data = path.read_bytes()
    _repacked(path, _negated)
    path.write_bytes(data)
    assert _translator(own).hypotheses(SOURCES, count=1) == first
    assert len(conversions) == 2
    assert _stored(path.parent) == [path]


def test_what_cannot_be_loaded_is_made_again(own: Path, conversions: list[Path]) -> None:
    """Damaged before its digest was taken, a converted model does not block the runs."""
    first = _translator(own).hypotheses(SOURCES, count=1)
    [path] = _stored(own.parent / "cache")
    _repacked(path, lambda weights: weights[:100])
    assert _translator(own).hypotheses(SOURCES, count=1) == first
    assert len(conversions) == 2
    assert _stored(path.parent) == [path]


def test_the_parts_of_killed_conversions_go(own: Path) -> None:
    """The part of a process that was killed while it wrote is removed."""
    cache = own.parent / "cache"
    cache.mkdir()
    (cache / ".killed.part").write_bytes(b"PK")
    _translator(own)
    assert [path.suffix for path in _stored(cache)] == [".zip"]


def test_a_conversion_waits_for_one_that_is_being_stored(own: Path) -> None:
    """While another process writes, nothing is removed or stored."""
    cache = own.parent / "cache"
    cache.mkdir()
    with ThreadPoolExecutor(1) as pool:
        with FileLock(cache / ".lock"):
            (cache / ".live.part").write_bytes(b"PK")
            waiting = pool.submit(_translator, own)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=1)
            assert [path.name for path in _stored(cache)] == [".live.part"]
        waiting.result()
    assert [path.suffix for path in _stored(cache)] == [".zip"]


def test_a_cache_that_cannot_be_written_does_no_harm(own: Path, conversions: list[Path]) -> None:
    """If the cache cannot be a folder, the model is converted each time."""
    cache = own.parent / "cache"
    cache.write_text("in the way")
    first = _translator(own).hypotheses(SOURCES, count=1)
    assert _translator(own).hypotheses(SOURCES, count=1) == first
    assert len(conversions) == 2


def test_the_cache_is_in_the_programs_own(tiny_marian: Path) -> None:
    """Without a folder of its own the cache lies in SUMMARIZE_CACHE."""
    Ct2Translator(tiny_marian, name="tiny@0", threads=1)
    assert list((Path(os.environ["SUMMARIZE_CACHE"]) / "ctranslate2").glob("*.zip"))


def test_processes_that_convert_at_once_do_no_harm(own: Path) -> None:
    """Several conversions at the same time leave one whole file, and all of them translate."""
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: _translator(own, threads=1).hypotheses(SOURCES, count=1), range(4)))
    assert all(result == results[0] for result in results)
    assert len(_stored(own.parent / "cache")) == 1


# What is no MarianMT


@pytest.mark.parametrize("name", ["config.json", "source.spm", "target.spm", "vocab.json", "model.safetensors"])
@pytest.mark.parametrize("damage", ["missing", "cut", "rubbish"])
def test_a_damaged_model_is_a_clear_error(own: Path, name: str, damage: str) -> None:
    """A file that is missing, broken off or something else is a ModelError that names it."""
    path = own / name
    data = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(data[: len(data) // 2] if damage == "cut" else b"\xff\x00 nothing")
    with pytest.raises(ModelError) as error:
        _translator(own)
    assert str(path) in str(error.value)


def test_weights_that_are_not_numbers_are_a_clear_error(own: Path) -> None:
    """Weights of the right shape that are not finite are detected before translating."""
    spoil(own / "model.safetensors")
    with pytest.raises(ModelError, match="not finite"):
        _translator(own)


CONFIGS: dict[str, dict[str, Any]] = {
    "another type": {"model_type": "bart"},
    "normalised first": {"normalize_before": True},
    "normalised embeddings": {"normalize_embedding": True},
    "no such activation": {"activation_function": "mish"},
    "too many layers": {"encoder_layers": 3},
    "too few layers": {"decoder_layers": 0},
    "layers left over": {"encoder_layers": 1},
    "another width": {"d_model": 31},
    "another inner width": {"decoder_ffn_dim": 1},
    "no padding": {"pad_token_id": None},
    "a start beyond the vocabulary": {"decoder_start_token_id": 10**6},
    "no positions": {"max_position_embeddings": None},
}


@pytest.mark.parametrize("change", CONFIGS)
def test_a_model_that_does_not_fit_its_config_is_refused(own: Path, change: str) -> None:
    """A model that CTranslate2 cannot run, or would run wrongly, is a ModelError."""
    for name in ("config.json", "generation_config.json"):
        values = json.loads((own / name).read_text())
        (own / name).write_text(json.dumps(values | CONFIGS[change]))
    with pytest.raises(ModelError, match="own"):
        _translator(own)


@pytest.mark.parametrize(
    ("vocabulary", "reason"),
    [('["a"]', "ids"), ('{"a": "b"}', "ids"), ('{"</s>": 0}', "<unk>"), ('{"</s>": 99999, "<unk>": 1}', "</s>")],
)
def test_a_vocabulary_that_does_not_fit_is_refused(own: Path, vocabulary: str, reason: str) -> None:
    """A vocab.json of another form or without a control piece is a ModelError."""
    (own / "vocab.json").write_text(vocabulary)
    with pytest.raises(ModelError, match=reason):
        _translator(own)


def test_a_brief_needs_neither_torch_nor_transformers(tiny_marian: Path) -> None:
    """Converting and translating in a fresh process imports neither of the slow packages."""
    code = (
        "import sys; from pathlib import Path; from summarize.engines.marian_ct2 import Ct2Translator\n"
        "translator = Ct2Translator(Path(sys.argv[1]), name='t', cache=Path(sys.argv[2]))\n"
        "print(len(translator.hypotheses(['Ja.', 'Nein.'], count=2)))\n"
        "print(sorted({'torch', 'transformers', 'pandas'} & set(sys.modules)))\n"
    )
    arguments = [sys.executable, "-c", code, str(tiny_marian), str(tiny_marian.parent / "fresh")]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.stdout == "2\n[]\n", done.stderr


def test_the_built_in_model_agrees_with_transformers() -> None:
    """On real weights the two engines give the same translations, but for a beam that stops elsewhere."""
    from summarize.engines.marian_transformers import MarianTranslator
    from summarize.models.local import resolve
    from summarize.models.manifest import Role

    model = resolve("compact-de-en", Role.TRANSLATOR)
    sources = [
        "Der Präsident reiste am Mittwoch nach Berlin.",
        "Die Regierung will im kommenden Jahr 30 Milliarden Euro ausgeben.",
        "Das Parlament stimmte dem Gesetz zu.",
        "Im Juni 2025 lebten in der Stadt 1,2 Millionen Menschen.",
        "Er sagte, dass die Gespräche am Freitag fortgesetzt werden.",
        "Die Polizei nahm zwei Männer fest.",
    ]
    slow = MarianTranslator(model.path, name="slow").hypotheses(sources, count=1)
    fast = Ct2Translator(model.path, name="fast", compute_type="float32").hypotheses(sources, count=1)
    same = [one[0].text == other[0].text for one, other in zip(slow, fast, strict=True)]
    assert sum(same) >= len(sources) - 2
    for one, other in zip(slow, fast, strict=True):
        assert other[0].score == pytest.approx(one[0].score, abs=0.1)
