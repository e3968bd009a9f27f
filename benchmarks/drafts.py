"""Writers that draft sentences given in advance, to put them through the gate."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.briefs import Document, Draft, DraftSentence
from summarize.briefs.brief import Problem


@dataclass(frozen=True)
class Given:
    """A writer that drafts the sentences it is given and saw only the English."""

    sentences: tuple[DraftSentence, ...]
    signature: str = "given"
    headline: str | None = None

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:  # noqa: ARG002 - the protocol
        """Return the one draft."""
        return [Draft(self.sentences, self.headline)]


class SawTheGerman(Given):
    """A writer that saw the German, like one behind an endpoint, and never revises."""

    def revised(
        self,
        sentence: DraftSentence,  # noqa: ARG002 - the protocol
        document: Document,  # noqa: ARG002 - the protocol
        problem: Problem,  # noqa: ARG002 - the protocol
        words: Sequence[str],  # noqa: ARG002 - the protocol
    ) -> str | None:
        """Return None."""
        return None


#: The last writer, which adds nothing.
EMPTY = Given((), "empty")
