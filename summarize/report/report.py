"""The value that a run gives: a report, and the signature that reproduces it."""

from dataclasses import dataclass

from summarize.article import Article
from summarize.briefs import Brief
from summarize.translation import Translation

__all__ = ["Report", "Signature", "segment_warnings"]


@dataclass(frozen=True, slots=True)
class Signature:
    """What reproduces a result: the same input and the same signature give the same bytes."""

    version: str
    translator: str
    writer: str | None = None

    def __str__(self) -> str:
        """Return the parts in one line."""
        parts = [f"summarize:{self.version}", f"translator:{self.translator}"]
        return " ".join([*parts, f"writer:{self.writer}"] if self.writer else parts)


@dataclass(frozen=True, slots=True)
class Report:
    """The brief of one article with everything it rests on.

    `warnings` are about the whole document: what the gate dropped, a writer that fell back, marked segments.
    """

    article: Article
    translation: Translation
    brief: Brief
    signature: Signature
    warnings: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no unsupported figure is left in the brief."""
        return self.brief.check.ok

    @property
    def document_warnings(self) -> tuple[str, ...]:
        """The warnings that do not belong to one segment of the translation, each once."""
        marked = set(segment_warnings(self.translation))
        both = dict.fromkeys((*self.brief.warnings, *self.warnings))
        return tuple(warning for warning in both if warning not in marked)


def segment_warnings(translation: Translation) -> tuple[str, ...]:
    """Return what is wrong with single segments, each warning after the German sentence it is about."""
    return tuple(f"{segment.source}: {warning}" for segment in translation.segments for warning in segment.warnings)
