"""An article beside its translation: rows that contain all of the German once, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.article import Article, BlockKind, Span
from summarize.translation import Segment, Translation


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of the German text and the segment that translates it, if any."""

    span: Span
    segment: Segment | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows of one block; `kind` is None for text outside all blocks."""

    kind: BlockKind | None
    own: bool
    rows: tuple[Row, ...]


def stretches(article: Article, translation: Translation) -> tuple[Stretch, ...]:
    """Lay out the article block by block, sentence by sentence, without the white space between sentences.

    An article without blocks (never cleaned) is one stretch. Text between sentences gets a row of its own, so that
    nothing of the article is hidden.
    """
    segments = sorted(translation.segments, key=lambda segment: segment.span)
    places = list(_places(article))
    laid = []
    next_ = 0
    for number, (kind, own, span) in enumerate(places):
        last = number == len(places) - 1
        first = next_
        while next_ < len(segments) and (last or segments[next_].span.start < span.end):
            next_ += 1
        if rows := tuple(_rows(article.text, span, segments[first:next_])):
            laid.append(Stretch(kind, own, rows))
    return tuple(laid)


def _places(article: Article) -> Iterator[tuple[BlockKind | None, bool, Span]]:
    """Yield the blocks and the text between them."""
    position = 0
    for block in sorted(article.blocks, key=lambda block: block.span):
        if position < block.span.start:
            yield None, False, Span(position, block.span.start)
        yield block.kind, block.own, Span(max(position, block.span.start), block.span.end)
        position = max(position, block.span.end)
    if position < len(article.text) or not article.blocks:
        yield None, not article.blocks, Span(position, len(article.text))


def _rows(text: str, span: Span, segments: Sequence[Segment]) -> Iterator[Row]:
    position = span.start
    for segment in segments:
        start = min(max(segment.span.start, position), span.end)
        end = min(max(segment.span.end, start), span.end)
        yield from _gap(text, Span(position, start))
        yield Row(Span(start, end), segment)
        position = end
    yield from _gap(text, Span(position, span.end))


def _gap(text: str, span: Span) -> Iterator[Row]:
    gap = span.cut(text)
    if gap.strip():
        start = span.start + len(gap) - len(gap.lstrip())
        yield Row(Span(start, start + len(gap.strip())), None)
