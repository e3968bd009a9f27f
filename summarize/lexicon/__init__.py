"""The lexicon: what German words usually are in English."""

from summarize.lexicon.additions import additions, mistaken
from summarize.lexicon.lexicon import (
    SHORTEST,
    WORD,
    in_english,
    left_out,
    nouns,
    translations,
    unrendered,
    usual,
    words,
)

__all__ = [
    "SHORTEST",
    "WORD",
    "additions",
    "in_english",
    "left_out",
    "mistaken",
    "nouns",
    "translations",
    "unrendered",
    "usual",
    "words",
]
