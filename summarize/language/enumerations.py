"""Enumerations in both languages: "A, B and C", "A, B und C"."""

import re
from collections.abc import Iterator

from summarize.language.clauses import ENUMERATION_BORDER, NO_ITEM
from summarize.span import Span

#: Joins the last two items, and separates the others.
_JOINT = re.compile(
    r"\s*,?\s+(?P<last>and|und|or|oder|sowie|&|as well as|then)\s+(?:also\s+|auch\s+)?|(?P<comma>\s*,\s+)"
)

#: Bracketed words are skipped.
_BRACKETS = re.compile(r"\([^()]{0,120}\)")

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

#: Words that begin a clause, not an item.
_CLAUSE = re.compile(
    rf"(?:{NO_ITEM}|sa(?:id|ys)|is|are|was|were|will|would|ha[sd]|have|can|could|may|might|he|she|it|they|we"
    r"|sagte?|ist|sind|waren?|wird|werden|hat|haben|hatten?|er|sie|es|wir)\Z",
    re.IGNORECASE,
)


def enumerations(text: str, start: int, end: int) -> Iterator[tuple[Span, ...]]:
    """Yield each enumeration of two or more items between two places of `text`, as the spans of its items.

    The first item begins, and the last one ends, at the edge of the clause, so both may include words that do not
    belong to the enumeration. Linear in the length of the text.
    """
    part = _BRACKETS.sub(lambda match: " " * len(match.group()), text[start:end])
    begin = 0
    for edge in [*ENUMERATION_BORDER.finditer(part), None]:
        yield from _rows(part, begin, edge.start() if edge is not None else len(part), start)
        begin = edge.end() if edge is not None else begin


def _rows(part: str, begin: int, end: int, offset: int) -> Iterator[tuple[Span, ...]]:
    """Yield the enumerations of one clause: items joined by commas, up to the one after "and"."""
    row: list[Span] = []
    place = begin
    closing = False
    for joint in [*_JOINT.finditer(part, begin, end), None]:
        item = Span(place, joint.start() if joint is not None else end)
        if _is_item(part[item.start : item.end]):
            row.append(Span(item.start + offset, item.end + offset))
        else:
            row = []
        if closing and len(row) > 1:
            yield tuple(row)
            row = row[-1:]
        closing = joint is not None and joint["last"] is not None
        place = joint.end() if joint is not None else place


def _is_item(words: str) -> bool:
    found = _WORD.findall(words)
    return bool(found) and not _CLAUSE.match(found[0])
