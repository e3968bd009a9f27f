"""Whether a figure stands in the source where the names around it in the target stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from summarize.consistency.evidence import Source
from summarize.consistency.sense import Sense

__all__ = ["Attribution"]

_NAME = re.compile(r"(?<![\w-])[A-ZÄÖÜ][^\W\d_]{2,}")
_END = re.compile(r"(?<!\b[A-Z])[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")

#: Capitalised words that both languages share without being names of anybody.
_COMMON = frozenset({"April", "August", "September", "November", "Euro", "Dollar", "Minister", "The", "Die", "Man"})

#: What a number of a German text counts: the noun right behind it.
_COUNTED = re.compile(r"\s+([A-ZÄÖÜ][^\W\d_]+)")

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")

#: A name may stand this many sentences before the figure: German news takes it up by a pronoun or a title.
BEFORE = 2


class Attribution:
    """The names that each sentence of a target shares with its source.

    A heuristic for targets that come without an alignment: it gives warnings, never verdicts.
    """

    def __init__(self, source: Source, target: str) -> None:
        """Prepare to place the sentences of `target` in `source`."""
        self._source = source
        self._breaks = [match.end() for match in _END.finditer(target)]
        self._target = target
        self._names: dict[int, tuple[frozenset[int], ...]] = {}

    def misplaced(self, target_start: int, source_start: int) -> bool:
        """Whether the names of the target's sentence stand in the source, but none near the figure, or it names other years."""
        here = self._source.sentence_of(source_start)
        span = self._source.sentence(here)
        years, others = self._years(target_start), _YEAR.findall(self._source.text, span.start, span.end)
        if years and others and years.isdisjoint(others):
            return True
        places = self._named(target_start)
        if not places:
            return False
        near = range(here - BEFORE, here + 2)
        return not any(sentence in where for where in places for sentence in near)

    def rivalled(self, target_start: int, number: int) -> bool:
        """Whether a name of the target's sentence has its own figure of the same sort, and this one has no such name.

        In "Anna verkaufte 300 Autos. Bernd verkaufte 500 Autos." the 500 are not Anna's.
        """
        mine = self._source.senses[number]
        here = self._source.sentence_of(mine.figure.start)
        places = self._named(target_start)
        if not places or any(here in where for where in places):
            return False
        near = {sentence for where in places for sentence in where if here - BEFORE <= sentence <= here + 1}
        return any(_rival(mine, other) for sentence in near for other in self._source.senses_in(sentence))

    def _named(self, target_start: int) -> tuple[frozenset[int], ...]:
        number = bisect_right(self._breaks, target_start)
        if number not in self._names:
            self._names[number] = tuple(self._places(number))
        return self._names[number]

    def _years(self, target_start: int) -> frozenset[str]:
        number = bisect_right(self._breaks, target_start)
        return frozenset(_YEAR.findall(self._target, *self._bounds(number)))

    def _bounds(self, number: int) -> tuple[int, int]:
        end = self._breaks[number] if number < len(self._breaks) else len(self._target)
        return (self._breaks[number - 1] if number else 0), end

    def _places(self, number: int) -> Iterator[frozenset[int]]:
        """Yield, for each name of a sentence that the source has too, the sentences of the source that have it."""
        begin, end = self._bounds(number)
        for name in dict.fromkeys(_NAME.findall(self._target[begin:end])):
            if name not in _COMMON and (where := self._source.sentences_with(name)):
                yield where


def _rival(one: Sense, other: Sense) -> bool:
    """Whether two figures say how much there is of the same thing, and not the same."""
    if one.dimension != other.dimension or one.raw == other.raw:
        return False
    if one.figure.unit is not None or other.figure.unit is not None:
        return one.figure.unit == other.figure.unit
    counted, also = _COUNTED.match(one.after), _COUNTED.match(other.after)
    return counted is not None and also is not None and counted[1] == also[1]
