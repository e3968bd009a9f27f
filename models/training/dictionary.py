"""The words that the news needs and the pairs lack, from a dictionary.

A small model that reads a word ten times forgets it again, and a brief with one wrong word is a wrong brief. So entries
are drawn often, which costs little, as they are short: most of them in lists, where each stands beside others and has to
be found ("Kolonne; Meereis" / "gang; sea ice"), some alone.
"""

import lzma
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pairs import key, read_pairs, words

__all__ = ["entries", "lists"]

Row = tuple[str, str, int]
"""German, English, how often the pair is drawn an epoch."""
Entry = tuple[str, str]
"""A German word or phrase and its English."""

#: An entry counts if its German is in the news at least so often and in the other pairs less than so often: those teach
#: common words better, with the sense that the news uses.
SEEN, RARE = 2, 60
#: English of an entry is in the other pairs at least so often.
KNOWN = 3
#: Of so many of its translations, the first in the dictionary, the so many that are most common in the other pairs. The
#: first are the usual ones: a common word far down has another sense ("Beruhigung" / "killing", of steel).
FIRST, SYNONYMS = 3, 2

#: Entries of a list, and what stands between them.
SHORTEST, LONGEST = 2, 7
MARKS = ("; ", "; ", ", ", ", ", " – ")


def entries(data: Path, rows: Iterable[Row], held_out: set[str]) -> list[Entry]:
    """Return the entries of the dictionary in `data` that the news needs and `rows` lack, best first for each word."""
    dictionary, news = data / "pairs" / "ding_dictionary.tsv.xz", data / "mono" / "frontpages_news.txt.xz"
    if not dictionary.exists() or not news.exists():
        print(f"{dictionary} or {news} is not there; no dictionary")
        return []
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        written = Counter(word for line in lines for word in set(words(line)))
    taught: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for german, english, _ in rows:
        taught.update(set(words(german)))
        known.update(set(words(english.lower())))
    found: dict[str, list[tuple[int, str]]] = {}
    for german, english in read_pairs(dictionary):
        if held_out & {key(german), key(english)} or not words(german) or not words(english):
            continue
        common = min(known[word] for word in words(english.lower()))
        needed = min(written[word] for word in words(german)) >= SEEN
        if common >= KNOWN and needed and min(taught[word] for word in words(german)) < RARE:
            found.setdefault(german, []).append((common, english))
    return [
        (german, english)
        for german, translations in found.items()
        for _, english in sorted(translations[:FIRST], reverse=True)[:SYNONYMS]
    ]


def lists(listed: Sequence[Entry], turns: int, dice: random.Random) -> Iterator[Entry]:
    """Yield the entries in lists, each entry in `turns` of them, every time beside others."""
    for _ in range(turns):
        shuffled = dice.sample(listed, len(listed))
        at = 0
        while at < len(shuffled):
            part = shuffled[at : at + dice.randint(SHORTEST, LONGEST)]
            mark = dice.choice(MARKS)
            yield mark.join(german for german, _ in part), mark.join(english for _, english in part)
            at += len(part)
