"""Glossaries: English words given to a translator, so that it need not guess.

A small model forgets rare words ("Kaution" / "bail" becomes "caution"). If its folder has a glossary, those words are
replaced by their English in the German source, and the model keeps them: it is trained to, and English words in German
news stay unchanged anyway. (Dinu et al. 2019, "Training neural machine translation to apply terminology constraints";
models/training/glossary.py makes the list.)
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.errors import ModelError
from summarize.language.lexicon import in_english, nouns, unrendered
from summarize.language.strange_words import is_german
from summarize.language.words import WORD
from summarize.translation.translator import Hypothesis, Translator

#: The glossary in a translator's folder: German TAB English, one word per line.
GLOSSARY_FILE = "glossary.tsv"


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A German source with some words in English, and those words."""

    text: str
    words: tuple[str, ...]

    def kept(self, target: str) -> bool:
        """Whether a translation has all the words."""
        folded = target.casefold()
        return all(re.search(rf"(?<!\w){re.escape(word.casefold())}", folded) for word in self.words)


def read_glossary(path: Path) -> dict[str, str]:
    """Return the glossary at `path`. Raises ModelError if it cannot be read or a line is malformed."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{path} cannot be read ({error})", "restore it from the model's source.") from error
    glossary = {}
    for number, line in enumerate(lines, 1):
        german, tab, english = line.partition("\t")
        if not (german and tab and english.strip()) or "\t" in english:
            raise ModelError(f"{path}, line {number}, is not a German word, a tab and its English", "fix or delete it.")
        glossary[german] = english
    return glossary


def look_up(source: str, glossary: Mapping[str, str]) -> LookedUp:
    """Return `source` with the words of `glossary` in English, except surnames ("Ernst Jünger")."""
    words: list[str] = []
    parts: list[str] = []
    end, before = 0, ""
    for match in WORD.finditer(source):
        word = match.group()
        if word in glossary and not (word[0].isupper() and _forename(before, source[end : match.start()])):
            words.append(glossary[word])
            parts += (source[end : match.start()], glossary[word])
        else:
            parts.append(source[end : match.end()])
        end, before = match.end(), word
    return LookedUp("".join([*parts, source[end:]]), tuple(words))


def _forename(word: str, gap: str) -> bool:
    return gap == " " and word[:1].isupper() and len(word) > 3 and not is_german(word)


class GlossaryTranslator:
    """A translator that is given the words of a glossary and uses the translations that keep them."""

    def __init__(self, translator: Translator, glossary: Mapping[str, str]) -> None:
        """Look up words of `glossary` for `translator`, whose signature must include the glossary's digest."""
        self.translator = translator
        self._glossary = glossary

    @property
    def signature(self) -> str:
        """The translator's."""
        return self.translator.signature

    @property
    def longest(self) -> int:
        """The translator's."""
        return self.translator.longest

    def length(self, source: str) -> int:
        """Return the number of pieces of `source`, in German or with words looked up, whichever the model reads."""
        return max(self.translator.length(text) for text in {source, look_up(source, self._glossary).text})

    def hypotheses(
        self,
        sources: Sequence[str],
        *,
        count: int | None = None,
        beams: int | None = None,
        no_repeat: int = 0,
        avoid: Sequence[Sequence[str]] = (),
    ) -> list[list[Hypothesis]]:
        """Return hypotheses that keep the words of the glossary, or ordinary ones for a source where none does."""
        looked = [look_up(source, self._glossary) for source in sources]
        settings: dict[str, Any] = {"count": count, "beams": beams, "no_repeat": no_repeat}
        found = self.translator.hypotheses([each.text for each in looked], avoid=avoid, **settings)
        out = [
            [hypothesis for hypothesis in group if each.kept(hypothesis.text)]
            for each, group in zip(looked, found, strict=True)
        ]
        todo = [index for index, group in enumerate(out) if not group]
        if todo:
            again = self.translator.hypotheses(
                [sources[i] for i in todo], avoid=[avoid[i] for i in todo] if avoid else (), **settings
            )
            for index, group in zip(todo, again, strict=True):
                out[index] = group
        return out


#: Shortest word to look up: the meaning of shorter ones depends on the sentence.
SHORTEST_WORD = 5
#: Most words looked up per sentence: if more are missing, the sentence says something else.
MOST_WORDS = 4


def look_omitted_up(source: str, target: str) -> list[str]:
    """Return versions of `source` with the words `target` omits in English: all of them, and the nouns alone.

    A small model drops "niemals" or translates "Vorwand" as a priority; given the lexicon's English, it yields further
    hypotheses. The consensus picks one in five; docs/decisions.md has the gain.
    """
    omitted = {word for word in unrendered(source, target) if len(word) >= SHORTEST_WORD}
    spelled = [word for word in dict.fromkeys(WORD.findall(source)) if word.lower() in omitted]
    named = nouns(source)
    texts = (_in_english(source, words) for words in (spelled, [word for word in spelled if word.lower() in named]))
    return [text for text in dict.fromkeys(texts) if text != source]


def _in_english(source: str, words: Sequence[str]) -> str:
    return look_up(source, {word: english for word in words[:MOST_WORDS] if (english := in_english(word))}).text
