"""Omitted words: those of a source that its translation has no English for, looked up and translated again.

A small model drops "niemals" or takes "Vorwand" for a priority. What the lexicon has for such words is put into the source in
English, as with a glossary, and what comes of it is one more hypothesis. In NTREX two of three sentences have such a word,
mostly because translators, human ones too, say things in other words; so the consensus decides, and takes every seventh.
"""

from summarize.lexicon import WORD, in_english, unrendered
from summarize.translation.glossary import look_up

__all__ = ["look_omitted_up"]

#: Letters of a word that is looked up: what shorter ones mean hangs on the sentence.
SHORTEST = 5
#: Words looked up in one sentence: where more are missing, the sentence says something else.
MOST = 4


def look_omitted_up(source: str, target: str) -> str | None:
    """Return `source` with the words that `target` has no English for in English, or None if there are none."""
    omitted = {word for word in unrendered(source, target) if len(word) >= SHORTEST}
    spelled = [word for word in dict.fromkeys(WORD.findall(source)) if word.lower() in omitted][:MOST]
    text = look_up(source, {word: english for word in spelled if (english := in_english(word))}).text
    return text if text != source else None
