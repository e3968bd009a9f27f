"""Reading pairs of sentences: German TAB English, one pair a line, xz."""

import lzma
import re
from collections.abc import Iterator
from pathlib import Path


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the clean pairs of a file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            german, tab, english = line.rstrip("\n").partition("\t")
            if tab and clean(german, english):
                yield german, english


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
