"""Splitting a sentence that is too long for a model, at clause boundaries."""

import re
from collections.abc import Callable, Iterator

from summarize.span import Span

# Where to cut a sentence, best first.
_BORDERS = (
    re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][“”\"»«)])\s+"),
    re.compile(r"(?<=[;:])\s+|\s+(?=[–—]\s)"),
    re.compile(
        r"(?<=,)\s+(?=(?:und|oder|aber|doch|sondern|denn|dass|weil|während|wobei|obwohl|nachdem|bevor|wenn|falls|damit|"
        r"sodass|so|um|wie|als|ob|wo|wodurch|womit|was|wer|der|die|das|dem|den|deren|dessen|welche[rsmn]?)\b)"
    ),
    re.compile(r"(?<=,)\s+"),
    re.compile(r"\s+(?=(?:und|oder|sowie|aber|doch)\s)"),
    re.compile(r"\s+"),
)


def split_clauses(text: str, fits: Callable[[str], bool]) -> list[Span]:
    """Cut a sentence into pieces that each fit: at clause boundaries if possible, else at white space, else anywhere.

    `fits` tells whether a piece is short enough. It must hold for every part of a piece that fits; a single character
    is never cut further. The pieces and the white space between them make up the whole text.
    """
    return list(_clauses(text, Span(0, len(text)), fits, 0))


def _clauses(text: str, span: Span, fits: Callable[[str], bool], level: int) -> Iterator[Span]:
    span = span.trimmed(text)
    if span.start >= span.end:
        return
    if fits(span.cut(text)) or span.end - span.start == 1:
        yield span
        return
    if level == len(_BORDERS):
        middle = (span.start + span.end) // 2
        yield from _clauses(text, Span(span.start, middle), fits, level)
        yield from _clauses(text, Span(middle, span.end), fits, level)
        return
    cuts = [match.end() for match in _BORDERS[level].finditer(text, span.start, span.end)]
    for piece in _packed(text, span, cuts, fits):
        yield from _clauses(text, piece, fits, level + 1)


def _packed(text: str, span: Span, cuts: list[int], fits: Callable[[str], bool]) -> Iterator[Span]:
    """Join neighbouring parts while they fit together."""
    start, end = span.start, span.start
    for cut in [*cuts, span.end]:
        if end > start and not fits(text[start:cut].strip()):
            yield Span(start, end)
            start = end
        end = cut
    yield Span(start, end)
