"""Whether a sentence of an article tells what a sentence of another does, so that its source may be named."""

from collections.abc import Iterable
from itertools import compress

from summarize.language.function_words import GERMAN_FUNCTION_WORDS
from summarize.language.negation import denied_in_german
from summarize.language.words import GERMAN_STEM, stem
from summarize.stories.term_weights import TERM, features, pivots, rarity

__all__ = ["tells"]

#: The least share of a sentence's words, weighted by rarity, that the other one must have. See docs/decisions.md.
TOLD = 0.8


def tells(sentences: Iterable[str], german: str) -> bool:
    """Whether one of `sentences` has nearly all rare words of `german`, each of its names and nouns, and its negation.

    Words match by stem or by a shared English translation; figures are compared elsewhere.
    """
    words = [word for word in TERM.findall(german) if word.lower() not in GERMAN_FUNCTION_WORDS]
    weights = [rarity(stem(word, GERMAN_STEM)) for word in words]
    denied = denied_in_german(german)

    def told_by(sentence: str) -> bool:
        has = features(sentence)
        found = [stem(word, GERMAN_STEM) in has or any(one in has for one in pivots(word.lower())) for word in words]
        if any(word[0].isupper() and not there for word, there in zip(words, found, strict=True)):
            return False
        return sum(compress(weights, found)) >= TOLD * sum(weights) > 0 and denied_in_german(sentence) == denied

    return any(map(told_by, sentences))
