"""Reading pairs of sentences: German TAB English, one pair a line, xz."""

import lzma
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

#: Words of a German sentence that a model translates to learn from.
SHORTEST, LONGEST = 5, 36


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the clean pairs of a file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            german, tab, english = line.rstrip("\n").partition("\t")
            if tab and clean(german, english):
                yield german, english


def read_sentences(texts: Sequence[Path], held_out: Collection[str]) -> Iterator[str]:
    """Yield the distinct whole sentences of German texts, a sentence a line, xz, that are neither short, long nor held out."""
    done = set(held_out)
    for path in texts:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for german in map(str.strip, lines):
                whole = SHORTEST <= len(words(german)) <= LONGEST and german[-1] in ".!?"
                if whole and key(german) not in done:
                    done.add(key(german))
                    yield german


def clean(german: str, english: str) -> bool:
    """Whether a pair is likely a translation: both sides have words, like lengths, and differ."""
    long, short = max(len(german), len(english)), min(len(german), len(english))
    if short == 0 or long > 3 * short + 20 or key(german) == key(english):
        return False
    letters = sum(character.isalpha() or character.isspace() for character in german)
    return letters >= 0.6 * len(german)


def key(text: str) -> str:
    """Return a key that is equal for sentences that differ only in case, spaces and punctuation."""
    return re.sub(r"\W+", "", text.lower())


def words(text: str) -> list[str]:
    """Return the words of `text`, without digits and hyphens."""
    return re.findall(r"[^\W\d_]+", text)
