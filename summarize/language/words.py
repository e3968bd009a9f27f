"""Words of either language: how a text is cut into them, and how much of one its inflected forms share."""

import re

__all__ = ["EITHER", "ENGLISH", "GERMAN", "LETTERS", "LONG", "LOOSE", "WORD", "stem", "stems"]

LETTERS = re.compile(r"[^\W\d_]+")
#: A word of running text; a hyphenated compound is one word.
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: Words of so many letters that most of them mean something.
LONG = re.compile(r"[^\W\d_]{4,}")

#: Letters of a stem. Fewer take other words for forms of one, more take forms of one for other words: forms of a German word share
#: GERMAN letters, of an English one ENGLISH; EITHER where texts of both are compared; LOOSE where words of one family count as one
#: (election, electoral).
LOOSE, ENGLISH, EITHER, GERMAN = 4, 5, 6, 7


def stem(word: str, letters: int) -> str:
    """Return the first `letters` of a word, in lower case."""
    return word[:letters].lower()


def stems(text: str, letters: int) -> list[str]:
    """Return the stems of the long words of `text`, in order."""
    return [stem(word, letters) for word in LONG.findall(text)]
