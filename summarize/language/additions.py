"""Additions: words of a translation that no word of its source explains.

A small model hallucinates where it is lost: "New Year's Eve" for greetings, a "comfortable" duty for a brotherly one.
The source explains a word of the translation if it contains the word itself, or if the lexicon links the word to a
source word, a part of a compound, or a form of either. The rest is not always wrong: in NTREX human translators add
four times as many words as the built-in model. So additions do not condemn a sentence, but they separate better
hypotheses from worse ones.

A noun that is left out where a word is added was most likely mistranslated. 9 % of the built-in model's NTREX sentences
have one; of 29 such newspaper sentences that were read, 24 were wrong. Half of the human translations have one without
being wrong, since humans rephrase.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from summarize.language.function_words import ADDED
from summarize.language.lexicon import COMPOUND, SHORTEST_RENDERED, listed, nouns, translations, usual, words
from summarize.language.words import LOOSE_STEM, stem

#: Letters that forms of a German word share, and letters in which they may differ: kämpfen, kämpften. Shorter words
#: have no forms.
SHARED_LETTERS, LONGEST_ENDING = 6, 3
#: Size of the cache of word forms: news repeats its words, and lookups took a third of the time besides decoding.
CACHED_WORDS = 1 << 14
#: Sorts after all letters.
LAST_CHARACTER = "\U0010ffff"
#: Shortest English word that can be an addition: shorter ones are mostly grammar.
SHORTEST_ADDITION = 3

_COUNTED = re.compile(r"([^\W\d_]+)(?= \d)|(?<=\d )([^\W\d_]+)")


def additions(source: str, target: str) -> tuple[str, ...]:
    """Return the words of `target`, lower-cased, without repeats and in order, that no word of `source` explains."""
    accounted = _accounted(source)
    return tuple(
        word
        for word in dict.fromkeys(words(target))
        if len(word) >= SHORTEST_ADDITION
        and word not in ADDED
        and _stem(word) not in accounted
        and not all(_stem(part) in accounted for part in word.split("-"))
    )


def mistaken(source: str, target: str) -> tuple[str, ...]:
    """Return the nouns that `target` most likely mistranslates: those left out, up to the number of words added."""
    added = additions(source, target)
    if not added:
        return ()
    said = {_stem(word) for word in words(target)}
    # Next to a number, English may write a noun as a sign or drop it: "im Jahr 2014", "3 Dollar".
    named = nouns(source).difference(word.lower() for pair in _COUNTED.findall(source) for word in pair)
    expected = usual(source, compounds=True).items()
    left = [word for word, english in expected if word in named and said.isdisjoint(map(_stem, english))]
    return tuple(left[: len(added)])


@lru_cache(maxsize=64)
def _accounted(source: str) -> frozenset[str]:
    """Return the stems of the English words that words of `source` may have become."""
    german = {part for word in words(source) for part in (word, *word.split("-"))}
    forms = {form for word in german for part in _parts(word) for form in _forms(part)}
    english = {part for form in forms for word in translations(form) for part in (word, *word.split("-"))}
    return frozenset(_stem(word) for word in german | english)


def _stem(word: str) -> str:
    return stem(word, LOOSE_STEM).removesuffix("s")


def _parts(word: str) -> Iterator[str]:
    """Yield a German word and, if it is a compound, its first and last words."""
    yield word
    if len(word) in COMPOUND:
        for cut in range(SHORTEST_RENDERED, len(word) - SHORTEST_RENDERED + 1):
            yield from (part for part in (word[:cut], word[cut:]) if translations(part))


@lru_cache(maxsize=CACHED_WORDS)
def _forms(word: str) -> tuple[str, ...]:
    """Return the words of the lexicon that equal `word` or, if it is long, differ only in the ending."""
    known = listed()
    ending = LONGEST_ENDING if len(word) >= SHARED_LETTERS else 0
    start = word[: max(SHARED_LETTERS, len(word) - ending)]
    begin, end = bisect_left(known, start), bisect_left(known, start + LAST_CHARACTER)
    return tuple(other for other in known[begin:end] if abs(len(other) - len(word)) <= ending)
