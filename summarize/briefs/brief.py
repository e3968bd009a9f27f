"""Briefs: what a writer drafts, and the gate that lets through only figures the German article supports."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from summarize.article import Article, BlockKind, Span
from summarize.briefs.quotations import reworded_quotation
from summarize.consistency import Check, compare_with
from summarize.consistency.evidence import Source
from summarize.translation import IN_PARTS, REPAIRED, Translation, loops

__all__ = [
    "Brief",
    "Document",
    "DocumentSentence",
    "Draft",
    "DraftSentence",
    "KeyFigure",
    "Writer",
    "document",
    "write",
]

#: A drafted sentence shares at least this part of its content words with the sentence it is aligned with.
ALIGNED = 0.3

#: A drafted sentence takes at least this part of its content words from the article; less is invention. Sentences
#: of a 135M model that an editor called true had 0.8 and more.
GROUNDED = 0.7


@dataclass(frozen=True, slots=True)
class DocumentSentence:
    """A translated sentence as a writer sees it.

    `text` is the English, `source` the German; `segment` is its index in the translation, `paragraph` the
    block it stands in, `score` the translator's mean log probability a piece (0 is certain), `marked` whether
    the translation stage found something wrong with it (a figure, a loop), `lost` how many names it lacks, `strange`
    how many of its words are no English.
    """

    text: str
    source: str
    segment: int
    kind: BlockKind
    paragraph: int
    score: float = 0.0
    marked: bool = False
    lost: int = 0
    strange: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A translated article as a writer sees it: sentences in order, the title apart."""

    title: str | None
    sentences: tuple[DocumentSentence, ...]


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of a draft and the segments it was made from (empty: not known, to be aligned)."""

    text: str
    segments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate brief, not yet checked."""

    sentences: tuple[DraftSentence, ...]
    headline: str | None = None


class Writer(Protocol):
    """Something that drafts a brief of a translated article."""

    @property
    def signature(self) -> str:
        """What reproduces its drafts: model, revision, digest, decoding settings, prompt digest."""
        ...

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:
        """Return candidate briefs of at most `sentences` sentences, the writer's favourite first."""
        ...


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that matters: its English form, what it counts, and the German words it came from."""

    text: str
    statement: str
    source_text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief that passed the gate. `check` compares `text` with the German article, `headline_check` the headline."""

    headline: str | None
    sentences: tuple[str, ...]
    key_figures: tuple[KeyFigure, ...]
    check: Check
    writer: str
    warnings: tuple[str, ...] = ()
    headline_check: Check | None = None

    @property
    def text(self) -> str:
        """The brief as running text."""
        return " ".join(self.sentences)


#: Words a sentence of a brief may have: the longest that an agency prints have some sixty.
LONGEST = 80

#: Nats by which the translator may be less sure of a headline than of the article. Of 47 headlines of the built-in model,
#: those further below were nonsense, those above mostly not.
DOUBT = 0.1

#: A draft in fewer words covers fewer words of the lead without saying less: worth this much of `_quality`.
SHORTER = 0.5


def document(article: Article, translation: Translation) -> Document:
    """Return `translation` as a writer sees it; the title is the translated title block, if the translator is sure of it."""
    sentences = tuple(
        DocumentSentence(
            segment.target,
            segment.source,
            index,
            article.blocks[segment.block].kind,
            segment.block,
            segment.score,
            any(warning not in (REPAIRED, IN_PARTS) for warning in segment.warnings),
            len(segment.lost),
            len(segment.strange),
        )
        for index, segment in enumerate(translation.segments)
        if segment.target
    )
    body = tuple(s for s in sentences if s.kind is not BlockKind.TITLE)
    titles = [s for s in sentences if s.kind is BlockKind.TITLE]
    usual = usual_score(body or titles)
    return Document(next((s.text for s in titles if sure(s, usual)), None), body)


def usual_score(sentences: Sequence[DocumentSentence]) -> float:
    """Return how sure the translator was of `sentences`, on average; 0 if there are none."""
    return sum(sentence.score for sentence in sentences) / max(1, len(sentences))


def sure(sentence: DocumentSentence, usual: float) -> bool:
    """Whether a sentence may stand above a brief: faultless, and the translator about as sure of it as of the rest."""
    faultless = not (sentence.marked or sentence.lost or sentence.strange)
    return faultless and not reworded_quotation(sentence.source, sentence.text) and sentence.score >= usual - DOUBT


def write(
    article: Article,
    translation: Translation,
    writers: Sequence[Writer],
    *,
    sentences: int = 3,
    source: Source,
) -> tuple[Draft, Writer, tuple[str, ...]]:
    """Return the best draft that passes the gate, its writer, and what the gate did to get there.

    `writers` are asked in turn, the preferred first; the last is the floor, and a candidate of another must be
    better. Every sentence that is returned has only figures that `source`, the German article, supports.
    """
    whole = document(article, translation)
    best: tuple[float, Draft, Writer] | None = None
    notes: list[str] = []
    floor = writers[-1]
    spare: str | None = None  # the floor's headline, for drafts of others without one
    for writer in reversed(writers):
        for draft in writer.drafts(whole, sentences=sentences):
            spare = spare or draft.headline
            vetted, dropped = _gate(draft, whole, translation, source, invented=writer is not floor)
            notes += [f"{_name(writer)}: {note}" for note in dropped]
            if len(vetted.sentences) > sentences:
                vetted = Draft(vetted.sentences[:sentences], vetted.headline)
            score = _quality(vetted, whole, sentences) + (0.0 if writer is floor else SHORTER)
            if best is None or score > best[0]:
                best = (score, vetted, writer)
    if best is None:
        raise ValueError(f"{_name(floor)} drafted nothing, not even an empty brief")
    if best[2] is not writers[0]:
        notes.append(f"{_name(writers[0])}: no candidate better than {_name(best[2])}'s")
    headline = best[1].headline or whole.title or spare
    headline = headline.removesuffix(".") if headline else None
    if headline and not compare_with(source, headline).ok:
        notes.append(f"headline dropped, its figures failed the check: {headline}")
        headline = None
    return Draft(best[1].sentences, headline), best[2], tuple(dict.fromkeys(notes))


def alignment(draft: Draft, translation: Translation) -> list[tuple[Span, Span]]:
    """Return, for each sentence of a draft with known segments, its place in the brief and in the article."""
    pairs = []
    start = 0
    for sentence in draft.sentences:
        place = Span(start, start + len(sentence.text))
        start = place.end + 1
        pairs += [(place, translation.segments[segment].span) for segment in sentence.segments]
    return pairs


def _gate(
    draft: Draft, whole: Document, translation: Translation, source: Source, *, invented: bool
) -> tuple[Draft, list[str]]:
    """Drop or replace the sentences of `draft` that the article does not support; say which and why."""
    kept: list[DraftSentence] = []
    notes = []
    for drafted in draft.sentences:
        aligned = drafted if drafted.segments else DraftSentence(drafted.text, _align(drafted.text, whole))
        sentence, problem = aligned, _problem(aligned, whole, translation, source, invented=invented)
        if problem and invented and aligned.segments:
            # The translated sentence it was made from stands in for it, unless it is wrong itself.
            own = DraftSentence(translation.segments[aligned.segments[0]].target, aligned.segments[:1])
            if not _problem(own, whole, translation, source, invented=False):
                notes.append(f"replaced ({problem}): {aligned.text}")
                sentence, problem = own, None
        if not problem and any(_alike(sentence.text, other.text) for other in kept):
            problem = "says what another sentence says"
        if problem:
            notes.append(f"dropped ({problem}): {sentence.text}")
        else:
            kept.append(sentence)
    return Draft(tuple(kept), draft.headline), notes


def _problem(
    sentence: DraftSentence, whole: Document, translation: Translation, source: Source, *, invented: bool
) -> str | None:
    places = [(Span(0, len(sentence.text)), translation.segments[i].span) for i in sentence.segments]
    check = compare_with(source, sentence.text, alignment=places)
    if wrong := [finding.figure.text for finding in check.findings if not finding.verdict.ok]:
        return f"figure not in the source: {', '.join(wrong)}"
    if loops(sentence.text, " ".join(translation.segments[index].source for index in sentence.segments)):
        return "repeats itself"
    if len(sentence.text.split()) > LONGEST:
        return "too long for a brief"
    if not sentence.text.rstrip("”“\"'»)").endswith((".", "!", "?")):
        return "not a whole sentence"
    if invented:
        if not sentence.segments:
            return "no sentence of the article says this"
        if any(finding.misplaced for finding in check.findings):
            return "a figure of something else"
        known = {word for other in whole.sentences for word in _content(other.text)}
        words = _content(sentence.text)
        if words and len(words & known) < GROUNDED * len(words):
            return "words that the article does not have"
        if strange := _names(sentence.text) - {w for s in whole.sentences for w in _WORD.findall(s.text)}:
            return f"names that the article does not have: {', '.join(sorted(strange))}"
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
