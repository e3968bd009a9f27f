"""The words that the news needs and the pairs lack, from a dictionary.

A small model that reads a word ten times forgets it again, and a brief with one wrong word is a wrong brief. So entries
are drawn often, which costs little, as they are short: most of them in lists, where each stands beside others and has to
be found ("Kolonne; Meereis" / "gang; sea ice"), some alone.
"""

import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pairs import key, read_pairs, words

__all__ = ["Entry", "Row", "Usage", "entries", "lists", "read", "usage"]

Row = tuple[str, str, int]
"""German, English, how often the pair is drawn an epoch."""
Entry = tuple[str, str]
"""A German word or phrase and its English."""

#: An entry counts if its German is in the other pairs less than so often: those teach common words better, with the sense
#: that the news uses.
RARE = 60
#: English of an entry is in the other pairs at least so often.
KNOWN = 3
#: Of so many of its translations, the first in the dictionary, the so many that are most common in the other pairs. The
#: first are the usual ones: a common word far down has another sense ("Beruhigung" / "killing", of steel).
FIRST, SYNONYMS = 3, 2
#: How often an entry is drawn an epoch, if its German is written in German texts at least twice, once, and not at all. Those
#: not written show how words are put together.
TURNS = (14, 6, 1)
#: One turn of so many is alone, the others in lists.
ALONE = 4

#: Entries of a list, and what stands between them.
SHORTEST, LONGEST = 2, 7
MARKS = ("; ", "; ", ", ", ", ", " – ")


@dataclass(frozen=True)
class Usage:
    """How often words are used: German ones in German texts and in the pairs, English ones in the pairs, in lower case."""

    written: Counter[str]
    taught: Counter[str]
    known: Counter[str]

    def turns(self, german: str) -> int:
        """Return how often an entry is to be drawn an epoch."""
        return TURNS[2 - min(2, *(self.written[word] for word in words(german)))]

    def rare(self, german: str) -> bool:
        """Whether the pairs do not teach a word of `german`."""
        return min(self.taught[word] for word in words(german)) < RARE

    def common(self, english: str) -> int:
        """Return how often the rarest word of `english` is in the pairs."""
        return min((self.known[word] for word in words(english.lower())), default=0)


def usage(texts: Iterable[Path], rows: Iterable[Row]) -> Usage:
    """Count the words of `texts` (German, a sentence a line) and of `rows`."""
    used = Usage(Counter(), Counter(), Counter())
    for path in texts:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            used.written.update(word for line in lines for word in set(words(line)))
    for german, english, _ in rows:
        used.taught.update(set(words(german)))
        used.known.update(set(words(english.lower())))
    return used


def read(path: Path, used: Usage, held_out: set[str]) -> dict[str, list[str]]:
    """Return the German of the dictionary at `path` with its English, best first, but for what is held out or unknown."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for german, english in read_pairs(path):
        common = used.common(english)
        if common >= KNOWN and words(german) and not held_out & {key(german), key(english)}:
            found[german].append((common, english))
    return {
        german: [english for _, english in sorted(translations[:FIRST], reverse=True)[:SYNONYMS]]
        for german, translations in found.items()
    }


def entries(dictionary: Mapping[str, Sequence[str]], used: Usage) -> list[Row]:
    """Return the entries of `dictionary` that the pairs lack."""
    return [
        (german, english, used.turns(german))
        for german, translations in dictionary.items()
        if used.rare(german)
        for english in translations
    ]


def lists(listed: Sequence[Row], dice: random.Random) -> Iterator[Row]:
    """Yield the entries alone and in lists, every time beside others."""
    yield from ((german, english, turns // ALONE) for german, english, turns in listed if turns >= ALONE)
    for turn in range(max((turns for _, _, turns in listed), default=0)):
        shuffled = [(german, english) for german, english, turns in listed if turn < turns - turns // ALONE]
        dice.shuffle(shuffled)
        at = 0
        while at < len(shuffled):
            part = shuffled[at : at + dice.randint(SHORTEST, LONGEST)]
            mark = dice.choice(MARKS)
            yield mark.join(german for german, _ in part), mark.join(english for _, english in part), 1
            at += len(part)
