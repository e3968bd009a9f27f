"""Briefs as values: the document that a writer reads, its drafts, and the brief that passed the gate."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from summarize.article import BlockKind, Span
from summarize.consistency import Check
from summarize.translation import Issue, IssueKind, Severity

__all__ = [
    "Action",
    "Brief",
    "Document",
    "DocumentSentence",
    "Draft",
    "DraftSentence",
    "KeyFigure",
    "Note",
    "Problem",
    "Reviser",
    "Writer",
]


@dataclass(frozen=True, slots=True)
class DocumentSentence:
    """A translated sentence as a writer sees it.

    `text` is the English, `source` the German; `segment` is its index in the translation, `score` the translator's mean
    log probability per piece (0 is certain), `issues` what the translation stage found doubtful or wrong.
    """

    text: str
    source: str
    segment: int
    kind: BlockKind
    score: float = 0.0
    issues: tuple[Issue, ...] = ()

    def count(self, kind: IssueKind) -> int:
        """Return the number of issues of a kind."""
        return sum(issue.kind is kind for issue in self.issues)

    @property
    def worst(self) -> Severity:
        """The severity of its worst issue."""
        return max((issue.severity for issue in self.issues), default=Severity.HINT)


@dataclass(frozen=True, slots=True)
class Document:
    """A translated article as a writer sees it: sentences in order, the title separate."""

    title: str | None
    sentences: tuple[DocumentSentence, ...]


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of a draft and the segments it was made from (empty: unknown, to be aligned)."""

    text: str
    segments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate brief, not yet checked."""

    sentences: tuple[DraftSentence, ...]
    headline: str | None = None


@runtime_checkable
class Writer(Protocol):
    """Something that drafts a brief of a translated article."""

    @property
    def signature(self) -> str:
        """What reproduces its drafts: model, revision, digest, decoding settings, prompt digest."""
        ...

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:
        """Return candidate briefs of at most `sentences` sentences, the writer's favourite first."""
        ...


@runtime_checkable
class Reviser(Protocol):
    """A writer that can revise a sentence of its draft when told what is wrong with it."""

    def revised(
        self, sentence: DraftSentence, document: Document, problem: "Problem", words: Sequence[str]
    ) -> str | None:
        """Return `sentence` rewritten, or None; `words` are those that the problem concerns."""
        ...


class Problem(StrEnum):
    """Why a drafted sentence is not printed."""

    UNSUPPORTED = "unsupported"
    LOOP = "loop"
    TOO_LONG = "too_long"
    FRAGMENT = "fragment"
    NOT_ALIGNED = "not_aligned"
    MISPLACED = "misplaced"
    STANCE = "stance"
    UNKNOWN_WORDS = "unknown_words"
    UNKNOWN_NAMES = "unknown_names"
    REPEATED = "repeated"


class Action(StrEnum):
    """An action of the gate or of an editor."""

    DROPPED = "dropped"
    REPLACED = "replaced"
    REVISED = "revised"
    FELL_BACK = "fell_back"
    HEADLINE_DROPPED = "headline_dropped"
    EMPTY = "empty"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Note:
    """What the gate did to a draft of `writer`, and why.

    `text` is the sentence or headline that is not printed, or the writer used instead; `words` are those that the
    problem concerns.
    """

    action: Action
    writer: str = ""
    text: str = ""
    problem: Problem | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that matters: its English form, what it counts, and the German words it came from."""

    text: str
    statement: str
    source_text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief that passed the gate. `check` compares `text` with the German article, `headline_check` the headline."""

    headline: str | None
    sentences: tuple[str, ...]
    key_figures: tuple[KeyFigure, ...]
    check: Check
    writer: str
    notes: tuple[Note, ...] = ()
    headline_check: Check | None = None

    @property
    def text(self) -> str:
        """The brief as running text."""
        return " ".join(self.sentences)
