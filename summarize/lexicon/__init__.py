"""The lexicon: what German words usually are in English."""

from summarize.lexicon.lexicon import SHORTEST, left_out, translations, unrendered, usual, words

__all__ = ["SHORTEST", "left_out", "translations", "unrendered", "usual", "words"]
