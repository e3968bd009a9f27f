"""Fragments: lines that end like a sentence and are none, as headlines with a full stop ("Haft für 26-Jährigen.")."""

import re

__all__ = ["verbless"]

#: Words in lower case that end like a verb and are none.
_NO_VERB = re.compile(
    r"mit|seit|nicht|jetzt|erst|fast|selbst|sonst|statt|samt|laut|dort|oft|weit|meist|sofort|insgesamt|bereits"
    r"|gesamt|mindest|zuletzt|wegen|gegen|neben|zwischen|oben|unten|hinten|mitten|außen|innen|morgen|gestern|ein"
    r"|kein|in|an|von|den|denen|einen|keinen|seinen|ihren|deinen|meinen|unseren|dessen|deren|zum|vom|am|im|beim"
    r"|und|oder|aber|auch|nur|noch|schon|bis|auf|aus|bei|nach|vor|für|über|unter|um|durch|ohne|ab|zu|zur|als|wie"
    r"|so|ob|da|je|pro|rund|knapp|etwa|sehr|mehr|viel|ganz|hier|nun|dann|doch|was|wer|wo|wann|warum|das|der|die"
    r"|dem|des|eine|keine|seine|ihre|diese|jene|alle|beide|heute|gerne|beinahe"
)

#: How a finite verb, a participle or an infinitive may end; in doubt a word counts as one, as adjectives in -en do.
_ENDING = re.compile(r".*(?:t|te|st|en|rn|ln|(?:st|f|b|schw)and|sind|sei|habe|wäre|w[uü]rde|werde|stünde)\Z")
#: What ends in -e and has no noun behind it, as adjectives do: "er hoffe auf", "wurde von".
_NO_ADJECTIVE = re.compile(r"\b[a-zäöüß]{2,}e\b(?!\s+[A-ZÄÖÜ])")
#: Strong verbs in the past: "kam", "schrieb". What ends otherwise is an adjective, an adverb or a genitive.
_STRONG = re.compile(r"[^\W\d_]{0,12}[aeiouäöü]+(?:b|ch|f|ff|g|h|hr|k|ll|l|m|mm|n|ng|nk|nn|rb|rf|rd|r|s|ss|ß|d|tt|z)\Z")
_OTHERWISE = re.compile(r".*(?:ig|lich|isch|bar|sam|los|voll|haft|er|es|em|e|(?<!s)s|ung|weise)\Z")

_WORD = re.compile(r"(?<![\w-])[a-zäöüß]{2,}(?![\w-])")


def verbless(source: str) -> bool:
    """Whether no word of a German sentence can be a verb. In doubt it is one: few fragments of many words are found."""
    if any(_NO_VERB.fullmatch(word) is None for word in _NO_ADJECTIVE.findall(source)):
        return False
    return not any(_may_be_verb(word) for word in _WORD.findall(source))


def _may_be_verb(word: str) -> bool:
    if _NO_VERB.fullmatch(word):
        return False
    return _ENDING.match(word) is not None or (_STRONG.match(word) is not None and _OTHERWISE.match(word) is None)
