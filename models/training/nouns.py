"""Rare nouns in the place of common ones (Fadaee et al. 2017, "Data augmentation for low-resource neural translation").

"Die Regierung lehnte ab" / "The government declined" becomes "Die Kolonne lehnte ab" / "The column declined": nonsense, but
with the new word among others, in cases and after prepositions, as the dictionary never shows it.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

__all__ = ["Links", "substitute"]

Pair = tuple[str, str]
Change = tuple[tuple[int, int], str]
"""Where a word stands, and what comes there."""

#: A pair of so many German words is changed: in shorter ones nothing leads to the noun, longer ones cost too much.
SHORTEST, LONGEST = 4, 22
#: Nouns changed in one pair at most.
CHANGES = 3
#: Letters at the end that two German nouns share, which mostly have one gender then.
ENDING = 3
#: Two words are one another's translation from this coefficient on, and this number of pairs.
DICE, TOGETHER = 0.25, 3

_WORD = re.compile(r"[^\W\d_]+")
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}")
_ENGLISH_NOUN = re.compile(r"[a-z]{3,}")
_ENGLISH_ENTRY = re.compile(r"(?!to )[a-z]{3,}(?:[ -][a-z]{3,}){0,2}")
#: Endings of English words that are hardly nouns.
_NOT_NOUN = ("ing", "ed", "ly")
_SINGULAR = ("ss", "us", "is")
_ARTICLE = re.compile(r"\b([Aa])n? $")


class Links:
    """Which German nouns and English words translate one another: those found together more than apart."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        """Count the words of `pairs`."""
        german: Counter[str] = Counter()
        english: Counter[str] = Counter()
        both: Counter[tuple[str, str]] = Counter()
        for source, target in pairs:
            nouns, others = set(_NOUN.findall(source)), {word for word in _WORD.findall(target) if word.islower()}
            german.update(nouns)
            english.update(others)
            both.update(product(nouns, others))
        self._linked = {
            pair
            for pair, count in both.items()
            if count >= TOGETHER and 2 * count >= DICE * (german[pair[0]] + english[pair[1]])
        }

    def __contains__(self, pair: Pair) -> bool:
        """Whether a German noun and an English word are linked."""
        return pair in self._linked


def substitute(pairs: Sequence[Pair], entries: Sequence[Pair], dice: random.Random) -> Iterator[Pair]:
    """Yield those of `pairs` that have nouns to change, with nouns of `entries`, one as often as another of its kind.

    Nouns are of a kind if the German ones end alike and the English ones are both plural or both singular.
    """
    kinds: dict[tuple[str, bool], list[Pair]] = defaultdict(list)
    first = dict(reversed(entries))
    for german, english in first.items():
        if _NOUN.fullmatch(german) and _ENGLISH_ENTRY.fullmatch(english):
            kinds[_kind(german, english)].append((german, english))
    for kind in kinds.values():
        dice.shuffle(kind)
    links, drawn = Links(pairs), Counter[tuple[str, bool]]()
    for german, english in pairs:
        sources, targets = list(_WORD.finditer(german)), list(_WORD.finditer(english))
        if not SHORTEST <= len(sources) <= LONGEST:
            continue
        found = list(_aligned(sources, targets, links))
        changes = []
        for source, target in dice.sample(found, len(found)):
            kind = _kind(source.group(), target.group())
            if kind in kinds and len(changes) < CHANGES:
                changes.append((source.span(), target.span(), kinds[kind][drawn[kind] % len(kinds[kind])]))
                drawn[kind] += 1
        if changes:
            words = [(span, new) for _, span, (_, new) in changes]
            yield (
                _put(german, [(span, new) for span, _, (new, _) in changes]),
                _put(english, list(_english_articles(english, words))),
            )


def _aligned(
    sources: Sequence[re.Match[str]], targets: Sequence[re.Match[str]], links: Links
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield the nouns behind the first word that are linked to one English noun, and it to no other noun."""
    nouns = [source for source in sources[1:] if _NOUN.fullmatch(source.group())]
    said = Counter(source.group() for source in nouns) + Counter(target.group() for target in targets)
    for noun in nouns:
        partners = [target for target in targets if (noun.group(), target.group()) in links]
        if len(partners) != 1 or said[noun.group()] > 1 or said[partners[0].group()] > 1:
            continue
        word = partners[0].group()
        if not _ENGLISH_NOUN.fullmatch(word) or word.endswith(_NOT_NOUN):
            continue
        if sum((other.group(), word) in links for other in nouns) == 1:
            yield noun, partners[0]


def _kind(german: str, english: str) -> tuple[str, bool]:
    return german[-ENDING:], english.endswith("s") and not english.endswith(_SINGULAR)


def _put(text: str, changes: Sequence[Change]) -> str:
    for (start, end), new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _english_articles(text: str, changes: Sequence[Change]) -> Iterator[Change]:
    """Yield `changes`, with an "a" or "an" before the noun as the new one wants it."""
    for (start, end), new in changes:
        article = _ARTICLE.search(text, 0, start)
        if article:
            yield (article.start(), end), f"{article[1]}{'n' if new[0] in 'aeiou' else ''} {new}"
        else:
            yield (start, end), new
