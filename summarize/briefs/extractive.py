"""The writer without a model: it selects translated sentences and only drops a "However" whose referent is missing.

Ranking reads the German, which is right, rather than the translation, which may not be. From the translation it uses
only the model's confidence and the number of omitted words. docs/decisions.md has the measurements behind the weights.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, takewhile

from summarize.article import BlockKind
from summarize.briefs import Document, DocumentSentence, Draft, DraftSentence
from summarize.briefs.coherence import Coherence, content
from summarize.briefs.document import misquoted, sure, usual_score
from summarize.figures import Kind, find_figures
from summarize.figures.dates.weekdays import WEEKDAY
from summarize.language.dependent import dangling, half_quoted, nameless_quotation
from summarize.language.fragments import verbless
from summarize.language.references import CONNECTIVE, points_back
from summarize.language.words import ALPHANUMERIC, GERMAN_STEM, cosine, stem
from summarize.translation import IssueKind, Severity

__all__ = ["ExtractiveWriter"]

#: Length of a sentence in English words: fewer is a fragment, more is not brief.
SHORTEST_SENTENCE, LONGEST_SENTENCE = 6, 48

#: Points per nat by which the translator was surer of a sentence than of the rest. A small model's sentences differ by
#: some 0.2, a good model's hardly: where the translation is the bottleneck, readable sentences come first. A larger
#: value selects better English but less important news.
CONFIDENCE = 14.0

#: Points per nat of a whole sentence (its words times its score): of two sentences with equal confidence, the longer
#: one has more errors.
LENGTHY = 0.12

#: Cost of each word that the translation omits. More would pass over good leads, since human translators omit words
#: freely.
UNRENDERED = 0.2
#: Points per nat of surprise at a mistranslated noun; above SLIP a sentence cannot be a headline.
MISTAKEN, SLIP = 1.4, 1.0

#: Number of best single sentences considered together; sets of them tried; points that a further sentence must add.
POOL, SETS, DULL = 12, 2500, 1.0

#: Sentences more similar than this (cosine of German word stems) repeat each other. In the example articles, teasers
#: and the sentences they repeat are above 0.55, neighbouring sentences of one story below 0.35.
REPEATED_COSINE = 0.5

#: The place in a dateline: "Wien - Die Gewerkschaft ...", "Gaza/Jerusalem – Die ...".
_PLACE = re.compile(
    r"(?!(?:Nein|Ja|No|Yes)\b)[A-ZÄÖÜ][^\W\d]*"
    r"(?:[ ./-](?:[A-ZÄÖÜ][^\W\d]*|am|an|bei|de|den|der|im|in|la|ob|of|on|the)\.?){0,3} ?(?:(?: -|[–—]) | ?-- ?|—)"
)
#: A German dateline is followed by a capital, so "Das Spiel – endlich" has none.
_DATELINE = re.compile(_PLACE.pattern + r"(?=[A-ZÄÖÜ„\"])")

#: Most English words of a headline; a lead of this length may serve as one.
LONGEST_HEADLINE = 16

#: Headings of sections about the news rather than the news itself: comment, analysis, questions and answers.
_ASIDE = re.compile(
    r"\?$|kommentar|meinung|analyse|info-?box|infokasten|hintergrund|erklär|zur person|zum unternehmen|glossar|faq"
    r"|extras?$|chronologie|zahlen und fakten|steckbrief",
    re.IGNORECASE,
)
#: A social media post, pasted with its links.
_POST = re.compile(r"https?://|\bpic\.twitter\.com/")

#: Figures that tell a reader something, by kind; a bare year or "erster" does not.
_TELLING = {
    Kind.MONEY: 1.0,
    Kind.PERCENT: 1.0,
    Kind.MEASURE: 0.8,
    Kind.CARDINAL: 0.8,
    Kind.RANGE: 0.8,
    Kind.FRACTION: 0.6,
    Kind.MULTIPLE: 0.5,
    Kind.COLLECTIVE: 0.5,
    Kind.SCORE: 0.5,
    Kind.DATE: 0.2,
}


@dataclass(frozen=True, slots=True)
class _Ranked:
    sentence: DocumentSentence
    stems: Counter[str]
    score: float


@dataclass(frozen=True, slots=True)
class ExtractiveWriter:
    """Ranks translated sentences by position, centrality and figures, and prints them in order."""

    @property
    def signature(self) -> str:
        """The name and the version of the ranking."""
        return "extractive|15"

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:
        """Return one draft of at most `sentences` unchanged translated sentences, in the article's order."""
        body = _body(document)
        usual = usual_score(body)
        slips = _slips(document.sentences)
        lead = _lead(document, body, sentences, usual, slips)
        ranked = _rank(document, body[1:] if lead else body, slips)
        title = lead or document.title
        chosen = _together(ranked, Coherence(body, title, _news(body, title or "", usual)), sentences)
        places = {ranked.sentence.segment for ranked in chosen}
        return [
            Draft(
                tuple(
                    DraftSentence(_standing(s, alone=s.segment - 1 not in places), (s.segment,))
                    for s in (ranked.sentence for ranked in chosen)
                ),
                lead or _headline(document, places, usual, slips),
            )
        ]


def _together(ranked: Sequence[_Ranked], coherence: Coherence, sentences: int) -> list[_Ranked]:
    """Return at most `sentences` sentences that stand together and tell the most, in the article's order.

    Scores all sets of the best few or, if those are too many, adds one sentence at a time. A brief stays shorter if a
    further sentence would cost more than it tells.
    """
    # A sentence that contradicts its source cannot support another.
    sound = [one for one in ranked if one.sentence.worst is not Severity.FAULT]
    pool = _pool(sound if len(sound) >= sentences else ranked, coherence)
    few = min(sentences, len(pool))
    weigh = partial(_worth, coherence=coherence, sentences=sentences)
    if math.comb(len(pool), few) <= SETS:
        sets = (some for size in range(1, few + 1) for some in combinations(pool, size))
        chosen = max(sets, key=weigh, default=())
    else:
        chosen = ()
        while len(chosen) < few:
            more = max(((*chosen, one) for one in pool if one not in chosen), key=weigh)
            if chosen and weigh(more) <= weigh(chosen):
                break
            chosen = more
    return sorted(chosen, key=lambda one: one.sentence.segment)


def _pool(ranked: Sequence[_Ranked], coherence: Coherence) -> list[_Ranked]:
    """Return the best sentences and those they depend on, the best first."""
    by_segment = {one.sentence.segment: one for one in ranked}
    pool = dict.fromkeys(one.sentence.segment for one in ranked[:POOL])
    pool.update(dict.fromkeys(sorted(by_segment)[:2]))
    for segment in list(pool):
        if coherence.leans(segment) and (before := coherence.before(segment)) in by_segment:
            pool[before] = None
    return [by_segment[segment] for segment in pool]


def _worth(chosen: Sequence[_Ranked], *, coherence: Coherence, sentences: int) -> float:
    """Return what sentences tell together, minus the cost of dangling references, repetition and brevity."""
    for one, other in combinations(chosen, 2):
        if cosine(one.stems, other.stems) >= REPEATED_COSINE or coherence.repeats(
            one.sentence.segment, other.sentence.segment
        ):
            return -math.inf
    total = sum(one.score for one in chosen)
    return total - coherence.cost([one.sentence.segment for one in chosen]) - DULL * (sentences - len(chosen))


def _body(document: Document) -> list[DocumentSentence]:
    """Return the sentences that a brief may use."""
    prose = [s for s in document.sentences if s.kind in (BlockKind.PARAGRAPH, BlockKind.TEASER)]
    # An article that consists only of bullets is summarised from them.
    return prose or [s for s in document.sentences if s.kind is BlockKind.LIST]


def _lead(
    document: Document, body: Sequence[DocumentSentence], sentences: int, usual: float, slips: Mapping[int, float]
) -> str | None:
    """Return the lead of an article without a title, if it is short, has no figure, and leaves enough for a brief."""
    if document.title is not None or len(body) <= sentences:
        return None
    fits = sure(body[0], usual) and _heads(body[0], slips) and _telling(body[0]) < 0.5
    return body[0].text if fits else None


def _headline(document: Document, said: Collection[int], usual: float, slips: Mapping[int, float]) -> str | None:
    """Return a headline for an article without a title: a heading or a short sentence at the top, not in the brief."""
    if document.title is not None:
        return None
    # A heading below a paragraph, even one that is not in the document, introduces a section.
    above = takewhile(lambda s: s.kind is BlockKind.HEADING, document.sentences)
    headings = [s for place, s in enumerate(above) if s.segment <= place + 1 and len(s.text.split()) > 2][:1]
    top = [s for place, s in enumerate(document.sentences[:4]) if place == 0 or s.kind is BlockKind.TEASER]
    for sentence in [*headings, *top]:
        if sentence.segment in said or not sure(sentence, usual):
            continue
        asks = sentence.text.rstrip("\"'”").endswith("?")
        if _heads(sentence, slips) or (sentence in headings and not asks and not _slipped(sentence, slips)):
            return sentence.text
    return None


def _news(body: Sequence[DocumentSentence], title: str, usual: float) -> list[int]:
    """Return the segment with the news: the first, or the second if it shares more words with the title."""
    opening = [sentence for sentence in body[:2] if _opens(sentence, usual)]
    if opening[:1] != list(body[:1]):
        return []
    return [max(opening, key=lambda sentence: len(content(sentence.text) & content(title))).segment] if opening else []


def _opens(sentence: DocumentSentence, usual: float) -> bool:
    """Whether a sentence can open an article: complete, reliably translated, and not a caption or a link."""
    whole = sentence.text.rstrip("\"'”").endswith((".", "!")) and "://" not in sentence.text
    return whole and sure(sentence, usual) and not verbless(sentence.source)


def _heads(sentence: DocumentSentence, slips: Mapping[int, float]) -> bool:
    """Whether a sentence is short and stands by itself."""
    fits = SHORTEST_SENTENCE <= len(sentence.text.split()) <= LONGEST_HEADLINE and not sentence.text.rstrip(
        '"”'
    ).endswith("?")
    leaning = dangling(sentence.source) or points_back(sentence.text, sentence.source)
    whole = not (leaning or half_quoted(sentence.text) or _dated(sentence.text))
    return fits and whole and not _slipped(sentence, slips)


def _slips(sentences: Sequence[DocumentSentence]) -> dict[int, float]:
    """Return the segments in which a noun was mistranslated, and how surprising that is, in nats.

    A translator who shows this in every other sentence rephrases freely; one who shows it in every tenth made mistakes.
    """
    found = [sentence.segment for sentence in sentences if sentence.count(IssueKind.NOUN_MISTAKEN)]
    return {segment: math.log(len(sentences) / len(found)) for segment in found}


def _slipped(sentence: DocumentSentence, slips: Mapping[int, float]) -> bool:
    return slips.get(sentence.segment, 0.0) > SLIP


def _standing(sentence: DocumentSentence, *, alone: bool) -> str:
    """Return a sentence as the brief prints it: without its dateline and, if `alone`, without an opening connective."""
    text = sentence.text
    if _dated(sentence.source) and (place := _PLACE.match(text)):
        text = text[place.end() :]
    if alone and CONNECTIVE.match(text):
        text = CONNECTIVE.sub("", text, count=1)
    return text if text == sentence.text else text[:1].upper() + text[1:]


def _dated(text: str) -> bool:
    """Whether a sentence opens with a dateline; one more dash would make it a name with an insertion."""
    opening = _DATELINE.match(text)
    return opening is not None and len(re.findall(r" [-–—] ", text[opening.end() - 1 :])) % 2 == 0


def _telling(sentence: DocumentSentence) -> float:
    """Return how much the figures of a sentence tell a reader, read in the German."""
    told = (figure for figure in find_figures(sentence.source, "de") if figure.unit != WEEKDAY)
    return min(1.5, sum(_TELLING.get(figure.kind, 0.0) for figure in told))


def _rank(document: Document, body: Sequence[DocumentSentence], slips: Mapping[int, float]) -> list[_Ranked]:
    stems = [_stems(sentence.source) for sentence in body]
    spread = Counter(stem for counted in stems for stem in counted)
    rarity = {stem: math.log((1 + len(body)) / (0.5 + count)) for stem, count in spread.items()}
    weighted = [_weigh(counted, rarity) for counted in stems]
    centre = _weigh(_sum(stems), rarity)
    title = _weigh(_stems(document.title or ""), rarity)
    usual = usual_score(body)
    aside = _asides(document)
    ranked = []
    for place, (sentence, vector) in enumerate(zip(body, weighted, strict=True)):
        words, german = len(sentence.text.split()), len(sentence.source.split())
        # Ten points in all: the lead of a news text carries the news, so position weighs as much as content.
        score = (
            4.0 / (1 + 0.35 * place)
            + 3.0 * cosine(vector, centre)
            + 1.0 * cosine(vector, title)
            + 1.5 * _telling(sentence)
            + CONFIDENCE * max(-1.0, min(0.3, sentence.score - usual))
            + LENGTHY * sentence.score * german
            - UNRENDERED * (sentence.count(IssueKind.WORD_OMITTED) + sentence.count(IssueKind.NOUN_OMITTED))
            - MISTAKEN * slips.get(sentence.segment, 0.0)
        )
        if sentence.segment in aside:
            score -= 2.5
        if half_quoted(sentence.source) or half_quoted(sentence.text) or nameless_quotation(sentence.source):
            score -= 4
        if misquoted(sentence, usual):
            score -= 3.5
        if sentence.source.rstrip().endswith("?") or _POST.search(sentence.source):
            score -= 6
        if not SHORTEST_SENTENCE <= words <= LONGEST_SENTENCE or verbless(sentence.source):
            score -= 4
        if not 0.5 <= words / max(1, german) <= 2.2:
            score -= 4  # something was omitted or hallucinated
        score -= 3.5 * min(2, sentence.count(IssueKind.NAME_LOST)) + 3.0 * min(
            1, sentence.count(IssueKind.STRANGE_WORD)
        )
        if sentence.worst is Severity.FAULT or not sentence.text.rstrip("”“\"'»)").endswith((".", "!")):
            score -= 5
        ranked.append(_Ranked(sentence, stems[place], score))
    return sorted(ranked, key=lambda candidate: (-candidate.score, candidate.sentence.segment))


def _asides(document: Document) -> set[int]:
    """Return the segments of sections that comment on or explain the news."""
    found = set()
    aside = False
    for sentence in document.sentences:
        if sentence.kind is BlockKind.HEADING:
            # A comment section with headings of its own runs to the end: no site returns to the news.
            aside = aside or bool(_ASIDE.search(sentence.source.strip()))
        elif aside:
            found.add(sentence.segment)
    return found


def _stems(text: str) -> Counter[str]:
    """Count the words of five or more letters and the numbers, cut to the letters that inflection keeps."""
    return Counter(stem(w, GERMAN_STEM) for w in ALPHANUMERIC.findall(text) if len(w) > 4 or w[0].isdigit())


def _sum(parts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return total


def _weigh(stems: Counter[str], rarity: dict[str, float]) -> Counter[str]:
    return Counter({stem: count * rarity.get(stem, 0.0) for stem, count in stems.items()})
