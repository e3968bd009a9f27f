"""The value that a run gives: a report, and the signature that reproduces it."""

from dataclasses import dataclass
from textwrap import shorten

from summarize.article import Article
from summarize.briefs import Brief
from summarize.translation import Translation

__all__ = ["Report", "Signature", "segment_warnings", "word_warnings"]


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


@dataclass(frozen=True, slots=True)
class Report:
    """The brief of one article with everything it rests on.

    `warnings` are about the article (what reading it noticed) and the words of the translation
    (`word_warnings`). What the gate dropped and a writer that fell back are in `brief.warnings`, marked segments in the
    translation's; `document_warnings` and `segment_warnings` gather them.
    """

    article: Article
    translation: Translation
    brief: Brief
    signature: Signature
    warnings: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the brief says something and no unsupported figure is left in it."""
        return self.brief.check.ok and bool(self.brief.sentences)

    @property
    def document_warnings(self) -> tuple[str, ...]:
        """The warnings that do not belong to one segment of the translation, each once."""
        marked = set(segment_warnings(self.translation))
        both = dict.fromkeys((*self.brief.warnings, *self.warnings))
        return tuple(warning for warning in both if warning not in marked)


def word_warnings(translation: Translation) -> tuple[str, ...]:
    """Return which names of the German a translation lacks, and which of its words are not known to be English."""
    lost = dict.fromkeys(name for segment in translation.segments for name in segment.lost)
    strange = dict.fromkeys(word for segment in translation.segments for word in segment.strange)
    found = (
        ("names not found where their sentences were translated", lost),
        ("words not known to be English", strange),
    )
    return tuple(f"{what}: {', '.join(words)}" for what, words in found if words)


def segment_warnings(translation: Translation, *, about: str = "") -> tuple[str, ...]:
    """Return what is wrong with single segments, each warning after the German sentence it is about.

    Only warnings that begin with `about` are taken.
    """
    return tuple(
        f"{shorten(segment.source, 80, placeholder=' ...')}: {warning}"
        for segment in translation.segments
        for warning in segment.warnings
        if warning.startswith(about)
    )
