"""Which articles belong to the same story."""

import math
from collections.abc import Sequence

from summarize.language.words import GERMAN_STEM, LONG, cosine, stem
from summarize.stories.term_weights import rarity

__all__ = ["belonging"]

#: Least cosine of the rarer words of two articles of one story: it separates the marked stories (docs/decisions.md).
STORY_COSINE = 0.2
#: Weight of a lower-case word relative to a noun or a name.
LOWER_CASE_WEIGHT = 0.35


def belonging(texts: Sequence[str]) -> frozenset[int]:
    """Return the indices of the texts that tell one story: the largest set connected by similarity.

    Of equally large sets it is the first. A single text is a story by itself.
    """
    vectors = [_vector(text) for text in texts]
    sets = {index: {index} for index in range(len(texts))}
    for index, vector in enumerate(vectors):
        for other in range(index):
            if sets[index] is not sets[other] and cosine(vector, vectors[other]) >= STORY_COSINE:
                sets[index] |= sets[other]
                sets.update(dict.fromkeys(sets[index], sets[index]))
    return frozenset(max(sets.values(), key=lambda members: (len(members), -min(members)), default=()))


def _vector(text: str) -> dict[str, float]:
    """Return the stems of a text, weighted by frequency in it and, more strongly, by rarity."""
    counts: dict[str, float] = {}
    for word in LONG.findall(text):
        cut = stem(word, GERMAN_STEM)
        counts[cut] = counts.get(cut, 0.0) + (1.0 if word[0].isupper() else LOWER_CASE_WEIGHT)
    return {cut: (1 + math.log(max(1.0, count))) * min(1.0, count) * rarity(cut) ** 2 for cut, count in counts.items()}
