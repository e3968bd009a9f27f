"""Fragments: lines that end like a sentence but are not one, such as "Haft für 26-Jährigen."."""

import re

#: Lower-case words that end like a verb but are not verbs.
_NO_VERB = re.compile(
    r"mit|seit|nicht|jetzt|erst|fast|selbst|sonst|statt|samt|laut|dort|oft|weit|meist|sofort|insgesamt|gesamt"
    r"|mindest|zuletzt|wegen|gegen|neben|zwischen|oben|unten|hinten|mitten|außen|innen|morgen|gestern|ein|kein|in"
    r"|an|von|den|denen|einen|keinen|seinen|ihren|deinen|meinen|unseren|dessen|deren|zum|vom|am|im|beim|auch|nur"
    r"|noch|schon|auf|nach|vor|für|um|ohne|ab|zur|wie|ob|sehr|mehr|viel|nun|dann|doch|wann|warum|die|eine|keine"
    r"|seine|ihre|diese|jene|alle|beide|heute|gerne|beinahe"
)

#: Endings of finite verbs, participles and infinitives. In doubt a word counts as a verb: adjectives in -en do.
_ENDING = re.compile(r".*(?:te?|en|rn|ln|(?:st|f|b|schw)and|sind|sei|habe|wäre|w[uü]rde|werde|stünde)\Z")
#: Words in -e with no noun after them, unlike adjectives: "er hoffe auf", "wurde von".
_NO_ADJECTIVE = re.compile(r"\b[a-zäöüß]{2,}e\b(?!\s+[A-ZÄÖÜ])")
#: Past forms of strong verbs: "kam", "schrieb". Words with other endings are adjectives or adverbs.
_STRONG = re.compile(r"[^\W\d_]{0,12}[aeiouäöü]+(?:b|ch|ff?|g|hr?|k|ll?|mm?|n[gkn]?|r[bfd]?|ss|ß|d|tt|z)\Z")
_OTHERWISE = re.compile(r".*(?:ig|lich|bar|sam|voll|er|em|ung)\Z")

_WORD = re.compile(r"(?<![\w-])[a-zäöüß]{2,}(?![\w-])")


def verbless(source: str) -> bool:
    """Whether no word of a German sentence can be a verb.

    In doubt a word counts as a verb, so that few long fragments are found.
    """
    if any(_NO_VERB.fullmatch(word) is None for word in _NO_ADJECTIVE.findall(source)):
        return False
    return not any(_may_be_verb(word) for word in _WORD.findall(source))


def _may_be_verb(word: str) -> bool:
    if _NO_VERB.fullmatch(word):
        return False
    return _ENDING.match(word) is not None or (_STRONG.match(word) is not None and _OTHERWISE.match(word) is None)
