"""The words of a German text as features: by stem and by what the lexicon has for them in English, with their rarity."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from summarize.language.lexicon import in_english, translations

__all__ = ["TABLE", "cosine", "english_features", "features", "rarity", "stems"]

#: In how many of so many news teasers (first line) each stem occurs; made by models/training/stem_counts.py.
TABLE = "stems.tsv"

#: Letters that the inflected forms of a German word mostly share, and those of an English one.
STEM, ENGLISH = 7, 5

#: What an English word counts beside the German word that it may stand for.
PIVOT = 0.7

_LONG = re.compile(r"[^\W\d_]{4,}")
_WORD = re.compile(r"[^\W\d_]{4,}|[A-ZÄÖÜ]{2,}")
_ENGLISH = re.compile(r"[^\W\d_]{3,}")

#: Words that carry grammar: of four letters and more, too frequent to say what a figure counts.
_GRAMMAR = frozenset(
    """
    aber alle allem allen aller alles also andere anderem anderen anderer auch beim bereits bisher damit dann darauf darin
    dass davon dazu dabei denen dennoch deren derer dessen diese diesem diesen dieser dieses doch dort durch eine einem
    einen einer eines etwa euch ganz gegen habe haben hatte hatten hier hätte hätten ihre ihrem ihren ihrer ihres immer
    jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinem keinen keiner könne können könnte könnten machte machen
    mehr mehrere mindestens muss musste müsse müssen nach nachdem nicht noch nun oder ohne rund schon sehr sein seine seinem
    seinen seiner seines seit seien selbst sich sind soll solle sollen sollte sollten sondern sowie über unter viele vielen
    vom von vor während wäre wären weil weiter weitere weiteren welche wenn werde werden wieder wird wolle wollen wollte
    wurde wurden würde würden zudem zwischen nämlich beiden beide beider insgesamt knapp fast laut zufolge sagte erklärte
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
_ENGLISH_GRAMMAR = frozenset(
    """
    the and for with that this from are was were has have had its their his her they which who will would been not but
    also than more about after before over said into out all one two new when while there other some most could should
    """.split()  # noqa: SIM905
)


def stems(text: str) -> list[str]:
    """Return the words of `text` of four letters and more, cut to STEM letters, in lower case and in order."""
    return [word[:STEM].lower() for word in _LONG.findall(text)]


@cache
def rarity(stem: str) -> float:
    """Return how rare a stem is, from 0 (in every text) to 1 (in fewer than one of 5,000 news teasers)."""
    counts = _counts()
    total, least = counts[""], min(counts.values())
    return math.log(total / counts.get(stem, least)) / math.log(total / least)


def features(text: str) -> dict[str, float]:
    """Return the words of a German text and what they may be in English, with their rarity.

    Two texts that say the same in other words share the English ones: Stellen and Arbeitsplätze share "jobs".
    """
    found: dict[str, float] = {}
    for word in _WORD.findall(text):
        low = word.lower()
        if low in _GRAMMAR:
            continue
        weight = rarity(low[:STEM])
        found[low[:STEM]] = weight
        english = _pivots(low)
        for pivot in english:
            found[pivot] = max(found.get(pivot, 0.0), PIVOT * weight / math.sqrt(len(english)))
    return found


def english_features(text: str) -> dict[str, float]:
    """Return the words of an English text, but for those that carry grammar, each with 1."""
    words = (word.lower() for word in _ENGLISH.findall(text))
    return {word[:ENGLISH]: 1.0 for word in words if word not in _ENGLISH_GRAMMAR}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how alike two weighted sets of words are, from 0 to 1."""
    dot = sum(weight * other[word] for word, weight in one.items() if word in other)
    if not dot:
        return 0.0
    return dot / math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))


@cache
def _pivots(word: str) -> tuple[str, ...]:
    """Return the English words that one German word, or the parts of a compound, may stand for, marked as English."""
    english = translations(word) or (in_english(word) or "").split()
    return tuple(sorted({f"en:{each[:ENGLISH].lower()}" for each in english if len(each) > 2}))


@cache
def _counts() -> Counter[str]:
    lines = (files("summarize.data") / TABLE).read_text("utf-8").splitlines()
    return Counter({stem: int(count) for stem, count in (line.split("\t") for line in lines)})
