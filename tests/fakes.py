"""Fake models: predictable, instant, and obedient to the same protocols as the real ones."""

from collections.abc import Callable, Sequence

from summarize.briefs import Document, Draft, DraftSentence
from summarize.translation import Hypothesis, IssueKind, Rendering, Severity


class FakeTranslator:
    """Translates by a table, else by `default`; notes what it was asked for."""

    def __init__(
        self,
        table: dict[str, Sequence[str]] | None = None,
        *,
        default: Callable[[str], str] = lambda source: f"In English: {source}",
        longest: int = 10_000,
    ) -> None:
        self.table = table or {}
        self.default = default
        self.longest = longest
        self.calls: list[tuple[tuple[str, ...], int | None, int]] = []

    @property
    def signature(self) -> str:
        return "fake@1+0|test"

    def length(self, source: str) -> int:
        return len(source)

    def hypotheses(
        self,
        sources: Sequence[str],
        *,
        count: int | None = None,
        beams: int | None = None,
        no_repeat: int = 0,
        avoid: Sequence[Sequence[str]] = (),
    ) -> list[list[Hypothesis]]:
        self.calls.append((tuple(sources), count, no_repeat))
        assert all(len(source) <= self.longest for source in sources)
        out = []
        for index, source in enumerate(sources):
            banned = avoid[index] if avoid else ()
            known = list(self.table.get(source, [self.default(source)]))
            texts = [text for text in known if not any(word in text for word in banned)][:count] or [""]
            out.append([Hypothesis(text, -0.1 * rank) for rank, text in enumerate(texts)])
        return out


class FakeWriter:
    """Drafts what it is told to."""

    def __init__(self, *drafts: Sequence[str], headline: str | None = None) -> None:
        self.texts = drafts
        self.headline = headline
        self.seen: list[Document] = []

    @property
    def signature(self) -> str:
        return "fake-writer@1+0|test"

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:
        self.seen.append(document)
        return [Draft(tuple(DraftSentence(text) for text in texts), self.headline) for texts in self.texts]


def told(rendering: Rendering, least: Severity = Severity.NOTE) -> list[tuple[IssueKind, str]]:
    """The issues of a rendering that are told a reader, from `least` on: their kinds and words."""
    return [(issue.kind, issue.words) for issue in rendering.issues if issue.severity >= least]
