"""How many rare words the model knows: `python recall.py --data DIR --model DIR`.

Draws dictionary entries that occur in the news, and prints the share that the model translates in one of the ways that the
dictionary gives. Not all others are wrong ("graphical work" for "graphic work"), so this tells which of two models knows
more words, not how many.
"""

import argparse
import random
from collections import defaultdict
from pathlib import Path

from dictionary import TURNS, entries
from forms import forms
from glossary import alone
from prepare import training_pairs, vocabulary

from summarize.loading import load_translator


def main() -> None:
    """Draw, translate and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", help="folder in Hugging Face layout; default: the built-in model")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows, held_out = training_pairs(options.data, random.Random(options.seed))
    used, dictionary = vocabulary(options.data, rows, held_out)
    listed = [row for row in entries(dictionary, used) if row[2] > TURNS[-1]]
    translator = alone(load_translator(options.model))
    for name, kind in (
        ("words", [row for row in listed if " " not in row[0]]),
        ("phrases", [row for row in listed if " " in row[0]]),
        ("inflected forms", forms(dictionary, used)),
    ):
        english = defaultdict(set)
        for german, translation, _ in kind:
            english[german].add(_plain(translation))
        drawn = random.Random(options.seed).sample(sorted(english), min(options.count, len(english)))
        found = translator.hypotheses(drawn, count=1)
        right = sum(_plain(best.text) in english[german] for german, (best,) in zip(drawn, found, strict=True))
        print(f"{name}: {right} of {len(drawn)} ({right / max(1, len(drawn)):.1%})")


def _plain(text: str) -> str:
    return text.casefold().strip(" .!?").removeprefix("the ")


if __name__ == "__main__":
    main()
