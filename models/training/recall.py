"""How many rare words the model knows: `python recall.py --data DIR --model DIR`.

Draws entries of the dictionary that the model was taught and prints the share that it translates as the dictionary
does, in any of the ways that the dictionary has for them. Not all others are wrong ("graphical work" for "graphic work"),
so it says which of two models knows more, not how much.
"""

import argparse
import random
from collections import defaultdict
from pathlib import Path

from dictionary import entries
from prepare import training_pairs

from summarize.pipeline import load_translator


def main() -> None:
    """Draw, translate and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", help="folder in Hugging Face layout; default: the built-in model")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows, held_out = training_pairs(options.data, random.Random(options.seed))
    english = defaultdict(set)
    for german, translation in entries(options.data, rows, held_out):
        english[german].add(_plain(translation))
    drawn = random.Random(options.seed).sample(sorted(english), min(options.count, len(english)))
    found = load_translator(options.model).hypotheses(drawn, count=1)
    known = {german: _plain(best.text) in english[german] for german, (best,) in zip(drawn, found, strict=True)}
    for name, kind in (
        ("words", [german for german in drawn if " " not in german]),
        ("phrases", [german for german in drawn if " " in german]),
    ):
        right = sum(known[german] for german in kind)
        print(f"{name}: {right} of {len(kind)} ({right / max(1, len(kind)):.1%})")


def _plain(text: str) -> str:
    return text.casefold().strip(" .!?").removeprefix("the ")


if __name__ == "__main__":
    main()
