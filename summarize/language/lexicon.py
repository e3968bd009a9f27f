"""The lexicon: what German words usually are in English, and which words of a source a translation leaves out.

A small model drops the verb of a clause or takes one word for another. `lexicon.tsv` has what translators wrote for some
115,000 German words: what each mostly is, and the words by which its translation is told. A word of the source of which the
target has none of them was most likely not translated. (models/training/lexicon.py made it by word alignment.) Human
translators are freer than the model: in NTREX they leave twice as many such words. So it is no verdict on a sentence, but it
tells the better of two hypotheses. And it tells which words of a sentence and its translation stand for one another, beside
which figures are looked for.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

__all__ = [
    "COMPOUND",
    "SHORTEST",
    "WORD",
    "compound",
    "in_english",
    "left_out",
    "listed",
    "nouns",
    "translations",
    "unrendered",
    "usual",
    "words",
]

#: Letters of a German word of which something is expected in English; shorter ones are mostly grammar.
SHORTEST = 4

#: Letters of a noun that may be a compound. Longer ones are no words.
COMPOUND = range(9, 41)

#: What German puts between the parts of a compound.
_LINKS = ("", "s", "es", "n", "en", "er", "-")

#: A word of running text; a compound with hyphens is one.
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words(text: str) -> list[str]:
    """Return the words of `text` as the lexicon has them: in lower case, compounds with hyphens whole."""
    return WORD.findall(text.lower())


def unrendered(source: str, target: str) -> tuple[str, ...]:
    """Return the words of `source`, in lower case, of which `target` has none of the usual translations, each once."""
    return left_out(usual(source, compounds=True), target)


def usual(source: str, *, compounds: bool = False) -> dict[str, list[str]]:
    """Return the words of `source` that the lexicon has, in lower case, and what they usually are in English.

    With `compounds` nouns that it lacks count by their heads: English may leave the rest to the reader.
    """
    lexicon = _lexicon()
    known = {}
    for spelled in WORD.findall(source):
        word = spelled.lower()
        if word in lexicon and len(word) >= SHORTEST:
            known[word] = _words_for(word)
        elif compounds and spelled[0].isupper() and (parts := compound(word)):
            # What looks like a compound may be a name, which stays as it is but for its genitive.
            known[word] = [word, word.removesuffix("s"), *_words_for(parts[1])]
    return known


def nouns(source: str) -> frozenset[str]:
    """Return the words of `source`, in lower case, that have a capital though they do not begin it: nouns and names."""
    return frozenset(word.lower() for word in WORD.findall(source)[1:] if word[0].isupper())


@cache
def listed() -> tuple[str, ...]:
    """Return the German words that the lexicon has, sorted."""
    return tuple(_lexicon())


def translations(word: str) -> frozenset[str]:
    """Return what one German word usually is in English; nothing if the lexicon does not have it."""
    return frozenset(_words_for(word.lower()))


def in_english(word: str) -> str | None:
    """Return what one German word mostly is, as English spells it: Europe, New Year, war alliance."""
    lexicon, word = _lexicon(), word.lower()
    parts = (word,) if word in lexicon else compound(word)
    return " ".join(lexicon[part].partition("\t")[0] for part in parts) if parts else None


def left_out(known: Mapping[str, Sequence[str]], target: str) -> tuple[str, ...]:
    """Return the words of `known`, which `usual` gave for a source, of which `target` has none of the translations."""
    said = set(words(target))
    return tuple(word for word, english in known.items() if said.isdisjoint(english))


def compound(word: str) -> tuple[str, str] | None:
    """Return the modifier and the head of a compound that the lexicon has in parts only, the head as long as can be."""
    lexicon = _lexicon()
    if len(word) not in COMPOUND:
        return None
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        if word[cut:] in lexicon:
            for link in _LINKS:
                modifier = word[:cut].removesuffix(link)
                if len(modifier) >= SHORTEST and modifier in lexicon:
                    return modifier, word[cut:]
    return None


def _words_for(word: str) -> list[str]:
    return _lexicon().get(word, "").partition("\t")[2].split()


@cache
def _lexicon() -> dict[str, str]:
    lines = (files("summarize") / "data" / "lexicon.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)
