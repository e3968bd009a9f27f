"""Negation: does a translation deny what its source asserts, or assert what it denies?

A small model loses a "nicht" now and then, and all figures of the sentence are still right. Only what is plain is
noticed: one side denies in so many words (not, no, never; nicht, kein, nie), and the other has nothing at all that can
carry a denial, be it a prefix (unlikely), a verb (refuse, verhindern) or a word like "statt". Of the 36,908 human
translations of WMT's news test sets 2008 to 2020 one in 105 is marked: free ones ("He insisted on" for "ließ es sich nicht
nehmen"), and a few errors. An adjective that has lost its un- ("unbedingte Unterstützung" / "conditional support") is told by
the lexicon: two of those translations have one.
"""

import re
from typing import NamedTuple

from summarize.language.lexicon import translations, words

__all__ = ["Turned", "turned"]

#: Words that deny. "nicht nur" and "not only" do not; "no matter" and "no doubt" are idioms.
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

#: Words that can carry a denial of the other language. "un-" mostly does; the words after it that only look so, or
#: that strengthen, do not.
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


#: Adjectives and adverbs that deny by their prefix: unbedingt, unbegründet.
_PREFIXED = re.compile(r"\bun[a-zäöüß]{4,}\b")


class Turned(NamedTuple):
    """A negation on one side only: `lost` from the source or added to it, and the word that denies."""

    lost: bool
    word: str


def turned(source: str, target: str) -> Turned | None:
    """Return the negation that reverses the meaning of a translation, if there is one."""
    if (denied := _GERMAN.search(source)) and not _ENGLISH_CARRIERS.search(target):
        return Turned(True, denied.group())
    if (denied := _ENGLISH.search(target)) and not _GERMAN_CARRIERS.search(source):
        return Turned(False, denied.group())
    if not _ENGLISH_CARRIERS.search(target):
        said = frozenset(words(target))
        return next((Turned(True, word) for word in _PREFIXED.findall(source) if _without_prefix(word, said)), None)
    return None


def _without_prefix(word: str, said: frozenset[str]) -> bool:
    """Whether the English words `said` have what `word` is without its un-, and nothing that it is with it."""
    plain = translations(word[len("un") :])
    return bool(plain & said) and not (translations(word) - plain) & said
