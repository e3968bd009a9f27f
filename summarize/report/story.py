"""The result of a run over the articles of a story."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from summarize.report.headline import german_headline, marked
from summarize.report.issue_words import note_words
from summarize.report.result import Signature
from summarize.stories import Account, MergedBrief, Status
from summarize.stories.table import StoryFigure

#: What is wrong with an article that has no sentence of its own.
EMPTY = "nothing but boilerplate found"


@dataclass(frozen=True, slots=True)
class Apart:
    """An input that is not part of the story, and why."""

    id: str
    reason: str

    @classmethod
    def empty(cls, identity: str) -> "Apart":
        """Return an article that holds nothing but boilerplate."""
        return cls(identity, EMPTY)

    @classmethod
    def repeating(cls, identity: str, other: str) -> "Apart":
        """Return an article that is the same as another."""
        return cls(identity, f"the same article as {other}")

    @classmethod
    def unrelated(cls, identity: str) -> "Apart":
        """Return an article about something else."""
        return cls(identity, "it tells another story")


@dataclass(frozen=True, slots=True, repr=False)
class StoryResult:
    """One brief of several articles and their figures side by side, with everything they rest on.

    Figures and sentences name articles by their index in `accounts`. `apart` are the inputs that are not in the story,
    because they could not be read or tell another one. `Story` can show itself.
    """

    accounts: tuple[Account, ...]
    brief: MergedBrief
    figures: tuple[StoryFigure, ...]
    signature: Signature
    apart: tuple[Apart, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings from reading the articles and the gate's notes, each after the id of its article."""
        articles = [(account.article.id, w) for account in self.accounts for w in account.article.warnings]
        notes = [(self.accounts[number].article.id, note_words(note)) for number, note in self.brief.notes]
        return tuple(dict.fromkeys(f"{identity}: {words}" for identity, words in (*articles, *notes)))

    @property
    def headline(self) -> str | None:
        """The English headline, from the first article in the story that has one without a disputed figure."""
        return self.brief.headline[0] if self.brief.headline is not None else None

    @property
    def titled(self) -> tuple[str, str]:
        """The headline and its language: "en", or "de" for a German title if no English one is certain."""
        if self.headline:
            return self.headline, "en"
        first = self.brief.sentences[0].accounts[0] if self.brief.sentences else 0
        return german_headline(self.accounts[first].article), "de"

    @property
    def marked_headline(self) -> str:
        """The headline on one line; a German one is in German quotation marks and marked as such."""
        return marked(*self.titled)

    @property
    def text(self) -> str:
        """The brief as running text."""
        return " ".join(sentence.text for sentence in self.brief.sentences)

    @property
    def ok(self) -> bool:
        """Whether the brief is not empty, every figure in it is supported, and no input was left out."""
        right = all(finding.verdict.ok for sentence in self.brief.sentences for _, finding in sentence.findings)
        return right and bool(self.brief.sentences) and not self.apart

    def __repr__(self) -> str:
        """Return a summary in one line."""
        counts = f"{len(self.accounts)} articles, {len(self.brief.sentences)} sentences, {len(self.figures)} figures"
        return f"{type(self).__name__}({self.marked_headline!r}, {counts}, ok={self.ok})"


def story_summary(story: StoryResult) -> str:
    """Return the result of a story's check and of comparing its sources, in one clause without a full stop."""
    findings = [finding for sentence in story.brief.sentences for _, finding in sentence.findings]
    wrong = sum(not finding.verdict.ok for finding in findings)
    figures = f"{len(findings)} figure{'' if len(findings) == 1 else 's'} in the brief"
    checked = (
        f"{figures}, {f'{wrong} not ' if wrong else 'each '}supported by the source it is from"
        if findings
        else "no figures in the brief"
    )
    counts = Counter(figure.status for figure in story.figures)
    shared = ", ".join(
        f"{counts[status]} {status.value}" for status in Status if counts[status] and status is not Status.SINGLE
    )
    compared = f"of the figures that several sources give: {shared}" if shared else "no figure is in several sources"
    left = f"; {len(story.apart)} of the inputs left out" if story.apart else ""
    return f"{checked}; {compared}{left}"


def source_numbers(accounts: Iterable[int]) -> str:
    """Return the numbers of sources as readers see them, from 1 and in order: "1, 2"."""
    return ", ".join(str(account + 1) for account in sorted(accounts))


def same_text(other: str) -> str:
    """Return what is said of an article that is a near copy of `other`."""
    return f"mostly the same text as {other}"
