"""Translate German news with the full search, to teach the model what it finds: `python distillation.py --data DIR --texts FILE --model DIR --out FILE`.

The best of 16 hypotheses by consensus and by what the check sees is better than the likeliest one. A model trained on
such translations makes them the likeliest (Finkelstein and Freitag 2023, "MBR and QE finetuning"). Only those are
kept that have no issue but hints and leave no word out. FILE has pairs like those of DATA, for prepare.py, and grows:
the same command goes on where the last one stopped, and other texts or another seed need another FILE.
"""

import lzma
import os
import random
import time
from itertools import islice

from pairs import read_sentences
from prepare import read_held_out
from self_training import faultless, parser

from summarize.loading import load_translator
from summarize.translation.retry import render

#: Hypotheses of a sentence.
BEAMS = 16
#: Sentences translated together.
WINDOW = 512


def main() -> None:
    """Choose, translate and write."""
    command = parser(__doc__, beams=BEAMS)
    command.add_argument("--threads", type=int)
    options = command.parse_args()
    chosen = list(read_sentences(options.texts, set(read_held_out(options.data / "dev"))))
    random.Random(options.seed).shuffle(chosen)
    progress = options.out.with_suffix(".done")
    seen, size = map(int, progress.read_text("ascii").split()) if progress.exists() else (0, 0)
    if options.out.exists():
        os.truncate(options.out, size)  # what a killed run wrote after its last entry
    print(f"{len(chosen):,} sentences, {seen:,} of them translated", flush=True)
    translator = load_translator(str(options.model), beams=options.beams, threads=options.threads)
    kept, began = 0, time.monotonic()
    stream = iter(chosen[seen:])
    while time.monotonic() - began < 60 * options.minutes and (window := list(islice(stream, WINDOW))):
        taught = [
            f"{german}\t{rendering.target}\n"
            for german, rendering in zip(window, render(window, translator), strict=True)
            if faultless(german, rendering)
        ]
        with lzma.open(options.out, "at", encoding="utf-8") as out:
            out.writelines(taught)
        seen, kept = seen + len(window), kept + len(taught)
        entry = progress.with_suffix(".new")
        entry.write_text(f"{seen} {options.out.stat().st_size}", "ascii")
        entry.replace(progress)
        print(f"{seen:,} translated, {kept:,} kept, {(time.monotonic() - began) / 60:.0f} minutes", flush=True)


if __name__ == "__main__":
    main()
