"""The lexicon: what German words usually are in English, and which words of a source a translation leaves out.

A small model drops the verb of a clause or takes one word for another. `lexicon.tsv` has what translators wrote for some
72,000 German words, and a word of the source of which the target has no such English was most likely not translated.
(models/training/lexicon.py made it by word alignment.) Human translators are freer than the model: in NTREX they leave
twice as many such words. So it is no verdict on a sentence, but it tells the better of two hypotheses.
"""

import re
from functools import cache
from importlib.resources import files

__all__ = ["SHORTEST", "unrendered", "words"]

#: Letters of a German word that is looked up; shorter ones are mostly grammar.
SHORTEST = 4

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words(text: str) -> list[str]:
    """Return the words of `text` as the lexicon has them: in lower case, compounds with hyphens whole."""
    return _WORD.findall(text.lower())


def unrendered(source: str, target: str) -> tuple[str, ...]:
    """Return the words of `source`, in lower case, of which `target` has none of the usual translations, each once."""
    said = set(words(target))
    lexicon = _lexicon()
    return tuple(
        word
        for word in dict.fromkeys(words(source))
        if (english := lexicon.get(word)) and said.isdisjoint(english.split())
    )


@cache
def _lexicon() -> dict[str, str]:
    lines = (files("summarize.translation") / "lexicon.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)
