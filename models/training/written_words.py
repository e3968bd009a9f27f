"""German nouns that the pairs lack, with their English, written for this project: `written_words.tsv`.

German as the news has it TAB English of that form TAB further English words that show that it was translated.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from summarize.figures import find_figures
from summarize.language.function_words import ADDED
from summarize.language.words import WORD

WRITTEN_WORDS = Path(__file__).with_suffix(".tsv")

#: Letters of a noun whose English does not depend on the sentence.
LONG = 6
#: What follows the head of an English phrase: "rule of law".
_AFTER_THE_HEAD = re.compile(r" (?:against|at|by|for|from|in|of|on|to|with) ")
#: Endings of plurals that take an -n in the dative: "Neujahrsgrüße", "Neujahrsgrüßen".
_PLURALS = ("e", "el", "er")
#: Not "class", "crisis".
_ENGLISH_PLURAL = re.compile("(?<![isu])s$")
#: Words of English that a translator keeps in one piece.
PHRASE = 4


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """A German noun, its English, and English words in lower case, at least one of which a translation of it has."""

    german: str
    english: str
    telling: tuple[str, ...]

    @property
    def fixed(self) -> bool:
        """Whether a glossary may hold it: long, no genitive of a name, no half of "Soldatinnen und Soldaten"."""
        unambiguous = len(self.german) >= LONG and not self.german.endswith("innen")
        return unambiguous and len(self.english.split()) <= PHRASE and not self.english.endswith("'s")


def written_words(path: Path) -> list[WrittenWord]:
    """Return the words of the file at `path` and their dative plurals.

    Figures are left to the reader of figures, and function words tell nothing; both are left out.
    """
    found = {}
    for line in path.read_text("utf-8").splitlines():
        german, english, more = line.split("\t")
        telling = _telling(english.lower(), more.split())
        if telling and not (find_figures(german, "de") or find_figures(english, "en")):
            found[german] = WrittenWord(german, english, telling)
    plurals = (
        word for word in found.values() if word.german.endswith(_PLURALS) and _ENGLISH_PLURAL.search(word.telling[0])
    )
    return list(({f"{word.german}n": replace(word, german=f"{word.german}n") for word in plurals} | found).values())


def _telling(english: str, more: list[str]) -> tuple[str, ...]:
    """Return the words that show that the German was translated: the head of its English, and `more`.

    The other words of the phrase do not: "new" is no sign that "New Year greetings" are there.
    """
    head = WORD.findall(_AFTER_THE_HEAD.split(english)[0])[-1]
    others = {*WORD.findall(english)} - {head}
    return tuple(dict.fromkeys(word for word in [head, *more] if word not in ADDED and word not in others))
