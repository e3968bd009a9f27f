"""Issues of a translation and notes on a brief in words, one line each."""

from textwrap import shorten

from summarize.briefs import Action, Note, Problem
from summarize.translation import Issue, IssueKind, Segment, Severity, Translation

_ISSUES = {
    IssueKind.IN_PARTS: "translated clause by clause",
    IssueKind.REPAIRED: "a figure was corrected",
    IssueKind.LOOP: "the translation repeats itself",
    IssueKind.FIGURE_ADDED: "figure not in the source: {}",
    IssueKind.FIGURE_LOST: "figure lost: {}",
    IssueKind.NEGATION_LOST: "negation lost: {}",
    IssueKind.HEDGE_LOST: "hedge lost: {}",
    IssueKind.NEGATION_ADDED: "negation not in the source: {}",
    IssueKind.NAME_ADDED: "name not in the source: {}",
}

_PROBLEMS = {
    Problem.UNSUPPORTED: "figure not in the source: {}",
    Problem.LOOP: "repeats itself",
    Problem.TOO_LONG: "too long for a brief",
    Problem.FRAGMENT: "not a whole sentence",
    Problem.NOT_ALIGNED: "no sentence of the article says this",
    Problem.MISPLACED: "a figure belongs to something else",
    Problem.STANCE: "states as fact what the article denies, attributes, expects or makes conditional",
    Problem.UNKNOWN_WORDS: "words that the article does not have",
    Problem.UNKNOWN_NAMES: "names that the article does not have: {}",
    Problem.REPEATED: "repeats another sentence",
}

_ACTIONS = {
    Action.DROPPED: "{writer}: dropped ({problem}): {text}",
    Action.REPLACED: "{writer}: replaced ({problem}): {text}",
    Action.REVISED: "{writer}: rewritten ({problem}): {text}",
    Action.FELL_BACK: "{writer}: no draft beat {text}'s, which was used",
    Action.HEADLINE_DROPPED: "headline dropped ({problem}): {text}",
    Action.EMPTY: "no sentence of the translation could be printed",
    Action.EDITED: "edited at the desk ({text} of its texts); the signature belongs to the first version",
}

_IN_DOUBT = {
    IssueKind.NAME_LOST: "names not found where their sentences were translated",
    IssueKind.STRANGE_WORD: "words not known to be English",
}


def issue_words(issue: Issue) -> str:
    """Return an issue as a clause; only faults and notes have one."""
    return _ISSUES[issue.kind].format(issue.words)


def segment_words(segment: Segment, *kinds: IssueKind) -> tuple[str, ...]:
    """Return a segment's faults and notes in words, or only its issues of the given `kinds`."""
    told = (Severity.NOTE, Severity.FAULT)
    return tuple(
        issue_words(issue) for issue in segment.issues if (issue.kind in kinds if kinds else issue.severity in told)
    )


def about_segments(translation: Translation, *kinds: IssueKind) -> tuple[str, ...]:
    """Return `segment_words` for every segment, each prefixed with its German sentence."""
    return tuple(
        f"{shorten(segment.source, 80, placeholder=' ...')}: {words}"
        for segment in translation.segments
        for words in segment_words(segment, *kinds)
    )


def words_in_doubt(translation: Translation) -> tuple[str, ...]:
    """Return the German names that a translation lacks, and its words that are not known to be English."""
    lines = []
    for kind, what in _IN_DOUBT.items():
        words = dict.fromkeys(issue.words for segment in translation.segments for issue in segment.of(kind))
        if words:
            lines.append(f"{what}: {', '.join(words)}")
    return tuple(lines)


def note_words(note: Note) -> str:
    """Return a line about what the gate did."""
    problem = _PROBLEMS[note.problem].format(", ".join(note.words)) if note.problem else ""
    return _ACTIONS[note.action].format(writer=note.writer, problem=problem, text=note.text)
