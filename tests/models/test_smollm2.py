"""The real mirrored model: pulled once, verified, and put to work."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarize.article import BlockKind
from summarize.briefs import Document, DocumentSentence
from summarize.briefs.rewording import faithful
from summarize.defaults import Engine
from summarize.engines.guard import Guard
from summarize.loading import load_writer
from summarize.models import manifest
from summarize.models.local import FileState, ResolvedModel, Role, installed, resolve, verify
from summarize.models.pull import pull

pytestmark = pytest.mark.slow

TEXTS = (
    "Construction is due to begin in 2027 and to be finished by the end of 2031.",
    'Kim described 2025 as a "truly important year" for relations between Pyongyang and Moscow and declared that '
    'the alliance had been sealed by joint sacrifices "in the same trench".',
    "The message was sent as part of Kim's New Year greetings and published by KCNA on Friday.",
)


@pytest.fixture(scope="module")
def smollm2(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ResolvedModel]:
    """Pull the model with the Hub out of reach, into a folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SUMMARIZE_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
        yield pull("smollm2-135m-instruct")


def test_pulled_model_is_the_pinned_one(smollm2: ResolvedModel) -> None:
    """Every file has its pinned digest, and the tokenizer is the published one byte for byte."""
    checks = {check.file: check for check in verify("smollm2-135m-instruct")}
    assert {check.state for check in checks.values()} == {FileState.OK}
    listed = next(model for model in manifest.manifest() if model.name == "smollm2-135m-instruct")
    published = {file.name: file.sha256 for file in listed.files}
    assert checks["tokenizer.json"].digest == published["tokenizer.json"]


def test_a_pulled_writer_is_not_the_default(smollm2: ResolvedModel) -> None:
    """It writes only where it is named, and nothing is left beside it."""
    assert installed("smollm2-135m-instruct")
    assert resolve(None, Role.WRITER).name == "extractive"
    assert [path.name for path in Path(smollm2.path).parent.iterdir() if path.suffix != ".lock"] == [smollm2.name]


@pytest.mark.parametrize("engine", ["ctranslate2", "transformers"])
def test_it_shortens_sentences_and_invents_nothing(smollm2: ResolvedModel, engine: Engine) -> None:
    """The real model rewords at least one sentence, each rewording is guarded, and it ends by its own end of text."""
    sentences = tuple(DocumentSentence(t, t, i, BlockKind.PARAGRAPH) for i, t in enumerate(TEXTS))
    writer = load_writer(smollm2.name, engine=engine)
    assert f"|{engine}" in writer.signature
    [draft] = writer.drafts(Document(None, sentences), sentences=3)
    assert [sentence.segments for sentence in draft.sentences] == [(0,), (1,), (2,)]
    reworded = 0
    for source, sentence in zip(TEXTS, draft.sentences, strict=True):
        assert Guard(source, ordered=True).allows(sentence.text, finished=True)
        if sentence.text != source:
            assert faithful(source, sentence.text)
            assert len(sentence.text) <= len(source) + 4
            reworded += 1
    assert reworded


def test_a_brief_needs_no_torch(smollm2: ResolvedModel, articles: list[Path]) -> None:
    """A whole brief with the real model, once converted, imports neither torch nor transformers."""
    load_writer(smollm2.name)
    code = (
        "import atexit, sys\n"
        "slow = {'torch', 'transformers'}\n"
        "atexit.register(lambda: print('imported', sorted(slow & set(sys.modules)), file=sys.stderr))\n"
        "from summarize.cli import main\n"
        "main()\n"
    )
    arguments = [str(articles[3]), "--translator", "compact-de-en", "--writer", smollm2.name, "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-c", code, "brief", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.endswith("imported []\n")
    signature = json.loads(done.stdout)["signature"]
    assert f"writer:{smollm2.signature}|ctranslate2-" in signature
