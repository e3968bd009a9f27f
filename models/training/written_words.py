"""German nouns that the pairs lack, with their English, written for this project: `written_words.tsv`.

German as the news has it TAB English of that form TAB further English words that tell that it was translated.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarize.figures import find_figures
from summarize.language.function_words import ADDED
from summarize.language.words import WORD

__all__ = ["WRITTEN_WORDS", "WrittenWord", "written_words"]

WRITTEN_WORDS = Path(__file__).with_suffix(".tsv")

#: Letters of a noun whose English does not depend on the sentence.
LONG = 6
#: What follows the head of an English phrase: "rule of law".
_AFTER_THE_HEAD = re.compile(r" (?:against|at|by|for|from|in|of|on|to|with) ")
#: Words of English that a translator keeps in one piece.
PHRASE = 4


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """A German noun, its English, and the English words, in lower case, of which a translation of it has one."""

    german: str
    english: str
    telling: tuple[str, ...]

    @property
    def fixed(self) -> bool:
        """Whether a glossary may hold it: long, no genitive of a name, no half of "Soldatinnen und Soldaten"."""
        noun = len(self.german) >= LONG and not self.german.endswith("innen")
        return noun and len(self.english.split()) <= PHRASE and not self.english.endswith("'s")


def written_words(path: Path) -> Iterator[WrittenWord]:
    """Yield the words of the file at `path` but those that are figures, which are the reader's business, or grammar."""
    for line in path.read_text("utf-8").splitlines():
        german, english, more = line.split("\t")
        telling = _telling(english.lower(), more.split())
        if telling and not (find_figures(german, "de") or find_figures(english, "en")):
            yield WrittenWord(german, english, telling)


def _telling(english: str, more: list[str]) -> tuple[str, ...]:
    """Return the words that tell that the German was translated: the head of its English, and `more` but the head's company."""
    head = WORD.findall(_AFTER_THE_HEAD.split(english)[0])[-1]
    company = {*WORD.findall(english)} - {head}
    return tuple(dict.fromkeys(word for word in [head, *more] if word not in ADDED and word not in company))
