"""The lexicon: what German words usually are in English."""

from summarize.lexicon.lexicon import SHORTEST, left_out, unrendered, usual, words

__all__ = ["SHORTEST", "left_out", "unrendered", "usual", "words"]
