"""The sentence and clause of one figure as text, with figures masked so that patterns can match the words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarize.figures import Figure, Kind
from summarize.language.clauses import FIGURE_BORDER
from summarize.language.sentence_ends import AROUND_FIGURES

#: Most characters considered before and after a figure, so that hostile text takes linear time.
MOST_CONTEXT = 240
#: Most characters between a number of people and what happened to them.
FATE_WITHIN = 120


@dataclass(frozen=True, eq=False)
class View:
    """The figure `number` of a text's `figures` and the words around it, in lower case.

    In `sentence` and `clause` the figure itself is `#`, any other `0`, or `1` if it is a date. `counting` are the
    starts of the figures that count something: words after a figure apply to it up to the next of these.
    """

    text: str
    figures: Sequence[Figure]
    number: int
    counting: Sequence[int]

    @classmethod
    def alone(cls, figure: Figure) -> "View":
        """Return the view of a figure without surroundings."""
        return cls(figure.text.rjust(figure.end), (figure,), 0, ())

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.figures[self.number]

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        figure = self.figures[self.number]
        begin, end = max(0, figure.start - MOST_CONTEXT), min(len(self.text), figure.end + MOST_CONTEXT)
        breaks = [match.end() for match in AROUND_FIGURES.finditer(self.text, begin, figure.start + 1)]
        stop = AROUND_FIGURES.search(self.text, figure.end, end)
        return (breaks[-1] if breaks else begin), (stop.start() + 1 if stop is not None else end)

    @cached_property
    def sentence(self) -> str:
        """The figure's sentence."""
        return self._masked(*self._bounds)

    @cached_property
    def clause(self) -> str:
        """The figure's clause."""
        before, _, after = self.sentence.partition("#")
        return f"{FIGURE_BORDER.split(before)[-1]}#{FIGURE_BORDER.split(after)[0]}"

    @cached_property
    def behind(self) -> str:
        """The figure and what follows it in its sentence, up to the next figure that counts."""
        figure = self.figures[self.number]
        following = bisect_right(self.counting, figure.start)
        end = min(self._bounds[1], figure.end + FATE_WITHIN)
        if following < len(self.counting):
            end = min(end, max(figure.end, self.counting[following]))
        return self.text[figure.start : end].lower()

    @cached_property
    def said(self) -> dict[str, tuple[str, str] | None]:
        """What the words express, by row of the table of contrasts, as far as requested."""
        return {}

    def _masked(self, begin: int, end: int) -> str:
        place = bisect_left(self.figures, begin, key=lambda figure: figure.end)
        pieces, last = [], begin
        for number in range(place, len(self.figures)):
            figure = self.figures[number]
            if figure.start >= end:
                break
            mark = _of_another(figure) if number != self.number else _own(figure)
            pieces += [self.text[last : max(figure.start, last)].replace("#", " "), mark]
            last = figure.end
        return "".join([*pieces, self.text[last:end].replace("#", " ")]).lower()


#: "200 fewer people": a word inside a figure that tells its direction.
_WAY = re.compile(r"\w (fewer|more|less|weniger|mehr)\b(?! than| als)", re.IGNORECASE)
_TIMES = frozenset({Kind.DATE, Kind.TIME})


def _own(figure: Figure) -> str:
    way = _WAY.search(figure.text)
    return f"# {way[1]}" if way is not None else "#"


def _of_another(figure: Figure) -> str:
    """Return the mark of another figure; a date is only one more word of the clause."""
    return "1" if figure.kind in _TIMES else "0"
