"""Counts in a brief of things that its source only names: "three models: A, B and C", "the two institutes".

A small number of a brief is derived if that many things are enumerated, either beside it in the brief and by name in
the source, or in the source beside a word for what is counted. If the source itself counts these things and has another
number, nothing is derived: the brief is wrong.

A brief of a whole article also counts what the article only mentions ("three ministers", "the second accident"). Unless
the source gives another number of them, such a figure is derived without evidence, with a warning: few are wrong
(docs/decisions.md). Where the source did give another number, 11 of 13 were wrong.
"""

import re
from collections.abc import Iterator, Sequence

from summarize.article import Span
from summarize.consistency.finding import Finding, Verdict
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.reasons import ReasonKind, because
from summarize.consistency.sense import Sense
from summarize.figures import Kind
from summarize.language.enumerations import enumerations
from summarize.language.function_words import UNBOUND
from summarize.language.lexicon import SHORTEST_RENDERED, translations
from summarize.language.words import WORD

#: Readers do not count longer enumerations. From the second number on, an enumeration counts whatever its items are
#: called.
MOST_ITEMS, MANY_ITEMS = 9, 4

#: A source of fewer sentences is not an article; its translation counts only what it counts.
ARTICLE_SENTENCES = 5

#: An enumeration in a brief applies to numbers of its own sentence and of this many neighbours.
NEIGHBOUR_SENTENCES = 1

#: Most words between a number and the comma before the things it counts: "three models from 2016, A, B".
APPOSED = 5

#: Things without names are recognised in an enumeration with this few words each: "cost and convenience".
LONGEST_THING = 2

_NAME = re.compile(
    r"\b(?!(?:The|And|For|With|Der|Die|Das|Eine?|De[nm]|Zu[mr]|Auf|Bei|Mit)\b)[A-ZÄÖÜ][^\W_]{2,}(?:[-.][^\W_]+)*"
)
#: Names and nouns in a sequence of words: Land Salzburg, Wiener Philharmoniker.
_NAMES = re.compile(r"[A-ZÄÖÜ][^\s,;]*(?:\s+[A-ZÄÖÜ0-9][^\s,;]*)*")
#: Words after a number that it never counts.
_NOT_COUNTED = UNBOUND | {"first", "last", "next", "only"}


def tallied(source: IndexedText, target: IndexedText, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, supporting counts of what the source enumerates."""
    return tuple(
        (_tally(source, target, one) or finding) if finding.verdict is Verdict.UNSUPPORTED else finding
        for finding, one in zip(findings, target.senses, strict=True)
    )


def told_of(source: IndexedText, target: IndexedText, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, passing small counts and ranks in words that the source does not contradict."""
    if source.sentences < ARTICLE_SENTENCES:
        return findings
    return tuple(
        Finding(one.figure, Verdict.DERIVED, reasons=because(ReasonKind.UNCOUNTED))
        if finding.verdict is Verdict.UNSUPPORTED and _uncounted(source, target, finding, one)
        else finding
        for finding, one in zip(findings, target.senses, strict=True)
    )


def _uncounted(source: IndexedText, target: IndexedText, finding: Finding, one: Sense) -> bool:
    ranked = one.dimension == "rank" and one.raw[0] <= MOST_ITEMS and _A_THING.match(one.after) is not None
    counts = _counts(one) and (one.figure.unit is not None or _THINGS.match(one.after) is not None)
    if (
        one.digits
        or "-" in one.figure.text
        or finding.rival is not None
        or not (ranked or counts)
        or _PART.match(one.after)
    ):
        return False
    if any(apposed and len(row) != one.raw[0] for row, apposed in _rows_beside(target, one)):
        return False
    return not _counted_otherwise(source, one)


def _tally(source: IndexedText, target: IndexedText, one: Sense) -> Finding | None:
    if not _counts(one) or _counted_otherwise(source, one, most=MOST_ITEMS):
        return None
    number = int(one.raw[0])
    rows = list(_rows_beside(target, one))
    if any(apposed and len(row) != number for row, apposed in rows):
        return None  # "three leaders, A, B, C and D"
    found = next(_known(source, target, [row for row, _ in rows if len(row) == number]), None)
    found = found or next(_rows_of_source(source, target, one, number), None)
    if found is None:
        return None
    names = (span.cut(source.text) for span in found)
    return Finding(one.figure, Verdict.DERIVED, found, because(ReasonKind.COUNTED, *names))


def _counts(one: Sense) -> bool:
    """Whether a figure is a small number of things."""
    countable = one.figure.kind is Kind.CARDINAL and one.dimension == "number" and one.figure.qualifier is None
    return (
        countable
        and len(one.raw) == 1
        and 2 <= one.raw[0] <= MOST_ITEMS
        and one.raw[0] == one.raw[0].to_integral_value()
    )


def _counted_otherwise(source: IndexedText, one: Sense, most: int | None = None) -> bool:
    """Whether the source gives another number, of at most `most`, for what a figure of the brief counts."""
    wanted = _nouns(one)
    for other in source.senses:
        if other.figure.kind is not one.figure.kind or len(other.raw) != 1 or other.raw == one.raw:
            continue
        if most is not None and other.raw[0] > most:
            continue
        counted = next((word for word in _words_behind(other) if word[0].isupper()), None)
        if counted is not None and translations(counted) & wanted:
            return True
    return False


def _nouns(one: Sense) -> frozenset[str]:
    """Return the words among which is what a figure of the brief counts."""
    words = (word.casefold() for word in _words_behind(one))
    return frozenset(word for word in words if len(word) >= SHORTEST_RENDERED and word not in _NOT_COUNTED)


def _words_behind(one: Sense) -> Sequence[str]:
    """Return the three words after a number, or fewer up to a mark."""
    inside = WORD.findall(one.figure.text)[1:]
    behind = re.split(r"[^\w\s-]", one.after, maxsplit=1)[0]
    return [*inside, *WORD.findall(behind)][:3]


def _rows_beside(target: IndexedText, one: Sense) -> Iterator[tuple[Sequence[Span], bool]]:
    """Yield the enumerations near a figure in a brief, and whether it precedes them: "three models, A, B and C"."""
    own = target.sentence_of(one.figure.start)
    near = range(max(0, own - NEIGHBOUR_SENTENCES), min(target.sentences, own + NEIGHBOUR_SENTENCES + 1))
    for sentence in sorted(near, key=lambda number: number != own):
        span = target.sentence(sentence)
        for row in enumerations(target.text, span.start, span.end):
            place = next((n for n, item in enumerate(row) if item.start <= one.figure.start < item.end), None)
            if place is None:
                yield row, False
                continue
            if _SOME.match(target.text, row[place].end):
                continue  # "three films, among them A and B"
            between = WORD.findall(target.text[one.figure.end : row[place].end])
            apposed = len(between) <= APPOSED and place + 2 < len(row)
            yield row[place + 1 if apposed else place :], apposed


def _known(source: IndexedText, target: IndexedText, rows: Sequence[Sequence[Span]]) -> Iterator[tuple[Span, ...]]:
    """Yield the source's places of the things that a brief enumerates, if the source has most of them."""
    for row in rows:
        words = [item.cut(target.text) for item in row]
        for where in (_name_in, _word_in):
            places = dict.fromkeys(span for item in words if (span := where(source, item)) is not None)
            if 2 * len(places) > len(row):
                yield tuple(places)


def _name_in(source: IndexedText, item: str) -> Span | None:
    """Return the source's place of the longest name in an item that the source has."""
    names = sorted(_NAME.findall(item), key=len, reverse=True)
    places = ((name, source.text.find(name)) for name in names)
    return next((Span(place, place + len(name)) for name, place in places if place >= 0), None)


def _word_in(source: IndexedText, item: str) -> Span | None:
    """Return the source's place of the German for an item of one or two words."""
    words = WORD.findall(item.casefold())
    return (
        next((source.rendered[word] for word in words if word in source.rendered), None)
        if len(words) <= LONGEST_THING
        else None
    )


def _rows_of_source(source: IndexedText, target: IndexedText, one: Sense, number: int) -> Iterator[tuple[Span, ...]]:
    """Yield the source's enumerations with the length that a figure says, of what it counts.

    That is the case if the sentence has a word for what the brief counts, or the brief has half the names in it.
    """
    wanted = _nouns(one)
    if _PART.match(one.after):
        return
    for sentence in range(source.sentences):
        span = source.sentence(sentence)
        for row in enumerations(source.text, span.start, span.end):
            if len(row) != number:
                continue
            names = [_NAMES.findall(item.cut(source.text)) for item in row]
            if not all(names):
                continue
            said = sum(any(name in target.text for name in some) for some in names)
            if (
                number >= MANY_ITEMS
                or 2 * said >= number
                or any(translations(word) & wanted for word in _words_of(source, row))
            ):
                yield tuple(_named(source, item, place, number) for place, item in enumerate(row))


def _words_of(source: IndexedText, row: Sequence[Span]) -> Sequence[str]:
    """Return the words of a source enumeration, including those that introduce it."""
    return WORD.findall(source.text[row[0].start : row[-1].end])


#: Marks an enumeration as incomplete.
_SOME = re.compile(r",?\s+(?:among (?:them|these)|including|such as|like|not least|notably|especially)\b")
#: "Three of the four founders" is not an enumeration of three.
_PART = re.compile(r"\s+of\s+(?:the|its|his|her|their)\s")
#: Things after a number, and one after a rank; "third in the league" and "the fourth of May" are places and days.
_THINGS = re.compile(
    r"(?:\s+(?!of|for|in|from|to|figures)[^\W\d_]+(?:-[^\W\d_]+)*){0,2}?\s+(?!figures)[^\W\d_]{3,}s\b(?!')"
)
_A_THING = re.compile(r"\s+(?!(?:of|for|in|from|to|on|at|and|or|with|behind|after|place|half)\b)[a-z]{3,}")


def _named(source: IndexedText, item: Span, place: int, number: int) -> Span:
    """Return the name in an item: the last in the first item, the first in the last item, otherwise the whole item."""
    found = list(_NAMES.finditer(source.text, item.start, item.end))
    name = found[-1] if place == 0 else found[0]
    return Span(*name.span()) if place in (0, number - 1) else item
