"""Places in a text as editors count them: in lines, from 1."""

from bisect import bisect_right
from collections.abc import Iterable

from summarize.article import Span


class Places:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        """Find the line ends of `text` once."""
        self.text = text
        self._starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]

    def line(self, place: int) -> int:
        """Return the line of a place."""
        return bisect_right(self._starts, place)

    def name(self, spans: Iterable[Span]) -> str:
        """Return the lines in which `spans` begin: "line 3", "lines 3, 7", or an empty string without spans."""
        lines = dict.fromkeys(str(self.line(span.start)) for span in spans)
        return f"line{'s' if len(lines) > 1 else ''} {', '.join(lines)}" if lines else ""

    def words(self, spans: Iterable[Span]) -> str:
        """Return the words that `spans` cover, in order."""
        return " + ".join(" ".join(span.cut(self.text).split()) for span in spans)
