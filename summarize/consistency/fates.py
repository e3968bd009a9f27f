"""What became of the people a figure counts: the right number of dead must not pass for the number of injured."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from summarize.consistency.sense import Sense

__all__ = ["FATES", "Fates", "opposed"]

_FATES = {
    "dead": r"tot|töte\w*|tote[nrs]?|todesopfer\w*|getötet\w*|starb(?:en)?|gestorben\w*|ums leben|umgekommen|erschossen|dead|killed"
    r"|died|deaths?|fatalit\w+|shot dead",
    "injured": r"\w*verletzte?[nrm]?|\w*verwundete?[nrm]?|injur\w+|wounded|hurt",
    "missing": r"vermisst\w*|verschollen\w*|missing(?!\s+(?:an?|the|more|his|her|their|out)\b)|unaccounted",
    "held": r"festgenommen\w*|festnahmen?|verhaftet\w*|arrest\w*|detained",
    "rescued": r"gerettet\w*|retten|rettete[n]?|rescued|(?:got|made it) to safety|sav(?:ed|e) themselves",
}
#: What may have become of people.
FATES = frozenset(_FATES)
_WORD = re.compile(
    r"(?<![^\W_])(?:" + "|".join(f"(?P<{fate}>{words})" for fate, words in _FATES.items()) + r")(?![^\W_])",
    re.IGNORECASE,
)
#: Where one statement ends and the next begins; a figure says the same within one.
_END = re.compile(r"[.;:!?](?=\s|\Z)|\n")
#: "29 verletzt, darunter sieben Kinder": a part of those before shares their fate.
_AMONG = re.compile(
    r"\b(?:darunter|davon|unter ihnen|among them|including|of them|of whom)\s+(?:auch\s+)?\Z", re.IGNORECASE
)
#: Figures that may count people, and the farthest that what became of them may stand.
_COUNTS = frozenset({"number", "many"})
_REACH = 120


class Fates:
    """What a text says became of those whom its figures count."""

    def __init__(self, text: str, senses: Sequence[Sense]) -> None:
        """Take a text and what its figures mean, in order."""
        self._text = text
        # A fate belongs to the figure before it, up to the next number or age, or the end of the sentence.
        self._starts = [one.figure.start for one in senses if one.dimension in _COUNTS or one.figure.unit == "year"]

    def of(self, one: Sense) -> str | None:
        """Return what became of those whom `one` counts, or None where the text does not say or says two things."""
        if one.dimension not in _COUNTS:
            return None
        start, end = one.figure.start, one.figure.end
        following = bisect_right(self._starts, start)
        end = min(self._starts[following] if following < len(self._starts) else len(self._text), end + _REACH)
        stop = _END.search(self._text, one.figure.end, max(end, one.figure.end))
        found = {match.lastgroup for match in _WORD.finditer(self._text, start, stop.start() if stop else end)}
        if not found and _AMONG.search(one.before):
            return self._before(following - 2, start)
        return found.pop() if len(found) == 1 else None

    def _before(self, number: int, end: int) -> str | None:
        """Return the only fate said between the figure of that number and `end`, if both stand in one sentence."""
        if number < 0 or end - self._starts[number] > _REACH or _END.search(self._text, self._starts[number], end):
            return None
        found = {match.lastgroup for match in _WORD.finditer(self._text, self._starts[number], end)}
        return found.pop() if len(found) == 1 else None


def opposed(one: str | None, other: str | None) -> bool:
    """Whether two fates exclude each other."""
    return one is not None and other is not None and one != other
