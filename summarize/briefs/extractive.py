"""The writer without weights: it picks translated sentences and leaves them as they are, but for a "However" that
would point at a sentence the brief does not have.

Ranking reads the German, which is right, rather than the translation, which may not be; the translation only
counts by how sure the model was of it and how many words it left out.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarize.article import BlockKind
from summarize.briefs import Document, DocumentSentence, Draft, DraftSentence
from summarize.briefs.document import sure, usual_score
from summarize.briefs.quotations import reworded_quotation
from summarize.figures import Kind, find_figures
from summarize.language.fragments import verbless
from summarize.translation import IssueKind, Severity

__all__ = ["ExtractiveWriter", "dangling"]

#: English words a sentence of a brief may have: fewer is a fragment, more is not brief.
SHORTEST, LONGEST = 6, 48

#: Points for a nat by which the translator was surer of a sentence than of the article's others. A small model's
#: sentences differ by some 0.2, a good one's hardly: where the translation is the limit, what reads well goes first. With
#: 0, 5, 8 and 15 the sentences chosen from 117 documents of NTREX had chrF 56.8, 58.6, 59.1 and 60.7 (all: 55.6), at
#: place 3.2, 3.6, 4.0 and 4.6 of the article: more makes better English of lesser news.
CONFIDENCE = 8.0

#: Points for a nat of a sentence as a whole (its words times its score): of two sentences that the translator is equally sure of
#: the longer one has more errors. With 0, 0.12 and 0.25 the sentences chosen from those documents had BLEU 32.4, 33.0 and 33.6,
#: 22.6, 20.3 and 18.9 words, at place 5.9, 6.3 and 6.7. Of 65 newspaper articles it brought 13 a right sentence for a wrong
#: one, and 4 a lesser one for a good one.
LENGTHY = 0.12

#: Points that a word costs which the translation leaves out. With 0.2 and 0.45 the sentences chosen from those documents had chrF
#: 61.0 and 61.2; but human translators leave words out freely, and 0.45 passes over right leads.
UNRENDERED = 0.2
#: Points for a nat of surprise that a noun of a sentence was mistaken for something else; above SLIP it is no headline. Of 65
#: newspaper articles this changed 8, 7 for the better, and of 122 in correct English it cost no lead.
MISTAKEN, SLIP = 0.8, 1.0

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
    r"|Gleichzeitig|Parallel dazu|Das (?:ist|war|sei|sind|waren|wäre|ha(?:t|be|tten?)|hätte|wird|w[eu]rden?|würden?|heißt|bedeutet|zeigte?|zeigten"
    r"|muss|müss[et]n?|musste|müsste|kann|könn[et]n?|konnten?|könnten?|soll|sollen?|sollten?|will|wollen?|wollten?|darf"
    r"|dürf(?:te|e)n?|durften?|gilt|gelte|galt|geht|gehe|ging|liegt|liege|lag|steht|stehe|stand|kommt|komme|kam|tut|tun|taten?"
    r"|macht|machte[nt]?|führte?|sorgte?|ergibt|ergab|reichte?|teilten?|sagten?|bestätigten?|berichtet(?:e|en)?|kritisierten?)"
    r")\b(?! (?:Jahr|Land|Woche|Monat))"
)

#: Openings of an English sentence that point back, and that it does without when what they point at is not there.
_CONNECTIVE = re.compile(
    r"(?:(?:However|Moreover|Furthermore|In addition|Additionally|Besides|Also|Nevertheless|Nonetheless|Still|Meanwhile"
    r"|Therefore|Thus|So|Likewise|At the same time|(?:By|In) contrast|On the other hand|For example|For instance),"
    r"|But(?! for\b),?|And,?|Yet(?! another\b),?)\s+(?=[\w\"“])"
)

#: Where an agency wrote: "Wien - Die Gewerkschaft ...", "Gaza/Jerusalem – Die ...".
_PLACE = re.compile(r"(?!(?:Nein|Ja|No|Yes)\b)[A-ZÄÖÜ][^\W\d]*(?:[ ./-][^\W\d]+\.?){0,3} ?(?: --?|[–—]) ")
#: In German what follows has a capital: "Das Spiel – endlich" is none.
_DATELINE = re.compile(_PLACE.pattern + r"(?=[A-ZÄÖÜ„\"])")

#: A pronoun in the first clause, behind its verb ("Für Russland bedeutet sie ...", "Am Montag trat er zurück"), or what it
#: says of something named before: "Eine Botschaft macht diesen Wandel deutlich", but not "Die Preise sind dieses Jahr gestiegen".
_POINTING = re.compile(
    r"[A-ZÄÖÜ][^,;:.„“»«\"()–]{0,60}?\s(?:[a-zäöüß]+\s+(?:er|sie)|dies(?:e[mnrs]?)?(?!\w)"
    r"(?!\s(?:Jahr|Woche|Monat|Tag|Land|Saison|Sommer|Herbst|Winter|Früh|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch)))\b"
)

#: An adverb in the first clause that stands for something named before ("85 Prozent seien davon weit entfernt"), where no clause
#: or infinitive follows that it announces, and no number of which it is a part ("20 Tote, davon 3 Kinder").
_THEREOF = re.compile(
    r"[A-ZÄÖÜ\d][^,;:.„“»«\"()–]{0,80}?\s(?:davon|dazu|dafür|dagegen|darauf|darin|daraus)\b(?! (?:aus|hin)\b)(?!\s\d)"
    r"(?!.*,\s(?:dass|ob|wie|wer|was|wo|wann|warum|wenn|indem|weil|welche\w*)\b)(?!.*\b(?:zu\s\w+|\w{2,}zu\w+)en\b)"
)

#: English words of a headline; a lead of so many may stand above the brief as one.
HEADLINE = 16

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
_QUOTATION_MARK = re.compile(r"[„“”»«\"]")
#: A post of a social network, pasted with its links.
_POST = re.compile(r"https?://|\bpic\.twitter\.com/")
_EXAMPLE = re.compile(r"\b(?:zum Beispiel|beispielsweise|z\. ?B\.)")
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
    """Whether a German sentence leans on the one before it: a pronoun, a connective, an example, a nameless quote."""
    if any(opening.match(source) for opening in (_BACKWARDS, _POINTING, _THEREOF)):
        return True
    if _EXAMPLE.search(source) or _half_quoted(source):
        return True
    return bool(_QUOTED.search(source)) and not _SPEECH.search(_QUOTED.sub(" ", source))


def _half_quoted(text: str) -> bool:
    """Whether a quotation begins or ends in another sentence."""
    return len(_QUOTATION_MARK.findall(text)) % 2 == 1


@dataclass(frozen=True, slots=True)
class ExtractiveWriter:
    """Ranks translated sentences by position, centrality and figures, and prints them in order."""

    @property
    def signature(self) -> str:
        """The name and the version of the ranking."""
        return "extractive|9"

    def drafts(self, document: Document, *, sentences: int) -> Sequence[Draft]:
        """Return one draft of at most `sentences` whole translated sentences, in the article's order."""
        body = _body(document)
        usual = usual_score(body)
        slips = _slips(document.sentences)
        lead = _lead(document, body, sentences, usual, slips)
        ranked = _rank(document, body[1:] if lead else body, slips)
        chosen: list[_Ranked] = []
        for candidate in ranked:
            if len(chosen) == sentences:
                break
            if all(_cosine(candidate.stems, other.stems) < ALIKE for other in chosen):
                chosen.append(candidate)
        chosen.sort(key=lambda ranked: ranked.sentence.segment)
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


def _body(document: Document) -> list[DocumentSentence]:
    """Return the sentences a brief may be made of."""
    prose = [s for s in document.sentences if s.kind in (BlockKind.PARAGRAPH, BlockKind.TEASER)]
    # An article that is all bullets is briefed from its bullets.
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
    """Return the headline of an article without a title: its first heading, or a short sentence not in the brief."""
    if document.title is not None:
        return None
    # Further down, headings are of comment and background.
    headings = [s for s in document.sentences[:8] if s.kind is BlockKind.HEADING and len(s.text.split()) > 2][:1]
    for sentence in [*headings, *document.sentences[:4]]:
        if sentence.segment in said or not sure(sentence, usual):
            continue
        if _heads(sentence, slips) or (sentence in headings and not _slipped(sentence, slips)):
            return sentence.text
    return None


def _heads(sentence: DocumentSentence, slips: Mapping[int, float]) -> bool:
    """Whether a sentence is short and stands by itself."""
    fits = SHORTEST <= len(sentence.text.split()) <= HEADLINE and not sentence.text.rstrip('"”').endswith("?")
    whole = not (dangling(sentence.source) or _half_quoted(sentence.text) or _dated(sentence.text))
    return fits and whole and not _slipped(sentence, slips)


def _slips(sentences: Sequence[DocumentSentence]) -> dict[int, float]:
    """Return the segments in which a noun was mistaken for something else, and how surprising that is, in nats.

    A translator who has it in every other sentence says things freely; one who has it in every tenth was wrong.
    """
    found = [sentence.segment for sentence in sentences if sentence.count(IssueKind.NOUN_MISTAKEN)]
    return {segment: math.log(len(sentences) / len(found)) for segment in found}


def _slipped(sentence: DocumentSentence, slips: Mapping[int, float]) -> bool:
    return slips.get(sentence.segment, 0.0) > SLIP


def _standing(sentence: DocumentSentence, *, alone: bool) -> str:
    """Return what a brief says of a sentence: no date line, and `alone` no connective either."""
    text = sentence.text
    if _dated(sentence.source) and (place := _PLACE.match(text)):
        text = text[place.end() :]
    if alone and _CONNECTIVE.match(text):
        text = _CONNECTIVE.sub("", text, count=1)
    return text if text == sentence.text else text[:1].upper() + text[1:]


def _dated(text: str) -> bool:
    """Whether a sentence opens with a date line; one more dash would make it a name with an insertion."""
    opening = _DATELINE.match(text)
    return opening is not None and len(re.findall(r" [-–—] ", text[opening.end() - 1 :])) % 2 == 0


def _telling(sentence: DocumentSentence) -> float:
    """Return what the figures of a sentence tell a reader, read in the German."""
    return min(1.5, sum(_TELLING.get(f.kind, 0.0) for f in find_figures(sentence.source, "de")))


@dataclass(frozen=True, slots=True)
class _Ranked:
    sentence: DocumentSentence
    stems: Counter[str]
    score: float


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
        # Ten points a whole: the lead of a news text carries the news, so place weighs as much as content.
        score = (
            4.0 / (1 + 0.35 * place)
            + 3.0 * _cosine(vector, centre)
            + 1.0 * _cosine(vector, title)
            + 1.5 * _telling(sentence)
            + CONFIDENCE * max(-1.0, min(0.3, sentence.score - usual))
            + LENGTHY * sentence.score * german
            - UNRENDERED * (sentence.count(IssueKind.WORD_OMITTED) + sentence.count(IssueKind.NOUN_OMITTED))
            - MISTAKEN * slips.get(sentence.segment, 0.0)
        )
        if sentence.segment in aside:
            score -= 2.5
        if dangling(sentence.source):
            score -= 2.5
        if _half_quoted(sentence.source) or _half_quoted(sentence.text):
            score -= 2.5
        if reworded_quotation(sentence.source, sentence.text):
            score -= 3.5
        if sentence.source.rstrip().endswith("?") or _POST.search(sentence.source):
            score -= 4
        if not SHORTEST <= words <= LONGEST or verbless(sentence.source):
            score -= 4
        if not 0.5 <= words / max(1, german) <= 2.2:
            score -= 4  # something was left out or made up
        score -= 3.5 * min(2, sentence.count(IssueKind.NAME_LOST)) + 3.0 * min(
            1, sentence.count(IssueKind.STRANGE_WORD)
        )
        if sentence.worst is Severity.FAULT or not sentence.text.rstrip("”“\"'»)").endswith((".", "!")):
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
