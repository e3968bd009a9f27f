"""Speed relative to plain loops over the same model, with and without figure control, and agreement of the engines.

    python benchmarks/throughput.py --data DIR [--sentences 200] [--threads N]

DIR holds `dev/newstest-sample.{de,en}`. Everything is timed in one run on the same sentences, so the ratios hold
whatever else the machine does; processor time, which that disturbs less, stands beside the time by the clock.
Loading and converting are not timed. chrF is measured against the reference, and for the agreement of the engines,
against what transformers says. Exit status 1 when a floor is missed. Takes `pip install 'summarize[bench]'`.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import sacrebleu
import torch
from pinned import as_pinned
from transformers import MarianMTModel, MarianTokenizer

from summarize.defaults import BEAMS
from summarize.engines.marian_conversion import convert
from summarize.engines.marian_ct2 import Ct2Translator
from summarize.engines.pieces import END, Pieces
from summarize.models.local import resolve
from summarize.models.manifest import Role
from summarize.translation import render
from summarize.translation.glossary import GLOSSARY_FILE, GlossaryTranslator, read_glossary

#: Least speed relative to a plain transformers loop, and to transformers in batches of 16, without figure control.
FLOORS = {"transformers, batch 1": 6.0, "transformers, batch 16": 3.0}
#: As users run it: with hypotheses chosen, checked and repaired.
CONTROLLED = "with figure control"
#: Largest difference in chrF between the engines.
AGREEMENT = 0.3


@dataclass(frozen=True)
class Run:
    """The seconds that a way of translating took, and its output."""

    name: str
    clock: float
    processor: float
    texts: list[str]


def timed(name: str, translate: Callable[[], list[str]]) -> Run:
    """Run `translate` and time it."""
    clock, processor = time.perf_counter(), time.process_time()
    texts = translate()
    return Run(name, time.perf_counter() - clock, time.process_time() - processor, texts)


def transformers_way(folder: Path, sources: list[str], batch: int) -> Callable[[], list[str]]:
    """Return what anyone would write: tokenize, generate, decode, in batches in order of arrival."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tokenizer = MarianTokenizer.from_pretrained(folder)
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()

    def translate() -> list[str]:
        texts: list[str] = []
        for start in range(0, len(sources), batch):
            read = tokenizer(sources[start : start + batch], return_tensors="pt", padding=True)
            with torch.inference_mode():
                written = model.generate(**read, num_beams=BEAMS, max_length=None, max_new_tokens=256)
            texts += tokenizer.batch_decode(written, skip_special_tokens=True)
        return texts

    return translate


def argos_way(folder: Path, sources: list[str], threads: int) -> Callable[[], list[str]]:
    """Return how Argos Translate calls CTranslate2: text by text with its settings, threads within the matrices."""
    files = convert(folder)
    pieces = Pieces(folder, json.loads(files["source_vocabulary.json"]))
    model = ctranslate2.Translator(  # type: ignore[attr-defined]
        str(folder), compute_type="int8", inter_threads=1, intra_threads=threads, files=files
    )

    def translate() -> list[str]:
        texts = []
        for source in sources:
            [result] = model.translate_batch(
                [[*pieces.split(source), END]],
                beam_size=4,
                num_hypotheses=4,
                max_batch_size=32,
                length_penalty=0.2,
            )
            texts.append(pieces.join(result.hypotheses[0]))
        return texts

    return translate


def our_way(translator: Ct2Translator, sources: list[str]) -> Callable[[], list[str]]:
    """Return the translation by this program's engine."""
    return lambda: [group[0].text for group in translator.hypotheses(sources, count=1)]


def controlled(translator: Ct2Translator, folder: Path, sources: list[str]) -> Callable[[], list[str]]:
    """Return what `translate` does: the glossary, ranked hypotheses, words looked up, figures repaired."""
    whole = (
        GlossaryTranslator(translator, read_glossary(folder / GLOSSARY_FILE))
        if (folder / GLOSSARY_FILE).exists()
        else translator
    )
    return lambda: [rendering.target for rendering in render(sources, whole)]


def main() -> int:
    """Print the table and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--model", default="compact-de-en")
    options = parser.parse_args()
    if not as_pinned(options.data / "dev", "newstest-sample.de", "newstest-sample.en"):
        return 1
    german, english = (
        (options.data / "dev" / f"newstest-sample.{side}").read_text("utf-8").splitlines() for side in ("de", "en")
    )
    chosen = random.Random(6).sample(range(len(german)), options.sentences)
    sources, references = [german[index] for index in chosen], [english[index] for index in chosen]
    words = sum(len(source.split()) for source in sources)
    folder = resolve(options.model, Role.TRANSLATOR).path
    torch.set_num_threads(options.threads)

    with tempfile.TemporaryDirectory() as cache:

        def load(**settings: object) -> Ct2Translator:
            return Ct2Translator(folder, name="bench", beams=BEAMS, cache=Path(cache), **settings)  # type: ignore[arg-type]

        ways = {
            CONTROLLED: controlled(load(threads=options.threads), folder, sources),
            "ctranslate2 int8, ours": our_way(load(threads=options.threads), sources),
            "transformers, batch 1": transformers_way(folder, sources, 1),
            "transformers, batch 16": transformers_way(folder, sources, 16),
            "ctranslate2 int8, Argos way": argos_way(folder, sources, options.threads),
            "ctranslate2 float32, ours": our_way(load(threads=options.threads, compute_type="float32"), sources),
        }
        for threads in sorted({1, 2, options.threads} - {options.threads}):
            ways[f"ctranslate2 int8, {threads} threads"] = our_way(load(threads=threads), sources)
        runs = {name: timed(name, way) for name, way in ways.items()}
    return report(runs, references, words)


def report(runs: dict[str, Run], references: list[str], words: int) -> int:
    """Print the runs beside ours and return the exit status."""
    chrf = sacrebleu.CHRF()
    ours, standard = runs["ctranslate2 int8, ours"], runs["transformers, batch 1"]
    control = runs[CONTROLLED]
    print(
        f"{len(references)} sentences, {words} words, beams {BEAMS}; ratios are times of each to that of ours, and with control"
    )
    print(
        f"{'':30} {'words/s':>8} {'clock':>7} {'processor':>9} {'control':>8} {'chrF':>6} {'same as transformers':>21}"
    )
    for run in runs.values():
        same = sum(one == other for one, other in zip(run.texts, standard.texts, strict=True))
        score = chrf.corpus_score(run.texts, [references]).score
        print(
            f"{run.name:30} {words / run.clock:8.0f} {run.clock / ours.clock:6.2f}x "
            f"{run.processor / ours.processor:8.2f}x {run.processor / control.processor:7.2f}x "
            f"{score:6.2f} {same:14} of {len(references)}"
        )
    print(chrf.get_signature())
    missed = [name for name, floor in FLOORS.items() if runs[name].clock / ours.clock < floor]
    scores = {
        name: chrf.corpus_score(runs[name].texts, [references]).score
        for name in ("transformers, batch 1", "ctranslate2 float32, ours", "ctranslate2 int8, ours")
    }
    spread = max(scores.values()) - min(scores.values())
    print(f"engines differ by {spread:.2f} chrF (at most {AGREEMENT})")
    if spread > AGREEMENT:
        missed.append("agreement")
    print("floors missed: " + ", ".join(missed) if missed else "every floor holds")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
