"""Renderings: the best that a translator makes of a source, chosen among its hypotheses by figures, names and words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from summarize.consistency import Check, Verdict, compare_with, read_source
from summarize.consistency.evidence import Source
from summarize.language.indefinite import indefinite
from summarize.language.negation import turned
from summarize.language.sentences import split_clauses
from summarize.language.strange_words import strange_words
from summarize.translation.consensus import by_consensus, omissions
from summarize.translation.invented_names import invented_names
from summarize.translation.loops import loops
from summarize.translation.omitted_words import look_omitted_up
from summarize.translation.proper_names import copied_names, lost_names, mend_names
from summarize.translation.repair import decimal_points, repair, twelve_hours
from summarize.translation.translator import Hypothesis, Translator

__all__ = ["IN_PARTS", "REPAIRED", "Rendering", "render"]

#: Words of a clause that is translated by itself, when the whole sentence comes out wrong.
CLAUSE = 14

#: Notes on a segment that say what was done to it; every other warning says what is wrong with it.
REPAIRED = "a figure was put right"
IN_PARTS = "translated clause by clause"

#: Nats a piece by which a hypothesis with words looked up is surer than it is good: those chosen for NTREX had the chrF of
#: others that were 0.04 less sure.
GIVEN = 0.04

#: Hypotheses asked for again when none of the first ones has the right figures or is all English.
SECOND_LOOK = 12


@dataclass(frozen=True, slots=True)
class Rendering:
    """The translation chosen for one source, and what is still wrong with it. See `Segment`."""

    target: str
    score: float
    warnings: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()


def render(sources: Sequence[str], translator: Translator, *, count: int | None = None) -> list[Rendering]:
    """Return the best rendering of each source, in order.

    Of `count` hypotheses the best by consensus is taken that neither loops nor changes a figure nor reverses
    the meaning nor invents a place nor has words that are no English; a source of which the best leaves words out has
    more hypotheses, with these words looked up. Where there is none to take, the source is decoded again
    (without repeated runs against a loop, with more hypotheses for figures, negations and places, without those words
    for others), then a figure that is wrong in the same place is put right, then the clauses are translated one by one;
    what is wrong after that is a warning. A source too long for the model is translated clause by clause from the start.
    """
    parts = [_parts(source, translator) for source in sources]
    # News repeats itself (teasers, agency lines): each distinct text is translated once.
    distinct = list(dict.fromkeys(part for group in parts for part in group))
    found = translator.hypotheses(distinct, count=count)
    if mute := [source for source, group in zip(distinct, found, strict=True) if not group]:
        raise ValueError(f"the translator gave no hypothesis for {mute[0]!r}")
    others = _with_omitted_words(distinct, found, translator, count=count)
    best = [_choose(source, group, more) for source, group, more in zip(distinct, found, others, strict=True)]
    best = _again(distinct, best, translator, lambda choice: choice.loop, count=count, no_repeat=3)
    second = max(count or 0, SECOND_LOOK)
    best = _again(distinct, best, translator, lambda choice: choice.wrong > 0 or bool(choice.untrue), count=second)
    best = _again(distinct, best, translator, lambda choice: len(choice.strange) > 0, count=second, avoid=True)
    best = [_mended(source, choice) for source, choice in zip(distinct, best, strict=True)]
    best = _in_parts(distinct, best, translator, count=count)
    chosen = {source: _rendering(source, choice) for source, choice in zip(distinct, best, strict=True)}
    return [_join([chosen[part] for part in group]) for group in parts]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A hypothesis with its faults.

    `wrong` counts figures changed, invented or lost, `lost` names, `strange` words that are no English; `untrue`
    says what it denies, asserts or names and the source does not.
    """

    hypothesis: Hypothesis
    check: Check
    loop: bool
    lost: int
    strange: tuple[str, ...]
    untrue: tuple[str, ...]
    copied: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def wrong(self) -> int:
        return sum(not finding.verdict.ok for finding in self.check.findings) + len(self.check.omissions)

    @property
    def softened(self) -> int:
        """How many bounds were dropped or added, and figures said more often than the source does."""
        requalified = sum(finding.verdict is Verdict.REQUALIFIED for finding in self.check.findings)
        places = [finding.evidence[0] for finding in self.check.findings if finding.evidence]
        return requalified + len(places) - len(set(places))

    @property
    def faults(self) -> tuple[bool, bool, int, int]:
        # What was never said is worse than a word that nobody understands.
        rest = self.softened + self.lost + len(self.strange) + 2 * len(self.untrue)
        return (not self.hypothesis.text, self.loop, self.wrong, rest)


def _with_omitted_words(
    sources: Sequence[str], found: Sequence[Sequence[Hypothesis]], translator: Translator, *, count: int | None
) -> list[list[Hypothesis]]:
    """Return further hypotheses for each source, which have words that the best of those `found` leaves out."""
    firsts = [by_consensus(source, group)[0].text for source, group in zip(sources, found, strict=True)]
    asked = [
        (index, text)
        for index, (source, first) in enumerate(zip(sources, firsts, strict=True))
        for text in look_omitted_up(source, first)
        if translator.length(text) <= translator.longest
    ]
    out: list[dict[str, Hypothesis]] = [{} for _ in sources]
    answers = translator.hypotheses([text for _, text in asked], count=count) if asked else []
    for (index, _), group in zip(asked, answers, strict=True):
        had = {hypothesis.text for hypothesis in found[index]}
        most, *costs = omissions(sources[index], [firsts[index], *(hypothesis.text for hypothesis in group)])
        for hypothesis, cost in zip(group, costs, strict=True):
            if hypothesis.text not in had and cost < most:
                out[index].setdefault(hypothesis.text, hypothesis)
    return [list(each.values()) for each in out]


def _choose(
    source: str, group: Sequence[Hypothesis], others: Sequence[Hypothesis] = (), *, known: Sequence[str] = ()
) -> _Choice:
    """Return the best hypothesis of a group and `others`; `known` are names that another group has copied from the source."""
    best: _Choice | None = None
    copied = tuple(dict.fromkeys((*known, *copied_names(source, [hypothesis.text for hypothesis in group]))))
    read = read_source(source)
    for hypothesis in by_consensus(source, group, others):
        surer = GIVEN if hypothesis in others else 0.0
        choice = _weighed(read, replace(hypothesis, score=hypothesis.score - surer), copied)
        if best is None or choice.faults < best.faults:
            best = choice
        if not any(best.faults):
            break
    if best is None:
        raise ValueError(f"the translator gave no hypothesis for {source!r}")
    return best


def _weighed(read: Source, hypothesis: Hypothesis, copied: tuple[str, ...], notes: tuple[str, ...] = ()) -> _Choice:
    """Return a hypothesis with its faults; `read` is the source, read for comparing."""
    source, text = read.text, hypothesis.text
    return _Choice(
        hypothesis,
        check=compare_with(read, text, mode="translation"),
        loop=loops(text, source),
        lost=len(lost_names(source, text)) + sum(name not in text for name in copied),
        strange=strange_words(source, text),
        untrue=(*turned(source, text), *(f"name not in the source: {name}" for name in invented_names(source, text))),
        copied=copied,
        notes=notes,
    )


def _again(
    sources: Sequence[str],
    best: list[_Choice],
    translator: Translator,
    bad: Callable[[_Choice], bool],
    *,
    count: int | None,
    no_repeat: int = 0,
    avoid: bool = False,
) -> list[_Choice]:
    """Decode the sources whose choice is `bad` once more, in other words with `avoid`, and keep what is better."""
    todo = [index for index, choice in enumerate(best) if bad(choice)]
    if not todo:
        return best
    found = translator.hypotheses(
        [sources[i] for i in todo],
        count=count,
        no_repeat=no_repeat,
        avoid=[best[i].strange for i in todo] if avoid else (),
    )
    out = list(best)
    for index, group in zip(todo, found, strict=True):
        other = _choose(sources[index], group, known=out[index].copied)
        if other.faults < out[index].faults:
            out[index] = other
    return out


def _mended(source: str, choice: _Choice) -> _Choice:
    """Put names, figures, articles and the first letter right where there is no doubt."""
    text = _capital(source, decimal_points(source, twelve_hours(choice.hypothesis.text)))
    if choice.lost:
        text = mend_names(source, text)
    text = indefinite(text)
    if text != choice.hypothesis.text:
        choice = _judge(source, choice, text)
    if choice.wrong and (repaired := repair(source, choice.hypothesis.text, choice.check)):
        choice = replace(_judge(source, choice, indefinite(repaired)), notes=(*choice.notes, REPAIRED))
    return choice


def _capital(source: str, text: str) -> str:
    """Return `text` with a capital where `source` has one, but for words written so, as in "iPhone"."""
    first = text.split(maxsplit=1)[:1]
    if first and text[:1].isalpha() and first[0].islower() and source[:1].isupper():
        return text[:1].upper() + text[1:]
    return text


def _judge(source: str, choice: _Choice, text: str) -> _Choice:
    """Return `choice` with another text."""
    hypothesis = replace(choice.hypothesis, text=text)
    return _weighed(read_source(source), hypothesis, choice.copied, choice.notes)


def _in_parts(
    sources: Sequence[str], best: list[_Choice], translator: Translator, *, count: int | None
) -> list[_Choice]:
    """Translate the clauses of a source that is still wrong one by one, and keep that if it has fewer faults.

    A small model loses figures from long sentences that it keeps in short ones.
    """
    clauses = {
        index: parts
        for index, choice in enumerate(best)
        if (choice.wrong or choice.loop) and len(parts := _clauses(sources[index])) > 1
    }
    flat = [part for parts in clauses.values() for part in parts]
    if not flat:
        return best
    found = iter(zip(flat, translator.hypotheses(flat, count=count), strict=True))
    out = list(best)
    for index, parts in clauses.items():
        chosen = [_mended(part, _choose(part, group)) for part, group in islice(found, len(parts))]
        text = " ".join(choice.hypothesis.text for choice in chosen)
        score = min(choice.hypothesis.score for choice in chosen)
        notes = tuple(dict.fromkeys((IN_PARTS, *(note for choice in chosen for note in choice.notes))))
        copied = tuple(dict.fromkeys(name for choice in chosen for name in choice.copied))
        whole = _weighed(read_source(sources[index]), Hypothesis(text, score), copied, notes)
        if whole.faults[:3] < out[index].faults[:3]:
            out[index] = whole
    return out


def _clauses(source: str) -> list[str]:
    spans = split_clauses(source, lambda text: len(text.split()) <= CLAUSE)
    return [text for span in spans if (text := span.cut(source).strip())]


def _rendering(source: str, choice: _Choice) -> Rendering:
    warnings = list(choice.notes)
    if choice.loop:
        warnings.append("the translation repeats itself")
    for finding in choice.check.findings:
        if not finding.verdict.ok:
            warnings.append(f"figure not in the source: {finding.figure.text}")
    warnings += [f"figure lost: {figure.text}" for figure in choice.check.omissions]
    warnings += choice.untrue
    text = choice.hypothesis.text
    return Rendering(text, choice.hypothesis.score, tuple(warnings), lost_names(source, text), choice.strange)


def _parts(source: str, translator: Translator) -> list[str]:
    if translator.length(source) <= translator.longest:
        return [source]
    spans = split_clauses(source, lambda text: translator.length(text) <= translator.longest)
    return [text for span in spans if (text := span.cut(source).strip())]


def _join(parts: Sequence[Rendering]) -> Rendering:
    if len(parts) == 1:
        return parts[0]
    return Rendering(
        " ".join(part.target for part in parts),
        min(part.score for part in parts),
        tuple(warning for part in parts for warning in part.warnings),
        tuple(dict.fromkeys(name for part in parts for name in part.lost)),
        tuple(dict.fromkeys(word for part in parts for word in part.strange)),
    )
