"""Negation: whether a translation denies what its source asserts, or asserts what it denies.

A small model sometimes loses a "nicht" while every figure stays right. Only plain cases count: one side negates
explicitly (not, no, never; nicht, kein, nie), and the other has nothing that can carry a negation: no prefix
(unlikely), verb (refuse, verhindern) or word like "statt". One in 105 of the 36,908 human translations in WMT's news
test sets 2008 to 2020 is flagged: free ones ("He insisted on" for "ließ es sich nicht nehmen") and a few errors. An
adjective that lost its un- ("unbedingte Unterstützung" / "conditional support") is found through the lexicon: two of
those translations have one.
"""

import re
from typing import NamedTuple

from summarize.language.lexicon import translations, words
from summarize.language.strange_words import is_german

#: Negating words. Some stages look for a few more; each stage decides where they must be in a clause.
ENGLISH_DENIALS = frozenset("no not never none nor neither nobody nothing nowhere without cannot".split())  # noqa: SIM905
GERMAN_DENIALS = frozenset("nicht nichts nie niemals niemand weder ohne keinesfalls keineswegs".split())  # noqa: SIM905
#: The forms of kein: "keine Toten" counts nothing.
NONE = frozenset("kein keine keinen keinem keiner keines".split())  # noqa: SIM905
#: Words that turn a bound into its opposite: "nicht mehr als fünf", "can't be more than five".
GERMAN_TURNERS = GERMAN_DENIALS - {"nichts", "niemand", "weder", "ohne"}
ENGLISH_TURNERS = frozenset({"not", "no", "never", "cannot", "t"})
#: A negation of either language anywhere in some words.
DENIES = rf"\b(?:{'|'.join(sorted(GERMAN_DENIALS | ENGLISH_DENIALS))}|kein\w*)\b|n['’]t\b"

#: Negating words. "nicht nur" and "not only" do not negate; "no matter" and "no doubt" are idioms.
_GERMAN = re.compile(
    r"\b(?:nicht(?! (?:nur|zuletzt|wahr|bloß|allein|einmal|zu vergessen)\b)|kein(?:e[mnrs]?)?(?! Wunder\b)|nie|niemals"
    r"|niemand(?:e[mn]|s)?|nichts(?! (?:geringeres|anderes)\b)|nirgend(?:s|wo)|weder|ohne(?! weiteres\b))\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:not(?! (?:only|least|to mention|long after|far from)\b)|cannot|never|nobody|nothing|nowhere|none|neither"
    r"|without(?! (?:(?:a )?doubt|restrictions?|limits?|delay|exception)\b)|no(?! (?:doubt|matter|question|deal|wonder)\b)(?![-.]))\b|n['’]t\b",
    re.IGNORECASE,
)

#: Words that can carry the other language's negation. "un-" usually does; excluded are words that only look negated,
#: and intensifiers.
_GERMAN_CARRIERS = re.compile(
    r"\b(?:nicht|nein|nix|kein|nie|ohne|weder|kaum|wenig|statt|anstatt|außer|anders|mangel|fehl|gefehlt|verhinder|vermeid"
    r"|weiger|verweiger|lehn|abgelehnt|ablehn|verbiet|verbot|untersag|ausschl|ausgeschlossen|scheiter|verzicht|verpass"
    r"|miss|egal|erst\b|allein|leer|schluss\b|gegen|rat\w* ab\b|abgeraten|abraten|streit|bestreit|leugn|dementier|entfall"
    r"|entfiel|abgesagt|abzusagen|gestrichen|zweifel|nur\b|lediglich|sondern|bis auf|so weit|frei\b|vergeblich|unmöglich"
    r"|un(?!d\b|s\b|ser|ter|ge(?:fähr|mein|heuer|achtet)|zählig|bedingt|eingeschränkt|mittelbar|verzüglich|weit\b"
    r"|längst|iform|iversit|ion|gar))\w*|\b(?:fäll|fiel)\w*\b.*\baus\b|\bno\b|\w+(?:los|lose[mnrs]?|frei|freie[mnrs]?|losigkeit)\b",
    re.IGNORECASE,
)
_ENGLISH_CARRIERS = re.compile(
    r"\b(?:not|cannot|never|nobody|nothing|nowhere|none|nor|neither|without|no|hardly|barely|scarcely|rarely|seldom|few"
    r"|fewer|little|less|least|rather|instead|unless|otherwise|except|only|just|but|yet|far|free|beyond|out|until|any\w*"
    r"|lack\w*|fail\w*|refus\w*|reject\w*|den(?:y|ies|ied|ials?)|avoid\w*|prevent\w*|exclud\w*|miss\w*|declin\w*|stop\w*"
    r"|ban(?:s|ned)?|bar(?:s|red)|forbid\w*|prohibit\w*|halt\w*|absence|absent|unable|un(?!i|der|til|cle)\w+|impossib\w+"
    r"|in(?:ability|sufficien|complet|adequa|capab|visib|valid|correct|dependent|distinguish|appropriate|action)\w*|im(?:perfect|mobile)\w*"
    r"|ir(?:regular|relevant|responsib)\w*|illegal\w*|dis\w+|non\w*|\w+less(?:ly)?|zero|wrong\w*|hard\w*|difficult\w*|doubt\w*"
    r"|alone|scratch)\b|n['’]t\b",
    re.IGNORECASE,
)


#: Adjectives and adverbs negated by a prefix, also as the first word of a sentence: unbedingt, unbegründet; and nouns.
_PREFIXED = re.compile(r"\b[Uu]n[a-zäöüß]{4,}\b")
_ENDING = re.compile(r"e[mnrs]?$")


class Turned(NamedTuple):
    """A negation on one side only: `lost` from the source or added to it, and the negating word."""

    lost: bool
    word: str


def denied_in_german(text: str) -> bool:
    """Return whether a German text has a word that negates, by itself or in part: nicht, bestreiten, unmöglich."""
    return _GERMAN.search(text) is not None or _GERMAN_CARRIERS.search(text) is not None


def turned(source: str, target: str) -> Turned | None:
    """Return the negation that reverses the meaning of a translation, or None."""
    if (denied := _GERMAN.search(source)) and not _ENGLISH_CARRIERS.search(target):
        return Turned(True, denied.group())
    if (denied := _ENGLISH.search(target)) and not _GERMAN_CARRIERS.search(source):
        return Turned(False, denied.group())
    if not _ENGLISH_CARRIERS.search(target):
        said = frozenset(words(target))
        prefixed = filter(_may_deny, _PREFIXED.findall(source))
        return next((Turned(True, word) for word in prefixed if _without_prefix(word.lower(), said)), None)
    return None


def _may_deny(word: str) -> bool:
    """Whether a word with un- is in lower case, or is in the German word list when put in lower case.

    In nouns (Unwetter, Unfall, Unmenge) the prefix often denies nothing.
    """
    lower = word.lower()
    return word == lower or is_german(lower) or is_german(_ENDING.sub("", lower))


def _without_prefix(word: str, said: frozenset[str]) -> bool:
    """Whether the English words `said` include a translation of `word` without its un-, and none of `word` itself."""
    plain = translations(word[len("un") :])
    return bool(plain & said) and not (translations(word) - plain) & said
