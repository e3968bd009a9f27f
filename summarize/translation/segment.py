"""Translations: the sentences of an article in English."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from summarize.article import Span
from summarize.article.sentence import Sentence
from summarize.consistency import Check
from summarize.language.sentences import plain
from summarize.translation.ahead import Ahead
from summarize.translation.issues import Issue, IssueKind
from summarize.translation.remembered import Renderings
from summarize.translation.translator import Translator

__all__ = ["WINDOW", "Segment", "Translation", "in_windows", "segments"]

#: Sentences translated together, in batches of one length: windows of 200 take a tenth more processor time than windows of 400.
WINDOW = 512


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence and its translation.

    `span` is the source's place in the article, `block` the index of its block, `score` the translator's mean log
    probability per piece. `issues` list what is doubtful or wrong about the target; `check` compares its figures with
    those of this source alone (None: not compared).
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


@dataclass(frozen=True, slots=True)
class Translation:
    """An article in English: its segments in order."""

    segments: tuple[Segment, ...]
    signature: str


def segments(sentences: Iterable[Sentence], translator: Translator, *, count: int | None = None) -> Iterator[Segment]:
    """Yield the translation of each sentence, in order, reading WINDOW sentences at a time.

    `count` is the number of hypotheses ranked for each sentence, by default the translator's beam width. The sentences
    may come from many articles.
    """
    stream = iter(sentences)
    windows = iter(lambda: list(islice(stream, WINDOW)), [])
    for window in in_windows(windows, Renderings(translator, count)):
        yield from window


def in_windows(windows: Iterable[Sequence[Sentence]], renderings: Renderings) -> Iterator[list[Segment]]:
    """Yield the translations of each window, in order. The sentences of a window are translated together.

    While one window is judged and used, a thread decodes the next, except during the first window, whose translations
    should appear soon.
    """
    begun: deque[_Begun] = deque()
    ahead = 0
    try:
        for window in windows:
            begun.append(_Begun(window, renderings, but=begun[-1].texts if begun else ()))
            if len(begun) > ahead:
                yield begun[0].segments()
                begun.popleft()
            ahead = 1
        while begun:
            yield begun[0].segments()
            begun.popleft()
    finally:
        for each in begun:
            each.first.stop()


class _Begun:
    """Sentences whose first hypotheses are being made in a thread, except for the texts in `but`."""

    def __init__(self, sentences: Sequence[Sentence], renderings: Renderings, *, but: Sequence[str]) -> None:
        self._sentences = sentences
        self._renderings = renderings
        self.texts = [plain(sentence.text) for sentence in sentences]
        self.first = Ahead(partial(renderings.first, self.texts, but=frozenset(but)))

    def segments(self) -> list[Segment]:
        """Return the translations, in order."""
        rendered = self._renderings.of(self.texts, self.first.result())
        return [
            Segment(
                sentence.text,
                rendering.target,
                sentence.span,
                sentence.block,
                rendering.score,
                rendering.issues,
                rendering.check,
            )
            for sentence, rendering in zip(self._sentences, rendered, strict=True)
        ]
