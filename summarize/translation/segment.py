"""Translations: the sentences of an article in English."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from summarize.article import Span
from summarize.article.sentence import Sentence
from summarize.language.sentences import plain
from summarize.translation.issues import WRONG_FIGURES, Issue, IssueKind
from summarize.translation.rendering_cache import RenderingCache
from summarize.translation.translator import Translator

#: Sentences translated together, in batches of one length: windows of 200 take a tenth more processor time than windows of 400.
SENTENCES_AT_A_TIME = 512


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence and its translation.

    `span` is the source's place in the article, `block` the index of its block, `score` the translator's mean log
    probability per piece. `issues` list what is doubtful or wrong about the target.
    """

    source: str
    target: str
    span: Span
    block: int
    score: float = 0.0
    issues: tuple[Issue, ...] = ()

    def of(self, *kinds: IssueKind) -> tuple[Issue, ...]:
        """Return the issues of `kinds`."""
        return tuple(issue for issue in self.issues if issue.kind in kinds)


@dataclass(frozen=True, slots=True)
class Translation:
    """An article in English: its segments in order."""

    segments: tuple[Segment, ...]
    signature: str

    @property
    def ok(self) -> bool:
        """Whether no figure is known to be wrong or missing; a repetition or a lost name is only a blemish."""
        return not any(segment.of(*WRONG_FIGURES) for segment in self.segments)


def segments(sentences: Iterable[Sentence], translator: Translator) -> Iterator[Segment]:
    """Yield the translation of each sentence, in order, reading SENTENCES_AT_A_TIME sentences at a time.

    The sentences may come from many articles.
    """
    renderings = RenderingCache(translator)
    stream = iter(sentences)
    while window := list(islice(stream, SENTENCES_AT_A_TIME)):
        yield from translated(window, renderings)


def translated(sentences: Sequence[Sentence], renderings: RenderingCache) -> list[Segment]:
    """Return the translation of each sentence, all of them translated together."""
    rendered = renderings.of([plain(sentence.text) for sentence in sentences])
    return [
        Segment(sentence.text, rendering.target, sentence.span, sentence.block, rendering.score, rendering.issues)
        for sentence, rendering in zip(sentences, rendered, strict=True)
    ]
