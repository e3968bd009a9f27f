"""Whether a sentence of an article tells what a sentence of another does, so that its source may be named."""

from collections.abc import Iterable

from summarize.language import function_words
from summarize.language.negation import denied_in_german
from summarize.language.words import GERMAN, stem
from summarize.stories.term_weights import WORD, features, pivots, rarity

__all__ = ["tells"]

#: The least share of a sentence's words, weighted by rarity, that the other one must have. See docs/decisions.md.
TOLD = 0.8


def tells(sentences: Iterable[str], german: str) -> bool:
    """Whether one of `sentences` has nearly all rare words of `german`, each of its names and nouns, and its negation.

    Words match by stem or by a shared English translation; figures are compared elsewhere.
    """
    return any(_tells(sentence, german) for sentence in sentences)


def _tells(sentence: str, german: str) -> bool:
    words = [word for word in WORD.findall(german) if word.lower() not in function_words.GERMAN]
    has = features(sentence)
    found = {word for word in words if stem(word, GERMAN) in has or any(one in has for one in pivots(word.lower()))}
    if any(word[0].isupper() for word in words if word not in found):
        return False
    total = sum(rarity(stem(word, GERMAN)) for word in words)
    told = sum(rarity(stem(word, GERMAN)) for word in words if word in found)
    return told >= TOLD * total > 0 and denied_in_german(sentence) == denied_in_german(german)
