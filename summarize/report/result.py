"""The result of a run: a report, and the signature that reproduces it."""

from dataclasses import dataclass

from summarize.article import Article
from summarize.briefs import Brief
from summarize.report.issue_words import note_words, words_in_doubt
from summarize.translation import Translation


@dataclass(frozen=True, slots=True)
class Signature:
    """What reproduces a result: the same input and the same signature give the same bytes."""

    version: str
    translator: str
    writer: str | None = None
    sentences: int | None = None

    def __str__(self) -> str:
        """Return the parts in one line."""
        parts = [f"summarize:{self.version}", f"translator:{self.translator}"]
        parts += [f"writer:{self.writer}"] if self.writer else []
        return " ".join([*parts, f"sentences:{self.sentences}"] if self.sentences else parts)


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """The brief of one article with everything it rests on; `Report` can show itself."""

    article: Article
    translation: Translation
    brief: Brief
    signature: Signature

    @property
    def ok(self) -> bool:
        """Whether the brief is not empty and has no unsupported figure."""
        return self.brief.check.ok and bool(self.brief.sentences)

    @property
    def text(self) -> str:
        """The brief as running text."""
        return self.brief.text

    def __repr__(self) -> str:
        """Return a summary in one line."""
        sentences = len(self.brief.sentences)
        return (
            f"{type(self).__name__}({self.article.id!r}, {self.brief.headline!r}, {sentences} sentences, ok={self.ok})"
        )

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings from reading the article, and the words of the translation that may be wrong."""
        return (*self.article.warnings, *words_in_doubt(self.translation))

    @property
    def document_warnings(self) -> tuple[str, ...]:
        """The warnings about the whole document rather than one segment, without repeats; the gate's notes first."""
        return tuple(dict.fromkeys((*map(note_words, self.brief.notes), *self.warnings)))
