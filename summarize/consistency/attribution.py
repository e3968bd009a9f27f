"""Attribution: does a figure of an English text belong to the same thing as in the German source?

A check of values cannot see a right number on the wrong thing. The judge compares the words around the target's figure
with the words around every figure of its kind in the source, whatever their values: if the figure had to be filled in
from the source, which one would it be? If another value fits much better, the figure most likely belongs to something
else, and the other value is its rival. The weights are fitted to briefs written by others (models/training/judge.py).
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summarize.consistency.derivation import rounds
from summarize.consistency.matching.any_kind import agree
from summarize.consistency.sense import Sense
from summarize.consistency.word_context import Context, likeness, read_context
from summarize.figures import Figure
from summarize.language.lexicon import translations

if TYPE_CHECKING:
    from summarize.consistency.indexed_text import IndexedText

__all__ = ["FEATURES", "Attribution", "Judgement", "Weights", "margins", "weights"]

#: The features, each from 0 to 1: the words near the figure and those of its sentence compared with the source's
#: sentence, its clause with the clause and with the sentences before and after, the word after and the words before the
#: figures, the qualifier, the sentence's other figures, how near the source has the nearest of them, each figure's own
#: words (those not nearer to another of its kind) compared from either side, and whether the target tells a rival
#: elsewhere.
FEATURES = (
    "near", "sentence", "clause", "previous", "next", "word_behind", "word_before", "qualifier", "figures",
    "nearest_figure", "own_words", "own_words_there", "told",
)  # fmt: skip

#: Words at this distance from a figure have 37 % of the weight of adjacent ones, in the steps of `Context.places`.
NEAR, WIDE = 4.0, 12.0
#: The same for the nearest other figure.
NEAR_FIGURE = 8.0
#: Words with less information than this occur in sentences about anything.
SAYS, SAYS_MUCH = 0.8, 1.5
#: The number of words after and before a figure that may say what it counts.
COUNTED_WITHIN = 4
#: The confidence if another figure of the sentence counts what the target says: two of four such figures in the tuning
#: half were wrong.
COUNTED_SURE = 0.5
#: Two figures count as exchanged if `Attribution._exchange` is below the first; the second is the confidence then: in the
#: tuning halves, two of five such pairs were right.
EXCHANGED, EXCHANGED_SURE = -0.45, 0.4
#: Other figures of the target, nearest first, that may have taken a figure's place.
NEAREST_FIGURES = 8
#: In the steps of `Context.places`, the lead at which a word is clearly nearer to one figure and the distance at which it
#: has 37 % of its weight; then the least similarity of two words, and the weight of no evidence.
CLEARLY, HEARD, MATCHED, PRIOR = 3.0, 18.0, 0.45, 3.0
#: The value of the word after a figure if a text omits it ("608 mehr", "and 17,588 from Burgenland"), and the weight of
#: the word after the previous figure, which then takes its place: "180 Soldaten, heute sind es noch 35".
LEFT_OUT, CARRIED = 0.4, 0.75
#: Most rivals of a figure, and most characters of an article and a brief that are judged.
MOST_RIVALS, LONGEST_SOURCE, LONGEST_TARGET = 60, 120_000, 16_000
#: Figures searched for rivals, and words above which a sentence is a list: hostile text takes linear time.
LOOKED_AT, LONGEST_SENTENCE = 400, 200


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judge's result for a figure.

    `own` is the index of the source figure that supports it best, `rival` one of another value that fits its place
    better or next best, `confidence` the probability that the figure belongs to the same thing as in the source.
    """

    own: int
    rival: Figure
    confidence: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted model: the weights of the features, the costs of unlikely rivals, and the calibration of a margin.

    `magnitude` is the cost of a rival ten times as large or small, `style` that of digits for a spelled-out number.
    Figures with a confidence below `wrong` are findings, below `doubtful` warnings.
    """

    features: NDArray[np.float64]
    magnitude: float
    style: float
    slope: float
    intercept: float
    wrong: float
    doubtful: float


@cache
def weights() -> Weights:
    """Return the shipped weights."""
    data = json.loads((files("summarize.data") / "attribution.json").read_text("utf-8"))
    features = np.array([data["features"][name] for name in FEATURES])
    return Weights(features, *(float(data[name]) for name in Weights.__slots__[1:]))


class Attribution:
    """Judges the figures of one target against one source."""

    def __init__(self, source: "IndexedText", target: "IndexedText") -> None:
        """Prepare to judge; texts that are too long for a brief and its article are not judged."""
        self._source, self._target = source, target
        self._readable = len(target.text) <= LONGEST_TARGET and len(source.text) <= LONGEST_SOURCE
        self._sentences: dict[int, _Sentence] = {}

    @cached_property
    def _words(self) -> "_Words":
        """The words of both texts, read when the first figure is judged."""
        source, english = self._source.context, self._target
        target = read_context(english.text, english.figures, english.sentence_of, "en")
        return _Words(source, target, likeness(target, source))

    def judge(self, target: Sense, own: Sequence[int]) -> Judgement | None:
        """Judge a figure of the target that the source's figures `own` support.

        Returns None if the source has no other figure of its kind.
        """
        if not self._readable:
            return None
        own, rivals = own[:MOST_RIVALS], self._rivals(target, own)
        if not rivals or not self._in_prose(target, [*own, *rivals]):
            return None
        rows = self.features(target, own, rivals)
        fits = rows @ weights().features
        best = int(np.argmax(fits[: len(own)]))
        margin, rival = min(
            (margin + self._cost(target, rivals[group[0]]), rivals[group[0]])
            for margin, group in margins(fits, len(own), _by_value([self._source.senses[n] for n in rivals]))
        )
        confidence = float(1 / (1 + np.exp(-(weights().slope * margin + weights().intercept))))
        for other, sure in (
            (self._counted_by_another(target, own), COUNTED_SURE),
            (self._exchanged(target, own[best], rivals), EXCHANGED_SURE),
        ):
            if other is not None:
                confidence, rival = min(confidence, sure), other
        return Judgement(own[best], self._source.figures[rival], round(confidence, 3))

    def _counted_by_another(self, target: Sense, own: Sequence[int]) -> int | None:
        """Return another figure in the sentence that counts what the target counts, if none of `own` does.

        The lexicon decides. In "40.000 Helfer, darunter 800 Soldaten" the 800 are not helpers.
        """
        words = _counted(target)
        found = None
        for number in own:
            one = self._source.senses[number]
            english = translations(_noun(one))
            if not english or english & words:
                return None
            for other in self._source.senses_in(self._source.sentence_of(one.figure.start)):
                if other.dimension == one.dimension and words & translations(_noun(other)) - english:
                    found = self._source.senses.index(other)
        return found

    def _exchanged(self, target: Sense, own: int, rivals: Sequence[int]) -> int | None:
        """Return the rival that `target` is exchanged with: another figure of the target stands in the place of `own`."""
        place = target.figure.start
        pairs = [(rival, other) for rival in rivals for other in self._told.get(rival, ()) if _another(other, target)]
        pairs.sort(key=lambda pair: abs(pair[1].figure.start - place))
        found = [
            (extent, rival)
            for rival, other in islice((pair for pair in pairs if self._apart(target, pair[1])), NEAREST_FIGURES)
            if (extent := self._exchange(target, other, own, rival)) < EXCHANGED and self._supports(rival, other, own)
        ]
        return min(found)[1] if found else None

    def _apart(self, one: Sense, other: Sense) -> bool:
        """Whether words that say something stand between two figures; those of "2017 and 2018" belong to both."""
        words = self._words.target
        first, last = sorted((one.figure, other.figure), key=lambda figure: figure.start)
        between = words.words_of(first.end, last.start)
        return bool((words.weights[between.start : between.stop] >= SAYS).any())

    def _supports(self, best: int, target: Sense, rival: int) -> bool:
        """Whether a source figure is the best support of `target`, and another one its rival."""
        own = [n for n in self._source.like(target) if agree(self._source.senses[n], target) is not None][:MOST_RIVALS]
        fits = self.features(target, own, []) @ weights().features
        return own[int(np.argmax(fits))] == best and rival in self._rivals(target, own)

    def _exchange(self, one: Sense, other: Sense, own: int, rival: int) -> float:
        """Return whether the words beside two figures of the target stand by `own` and `rival` (up to 1) or the reverse (-1).

        Each word of the target counts by how much nearer it is to `one` than to `other`, and its translations by how
        much nearer they are to `own` than to `rival`. Words that are equally near to both, or only in one text, say
        nothing; the words of both figures must say the reverse, or the result is 0.
        """
        words, senses = self._words, self._source.senses
        here = _nearer(words.target, self._target, one, other)
        there = _nearer(words.source, self._source, senses[own], senses[rival])
        rows = _compared(words.target, np.flatnonzero((here != 0) & (words.target.weights >= SAYS)))
        columns = _compared(words.source, np.flatnonzero(there))
        alike = words.alike[np.ix_(rows, columns)]
        alike = np.where(alike > MATCHED, alike, 0)
        lead = _most(alike * np.maximum(there[columns], 0)) - _most(alike * np.maximum(-there[columns], 0))
        said = words.target.weights[rows] * here[rows] * lead
        first = here[rows] > 0
        if max(said[first].sum(), said[~first].sum()) >= 0:
            return 0.0
        return float(said.sum() / (np.abs(said).sum() + PRIOR))

    def _rivals(self, target: Sense, own: Sequence[int]) -> list[int]:
        """Return the source figures that could take the place of `target` and do not support it."""
        found = []
        for number, one in enumerate(self._source.senses[:LOOKED_AT]):
            if number in own or number in self._ignored or not _of_a_kind(one, target):
                continue
            if not _compatible(one, target):
                found.append(number)
            if len(found) == MOST_RIVALS:
                break
        return found

    @cached_property
    def _ignored(self) -> frozenset[int]:
        """The figures of the source that are not of the article, or that it denies: "nicht 30, sondern 13"."""
        senses = self._source.senses[:LOOKED_AT] if "sondern" in self._source.text else ()
        denied = (number for number, one in enumerate(senses) if _DENIED.search(one.view.sentence))
        return frozenset(self._source.in_boilerplate).union(denied)

    def _in_prose(self, target: Sense, numbers: Sequence[int]) -> bool:
        """Whether the sentences of a figure and of those it is compared with have the length of prose."""
        words, theirs = self._words, {self._source.sentence_of(self._source.figures[n].start) for n in numbers}
        ours = self._target.sentence_of(target.figure.start)
        return words.target.length(ours) <= LONGEST_SENTENCE and all(
            words.source.length(sentence) <= LONGEST_SENTENCE for sentence in theirs
        )

    def _cost(self, target: Sense, rival: int) -> float:
        """Return the cost of a rival before its words are read: another order of magnitude, digits for words."""
        one = self._source.senses[rival]
        cost = weights().style * (bool(one.digits) is not bool(target.digits))
        if one.dimension not in _POINTS and one.raw and target.raw and one.raw[0] and target.raw[0]:
            ratio = abs(np.log10(abs(float(one.raw[0]))) - np.log10(abs(float(target.raw[0]))))
            cost += weights().magnitude * min(float(ratio), 3.0)
        return cost

    def features(self, target: Sense, own: Sequence[int], rivals: Sequence[int]) -> NDArray[np.float64]:
        """Return how well source figures fit the place of `target`: a row each, `own` first, columns as in FEATURES."""
        number = self._target.sentence_of(target.figure.start)
        if number not in self._sentences:
            self._sentences[number] = _Sentence(self._source, self._target, self._words, number)
        told = [any(_another(other, target) for other in self._told.get(n, ())) for n in rivals]
        fits = self._sentences[number].features(target, [*own, *rivals])
        return np.column_stack([fits, [False] * len(own) + told])

    @cached_property
    def _told(self) -> dict[int, list[Sense]]:
        """The figures of the target that each figure of the source supports."""
        told: dict[int, list[Sense]] = {}
        for one in self._target.senses:
            for number in self._source.like(one):
                if agree(self._source.senses[number], one) is not None:
                    told.setdefault(number, []).append(one)
        return told


def margins(fits: NDArray[np.float64], own: int, groups: list[list[int]]) -> Iterator[tuple[float, list[int]]]:
    """Yield the lead of the own value over each group of rivals, before the costs of rivals.

    `fits` say how well figures fit; the first `own` belong to figures with the own value, and `groups` number the
    others by value.
    """
    ahead = _together(fits[:own])
    for group in groups:
        yield ahead - _together(fits[own:][group]), group


def _another(one: Sense, target: Sense) -> bool:
    """Whether a figure of the target has the same kind and a different value."""
    return one.dimension == target.dimension and not set(one.raw) & set(target.raw)


_POINTS = frozenset({"calendar", "clock", "rank"})

#: A figure of the source that is denied in favour of another.
_DENIED = re.compile(r"\b(?:nicht(?! nur| allein| bloß)|keine?\w*)\b[^#.;]{0,60}#[^#.;]{0,40}, sondern\b")

#: What a number counts: the German noun, or the English words, right after it.
_GERMAN_NOUN = re.compile(r"\s+(?:[a-zäöüß]+e[nrsm]?\s+)?([A-ZÄÖÜ][^\W\d_]+)")
_ENGLISH_WORDS = re.compile(r"(?:\s+[a-z-]+){1,2}")


def _noun(one: Sense) -> str:
    """Return the German noun that a number counts, in the figure or right after it, or an empty string."""
    if one.dimension != "number":
        return ""
    if one.figure.unit is not None:
        return one.figure.text.split()[-1]
    found = _GERMAN_NOUN.match(one.after)
    return found[1] if found else ""


def _counted(one: Sense) -> frozenset[str]:
    """Return the English words for what a number counts, in the figure or right after it."""
    if one.dimension != "number":
        return frozenset()
    words = one.figure.text.casefold().split()[-1:] if one.figure.unit is not None else []
    behind = _ENGLISH_WORDS.match(one.after.casefold())
    return frozenset(word for word in words + (behind.group().split() if behind else []) if len(word) > 3)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of source and target; `alike` has the shape target words x source words."""

    source: Context
    target: Context
    alike: NDArray[np.float64]


class _Sentence:
    """One sentence of a target compared with all sentences of its source."""

    def __init__(self, source: "IndexedText", target: "IndexedText", words: "_Words", number: int) -> None:
        self.source, self.target, self.number = source, target, number
        self.theirs, self.ours, self.alike = words.source, words.target, words.alike
        own = np.flatnonzero(self.ours.sentences == number)
        self.kept = _compared(self.ours, own)
        self.words = self.ours.weights[self.kept]
        self._rows: dict[int, _Rows] = {}
        self.known: dict[tuple[int, int], list[Sense]] = {}

    def rows(self, sentence: int) -> "_Rows":
        """Return the similarities to a sentence of the source."""
        if sentence not in self._rows:
            self._rows[sentence] = _Rows.of(self, sentence)
        return self._rows[sentence]

    def features(self, target: Sense, numbers: Sequence[int]) -> NDArray[np.float64]:
        figure = target.figure
        begin, end = self.ours.extent(figure.start, figure.end, self.number)
        away = _distance(self.ours.places[self.kept], begin, end)
        near, wide = self.words * np.exp(-away / NEAR), self.words * np.exp(-away / WIDE)
        clause = self.words * (self.ours.clauses[self.kept] == self.ours.clause(figure.start, figure.end, self.number))
        words = self.ours.places[self.kept], self.ours.clauses[self.kept]
        mine = _left_to(self.ours, *words, self.target, target)
        behind, before = self._beside(figure)
        closest = self._closest(target)
        places = [self._place(number) for number in numbers]
        out = np.zeros((len(numbers), len(FEATURES) - 1))
        for row, number in enumerate(numbers):
            sentence, first, last = places[row]
            there = self.rows(sentence)
            one = self.source.senses[number]
            away_there = _distance(there.places, first, last)
            in_clause = there.clauses == there.clauses[np.argmin(away_there)] if len(there.places) else []
            out[row] = (
                _mean(near, there.best),
                _mean(wide, there.best),
                _mean(clause, _most(there.alike[:, in_clause])) if len(there.places) else 0.0,
                _mean(self.words, np.maximum(there.before - there.best, 0)),
                _mean(self.words, np.maximum(there.after - there.best, 0)),
                self._counted(target, one, behind),
                self._before(one, before),
                one.figure.qualifier is figure.qualifier and figure.qualifier is not None,
                self._figures(target, sentence),
                self._near(closest, sentence, one),
                *self._own_words(one, there, mine, wide, away_there),
            )
        return out

    def _place(self, number: int) -> tuple[int, float, float]:
        figure = self.source.figures[number]
        sentence = self.source.sentence_of(figure.start)
        return sentence, *self.theirs.extent(figure.start, figure.end, sentence)

    def _beside(self, figure: Figure) -> tuple[list[int], list[int]]:
        """Return the word that says what a figure of the target counts, and the words before the figure."""
        own = self.ours.words_of(figure.start, figure.end)
        units = [word for word in own if self.ours.weights[word] > SAYS_MUCH]
        kept = [int(word) for word in self.kept]
        behind = [w for w in kept if own.stop <= w < own.stop + COUNTED_WITHIN and self.ours.weights[w] > SAYS]
        before = [w for w in kept if own.start - COUNTED_WITHIN <= w < own.start and self.ours.weights[w] > SAYS]
        return units[-1:] or behind[:1], before[-2:]

    def _counted(self, target: Sense, one: Sense, behind: list[int]) -> float:
        """Return the similarity of what two figures count."""
        if one.figure.unit is not None and one.figure.unit == target.figure.unit:
            return 1.0
        said, share, least = self._counts(one), 1.0, 0.0
        if not said:
            carried = [other for other in self._before_it(one) if other.dimension == one.dimension][-1:]
            said, share, least = (self._counts(carried[0]) if carried else []), CARRIED, LEFT_OUT
        if not behind or not said:
            return LEFT_OUT
        return max(least, share * float(self.alike[np.ix_(behind, said)].max()))

    def _counts(self, one: Sense) -> list[int]:
        """Return the words for what a figure of the source counts: its unit, and those after it up to a common one."""
        own = self.theirs.words_of(one.figure.start, one.figure.end)
        found = [word for word in own if self.theirs.weights[word] > SAYS_MUCH][-1:]
        for word in self._following(own.stop, self.source.sentence_of(one.figure.start)):
            if self.theirs.weights[word] <= SAYS:
                break
            found.append(word)
        return found[:3]

    def _before_it(self, one: Sense) -> list[Sense]:
        """Return the figures before a figure of the source in its sentence."""
        sentence = self.source.senses_in(self.source.sentence_of(one.figure.start))
        return [other for other in sentence if other.figure.start < one.figure.start]

    def _before(self, one: Sense, before: list[int]) -> float:
        own = self.theirs.words_of(one.figure.start, one.figure.end)
        sentence = self.source.sentence_of(one.figure.start)
        near = range(max(0, own.start - COUNTED_WITHIN), own.start)
        said = [w for w in near if self.theirs.sentences[w] == sentence and self.theirs.weights[w] > SAYS][-2:]
        return float(self.alike[np.ix_(before, said)].max()) if before and said else 0.0

    def _following(self, word: int, sentence: int) -> list[int]:
        stop = min(word + COUNTED_WITHIN, len(self.theirs.forms))
        return [w for w in range(word, stop) if self.theirs.sentences[w] == sentence]

    def _own_words(
        self, one: Sense, there: "_Rows", mine: NDArray[np.bool_], wide: NDArray[np.float64], away: NDArray[np.float64]
    ) -> tuple[float, float]:
        """Return how alike the own words of two figures are, compared from the target and from the source."""
        theirs = _left_to(self.theirs, there.places, there.clauses, self.source, one)
        alike = there.alike[np.ix_(mine, theirs)]
        shares = there.words[theirs] * np.exp(-away[theirs] / WIDE)
        return _mean(wide[mine], _most(alike)), _mean(shares, _most(alike.T))

    def _closest(self, target: Sense) -> Sense | None:
        """Return the nearest other figure in the sentence of a figure of the target."""
        others = [one for one in self.target.senses_in(self.number) if one is not target]
        place = _middle(self.ours, target, self.number)
        return min(others, key=lambda one: abs(_middle(self.ours, one, self.number) - place), default=None)

    def _near(self, closest: Sense | None, sentence: int, one: Sense) -> float:
        """Return how near (0 to 1) `closest`, a figure of the target, is to `one` in the source's sentence."""
        if closest is None:
            return 0.0
        place = _middle(self.theirs, one, sentence)
        told = self.rows(sentence).holding(self.source, closest, sentence)
        away = [abs(_middle(self.theirs, other, sentence) - place) for other in told if other is not one]
        return float(np.exp(-min(away) / NEAR_FIGURE)) if away else 0.0

    def _figures(self, target: Sense, sentence: int) -> float:
        """Return the share of the target sentence's other figures that a source sentence has (neighbours: half)."""
        others = [one for one in self.target.senses_in(self.number) if one is not target][:12]
        if not others:
            return 0.0
        return sum(self.rows(sentence).support(self.source, one, sentence) for one in others) / len(others)


@dataclass(frozen=True, slots=True)
class _Rows:
    """A sentence of the source compared with one of the target.

    `alike` has the shape target words x source words; `best` has its maxima per target word, `before` and `after` those
    of the neighbouring sentences.
    """

    alike: NDArray[np.float64]
    best: NDArray[np.float64]
    before: NDArray[np.float64]
    after: NDArray[np.float64]
    words: NDArray[np.float64]
    places: NDArray[np.float64]
    clauses: NDArray[np.int64]
    known: dict[tuple[int, int], list[Sense]]

    @classmethod
    def of(cls, beside: _Sentence, sentence: int) -> "_Rows":
        theirs = beside.theirs
        words = _compared(theirs, np.flatnonzero(theirs.sentences == sentence))
        alike = beside.alike[np.ix_(beside.kept, words)]
        before, after = (
            _most(beside.alike[np.ix_(beside.kept, np.flatnonzero(theirs.sentences == sentence + step))])
            for step in (-1, 1)
        )
        return cls(
            alike, _most(alike), before, after, theirs.weights[words], theirs.places[words], theirs.clauses[words],
            beside.known,
        )  # fmt: skip

    def holding(self, source: "IndexedText", one: Sense, sentence: int) -> list[Sense]:
        """Return the figures of a source sentence that support a figure of the target."""
        key = one.figure.start, sentence
        if key not in self.known:
            self.known[key] = [other for other in source.senses_in(sentence) if agree(other, one) is not None]
        return self.known[key]

    def support(self, source: "IndexedText", one: Sense, sentence: int) -> float:
        """Return 1 if a source sentence has a figure of the target, 0.5 if a neighbouring one does."""
        if self.holding(source, one, sentence):
            return 1.0
        near = [s for s in (sentence - 1, sentence + 1) if 0 <= s < source.sentences]
        return 0.5 * any(self.holding(source, one, s) for s in near)


def _of_a_kind(one: Sense, other: Sense) -> bool:
    """Whether one figure could take the place of the other."""
    if one.dimension != other.dimension or one.dimension == "name":
        return False
    return one.dimension != "calendar" or _grain(one) == _grain(other)


def _compatible(one: Sense, target: Sense) -> bool:
    """Whether a source figure does not contradict the target: it is rounder, or a part of it."""
    if set(one.raw) & set(target.raw) or agree(one, target) is not None:
        return True
    return rounds(one, target) or rounds(target, one)


def _grain(one: Sense) -> str | None:
    """Return the precision of a date; days and months are interchangeable."""
    parts = {name for point in one.points for name, _ in point}
    return "day" if parts & {"day", "month"} else "year" if "year" in parts else one.figure.unit


def _by_value(senses: Sequence[Sense]) -> list[list[int]]:
    """Return the rows of figures grouped by equal values."""
    groups: dict[object, list[int]] = {}
    for row, one in enumerate(senses):
        groups.setdefault((one.raw, one.points), []).append(row)
    return list(groups.values())


def _together(fits: NDArray[np.float64]) -> float:
    """Return the logarithm of the sum of exponentials."""
    top = float(fits.max())
    return top + float(np.log(np.exp(fits - top).sum()))


def _most(alike: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the maximum of each row, 0 without columns."""
    return alike.max(1) if alike.shape[1] else np.zeros(alike.shape[0])


def _mean(shares: NDArray[np.float64], values: NDArray[np.float64]) -> float:
    """Return the mean of `values`, weighted by `shares`."""
    whole = float(shares.sum())
    return float(shares @ values) / whole if whole > 1e-6 else 0.0


def _left_to(
    words: Context, places: NDArray[np.float64], clauses: NDArray[np.int64], text: "IndexedText", one: Sense
) -> NDArray[np.bool_]:
    """Return which words belong to a figure rather than to others of its kind in its sentence.

    In its clause, these are all words but those nearer to another figure of that clause; elsewhere, all that are not
    nearer to another figure.
    """
    sentence = text.sentence_of(one.figure.start)
    clause = words.clause(one.figure.start, one.figure.end, sentence)
    away = _distance(places, *words.extent(one.figure.start, one.figure.end, sentence))
    kept = np.ones(len(places), bool)
    for other in text.senses_in(sentence):
        if other is one or other.dimension != one.dimension:
            continue
        figure = other.figure
        nearer = away <= _distance(places, *words.extent(figure.start, figure.end, sentence))
        theirs = words.clause(figure.start, figure.end, sentence)
        kept &= nearer if theirs == clause else (clauses == clause) | (nearer & (clauses != theirs))
    return kept


def _compared(words: Context, which: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the words of `which` that are compared: not the numbers, but words that say what a number counts."""
    return which[~words.inside[which] | (words.weights[which] > SAYS_MUCH + 1)]


def _nearer(words: Context, text: "IndexedText", one: Sense, other: Sense) -> NDArray[np.float64]:
    """Return for each word of a text how much nearer it is to `one` (up to 1) than to `other` (down to -1).

    Words outside of the sentences of both get 0.
    """
    sentences = text.sentence_of(one.figure.start), text.sentence_of(other.figure.start)
    away, off = (
        _distance(words.places, *words.extent(sense.figure.start, sense.figure.end, sentence))
        for sense, sentence in zip((one, other), sentences, strict=True)
    )
    here, there = (words.sentences == sentence for sentence in sentences)
    nearer: NDArray[np.float64] = here * np.exp(-away / HEARD) - there * np.exp(-off / HEARD)
    if sentences[0] == sentences[1]:
        nearer = here * np.tanh((off - away) / CLEARLY) * np.exp(-np.minimum(away, off) / HEARD)
    return nearer


def _middle(words: Context, one: Sense, sentence: int) -> float:
    """Return the place of the middle of a figure."""
    first, last = words.extent(one.figure.start, one.figure.end, sentence)
    return (first + last) / 2


def _distance(places: NDArray[np.float64], first: float, last: float) -> NDArray[np.float64]:
    """Return the distance of places from a figure that extends from `first` to `last`."""
    return np.maximum(np.maximum(first - places, places - last), 0)
