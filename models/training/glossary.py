"""Listing words that a model is told rather than left to guess.

`python glossary.py --data DIR --model DIR --out glossary.tsv`.

A small model forgets rare words. Those that it mistranslates are looked up in a glossary instead: German words as
written, with their English in the pairs. The dictionary links the words of a pair; the pairs tell which sense of the
dictionary is meant, as people write it; the model is tested on each word in a short sentence, and the words it knows
are left out. Long nouns that were written because the pairs lack them are added.
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
from written_words import WRITTEN_WORDS, written_words

from summarize.figures import find_figures
from summarize.loading import load_translator
from summarize.translation import Translator
from summarize.translation.glossary import GlossaryTranslator

#: A word in more sentences than this is left to the model: it depends on the context.
COMMON = 300
#: Least share of a word's sentences with the chosen English; least ratio to the next best.
SHARE, AHEAD = 0.6, 1.6
#: A translation in this share of a word's sentences is correct, too.
RIGHT = 0.15
#: A word that stays German in the translation of this share of its sentences is a name.
NAME = 0.2
#: Length in words of the sentences that test the model on a word, and their number.
SHORTEST, LONGEST, ASKED = 4, 16, 2
#: Letters at the end of an English word that may differ: "deport" is known where "deported" is.
ENDING = 3

#: What is looked up: words, not phrases.
GERMAN = re.compile(r"\b[^\W\d_]{4,}\b")
#: Up to four words, one of them long: "up" is not a full translation of "aufstehen".
ENGLISH = re.compile(r"(?=.*[A-Za-z]{4})[A-Za-z'-]+(?: [A-Za-z'-]+){0,3}")
_LETTERS = re.compile(r"[a-z'-]+")


@dataclass
class Seen:
    """The pairs' evidence on a German word: its sentences, the dictionary's English found there, the shortest."""

    sentences: int = 0
    copied: int = 0
    english: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, str]] = field(default_factory=list)
    """Short German sentences, each with an English of the dictionary that its translation has."""


def main() -> None:
    """Collect, test and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", help="folder in Hugging Face layout; default: the built-in model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--words", type=Path, default=WRITTEN_WORDS, help="words that the pairs lack, with their English"
    )
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
    told = {word.german: word.english for word in written_words(options.words) if word.fixed}
    told |= {german: glossary[german] for german in missed}
    lines = [f"{german}\t{english}\n" for german, english in sorted(told.items())]
    options.out.write_text("".join(lines), "utf-8")
    print(
        f"{len(known):,} words; {len(glossary):,} attested; the model misses {len(missed):,} of them; {len(lines):,} with those written"
    )


def alone(translator: Translator) -> Translator:
    """Return a translator without its glossary, since only the model's own knowledge is tested."""
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
    """Return the pairs' evidence on the words of `known`."""
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
    """Return all English words that may well translate a word."""
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
