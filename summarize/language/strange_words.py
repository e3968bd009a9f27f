"""Strange words: words of a translation that are not English.

A small model copies words that it does not know and invents others from pieces ("unreasonised"). Names belong in a
translation unchanged, so a word shared with the source is strange only if `german_words.txt` has it: words that human
translators hardly ever keep, and nouns never seen in translations. Any other word is strange if `english_words.txt` has
neither it nor a word that it derives from. models/training/word_lists.py makes both lists. 2.2 % of the segments in
NTREX's human translations have a strange word: a rare one ("hoggery"), or "Zeit" in "Die Zeit".
"""

from functools import cache
from importlib.resources import files

from summarize.language.words import LETTERS

#: Shortest strange word by language: shorter ones are too often abbreviations, or in both languages.
SHORTEST_GERMAN, SHORTEST_ENGLISH = 4, 5

#: Prefixes that form English words. The rest must be a word of at least four letters.
_PREFIXES = ("un", "re", "non", "over", "under", "mid", "de", "pre", "out", "anti", "inter", "counter")
_SUFFIXES = (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"), ("ly", ""))


def strange_words(source: str, target: str) -> tuple[str, ...]:
    """Return the words of `target` that are not English, in order and without repeats."""
    copied = {word.lower() for word in LETTERS.findall(source)}
    words = dict.fromkeys(LETTERS.findall(target))
    return tuple(word for word in words if (is_german(word) if word.lower() in copied else _made_up(word)))


def is_german(word: str) -> bool:
    """Whether `word`, in this spelling, is a German word and neither a name nor English."""
    return len(word) >= SHORTEST_GERMAN and word in _words("german")


def _made_up(word: str) -> bool:
    # A capitalised word is a name, which no list can contain.
    return len(word) >= SHORTEST_ENGLISH and word.islower() and word.isascii() and not _english(word)


def _english(word: str) -> bool:
    if word in _words("english"):
        return True
    for suffix, ending in _SUFFIXES:
        if word.endswith(suffix) and _base(word[: -len(suffix)] + ending):
            return True
    return any(word.startswith(prefix) and _base(word[len(prefix) :]) for prefix in _PREFIXES)


def _base(word: str) -> bool:
    return len(word) >= 4 and word in _words("english")


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset((files("summarize") / "data" / f"{language}_words.txt").read_text("utf-8").split())
