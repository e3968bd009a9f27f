"""Omitted words: those of a source that its translation has no English for, looked up and translated again.

A small model drops "niemals" or takes "Vorwand" for a priority. What the lexicon has for such words is put into the source in
English, as with a glossary, and what comes of it are further hypotheses. In NTREX two of three sentences have such a word,
mostly because translators, human ones too, say things in other words; so the consensus decides, and takes every fifth.

On NTREX (8 beams) chrF went from 56.6 to 56.8 by all such words, to 56.9 with compounds by their parts, to 57.0 with nouns
by themselves, too, and costing more; BLEU stayed, at 28.1 (with the lexicon of that day; with today's 57.1 and 28.3). It takes as long as the first hypotheses do.
"""

from collections.abc import Sequence

from summarize.language.lexicon import in_english, nouns, unrendered
from summarize.language.words import WORD
from summarize.translation.glossary import look_up

__all__ = ["look_omitted_up"]

#: Letters of a word that is looked up: what shorter ones mean hangs on the sentence.
SHORTEST = 5
#: Words looked up in one sentence: where more are missing, the sentence says something else.
MOST = 4


def look_omitted_up(source: str, target: str) -> list[str]:
    """Return `source` with the words in English that `target` has no English for: with all of them, and with the nouns alone."""
    omitted = {word for word in unrendered(source, target) if len(word) >= SHORTEST}
    spelled = [word for word in dict.fromkeys(WORD.findall(source)) if word.lower() in omitted]
    named = nouns(source)
    texts = (_in_english(source, words) for words in (spelled, [word for word in spelled if word.lower() in named]))
    return [text for text in dict.fromkeys(texts) if text != source]


def _in_english(source: str, words: Sequence[str]) -> str:
    return look_up(source, {word: english for word in words[:MOST] if (english := in_english(word))}).text
