"""MarianMT on transformers: the `Translator` contract."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from checkpoints import spoil

from summarize.engines.marian_transformers import MarianTranslator
from summarize.errors import ModelError
from summarize.models.local import resolve
from summarize.models.manifest import Role

SOURCES = ["Nordkorea hat 30.000 Soldaten.", "", "Ja.", "Die Lage bleibt am 19. Juni angespannt."]


@pytest.fixture(scope="module")
def tiny(tiny_marian: Path) -> MarianTranslator:
    return MarianTranslator(tiny_marian, name="tiny@0", beams=2)


def test_order_and_batches_change_nothing(tiny: MarianTranslator) -> None:
    """Batching and order do not change translations."""
    together = [group[0].text for group in tiny.hypotheses(SOURCES, count=1)]
    apart = [tiny.hypotheses([source], count=1)[0][0].text for source in SOURCES]
    backwards = [group[0].text for group in tiny.hypotheses(SOURCES[::-1], count=1)][::-1]
    assert together == apart == backwards


def test_hypotheses_come_best_first(tiny: MarianTranslator) -> None:
    """As many hypotheses as asked for, more than the beam if need be, scores falling."""
    for group in tiny.hypotheses(SOURCES, count=3):
        assert len(group) == 3
        scores = [hypothesis.score for hypothesis in group]
        assert scores == sorted(scores, reverse=True)
        assert all(score <= 0 for score in scores)


def test_no_repeat_forbids_repeated_runs(tiny: MarianTranslator) -> None:
    """With no_repeat, a random model that babbles cannot say the same run of pieces twice."""

    def repeated(no_repeat: int) -> int:
        # Encoding a text again may split it otherwise than it was generated, so some pairs stay.
        texts = [group[0].text for group in tiny.hypotheses(SOURCES, count=1, no_repeat=no_repeat)]
        runs = [list(pairwise(tiny._encode(text, out_type=str))) for text in texts]
        return sum(len(pairs) - len(set(pairs)) for pairs in runs)

    assert repeated(0) > 40
    assert repeated(2) < repeated(0) / 2


def test_nothing_is_cut(tiny: MarianTranslator) -> None:
    """A source longer than the model is refused, not truncated."""
    assert tiny.longest == 64
    assert tiny.length("Wort " * 200) > 64
    with pytest.raises(ValueError, match="more than 64 pieces"):
        tiny.hypotheses(["Wort " * 200], count=1)


@pytest.mark.parametrize("text", ["</s>", "<pad>", "<unk>", ">>de<< Guten Tag", "▁", "\x00", "こんにちは"])
def test_control_words_in_a_text_are_text(tiny: MarianTranslator, text: str) -> None:
    """Control pieces in a text are spelled out like other words."""
    ids = tiny._read(text)
    assert not {tiny._eos, tiny._pad} & set(ids)
    assert len(tiny.hypotheses([text], count=1)[0]) == 1


def test_the_signature_names_model_engine_and_settings(tiny: MarianTranslator) -> None:
    """What reproduces the output is in the signature."""
    assert tiny.signature == "tiny@0|transformers|cpu|float32|beams=2"


@pytest.mark.parametrize("damage", ["config.json", "source.spm", "vocab.json", "model.safetensors"])
def test_a_damaged_folder_is_one_clear_error(tiny_marian: Path, tmp_path: Path, damage: str) -> None:
    """A missing or overwritten file is a ModelError that names the folder, whichever file it is."""
    for missing in (True, False):
        folder = tmp_path / f"missing-{missing}"
        folder.mkdir()
        for file in tiny_marian.iterdir():
            (folder / file.name).write_bytes(file.read_bytes())
        if missing:
            (folder / damage).unlink()
        else:
            (folder / damage).write_bytes(b"not a model")
        with pytest.raises(ModelError, match=str(folder)):
            MarianTranslator(folder, name="damaged")


def test_weights_that_are_not_numbers_are_a_clear_error(tiny_marian: Path, tmp_path: Path) -> None:
    """Weights of the right shape that are not finite are detected before translating."""
    folder = tmp_path / "spoilt"
    shutil.copytree(tiny_marian, folder)
    spoil(folder / "model.safetensors")
    with pytest.raises(ModelError, match="not finite"):
        MarianTranslator(folder, name="damaged")


def test_the_built_in_model_translates() -> None:
    """The shipped weights load as any Hub model does and turn German into English words."""
    model = resolve("compact-de-en", Role.TRANSLATOR)
    translator = MarianTranslator(model.path, name=model.signature)
    ((hypothesis,),) = translator.hypotheses(["Der Präsident reiste am Mittwoch nach Berlin."], count=1)
    assert "president" in hypothesis.text.lower()
    assert "Berlin" in hypothesis.text
