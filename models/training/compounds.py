"""Compounds that no dictionary has, from their parts: "Annexionspläne" / "annexation plans".

German news forms new compounds every day. Those missing from the pairs and the dictionary are split into two known
nouns, so that the model learns to do the same with the next one.
"""

import re
from collections.abc import Iterator, Mapping

from dictionary import Row, Usage
from forms import is_plural
from pairs import key

#: Letters of a part, and its least frequency in the pairs and the news together: rarer ones are chance hits
#: ("Brandenb-urger").
SHORTEST, USED = 4, 20
#: A compound this frequent in the pairs is learned from them.
TAUGHT = 10

#: Linking elements between two parts; some first parts lose an e ("Schulhaus").
_JOINTS = ("", "s", "es", "n", "en", "er")
_LOST = ("e", "en")
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
_NOT_COMPOUND = ("ische", "ischen", "ischer", "isches")
_ENGLISH = re.compile(r"[A-Za-z]{3,}(?:[ -][a-z]{3,})?")


def compounds(
    parts: Mapping[str, str], dictionary: Mapping[str, object], used: Usage, held_out: set[str]
) -> Iterator[Row]:
    """Yield attested compounds that are neither in `dictionary` nor in the pairs, made of `parts` (with English)."""
    nouns = {
        german: english
        for german, english in parts.items()
        if _NOUN.fullmatch(german)
        and len(german) >= SHORTEST
        and used.written[german] + used.taught[german] >= USED
        and _ENGLISH.fullmatch(english)
    }
    for word in used.written:
        if word in dictionary or used.taught[word] >= TAUGHT or not _NOUN.fullmatch(word) or word in parts:
            continue
        if used.known[word.lower()] or word.endswith(_NOT_COMPOUND):  # a name, an adjective
            continue
        splits = list(_split(word, nouns))
        if splits:
            first, second = max(splits, key=lambda split: _weight(split, used))
            english = f"{_singular(nouns[first], used)} {nouns[second]}"
            if not held_out & {key(word), key(english)}:
                yield word, english, used.turns(word) // 2


def _split(word: str, nouns: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for at in range(SHORTEST - 1, len(word) - SHORTEST + 1):
        second = word[at:].capitalize()
        if second in nouns:
            start = word[:at]
            first = [start.removesuffix(joint) for joint in _JOINTS if start.endswith(joint)]
            yield from ((part, second) for part in [*first, *(start + lost for lost in _LOST)] if part in nouns)


def _weight(split: tuple[str, str], used: Usage) -> int:
    return min(used.written[part] + used.taught[part] for part in split)


def _singular(english: str, used: Usage) -> str:
    # "Rentenbesteuerung" is pension taxation, but "Sportarzt" is a sports doctor, and "glass" is not a plural.
    short = english.removesuffix("s")
    known = used.common(short) > used.common(english) / 4
    return short if known and is_plural(english) and not english.endswith("ies") else english
