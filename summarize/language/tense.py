"""Tense: which verbs of an English text tell what has happened, and which what is planned, expected or possible.

There is no tagger. A verb counts as open after "to" or a modal verb, with adverbs and auxiliary verbs between them, and
as done elsewhere if it ends in -ed.
"""

# ruff: noqa: SIM905 - a string of words is easier to read than a list

import re

__all__ = ["told_as_done"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[;:,.()–—]")
_AUXILIARIES = frozenset(
    "be been has had having is are was were get gets got not also never already soon again".split()
)
_OPENING = frozenset("to will would can could may might shall should must".split())
#: "Managed to capture", "was forced to sell": what follows happened. "Said to have" is a report.
_HAPPENED = frozenset(
    """
    managed forced helped began begins continued continues started used came able led caused allowed happened proved
    turned order said known found made
    """.split()
)
#: Before a participle that describes a noun: "the announced closure", "announced by".
_BEFORE_PARTICIPLES = frozenset("a an the its their his her of in by being ,".split())
#: Participles that open the verb after their "to": "is expected to close".
_EXPECTING = frozenset("expected planned scheduled intended supposed".split())
_PARTICIPLE = re.compile(r"\w{3,}ed")
_SHORTEST = 4


def told_as_done(source: str, text: str) -> bool:
    """Whether a verb that is open wherever it stands in `source` tells what has happened wherever it stands in `text`."""
    (open_before, done_before), (open_after, done_after) = _verbs(source), _verbs(text)
    return bool((open_before - done_before) & (done_after - open_after))


def _verbs(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the possible infinitives of the verbs that are open, and of those that are done."""
    words = _WORD.findall(text)
    opened, done = set[str](), set[str]()
    for at, word in enumerate(words):
        if len(word) < _SHORTEST or not word[0].islower():
            continue
        before = at - 1
        while before >= 0 and (words[before].lower() in _AUXILIARIES or words[before].endswith("ly")):
            before -= 1
        governor = words[before].lower() if before >= 0 else ""
        if governor in _OPENING:
            if not (governor == "to" and _HAPPENED & {other.lower() for other in words[max(0, before - 4) : before]}):
                opened |= _infinitives(word)
        elif word in _EXPECTING and words[at + 1 : at + 2] == ["to"]:
            continue
        elif _PARTICIPLE.fullmatch(word) and (before < at - 1 or governor not in _BEFORE_PARTICIPLES):
            done |= _infinitives(word)
    return frozenset(opened), frozenset(done)


def _infinitives(word: str) -> set[str]:
    """Return what the infinitive of an English verb in -ed may be: closed, rescued, banned, carried; or the word itself."""
    if not _PARTICIPLE.fullmatch(word):
        return {word}
    root = word[:-2]
    return {root, f"{root}e", root[:-1] if root[-1] == root[-2] else root, f"{root[:-1]}y" if root[-1] == "i" else root}
