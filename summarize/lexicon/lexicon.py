"""The lexicon: what German words usually are in English, and which words of a source a translation leaves out.

A small model drops the verb of a clause or takes one word for another. `lexicon.tsv` has what translators wrote for some
72,000 German words, and a word of the source of which the target has no such English was most likely not translated.
(models/training/lexicon.py made it by word alignment.) Human translators are freer than the model: in NTREX they leave
twice as many such words. So it is no verdict on a sentence, but it tells the better of two hypotheses. And it tells which
words of a sentence and its translation stand for one another, beside which figures are looked for.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

__all__ = ["SHORTEST", "WORD", "in_english", "left_out", "translations", "unrendered", "usual", "words"]

#: Letters of a German word that is looked up; shorter ones are mostly grammar.
SHORTEST = 4

#: A word of running text; a compound with hyphens is one.
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words(text: str) -> list[str]:
    """Return the words of `text` as the lexicon has them: in lower case, compounds with hyphens whole."""
    return WORD.findall(text.lower())


def unrendered(source: str, target: str) -> tuple[str, ...]:
    """Return the words of `source`, in lower case, of which `target` has none of the usual translations, each once."""
    return left_out(usual(source), target)


def usual(source: str) -> dict[str, list[str]]:
    """Return the words of `source` that the lexicon has, in lower case, and what they usually are in English."""
    lexicon = _lexicon()
    return {word: lexicon[word].lower().split() for word in words(source) if word in lexicon}


def translations(word: str) -> frozenset[str]:
    """Return what one German word usually is in English; nothing if the lexicon does not have it."""
    return frozenset(_lexicon().get(word.lower(), "").lower().split())


def in_english(word: str) -> str | None:
    """Return the likeliest translation of one German word, as English spells it: Europe, rapprochement."""
    english = _lexicon().get(word.lower())
    return english.split()[0] if english else None


def left_out(known: Mapping[str, Sequence[str]], target: str) -> tuple[str, ...]:
    """Return the words of `known`, which `usual` gave for a source, of which `target` has none of the translations."""
    said = set(words(target))
    return tuple(word for word, english in known.items() if said.isdisjoint(english))


@cache
def _lexicon() -> dict[str, str]:
    lines = (files("summarize.lexicon") / "lexicon.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)
