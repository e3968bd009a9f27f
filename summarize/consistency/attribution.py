"""Whether a figure stands in the source where the names and the other words around it in the target stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from summarize.consistency.evidence import Source
from summarize.consistency.sense import Sense
from summarize.language.lexicon import SHORTEST, translations, usual

__all__ = ["Attribution"]

_NAME = re.compile(r"(?<![\w-])[A-ZÄÖÜ][^\W\d_]{2,}")
_END = re.compile(r"(?<!\b[A-Z])[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")

#: Capitalised words that both languages share without being names of anybody.
_COMMON = frozenset({"April", "August", "September", "November", "Euro", "Dollar", "Minister", "The", "Die", "Man"})

#: What a number of a German text counts: the noun right behind it.
_COUNTED = re.compile(r"\s+(?:[a-zäöüß]+e[nrsm]?\s+)?([A-ZÄÖÜ][^\W\d_]+)")
_BEHIND = re.compile(r"(?:\s+[a-z-]+){1,2}")

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")

_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
#: Words that are in sentences about anything.
_ANYWHERE = frozenset(
    {
        "about", "after", "against", "also", "because", "before", "between", "could", "during", "first", "from", "have",
        "into", "many", "more", "most", "much", "only", "other", "over", "people", "percent", "said", "says",
        "some", "such", "than", "that", "their", "them", "there", "these", "they", "this", "under", "were",
        "what", "when", "which", "while", "will", "with", "would", "year", "years", "million", "billion",
    }
)  # fmt: skip
#: Words that are known in both languages have so many letters in common.
ALIKE = 5
#: So many words more of the target's sentence are in the sentence where a figure belongs.
MORE = 2
#: So many sentences before and behind a figure's own are looked at, so that hostile text costs linear time.
NEARBY = 24
_POINTS_IN_TIME = frozenset({"calendar", "clock"})

#: A name may stand this many sentences before the figure: German news takes it up by a pronoun or a title.
BEFORE = 2


class Attribution:
    """The names and other words that each sentence of a target shares with its source.

    A heuristic for targets that come without an alignment: it gives warnings, never verdicts.
    """

    def __init__(self, source: Source, target: str) -> None:
        """Prepare to place the sentences of `target` in `source`."""
        self._source = source
        self._breaks = [match.end() for match in _END.finditer(target)]
        self._target = target
        self._names: dict[int, tuple[frozenset[int], ...]] = {}
        self._said_years: dict[int, frozenset[str]] = {}
        self._known_years: dict[int, frozenset[str]] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._known: dict[int, frozenset[str]] = {}

    def misplaced(self, target_start: int, source_start: int) -> bool:
        """Whether the names of the target's sentence stand in the source, but none near the figure, or it names other years."""
        here = self._source.sentence_of(source_start)
        years, others = self._years(target_start), self._years_of(here)
        if years and others and years.isdisjoint(others):
            return True
        places = self._named(target_start)
        if not places:
            return False
        near = range(here - BEFORE, here + 2)
        return not any(sentence in where for where in places for sentence in near)

    def rivalled(self, target: Sense, number: int) -> bool:
        """Whether a name of the target's sentence has its own figure of the same sort, and this one has no such name.

        In "Anna verkaufte 300 Autos. Bernd verkaufte 500 Autos." the 500 are not Anna's. The same goes for other words,
        which the lexicon knows in both languages (benchmarks/attribution.py: with them 57 % of the figures put in the
        place of another are noticed, by names alone 26 %, and of the others 1 % are warned of, either way).
        """
        mine = self._source.senses[number]
        here = self._source.sentence_of(mine.figure.start)
        if self._said_elsewhere(target.figure.start, mine, here):
            return True
        places = self._named(target.figure.start)
        if not places or any(here in where for where in places):
            return False
        near = {sentence for where in places for sentence in where if here - BEFORE <= sentence <= here + 1}
        return any(_rival(mine, other) for sentence in near for other in self._source.senses_in(sentence))

    def counts_another(self, target: Sense, number: int) -> bool:
        """Whether the target counts what another figure of the source's sentence counts, and not what this one does.

        Of "40.000 Helfer, darunter 800 Soldaten" 800 are no helpers.
        """
        mine = self._source.senses[number]
        here = self._source.sentence_of(mine.figure.start)
        noun, words = _noun(mine), frozenset(_counted(target)) - _ANYWHERE
        english = translations(noun)
        if not english or english & words:
            return False
        others = {_noun(other) for other in self._source.senses_in(here) if _same_sort(mine, other)} - {noun}
        return any(words & translations(other) - english for other in others)

    def _said_elsewhere(self, target_start: int, mine: Sense, here: int) -> bool:
        """Whether another sentence with a figure of the same sort has more of the words of the target's sentence."""
        if mine.dimension in _POINTS_IN_TIME:
            return False
        said = self._said(bisect_right(self._breaks, target_start))
        own = len(said & self._english(here))
        # Most figures are where they belong, and the words of other sentences need not be looked up.
        if 2 * own >= len(said):
            return False
        rivals = self._sentences_with[mine.dimension]
        place = bisect_right(rivals, here)
        return any(
            len(said & self._english(sentence)) >= own + MORE
            and any(_same_sort(mine, other) for other in self._source.senses_in(sentence))
            for sentence in rivals[max(0, place - NEARBY) : place + NEARBY]
        )

    @cached_property
    def _sentences_with(self) -> dict[str, list[int]]:
        """The sentences of the source with figures of a dimension, in order."""
        found: dict[str, dict[int, None]] = {}
        for one in self._source.senses:
            found.setdefault(one.dimension, {})[self._source.sentence_of(one.figure.start)] = None
        return {dimension: list(sentences) for dimension, sentences in found.items()}

    def _said(self, number: int) -> frozenset[str]:
        """Return the words of a sentence of the target that are not in sentences about anything."""
        if number not in self._words:
            words = _WORD.findall(self._target, *self._bounds(number))
            self._words[number] = frozenset(word.casefold() for word in words) - _ANYWHERE
        return self._words[number]

    def _english(self, number: int) -> frozenset[str]:
        """Return the English words for those of a sentence of the source, as far as the target has them."""
        if number not in self._known:
            text = self._source.text_of(number)
            english = frozenset(word for listed in usual(text).values() for word in listed)
            starts = {word.casefold()[:ALIKE] for word in _WORD.findall(text)}
            alike = (self._by_start[start] for start in starts if start in self._by_start)
            self._known[number] = (english & self._vocabulary).union(*alike)
        return self._known[number]

    @cached_property
    def _by_start(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for word in self._vocabulary:
            found.setdefault(word[:ALIKE], set()).add(word)
        return found

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in _WORD.findall(self._target)) - _ANYWHERE

    def _named(self, target_start: int) -> tuple[frozenset[int], ...]:
        number = bisect_right(self._breaks, target_start)
        if number not in self._names:
            self._names[number] = tuple(self._places(number))
        return self._names[number]

    def _years(self, target_start: int) -> frozenset[str]:
        number = bisect_right(self._breaks, target_start)
        if number not in self._said_years:
            self._said_years[number] = frozenset(_YEAR.findall(self._target, *self._bounds(number)))
        return self._said_years[number]

    def _years_of(self, sentence: int) -> frozenset[str]:
        if sentence not in self._known_years:
            self._known_years[sentence] = frozenset(_YEAR.findall(self._source.text_of(sentence)))
        return self._known_years[sentence]

    def _bounds(self, number: int) -> tuple[int, int]:
        end = self._breaks[number] if number < len(self._breaks) else len(self._target)
        return (self._breaks[number - 1] if number else 0), end

    def _places(self, number: int) -> Iterator[frozenset[int]]:
        """Yield, for each name of a sentence that the source has too, the sentences of the source that have it."""
        begin, end = self._bounds(number)
        for name in dict.fromkeys(_NAME.findall(self._target[begin:end])):
            if name not in _COMMON and (where := self._source.sentences_with(name)):
                yield where


def _noun(one: Sense) -> str:
    """Return the German noun that a number counts, in the figure or right behind it, or nothing."""
    if one.dimension != "number":
        return ""
    if one.figure.unit is not None:
        return one.figure.text.split()[-1]
    found = _COUNTED.match(one.after)
    return found[1] if found else ""


def _counted(one: Sense) -> list[str]:
    """Return the English words that say what a number counts, in the figure or right behind it."""
    words = one.figure.text.casefold().split()[-1:] if one.figure.unit is not None else []
    behind = _BEHIND.match(one.after.casefold()) if one.dimension == "number" else None
    return words + (behind.group().split() if behind else [])


def _same_sort(one: Sense, other: Sense) -> bool:
    return one.dimension == other.dimension and one.raw != other.raw


def _rival(one: Sense, other: Sense) -> bool:
    """Whether two figures say how much there is of the same thing, and not the same."""
    if not _same_sort(one, other):
        return False
    if one.figure.unit is not None or other.figure.unit is not None:
        return one.figure.unit == other.figure.unit
    counted, also = _COUNTED.match(one.after), _COUNTED.match(other.after)
    return counted is not None and also is not None and counted[1] == also[1]
