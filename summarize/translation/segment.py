"""Translations: an article's sentences in English."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from summarize.article import Span
from summarize.language.sentences import Sentence, plain
from summarize.translation.ranking import render
from summarize.translation.translator import Translator

__all__ = ["Segment", "Translation", "segments"]

#: Sentences translated together. Sorted by length, a window this large fills its batches to 97 %, and some 500
#: kilobytes of text are in memory at a time.
WINDOW = 2048


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence and its translation.

    `span` is the source's place in the article, `block` the index of its block, `score` the translator's mean
    log probability a piece. `warnings` are about figures, loops, negations and invented names, `lost` are names that are not in the target,
    `strange` words that are no English.
    """

    source: str
    target: str
    span: Span
    block: int
    score: float = 0.0
    warnings: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """An article in English: its segments in order."""

    segments: tuple[Segment, ...]
    signature: str


def segments(sentences: Iterable[Sentence], translator: Translator, *, count: int | None = None) -> Iterator[Segment]:
    """Yield the translation of each sentence, in order, reading WINDOW sentences at a time.

    `count` hypotheses are weighed for each sentence, by default as many as the translator's search is wide. The
    sentences may come from many articles.
    """
    stream = iter(sentences)
    while window := list(islice(stream, WINDOW)):
        rendered = render([plain(sentence.text) for sentence in window], translator, count=count)
        for sentence, rendering in zip(window, rendered, strict=True):
            yield Segment(
                sentence.text,
                rendering.target,
                sentence.span,
                sentence.block,
                rendering.score,
                rendering.warnings,
                rendering.lost,
                rendering.strange,
            )
