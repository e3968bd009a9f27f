"""Merging several articles into one brief: what most of them report comes first, and nothing is repeated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.article import Span
from summarize.briefs import Draft, DraftSentence, Note, Writer
from summarize.briefs.document import document
from summarize.briefs.gate import best_draft
from summarize.consistency import Finding, compare_with
from summarize.figures import Kind, find_figures
from summarize.language.dependent import dangling
from summarize.language.references import SAID_BEFORE, points_back
from summarize.language.words import GERMAN_STEM, cosine, stem
from summarize.stories.english_figures import English
from summarize.stories.facts import Account, Fact
from summarize.stories.grouping import Group, Grouping
from summarize.stories.status import Status, bound, comparable, contradict, equal, status_of
from summarize.stories.term_weights import english_features, features
from summarize.stories.vouching import tells

__all__ = ["MergedBrief", "MergedSentence", "merge"]

#: Sentences of each article that are considered.
MOST_CONSIDERED = 6
#: Sentences whose German or English is this similar report the same thing.
REPEATED_COSINE = 0.35
#: Compatible values are named separately if the greatest is this many times the least.
APART = 1.5
#: Points for each figure of a sentence that several articles share, for at most two of them.
SHARED = 0.9
#: Most values of a group in a sentence about how the sources differ.
MOST_NAMED = 4

#: A value in English and the facts that give it.
_Value = tuple[str, list[Fact]]
#: The findings of a phrase, each with the index of the article that it was checked against.
_Checked = list[tuple[int, Finding]]


@dataclass(frozen=True, slots=True)
class MergedSentence:
    """A sentence of a merged brief.

    `accounts` are the indices of the articles that support it, its origin first; `findings` are its figures, each with
    the index of the article that it was checked against, with places in `text`.
    """

    text: str
    accounts: tuple[int, ...]
    findings: tuple[tuple[int, Finding], ...] = ()


@dataclass(frozen=True, slots=True)
class MergedBrief:
    """A brief of several articles, and its headline with the index of the article it comes from.

    `notes` tell what the gate did to the draft of each article, after the article's index.
    """

    headline: tuple[str, int] | None
    sentences: tuple[MergedSentence, ...]
    notes: tuple[tuple[int, Note], ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    account: int
    sentence: DraftSentence
    place: int
    german: Mapping[str, float]
    english: Mapping[str, float]
    groups: frozenset[int]
    facts: Group
    score: float = 0.0


def merge(accounts: Sequence[Account], grouping: Grouping, writers: Sequence[Writer], *, sentences: int) -> MergedBrief:
    """Return a brief of at most `sentences` sentences, each with only figures that every article it names supports.

    If the sources contradict each other on a figure of the brief, the next sentence says so; if they may, only one of them is told.
    """
    groups = grouping.groups
    drafts, notes = _drafts(accounts, writers)
    english = [English(account) for account in accounts]
    risen = [fact for group in groups for fact in group if fact.risen]
    current = [one for one in _candidates(accounts, groups, drafts) if not _outdated(one.facts, risen)]
    candidates = _scored(current, groups, [account.origin(number) for number, account in enumerate(accounts)])
    chosen: list[_Candidate] = []
    merged: list[MergedSentence] = []
    for candidate in _by_importance(candidates):
        if len(merged) >= sentences:
            break
        if any(_same(candidate, other) or grouping.contests(candidate.facts, other.facts) for other in chosen):
            continue
        differing = [groups[number] for number in sorted(candidate.groups) if _differs(groups[number])]
        disputed = sum(status_of(group) is Status.CONFLICT for group in differing)
        said = [sentence for group in differing[:1] if (sentence := _difference(group, english, accounts)) is not None]
        if disputed > len(said) or (disputed and len(merged) + 2 > sentences):
            continue
        chosen.append(candidate)
        merged += [_sentence(candidate, accounts, groups), *said][: sentences - len(merged)]
    order = dict.fromkeys([*(one.account for one in chosen), *range(len(drafts))])
    headline = next(
        (
            (text, number)
            for number in order
            if (text := drafts[number].headline) and not _disputed(text, number, accounts, groups, risen)
        ),
        None,
    )
    return MergedBrief(headline, tuple(merged), tuple(notes))


def _disputed(
    headline: str, number: int, accounts: Sequence[Account], groups: Sequence[Group], risen: Sequence[Fact]
) -> bool:
    """Whether a headline has a figure on which the sources contradict each other, or a count that has risen since."""
    segments = accounts[number].translation.segments
    own = {place for place, segment in enumerate(segments) if segment.target.startswith(headline)}
    told = [fact for group in groups for fact in group if fact.account == number and fact.segment in own]
    conflict = any(status_of(group) is Status.CONFLICT and not set(told).isdisjoint(group) for group in groups)
    return conflict or _outdated(told, risen)


def _drafts(accounts: Sequence[Account], writers: Sequence[Writer]) -> tuple[list[Draft], list[tuple[int, Note]]]:
    """Return a gated draft of each article, and the gate's notes."""
    drafts = []
    noted: list[tuple[int, Note]] = []
    for number, account in enumerate(accounts):
        whole = document(account.article, account.translation)
        vetted = best_draft(whole, writers, account.support, sentences=MOST_CONSIDERED)
        drafts.append(vetted.draft)
        noted += [(number, note) for note in vetted.notes]
    return drafts, noted


def _candidates(accounts: Sequence[Account], groups: Sequence[Group], drafts: Sequence[Draft]) -> list[_Candidate]:
    told: dict[tuple[int, int], dict[Fact, int]] = {}
    for number, group in enumerate(groups):
        for fact in group:
            told.setdefault((fact.account, fact.segment), {})[fact] = number
    return [
        _Candidate(
            account,
            sentence,
            place,
            features(accounts[account].translation.segments[sentence.segments[0]].source),
            english_features(sentence.text),
            frozenset(told.get((account, sentence.segments[0]), {}).values()),
            tuple(told.get((account, sentence.segments[0]), {})),
        )
        for account, draft in enumerate(drafts)
        for place, sentence in enumerate(draft.sentences)
        if sentence.segments
        and not _leans(sentence.text, accounts[account].translation.segments[sentence.segments[0]].source)
    ]


def _leans(text: str, german: str) -> bool:
    """Whether a sentence refers to an earlier one; in a merged brief that may belong to another article."""
    return dangling(german) or points_back(text, german) or SAID_BEFORE.match(text) is not None


def _by_importance(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the candidates by score, but first the best of the articles' own openings: the news."""
    ranked = sorted(candidates, key=lambda one: (-one.score, one.account, one.sentence.segments[0]))
    lead = next((one for one in ranked if one.place == 0), None)
    return sorted(ranked, key=lambda one: one is not lead)


def _scored(candidates: Sequence[_Candidate], groups: Sequence[Group], origins: Sequence[int]) -> list[_Candidate]:
    """Return the scored candidates: for confirmation by other sources, early position and shared figures.

    `origins` are the sources of the articles.
    """
    scored = []
    for one in candidates:
        best: dict[int, float] = {}
        for other in candidates:
            if (origin := origins[other.account]) != origins[one.account]:
                likeness = max(cosine(one.german, other.german), cosine(one.english, other.english))
                best[origin] = max(best.get(origin, 0.0), likeness)
        central = sum(best.values()) / max(1, len(set(origins)) - 1)
        shared = sum(len({fact.origin for fact in groups[number]}) > 1 for number in one.groups)
        score = 4.0 * central + 2.0 / (1 + 0.5 * one.place) + SHARED * min(2, shared)
        scored.append(replace(one, score=score))
    return scored


def _same(one: _Candidate, other: _Candidate) -> bool:
    """Whether two sentences report the same thing: similar in either language, or with the same figures."""
    if one.groups & other.groups:
        return True
    return (
        cosine(one.german, other.german) >= REPEATED_COSINE
        or cosine(one.english, other.english) >= 1.5 * REPEATED_COSINE
    )


def _outdated(facts: Sequence[Fact], risen: Sequence[Fact]) -> bool:
    """Whether another article says that one of the counts `facts` has risen since; `risen` are all such counts."""
    return any(
        not mine.risen and _rivals(mine, later) and max(later.sense.amounts) > max(mine.sense.amounts)
        for mine in facts
        for later in risen
        if mine.sense.amounts and later.sense.amounts
    )


def _rivals(one: Fact, other: Fact) -> bool:
    """Whether figures of two articles give different values of one subject: the aspects or, without any, the noun."""
    if one.account == other.account or not comparable(one.sense, other.sense) or equal(one.sense, other.sense):
        return False
    if one.aspects and other.aspects:
        return not one.aspects.isdisjoint(other.aspects)
    return bool(one.noun) and stem(one.noun, GERMAN_STEM) == stem(other.noun, GERMAN_STEM)


def _differs(group: Group) -> bool:
    """Whether readers should know that the sources give several values: they conflict, or are far apart."""
    status = status_of(group)
    if status is Status.CONFLICT:
        return True
    amounts = [amount for fact in group for amount in fact.sense.amounts if amount > 0 and not fact.sense.points]
    return status is Status.COMPATIBLE and len(amounts) > 1 and float(max(amounts)) > APART * float(min(amounts))


def _difference(group: Group, english: Sequence[English], accounts: Sequence[Account]) -> MergedSentence | None:
    """Return a sentence with the values that the sources give, or None if one of them has no English.

    Values that contradict each other are listed; of others the least and the greatest make a range.
    """
    values: dict[object, _Value] = {}
    for fact in sorted(group, key=lambda fact: len(fact.figure.text)):
        meaning = fact.sense.amounts, fact.sense.points, bound(fact.figure), fact.figure.kind is Kind.COLLECTIVE
        values.setdefault(meaning, (english[fact.account].words(fact), []))[1].append(fact)
    conflict = status_of(group) is Status.CONFLICT
    named = _contradictory(list(values.values())) if conflict else _widest(list(values.values()))
    if len(named) < 2 or any("„" in words for words, _ in named):
        return None
    phrases = [words[:1].lower() + words[1:] for words, _ in named]
    found = _findings(phrases, named, accounts)
    if found is None:
        return None
    short = _noun_once(phrases)
    again = _findings(short, named, accounts)
    if again is not None and _evidence(again) == _evidence(found):
        phrases, found = short, again
    vague = any(bound(fact.figure) or fact.figure.kind is Kind.COLLECTIVE for fact in group)
    text = "The sources disagree: " if conflict else f"{'Estimates' if vague else 'Counts'} range from "
    findings: list[tuple[int, Finding]] = []
    for place, (phrase, told) in enumerate(zip(phrases, found, strict=True)):
        last = " or " if conflict else " " if phrase.startswith("up to ") else " to "
        text += "" if place == 0 else last if place == len(phrases) - 1 else ", "
        findings += [(account, finding.moved(len(text))) for account, finding in told]
        text += phrase
    return MergedSentence(f"{text}.", tuple(dict.fromkeys(account for account, _ in findings)), tuple(findings))


def _findings(phrases: Sequence[str], named: Sequence[_Value], accounts: Sequence[Account]) -> list[_Checked] | None:
    """Return the findings of each phrase in every article that gives its value, or None if one does not support it."""
    found: list[_Checked] = []
    for phrase, (_, facts) in zip(phrases, named, strict=True):
        told_in = dict.fromkeys(fact.account for fact in facts)
        checks = {account: compare_with(accounts[account].source, phrase) for account in told_in}
        if not all(check.ok for check in checks.values()):
            return None
        found.append([(account, finding) for account, check in checks.items() for finding in check.findings])
    return found


def _evidence(found: Sequence[_Checked]) -> list[list[tuple[int, tuple[Span, ...]]]]:
    """Return the places in the articles that the findings rest on."""
    return [[(account, finding.evidence) for account, finding in told] for told in found]


def _noun_once(phrases: Sequence[str]) -> list[str]:
    """Return the phrases with their common last noun only in the last one, if the others are then bare figures.

    "Nine or more than eleven soldiers" would read as "nine or more", so both nouns stay there.
    """
    if phrases[-1].startswith(("more ", "less ", "fewer ")):
        return list(phrases)
    noun = phrases[-1].rpartition(" ")[2]
    short = [phrase.removesuffix(f" {noun}").removesuffix(" of") for phrase in phrases[:-1]]
    for phrase, full in zip(short, phrases, strict=False):
        figures = find_figures(phrase, "en")
        if phrase == full or [figure.text for figure in figures] != [phrase]:
            return list(phrases)
    return [*short, phrases[-1]]


def _contradictory(values: Sequence[_Value]) -> list[_Value]:
    """Return the values to name in a conflict: each contradicts another of them, those of most sources come first."""
    ranked = sorted(values, key=lambda value: (-len({fact.origin for fact in value[1]}), value[1][0].account))
    disputed = [one for one in ranked if any(_contradicts(one, other) for other in ranked)][:MOST_NAMED]
    return [one for one in disputed if any(_contradicts(one, other) for other in disputed)]


def _contradicts(one: _Value, other: _Value) -> bool:
    """Whether articles that give one value contradict those that give the other."""
    return any(contradict(mine, its) for mine in one[1] for its in other[1])


def _widest(values: Sequence[_Value]) -> list[_Value]:
    """Return the least and the greatest value."""
    ranked = sorted(values, key=lambda value: max(value[1][0].sense.amounts, default=0))
    return [ranked[0], *ranked[1:][-1:]]


def _sentence(candidate: _Candidate, accounts: Sequence[Account], groups: Sequence[Group]) -> MergedSentence:
    """Return a sentence with the articles that support it, and its figures as checked against each."""
    text, own = candidate.sentence.text, accounts[candidate.account].support
    german = " ".join(accounts[candidate.account].translation.segments[n].source for n in candidate.sentence.segments)
    findings = [(candidate.account, finding) for finding in own.of_sentence(candidate.sentence).findings]
    vouching = [candidate.account]
    for number, account in enumerate(accounts):
        if number == candidate.account:
            continue
        shared = all(any(fact.account == number for fact in groups[group]) for group in candidate.groups)
        if not shared or not tells((segment.source for segment in account.translation.segments), german):
            continue
        check = compare_with(account.source, text)
        if check.ok and not any(finding.reasons for finding in check.findings):
            vouching.append(number)
    return MergedSentence(text, tuple(vouching), tuple(findings))
