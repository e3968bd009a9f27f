"""The gate: the best of all drafts, with only sentences that the German article supports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from summarize.article import BlockKind
from summarize.briefs.brief import (
    Action,
    Document,
    DocumentSentence,
    Draft,
    DraftSentence,
    Note,
    Problem,
    Reviser,
    Writer,
)
from summarize.briefs.claims import changed_claim
from summarize.briefs.stance import lost_stance, states_as_fact
from summarize.briefs.support import Support
from summarize.consistency import Check, Finding
from summarize.consistency.reasons import ReasonKind, because
from summarize.language.lexicon import in_english, translations
from summarize.language.words import EITHER_STEM, stem

__all__ = ["LONGEST_SENTENCE", "Vetted", "best_draft"]

#: Least fraction of its content words that a drafted sentence shares with the sentence it is aligned with.
ALIGNED = 0.3

#: The same for a sentence that rewords only that one, whose claims it must keep even if its writer does not name it.
#: See docs/decisions.md, Writers behind an endpoint.
REWORDED = 0.5

#: Least fraction of a drafted sentence's content words that must come from the article; with less it is a
#: hallucination. Sentences of a 135M model that an editor called true had 0.8 and more.
GROUNDED = 0.7

#: The same for a writer that saw the German and can revise: the lexicon does not know all of its wording.
GROUNDED_IN_GERMAN = 0.5

#: Least confidence of the judge in a figure whose evidence is in the second-best matching sentence, not in the best. A lower
#: value lets more wrong figures through: see docs/decisions.md and benchmarks/gate.py.
SURE = 0.95

#: Maximum words of a sentence in a brief; the longest that news agencies print have about sixty.
LONGEST_SENTENCE = 80

#: A shorter draft covers fewer words of the lead without saying less; this compensates in `_quality`.
SHORTER = 0.5


#: `_quality` measures similarity to the translation, which a writer that saw the German may correct. If half of the
#: requested sentences pass the gate, that writer is preferred regardless.
SAW_THE_GERMAN = 10.0

#: Why a sentence may not be printed, and the words that are the reason.
_Refusal = tuple[Problem, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Vetted:
    """The draft that passed the gate, its writer, and what the gate did on the way."""

    draft: Draft
    writer: Writer
    notes: tuple[Note, ...]
    headline_check: Check | None = None


def best_draft(whole: Document, writers: Sequence[Writer], support: Support, *, sentences: int = 3) -> Vetted:
    """Return the best draft that passes the gate.

    `writers` are asked in turn, the preferred first. The last is the floor: a candidate of another writer must be
    better. Every returned sentence has only figures that the German article supports. Raises ValueError if the floor
    drafts nothing.
    """
    best: tuple[float, Draft, Writer] | None = None
    notes: list[Note] = []
    floor = writers[-1]
    spare: str | None = None  # the floor's headline, for drafts whose own is missing or wrong
    for writer, draft, dropped in _candidates(whole, writers, support, sentences):
        if writer is floor:
            spare = spare or draft.headline
        notes += dropped
        vetted = Draft(draft.sentences[:sentences], draft.headline)
        score = _quality(vetted, whole, sentences) + (0.0 if writer is floor else SHORTER)
        if isinstance(writer, Reviser) and 2 * len(vetted.sentences) >= sentences:
            score += SAW_THE_GERMAN
        if best is None or score > best[0]:
            best = (score, vetted, writer)
    if best is None:
        raise ValueError(f"{_name(floor)} drafted nothing, not even an empty brief")
    _, draft, writer = best
    if writer is not writers[0]:
        notes.append(Note(Action.FELL_BACK, _name(writers[0]), _name(writer)))
    headline, check, dropped = _headline(draft.headline, spare, whole, support, writer)
    notes += dropped
    return Vetted(Draft(draft.sentences, headline), writer, tuple(dict.fromkeys(notes)), check)


def _headline(
    own: str | None, spare: str | None, whole: Document, support: Support, writer: Writer
) -> tuple[str | None, Check | None, list[Note]]:
    """Return the first headline that may be printed, its check, and notes on those that may not.

    The writer's `own` comes first, then the title, then the floor's (`spare`).
    """
    notes: list[Note] = []
    translated = [each.removesuffix(".") for each in (whole.title, spare) if each]
    for text in dict.fromkeys([own.removesuffix("."), *translated] if own else translated):
        check = support.of_headline(text)
        refused = _unsupported(check) if text in translated else _refused_headline(text, whole, support, writer)
        if not refused:
            return text, check, notes
        notes.append(Note(Action.HEADLINE_DROPPED, text=text, problem=refused[0], words=refused[1]))
    return None, None, notes


def _refused_headline(text: str, whole: Document, support: Support, writer: Writer) -> _Refusal | None:
    """Return why a writer's headline may not be printed: it is judged like a sentence, and compared with the title, too."""
    likely = _align(text, whole)
    sentence = DraftSentence(f"{text}.", likely[:1])
    refused = _refusal(sentence, _placed(sentence.text, likely, support), whole, support, _grounded(writer))
    if refused:
        return refused
    title = whole.title or text
    changed = lost_stance(title, text) or changed_claim(title, text) or _changes_claim(sentence, whole, support)
    return (Problem.STANCE, ()) if changed else None


def _candidates(
    whole: Document, writers: Sequence[Writer], support: Support, sentences: int
) -> Iterator[tuple[Writer, Draft, list[Note]]]:
    """Yield each writer with its vetted draft and what the gate dropped from it, the floor's drafts first."""
    floor = writers[-1]
    sound, drafts, notes = _without_refused(whole, floor, support, sentences)
    for draft in drafts:
        yield floor, draft, notes
    for writer in reversed(writers[:-1]):
        for draft in writer.drafts(whole if isinstance(writer, Reviser) else sound, sentences=sentences):
            yield writer, *_gate(draft, whole, support, writer, invented=True)


def _without_refused(
    whole: Document, floor: Writer, support: Support, sentences: int
) -> tuple[Document, Sequence[Draft], list[Note]]:
    """Return the document without the fallback sentences that the gate rejects, the vetted drafts, and what was dropped.

    The fallback sentences are those `floor` chooses. One chosen beside a rejected one may depend on it, so `floor`
    chooses again until the gate rejects nothing.
    """
    notes = []
    while True:
        refused: set[int] = set()
        vetted = []
        for draft in floor.drafts(whole, sentences=sentences):
            kept, dropped = _gate(draft, whole, support, floor, invented=False)
            refused.update(*(one.segments for one in draft.sentences))
            refused.difference_update(*(one.segments for one in kept.sentences))
            vetted.append(kept)
            notes += dropped
        if not refused:
            return whole, vetted, notes
        whole = replace(whole, sentences=tuple(one for one in whole.sentences if one.segment not in refused))


def _gate(
    draft: Draft, whole: Document, support: Support, writer: Writer, *, invented: bool
) -> tuple[Draft, list[Note]]:
    """Drop or replace the sentences of `draft` that the article does not support; return what was done and why."""
    kept: list[DraftSentence] = []
    notes = []
    grounded = _grounded(writer) if invented else None
    for drafted in draft.sentences:
        sentence, check, known = drafted, None, bool(drafted.segments)
        if not known:
            likely = _align(drafted.text, whole)
            sentence, check = DraftSentence(drafted.text, likely[:1]), _placed(drafted.text, likely, support)
        aligned, refused = (
            sentence,
            _refusal(sentence, check or support.of_sentence(sentence), whole, support, grounded),
        )
        if not refused and invented and _changes_claim(aligned, whole, support, known=known):
            refused = (Problem.STANCE, ())
        if (
            refused
            and isinstance(writer, Reviser)
            and (anew := _revised(aligned, whole, support, writer, refused, known=known))
        ):
            notes.append(Note(Action.REVISED, _name(writer), aligned.text, *refused))
            sentence, refused = anew, None
        if refused and invented and aligned.segments:
            # The translated sentence it was made from replaces it, unless that is wrong itself.
            own = DraftSentence(support.translation.segments[aligned.segments[0]].target, aligned.segments[:1])
            if not _refusal(own, support.of_sentence(own), whole, support, None):
                notes.append(Note(Action.REPLACED, _name(writer), aligned.text, *refused))
                sentence, refused = own, None
        if not refused and any(_alike(sentence.text, other.text) for other in kept):
            refused = (Problem.REPEATED, ())
        if refused:
            notes.append(Note(Action.DROPPED, _name(writer), sentence.text, *refused))
        else:
            kept.append(sentence)
    return Draft(tuple(kept), draft.headline), notes


def _placed(text: str, likely: Sequence[int], support: Support) -> Check:
    """Return the check of a sentence whose origin is a guess: the `likely` segments, the likeliest first.

    The judge places each figure. Evidence in the first segment counts unless the judge names a rival, evidence in the second
    only if the judge is sure; any other figure counts as from elsewhere.
    """
    check = support.of_headline(text)
    spans = [support.translation.segments[index].span for index in likely]

    def placed(finding: Finding) -> Finding:
        inside = [any(one.start < span.end and span.start < one.end for one in finding.evidence) for span in spans]
        second = any(inside) and (finding.confidence or 0.0) >= SURE
        if not finding.evidence or (finding.rival is None and (any(inside[:1]) or second)):
            return finding
        return replace(finding, reasons=finding.reasons + because(ReasonKind.ELSEWHERE))

    return replace(check, findings=tuple(map(placed, check.findings)))


def _revised(
    sentence: DraftSentence, whole: Document, support: Support, writer: Reviser, refused: _Refusal, *, known: bool
) -> DraftSentence | None:
    """Return a refused sentence as its writer revised it when told what is wrong, if the result may be printed.

    `known` is whether the writer named the sentence's origin.
    """
    text = writer.revised(sentence, whole, *refused)
    if text is None:
        return None
    anew = DraftSentence(text, sentence.segments)
    # First what bounds its length: comparing claims takes the square of it.
    wrong = _refusal(anew, support.of_sentence(anew), whole, support, GROUNDED_IN_GERMAN)
    return None if wrong or _changes_claim(anew, whole, support, known=known) else anew


def _refusal(
    sentence: DraftSentence, check: Check, whole: Document, support: Support, grounded: float | None
) -> _Refusal | None:
    """Return why a sentence may not be printed, and the words that are the reason; `check` is that of its figures.

    A model's text must also take the fraction `grounded` of its words from the article.
    """
    if wrong := _unsupported(check):
        return wrong
    if support.loops(sentence):
        return Problem.LOOP, ()
    if len(sentence.text.split()) > LONGEST_SENTENCE:
        return Problem.TOO_LONG, ()
    if not sentence.text.rstrip("”“\"'»)").endswith((".", "!", "?")):
        return Problem.FRAGMENT, ()
    return None if grounded is None else _invention(sentence, check, whole, support, grounded)


def _unsupported(check: Check) -> _Refusal | None:
    """Return the figures that the article does not have."""
    wrong = tuple(f.figure.text for f in check.findings if not (f.verdict.ok and f.evidence))
    return (Problem.UNSUPPORTED, wrong) if wrong else None


def _invention(
    sentence: DraftSentence, check: Check, whole: Document, support: Support, grounded: float
) -> _Refusal | None:
    """Return what a model's sentence contains and the article does not."""
    if not sentence.segments:
        return Problem.NOT_ALIGNED, ()
    if any(finding.has(ReasonKind.ELSEWHERE) for finding in check.findings):
        return Problem.MISPLACED, ()
    if _loses_stance(sentence, whole, support):
        return Problem.STANCE, ()
    return _strange(sentence.text, whole, grounded)


def _loses_stance(sentence: DraftSentence, whole: Document, support: Support) -> bool:
    """Whether a sentence states as fact what its origin does not, or what the likely segments do not if it names another."""
    sources = [support.translation.segments[index] for index in sentence.segments]
    if any(lost_stance(source.target, sentence.text, source.source) for source in sources):
        return True
    likely = _align(sentence.text, whole)
    return sentence.segments != likely[:1] and any(
        states_as_fact(support.translation.segments[index].target, sentence.text) for index in likely
    )


def _changes_claim(sentence: DraftSentence, whole: Document, support: Support, *, known: bool = True) -> bool:
    """Whether a sentence may state something else than its origin: the segments that it names together, or the likeliest.

    If its writer names none (not `known`), it is compared only if it rewords one segment: it may sum up several.
    """
    named = sentence.segments
    if not known and not _rewords(sentence, whole):
        return False
    origins = [named, *((index,) for index in _align(sentence.text, whole)[:1] if index not in named)]
    targets = (" ".join(support.translation.segments[index].target for index in origin) for origin in origins)
    return any(changed_claim(target, sentence.text) for target in targets)


def _rewords(sentence: DraftSentence, whole: Document) -> bool:
    """Whether enough of the content words of a sentence are in the segment that it is aligned with."""
    words = _content(sentence.text)
    english, german = next(
        (_said(one) for one in whole.sentences if (one.segment,) == sentence.segments), (set(), set())
    )
    return len(words & (english | german)) >= REWORDED * len(words)


def _strange(text: str, whole: Document, grounded: float) -> _Refusal | None:
    """Return the words or names of a text that the article has neither in German nor in its translation."""
    english, german = _vocabulary(whole)
    words = _content(text)
    if words and sum(word in english or word in german for word in words) < grounded * len(words):
        return Problem.UNKNOWN_WORDS, ()
    names = {_POSSESSIVE.sub("", name) for name in _names(text)}
    strange = {name for name in names - _written(whole) if stem(name, EITHER_STEM) not in german}
    return (Problem.UNKNOWN_NAMES, tuple(sorted(strange))) if strange else None


@lru_cache(maxsize=8)
def _written(whole: Document) -> frozenset[str]:
    """Return the words of the German and of its translation as they are written, and the parts of hyphenated ones."""
    return frozenset(
        part
        for sentence in whole.sentences
        for word in _WORD.findall(f"{sentence.text} {sentence.source}")
        for part in (word, *_POSSESSIVE.sub("", word).split("-"))
    )


@lru_cache(maxsize=8)
def _vocabulary(whole: Document) -> tuple[frozenset[str], frozenset[str]]:
    """Return the content words of the translation, and the possible English of the German words.

    A writer that saw the German may correct the translator.
    """
    both = [_said(sentence) for sentence in whole.sentences]
    return frozenset[str]().union(*(english for english, _ in both)), frozenset[str]().union(*(own for _, own in both))


@lru_cache(maxsize=2048)
def _said(sentence: DocumentSentence) -> tuple[frozenset[str], frozenset[str]]:
    """Return the content words of a translated sentence, and what the words of its German may be in English."""
    german = {word.lower() for word in _WORD.findall(sentence.source)}
    usual = (each for word in german for each in (translations(word) or (in_english(word) or "").split()))
    return frozenset(_content(sentence.text)), frozenset(stem(each, EITHER_STEM) for each in chain(german, usual))


def _quality(draft: Draft, whole: Document, sentences: int) -> float:
    """Score a vetted draft: up to 3 for its sentences, 2 for figures, 2 for the lead, less for length.

    The 3 are reached by as many sentences as requested, or three: further ones are not a gain in themselves.
    """
    if not draft.sentences:
        return -1.0
    lead = {
        word for s in [s for s in whole.sentences if s.kind is not BlockKind.HEADING][:2] for word in _content(s.text)
    }
    said = {word for sentence in draft.sentences for word in _content(sentence.text)}
    figures = {w for s in whole.sentences for w in _WORD.findall(s.text) if w[0].isdigit()}
    kept = {w for sentence in draft.sentences for w in _WORD.findall(sentence.text) if w[0].isdigit()}
    words = sum(len(sentence.text.split()) for sentence in draft.sentences)
    return (
        3 * min(1.0, len(draft.sentences) / min(sentences, 3))
        + 2 * (len(kept & figures) / len(figures) if figures else 1.0)
        + 2 * (len(said & lead) / len(lead) if lead else 1.0)
        - max(0.0, words / (28 * sentences) - 1)
    )


_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_POSSESSIVE = re.compile(r"['’]s$")


def _content(text: str) -> set[str]:
    """Return the longer words, cut to the letters that inflection keeps."""
    return {stem(word, EITHER_STEM) for word in _WORD.findall(text) if len(word) > 3 and not word[0].isdigit()}


def _names(text: str) -> set[str]:
    """Return the capitalised words inside sentences, most of which are names."""
    return {word for word in _WORD.findall(text)[1:] if word[0].isupper() and len(word) > 1}


@lru_cache(maxsize=64)
def _align(text: str, whole: Document) -> tuple[int, ...]:
    """Return the two segments a drafted sentence shares most content words with, in either language, if it shares enough."""
    words = _content(text)
    shared = {s.segment: len(words & (_said(s)[0] | _said(s)[1])) for s in whole.sentences}
    likely = sorted(shared, key=lambda segment: (-shared[segment], segment))[:2]
    return tuple(likely) if words and likely and shared[likely[0]] >= ALIGNED * len(words) else ()


def _alike(one: str, other: str) -> bool:
    words, others = _content(one), _content(other)
    return bool(words and others) and len(words & others) > 0.8 * min(len(words), len(others))


def _grounded(writer: Writer) -> float:
    """Return the least fraction of its content words that a writer must take from the article."""
    return GROUNDED_IN_GERMAN if isinstance(writer, Reviser) else GROUNDED


def _name(writer: Writer) -> str:
    return writer.signature.split("|", 1)[0].split("@", 1)[0]
