"""Words that a translation leaves in German.

A small model copies words that it does not know. Names belong in a translation as they are, so only words count that
are in `german_words.txt`: human translators hardly ever leave those (models/training/german_words.py counted). In the
human translations of NTREX 4 of 1,997 segments have one ("Die Zeit").
"""

import re
from functools import cache
from importlib.resources import files

__all__ = ["is_german", "untranslated"]

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{4,}")


def untranslated(source: str, target: str) -> tuple[str, ...]:
    """Return the German words that `target` has from `source`, in the order of the target, each once."""
    copied = set(_WORD.findall(source))
    return tuple(dict.fromkeys(word for word in _WORD.findall(target) if word in copied and is_german(word)))


def is_german(word: str) -> bool:
    """Whether `word`, in this spelling, is a German word and neither a name nor English."""
    return word in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset((files("summarize.translation") / "german_words.txt").read_text("utf-8").split())
