"""A part of a text."""

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of Unicode code points in a text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return the part of `text` this span covers."""
        return text[self.start : self.end]
