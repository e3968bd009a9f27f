"""Loops: does a translation say the same again right after itself?"""

import re

__all__ = ["loops"]


def loops(text: str, source: str = "") -> bool:
    """Whether `text` says a run of words again right after itself, and `source` does not.

    A single word counts from the third time ("had had" and "very, very" are English), a long one, and two and more,
    from the second.
    """
    return _repeats(text) > _repeats(source)


_WORD = re.compile(r"\w+")

#: Letters of a word that nobody says twice running.
LONG = 7

#: Loops of small models repeat phrases of up to a dozen words; looking further finds no more.
_LONGEST_LOOP = 12


def _repeats(text: str) -> int:
    words = [word.lower() for word in _WORD.findall(text)]
    found = 0
    for size in range(1, min(_LONGEST_LOOP, len(words) // 2) + 1):
        times = 3 if size == 1 else 2
        run = 0
        for index in range(size, len(words)):
            # A run of matches at this distance, size * (times - 1) long, is the phrase said `times` times.
            run = run + 1 if words[index] == words[index - size] else 0
            long = size == 1 and run == 1 and len(words[index]) >= LONG
            if (run == size * (times - 1) or long) and not words[index].isdigit():
                found += 1
    return found
