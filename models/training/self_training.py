"""Translate German news for the model to learn from: `python self_training.py --data DIR --texts FILE --model DIR --out FILE`.

The pairs have too few of the words that the news uses, and the dictionary has them without sentences. So the model itself
translates news sentences with such words, which are looked up as in `summarize.translation.glossary`; the best hypothesis is
chosen and checked. That teaches the words in context and in all their cases. Sentences without such a word are left out: they
would teach the model only what it already says. (He et al. 2020, "Revisiting self-training for neural sequence generation";
Dinu et al. 2019.) FILE has pairs like those of DATA, for prepare.py.
"""

import argparse
import lzma
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from dictionary import Usage
from forms import forms
from glossary import ENGLISH, GERMAN, alone
from pairs import clean, read_sentences, words
from prepare import training_pairs, vocabulary

from summarize.figures import find_figures
from summarize.language.lexicon import unrendered
from summarize.loading import load_translator
from summarize.translation import Severity
from summarize.translation.glossary import GLOSSARY_FILE, GlossaryTranslator, look_up, read_glossary
from summarize.translation.retry import Rendering, render

#: Sentences for one word that is looked up; such words in one sentence.
EACH, LOOKED_UP = 12, 3
#: A word in fewer pairs than this is what the dictionary says. Others are in the model's glossary, if it does not know them.
UNTAUGHT = 4
#: Mean log probability a piece from which a translation is taught, and the words it may leave out: of those that fail
#: most have a clause that says something else.
LIKELY, LEFT_OUT = -0.42, 1
#: Sentences translated together.
WINDOW = 2048


def main() -> None:
    """Choose, translate and write."""
    options = parser(__doc__, beams=4).parse_args()
    dice = random.Random(options.seed)
    rows, held_out = training_pairs(options.data, dice)
    used, dictionary = vocabulary(options.data, rows, held_out)
    glossary = {**looked_up(dictionary, used), **read_glossary(options.model / GLOSSARY_FILE)}
    chosen = list(sentences(options.texts, glossary, held_out))
    dice.shuffle(chosen)
    print(f"{len(glossary):,} words to look up; {len(chosen):,} sentences that have some", flush=True)
    teacher = GlossaryTranslator(alone(load_translator(str(options.model), beams=options.beams)), glossary)
    done, began = 0, time.monotonic()
    stream = iter(chosen)
    with lzma.open(options.out, "wt", encoding="utf-8") as out:
        while time.monotonic() - began < 60 * options.minutes and (window := list(islice(stream, WINDOW))):
            for german, rendering in zip(window, render(window, teacher), strict=True):
                looked = look_up(german, glossary)
                if looked.words and looked.kept(rendering.target) and worth_teaching(german, rendering):
                    out.write(f"{german}\t{rendering.target}\n")
                    done += 1
            print(f"{done:,} pairs, {(time.monotonic() - began) / 60:.0f} minutes", flush=True)


def parser(description: str, *, beams: int) -> argparse.ArgumentParser:
    """Return the options of a script that lets a model translate texts for its training."""
    options = argparse.ArgumentParser(description=description)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--model", type=Path, required=True, help="folder in Hugging Face layout")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--texts", type=Path, nargs="+", required=True, help="German, a sentence a line, xz")
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--beams", type=int, default=beams)
    options.add_argument("--seed", type=int, default=1)
    return options


def worth_teaching(german: str, rendering: Rendering) -> bool:
    """Whether a translation is probable, complete and free of issues."""
    return rendering.score >= LIKELY and faultless(german, rendering, left_out=LEFT_OUT)


def faultless(german: str, rendering: Rendering, *, left_out: int = 0) -> bool:
    """Whether a translation has no issue but hints, and leaves out at most so many words."""
    marked = any(issue.severity > Severity.HINT for issue in rendering.issues)
    return not marked and len(unrendered(german, rendering.target)) <= left_out and clean(german, rendering.target)


def looked_up(dictionary: Mapping[str, Sequence[str]], used: Usage) -> dict[str, str]:
    """Return words that the pairs hardly have and their forms, with the first English of the dictionary."""
    listed = {german: english for german, english, _ in forms(dictionary, used)}
    listed |= {german: first for german, (first, *_) in dictionary.items()}
    plain = {
        german: english.removeprefix("to ") for german, english in listed.items() if used.taught[german] < UNTAUGHT
    }
    return {
        german: english
        for german, english in plain.items()
        if GERMAN.fullmatch(german) and ENGLISH.fullmatch(english) and not find_figures(german, "de")
    }


def sentences(texts: Sequence[Path], glossary: Mapping[str, str], held_out: set[str]) -> Iterator[str]:
    """Yield sentences of `texts` that have words of `glossary`, at most EACH per word."""
    had: Counter[str] = Counter()
    for german in read_sentences(texts, held_out):
        rare = {word for word in words(german) if word in glossary}
        if 1 <= len(rare) <= LOOKED_UP and any(had[word] < EACH for word in rare):
            had.update(rare)
            yield german


if __name__ == "__main__":
    main()
