"""Claims: whether a rewording keeps the operators that turn one statement into another, and who does what in which order.

`stance` asks which words each operator governs, and accepts what it cannot read. This module is coarser and stricter: a
rewording must keep every class of operators of its sentence, and must not add certain others, swap figures, roles or
the order of events, or report a plan as a fact. When in doubt, the claim counts as changed, and the translated sentence
is printed instead.
"""

import re
from dataclasses import dataclass

from summarize.briefs.figure_words import figures_moved
from summarize.briefs.roles import reordered, roles_swapped
from summarize.language.clauses import SCOPE_BORDER
from summarize.language.function_words import UNBOUND
from summarize.language.operators import Effect, having, keeping
from summarize.language.tense import told_as_done
from summarize.language.words import english_stem

__all__ = ["changed_claim"]


@dataclass(frozen=True, slots=True)
class _Class:
    """Operators with one effect, and those that preserve it."""

    words: re.Pattern[str]
    kept: re.Pattern[str]


#: What a rewording may not lose unless it leaves out the whole clause.
_IN_CLAUSE = (
    _Class(having(Effect.NEGATED, Effect.DENIED), keeping(Effect.NEGATED, Effect.DENIED)),
    _Class(having(Effect.POSSIBLE), keeping(Effect.POSSIBLE)),
    _Class(having(Effect.WISHED), keeping(Effect.WISHED)),
)
#: What it may not lose: these govern other clauses, too.
_KEPT = (
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


#: What a text that repeats its source may not have less often, and the share of content words from which it repeats it.
_COUNTED = (
    having(Effect.NEGATED, Effect.DENIED),
    having(Effect.POSSIBLE, Effect.HEDGE),
    having(Effect.WISHED),
    having(Effect.FORMER),
)
_REPEATED = 0.85

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+")


def changed_claim(source: str, text: str) -> bool:
    """Whether a rewording of one sentence may state something else."""
    return (
        any(_lost_in_clause(one, source, text) for one in _IN_CLAUSE)
        or any(_lost(one, source, text) for one in (*_KEPT, *_EXACT))
        or any(_lost(one, text, source) for one in (*_EXACT, *_NOT_ADDED))
        or figures_moved(source, text)
        or roles_swapped(source, text)
        or reordered(source, text)
        or told_as_done(source, text)
        or _fewer(source, text)
    )


def _lost(one: _Class, source: str, text: str) -> bool:
    return one.words.search(source) is not None and one.kept.search(text) is None


def _lost_in_clause(one: _Class, source: str, text: str) -> bool:
    """Whether a rewording loses a class of operators, but keeps a word of a clause that has one of them."""
    if not _lost(one, source, text):
        return False
    told = _content(text)
    clauses = (clause for clause in SCOPE_BORDER.split(source) if clause and one.words.search(clause))
    governed = [_content(one.words.sub(" ", clause)) for clause in clauses]
    return not governed or any(not words or words & told for words in governed)


def _fewer(source: str, text: str) -> bool:
    """Whether `text` repeats nearly all words of `source`, but fewer of its operators.

    These are denials, possibilities, plans, and words such as "former".
    """
    ours, theirs = _content(source), _content(text)
    if len(ours & theirs) < _REPEATED * max(len(ours), len(theirs)):
        return False
    return any(len(one.findall(text)) < len(one.findall(source)) for one in _COUNTED)


def _content(text: str) -> frozenset[str]:
    words = (word for word in _WORD.findall(text) if word.lower() not in UNBOUND)
    return frozenset(english_stem(word) for word in words)
