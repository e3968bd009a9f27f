"""A text normalised for reading, with every place mapped back."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Invisible characters that may occur inside a number or word without changing it.
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
# Two passes decide whether a text needs normalising at all; most do not. (One pattern would be ten times as slow.)
_UNUSUAL = re.compile(f"[{_INVISIBLE}\u00ba\u0300-\u036f\u2010\u2011\u066a-\u066c\u2080-\u2089\uff01-\uff5e]")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_DROPPED = re.compile(f"[{_INVISIBLE}]")
# The masculine ordinal sign is often typed instead of the degree sign.
_REPLACED = {"\u00ba": "°", "\u2010": "-", "\u2011": "-", "\u066a": "%"}


@dataclass(frozen=True, slots=True)
class Surface:
    """A text normalised for reading.

    `clean` has composed characters (NFC), ASCII digits for those of every script and subscripts (CO₂), narrow forms for
    full-width ones, and no invisible characters. `starts[i]` and `ends[i]` are the span in `text` of character `i` of
    `clean`; both are None if nothing changed.
    """

    text: str
    clean: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in `text` of the non-empty span `[start, end)` of `clean`."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def surface(text: str, decimal: str = ".", grouping: str = ",") -> Surface:
    """Normalise `text`; `decimal` and `grouping` are the marks that Arabic separators stand for. Linear in the text."""
    if text.isascii() or not (_UNUSUAL.search(text) or _FOREIGN_DIGIT.search(text)):
        return Surface(text, text)
    marks = {**_REPLACED, "\u066b": decimal, "\u066c": grouping}
    clean: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, char in enumerate(text):
        if _DROPPED.match(char):
            continue
        if clean and unicodedata.combining(char):
            composed = unicodedata.normalize("NFC", clean[-1] + char)
            if len(composed) == 1:
                clean[-1] = composed
                ends[-1] = place + 1
                continue
        clean.append(_narrow(char, marks))
        starts.append(place)
        ends.append(place + 1)
    return Surface(text, "".join(clean), starts, ends)


def _narrow(char: str, marks: dict[str, str]) -> str:
    if char.isascii():
        return char
    if char in marks:
        return marks[char]
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if "\u2080" <= char <= "\u2089":
        return str(unicodedata.digit(char))
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    return char
