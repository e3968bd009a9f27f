"""Rare nouns and adjectives in the place of common ones (Fadaee et al. 2017, "Data augmentation for low-resource NMT").

"Die Regierung lehnte ab" / "The government declined" becomes "Die Kolonne lehnte ab" / "The column declined": nonsense, but
with the new word among others, in cases and after prepositions, as the dictionary never shows it.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product

from forms import is_plural

Pair = tuple[str, str]
Match = tuple["re.Match[str]", "re.Match[str]"]
"""A German word and the English one that translates it, where they stand."""
Change = tuple["re.Match[str]", "re.Match[str]", Pair]
"""The same, and what comes there."""
Put = tuple[tuple[int, int], str]
"""Where a word stands in a text, and what comes there."""
Kind = tuple[str, bool]
"""The ending of a German word, and whether the English one is a plural."""

#: A pair of so many German words is changed: in shorter ones nothing leads to the word, longer ones cost too much.
SHORTEST, LONGEST = 4, 22
#: Words changed in one pair at most.
CHANGES = 3
#: Letters at the end that two German nouns share, which mostly have one gender then.
ENDING = 3
#: A word in more sentences than this is not looked up.
COMMON = 2000
#: Two words are one another's translation from this coefficient on, and this number of pairs.
DICE, TOGETHER = 0.25, 3

_WORD = re.compile(r"[^\W\d_]+")
_LONG = re.compile(r"\b[^\W\d_]{4,}")
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}")
_ADJECTIVE = re.compile(r"([a-zäöüß]{3,}?)(e[nrsm]?)")
_ENGLISH_NOUN = re.compile(r"(?!to )[a-z]{3,}(?:[ -][a-z]{3,}){0,2}")
_ENGLISH_ADJECTIVE = re.compile(r"[A-Za-z]{3,}(?:-[a-z]{3,})?")
#: Endings of English words that are hardly nouns, or hardly adjectives.
_NOT_NOUN, _NOT_ADJECTIVE = ("ing", "ed", "ly"), ("ly",)
_ARTICLE = re.compile(r"\b([Aa])n? $")


class Links:
    """The German and English words that translate each other: those that occur together more often than apart.

    `adjectives` are the stems that become adjectives with an ending.
    """

    def __init__(self, pairs: Sequence[Pair], adjectives: Collection[str]) -> None:
        """Count the words of `pairs`."""
        self._adjectives = adjectives
        german: Counter[str] = Counter()
        english: Counter[str] = Counter()
        both: Counter[Pair] = Counter()
        for source, target in dict(pairs).items():  # one translation a sentence: another has the same words mostly
            sources = set(_LONG.findall(source))
            targets = {word for word in _WORD.findall(target) if word.islower()}
            german.update(sources)
            english.update(targets)
            both.update(product(sources, targets))
        self._common = {word for word, count in german.items() if count > COMMON}
        self._linked: dict[Pair, float] = {}
        for pair, count in both.items():
            dice = 2 * count / (german[pair[0]] + english[pair[1]])
            if count >= TOGETHER and dice >= DICE:
                self._linked[pair] = dice

    def __contains__(self, pair: Pair) -> bool:
        """Whether a German and an English word are linked."""
        return pair in self._linked

    def looked_up(self, german: str) -> bool:
        """Whether a German word is one that a translator may look up, and not one of those that hold sentences together."""
        return german not in self._common

    def best(self) -> dict[str, str]:
        """Return the English word that each German one is linked to most."""
        return {german: english for (german, english), _ in sorted(self._linked.items(), key=lambda link: link[1])}

    def ending(self, german: str) -> str | None:
        """Return the ending of a noun (its last letters) or adjective, by which it agrees with others; None for others."""
        if _NOUN.fullmatch(german):
            return german[-ENDING:]
        found = _ADJECTIVE.fullmatch(german)
        return found[2] if found and found[1] in self._adjectives else None

    def kind(self, german: str, english: str) -> Kind | None:
        """Return the key shared by pairs of words that may replace each other, or None."""
        ending = self.ending(german)
        if ending is None:
            return None
        if german[0].islower():
            fits = _ENGLISH_ADJECTIVE.fullmatch(english) and not english.endswith(_NOT_ADJECTIVE)
            return (ending, False) if fits else None
        return (ending, is_plural(english)) if _ENGLISH_NOUN.fullmatch(english) else None


def substitute(pairs: Sequence[Pair], entries: Sequence[Pair], links: Links, dice: random.Random) -> Iterator[Pair]:
    """Yield the `pairs` with words to replace, with words of `entries` in their place, all of a kind equally often."""
    deck = _Deck(entries, links, dice)
    for german, english in pairs:
        sources, targets = list(_WORD.finditer(german)), list(_WORD.finditer(english))
        if SHORTEST <= len(sources) <= LONGEST:
            found = [match for match in _aligned(sources, targets, links) if links.ending(match[0].group())]
            yield from _changed(german, english, _drawn(found, deck, dice))


def look_up(pairs: Sequence[Pair], entries: Sequence[Pair], links: Links, dice: random.Random) -> Iterator[Pair]:
    """Yield the `pairs` with words to look up, with their English in the German, where it must be kept.

    Half of the words are those of the sentence; the others are English words of `entries`, put in their place on both
    sides, so that any word may have to be kept (Dinu et al. 2019, "Training neural machine translation to apply terminology constraints").
    """
    deck = _Deck(entries, links, dice)
    for german, english in pairs:
        sources, targets = list(_WORD.finditer(german)), list(_WORD.finditer(english))
        if SHORTEST <= len(sources) <= LONGEST:
            found = [match for match in _aligned(sources, targets, links) if links.looked_up(match[0].group())]
            changes = [
                (source, target, (target.group(), target.group()))
                for source, target in dice.sample(found, min(len(found), dice.randint(1, CHANGES)))
            ]
            others = {source: entry for source, _, (_, entry) in _drawn(found, deck, dice) if dice.random() < 0.5}
            yield from _changed(
                german,
                english,
                [(source, target, (others.get(source, own),) * 2) for source, target, (own, _) in changes],
            )


class _Deck:
    """Entries by kind; each is drawn once before any is drawn again."""

    def __init__(self, entries: Sequence[Pair], links: Links, dice: random.Random) -> None:
        self._links = links
        self._kinds: dict[Kind, list[Pair]] = defaultdict(list)
        for entry in dict(reversed(entries)).items():
            kind = links.kind(*entry)
            if kind:
                self._kinds[kind].append(entry)
        for listed in self._kinds.values():
            dice.shuffle(listed)
        self._drawn: Counter[Kind] = Counter()

    def draw(self, german: str, english: str) -> Pair | None:
        """Return the next entry that can take the place of two words, None if none can."""
        kind = self._links.kind(german, english)
        if kind not in self._kinds:
            return None
        self._drawn[kind] += 1
        return self._kinds[kind][self._drawn[kind] % len(self._kinds[kind])]


def _drawn(found: Sequence[Match], deck: _Deck, dice: random.Random) -> Iterator[Change]:
    changed = 0
    for source, target in dice.sample(found, len(found)):
        entry = deck.draw(source.group(), target.group()) if changed < CHANGES else None
        if entry:
            changed += 1
            yield source, target, entry


def _changed(german: str, english: str, changes: Iterable[Change]) -> Iterator[Pair]:
    listed = list(changes)
    if listed:
        words = [(target.span(), new) for _, target, (_, new) in listed]
        yield (
            _put(german, [(source.span(), new) for source, _, (new, _) in listed]),
            _put(english, list(_english_articles(english, words))),
        )


def _aligned(sources: Sequence[re.Match[str]], targets: Sequence[re.Match[str]], links: Links) -> Iterator[Match]:
    """Yield the words after the first that are linked to one English word, and it to no other word."""
    candidates = sources[1:]
    said = Counter(source.group() for source in candidates) + Counter(target.group() for target in targets)
    for source in candidates:
        partners = [target for target in targets if (source.group(), target.group()) in links]
        if len(partners) != 1 or said[source.group()] > 1 or said[partners[0].group()] > 1:
            continue
        word = partners[0].group()
        if source.group()[0].isupper() and word.endswith(_NOT_NOUN):
            continue
        if sum((other.group(), word) in links for other in candidates) == 1:
            yield source, partners[0]


def _put(text: str, changes: Sequence[Put]) -> str:
    for (start, end), new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _english_articles(text: str, changes: Sequence[Put]) -> Iterator[Put]:
    """Yield `changes`, with an "a" or "an" before the word as the new word requires."""
    for (start, end), new in changes:
        article = _ARTICLE.search(text, 0, start)
        if article:
            yield (article.start(), end), f"{article[1]}{'n' if new[0] in 'aeiouAEIOU' else ''} {new}"
        else:
            yield (start, end), new
