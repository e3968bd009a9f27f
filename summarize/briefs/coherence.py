"""Coherence: whether selected sentences of an article can stand together: references resolved, one event."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from summarize.briefs.brief import DocumentSentence
from summarize.language import references
from summarize.language.dependent import dangling
from summarize.language.function_words import ADDED, COMMON
from summarize.language.references import points_back
from summarize.language.words import EITHER_STEM, stem, stems

__all__ = ["Coherence", "content"]

#: Costs of a sentence that depends on a missing one: by a pronoun or a connective, by "the song" for a song named before,
#: or by a surname alone; and of a sentence that shares no word with the title or the sentences before it. Set by reading
#: briefs of newstest2008-2020 in their human translation: docs/decisions.md.
POINTING, DEFINITE, SURNAME, ASTRAY = 5.0, 2.0, 2.5, 1.5
#: Costs of repeating the title after the first sentence, and of opening with a quotation or with an opinion in the first
#: person; the bonus for opening with the news.
TITLE_AGAIN, QUOTED_FIRST, OPINION, LEAD = 3.0, 2.0, 2.5, 2.0
#: Cost of two sentences in a row that are not adjacent in the article, unless all between them repeat the title.
JUMP = 2.5

#: Two sentences are repeats if they share this fraction of the words of the shorter one.
REPEATED_SHARE = 0.7


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
        if self._by_segment[segment].text.startswith(references.QUOTATION_MARKS):
            return -QUOTED_FIRST
        return LEAD if segment in self._news and segment not in self._pointing else 0.0

    def _own(self, segment: int, said: Sequence[int]) -> float:
        cost = OPINION if segment in self._opinions else 0.0
        stands = bool(said) and said[-1] == self.before(segment) and self._names_whom(said[-1], segment)
        if segment in self._pointing:
            return cost + (0.0 if stands else self._unmet(segment))
        if said and not stands and not self._only_title_between(said[-1], segment):
            cost += JUMP
        if not stands and references.THIS.search(self._by_segment[segment].text):
            cost += DEFINITE
        told = frozenset[str]().union(*(self._words[one] for one in said))
        known = self._title_words | told
        if self._definite[segment] - known:
            cost += DEFINITE
        if self._surnames[segment] - told:
            cost += SURNAME
        if known and not self._words[segment] & known:
            cost += ASTRAY
        if said and self._says_title(segment):
            cost += TITLE_AGAIN
        return cost

    def _only_title_between(self, last: int, segment: int) -> bool:
        skipped = range(last + 1, segment)
        return bool(skipped) and all(map(self._says_title, skipped))

    def _says_title(self, segment: int) -> bool:
        return segment in self._words and _alike(self._words[segment], self._title_words)

    def _unmet(self, segment: int) -> float:
        """Return the cost of a reference without a referent; in the first sentence it may refer to the title above."""
        return DEFINITE if segment in self._below_title else POINTING

    def _names_whom(self, before: int, segment: int) -> bool:
        """Whether a sentence names somebody whom "he" or "she" in the next one can mean."""
        if before in self._pointing or not references.HE.search(self._by_segment[segment].text):
            return True
        text = self._by_segment[before].text
        return references.SOMEBODY.search(text) is not None or references.PERSON_NOUN.search(text) is not None

    @cached_property
    def _title_words(self) -> frozenset[str]:
        return content(self._title)

    @cached_property
    def _title_names_somebody(self) -> bool:
        """Whether the title has a name, which both languages of a sentence spell alike, or a word for a person."""
        capitals = set(references.CAPITAL.findall(self._title))
        named = any(
            not capitals.isdisjoint({*references.CAPITAL.findall(s.text)} & {*references.CAPITAL.findall(s.source)})
            for s in self._by_segment.values()
        )
        return named or references.PERSON_NOUN.search(self._title) is not None

    @cached_property
    def _words(self) -> Mapping[int, frozenset[str]]:
        return {segment: content(sentence.text) for segment, sentence in self._by_segment.items()}

    @cached_property
    def _pointing(self) -> frozenset[int]:
        pointing = {s.segment for s in self._by_segment.values() if dangling(s.source) or points_back(s.text, s.source)}
        # In the first sentence most pronouns refer to somebody named in the title above; "This country" does not.
        first = self._below_title if self._title_names_somebody else []
        return frozenset(
            pointing.difference(s for s in first if not references.OPENING.match(self._by_segment[s].text))
        )

    @cached_property
    def _below_title(self) -> list[int]:
        """Return the sentence right below the title, if there is one and the gate has not refused it."""
        return [segment for segment in self._order[:1] if self._title and segment <= 1]

    @cached_property
    def _opinions(self) -> frozenset[int]:
        return frozenset(
            s.segment
            for s in self._by_segment.values()
            if references.FIRST_PERSON.search(references.QUOTED.sub(" ", s.text))
        )

    @cached_property
    def _definite(self) -> Mapping[int, frozenset[str]]:
        """Return, per sentence, the nouns that refer to something said earlier in the article."""
        told: set[str] = set()
        introduced: set[str] = set()
        found = {}
        for segment in self._order:
            text = self._by_segment[segment].text
            opening = _nouns(references.DEFINITE_OPENING, text) & told
            within = _nouns(references.DEFINITE_NOUN, text) & introduced
            found[segment] = (opening | within | _nouns(references.SPEAKER, text)) - (
                new := _nouns(references.INTRODUCED, text)
            )
            told |= self._words[segment]
            introduced |= new
        return found

    @cached_property
    def _surnames(self) -> Mapping[int, frozenset[str]]:
        """Return, per sentence, the bare surnames that another sentence gives with a first name."""
        full = {segment: _full_names(sentence) for segment, sentence in self._by_segment.items()}
        known = frozenset[str]().union(*full.values())
        return {
            segment: (_nouns(references.NAME, sentence.text) & known) - full[segment] - _introduced(sentence)
            for segment, sentence in self._by_segment.items()
        }


def _full_names(sentence: DocumentSentence) -> frozenset[str]:
    """Return the surnames that a sentence gives with a first name; both languages spell a name alike."""
    return frozenset(
        stem(match[1], EITHER_STEM)
        for match in references.FULL_NAME.finditer(sentence.text)
        if match[1].lower() not in ADDED and sentence.text[match.start() : match.end(1)] in sentence.source
    )


def _introduced(sentence: DocumentSentence) -> frozenset[str]:
    """Return the surnames that follow what reads as a first name or an office: "Craig Bellamy", "Mayor Bowser"."""
    return frozenset(
        stem(match[1], EITHER_STEM)
        for match in references.FULL_NAME.finditer(sentence.text)
        if not references.TIME.match(match[0]) and not references.PREPOSITION.search(sentence.text, 0, match.start())
        if match[0].rstrip().lower() not in ADDED
    )


def _nouns(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(stem(match[match.lastindex or 0], EITHER_STEM) for match in pattern.finditer(text))


def content(text: str) -> frozenset[str]:
    """Return the words of an English text that carry facts, in lower case and cut to a stem."""
    return frozenset(stems(text, EITHER_STEM)) - _COMMON


def _alike(words: frozenset[str], others: frozenset[str]) -> bool:
    return bool(words and others) and len(words & others) >= REPEATED_SHARE * min(len(words), len(others))


_COMMON = frozenset(stem(word, EITHER_STEM) for word in COMMON)
