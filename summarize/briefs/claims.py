"""Claims: whether a rewording keeps the operators that turn one statement into another, and who does what in which order.

`stance` asks which words each operator governs, and passes what it cannot read. This module is coarser and stricter: a
rewording must keep every class of operators of its sentence, and must not add certain others or swap figures, roles or
the order of events. When in doubt, the claim counts as changed, and the translated sentence is printed instead.
"""

import re
from dataclasses import dataclass

from summarize.briefs.roles import reordered, roles_swapped
from summarize.language.function_words import UNBOUND
from summarize.language.operators import Effect, having, keeping
from summarize.language.words import ENGLISH_STEM, stem

__all__ = ["changed_claim"]


@dataclass(frozen=True, slots=True)
class _Class:
    """Operators with one effect, and those that preserve it."""

    words: re.Pattern[str]
    kept: re.Pattern[str]


#: What a rewording may not lose.
_KEPT = (
    _Class(having(Effect.NEGATED, Effect.DENIED), keeping(Effect.NEGATED, Effect.DENIED)),
    _Class(having(Effect.POSSIBLE), keeping(Effect.POSSIBLE)),
    _Class(having(Effect.WISHED), keeping(Effect.WISHED)),
    _Class(having(Effect.STATED), keeping(Effect.SAID, Effect.STATED)),
    _Class(having(Effect.DOUBT), keeping(Effect.DOUBT, Effect.SAID, Effect.POSSIBLE)),
)
#: What it may neither lose nor add.
_EXACT = (
    _Class(having(Effect.DOWN), keeping(Effect.DOWN)),
    _Class(having(Effect.OVER), keeping(Effect.OVER)),
    _Class(having(Effect.NEAR), keeping(Effect.NEAR)),
    _Class(having(Effect.GUILT, Effect.OUTCOME), keeping(Effect.GUILT, Effect.OUTCOME)),
)
#: What it may not add.
_NOT_ADDED = (_Class(having(Effect.BEFORE), keeping(Effect.BEFORE)),)

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
#: Words before and after a figure that say what it belongs to.
_WORDS_AROUND = 4


def changed_claim(source: str, text: str) -> bool:
    """Whether a rewording of one sentence may state something else."""
    return (
        any(_lost(one, source, text) for one in (*_KEPT, *_EXACT))
        or any(_lost(one, text, source) for one in (*_EXACT, *_NOT_ADDED))
        or _swapped(source, text)
        or roles_swapped(source, text)
        or reordered(source, text)
    )


def _lost(one: _Class, source: str, text: str) -> bool:
    return one.words.search(source) is not None and one.kept.search(text) is None


def _swapped(source: str, text: str) -> bool:
    """Whether the words around one figure are around another one in the rewording."""
    before, after = _around(source), _around(text)
    shared = before.keys() & after.keys()
    return any(
        len(after[one] & before[other]) > len(after[one] & before[one]) for one in shared for other in shared - {one}
    )


def _around(text: str) -> dict[str, frozenset[str]]:
    words = _WORD.findall(text)
    return {
        word: frozenset(
            stem(w.lower(), ENGLISH_STEM)
            for w in words[max(0, n - _WORDS_AROUND) : n + 1 + _WORDS_AROUND]
            if w.lower() not in UNBOUND and len(w) > 3
        )
        for n, word in enumerate(words)
        if _FIGURE.fullmatch(word)
    }
