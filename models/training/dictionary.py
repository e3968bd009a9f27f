"""Words from a dictionary that the news needs and the pairs lack.

A small model that reads a word ten times forgets it again, and a brief with one wrong word is a wrong brief. So entries
are drawn often, which costs little since they are short: most of them in lists, where the model must find each among
others ("Kolonne; Meereis" / "gang; sea ice"), some alone.
"""

import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pairs import key, read_pairs, words

Row = tuple[str, str, int]
"""German, English, how often the pair is drawn an epoch."""
Entry = tuple[str, str]
"""A German word or phrase and its English."""

#: An entry counts if its German occurs in the other pairs less often than this: they teach common words better, with
#: the sense that the news uses.
RARE = 60
#: Least frequency of an entry's English in the other pairs.
KNOWN = 3
#: Of the FIRST translations in the dictionary, take the SYNONYMS most common ones in the other pairs. The first are the
#: usual ones: a common word far down has another sense ("Beruhigung" / "killing", of steel).
FIRST, SYNONYMS = 3, 2
#: How often an entry is drawn per epoch, if its German occurs in German texts at least twice, once, and not at all.
#: Unattested entries show how words are formed.
TURNS = (14, 6, 1)
#: One turn in this many is alone, the others are in lists.
ALONE = 4

#: Entries per list, and the separator between them.
SHORTEST, LONGEST = 2, 7
MARKS = ("; ", "; ", ", ", ", ", " – ")


@dataclass(frozen=True)
class Usage:
    """Word frequencies in lower case: German ones in German texts and in the pairs, English ones in the pairs."""

    written: Counter[str]
    taught: Counter[str]
    known: Counter[str]

    def turns(self, german: str) -> int:
        """Return how often to draw an entry per epoch."""
        return TURNS[2 - min(2, *(self.written[word] for word in words(german)))]

    def rare(self, german: str) -> bool:
        """Whether the pairs do not teach some word of `german`."""
        return min(self.taught[word] for word in words(german)) < RARE

    def common(self, english: str) -> int:
        """Return the frequency in the pairs of the rarest word of `english`."""
        return min((self.known[word] for word in words(english.lower())), default=0)


def usage(texts: Iterable[Path], rows: Iterable[Row]) -> Usage:
    """Count the words of `texts` (German, one sentence per line) and of `rows`."""
    used = Usage(Counter(), Counter(), Counter())
    for path in texts:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            used.written.update(word for line in lines for word in set(words(line)))
    for german, english, _ in rows:
        used.taught.update(set(words(german)))
        used.known.update(set(words(english.lower())))
    return used


def read(path: Path, used: Usage, held_out: set[str]) -> dict[str, list[str]]:
    """Return the German of the dictionary at `path` with its English, best first, without held-out and unknown words."""
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
    """Yield the entries alone and in lists, with changing neighbours."""
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
