"""Renderings: the best translation of each source, with retries where it is not good enough."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from summarize.language.clauses import split_clauses
from summarize.language.indefinite import indefinite
from summarize.translation.features import Original, word_issues
from summarize.translation.glossary import look_omitted_up
from summarize.translation.issues import WRONG_FIGURES, Issue, IssueKind
from summarize.translation.proper_names import mend_names
from summarize.translation.ranking import Choice, by_worth, choose, cost, hinted, weigh
from summarize.translation.repair import decimal_points, repair, twelve_hours
from summarize.translation.translator import Hypothesis, Translator

#: Words per clause when the clauses of a wrong sentence are translated one by one.
CLAUSE_WORDS = 14

#: Beam width for sources with words looked up (about two for every three sentences); docs/decisions.md compares widths.
LOOKED_UP_BEAMS = 4

#: Hypotheses requested in a second attempt, when none of the first has the right figures or is entirely English.
SECOND_LOOK = 12

_UNTRUE = (IssueKind.NEGATION_LOST, IssueKind.NEGATION_ADDED, IssueKind.HEDGE_LOST, IssueKind.NAME_ADDED)


@dataclass(frozen=True, slots=True)
class Rendering:
    """The translation chosen for one source. `issues` become those of `Segment`."""

    target: str
    score: float
    issues: tuple[Issue, ...] = ()


def render(sources: Sequence[str], translator: Translator, *, count: int | None = None) -> list[Rendering]:
    """Return the best rendering of each source, in order.

    Of `count` hypotheses, the best by consensus is taken that does not loop, change a figure, reverse the meaning, name
    a new place or contain words that are not English. If it omits words of the source, further hypotheses are made with
    these words looked up. If none qualifies, the source is decoded again (without repeated runs against a loop; with
    more hypotheses for figures, negations and places; without the words that are not English). Then a wrong figure is
    repaired in place, then the clauses are translated one by one; what is still wrong becomes an issue. A source that
    is too long for the model is translated clause by clause from the start.
    """
    parts = [_parts(source, translator) for source in sources]
    # News repeats itself (teasers, agency lines): each distinct text is translated once.
    distinct = [Original(text) for text in dict.fromkeys(part for group in parts for part in group)]
    found = _hypotheses(distinct, translator, count)
    others = _with_omitted_words(distinct, found, translator, count=count)
    best = [choose(source, group, more) for source, group, more in zip(distinct, found, others, strict=True)]
    best = _again(distinct, best, translator, lambda choice: choice.has(IssueKind.LOOP), count=count, no_repeat=3)
    second = max(count or 0, SECOND_LOOK)
    best = _again(distinct, best, translator, lambda choice: choice.has(*WRONG_FIGURES, *_UNTRUE), count=second)
    best = _again(distinct, best, translator, lambda c: c.has(IssueKind.STRANGE_WORD), count=second, avoid=True)
    best = [_mended(source, choice) for source, choice in zip(distinct, best, strict=True)]
    best = _in_parts(distinct, best, translator, count=count)
    chosen = {source.text: choice for source, choice in zip(distinct, best, strict=True)}
    return [_rendering(source, [chosen[part] for part in group]) for source, group in zip(sources, parts, strict=True)]


def _hypotheses(sources: Sequence[Original], translator: Translator, count: int | None) -> list[list[Hypothesis]]:
    found = translator.hypotheses([source.text for source in sources], count=count)
    if mute := [source.text for source, group in zip(sources, found, strict=True) if not group]:
        raise ValueError(f"the translator returned no hypothesis for {mute[0]!r}")
    return found


def _with_omitted_words(
    sources: Sequence[Original], found: Sequence[Sequence[Hypothesis]], translator: Translator, *, count: int | None
) -> list[list[Hypothesis]]:
    """Return further hypotheses for each source, with the words looked up that the best of those `found` omits."""
    firsts = [by_worth(source, group)[0].text for source, group in zip(sources, found, strict=True)]
    asked = [
        (index, text)
        for index, (source, first) in enumerate(zip(sources, firsts, strict=True))
        for text in look_omitted_up(source.text, first)
        if translator.length(text) <= translator.longest
    ]
    out: list[dict[str, Hypothesis]] = [{} for _ in sources]
    answers = translator.hypotheses([text for _, text in asked], count=count, beams=LOOKED_UP_BEAMS) if asked else []
    for (index, _), group in zip(asked, answers, strict=True):
        had = {hypothesis.text for hypothesis in found[index]}
        most = _cost_of_omissions(sources[index], firsts[index])
        for hypothesis in group:
            if hypothesis.text not in had and _cost_of_omissions(sources[index], hypothesis.text) < most:
                out[index].setdefault(hypothesis.text, hypothesis)
    return [list(each.values()) for each in out]


def _cost_of_omissions(source: Original, target: str) -> float:
    return cost([issue for issue in word_issues(source, target) if issue.kind is not IssueKind.WORD_ADDED])


def _again(
    sources: Sequence[Original],
    best: list[Choice],
    translator: Translator,
    bad: Callable[[Choice], bool],
    *,
    count: int | None,
    no_repeat: int = 0,
    avoid: bool = False,
) -> list[Choice]:
    """Decode the sources whose choice is `bad` once more, with other words if `avoid`, and keep improvements."""
    todo = [index for index, choice in enumerate(best) if bad(choice)]
    if not todo:
        return best
    found = translator.hypotheses(
        [sources[i].text for i in todo],
        count=count,
        no_repeat=no_repeat,
        avoid=[best[i].words(IssueKind.STRANGE_WORD) for i in todo] if avoid else (),
    )
    out = list(best)
    for index, group in zip(todo, found, strict=True):
        other = choose(sources[index], group, known=out[index].copied)
        if other.faults < out[index].faults:
            out[index] = other
    return out


def _mended(source: Original, choice: Choice) -> Choice:
    """Correct names, figures, articles and the first letter where there is no doubt."""
    text = _capital(source.text, decimal_points(source.text, twelve_hours(choice.hypothesis.text)))
    if choice.has(IssueKind.NAME_LOST, IssueKind.NAME_NOT_COPIED):
        text = mend_names(source.text, text)
    text = indefinite(text)
    if text != choice.hypothesis.text:
        choice = _with_text(source, choice, text)
    if choice.has(*WRONG_FIGURES) and (repaired := repair(source.text, choice.hypothesis.text, choice.check)):
        repaired_choice = _with_text(source, choice, indefinite(repaired))
        choice = replace(repaired_choice, notes=(*choice.notes, Issue(IssueKind.REPAIRED)))
    return choice


def _capital(source: str, text: str) -> str:
    """Return `text` with a capital where `source` has one, except for words such as "iPhone"."""
    first = text.split(maxsplit=1)[:1]
    if first and text[:1].isalpha() and first[0].islower() and source[:1].isupper():
        return text[:1].upper() + text[1:]
    return text


def _with_text(source: Original, choice: Choice, text: str) -> Choice:
    return hinted(source, weigh(source, replace(choice.hypothesis, text=text), choice.copied, choice.notes))


def _in_parts(
    sources: Sequence[Original], best: list[Choice], translator: Translator, *, count: int | None
) -> list[Choice]:
    """Translate the clauses of a source that is still wrong one by one, and keep the result if it has fewer faults.

    A small model loses figures from long sentences that it keeps in short ones.
    """
    clauses = {
        index: parts
        for index, choice in enumerate(best)
        if choice.has(*WRONG_FIGURES, IssueKind.LOOP) and len(parts := _clauses(sources[index].text)) > 1
    }
    flat = [Original(part) for parts in clauses.values() for part in parts]
    if not flat:
        return best
    found = iter(zip(flat, translator.hypotheses([part.text for part in flat], count=count), strict=True))
    out = list(best)
    for index, parts in clauses.items():
        chosen = [_mended(part, choose(part, group)) for part, group in islice(found, len(parts))]
        whole = _together(sources[index], chosen, Issue(IssueKind.IN_PARTS))
        # Strange words and the like do not decide: a clause has the same ones as its sentence.
        if whole.faults[:3] < out[index].faults[:3]:
            out[index] = whole
    return out


def _together(source: Original, parts: Sequence[Choice], *notes: Issue) -> Choice:
    """Return the choices for the parts of a source joined into one, judged as a whole."""
    hypothesis = Hypothesis(
        " ".join(part.hypothesis.text for part in parts), min(part.hypothesis.score for part in parts)
    )
    copied = tuple(dict.fromkeys(name for part in parts for name in part.copied))
    every = tuple(dict.fromkeys((*notes, *(note for part in parts for note in part.notes))))
    return hinted(source, weigh(source, hypothesis, copied, every))


def _clauses(source: str) -> list[str]:
    spans = split_clauses(source, lambda text: len(text.split()) <= CLAUSE_WORDS)
    return [text for span in spans if (text := span.cut(source).strip())]


def _parts(source: str, translator: Translator) -> list[str]:
    if translator.length(source) <= translator.longest:
        return [source]
    spans = split_clauses(source, lambda text: translator.length(text) <= translator.longest)
    return [text for span in spans if (text := span.cut(source).strip())]


def _rendering(source: str, parts: Sequence[Choice]) -> Rendering:
    """Return the rendering of a source, or of the parts of one that is too long, with everything known about it."""
    choice = parts[0] if len(parts) == 1 else _together(Original(source), parts)
    issues = (*choice.notes, *choice.issues, *choice.hints)
    return Rendering(choice.hypothesis.text, choice.hypothesis.score, issues)
