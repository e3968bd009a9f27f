"""Coherence: whether selected sentences of an article can stand together: references resolved, one event."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from summarize.briefs.brief import DocumentSentence
from summarize.language.function_words import COMMON
from summarize.language.leaning import dangling
from summarize.language.words import EITHER, stem, stems
from summarize.translation import Severity

__all__ = ["CONNECTIVE", "Coherence"]

#: Costs of a sentence that refers to a missing one: by a pronoun or connective, by "the song" for a song named before,
#: by a surname alone, or when it shares no word with the title and the text before it. Set by reading 60 documents of
#: newstest2008-2020 in the words of their human translators: docs/decisions.md.
POINTING, DEFINITE, SURNAME, ASTRAY = 5.0, 2.0, 1.0, 1.5
#: The cost of an opinion in the first person, and the value of the article's first sentence as the brief's first.
OPINION, LEAD = 2.5, 2.0

#: Openings of an English sentence that refer back and can be dropped if their referent is missing.
CONNECTIVE = re.compile(
    r"(?:(?:However|Moreover|Furthermore|In addition|Additionally|Besides|Also|Nevertheless|Nonetheless|Still|Meanwhile"
    r"|Therefore|Thus|So|Likewise|At the same time|(?:By|In) contrast|On the other hand|For example|For instance),"
    r"|But(?! for\b),?|And,?|Yet(?! another\b),?)\s+(?=[\w\"“])"
)

#: Openings of an English sentence that refer back and cannot be dropped.
_OPENING = re.compile(
    r"(?:[-–—•*] )?[\"“'‘]?(?:[a-z]|(?:He|She|They|It(?! (?:is|was|will be|would be|seems|appears|remains|took|takes)\b.{0,60}\b(?:that|to)\b)|His|Her|Their"
    r"|Its|Neither|Both|Or|Nor|So|Thus|Hence|However|Moreover|Furthermore|Besides|Also|Instead|Meanwhile|Otherwise"
    r"|Then|Therefore|Thereafter|Similarly|Likewise|Nevertheless|Nonetheless|Indeed|Firstly|Secondly|Thirdly|Finally"
    r"|Here|Again|Unfortunately|Fortunately|Such|Others?|Another|Some of them|One of them|Most of them|Many of them|All of them"
    r"|The (?:latter|former|others?|same|two|three|four|five|six)|In (?:fact|addition|return|contrast|this|that|these|those)\b"
    r"|(?:For|As an) (?:example|instance)|After (?:all|that|this)|Because of (?:this|that)|As a result|At the same time|On the other hand"
    r"|With (?:this|that|both)|If so|On cue|Since then|In particular|Reporting|Adds?|Added|Now (?:he|she|it|they)|By (?:contrast|comparison)|Among them|Of (?:these|those|them))\b"
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
#: Demonstratives, in the first words and anywhere.
_THIS = re.compile(
    r"\b(?:this|these|those|such)\b(?! (?:year|week|month|morning|afternoon|evening|summer|autumn|winter|spring|season"
    r"|weekend|day|time|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|as)\b)"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|me|my|mine|myself|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
_QUOTED = re.compile(r"[\"“„][^\"“”„]*[\"”“]")
_DEFINITE = re.compile(r"\A(?:The|Both the|According to the|For the|In the|At the)\s+(?:[a-z-]+\s+){0,2}?([a-z]{4,})\b")
_NAME = re.compile(r"(?<![.!?] )(?<!\A)\b([A-Z][a-z]{2,})\b")
_CAPITAL = re.compile(r"\b[A-ZÄÖÜ][^\W\d_]{2,}")
#: Two sentences are repeats if they share this fraction of the words of the shorter one.
REPEATED = 0.7
#: Characters in which a demonstrative refers out of the sentence; further on it often refers into it.
FIRST_WORDS = 60


class Coherence:
    """The sentences of one article, by their places, and what each depends on."""

    def __init__(self, sentences: Sequence[DocumentSentence], title: str | None) -> None:
        """Read `sentences`, in the order of the article."""
        self._by_segment = {sentence.segment: sentence for sentence in sentences}
        self._order = [sentence.segment for sentence in sentences]
        self._title = title or ""

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
        return total - (LEAD if said and self._leads(said[0]) else 0.0)

    def repeats(self, one: int, other: int) -> bool:
        """Whether two sentences have nearly the same English words."""
        words, others = self._words[one], self._words[other]
        return bool(words and others) and len(words & others) >= REPEATED * min(len(words), len(others))

    def _leads(self, segment: int) -> bool:
        """Whether a sentence opens like news: complete, without faults, not a question, and without references back."""
        sentence = self._by_segment[segment]
        sound = (
            sentence.worst < Severity.DOUBT
            and sentence.text.rstrip("\"'”").endswith((".", "!"))
            and "://" not in sentence.text
        )
        return segment == self._order[0] and segment not in self._pointing and sound

    def _own(self, segment: int, said: Sequence[int]) -> float:
        cost = OPINION if segment in self._opinions else 0.0
        stands = bool(said) and said[-1] == self.before(segment)
        if segment in self._pointing:
            return cost + (0.0 if stands else POINTING)
        if not stands and _THIS.search(self._by_segment[segment].text):
            cost += DEFINITE
        known = self._title_words.union(*(self._words[one] for one in said))
        noun = self._definite.get(segment)
        if noun is not None and noun not in known and any(noun in self._words[one] for one in self._earlier(segment)):
            cost += DEFINITE
        if self._surnames.get(segment, frozenset()) - known:
            cost += SURNAME
        if said and not self._words[segment] & known:
            cost += ASTRAY
        return cost

    def _earlier(self, segment: int) -> Sequence[int]:
        return self._order[: self._order.index(segment)]

    @cached_property
    def _title_words(self) -> frozenset[str]:
        return _words(self._title)

    @cached_property
    def _words(self) -> Mapping[int, frozenset[str]]:
        return {segment: _words(sentence.text) for segment, sentence in self._by_segment.items()}

    @cached_property
    def _pointing(self) -> frozenset[int]:
        pointing = (
            s.segment for s in self._by_segment.values() if dangling(s.source) or _points_back(s.text, s.source)
        )
        # The first sentence may depend on the title, which is printed above the brief.
        return frozenset(pointing) - (frozenset(self._order[:1]) if self._title else frozenset())

    @cached_property
    def _opinions(self) -> frozenset[int]:
        return frozenset(s.segment for s in self._by_segment.values() if _FIRST_PERSON.search(_QUOTED.sub(" ", s.text)))

    @cached_property
    def _definite(self) -> Mapping[int, str]:
        found = {segment: _DEFINITE.match(sentence.text) for segment, sentence in self._by_segment.items()}
        return {segment: stem(match[1], EITHER) for segment, match in found.items() if match is not None}

    @cached_property
    def _surnames(self) -> Mapping[int, frozenset[str]]:
        """Return, per sentence, the surnames without a first name that an earlier sentence gave with one."""
        full: set[str] = set()
        found = {}
        for segment in self._order:
            text = self._by_segment[segment].text
            names = {stem(name, EITHER) for name in _NAME.findall(text)}
            introduced = {
                stem(last, EITHER) for last in re.findall(r"\b[A-Z][a-z]+ (?:[a-z]+ )?([A-Z][a-z]{2,})\b", text)
            }
            found[segment] = frozenset((names & full) - introduced)
            full |= introduced
        return found


def _words(text: str) -> frozenset[str]:
    return frozenset(stems(text, EITHER)) - _COMMON


def _points_back(text: str, source: str) -> bool:
    """Whether an English sentence has a pronoun, demonstrative or connective that refers to something said before."""
    if (connective := CONNECTIVE.match(text)) is not None:
        text = text[connective.end() :][:1].upper() + text[connective.end() + 1 :]
    if _OPENING.match(text) or _THIS.search(text, 0, FIRST_WORDS):
        return True
    own = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    # A word capitalised in both languages is a name, even at the beginning of a sentence.
    names = set(_CAPITAL.findall(source))
    for pronouns, antecedents in ((_PERSON, _NAMED), (_THEY, _SEVERAL)):
        if (pronoun := pronouns.search(own)) is not None:
            before = text[: pronoun.start()]
            if antecedents.search(before) is None and names.isdisjoint(_CAPITAL.findall(before)):
                return True
    return False


_COMMON = frozenset(stem(word, EITHER) for word in COMMON)
