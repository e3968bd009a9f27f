"""Issues: what is doubtful or wrong about a translated segment, as data. `summarize.report` words them."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from summarize.article import Span


class Severity(IntEnum):
    """How much an issue matters to a reader."""

    #: Helps to choose among hypotheses and sentences; not reported, since good translations have it, too.
    HINT = 0
    #: Tells how the segment was made.
    NOTE = 1
    #: A word or a name that may be wrong.
    DOUBT = 2
    #: The segment says something that its source does not, or repeats itself.
    FAULT = 3


class IssueKind(StrEnum):
    """What an issue is about."""

    IN_PARTS = "in_parts"
    REPAIRED = "repaired"
    LOOP = "loop"
    FIGURE_ADDED = "figure_added"
    FIGURE_LOST = "figure_lost"
    NEGATION_LOST = "negation_lost"
    NEGATION_ADDED = "negation_added"
    HEDGE_LOST = "hedge_lost"
    NAME_ADDED = "name_added"
    NAME_LOST = "name_lost"
    STRANGE_WORD = "strange_word"
    BOUND_CHANGED = "bound_changed"
    FIGURE_REPEATED = "figure_repeated"
    NAME_NOT_COPIED = "name_not_copied"
    WORD_OMITTED = "word_omitted"
    NOUN_OMITTED = "noun_omitted"
    NOUN_MISTAKEN = "noun_mistaken"
    WORD_ADDED = "word_added"

    @property
    def severity(self) -> Severity:
        """The severity of every issue of this kind."""
        return _SEVERITIES.get(self, Severity.HINT)


#: What makes a translation not `ok`.
WRONG_FIGURES = (IssueKind.FIGURE_ADDED, IssueKind.FIGURE_LOST)

_SEVERITIES = {
    IssueKind.IN_PARTS: Severity.NOTE,
    IssueKind.REPAIRED: Severity.NOTE,
    IssueKind.LOOP: Severity.FAULT,
    IssueKind.FIGURE_ADDED: Severity.FAULT,
    IssueKind.FIGURE_LOST: Severity.FAULT,
    IssueKind.NEGATION_LOST: Severity.FAULT,
    IssueKind.NEGATION_ADDED: Severity.FAULT,
    IssueKind.HEDGE_LOST: Severity.FAULT,
    IssueKind.NAME_ADDED: Severity.FAULT,
    IssueKind.NAME_LOST: Severity.DOUBT,
    IssueKind.STRANGE_WORD: Severity.DOUBT,
}


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a segment.

    `words` are the words concerned: of the source where something is lost or omitted, otherwise of the target. `span`
    is the place of a figure in the same text, with the source as the translator saw it (`language.sentences.plain`).
    """

    kind: IssueKind
    words: str = ""
    span: Span | None = None

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.kind.severity
