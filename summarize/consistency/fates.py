"""What became of the people a figure counts: the right number of dead must not pass for the number of injured."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from summarize.consistency.sense import Sense

__all__ = ["Fates", "opposed"]

_FATES = {
    "dead": r"tot|töte\w*|tote[nrs]?|todesopfer\w*|getötet\w*|starb(?:en)?|gestorben\w*|ums leben|umgekommen|erschossen|dead|killed"
    r"|died|deaths?|fatalit\w+|shot dead",
    "injured": r"\w*verletzt\w*|\w*verwundet\w*|injur\w+|wounded|hurt",
    "missing": r"vermisst\w*|verschollen\w*|missing|unaccounted",
    "held": r"festgenommen\w*|festnahmen?|verhaftet\w*|arrest\w*|detained",
    "rescued": r"gerettet\w*|rescued",
}
_WORD = re.compile(
    r"(?<![^\W_])(?:" + "|".join(f"(?P<{fate}>{words})" for fate, words in _FATES.items()) + r")(?![^\W_])",
    re.IGNORECASE,
)
#: Where one statement ends and the next begins; a figure says the same within one.
_END = re.compile(r"[.;:!?](?=\s|\Z)|\n")
#: Figures that may count people, and the farthest that what became of them may stand.
_COUNTS = frozenset({"number", "many"})
_REACH = 120


class Fates:
    """The fates that a text names, and the figures between which they stand."""

    def __init__(self, text: str, senses: Sequence[Sense]) -> None:
        """Find every word for a fate in `text`. Linear in the text."""
        self._words = [(match.start(), match.lastgroup or "") for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in self._words]
        ends = [match.start() for match in _END.finditer(text)]
        # A fate belongs to the figure before it, up to the next figure or the end of the sentence.
        counted = [one for one in senses if one.dimension in _COUNTS or one.figure.unit == "year"]
        self._borders = sorted([-1, len(text), *ends, *(one.figure.start for one in counted)])

    def of(self, one: Sense) -> str | None:
        """Return what became of those whom `one` counts, or None where the text does not say or says two things."""
        if not self._words or one.dimension not in _COUNTS:
            return None
        place = bisect_right(self._borders, one.figure.start)
        end = self._borders[place] if place < len(self._borders) else one.figure.end
        found = self._between(one.figure.start, min(end, one.figure.end + _REACH))
        return found.pop() if len(found) == 1 else None

    def _between(self, start: int, end: int) -> set[str]:
        return {fate for _, fate in self._words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]}


def opposed(one: str | None, other: str | None) -> bool:
    """Whether two fates exclude each other."""
    return one is not None and other is not None and one != other
