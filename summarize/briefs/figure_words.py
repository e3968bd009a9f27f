"""Whether a rewording attaches a figure to different words."""

import re

from summarize.language.function_words import UNBOUND
from summarize.language.words import english_stem

__all__ = ["figures_moved"]

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
#: Words before and after a figure that say what it belongs to.
_WORDS_AROUND = 4
_LONG = 4


def figures_moved(source: str, text: str) -> bool:
    """Whether the words around one figure are around another one in the rewording."""
    before, after = _around(source), _around(text)
    shared = before.keys() & after.keys()
    return any(
        len(after[one] & before[other]) > len(after[one] & before[one]) for one in shared for other in shared - {one}
    )


def _around(text: str) -> dict[str, frozenset[str]]:
    words = _WORD.findall(text)
    return {
        word: frozenset(
            english_stem(w)
            for w in words[max(0, n - _WORDS_AROUND) : n + 1 + _WORDS_AROUND]
            if w.lower() not in UNBOUND and len(w) >= _LONG
        )
        for n, word in enumerate(words)
        if _FIGURE.fullmatch(word)
    }
