"""A text read once, its figures indexed by meaning, so that a source can be compared with many targets."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from summarize.article import Span
from summarize.consistency.derivation import Derived, derivations
from summarize.consistency.dimensions import IMPERIAL, IMPERIAL_SIZE
from summarize.consistency.figure_view import View
from summarize.consistency.matching.amounts import LOST
from summarize.consistency.matching.moments import MONTHS, marked_clock
from summarize.consistency.sense import Sense, day_of, joined, sense
from summarize.figures import Figure, Kind
from summarize.figures.amounts.units import PHASES
from summarize.figures.dates.weekdays import WEEKDAY
from summarize.language.lexicon import SHORTEST_RENDERED, translations
from summarize.language.sentence_ends import BESIDE_FIGURES, abbreviated
from summarize.language.words import FULL, TOKEN, WORD
from summarize.language.years_away import year_away

if TYPE_CHECKING:
    from summarize.consistency import word_context

#: A figure is compared with at most this many of equal value, so that hostile text takes linear time.
MOST_CANDIDATES = 48

#: Converted and rounded amounts differ from the source by at most this share.
MOST_DEVIATION = Decimal("0.16")

#: Times are compared with those at most this many minutes away.
MOST_MINUTES = 60

#: Words that both languages share, by their first letters: Touchdowns, Patienten and patients.
SHARED_LETTERS = 5

#: Amounts are looked up by twelve digits, so that an inexact factor (a fifth of nine, km/h) does not hide one.
_COARSE = Context(prec=12)

#: Figures that may count people.
_COUNTING = frozenset({Kind.CARDINAL, Kind.COLLECTIVE})

Key = tuple[str, object]


@dataclass(frozen=True, eq=False)
class IndexedText:
    """The figures of a text, source or target, indexed by meaning.

    `text` is the whole text, `figures` all its figures in order; `boilerplate` are the spans that are not evidence,
    `today` is the date of the text, if known.
    """

    text: str
    figures: tuple[Figure, ...]
    boilerplate: tuple[Span, ...] = ()
    today: date | None = None

    @cached_property
    def senses(self) -> tuple[Sense, ...]:
        """The meaning of each figure, in order."""
        counting = tuple(one.start for one in self.figures if one.unit == "year" or one.kind in _COUNTING)
        views = (View(self.text, self.figures, number, counting) for number in range(len(self.figures)))
        return tuple(sense(view, self.today) for view in views)

    @cached_property
    def weekdays(self) -> dict[int, Span]:
        """The first place of each weekday that the text names outside boilerplate, Monday as 1."""
        days = (
            one
            for number, one in reversed(list(enumerate(self.senses)))
            if one.dimension == "weekday" and number not in self.in_boilerplate
        )
        return {int(one.raw[0]): one.figure.span for one in days}

    @cached_property
    def year_away(self) -> str | None:
        """Words like "last year", if neither the text's date nor any year in it says which one they mean."""
        dated = self.today is not None or any("year" in dict(point) for one in self.senses for point in one.points)
        found = year_away(self.text) if not dated else None
        return found[0] if found is not None else None

    @cached_property
    def in_boilerplate(self) -> frozenset[int]:
        """The indices of the figures in boilerplate."""
        return frozenset(index for index, figure in enumerate(self.figures) if self._in_boilerplate(figure.start))

    def _in_boilerplate(self, place: int) -> bool:
        spans = self._boilerplate
        before = bisect_right(spans, place, key=lambda span: span.start) - 1
        return before >= 0 and place < spans[before].end

    @cached_property
    def _boilerplate(self) -> list[Span]:
        return sorted(self.boilerplate)

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
        return [match.end() for match in BESIDE_FIGURES.finditer(self.text) if self._ends_sentence(*match.span())]

    def _ends_sentence(self, place: int, end: int) -> bool:
        """Whether a stop ends a sentence: that of a figure ("4. September", "3 Mrd. Euro") or an abbreviation does not."""
        inside = self.text[place] == "." and self._figure_at(place) is not None
        return not inside and not abbreviated(self.text, place, end)

    @cached_property
    def context(self) -> "word_context.Context":
        """The German words around the figures, for the judge of attribution."""
        from summarize.consistency.word_context import read_context

        return read_context(self.text, self.figures, self.sentence_of, "de")

    def sentence_of(self, place: int) -> int:
        """Return the number of the sentence, roughly split, that contains the character at `place`."""
        return bisect_right(self._breaks, place)

    @property
    def sentences(self) -> int:
        """The number of sentences, as `sentence_of` counts them."""
        return len(self._breaks) + 1

    def senses_in(self, sentence: int) -> Sequence[Sense]:
        """Return the meanings of the first figures of a sentence, at most MOST_CANDIDATES."""
        return self._by_sentence[sentence][:MOST_CANDIDATES]

    @cached_property
    def _by_sentence(self) -> list[list[Sense]]:
        sentences: list[list[Sense]] = [[] for _ in range(len(self._breaks) + 1)]
        for number, one in enumerate(self.senses):
            if number not in self.in_boilerplate:
                sentences[self.sentence_of(one.figure.start)].append(one)
        return sentences

    @cached_property
    def derived(self) -> Derived:
        """The sums, differences and shares of the source's own figures that are close together."""
        return derivations(self._by_sentence)

    @cached_property
    def joined(self) -> dict[str, list[int]]:
        """Indices of figures that form one amount with the next figure, by dimension; at most MOST_CANDIDATES each."""
        found: dict[str, list[int]] = {}
        for number, (one, other) in enumerate(pairwise(self.senses)):
            if joined(one, other, self.text) is not None and len(found.setdefault(one.dimension, [])) < MOST_CANDIDATES:
                found[one.dimension].append(number)
        return found

    def like(self, target: Sense, near: Span | None = None) -> list[int]:
        """Return the indices of the figures that may mean the same as `target`, those inside `near` first."""
        found: dict[int, None] = {}
        for key in dict.fromkeys(_keys(target)):
            found.update(dict.fromkeys(self._nearest(self._index.get(key, ()), near)))
        for number in self.around(target):
            found.setdefault(number)
        return list(found)

    def around(self, target: Sense) -> Iterator[int]:
        """Yield the indices of figures close to the amount of `target` in its dimension."""
        dimension = "number" if target.dimension == "many" else target.dimension
        amounts, numbers = self._scales.get(dimension, ([], []))
        for amount in target.amounts:
            low, high = sorted((amount * (1 - MOST_DEVIATION), amount * (1 + MOST_DEVIATION)))
            if target.figure.unit in IMPERIAL:
                high *= IMPERIAL_SIZE
            if target.dimension == "many":
                low, high = amount, amount * 10
            elif dimension == "clock":
                low, high = amount - MOST_MINUTES, amount + MOST_MINUTES
            elif dimension == "share":
                low, high = min(low, amount - Decimal("0.01")), max(high, amount + Decimal("0.01"))
            begin, end = bisect_left(amounts, low), bisect_right(amounts, high)
            middle = min(max(bisect_left(amounts, amount), begin), end)
            yield from numbers[max(begin, middle - MOST_CANDIDATES) : min(end, middle + MOST_CANDIDATES)]

    def name_span(self, target: Sense) -> Span | None:
        """Return where the text has the name `target`, with any marks between its letters and digits."""
        wanted = [match.group().casefold() for match in TOKEN.finditer(target.figure.text)]
        if not wanted:
            return None
        words = self._words
        for place in self._places.get(wanted[0], ())[:MOST_CANDIDATES]:
            run = words[place : place + len(wanted)]
            if [word.group().casefold() for word in run] != wanted:
                continue
            gaps = [b.start() - a.end() for a, b in pairwise(run)]
            if self._in_boilerplate(run[0].start()):
                continue
            if all(gap <= 2 for gap in gaps) and not self._inside_word(run[0].start(), run[-1].end()):
                return Span(run[0].start(), run[-1].end())
        return None

    def cue_span(self, cue: re.Pattern[str], near: Span | None) -> Span | None:
        """Return a place of a word of `cue` outside the text's figures, inside `near` if possible."""
        if cue not in self._cues:
            spans = [Span(*match.span()) for match in cue.finditer(self.text)]
            self._cues[cue] = [
                span for span in spans if not self._read_otherwise(span) and not self._in_boilerplate(span.start)
            ]
        spans = self._cues[cue]
        if near is not None:
            place = bisect_left(spans, near.start, key=lambda span: span.start)
            if place < len(spans) and spans[place].start < near.end:
                return spans[place]
        return spans[0] if spans else None

    def _read_otherwise(self, span: Span) -> bool:
        """Whether a word is part of a figure, except for weekdays: "Mittwochmittag" also says noon."""
        figure = self._figure_at(span.start)
        return figure is not None and figure.unit != WEEKDAY

    def _figure_at(self, start: int) -> Figure | None:
        place = bisect_right(self.figures, start, key=lambda figure: figure.start) - 1
        return self.figures[place] if place >= 0 and start < self.figures[place].end else None

    @cached_property
    def _cues(self) -> dict[re.Pattern[str], list[Span]]:
        return {}

    def number_at(self, place: int) -> int | None:
        """Return the index of the figure that begins at a place of the text, or None."""
        number = bisect_left(self.figures, place, key=lambda figure: figure.start)
        return number if number < len(self.figures) and self.figures[number].start == place else None

    def sentence(self, number: int) -> Span:
        """Return the span of sentence `number`, as `sentence_of` counts them."""
        begin = self._breaks[number - 1] if number else 0
        return Span(begin, self._breaks[number] if number < len(self._breaks) else len(self.text))

    def text_of(self, sentence: int) -> str:
        """Return the text of a sentence."""
        span = self.sentence(sentence)
        return self.text[span.start : span.end]

    def words_of(self, sentence: int, *, letters: int | None = SHARED_LETTERS) -> dict[str, int]:
        """Return the places of a sentence's words, by their first letters, without figures and repeated words."""
        found: dict[str, list[int]] = {}
        span = self.sentence(sentence)
        for word in FULL.finditer(self.text, span.start, span.end):
            if self._figure_at(word.start()) is None:
                found.setdefault(word.group().casefold()[:letters], []).append(word.start())
        return {word: places[0] for word, places in found.items() if len(places) == 1}

    def _inside_word(self, start: int, end: int) -> bool:
        """Whether letters or digits continue before `start` or after `end`."""
        return self.text[start - 1 : start].isalnum() or self.text[end : end + 1].isalnum()

    @cached_property
    def rendered(self) -> dict[str, Span]:
        """The first place of a German word that each English word translates, by English word."""
        places: dict[str, Span] = {}
        for word in WORD.finditer(self.text):
            if len(word.group()) >= SHORTEST_RENDERED:
                for english in translations(word.group()):
                    if len(english) >= SHORTEST_RENDERED:
                        places.setdefault(english, Span(*word.span()))
        return places

    @cached_property
    def _words(self) -> list[re.Match[str]]:
        return list(TOKEN.finditer(self.text))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            places.setdefault(word.group().casefold(), []).append(place)
        return places

    def _nearest(self, numbers: Sequence[int], near: Span | None) -> Iterable[int]:
        if len(numbers) <= MOST_CANDIDATES:
            return numbers
        if near is None:
            return numbers[:MOST_CANDIDATES]
        begin = bisect_left(numbers, near.start, key=lambda number: self.figures[number].start)
        return [*numbers[begin : begin + MOST_CANDIDATES], *numbers[:MOST_CANDIDATES]]


def _keys(one: Sense) -> Iterator[Key]:
    """Yield all keys of a meaning that another figure of the same meaning could share."""
    if one.dimension == "weekday":
        yield from (("weekday", (one.raw[0] - 1 + step) % 7) for step in (-1, 0, 1))
        return
    yield from _amount_keys(one)
    yield from _date_keys(one)
    if one.dimension in ("times", "share", "rank") and len(one.raw) == 1:
        for ratio in _ratios(one):
            yield "ratio", _COARSE.plus(ratio)
    yield from _name_keys(one)
    yield from _unit_keys(one)


def _amount_keys(one: Sense) -> Iterator[Key]:
    for value in one.raw:
        yield "value", value
    if one.figure.kind is Kind.SCORE:  # of half-time, in brackets
        yield from (("value", Decimal(value)) for value in re.findall(r"\d{1,3}", one.figure.text.partition("(")[2]))
    if one.figure.kind is Kind.FRACTION:
        yield from (("value", value) for value in (one.figure.low, one.figure.high) if value is not None)
    for amount in one.amounts:
        yield one.dimension, _COARSE.plus(amount)
        if amount < 0 and one.dimension in LOST:
            yield one.dimension, _COARSE.plus(-amount)


def _date_keys(one: Sense) -> Iterator[Key]:
    for point in one.resolved:
        if (day := day_of(dict(point))) is not None:
            yield "weekday", Decimal(day.isoweekday() - 1)
    for point in one.points or one.resolved:
        for part in point:
            yield "part", part
            yield "value", Decimal(part[1])
            if part[0] == "year":
                yield "value", Decimal(part[1] % 100)  # "Olympische Spiele 92"
            if part[0] in MONTHS:
                yield "value", Decimal(MONTHS[part[0]])
    if one.figure.unit in PHASES | {"decade"} and one.figure.value is not None:
        yield "value", one.figure.value  # "in her late forties"


def _name_keys(one: Sense) -> Iterator[Key]:
    if one.name:
        yield "name", one.name
        if one.name.startswith("law."):
            yield from (("law", part) for part in one.name.split(".")[1:])
        yield "digits", one.digits
        if 0 < len(one.digits) < 4:
            yield "value", Decimal(one.digits)  # G20, the Group of Twenty
        if len(one.digits) in (2, 4) and one.figure.text[:2].isupper():
            yield "part", ("year", int(one.digits[-2:]) + 2000)
        if one.name == "911":
            yield "part", ("month", 9)
    elif one.digits:
        yield "digits", one.digits
    yield from (("clock", minutes % 720) for minutes in marked_clock(one))


def _unit_keys(one: Sense) -> Iterator[Key]:
    """Yield the keys for other units, or none, in which the same may be said."""
    if one.dimension == "money" and one.figure.unit == "cent":
        yield from (("money", _COARSE.plus(value / 100)) for value in one.raw)
    if one.dimension == "points":
        yield from (("value", amount) for amount in one.amounts)  # "a quarter point"
    if one.figure.unit == "m" and one.figure.text.endswith("m"):
        yield from (("value", value * 10**6) for value in one.raw)  # "35m posts"
    if one.figure.unit == "decade" and one.figure.value is not None and one.figure.value >= 30:
        yield "kind", "temperature"  # "in the 80s"
    if one.dimension == "clock":
        yield from (("clock", minutes % 720) for minutes in one.raw)
    if one.dimension == "many":
        yield "kind", one.dimension
    if one.dimension == "temperature" or one.figure.unit == "degree":
        yield "kind", "temperature"  # plain degrees may be Fahrenheit where the other text's are Celsius


def _ratios(one: Sense) -> Iterator[Decimal]:
    value = one.raw[0]
    if one.dimension == "share":
        yield one.amounts[0]
    elif one.dimension == "times":
        yield value
        yield value - 1
    elif value:
        yield 1 / value
