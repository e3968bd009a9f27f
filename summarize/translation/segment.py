"""Translations: an article's sentences in English."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from summarize.article import Span
from summarize.consistency import Check
from summarize.language.sentences import Sentence, plain
from summarize.translation.issues import Issue, IssueKind, Severity
from summarize.translation.retry import render
from summarize.translation.translator import Translator

__all__ = ["Segment", "Translation", "segments"]

#: Sentences translated together. Sorted by length, a window this large fills its batches to 97 %, and some 500
#: kilobytes of text are in memory at a time.
WINDOW = 2048


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence and its translation.

    `span` is the source's place in the article, `block` the index of its block, `score` the translator's mean
    log probability a piece. `issues` are all that is known to be doubtful or wrong about the target, `check` compares its
    figures with those of the source alone (None: not compared).
    """

    source: str
    target: str
    span: Span
    block: int
    score: float = 0.0
    issues: tuple[Issue, ...] = ()
    check: Check | None = None

    def of(self, *kinds: IssueKind) -> tuple[Issue, ...]:
        """Return the issues of `kinds`."""
        return tuple(issue for issue in self.issues if issue.kind in kinds)

    @property
    def faulty(self) -> bool:
        """Whether the target says something that the source does not, or says it twice."""
        return any(issue.severity is Severity.FAULT for issue in self.issues)


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
                rendering.issues,
                rendering.check,
            )
