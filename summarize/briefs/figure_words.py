"""Figures: whether a rewording gives a figure to other words than its sentence does."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from summarize.language.calendar import ENGLISH_MONTHS
from summarize.language.clauses import STATED_BORDER
from summarize.language.function_words import UNBOUND
from summarize.language.words import english_stem

__all__ = ["figures_moved"]

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
#: Words before and after a figure that say what it belongs to.
_WORDS_AROUND = 4
#: A figure, or a number word that often counts persons or things; not the time, the day or the year of what is told.
_COUNT = re.compile(
    r"(?:\d+(?:[.,]\d+)*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_TIME = frozenset((*ENGLISH_MONTHS, "am", "pm", "st", "nd", "rd", "th"))
_LONG = 4


def figures_moved(source: str, text: str) -> bool:
    """Whether a figure has the words around another one, or is in a clause with none of the words that it had."""
    return _swapped(source, text) or _exchanged(source, text)


def _swapped(source: str, text: str) -> bool:
    """Whether the words around one figure are around another one in the rewording."""
    before, after = _around(source), _around(text)
    shared = before.keys() & after.keys()
    return any(
        len(after[one] & before[other]) > len(after[one] & before[one]) for one in shared for other in shared - {one}
    )


def _around(text: str) -> dict[str, frozenset[str]]:
    words = _WORD.findall(text)
    return {
        word: frozenset(
            english_stem(w)
            for w in words[max(0, n - _WORDS_AROUND) : n + 1 + _WORDS_AROUND]
            if w.lower() not in UNBOUND and len(w) >= _LONG
        )
        for n, word in enumerate(words)
        if _FIGURE.fullmatch(word)
    }


@dataclass(frozen=True, slots=True)
class _Clause:
    """The figures of a clause, its other content words, and the words that it counts."""

    figures: frozenset[str]
    words: frozenset[str]
    counted: frozenset[str]


def _exchanged(source: str, text: str) -> bool:
    """Whether a word changes from the clause of one figure to that of another, or a figure from its words to others.

    Only figures and words that stand once in each of the two texts count.
    """
    ours, theirs = _clauses(source), _clauses(text)
    figures = _once(one.figures for one in ours) & _once(one.figures for one in theirs)
    counted = frozenset[str]().union(*(one.counted for one in (*ours, *theirs)))
    words = _once(one.words for one in ours) & _once(one.words for one in theirs)
    before, after = _places(ours), _places(theirs)
    for word in words:
        old, new = before[word].figures & figures, after[word].figures & figures
        if old and new and not old & new:
            return True
    others = words - counted
    return any(
        (old := before[figure].words & others) and (new := after[figure].words & others) and not old & new
        for figure in figures
    )


def _clauses(text: str) -> list[_Clause]:
    return [_clause(_WORD.findall(part)) for part in STATED_BORDER.split(text) if part]


def _clause(tokens: list[str]) -> _Clause:
    lowered = [token.lower() for token in tokens]
    places = [
        at
        for at, token in enumerate(lowered)
        if _COUNT.fullmatch(token)
        and not _YEAR.fullmatch(token)
        and not _TIME & {*lowered[max(0, at - 1) : at], *lowered[at + 1 : at + 2]}
    ]
    words = (token for token in lowered if len(token) >= _LONG and token not in UNBOUND)
    counted = (lowered[at + 1] for at in places if at + 1 < len(lowered))
    return _Clause(
        frozenset(lowered[at] for at in places),
        frozenset(english_stem(word) for word in words if not _COUNT.fullmatch(word)),
        frozenset(map(english_stem, counted)),
    )


def _once(groups: Iterable[frozenset[str]]) -> frozenset[str]:
    counts = Counter(each for group in groups for each in group)
    return frozenset(each for each, count in counts.items() if count == 1)


def _places(clauses: list[_Clause]) -> dict[str, _Clause]:
    return {each: clause for clause in clauses for each in clause.figures | clause.words}
