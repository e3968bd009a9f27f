"""Proper names of a German sentence: whether its translation has them, and which garbled word stands for one.

German capitalises every noun, so only certain names count: gazetteer entries and acronyms, and, when choosing among
hypotheses, words that one of them copied. A missing name is reported but never decides a verdict. Runs of capitalised
words were tried: 29 % of the names found that way in NTREX were not in the human translation.

A small model guesses at unknown words, and sometimes guesses a country. For gazetteer names it can be shown that the
source has nothing like them: no name of the place, no adjective, no compound.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable

from summarize.language.gazetteer import ENGLISH_NAMES
from summarize.language.strange_words import is_german
from summarize.language.words import WORD

#: Least similarity (difflib ratio) of a garbled name to the missing one. "Pjöggang" for "Pjöngjang" has 0.82, "Vietnam"
#: for "Vienna" 0.77.
LEAST_SIMILARITY = 0.8

_ENTRY = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, ENGLISH_NAMES), key=len, reverse=True)) + r")(?=s?(?![\w-]))"
)
#: Currencies and Roman numerals are figures.
_ACRONYM = re.compile(r"(?<![\w-])(?!(?:EUR|USD|CHF|GBP|[IVX]+)\b)[A-ZÄÖÜ]{2,6}(?![\w-])")


def names(source: str) -> tuple[str, ...]:
    """Return the certain names in a German sentence, in order, without repeats."""
    found: dict[str, int] = {}
    for pattern in (_ENTRY, _ACRONYM):
        for match in pattern.finditer(source):
            found.setdefault(match.group(), match.start())
    return tuple(sorted(found, key=lambda name: found[name]))


def copied_names(source: str, hypotheses: Iterable[str]) -> tuple[str, ...]:
    """Return capitalised words of `source` that some hypothesis copied: names that the model recognised.

    A translator copies only names, words shared by both languages, and words it does not know. So a word that one
    hypothesis copies and another lacks is a name that the other one lost.
    """
    words = {word for word in WORD.findall(source)[1:] if word[0].isupper() and len(word) > 2 and not is_german(word)}
    return tuple(sorted({word for text in hypotheses for word in words.intersection(WORD.findall(text))}))


def lost_names(source: str, target: str) -> tuple[str, ...]:
    """Return the names of `source` that `target` has in no known form."""
    folded = fold(target)
    return tuple(name for name in names(source) if not any(_has(folded, form) for form in _forms(name)))


def mend_names(source: str, target: str) -> str:
    """Return `target` with near misses of names in `source` corrected to the usual English form."""
    for name in lost_names(source, target):
        if name not in ENGLISH_NAMES or " " in ENGLISH_NAMES[name][0]:
            continue  # "PTBS" is "PTSD" in English, which only a table could tell
        kept = {fold(word) for word in WORD.findall(source)} - {fold(name)}
        kept |= _ENGLISH_WORDS
        candidates = [word for word in WORD.findall(target) if word[0].isupper() and fold(word) not in kept]
        likeness = {
            word: max(_alike(word, form) for form in (name, *ENGLISH_NAMES[name])) for word in dict.fromkeys(candidates)
        }
        best = max(likeness, key=lambda word: likeness[word], default="")
        if best and likeness[best] >= LEAST_SIMILARITY:
            target = re.sub(rf"(?<!\w){re.escape(best)}(?!\w)", ENGLISH_NAMES[name][0], target)
    return target


def _forms(name: str) -> tuple[str, ...]:
    """Return the English forms of a German name; a name that is not in the table stays unchanged."""
    return ENGLISH_NAMES.get(name, (name,))


def fold(text: str) -> str:
    """Return `text` without case and marks, for comparing spellings."""
    if text.isascii():
        return text.casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def _has(folded: str, form: str) -> bool:
    if form.isupper():  # "AI" must not match "said"
        return re.search(rf"(?<!\w){re.escape(fold(form))}(?:['’]?s)?(?!\w)", folded) is not None
    # Adjectives of a name count: "the German army" keeps Deutschland. The table has those that share less than all but
    # two letters; with fewer letters, Australia would be found in Austria.
    stem = fold(form)
    return (stem[:-2] if len(stem) > 6 else stem) in folded


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0  # left in German
    # "Swede" is not a garbled "Sweden".
    if fold(one)[:1] != fold(other)[:1] or min(len(one), len(other)) < 4 or other.startswith(one):
        return 0.0
    if one.isupper() and sorted(one) == sorted(other):
        return 1.0  # an acronym with letters swapped
    return difflib.SequenceMatcher(None, fold(one), fold(other)).ratio()


#: Words of English forms: correct as they are, whatever they resemble.
_ENGLISH_WORDS = frozenset(
    fold(word) for forms in ENGLISH_NAMES.values() for form in forms for word in WORD.findall(form)
)


#: Endings of German names that adjectives, peoples and compounds drop: Griechenland, griechisch.
_ENDING = re.compile(r"(?<=\w{4})(?:s?reich|s?land|i?en|ei|[aeo])$")
#: Roots where these share less, or where German has other names, folded.
_OTHER_ROOTS = {
    "Amerika": ("us-", "usa"), "Bayern": ("bayr", "bayer"), "Belarus": ("weissrus",), "Dänemark": ("dani", "dane"),
    "Deutschland": ("bundes",), "EM": ("em-",), "EU": ("eu-", "eu ", "europ"), "Europa": ("eu-", "eu ", "ezb"),
    "Frankreich": ("franz",), "Griechenland": ("griech",), "Großbritannien": ("brit", "engl", "konigreich"),
    "Irland": ("iris", "iren"), "Niederlande": ("holl",), "Nordkorea": ("korea",), "Nordsee": ("nord- und",),
    "Ostsee": ("balti",), "Peking": ("beij",), "Polen": ("poln",), "Russland": ("kreml",), "Sankt Petersburg": ("petersb",),
    "Schwarzes Meer": ("schwarzmeer", "schwarzen meer"), "Schweiz": ("chf", "franken", "eidg"), "Selenskyj": ("selen",),
    "Südamerika": ("latein",), "Südkorea": ("korea",), "UN": ("vereint", "un-", "uno"), "US": ("us-", "us ", "usa", "amer"),
    "USA": ("amer", "us-", "us ", "vereinigte"), "Ungarn": ("ungar",), "Vereinigte Staaten": ("amer", "us-", "us ", "usa"),
    "Weißrussland": ("belar",), "Österreich": ("ostr",),
}  # fmt: skip

#: English forms in the gazetteer that are not places, or are also other words.
_NO_PLACES = frozenset(
    {
        "Alexei", "Dmitri", "Dmitry", "Euro", "European Central Bank", "European Championship", "European Court of Justice",
        "International Monetary Fund", "Pole", "Sergei", "Sergey", "Turk", "World Championship", "World Cup",
    }
)  # fmt: skip


def invented_names(source: str, target: str) -> tuple[str, ...]:
    """Return the gazetteer places that `target` names and `source` does not mention (hallucinated ones), without repeats."""
    folded = fold(source)
    named = dict.fromkeys(match.group() for match in _PLACE.finditer(target))
    return tuple(name for name in named if not any(root in folded for root in _ROOTS[name]))


def _roots() -> dict[str, set[str]]:
    """Return the folded German roots of each English place name."""
    found: dict[str, set[str]] = {}
    for german, forms in ENGLISH_NAMES.items():
        for form in forms:
            if form[0].isupper() and not form.isupper() and form not in _NO_PLACES:
                roots = {_ENDING.sub("", fold(name)) for name in (german, form) if len(name) > 2}  # "un" is in "und"
                found.setdefault(form, set()).update(roots, _OTHER_ROOTS.get(german, ()))
    return found


_ROOTS = _roots()
_PLACE = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(_ROOTS, key=len, reverse=True)))})(?![\w-])")
