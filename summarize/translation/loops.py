"""Loops: does a translation say the same twice?"""

import re

__all__ = ["loops"]


def loops(text: str, source: str = "") -> bool:
    """Whether `text` says a run of words again, and `source` does not.

    Right after itself a single word counts from the third time ("had had" and "very, very" are English), a long one, an
    article, and two and more, from the second; further on, ECHO words and more.
    """
    return _repeats(text) > _repeats(source) or (_echoes(text, ECHO) and not _echoes(source, ECHO // 2))


_WORD = re.compile(r"\w+")

#: Letters of a word that nobody says twice running.
LONG = 7
#: Nor these, long or not.
_NEVER_TWICE = frozenset({"the", "an", "of"})

#: Loops of small models repeat phrases of up to a dozen words; looking further finds no more.
_LONGEST_LOOP = 12

#: Words that are not said twice in a sentence, half of them longer than "the" and "of". Of 36,908 human translations of
#: news one in 860 has such a run again and nothing half as long twice in the source.
ECHO = 4


def _repeats(text: str) -> int:
    words = [word.lower() for word in _WORD.findall(text)]
    found = 0
    for size in range(1, min(_LONGEST_LOOP, len(words) // 2) + 1):
        times = 3 if size == 1 else 2
        run = 0
        for index in range(size, len(words)):
            # A run of matches at this distance, size * (times - 1) long, is the phrase said `times` times.
            run = run + 1 if words[index] == words[index - size] else 0
            long = size == 1 and run == 1 and (len(words[index]) >= LONG or words[index] in _NEVER_TWICE)
            if (run == size * (times - 1) or long) and not words[index].isdigit():
                found += 1
    return found


def _echoes(text: str, size: int) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    first: dict[tuple[str, ...], int] = {}
    run = 0  # how far the words from here back have been said before
    for start in range(len(words) - size + 1):
        part = tuple(words[start : start + size])
        run = run + 1 if start - first.setdefault(part, start) >= size else 0
        # "the end of the" is said often, but nothing much longer is.
        if run and (run > 2 or sum(len(word) > 3 for word in part) >= size // 2):
            return True
    return False
