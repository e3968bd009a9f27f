"""Briefs: what a writer drafts, and the gate that lets through only figures the German article supports."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from summarize.article import BlockKind, Span
from summarize.consistency import Check

__all__ = ["Brief", "Document", "DocumentSentence", "Draft", "DraftSentence", "KeyFigure", "Writer"]


@dataclass(frozen=True, slots=True)
class DocumentSentence:
    """A translated sentence as a writer sees it.

    `text` is the English, `source` the German; `segment` is its index in the translation, `paragraph` the
    block it stands in, `score` the translator's mean log probability a piece (0 is certain), `marked` whether
    the translation stage found something wrong with it (a figure, a loop).
    """

    text: str
    source: str
    segment: int
    kind: BlockKind
    paragraph: int
    score: float = 0.0
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A translated article as a writer sees it: sentences in order, the title apart."""

    title: str | None
    sentences: tuple[DocumentSentence, ...]


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of a draft and the segments it was made from (empty: not known, to be aligned)."""

    text: str
    segments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate brief, not yet checked."""

    sentences: tuple[DraftSentence, ...]
    headline: str | None = None


class Writer(Protocol):
    """Something that drafts a brief of a translated article."""

    @property
    def signature(self) -> str:
        """What reproduces its drafts: model, revision, digest, decoding settings, prompt digest."""
        ...

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:
        """Return candidate briefs of at most `sentences` sentences, the writer's favourite first."""
        ...


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that matters: its English form, what it counts, and the German words it came from."""

    text: str
    statement: str
    source_text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief that passed the gate. `check` compares `text` with the German article."""

    headline: str | None
    sentences: tuple[str, ...]
    key_figures: tuple[KeyFigure, ...]
    check: Check
    writer: str
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The brief as running text."""
        return " ".join(self.sentences)
