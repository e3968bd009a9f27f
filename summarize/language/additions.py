"""Additions: words of a translation that no word of its source accounts for.

Where a small model is lost it writes something: "New Year's Eve" for greetings, a "comfortable" duty for a brotherly one.
A word of the translation is accounted for if it is in the source as it is, or what the lexicon has for a word of the source,
for a part of a compound, or for a form of either. What remains is not always wrong: in NTREX human translators add four times
as many words as the built-in model. So it is no verdict on a sentence, but it tells the better of two hypotheses.

A noun left out where a word is added was most likely mistaken. In NTREX 9 % of the built-in model's sentences have one; of 29 such
sentences of newspapers, read, 24 were wrong. Of the human translations every other one has: who says everything in other
words is wrong in none of them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from summarize.language.lexicon import COMPOUND, SHORTEST, listed, nouns, translations, usual, words

__all__ = ["additions", "mistaken"]

#: Letters that English words share which mean the same: election, electoral.
STEM = 4
#: Letters that forms of a German word share, and those in which they differ: kämpfen, kämpften. Shorter words have no others.
FORM, ENDING = 6, 3
#: Words whose forms are remembered: news repeats its words, and looking them up was a third of the time beside decoding.
WORDS = 1 << 14
#: Sorts behind all letters.
LAST = "\U0010ffff"
#: Letters of an English word that may be an addition: shorter ones are mostly grammar.
LEAST = 3

#: English words that carry grammar, or that verbs lean on in English where German has another or none.
_GRAMMAR = frozenset(
    """
    a about above according across after again against ago ain all almost along already also although always amid
    amidst among an and another any anyone anything are aren around as at away back be became because become been
    before behind being below beneath beside besides between beyond both but by can cannot come comes coming could
    couldn despite did didn do does doesn doing don done down due during each either else even ever every everybody
    everyone everything except few for from further furthermore gave get gets getting give given go goes going gone
    got had has hasn have haven having he hence her here hers him his how however i if in inside into is isn it its
    itself just let like made mainly make makes making many may me merely might mine more moreover most much must my
    near neither never no nobody nor not nothing now of off often on once one ones only onto or other others our out
    outside over own past per put quite rather really regarding s said same say saying says set shall she should
    shouldn simply since so some someone something still such take taken takes taking than that the their them then
    there therefore these they this those though through throughout thus time times to together too took toward
    towards two under unlike until up upon us use used very via want was wasn way we well went were weren what when
    where whether which while who whom whose why will with within without won would wouldn year years yes yet you
    your
    """.split()  # noqa: SIM905 - a list of words reads better as words
)

_COUNTED = re.compile(r"([^\W\d_]+)(?= \d)|(?<=\d )([^\W\d_]+)")


def additions(source: str, target: str) -> tuple[str, ...]:
    """Return the words of `target`, in lower case, that no word of `source` accounts for, each once, in order."""
    accounted = _accounted(source)
    return tuple(
        word
        for word in dict.fromkeys(words(target))
        if len(word) >= LEAST
        and word not in _GRAMMAR
        and _stem(word) not in accounted
        and not all(_stem(part) in accounted for part in word.split("-"))
    )


def mistaken(source: str, target: str) -> tuple[str, ...]:
    """Return the nouns of `source` that `target` leaves out, as many as it adds words: what it most likely says instead."""
    added = additions(source, target)
    if not added:
        return ()
    said = {_stem(word) for word in words(target)}
    # English may have a sign for a noun beside a number, or nothing: "im Jahr 2014", "3 Dollar".
    named = nouns(source).difference(word.lower() for pair in _COUNTED.findall(source) for word in pair)
    expected = usual(source, compounds=True).items()
    left = [word for word, english in expected if word in named and said.isdisjoint(map(_stem, english))]
    return tuple(left[: len(added)])


@lru_cache(maxsize=64)
def _accounted(source: str) -> frozenset[str]:
    """Return the stems of the English words that those of `source` may have become."""
    german = {part for word in words(source) for part in (word, *word.split("-"))}
    forms = {form for word in german for part in _parts(word) for form in _forms(part)}
    english = {part for form in forms for word in translations(form) for part in (word, *word.split("-"))}
    return frozenset(_stem(word) for word in german | english)


def _stem(word: str) -> str:
    return word[:STEM].removesuffix("s")


def _parts(word: str) -> Iterator[str]:
    """Yield a German word and the words that it begins and ends with if it is a compound."""
    yield word
    if len(word) in COMPOUND:
        for cut in range(SHORTEST, len(word) - SHORTEST + 1):
            yield from (part for part in (word[:cut], word[cut:]) if translations(part))


@lru_cache(maxsize=WORDS)
def _forms(word: str) -> tuple[str, ...]:
    """Return the words of the lexicon that are `word` or, if it is long, differ by no more than an ending."""
    known = listed()
    ending = ENDING if len(word) >= FORM else 0
    start = word[: max(FORM, len(word) - ending)]
    begin, end = bisect_left(known, start), bisect_left(known, start + LAST)
    return tuple(other for other in known[begin:end] if abs(len(other) - len(word)) <= ending)
