"""Features of a hypothesis: every issue found when comparing it with its source.

`ranking` weighs them to choose among hypotheses; the issues of the chosen one stay on its segment.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from summarize.consistency import Check, Verdict, compare_with, read_source
from summarize.consistency.indexed_text import IndexedText
from summarize.figures import Figure
from summarize.language.additions import additions, mistaken
from summarize.language.hedges import lost_hedge
from summarize.language.lexicon import left_out, nouns, usual
from summarize.language.negation import turned
from summarize.language.strange_words import strange_words
from summarize.translation.issues import Issue, IssueKind
from summarize.translation.proper_names import invented_names, lost_names
from summarize.translation.repetition import loops


@dataclass(frozen=True)
class Original:
    """A source, read once for all of its hypotheses."""

    text: str

    @cached_property
    def figures(self) -> IndexedText:
        """The source as evidence for figures."""
        return read_source(self.text)

    @cached_property
    def word_issues(self) -> dict[str, tuple[Issue, ...]]:
        """The results of `word_issues` by target, kept because hypotheses are ranked twice."""
        return {}

    @cached_property
    def expected(self) -> dict[str, list[str]]:
        """The words expected to have English counterparts, with those counterparts."""
        return usual(self.text, compounds=True)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Its nouns and names, in lower case."""
        return nouns(self.text)

    def check(self, target: str) -> Check:
        """Compare the figures of a translation."""
        return compare_with(self.figures, target, mode="translation")


def word_issues(original: Original, target: str) -> tuple[Issue, ...]:
    """Return the words that `target` omits and adds. These are hints: free translations have them, too."""
    if target not in original.word_issues:
        original.word_issues[target] = _word_issues(original, target)
    return original.word_issues[target]


def _word_issues(original: Original, target: str) -> tuple[Issue, ...]:
    omitted = (
        Issue(IssueKind.NOUN_OMITTED if word in original.nouns else IssueKind.WORD_OMITTED, word)
        for word in left_out(original.expected, target)
    )
    return (*omitted, *(Issue(IssueKind.WORD_ADDED, word) for word in additions(original.text, target)))


def mistaken_nouns(original: Original, target: str) -> tuple[Issue, ...]:
    """Return the nouns that `target` most likely mistranslates."""
    return tuple(Issue(IssueKind.NOUN_MISTAKEN, word) for word in mistaken(original.text, target))


def content_issues(original: Original, target: str, check: Check, copied: tuple[str, ...] = ()) -> tuple[Issue, ...]:
    """Return what `target` adds to its source and what it lacks, the worst first.

    `check` compares its figures with the source's; `copied` are words that another hypothesis copied as names.
    """
    return tuple(issue for find in _FEATURES for issue in find(original, target, check, copied))


def _loops(original: Original, target: str, _check: Check, _copied: tuple[str, ...]) -> Iterator[Issue]:
    if loops(target, original.text):
        yield Issue(IssueKind.LOOP)


def _figures(_original: Original, _target: str, check: Check, _copied: tuple[str, ...]) -> Iterator[Issue]:
    for finding in check.findings:
        if not finding.verdict.ok:
            yield _of_figure(IssueKind.FIGURE_ADDED, finding.figure)
    for figure in check.omissions:
        yield _of_figure(IssueKind.FIGURE_LOST, figure)


def _negations(original: Original, target: str, _check: Check, _copied: tuple[str, ...]) -> Iterator[Issue]:
    if found := turned(original.text, target):
        yield Issue(IssueKind.NEGATION_LOST if found.lost else IssueKind.NEGATION_ADDED, found.word)


def _hedges(original: Original, target: str, _check: Check, _copied: tuple[str, ...]) -> Iterator[Issue]:
    if word := lost_hedge(original.text, target):
        yield Issue(IssueKind.HEDGE_LOST, word)


def _names(original: Original, target: str, _check: Check, copied: tuple[str, ...]) -> Iterator[Issue]:
    for name in invented_names(original.text, target):
        yield Issue(IssueKind.NAME_ADDED, name)
    for name in lost_names(original.text, target):
        yield Issue(IssueKind.NAME_LOST, name)
    for name in copied:
        if name not in target:
            yield Issue(IssueKind.NAME_NOT_COPIED, name)


def _strange_words(original: Original, target: str, _check: Check, _copied: tuple[str, ...]) -> Iterator[Issue]:
    for word in strange_words(original.text, target):
        yield Issue(IssueKind.STRANGE_WORD, word)


def _softened(_original: Original, _target: str, check: Check, _copied: tuple[str, ...]) -> Iterator[Issue]:
    """Yield bounds that were dropped or added, and figures stated more often than in the source."""
    seen = set()
    for finding in check.findings:
        if finding.verdict is Verdict.REQUALIFIED:
            yield _of_figure(IssueKind.BOUND_CHANGED, finding.figure)
        if finding.evidence:
            if finding.evidence[0] in seen:
                yield _of_figure(IssueKind.FIGURE_REPEATED, finding.figure)
            seen.add(finding.evidence[0])


def _of_figure(kind: IssueKind, figure: Figure) -> Issue:
    return Issue(kind, figure.text, figure.span)


#: The features of a sentence whose issues are faults, weighed by `ranking.FAULTS`. `ranking.COSTS` weighs `word_issues`; `mistaken_nouns` are hints.
_FEATURES: tuple[Callable[[Original, str, Check, tuple[str, ...]], Iterator[Issue]], ...] = (
    _loops,
    _figures,
    _negations,
    _hedges,
    _names,
    _strange_words,
    _softened,
)
