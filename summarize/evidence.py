"""A source text read once, so that many targets can be compared with it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from summarize.article import Span
from summarize.derivation import Derived, derivations
from summarize.equivalence import Sense, clock_minutes, sense
from summarize.figures import Figure

__all__ = ["Source"]

#: One figure is compared with at most so many of equal value, so that hostile text costs linear time.
CANDIDATES = 48

#: A target unit of another system is within this share of the source's, and a rounding within it too.
REACH = Decimal("0.16")

_BREAK = re.compile(r"(?<![\d.]\d)(?<!\b[A-Za-z])[.!?…][\"“”»«’')]*\s+(?=[\"„“»(]*[A-ZÄÖÜ])|\n+")

Key = tuple[str, object]


@dataclass(frozen=True)
class Source:
    """The figures of a source text and where to find each meaning among them.

    `text` is the whole text, `figures` all its figures in order; `boilerplate` are the spans that are no evidence.
    """

    text: str
    figures: tuple[Figure, ...]
    boilerplate: tuple[Span, ...] = ()

    @cached_property
    def senses(self) -> tuple[Sense, ...]:
        """What each figure means, in order."""
        return tuple(sense(figure, self.text) for figure in self.figures)

    @cached_property
    def furniture(self) -> frozenset[int]:
        """The indices of the figures that stand in boilerplate."""
        spans = sorted(self.boilerplate)
        starts = [span.start for span in spans]
        inside = set()
        for index, figure in enumerate(self.figures):
            place = bisect_right(starts, figure.start) - 1
            if place >= 0 and figure.start < spans[place].end:
                inside.add(index)
        return frozenset(inside)

    @cached_property
    def _index(self) -> dict[Key, list[int]]:
        index: dict[Key, list[int]] = {}
        for number, one in enumerate(self.senses):
            for key in dict.fromkeys(_keys(one)):
                index.setdefault(key, []).append(number)
        return index

    @cached_property
    def _scales(self) -> dict[str, tuple[list[Decimal], list[int]]]:
        """Each dimension's amounts in ascending order, with the figures they belong to."""
        scales: dict[str, list[tuple[Decimal, int]]] = {}
        for number, one in enumerate(self.senses):
            for amount in one.amounts:
                scales.setdefault(one.dimension, []).append((amount, number))
        return {
            dimension: ([amount for amount, _ in sorted(pairs)], [number for _, number in sorted(pairs)])
            for dimension, pairs in scales.items()
        }

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.end() for match in _BREAK.finditer(self.text)]

    def sentence_of(self, place: int) -> int:
        """Return the number of the sentence, roughly split, that the character at `place` stands in."""
        return bisect_right(self._breaks, place)

    @cached_property
    def derived(self) -> Derived:
        """The sums, differences and shares of the source's own figures that stand near each other."""
        sentences: list[list[Sense]] = [[] for _ in range(len(self._breaks) + 1)]
        for number, one in enumerate(self.senses):
            if number not in self.furniture:
                sentences[self.sentence_of(one.figure.start)].append(one)
        return derivations(sentences)

    def like(self, target: Sense, near: Span | None = None) -> list[int]:
        """Return the indices of the figures that may mean the same as `target`, those inside `near` first."""
        found: dict[int, None] = {}
        for key in dict.fromkeys(_keys(target)):
            found.update(dict.fromkeys(self._nearest(self._index.get(key, ()), near)))
        for number in self.around(target):
            found.setdefault(number)
        return list(found)

    def around(self, target: Sense) -> Iterator[int]:
        """Yield the indices of figures of nearly the amount of `target` in its dimension."""
        dimensions = (target.dimension, "temperature") if target.dimension == "angle" else (target.dimension,)
        if target.dimension == "many":
            dimensions = ("number",)
        for dimension in dimensions:
            amounts, numbers = self._scales.get(dimension, ([], []))
            for amount in target.amounts:
                low, high = sorted((amount * (1 - REACH), amount * (1 + REACH)))
                if target.dimension == "many":
                    low, high = amount, amount * 10
                elif dimension == "share":
                    low, high = min(low, amount - Decimal("0.01")), max(high, amount + Decimal("0.01"))
                begin, end = bisect_left(amounts, low), bisect_right(amounts, high)
                middle = min(max(bisect_left(amounts, amount), begin), end)
                yield from numbers[max(begin, middle - CANDIDATES) : min(end, middle + CANDIDATES)]

    def name_span(self, target: Sense) -> Span | None:
        """Return where the text has the name `target`, spelled with any marks between its letters and digits."""
        tokens = re.findall(r"[^\W\d_]+|\d+", target.figure.text)
        if not tokens:
            return None
        pattern = r"(?<![^\W_])" + r"[\W_]{0,2}".join(map(re.escape, tokens)) + r"(?![^\W_])"
        match = re.search(pattern, self.text, re.IGNORECASE)
        return Span(match.start(), match.end()) if match is not None else None

    def _nearest(self, numbers: Sequence[int], near: Span | None) -> Iterable[int]:
        if len(numbers) <= CANDIDATES:
            return numbers
        if near is None:
            return numbers[:CANDIDATES]
        begin = bisect_left(numbers, near.start, key=lambda number: self.figures[number].start)
        return [*numbers[begin : begin + CANDIDATES], *numbers[:CANDIDATES]]


def _keys(one: Sense) -> Iterator[Key]:
    """Yield everything about a sense that another of the same meaning could share."""
    for value in one.raw:
        yield "value", value
    for amount in one.amounts:
        yield one.dimension, round(amount, 9)
    for part in one.parts:
        yield "part", part
        yield "value", Decimal(part[1])
    if one.dimension in ("times", "share", "rank") and len(one.raw) == 1:
        for ratio in _ratios(one):
            yield "ratio", round(ratio, 6)
    if one.name:
        yield "name", one.name
        yield "digits", one.digits
    elif one.digits:
        yield "digits", one.digits
    if one.dimension == "clock":
        yield "clock", clock_minutes(one.figure, 720)
    if one.dimension == "many" or (one.dimension == "calendar" and not one.parts):
        yield "kind", one.dimension


def _ratios(one: Sense) -> Iterator[Decimal]:
    value = one.raw[0]
    if one.dimension == "share":
        yield one.amounts[0]
    elif one.dimension == "times":
        yield value
        yield value - 1
    elif value:
        yield 1 / value
