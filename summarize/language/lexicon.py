"""The lexicon: the usual English of German words, and the source words that a translation leaves out.

A small model drops the verb of a clause or confuses words. `lexicon.tsv` lists, for 135,836 German words, the most
frequent translation and further words that identify one; models/training/lexicon.py made it by word alignment. If the
target has none of them, the source word was most likely not translated. Human translators are freer than the model: in
NTREX they leave out twice as many such words. So an omission does not condemn a sentence, but it separates better
hypotheses from worse ones. The lexicon also aligns the words of a sentence and its translation, which locates figures.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from summarize.language.words import WORD

#: Shortest German word expected to have an English counterpart; shorter ones are mostly grammar.
SHORTEST_RENDERED = 4

#: Lengths of nouns that may be compounds. Longer strings are not words.
COMPOUND = range(9, 41)

#: Linking elements between the parts of a German compound.
_LINKS = ("", "s", "es", "n", "en", "er", "-")


def words(text: str) -> list[str]:
    """Return the words of `text` as the lexicon spells them: lower-cased, hyphenated compounds whole."""
    return WORD.findall(text.lower())


def unrendered(source: str, target: str) -> tuple[str, ...]:
    """Return the words of `source`, lower-cased and without repeats, whose usual translations `target` lacks."""
    return left_out(usual(source, compounds=True), target)


def usual(source: str, *, compounds: bool = False) -> dict[str, list[str]]:
    """Return the words of `source` that the lexicon has, lower-cased, with their usual English.

    With `compounds`, nouns missing from the lexicon are looked up by their heads: English may leave the modifier to the
    reader.
    """
    lexicon = _lexicon()
    known = {}
    for spelled in WORD.findall(source):
        word = spelled.lower()
        if word in lexicon and len(word) >= SHORTEST_RENDERED:
            known[word] = _words_for(word)
        elif compounds and spelled[0].isupper() and (parts := compound(word)):
            # What looks like a compound may be a name, which stays as it is except for its genitive.
            known[word] = [word, word.removesuffix("s"), *_words_for(parts[1])]
    return known


def nouns(source: str) -> frozenset[str]:
    """Return the words of `source`, lower-cased, that have a capital but do not begin the sentence: nouns and names."""
    return frozenset(word.lower() for word in WORD.findall(source)[1:] if word[0].isupper())


@cache
def listed() -> tuple[str, ...]:
    """Return the German words of the lexicon, sorted."""
    return tuple(_lexicon())


def translations(word: str) -> frozenset[str]:
    """Return the usual translations of a German word, empty if the lexicon does not have it."""
    return frozenset(_words_for(word.lower()))


def in_english(word: str) -> str | None:
    """Return the most frequent translation of a German word, in English spelling: Europe, New Year, war alliance."""
    lexicon, word = _lexicon(), word.lower()
    parts = (word,) if word in lexicon else compound(word)
    return " ".join(lexicon[part].partition("\t")[0] for part in parts) if parts else None


def left_out(known: Mapping[str, Sequence[str]], target: str) -> tuple[str, ...]:
    """Return the words of `known` (from `usual`) for which `target` has none of the translations."""
    said = set(words(target))
    return tuple(word for word, english in known.items() if said.isdisjoint(english))


def compound(word: str) -> tuple[str, str] | None:
    """Return modifier and head of a compound that the lexicon has only in parts, with the longest possible head."""
    lexicon = _lexicon()
    if len(word) not in COMPOUND:
        return None
    for cut in range(SHORTEST_RENDERED, len(word) - SHORTEST_RENDERED + 1):
        if word[cut:] in lexicon:
            for link in _LINKS:
                modifier = word[:cut].removesuffix(link)
                if len(modifier) >= SHORTEST_RENDERED and modifier in lexicon:
                    return modifier, word[cut:]
    return None


def _words_for(word: str) -> list[str]:
    return _lexicon().get(word, "").partition("\t")[2].split()


@cache
def _lexicon() -> dict[str, str]:
    lines = (files("summarize") / "data" / "lexicon.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)
