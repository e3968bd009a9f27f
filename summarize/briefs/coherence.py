"""Coherence: whether selected sentences of an article can stand together: references resolved, one event."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from summarize.briefs.brief import DocumentSentence
from summarize.language.dependent import dangling
from summarize.language.function_words import ADDED, COMMON
from summarize.language.words import EITHER, stem, stems

__all__ = ["CONNECTIVE", "Coherence", "content", "points_back"]

#: Costs of a sentence that depends on a missing one: by a pronoun or a connective, by "the song" for a song named before,
#: or by a surname alone; and of a sentence that shares no word with the title or the sentences before it. Set by reading
#: briefs of newstest2008-2020 in their human translation: docs/decisions.md.
POINTING, DEFINITE, SURNAME, ASTRAY = 5.0, 2.0, 2.5, 1.5
#: Costs of repeating the title after the first sentence, and of opening with a quotation or with an opinion in the first
#: person; the bonus for opening with the news.
TITLE_AGAIN, QUOTED_FIRST, OPINION, LEAD = 3.0, 2.0, 2.5, 2.0
#: Cost of two sentences in a row that are not adjacent in the article.
JUMP = 0.6

#: Openings of an English sentence that refer back and can be dropped if their referent is missing.
CONNECTIVE = re.compile(
    r"(?:(?:However|Moreover|Furthermore|In addition|Additionally|Besides|Also|Nevertheless|Nonetheless|Still|Meanwhile"
    r"|Therefore|Thus|So|Likewise|At the same time|(?:By|In) contrast|On the other hand|For example|For instance),"
    r"|But(?! for\b),?|And,?|Yet(?! another\b),?)\s+(?=[\w\"“])"
)

#: Openings of an English sentence that refer back and cannot be dropped.
_OPENING = re.compile(
    r"(?:[-–—•*] )?[\"“'‘]?(?:[a-z]|(?:He|She|They|It(?! (?:is|was|will be|would be|seems|appears|remains|took|takes)\b.{0,60}\b(?:that|to)\b)|His|Her|Their"
    r"|Its|No,|Yes,|Neither|Both|Or|Nor|So|Thus|Hence|However|Moreover|Furthermore|Besides|Also|Instead|Meanwhile|Otherwise"
    r"|Then|Therefore|Thereafter|Similarly|Likewise|Nevertheless|Nonetheless|Indeed|Firstly|Secondly|Thirdly|Finally"
    r"|Here|Again|Unfortunately|Fortunately|Such|Others?|Another|A (?:second|third|fourth)|Some of them|One of them|Most of them|Many of them|All of them"
    r"|The (?:latter|former|others?|same|two|three|four|five|six)|In (?:fact|addition|return|contrast|this|that|these|those)\b"
    r"|(?:For|As an) (?:example|instance)|After (?:all|that|this)|Because of (?:this|that)|As a result|At the same time|On the other hand"
    r"|With (?:this|that|both)|If so|On cue|Since then|In particular|Reporting|Adds?|Added|(?:Mainly|Partly|Especially|Just|Simply|Not|And|But) because|Which|Now (?:he|she|it|they)|By (?:contrast|comparison)|Among them|Of (?:these|those|them))\b"
    r"|(?:Many|Most|Some|Several|Few) (?:(?:are|were|have|had|will|would|can|could|did|do|say|said|ran|went|came|fled)\b|[a-z]+ed (?:to|in|from|that|the|on|at|by|with)\b)"
    r"|(?:This|That|These|Those)\b(?! (?:year|week|month|morning|afternoon|evening|summer|autumn|winter|spring|season|weekend"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|time)\b))",
)
#: Pronouns for a person, and the words that may name one before them.
_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b")
_NAMED = re.compile(
    r"(?<=[\w,;:\"“] )[A-Z][a-z]+|\A(?:The|A|An|Mr|Mrs|Ms|Dr)\b|\A[A-Z][a-z]+ [A-Z]|\b(?:a|an|the) [a-z]+"
)
#: Pronouns for several people or things, and what may name them before.
_THEY = re.compile(r"\b(?:they|them|themselves|their|theirs)\b")
_SEVERAL = re.compile(r"\b[A-Za-z][a-z]{2,}s\b|\b(?:people|men|women|children|police|both|staff|team|couple|and)\b")
#: Connectives inside a sentence, and numbers and ranks of something named before: "would therefore", "the third."
_INSIDE = re.compile(
    r"\b(?:therefore|nevertheless|nonetheless|hence|consequently)\b|, (?:though|however|moreover|instead),|, too\.\Z"
    r"|\b[Tt]he (?:first|second|third|fourth|other|others|latter|former|same)(?=[.,;:]|\Z)"
    r"|[,\"”] (?:he|she|they) (?:said|says|added|told|wrote|explained)\b"
    r"|\b[Tt]he other (?:two|three|four|five|six|seven)\b|\bat th(?:e|at) time\b(?! (?:of|when)\b)"
    r"|\A[A-ZÀ-Ž]\w+ then\b|\b(?:both|all|some|none|one|each) of (?:them|these|those)\b"
)
#: Demonstratives, in the first words and anywhere.
_THIS = re.compile(
    r"\b(?:[Tt]his|these|those|such)\b(?! (?:year|week|month|morning|afternoon|evening|summer|autumn|winter|spring|season"
    r"|weekend|day|time|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|as)\b)"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|me|my|mine|myself|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
_QUOTATION_MARKS = ('"', "'", "“", "„", "‘", "«", "»")
_QUOTED = re.compile(r"[\"“„][^\"“”„]*[\"”“]")
_DEFINITE = re.compile(
    r"\A(?:The|Both the|(?:According to|Among|For|In|At|During|After|Before|On|Under|Since|With|By|From) the)\s+(?:[a-z-]+\s+){0,2}?([a-z]{4,})\b"
)
#: A noun with the definite article, unless what follows says which ("the museum of longevity"); one that is introduced.
_THE = re.compile(
    r"\bthe (?:[a-z-]+ )?([a-z]{4,})\b(?! (?:of|that|which|who|whose|where|when|to|in|for|from|between|at)\b)(?= [a-z]|[.,;:])"
)
_INTRODUCED = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ss]ome) (?:[a-z-]+ ){0,2}?([a-z]{4,})\b"
)
#: A speaker who is named elsewhere: "the unionist said", "the newspaper reported", "said the actor".
_SPEAKER = re.compile(
    r"\b[Tt]he (?:[\w-]+ )?([a-z]+(?:er|or|ist|man|woman|ian|ee)|paper|magazine|agency|website|channel)"
    r"(?= (?:said|says|told|added|explained|was quoted|reported|wrote|writes|claimed|judged|believes)\b)"
    r"|\b(?:said|says|added|told) the ([a-z]+(?:er|or|ist|man|woman|ian|ee))\b(?! [A-Z])"
)
#: Others than those named before, unless the sentence itself names one: "the other goals".
_OTHER = re.compile(r"\bthe other (?!hand\b|day\b|side\b|way\b|end\b)[a-z]{3,}")
_ONE = re.compile(r"\b(?:one|some|each|both|either|two|three|four|half|first)\b", re.IGNORECASE)
#: Words for a person, whom "he" or "she" in the next sentence may mean.
_PERSON_NOUN = re.compile(
    r"(?:\A|\b(?:the|an?|his|her|their|its|\w+[’']s?) (?:[\w-]+ ){0,2})(?:[a-z]+(?:er|or|ist|man|woman|ian|ee|ent|ant|ess)"
    r"|boy|girl|wife|son|chief|head|coach|pilot|judge|king|queen|star|person|victim|suspect|child|baby|[a-z]+-year-old)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"(?<=[\w,;:\"“’'] )[A-ZÀ-Ž][^\W\d_]+|\A[A-ZÀ-Ž][^\W\d_]+ (?:[a-z]+ )?[A-ZÀ-Ž]")
_HE = re.compile(r"\A[\"“'‘]?(?:He|She|His|Her)\b|[,\"”] (?:he|she) (?:said|says|added|told|wrote|explained)\b")
_NAME = re.compile(r"(?<!-)\b([A-ZÀ-Ž][^\W\d_]{2,})\b")
#: What precedes a surname without being a first name or an office: "Yesterday Bowser said", "In Washington Bowser said".
_TIME = re.compile(r"(?:Yesterday|Today|Tomorrow|Meanwhile|Afterwards|Instead|Recently|Previously|Earlier|Later)\b")
_PREPOSITION = re.compile(r"\b(?:At|From|In|Near|On|Since|at|from|in|near|on|since) \Z")
_FULL_NAME = re.compile(
    r"\b(?!(?:Mr|Mrs|Ms|Miss)\b)[A-Z][^\W\d_A-Z]+ (?=(?:(?:al|bin|da|de|del|den|der|di|du|el|la|le|ten|van|von|zu) )*([A-ZÀ-Ž][^\W\d_]{2,})\b)"
)
_CAPITAL = re.compile(r"\b[A-ZÄÖÜ][^\W\d_]{2,}")
#: Two sentences are repeats if they share this fraction of the words of the shorter one.
REPEATED = 0.7
#: Characters in which a demonstrative refers out of the sentence; further on it often refers into it.
FIRST_WORDS = 60


class Coherence:
    """The sentences of one article, by their places, and what each depends on."""

    def __init__(self, sentences: Sequence[DocumentSentence], title: str | None, news: Collection[int] = ()) -> None:
        """Read `sentences`, in the order of the article; a brief should open with one of the segments `news`."""
        self._by_segment = {sentence.segment: sentence for sentence in sentences}
        self._order = [sentence.segment for sentence in sentences]
        self._title = title or ""
        self._news = news

    def leans(self, segment: int) -> bool:
        """Whether a sentence refers back to the one before it."""
        return segment in self._pointing

    def before(self, segment: int) -> int | None:
        """Return the sentence right before another, if the two are adjacent in the article."""
        place = self._order.index(segment)
        return self._order[place - 1] if place and self._order[place - 1] == segment - 1 else None

    def cost(self, chosen: Collection[int]) -> float:
        """Return the cost of printing exactly the sentences `chosen`, in the article's order."""
        total = 0.0
        said: list[int] = []
        for segment in sorted(chosen):
            total += self._own(segment, said)
            said.append(segment)
        return total - self._opening(said[0]) if said else total

    def repeats(self, one: int, other: int) -> bool:
        """Whether two sentences have nearly the same words in English."""
        return _alike(self._words[one], self._words[other])

    def _opening(self, segment: int) -> float:
        """Return the bonus for opening a brief with a sentence: positive for the news, negative for a quotation."""
        if self._by_segment[segment].text.startswith(_QUOTATION_MARKS):
            return -QUOTED_FIRST
        return LEAD if segment in self._news and segment not in self._pointing else 0.0

    def _own(self, segment: int, said: Sequence[int]) -> float:
        cost = OPINION if segment in self._opinions else 0.0
        stands = bool(said) and said[-1] == self.before(segment) and self._names_whom(said[-1], segment)
        if segment in self._pointing:
            return cost + (0.0 if stands else self._unmet(segment))
        if said and not stands:
            cost += JUMP
        if not stands and _THIS.search(self._by_segment[segment].text):
            cost += DEFINITE
        told = frozenset[str]().union(*(self._words[one] for one in said))
        known = self._title_words | told
        if self._definite[segment] - known:
            cost += DEFINITE
        if self._surnames[segment] - told:
            cost += SURNAME
        if said and not self._words[segment] & known:
            cost += ASTRAY
        if said and _alike(self._words[segment], self._title_words):
            cost += TITLE_AGAIN
        return cost

    def _unmet(self, segment: int) -> float:
        """Return the cost of a reference without a referent; in the first sentence it may refer to the title above."""
        return DEFINITE if segment in self._below_title else POINTING

    def _names_whom(self, before: int, segment: int) -> bool:
        """Whether a sentence names somebody whom "he" or "she" in the next one can mean."""
        if before in self._pointing or not _HE.search(self._by_segment[segment].text):
            return True
        text = self._by_segment[before].text
        return _SOMEBODY.search(text) is not None or _PERSON_NOUN.search(text) is not None

    @cached_property
    def _title_words(self) -> frozenset[str]:
        return content(self._title)

    @cached_property
    def _title_names_somebody(self) -> bool:
        """Whether the title has a name, which both languages of a sentence spell alike, or a word for a person."""
        capitals = set(_CAPITAL.findall(self._title))
        named = any(
            not capitals.isdisjoint({*_CAPITAL.findall(s.text)} & {*_CAPITAL.findall(s.source)})
            for s in self._by_segment.values()
        )
        return named or _PERSON_NOUN.search(self._title) is not None

    @cached_property
    def _words(self) -> Mapping[int, frozenset[str]]:
        return {segment: content(sentence.text) for segment, sentence in self._by_segment.items()}

    @cached_property
    def _pointing(self) -> frozenset[int]:
        pointing = {s.segment for s in self._by_segment.values() if dangling(s.source) or points_back(s.text, s.source)}
        # In the first sentence most pronouns refer to somebody named in the title above; "This country" does not.
        first = self._below_title if self._title_names_somebody else []
        return frozenset(pointing.difference(s for s in first if not _OPENING.match(self._by_segment[s].text)))

    @cached_property
    def _below_title(self) -> list[int]:
        """Return the sentence right below the title, if there is one and the gate has not refused it."""
        return [segment for segment in self._order[:1] if self._title and segment <= 1]

    @cached_property
    def _opinions(self) -> frozenset[int]:
        return frozenset(s.segment for s in self._by_segment.values() if _FIRST_PERSON.search(_QUOTED.sub(" ", s.text)))

    @cached_property
    def _definite(self) -> Mapping[int, frozenset[str]]:
        """Return, per sentence, the nouns that refer to something said earlier in the article."""
        told: set[str] = set()
        introduced: set[str] = set()
        found = {}
        for segment in self._order:
            text = self._by_segment[segment].text
            opening = _nouns(_DEFINITE, text) & told
            within = _nouns(_THE, text) & introduced
            found[segment] = (opening | within | _nouns(_SPEAKER, text)) - (new := _nouns(_INTRODUCED, text))
            told |= self._words[segment]
            introduced |= new
        return found

    @cached_property
    def _surnames(self) -> Mapping[int, frozenset[str]]:
        """Return, per sentence, the bare surnames that another sentence gives with a first name."""
        full = {segment: _full_names(sentence) for segment, sentence in self._by_segment.items()}
        known = frozenset[str]().union(*full.values())
        return {
            segment: (_nouns(_NAME, sentence.text) & known) - full[segment] - _introduced(sentence)
            for segment, sentence in self._by_segment.items()
        }


def _full_names(sentence: DocumentSentence) -> frozenset[str]:
    """Return the surnames that a sentence gives with a first name; both languages spell a name alike."""
    return frozenset(
        stem(match[1], EITHER)
        for match in _FULL_NAME.finditer(sentence.text)
        if match[1].lower() not in ADDED and sentence.text[match.start() : match.end(1)] in sentence.source
    )


def _introduced(sentence: DocumentSentence) -> frozenset[str]:
    """Return the surnames that follow what reads as a first name or an office: "Craig Bellamy", "Mayor Bowser"."""
    return frozenset(
        stem(match[1], EITHER)
        for match in _FULL_NAME.finditer(sentence.text)
        if not _TIME.match(match[0]) and not _PREPOSITION.search(sentence.text, 0, match.start())
        if match[0].rstrip().lower() not in ADDED
    )


def _nouns(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(stem(match[match.lastindex or 0], EITHER) for match in pattern.finditer(text))


def content(text: str) -> frozenset[str]:
    """Return the words of an English text that carry facts, in lower case and cut to a stem."""
    return frozenset(stems(text, EITHER)) - _COMMON


def _alike(words: frozenset[str], others: frozenset[str]) -> bool:
    return bool(words and others) and len(words & others) >= REPEATED * min(len(words), len(others))


def points_back(text: str, source: str) -> bool:
    """Whether an English sentence has a pronoun, a demonstrative or a connective for something said before it."""
    if (connective := CONNECTIVE.match(text)) is not None:
        text = text[connective.end() :][:1].upper() + text[connective.end() + 1 :]
    own = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    if _OPENING.match(text) or _THIS.search(text, 0, FIRST_WORDS) or _INSIDE.search(text):
        return True
    if (other := _OTHER.search(own)) is not None and not _ONE.search(own, 0, other.start()):
        return True
    # A word with a capital in both languages is a name, even at the beginning of a sentence.
    names = set(_CAPITAL.findall(source))
    for pronouns, antecedents in ((_PERSON, _NAMED), (_THEY, _SEVERAL)):
        if (pronoun := pronouns.search(own)) is not None:
            before = text[: pronoun.start()]
            if antecedents.search(before) is None and names.isdisjoint(_CAPITAL.findall(before)):
                return True
    return False


_COMMON = frozenset(stem(word, EITHER) for word in COMMON)
