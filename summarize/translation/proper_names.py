"""Proper names of a German sentence: are they in its translation, and which garbled word was meant to be one?

German capitalises every noun, so only what is certainly a name counts: entries of the gazetteer and acronyms, and in
choosing among hypotheses also what one of them has copied. A missing name is a mark in the report, never a verdict.
Runs of capitalised words were tried: of the names they found in NTREX, 29 % were not in the human translation.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable

from summarize.language.gazetteer import ENGLISH
from summarize.language.strange_words import is_german
from summarize.language.words import WORD

__all__ = ["copied_names", "fold", "lost_names", "mend_names", "names"]

#: A garbled name is taken for the one that is missing from this likeness on (difflib ratio). "Pjöggang" for
#: "Pjöngjang" has 0.82, "Vietnam" for "Vienna" 0.77.
LIKE = 0.8

_ENTRY = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, ENGLISH), key=len, reverse=True)) + r")(?=s?(?![\w-]))"
)
#: Currencies and Roman numbers are figures.
_ACRONYM = re.compile(r"(?<![\w-])(?!(?:EUR|USD|CHF|GBP|[IVX]+)\b)[A-ZÄÖÜ]{2,6}(?![\w-])")


def names(source: str) -> tuple[str, ...]:
    """Return what are certainly names in a German sentence, in order, each once."""
    found: dict[str, int] = {}
    for pattern in (_ENTRY, _ACRONYM):
        for match in pattern.finditer(source):
            found.setdefault(match.group(), match.start())
    return tuple(sorted(found, key=lambda name: found[name]))


def copied_names(source: str, hypotheses: Iterable[str]) -> tuple[str, ...]:
    """Return capitalised words of `source` that some hypothesis has copied: a name, if the model knows one.

    A translator leaves nothing but names (and words that are the same in both languages, and those that it does not
    know) as they are. So a word that one hypothesis copies and another one lacks is a name that the other one has lost.
    """
    words = {word for word in WORD.findall(source)[1:] if word[0].isupper() and len(word) > 2 and not is_german(word)}
    return tuple(sorted({word for text in hypotheses for word in words.intersection(WORD.findall(text))}))


def lost_names(source: str, target: str) -> tuple[str, ...]:
    """Return the names of `source` that `target` has in no known form."""
    folded = fold(target)
    return tuple(name for name in names(source) if not any(_has(folded, form) for form in _forms(name)))


def mend_names(source: str, target: str) -> str:
    """Return `target` with words that are all but a lost name of `source` put right, in the usual English form."""
    for name in lost_names(source, target):
        if name not in ENGLISH or " " in ENGLISH[name][0]:
            continue  # "PTBS" is "PTSD" in English, but only a table can know
        kept = {fold(word) for word in WORD.findall(source)} - {fold(name)}
        kept |= _ENGLISH_WORDS
        candidates = [word for word in WORD.findall(target) if word[0].isupper() and fold(word) not in kept]
        likeness = {
            word: max(_alike(word, form) for form in (name, *ENGLISH[name])) for word in dict.fromkeys(candidates)
        }
        best = max(likeness, key=lambda word: likeness[word], default="")
        if best and likeness[best] >= LIKE:
            target = re.sub(rf"(?<!\w){re.escape(best)}(?!\w)", ENGLISH[name][0], target)
    return target


def _forms(name: str) -> tuple[str, ...]:
    """Return the forms of a German name in English; one that is not in the table stays as it is."""
    return ENGLISH.get(name, (name,))


def fold(text: str) -> str:
    """Return `text` without case and marks, for comparing spellings."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def _has(folded: str, form: str) -> bool:
    if form.isupper():  # "AI" is no part of "said"
        return re.search(rf"(?<!\w){re.escape(fold(form))}(?:['’]?s)?(?!\w)", folded) is not None
    # Adjectives and the like of a name count: Deutschland is not lost in "the German army". The table has those that
    # share less than all but two letters; with fewer, Australia would be found in Austria.
    stem = fold(form)
    return (stem[:-2] if len(stem) > 6 else stem) in folded


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0  # left in German
    # "Swede" is not a garbled "Sweden".
    if fold(one)[:1] != fold(other)[:1] or min(len(one), len(other)) < 4 or other.startswith(one):
        return 0.0
    if one.isupper() and sorted(one) == sorted(other):
        return 1.0  # letters of an acronym swapped
    return difflib.SequenceMatcher(None, fold(one), fold(other)).ratio()


#: Words of English forms: right where they stand, whatever they resemble.
_ENGLISH_WORDS = frozenset(fold(word) for forms in ENGLISH.values() for form in forms for word in WORD.findall(form))
