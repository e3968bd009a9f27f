"""The writer without weights: it picks translated sentences and changes nothing in them.

Ranking reads the German, which is right, rather than the translation, which may not be; the translation only
counts by how sure the model was of it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarize.article import BlockKind
from summarize.briefs import Document, DocumentSentence, Draft, DraftSentence
from summarize.figures import Kind, find_figures

__all__ = ["ExtractiveWriter", "dangling"]

#: English words a sentence of a brief may have: fewer is a fragment, more is not brief.
SHORTEST, LONGEST = 6, 48

#: Sentences more alike than this (cosine of German word stems) say the same: on the example articles, teasers and
#: the sentences they repeat lie above 0.55, neighbouring sentences of one story below 0.35.
ALIKE = 0.5

#: Openings that point back to a sentence the brief may not have.
_BACKWARDS = re.compile(
    r"(?:"
    r"Er|Sie|Es|Ihm|Ihr|Ihre[mnrs]?|Sein|Seine[mnrs]?|Dies|Diese[mnrs]?|Jene[mnrs]?|Dessen|Deren|Letztere[mnrs]?"
    r"|Dabei|Dadurch|Dafür|Dagegen|Daher|Damit|Danach|Daran|Darauf|Daraus|Darin|Darüber|Darum|Darunter|Davon|Davor"
    r"|Dazu|Deshalb|Deswegen|Dennoch|Dort|Derweil|Demnach|Denn|Doch|Aber|Also|Auch|Außerdem|Hinzu|Hier|Hingegen"
    r"|Jedoch|Letztlich|Nur|So|Somit|Sondern|Stattdessen|Trotzdem|Und|Oder|Zudem|Zuvor|Beide[mnrs]?|Allerdings"
    r"|Gleichzeitig|Parallel dazu|Das (?:ist|war|sei|sind|waren|hat|wird|wäre|heißt|bedeutet|zeigt)"
    r")\b(?! (?:Jahr|Land|Woche|Monat))"
)

#: What a quotation without a speaker lacks.
_SPEECH = re.compile(
    r"\b(?:sag|erklär|beton|mein|teil|bericht|schreib|schrieb|laut|sprach|spricht|nann|nenn|kritisier|forder|warn"
    r"|zitier|äußer|zufolge|hieß|heißt|so der|so die|so [A-ZÄÖÜ]|bekräftig|versicher|begründ|ergänz|füg|bezeichn)",
    re.IGNORECASE,
)
#: Headings of sections that are about the news, not the news: comment, analysis, questions and answers.
_ASIDE = re.compile(
    r"\?$|kommentar|meinung|analyse|info-?box|infokasten|hintergrund|erklär|zur person|zum unternehmen|glossar|faq"
    r"|extras?$|chronologie|zahlen und fakten|steckbrief",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[„“»«\"][^„“”»«\"]{25,}[“”»«\"]")
_WORD = re.compile(r"\w+")

#: Figures that tell a reader something, by kind; a year or "erster" alone does not.
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


def dangling(source: str) -> bool:
    """Whether a German sentence leans on the one before it: a pronoun, a connective, half a quotation."""
    if _BACKWARDS.match(source):
        return True
    if source.count("„") != source.count("“") + source.count("”") and "„" in source:
        return True
    if source.count('"') % 2 or source.count("«") != source.count("»"):
        return True
    return bool(_QUOTED.search(source)) and not _SPEECH.search(_QUOTED.sub(" ", source))


@dataclass(frozen=True, slots=True)
class ExtractiveWriter:
    """Ranks translated sentences by position, centrality and figures, and prints them in order."""

    @property
    def signature(self) -> str:
        """The name and the version of the ranking."""
        return "extractive|1"

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:
        """Return one draft of at most `sentences` whole translated sentences, in the article's order."""
        ranked = _rank(document)
        chosen: list[_Ranked] = []
        for candidate in ranked:
            if len(chosen) == sentences:
                break
            if all(_cosine(candidate.stems, other.stems) < ALIKE for other in chosen):
                chosen.append(candidate)
        chosen.sort(key=lambda ranked: ranked.sentence.segment)
        return [Draft(tuple(DraftSentence(c.sentence.text, (c.sentence.segment,)) for c in chosen))]


@dataclass(frozen=True, slots=True)
class _Ranked:
    sentence: DocumentSentence
    stems: Counter[str]
    score: float


def _rank(document: Document) -> list[_Ranked]:
    prose = [s for s in document.sentences if s.kind in (BlockKind.PARAGRAPH, BlockKind.TEASER)]
    # An article that is all bullets is briefed from its bullets.
    body = prose or [s for s in document.sentences if s.kind is BlockKind.LIST]
    stems = [_stems(sentence.source) for sentence in body]
    spread = Counter(stem for counted in stems for stem in counted)
    rarity = {stem: math.log((1 + len(body)) / (0.5 + count)) for stem, count in spread.items()}
    weighted = [_weigh(counted, rarity) for counted in stems]
    centre = _weigh(_sum(stems), rarity)
    title = _weigh(_stems(document.title or ""), rarity)
    usual = _mean(sentence.score for sentence in body)
    aside = _asides(document)
    ranked = []
    for place, (sentence, vector) in enumerate(zip(body, weighted, strict=True)):
        words = len(sentence.text.split())
        # Ten points a whole: the lead of a news text carries the news, so place weighs as much as content.
        score = (
            4.0 / (1 + 0.35 * place)
            + 3.0 * _cosine(vector, centre)
            + 1.0 * _cosine(vector, title)
            + 1.5 * min(1.5, sum(_TELLING.get(f.kind, 0.0) for f in find_figures(sentence.source, "de")))
            + 1.5 * max(-2.0, min(1.0, sentence.score - usual))
        )
        if sentence.segment in aside:
            score -= 2.5
        if dangling(sentence.source):
            score -= 2.5
        if sentence.source.rstrip().endswith("?"):
            score -= 4
        if not SHORTEST <= words <= LONGEST:
            score -= 4
        if not 0.5 <= words / max(1, len(sentence.source.split())) <= 2.2:
            score -= 4  # something was left out or made up
        score -= 1.5 * min(2, sentence.lost)
        if sentence.marked or not sentence.text.rstrip("”“\"'»)").endswith((".", "!")):
            score -= 5
        ranked.append(_Ranked(sentence, stems[place], score))
    return sorted(ranked, key=lambda candidate: (-candidate.score, candidate.sentence.segment))


def _asides(document: Document) -> set[int]:
    """Return the segments of sections that comment or explain the news."""
    found = set()
    aside = False
    for sentence in document.sentences:
        if sentence.kind is BlockKind.HEADING:
            # A section of comment runs on through headings of its own to the end: no site goes back to the news.
            aside = aside or bool(_ASIDE.search(sentence.source.strip()))
        elif aside:
            found.add(sentence.segment)
    return found


def _stems(text: str) -> Counter[str]:
    """Count the words of five letters and more and the numbers, cut to what inflection leaves alone."""
    return Counter(w[:7].lower() for w in _WORD.findall(text) if len(w) > 4 or w[0].isdigit())


def _sum(parts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return total


def _weigh(stems: Counter[str], rarity: dict[str, float]) -> Counter[str]:
    return Counter({stem: count * rarity.get(stem, 0.0) for stem, count in stems.items()})


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    dot = sum(weight * other[stem] for stem, weight in one.items() if stem in other)
    if not dot:
        return 0.0
    return dot / math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
