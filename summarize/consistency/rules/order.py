"""Right numbers that are swapped: "CDU 20 percent, SPD 30" for "CDU 30 Prozent, SPD 20", "5,800 of its 2,100 people".

The source supports each number alone, so this looks at the sentence. Two figures of one sort are swapped if they changed
places while everything around them that both texts share stayed (other figures, names, words that begin alike or that
the lexicon links), if each counts what the other one counted, or if each stands beside the other one's nouns. Of 4,600
human translations with several figures, 40 have two of a sort in the other order, and none of these keeps what is
between them. Also, no part is larger than its whole, and no rise is a fall.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from summarize.consistency.finding import Finding, Verdict
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.reasons import Reason, ReasonKind, because
from summarize.consistency.sense import LARGEST_COMMON, Sense
from summarize.figures import Figure, Kind
from summarize.language.clauses import COUNTED_BORDER, NEAR_BORDER
from summarize.language.lexicon import SHORTEST_RENDERED, translations, usual
from summarize.language.words import WORD

#: A German noun that a number counts: "58 Standorte" shares no unit with another number.
_COUNTED = re.compile(r"\s[A-ZÄÖÜ][a-zäöüß]{3,}")

#: Sentences with more figures than this are tables or lists, which may be reordered.
MOST_FIGURES = 12

#: "To 15 from 20", "15 instead of 20" and "15, against 20 a year before" have the older figure last.
_FROM = re.compile(
    r"\b(?:from|instead of|rather than|against|versus|compared (?:with|to))\s+(?:the current\s+)?\Z", re.IGNORECASE
)

#: "2,100 of its 5,800 people", "four out of five", and "5,800 people, 2,100 of them in Saxony".
_OF_WHOLE = re.compile(
    r"\s+(?:out of|(?:out )?of (?:the|its|their|his|her|our|all)(?: (?:some|about|around|total|roughly))?)\s+"
)
_OF_THEM = re.compile(r"\s+of (?:them|whom|which|those|these)\b")
#: "28 billion euros, up from 32".
_UP_FROM = re.compile(r"[,(]\s*(?P<way>up|down) from\s+(?:the |a |some |about )?\Z")
_NUMBERS = frozenset({"number", "money", "share"})
_COUNTS = _NUMBERS - {"share"}

#: Of this many shared words that stayed in place, one may have moved.
WORDS_FOR_A_MOVE = 5

#: A word at most this many characters from a figure, in its clause, belongs to it; and how far the nearest word is looked
#: for.
WORD_WITHIN, NEAREST_WITHIN = 20, 40
#: "Emily, 9".
_APPOSED = re.compile(r"\A\w+, \Z")

#: What a figure counts is among this many words after it, within this many characters: "136 maximale Winde".
COUNTED_WORDS, COUNTED_WITHIN = 5, 80


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure of the target, by its index, and the source figure it rests on."""

    place: int
    number: int
    one: Sense


#: The places in source and target of something that both texts share; its index if it is a figure.
_Anchor = tuple[int, int, int | None]


def out_of_order(source: IndexedText, target: IndexedText, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, without support for figures that are swapped or contradict the figure before them."""
    numbers = {figure.start: number for number, figure in enumerate(source.figures)}
    sentences: dict[int, list[_Found]] = {}
    reasons: dict[int, tuple[Reason, ...]] = {}
    for place, (finding, one) in enumerate(zip(findings, target.senses, strict=True)):
        if not finding.verdict.ok:
            continue
        sentence = target.sentence_of(one.figure.start)
        if impossible := _impossible(target, one, place, sentence):
            reasons[place] = impossible
        if (
            one.dimension != "weekday"
            and len(finding.evidence) == 1
            and (number := numbers.get(finding.evidence[0].start)) is not None
        ):
            sentences.setdefault(sentence, []).append(_Found(place, number, one))
    for found in sentences.values():
        for first, last in [*_exchanged(source, target, found), *_crossed(source, target, found)]:
            reasons[first.place] = because(ReasonKind.EXCHANGED, last.one.figure)
            reasons[last.place] = because(ReasonKind.EXCHANGED, first.one.figure)
    return tuple(
        Finding(finding.figure, Verdict.UNSUPPORTED, finding.evidence, reasons[place]) if place in reasons else finding
        for place, finding in enumerate(findings)
    )


def _exchanged(source: IndexedText, target: IndexedText, found: Sequence[_Found]) -> list[tuple[_Found, _Found]]:
    """Return the pairs in one sentence whose figures swapped places while everything shared stayed."""
    if not 1 < len(found) <= MOST_FIGURES:
        return []
    pairs = [(one, other) for one, other in combinations(found, 2) if _inverted(source, one, other)]
    if not pairs:
        return []
    said = Counter((one.one.dimension, one.one.raw) for one in found)
    pairs = [pair for pair in pairs if all(said[each.one.dimension, each.one.raw] == 1 for each in pair)]
    shared = _anchors(source, target, found)
    also = [*shared, *_translated(source, target, found)] if pairs else []
    return [pair for pair in pairs if _took_places(source, target, pair, shared, also)]


def _crossed(source: IndexedText, target: IndexedText, found: Sequence[_Found]) -> list[tuple[_Found, _Found]]:
    """Return the pairs in one sentence whose figures each stand beside what the other one stands beside in the source."""
    if not 1 < len(found) <= MOST_FIGURES:
        return []
    telling = [each for each in found if each.one.raw and (each.one.digits or each.one.raw[0] > LARGEST_COMMON)]
    return [
        pair
        for pair in combinations(telling, 2)
        if _of_a_sort(*(source.senses[each.number] for each in pair))
        and len({each.one.dimension for each in pair} - {"number"}) < 2
        and len({source.figures[each.number].unit for each in pair} - {None}) < 2
        and _beside_each_other(source, target, pair, found)
    ]


def _beside_each_other(
    source: IndexedText, target: IndexedText, pair: tuple[_Found, _Found], found: Sequence[_Found]
) -> bool:
    """Whether two figures have traded the nearest things that both texts share."""
    german, english = [source.figures[each.number] for each in pair], [each.one.figure for each in pair]
    if not (_apart(source, *german) and _apart(target, *english)):
        return False
    anchors = _shared(source, target, pair, found)
    here = _nearest(source, german, [place for place, _ in anchors])
    there = _nearest(target, english, [also for _, also in anchors])
    return None not in here and here == there[::-1]


def _shared(
    source: IndexedText, target: IndexedText, pair: tuple[_Found, _Found], found: Sequence[_Found]
) -> list[tuple[int, int]]:
    """Return the places in source and target of nouns and figures that the sentences of two figures share, once in each."""
    first = {source.sentence_of(source.figures[each.number].start): each for each in pair}
    others = [
        each for each in found if each not in pair and source.sentence_of(source.figures[each.number].start) in first
    ]
    anchors = {(source.figures[each.number].start, each.one.figure.start) for each in others}
    for each in first.values():
        both = [*_anchors(source, target, [each])[1:], *_translated(source, target, [each])]
        anchors |= {(place, also) for place, also, _ in both if source.text[place].isupper()}
    german, english = (Counter(places) for places in zip(*anchors, strict=True)) if anchors else (Counter(), Counter())
    return sorted((place, also) for place, also in anchors if german[place] == english[also] == 1)


def _apart(text: IndexedText, one: Figure, other: Figure) -> bool:
    """Whether two figures are in different clauses."""
    first, last = sorted((one, other), key=lambda figure: figure.start)
    return NEAR_BORDER.search(text.text, first.end, last.start) is not None


def _nearest(text: IndexedText, figures: Sequence[Figure], places: Sequence[int]) -> list[int | None]:
    """Return for each figure the index of the nearest place in its clause that adjoins no other figure, or None."""
    found: list[dict[int, int]] = [{} for _ in figures]
    for number, place in enumerate(places):
        beside = [which for which, figure in enumerate(figures) if _adjoins(text, place, figure, NEAREST_WITHIN)]
        if len(beside) == 1:
            figure = figures[beside[0]]
            found[beside[0]][number] = min(abs(place - figure.start), abs(place - figure.end))
    return [min(near, key=lambda number: (near[number], number)) if near else None for near in found]


def _companions(
    source: IndexedText, target: IndexedText, pair: tuple[_Found, _Found], anchors: Sequence[_Anchor]
) -> bool:
    """Whether something shared stays beside one of two reordered figures: then their clauses moved with them."""
    german = [source.figures[each.number] for each in pair]
    english = [each.one.figure for each in pair]
    return any(
        (beside := _beside(source, place, german)) is not None and beside == _beside(target, also, english)
        for place, also, figure in anchors
        if figure not in (pair[0].place, pair[1].place)
    )


def _beside(text: IndexedText, place: int, figures: Sequence[Figure]) -> int | None:
    """Return which of two figures a place is close to in its clause; None if that is neither or both."""
    close = [number for number, figure in enumerate(figures) if _adjoins(text, place, figure)]
    return close[0] if len(close) == 1 else None


def _adjoins(text: IndexedText, place: int, figure: Figure, reach: int = WORD_WITHIN) -> bool:
    first, last = (place, figure.start) if place < figure.start else (figure.end, place)
    return last - first <= reach and NEAR_BORDER.search(_APPOSED.sub("", text.text[first:last])) is None


def _took_places(
    source: IndexedText,
    target: IndexedText,
    pair: tuple[_Found, _Found],
    shared: Sequence[_Anchor],
    also: Sequence[_Anchor],
) -> bool:
    counted = _counted(source, target, *pair)
    if counted is not None:
        return counted
    stays = _stays(source, *pair, shared) or _stays(source, *pair, also)
    return stays and not _companions(source, target, pair, also)


def _inverted(source: IndexedText, one: _Found, other: _Found) -> bool:
    """Whether two figures of one sort, each stated once in one source sentence, are there in the other order."""
    first, last = source.senses[other.number], source.senses[one.number]
    if one.number <= other.number or not _of_a_sort(first, last):
        return False
    units = {first.figure.unit, last.figure.unit}
    if (len(units) > 1 and None not in units) or first.paired or last.paired:
        return False
    sentence = source.sentence_of(first.figure.start)
    if sentence != source.sentence_of(last.figure.start) or _FROM.search(other.one.before):
        return False
    values = [(each.dimension, each.raw or each.points) for each in source.senses_in(sentence)]
    return all(values.count((each.dimension, each.raw or each.points)) == 1 for each in (first, last))


def _of_a_sort(first: Sense, last: Sense) -> bool:
    if first.dimension == last.dimension:
        return first.figure.kind is last.figure.kind
    shares = [
        one.may_share_unit and _COUNTED.match(one.after) is None
        for one in (first, last)
        if one.dimension == "number" and one.raw
    ]
    return shares == [True] and {first.dimension, last.dimension} <= _NUMBERS


def _anchors(source: IndexedText, target: IndexedText, found: Sequence[_Found]) -> list[_Anchor]:
    """Return the figures and words that a sentence shares with the source's sentence, each once."""
    sentence = source.sentence_of(source.figures[found[0].number].start)
    german, english = source.words_of(sentence), target.words_of(target.sentence_of(found[0].one.figure.start))
    anchors: list[_Anchor] = [(source.figures[each.number].start, each.one.figure.start, each.place) for each in found]
    return anchors + [(german[word], english[word], None) for word in german.keys() & english.keys()]


def _translated(source: IndexedText, target: IndexedText, found: Sequence[_Found]) -> list[_Anchor]:
    """Return the words of a sentence that the lexicon links to one word of the source's sentence, each once."""
    sentence = source.sentence_of(source.figures[found[0].number].start)
    german = source.words_of(sentence, letters=None)
    english = target.words_of(target.sentence_of(found[0].one.figure.start), letters=None)
    links = [
        (word, hits[0])
        for word, listed in usual(source.text_of(sentence)).items()
        if word in german
        and len(hits := [other for other in listed if len(other) >= SHORTEST_RENDERED and other in english]) == 1
    ]
    told = Counter(other for _, other in links)
    return [(german[word], english[other], None) for word, other in links if told[other] == 1]


def _stays(source: IndexedText, one: _Found, other: _Found, anchors: Sequence[_Anchor]) -> bool:
    """Whether something is between two swapped figures, and everything shared is on the same sides of them.

    Of many words, one may have moved independently, such as an adverb.
    """
    low, high = source.figures[other.number].start, source.figures[one.number].start
    begin, end = one.one.figure.start, other.one.figure.start
    sides = [
        ((place > low) + (place > high), (also > begin) + (also > end))
        for place, also, figure in anchors
        if figure not in (one.place, other.place)
    ]
    moved = sum(here != there for here, there in sides)
    return (1, 1) in sides and moved <= (len(sides) // WORDS_FOR_A_MOVE)


def _counted(source: IndexedText, target: IndexedText, one: _Found, other: _Found) -> bool | None:
    """Whether one of two figures counts in the target what the other counts in the source; None if neither is known."""
    nouns = [_noun(_behind(source, source.figures[each.number])) for each in (one, other)]
    words = [{word.casefold() for word in _behind(target, each.one.figure)} for each in (one, other)]
    if one.one.dimension not in _COUNTS or not (all(nouns) and all(words)) or nouns[0] == nouns[1]:
        return None
    first, last = map(translations, nouns)
    both = first & last
    mine, theirs = words[0] - words[1] - both, words[1] - words[0] - both
    if first & mine or last & theirs:
        return False
    return True if first & theirs or last & mine else None


def _behind(text: IndexedText, figure: Figure) -> list[str]:
    """Return the words after the number of a figure, up to a mark or the next figure."""
    after = next((other.start for other in text.figures if other.start >= figure.end), len(text.text))
    counts = figure.unit is not None and figure.kind in (Kind.CARDINAL, Kind.MEASURE)
    counted = WORD.findall(figure.text)[-1:] if counts else []  # "55 soldiers"
    clause = COUNTED_BORDER.split(text.text[figure.end : min(after, figure.end + COUNTED_WITHIN)], maxsplit=1)[0]
    return [*counted, *WORD.findall(clause)][:COUNTED_WORDS]


def _noun(words: Sequence[str]) -> str:
    """Return the first noun among German words, or an empty string."""
    return next((word for word in words if word[0].isupper()), "")


def _impossible(target: IndexedText, one: Sense, place: int, sentence: int) -> tuple[Reason, ...]:
    """Return what is wrong with a figure given those before it in its sentence."""
    if one.dimension not in _NUMBERS or len(one.raw) != 1:
        return ()
    before = [
        other
        for other in target.senses[max(0, place - MOST_FIGURES) : place]
        if other.dimension in _NUMBERS and len(other.raw) == 1 and target.sentence_of(other.figure.start) == sentence
    ]
    if not before:
        return ()
    last = before[-1]
    between = target.text[last.figure.end : one.figure.start]
    return _no_rise(one, last, between) or _no_part(one, before, between)


def _no_rise(one: Sense, last: Sense, between: str) -> tuple[Reason, ...]:
    rose = _UP_FROM.search(between) if one.dimension in (last.dimension, "number") else None
    if rose is None or (last.raw[0] - one.raw[0]) * (1 if rose["way"] == "up" else -1) >= 0:
        return ()
    return because(ReasonKind.NO_RISE, last.figure, rose["way"])


def _no_part(one: Sense, before: Sequence[Sense], between: str) -> tuple[Reason, ...]:
    last = before[-1]
    if not one.dimension == last.dimension == "number":
        return ()
    if _OF_WHOLE.fullmatch(between) and last.raw[0] > one.raw[0]:
        return because(ReasonKind.NO_WHOLE, last.figure)
    of_them = len(between.split()) <= COUNTED_WORDS and _OF_THEM.match(one.after)
    if of_them and one.raw[0] > max(other.raw[0] for other in before if other.dimension == "number"):
        return because(ReasonKind.NO_PART, last.figure)
    return ()
