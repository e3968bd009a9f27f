"""The gate: of all drafts the best, with only such sentences as the German article supports."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.article import BlockKind
from summarize.briefs.brief import Action, Document, Draft, DraftSentence, Note, Problem, Writer
from summarize.briefs.support import Support
from summarize.consistency import Check

__all__ = ["LONGEST", "Vetted", "write"]

#: A drafted sentence shares at least this part of its content words with the sentence it is aligned with.
ALIGNED = 0.3

#: A drafted sentence takes at least this part of its content words from the article; less is invention. Sentences
#: of a 135M model that an editor called true had 0.8 and more.
GROUNDED = 0.7

#: Words a sentence of a brief may have: the longest that an agency prints have some sixty.
LONGEST = 80

#: A draft in fewer words covers fewer words of the lead without saying less: worth this much of `_quality`.
SHORTER = 0.5


@dataclass(frozen=True, slots=True)
class Vetted:
    """The draft that passed the gate, its writer, and what the gate did to get there."""

    draft: Draft
    writer: Writer
    notes: tuple[Note, ...]
    headline_check: Check | None = None


def write(whole: Document, writers: Sequence[Writer], support: Support, *, sentences: int = 3) -> Vetted:
    """Return the best draft that passes the gate.

    `writers` are asked in turn, the preferred first; the last is the floor, and a candidate of another must be
    better. Every sentence that is returned has only figures that the German article supports. Raises ValueError if the
    floor drafts nothing.
    """
    best: tuple[float, Draft, Writer] | None = None
    notes: list[Note] = []
    floor = writers[-1]
    spare: str | None = None  # the floor's headline, for drafts of others without one
    for writer in reversed(writers):
        for draft in writer.drafts(whole, sentences=sentences):
            spare = spare or draft.headline
            vetted, dropped = _gate(draft, whole, support, writer, invented=writer is not floor)
            notes += dropped
            if len(vetted.sentences) > sentences:
                vetted = Draft(vetted.sentences[:sentences], vetted.headline)
            score = _quality(vetted, whole, sentences) + (0.0 if writer is floor else SHORTER)
            if best is None or score > best[0]:
                best = (score, vetted, writer)
    if best is None:
        raise ValueError(f"{_name(floor)} drafted nothing, not even an empty brief")
    _, draft, writer = best
    if writer is not writers[0]:
        notes.append(Note(Action.FELL_BACK, _name(writers[0]), _name(writer)))
    headline = draft.headline or whole.title or spare
    headline = headline.removesuffix(".") if headline else None
    check = support.of_headline(headline) if headline else None
    if headline and check and not check.ok:
        notes.append(Note(Action.HEADLINE_DROPPED, text=headline))
        headline = check = None
    return Vetted(Draft(draft.sentences, headline), writer, tuple(dict.fromkeys(notes)), check)


def _gate(
    draft: Draft, whole: Document, support: Support, writer: Writer, *, invented: bool
) -> tuple[Draft, list[Note]]:
    """Drop or replace the sentences of `draft` that the article does not support; say which and why."""
    kept: list[DraftSentence] = []
    notes = []
    for drafted in draft.sentences:
        aligned = drafted if drafted.segments else DraftSentence(drafted.text, _align(drafted.text, whole))
        sentence, refused = aligned, _refusal(aligned, whole, support, invented=invented)
        if refused and invented and aligned.segments:
            # The translated sentence it was made from stands in for it, unless it is wrong itself.
            own = DraftSentence(support.translation.segments[aligned.segments[0]].target, aligned.segments[:1])
            if not _refusal(own, whole, support, invented=False):
                notes.append(Note(Action.REPLACED, _name(writer), aligned.text, *refused))
                sentence, refused = own, None
        if not refused and any(_alike(sentence.text, other.text) for other in kept):
            refused = (Problem.REPEATED, ())
        if refused:
            notes.append(Note(Action.DROPPED, _name(writer), sentence.text, *refused))
        else:
            kept.append(sentence)
    return Draft(tuple(kept), draft.headline), notes


_Refusal = tuple[Problem, tuple[str, ...]]


def _refusal(sentence: DraftSentence, whole: Document, support: Support, *, invented: bool) -> _Refusal | None:
    """Return why a sentence may not be printed, and the words that are the reason; more is asked of what was `invented`."""
    check = support.of_sentence(sentence)
    if wrong := tuple(finding.figure.text for finding in check.findings if not finding.verdict.ok):
        return Problem.UNSUPPORTED, wrong
    if support.loops(sentence):
        return Problem.LOOP, ()
    if len(sentence.text.split()) > LONGEST:
        return Problem.TOO_LONG, ()
    if not sentence.text.rstrip("”“\"'»)").endswith((".", "!", "?")):
        return Problem.FRAGMENT, ()
    return _invention(sentence, check, whole) if invented else None


def _invention(sentence: DraftSentence, check: Check, whole: Document) -> _Refusal | None:
    """Return what a sentence that a model wrote has and the article does not."""
    if not sentence.segments:
        return Problem.NOT_ALIGNED, ()
    if any(finding.misplaced for finding in check.findings):
        return Problem.MISPLACED, ()
    known = {word for other in whole.sentences for word in _content(other.text)}
    words = _content(sentence.text)
    if words and len(words & known) < GROUNDED * len(words):
        return Problem.UNKNOWN_WORDS, ()
    if strange := _names(sentence.text) - {w for s in whole.sentences for w in _WORD.findall(s.text)}:
        return Problem.UNKNOWN_NAMES, tuple(sorted(strange))
    return None


def _quality(draft: Draft, whole: Document, sentences: int) -> float:
    """Score a vetted draft: up to 3 for its sentences, 2 for figures, 2 for the lead, less for length.

    The 3 are had by as many sentences as asked, three being enough: further ones are no gain in themselves.
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


def _content(text: str) -> set[str]:
    """Return the longer words, cut to what inflection leaves alone."""
    return {word[:6].lower() for word in _WORD.findall(text) if len(word) > 3 and not word[0].isdigit()}


def _names(text: str) -> set[str]:
    """Return the capitalised words inside sentences: names, mostly."""
    return {word for word in _WORD.findall(text)[1:] if word[0].isupper() and len(word) > 1}


def _align(text: str, whole: Document) -> tuple[int, ...]:
    """Return the segment a drafted sentence shares most content words with, if it shares enough."""
    words = _content(text)
    if not words or not whole.sentences:
        return ()
    best = max(whole.sentences, key=lambda s: (len(words & _content(s.text)), -s.segment))
    return (best.segment,) if len(words & _content(best.text)) >= ALIGNED * len(words) else ()


def _alike(one: str, other: str) -> bool:
    words, others = _content(one), _content(other)
    return bool(words and others) and len(words & others) > 0.8 * min(len(words), len(others))


def _name(writer: Writer) -> str:
    return writer.signature.split("|", 1)[0].split("@", 1)[0]
