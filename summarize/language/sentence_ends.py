"""Sentence ends by a quick look, in text of either language; `sentences` splits German articles with care."""

import re

__all__ = ["AROUND_FIGURES", "BESIDE_FIGURES", "PLAIN", "sentence_around", "split_english"]

#: What closes a sentence that a figure stands in: no dot of a number, no initial.
_STOP = r"(?<![\d.]\d)(?<!\b[A-Za-z])[.!?…][\"“”»«’')]*\s+"
#: The end of a sentence, between those that figures of a text are counted in.
BESIDE_FIGURES = re.compile(rf"{_STOP}(?=[\"„“»(]*[A-ZÄÖÜ])|\n+")
#: The end of what may speak of a figure: a semicolon ends it, and a figure may begin the next.
AROUND_FIGURES = re.compile(rf"{_STOP}(?=[\"„“»(]*[A-ZÄÖÜ#0-9])|\n+|;\s")
#: The end of a sentence in the few words beside a figure.
PLAIN = re.compile(r"[.!?]\s")

_ENGLISH = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’')]))\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")
#: A dot after these does not end a sentence.
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Gen|Col|Lt|Sgt|Sen|Rep|Gov|approx|vs)\.$")


def split_english(text: str) -> list[str]:
    """Return the sentences of an English text; the dots of initials, titles and abbreviations end none."""
    return [text[start:end].strip() for start, end in _spans(text) if text[start:end].strip()]


def sentence_around(text: str, place: int) -> str:
    """Return the sentence of an English text that `place` is in."""
    return next((text[start:end].strip() for start, end in _spans(text) if place < end), "")


def _spans(text: str) -> list[tuple[int, int]]:
    ends = [match.start() for match in _ENGLISH.finditer(text) if not _abbreviated(text, match.start())]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def _abbreviated(text: str, end: int) -> bool:
    return _ABBREVIATION.search(text, max(0, end - 8), end) is not None
