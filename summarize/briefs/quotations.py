"""Quotations of a few words: a small translator's most frequent error, and what readers believe most."""

import re

from summarize.language.additions import SHORTEST_ADDITION, additions
from summarize.language.lexicon import SHORTEST_RENDERED, unrendered, usual, words

__all__ = ["reworded_quotation"]

#: Most words of a short quotation: the built-in model gets every second word of these wrong (docs/decisions.md).
LONGEST_QUOTE = 4

_QUOTATION = re.compile(r"[„“«»\"]([^„“”«»\"]{2,60})[“”«»\"]")
_ENGLISH = re.compile(r"[\"“«‘'](?!s\b)([^\"“”«»‘’]{2,80}?)[\"”»’']")


def reworded_quotation(source: str, target: str) -> bool:
    """Whether `source` quotes a few words that `target` neither contains as they are nor quotes in usual English."""
    short = [
        words for words in _QUOTATION.findall(source) if len(words.split()) <= LONGEST_QUOTE and words not in target
    ]
    own = _ENGLISH.findall(target) if short else []
    return not all(any(_renders(german, english) for english in own) for german in short)


def _renders(german: str, english: str) -> bool:
    """Whether the lexicon knows every longer German word, and the English omits none and adds few."""
    told = [word for word in words(english) if len(word) >= SHORTEST_ADDITION]
    known = usual(german, compounds=True).keys() >= {word for word in words(german) if len(word) >= SHORTEST_RENDERED}
    return bool(told) and known and not unrendered(german, english) and 2 * len(additions(german, english)) < len(told)
