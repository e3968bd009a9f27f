"""Lines of a text, and which of them a column break has cut out of one paragraph."""

import re

from summarize.article import Span

__all__ = ["lines", "paragraphs"]

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ENDED = tuple('.!?…:;“”"»«)')
# Mail and plain-text pages break at 60 to 80 columns; a line shorter than this ends of itself.
_NARROWEST = 45
_WIDEST = 100


def lines(text: str) -> list[Span]:
    """The lines of a text without their breaks, trimmed of white space; an empty line is an empty span."""
    found = []
    start = 0
    for match in _BREAK.finditer(text):
        found.append(_trimmed(text, start, match.start()))
        start = match.end()
    found.append(_trimmed(text, start, len(text)))
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text: its lines that are not empty, those broken at a column joined."""
    found: list[Span] = []
    run: list[Span] = []
    for line in [*lines(text), Span(len(text), len(text))]:
        if line.start < line.end:
            run.append(line)
            continue
        found.extend(joined(text, run))
        run = []
    return found


def joined(text: str, run: list[Span]) -> list[Span]:
    """Join the lines of a run (no empty line inside) that a column break has parted.

    A line goes on in the next where the next one's first word would not have fitted into the run's widest
    line.
    """
    width = max((line.end - line.start for line in run), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return run
    found: list[Span] = []
    going_on = False
    for line in run:
        if going_on:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
        going_on = False
        length = line.end - line.start
        at = line.end
        follows = re.compile(r"\s*(\S+)").match(text, at)
        if follows and length >= _NARROWEST and length + 1 + len(follows[1]) > width:
            going_on = _goes_on(text, line, follows[1])
    return found


def _goes_on(text: str, line: Span, word: str) -> bool:
    if re.match(r"(?:[-*•–·]|\w{1,2}[.)])$", word):
        return False
    last = text[line.end - 1]
    return not last.endswith(_ENDED) or not word[:1].isupper()
