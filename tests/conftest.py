"""Fixtures that several test files share."""

import json
import os
import subprocess
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command_line import CommandLine
from corpora import FORMS, Corpus
from hypothesis import HealthCheck, settings

EXAMPLES = Path(__file__).parents[1] / "examples"

# Tests run beside each other, maybe on a busy machine: time says nothing about a strategy.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep converted and pulled models out of the user's own cache."""
    before = os.environ.get("SUMMARIZE_CACHE")
    os.environ["SUMMARIZE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["SUMMARIZE_CACHE"]
    else:
        os.environ["SUMMARIZE_CACHE"] = before


@pytest.fixture(scope="session")
def articles() -> list[Path]:
    """The five example articles."""
    return sorted((EXAMPLES / "articles").glob("*.txt"))


@pytest.fixture(scope="session")
def tiny_marian(tmp_path_factory: pytest.TempPathFactory, articles: list[Path]) -> Path:
    """A MarianMT with random weights and a vocabulary of its own, in the Hugging Face layout."""
    import sentencepiece
    import torch
    from transformers import GenerationConfig, MarianConfig, MarianMTModel, MarianTokenizer

    folder = tmp_path_factory.mktemp("tiny-marian")
    sentencepiece.SentencePieceTrainer.train(
        input=",".join(map(str, articles)),
        model_prefix=str(folder / "source"),
        vocab_size=420,
        byte_fallback=True,
        split_digits=True,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        minloglevel=2,
    )
    (folder / "source.vocab").unlink()
    (folder / "source.model").rename(folder / "source.spm")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    size = processor.get_piece_size()
    vocabulary = {processor.id_to_piece(index): index for index in range(size)} | {"<pad>": size}
    (folder / "vocab.json").write_text(json.dumps(vocabulary))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        MarianTokenizer(
            source_spm=str(folder / "source.spm"),
            target_spm=str(folder / "target.spm"),
            vocab=str(folder / "vocab.json"),
        ).save_pretrained(folder)
    torch.manual_seed(7)
    config = MarianConfig(
        vocab_size=size + 1,
        d_model=32,
        encoder_layers=2,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        max_position_embeddings=128,
        pad_token_id=size,
        eos_token_id=0,
        decoder_start_token_id=size,
        forced_eos_token_id=None,
        activation_function="relu",
        scale_embedding=True,
        init_std=0.3,
    )
    model = MarianMTModel(config)
    model.generation_config = GenerationConfig(
        decoder_start_token_id=size, pad_token_id=size, eos_token_id=0, bad_words_ids=[[size]], num_beams=2
    )
    model.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def run() -> Iterator[Callable[..., subprocess.CompletedProcess[str]]]:
    """Run `summarize` with the given arguments in a process of its own."""
    with CommandLine() as command_line:

        def run(
            *arguments: str | Path, stdin: str | bytes = b"", cwd: Path | None = None, **environment: str
        ) -> subprocess.CompletedProcess[str]:
            data = stdin.encode() if isinstance(stdin, str) else stdin
            done = command_line.run([*map(str, arguments)], data, str(cwd) if cwd else None, environment)
            return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

        yield run


@pytest.fixture(params=FORMS)
def corpus(request: pytest.FixtureRequest, tmp_path: Path) -> Corpus:
    """A corpus of seven documents, the third of which fails and the fifth of which has a finding."""
    made = Corpus(tmp_path, request.param)
    made.write([(f"d{number}", f"Text {number}.") for number in range(7)])
    texts = [(f"d{number}", f"Text {number}.") for number in range(7)]
    texts[2] = ("d2", "Fehler.")
    texts[4] = ("d4", "Befund.")
    made.write(texts)
    return made
