"""List what a model is told rather than left to guess: `python glossary.py --data DIR --model DIR --out glossary.tsv`.

A small model forgets rare words. Those that it translates wrongly are looked up instead, in a glossary: German words as
they are written, with the English that the pairs have for them. The dictionary says which words of a pair translate one
another; the pairs say which of the dictionary's senses is meant, as people write it; the model is asked for each word in a
short sentence, and those that it knows are left out.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dictionary import Row, Usage, usage
from forms import inflected
from pairs import read_pairs
from prepare import training_pairs

from summarize.figures import find_figures
from summarize.pipeline import load_translator
from summarize.translation import Translator
from summarize.translation.glossary import GlossaryTranslator

__all__ = ["ENGLISH", "GERMAN", "Seen", "alone", "attested", "chosen"]

#: A word in more sentences than this is the model's own business: it depends on the others.
COMMON = 300
#: Share of a word's sentences in which the chosen English stands; how much more often than the next best.
SHARE, AHEAD = 0.6, 1.6
#: A translation in so large a share of a word's sentences is right, too.
RIGHT = 0.15
#: Share of a word's sentences whose translation has the German word as it is: a name.
NAME = 0.2
#: Words of the sentences in which the model is asked for a word, and how many of them.
SHORTEST, LONGEST, ASKED = 4, 16, 2
#: Letters at the end of an English word that may differ: "deport" is known where "deported" is.
ENDING = 3

#: What is looked up and how: words, not phrases.
GERMAN = re.compile(r"\b[^\W\d_]{4,}\b")
#: Of up to four words, one of them long: "up" is not all that "aufstehen" is.
ENGLISH = re.compile(r"(?=.*[A-Za-z]{4})[A-Za-z'-]+(?: [A-Za-z'-]+){0,3}")
_LETTERS = re.compile(r"[a-z'-]+")


@dataclass
class Seen:
    """What the pairs have for a German word: sentences it is in, English of the dictionary found there, the shortest ones."""

    sentences: int = 0
    copied: int = 0
    english: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, str]] = field(default_factory=list)
    """Short German sentences, each with an English of the dictionary that its translation has."""


def main() -> None:
    """Collect, ask and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", help="folder in Hugging Face layout; default: the built-in model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows, _ = training_pairs(options.data, random.Random(options.seed))
    known = translations(options.data / "pairs" / "ding_dictionary.tsv.xz", usage([], rows))
    seen = attested(rows, known)
    glossary = {german: known[german][english] for german, words in seen.items() if (english := chosen(words))}
    glossary = {german: english for german, english in glossary.items() if not _figure(german, english)}
    examples = [(german, source) for german in glossary for source, _ in seen[german].examples]
    translator = alone(load_translator(options.model, beams=1))
    found = translator.hypotheses([source for _, source in examples], count=1)
    missed = {
        german for (german, _), (best,) in zip(examples, found, strict=True) if not _has(best.text, right(seen[german]))
    }
    lines = [f"{german}\t{english}\n" for german, english in sorted(glossary.items()) if german in missed]
    options.out.write_text("".join(lines), "utf-8")
    print(f"{len(known):,} words; {len(glossary):,} attested; the model misses {len(missed):,} of them")


def alone(translator: Translator) -> Translator:
    """Return a translator without the glossary it may have: what the model itself knows is asked."""
    return translator.translator if isinstance(translator, GlossaryTranslator) else translator


def translations(path: Path, used: Usage) -> dict[str, dict[str, str]]:
    """Return the words of the dictionary at `path` and their forms, with their English: in lower case, and as it is written."""
    dictionary: defaultdict[str, list[str]] = defaultdict(list)
    for german, translation in read_pairs(path):
        english = translation.replace("’", "'")
        if GERMAN.fullmatch(german) and ENGLISH.fullmatch(english):
            dictionary[german].append(english)
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for german, listed in dictionary.items():
        for english in listed:
            plain = english.removeprefix("to ")
            found[german].setdefault(plain.lower(), plain)
    for form, english in inflected(dictionary, used):
        found[form].setdefault(english.lower(), english)
    return {german: english for german, english in found.items() if used.taught[german]}


def _figure(german: str, english: str) -> bool:
    # "Zwilling" / "twins": figures are the checker's business.
    return bool(find_figures(german, "de") or find_figures(english, "en"))


def attested(rows: Iterable[Row], known: Mapping[str, Mapping[str, str]]) -> dict[str, Seen]:
    """Return what the pairs have for the words of `known`."""
    found: defaultdict[str, Seen] = defaultdict(Seen)
    done: set[str] = set()
    for german, english, _ in rows:
        if german in done:
            continue
        done.add(german)
        words = [word for word in dict.fromkeys(GERMAN.findall(german)) if word in known]
        if not words:
            continue
        target = _words(english)
        for word in words:
            seen = found[word]
            seen.sentences += 1
            seen.copied += word in english
            has = [translation for translation in known[word] if f" {translation} " in target]
            seen.english.update(has)
            if has and SHORTEST <= len(german.split()) <= LONGEST and len(seen.examples) < ASKED:
                seen.examples.append((german, has[0]))
    return dict(found)


def chosen(seen: Seen) -> str | None:
    """Return the English that a word nearly always has, or None: a name, a common word, one of several senses."""
    if not seen.english or seen.sentences > COMMON or seen.copied > NAME * seen.sentences:
        return None
    ranked = seen.english.most_common()
    best, count = ranked[0]
    for other, times in ranked[1:]:
        if best in other.split() and times >= 0.6 * count:  # "fine" of "fine dust"
            best, count = other, times
    if count < SHARE * seen.sentences:
        return None
    rivals = [times for other, times in ranked if not _alike(other, best)]
    return best if not rivals or count >= AHEAD * rivals[0] else None


def right(seen: Seen) -> list[str]:
    """Return all English that a word may well have."""
    return [english for english, count in seen.english.items() if count >= RIGHT * seen.sentences]


def _alike(one: str, other: str) -> bool:
    return one in other.split() or other in one.split() or one[:-1] == other or other[:-1] == one or one == other


def _words(text: str) -> str:
    """Return the words of `text` in lower case, each between spaces."""
    return f" {' '.join(_LETTERS.findall(text.lower().replace('’', chr(39))))} "


def _has(text: str, listed: Sequence[str]) -> bool:
    said = _words(text).removesuffix(" ")
    return any(f" {english[: max(4, len(english) - ENDING)]}" in said for english in listed)


if __name__ == "__main__":
    main()
