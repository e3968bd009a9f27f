"""Omitted words: source words that the translation has no English for, looked up for another attempt.

A small model drops "niemals" or translates "Vorwand" as a priority. The lexicon's English for such words is put into
the source, as with a glossary, which yields further hypotheses. Two of three NTREX sentences have such a word, mostly
because translators, human ones too, rephrase; so the consensus decides, and picks one in five.

It gains 0.4 chrF on NTREX; docs/decisions.md has the numbers.
"""

from collections.abc import Sequence

from summarize.language.lexicon import in_english, nouns, unrendered
from summarize.language.words import WORD
from summarize.translation.glossary import look_up

#: Shortest word to look up: the meaning of shorter ones depends on the sentence.
SHORTEST = 5
#: Most words looked up per sentence: if more are missing, the sentence says something else.
MOST = 4


def look_omitted_up(source: str, target: str) -> list[str]:
    """Return versions of `source` with the words `target` omits in English: all of them, and the nouns alone."""
    omitted = {word for word in unrendered(source, target) if len(word) >= SHORTEST}
    spelled = [word for word in dict.fromkeys(WORD.findall(source)) if word.lower() in omitted]
    named = nouns(source)
    texts = (_in_english(source, words) for words in (spelled, [word for word in spelled if word.lower() in named]))
    return [text for text in dict.fromkeys(texts) if text != source]


def _in_english(source: str, words: Sequence[str]) -> str:
    return look_up(source, {word: english for word in words[:MOST] if (english := in_english(word))}).text
