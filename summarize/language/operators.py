"""Operators: English words that turn one statement into another, by their effect.

"The mine may close" is not "the mine closes", and "he denied the theft" is not "he committed the theft". `operators.tsv`
lists the words and their effects once, for all stages that compare two sentences.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files

from summarize.language.negation import ENGLISH_DENIALS


class Effect(StrEnum):
    """What an operator does to what it governs."""

    NEGATED = "negated"
    DENIED = "denied"
    SAID = "said"
    STATED = "stated"
    WISHED = "wished"
    POSSIBLE = "possible"
    HEDGE = "hedge"
    MODAL = "modal"
    ADVERB = "adverb"
    DOUBT = "doubt"
    IF = "if"
    DOWN = "down"
    NEAR = "near"
    OVER = "over"
    BEFORE = "before"
    FORMER = "former"
    GUILT = "guilt"
    OUTCOME = "outcome"


@cache
def having(*effects: Effect) -> re.Pattern[str]:
    """Return a pattern of the words that have one of the `effects`; a text that loses them says something else."""
    return _either(word for effect in effects for word in _table()[effect.upper()])


@cache
def keeping(*effects: Effect) -> re.Pattern[str]:
    """Return a pattern of the words that have or preserve one of the `effects`."""
    return _either(word for effect in effects for key in (effect.upper(), effect) for word in _table().get(key, ()))


@cache
def plain(*effects: Effect) -> frozenset[str]:
    """Return the single words, without wildcards but with hyphens, that have one of the `effects`."""
    words = (word.removeprefix("=") for effect in effects for word in _table()[effect.upper()])
    return frozenset(word for word in words if word.replace("-", "").isalpha())


@cache
def _table() -> dict[str, list[str]]:
    """Return the words by effect; an effect in capitals lists the words whose loss counts."""
    table: dict[str, list[str]] = {Effect.NEGATED.upper(): sorted(ENGLISH_DENIALS)}
    for line in (files("summarize") / "data" / "operators.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            effects, words = line.split("\t")
            for effect in effects.split():
                table.setdefault(effect, []).extend(words.split())
    return table


def _either(words: Iterable[str]) -> re.Pattern[str]:
    spelled = (_pattern(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
    # "Not only" and "no more than" deny nothing.
    return re.compile(rf"\b(?:{'|'.join(spelled)})\b(?<!\bnot(?= only\b))(?<!\bno(?= more than\b))", re.IGNORECASE)


def _pattern(word: str) -> str:
    if word.startswith("="):
        return f"(?-i:{word[1:]})"
    word = word.replace("*", r"\w*").replace("_", r"\s+")
    return word.replace("~", r"(?:\w+\s+){0,3}").replace("#", r"[£$€]?\d\w*")
