"""The words of a German text as features: stems and their English in the lexicon, with their rarity."""

import math
import re
from collections import Counter
from functools import cache
from importlib.resources import files

from summarize.language.function_words import GERMAN_FUNCTION_WORDS, STORIES
from summarize.language.lexicon import in_english, translations
from summarize.language.words import ENGLISH_STEM, FULL, GERMAN_STEM, stem

__all__ = ["TABLE", "TERM", "english_features", "features", "pivots", "rarity"]

#: The number of news teasers (total in the first line) in which each stem occurs; made by
#: models/training/stem_counts.py.
TABLE = "stems.tsv"

#: Weight of an English word relative to the German word that it may translate.
PIVOT_WEIGHT = 0.7

#: A word of a German text that may be a feature.
TERM = re.compile(r"[^\W\d_]{4,}|[A-ZÄÖÜ]{2,}")


@cache
def rarity(stem: str) -> float:
    """Return how rare a stem is, from 0 (in every text) to 1 (in fewer than one of 5,000 news teasers)."""
    counts = _counts()
    total, least = counts[""], min(counts.values())
    return math.log(total / counts.get(stem, least)) / math.log(total / least)


def features(text: str) -> dict[str, float]:
    """Return the words of a German text and their possible English, with their rarity.

    Two texts that say the same in different words share the English ones: Stellen and Arbeitsplätze share "jobs".
    """
    found: dict[str, float] = {}
    for word in TERM.findall(text):
        low = word.lower()
        if low in GERMAN_FUNCTION_WORDS:
            continue
        weight = rarity(stem(low, GERMAN_STEM))
        found[stem(low, GERMAN_STEM)] = weight
        english = pivots(low)
        for pivot in english:
            found[pivot] = max(found.get(pivot, 0.0), PIVOT_WEIGHT * weight / math.sqrt(len(english)))
    return found


def english_features(text: str) -> dict[str, float]:
    """Return the words of an English text, except grammatical ones, each with weight 1."""
    words = (word.lower() for word in FULL.findall(text))
    return {stem(word, ENGLISH_STEM): 1.0 for word in words if word not in STORIES}


@cache
def pivots(word: str) -> tuple[str, ...]:
    """Return the English words that a German word, or the parts of a compound, may stand for, marked as English."""
    english = translations(word) or (in_english(word) or "").split()
    return tuple(sorted({f"en:{stem(each, ENGLISH_STEM)}" for each in english if len(each) > 2}))


@cache
def _counts() -> Counter[str]:
    lines = (files("summarize.data") / TABLE).read_text("utf-8").splitlines()
    return Counter({stem: int(count) for stem, count in (line.split("\t") for line in lines)})
