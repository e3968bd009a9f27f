"""Marked places of a text, cut into pieces that do not overlap."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarize.article import Span
from summarize.consistency import Verdict

#: From the mildest to the most severe: a place that several figures rest on shows the most severe.
_GRAVITY = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class GermanMark:
    """A place of the article that the report refers to.

    `findings` are the numbers (from 1) of the brief's figures that rest on it, with their verdicts; empty for a key
    figure that is not in the brief.
    """

    span: Span
    findings: tuple[tuple[int, Verdict], ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the place: each place has one anchor, whatever number of figures rest on it."""
        return f"de-{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text inside the same marks throughout.

    `begins` and `ends` are the marks that begin and end with this piece, within its row; `verdict` is the most severe
    of the surrounding ones (None: only key figures), `marked` whether there are any.
    """

    span: Span
    marked: bool
    verdict: Verdict | None = None
    begins: tuple[GermanMark, ...] = ()
    ends: tuple[GermanMark, ...] = ()


class Marks:
    """The marks of one article, to be cut row by row."""

    def __init__(self, marks: Iterable[GermanMark]) -> None:
        """Sort `marks` once."""
        self._marks = sorted(marks, key=lambda mark: mark.span)
        self._starts = [mark.span.start for mark in self._marks]
        self._longest = max((mark.span.end - mark.span.start for mark in self._marks), default=0)

    def pieces(self, within: Span) -> Iterator[Piece]:
        """Cut `within` at every border of a mark, in order; marks may be nested and overlap.

        A mark that extends beyond `within` is clipped to it.
        """
        touching = self._touching(within)
        begins: dict[int, list[GermanMark]] = {}
        ends: dict[int, list[GermanMark]] = {}
        for mark in touching:
            begins.setdefault(max(mark.span.start, within.start), []).append(mark)
            ends.setdefault(min(mark.span.end, within.end), []).append(mark)
        open_: Counter[Verdict | None] = Counter()
        for start, end in pairwise(sorted({within.start, within.end, *begins, *ends})):
            for mark in begins.get(start, ()):
                open_.update(_verdicts(mark))
            yield Piece(
                Span(start, end),
                open_.total() > 0,
                next((verdict for verdict in reversed(_GRAVITY) if open_[verdict]), None),
                tuple(begins.get(start, ())),
                tuple(ends.get(end, ())),
            )
            for mark in ends.get(end, ()):
                open_.subtract(_verdicts(mark))

    def _touching(self, within: Span) -> list[GermanMark]:
        # Figures are a few words long, so looking back by the longest one finds few that end before `within`.
        first = bisect_left(self._starts, within.start - self._longest)
        last = bisect_left(self._starts, within.end)
        return [mark for mark in self._marks[first:last] if mark.span.end > within.start]


def _verdicts(mark: GermanMark) -> tuple[Verdict | None, ...]:
    return tuple(verdict for _, verdict in mark.findings) or (None,)
