"""Words of either language: splitting text into them, the length of their stems, and the likeness of sets of them."""

import math
import re
from collections.abc import Mapping

LETTERS = re.compile(r"[^\W\d_]+")
#: Letters and digits as separate tokens, and together: "F35" is two tokens or one.
TOKEN, ALPHANUMERIC = re.compile(r"[^\W\d_]+|\d+"), re.compile(r"\w+")
#: A word of running text; a hyphenated compound is one word.
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: Words of this many letters may have content, or usually do.
FULL, LONG = re.compile(r"[^\W\d_]{3,}"), re.compile(r"[^\W\d_]{4,}")

#: Letters of a stem. Fewer conflate different words, more separate forms of one word. EITHER_STEM is for comparing texts
#: of both languages; LOOSE_STEM treats a family of words as one (election, electoral).
LOOSE_STEM, ENGLISH_STEM, EITHER_STEM, GERMAN_STEM = 4, 5, 6, 7

_OUR = re.compile(r"(?<=[a-z]{2})our")


def column(table: Mapping[str, str], name: str) -> frozenset[str]:
    """Return one column of a table whose keys list the columns that the words of their values are in."""
    return frozenset(word for columns, words in table.items() if name in columns.split() for word in words.split())


def stem(word: str, letters: int) -> str:
    """Return the first `letters` of a word, in lower case."""
    return word[:letters].lower()


def english_stem(word: str) -> str:
    """Return the stem of an English word, the same for both spellings: favourite, favorite."""
    return stem(_OUR.sub("or", word.lower()), ENGLISH_STEM)


def stems(text: str, letters: int) -> list[str]:
    """Return the stems of the long words of `text`, in order."""
    return [stem(word, letters) for word in LONG.findall(text)]


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two weighted sets of words, from 0 to 1."""
    dot = sum(weight * other[word] for word, weight in one.items() if word in other)
    if not dot:
        return 0.0
    return dot / math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
