"""A part of a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of Unicode code points in a text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return the part of `text` this span covers."""
        return text[self.start : self.end]

    def trimmed(self, text: str) -> "Span":
        """Return the part of this span without white space around it; an empty one lies at its end."""
        start, end = self.start, self.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)
