"""The guard: what a language model may write, decided by the text it was given."""

import re

from summarize.language.function_words import WRITTEN

#: A figure in digits with its inner marks, or a word.
UNIT = re.compile(r"\d+(?:[.,:'’]\d+)*|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*")
#: What may end an incomplete figure or word.
_MARKS, _APOSTROPHES = ("", ".", ",", ":", "'"), ("", "'")
#: An incomplete character, as tokenizers decode its first bytes.
_UNFINISHED = "\N{REPLACEMENT CHARACTER}"


def units(text: str) -> list[str]:
    """Return the words and digit figures of a text, in order, without case or possessive s."""
    return [match[0].casefold().replace("’", "'") for match in UNIT.finditer(text)]


class Guard:
    """Decides which continuations of a text are allowed: no figure and no content word that the source lacks.

    An incomplete run of digits must be the beginning of a figure of the source, mark for mark; a complete one must be
    such a figure. The same holds for words other than function words, so number words, months and names come from the
    source, too. With `ordered`, they must also follow the source's order: a figure cannot move to something that
    precedes it. A guarded text can still be wrong by omission; `briefs.rewording` checks for the worst of that.
    """

    def __init__(self, source: str, *, ordered: bool) -> None:
        """Allow the figures and words of `source`."""
        self._units = units(source)
        self._ordered = ordered
        self._ascii = source.isascii()

    def allows(self, text: str, *, finished: bool = False) -> bool:
        """Whether `text`, the output so far, is allowed; a `finished` one may not end inside a unit."""
        whole = text.rstrip(_UNFINISHED)
        broken = whole != text
        if (broken and (finished or self._ascii or len(text) - len(whole) > 1)) or "\n" in whole.strip():
            return False
        place = -1
        for match in UNIT.finditer(whole):
            unit, rest = match[0].casefold().replace("’", "'"), whole[match.end() :].replace("’", "'")
            growing = not finished and rest in (_MARKS if unit[0].isdigit() else _APOSTROPHES)
            if not (growing and broken):
                if unit in WRITTEN:
                    continue
                if (found := self._find(unit, place)) is not None:
                    place = found if self._ordered else -1
                    continue
            if not growing or not self._begins(unit + rest, place):
                return False
        return True

    def _find(self, unit: str, place: int) -> int | None:
        try:
            return self._units.index(unit, place + 1)
        except ValueError:
            return None

    def _begins(self, start: str, place: int) -> bool:
        if any(unit.startswith(start) for unit in self._units[place + 1 :]):
            return True
        return any(word.startswith(start) for word in WRITTEN)
