"""Words that exclude each other beside the same figure: a rise and a fall, the dead and the injured.

One mechanism for one table, `data/contrasts.toml`, which documents its format.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from summarize.consistency.sense import Sense
from summarize.figures import Kind
from summarize.language.clauses import FIGURE_LINKS, FIGURE_MARKS, PAUSES
from summarize.language.negation import DENIES
from summarize.language.words import LETTERS

#: A negation anywhere in the words considered.
_NOT = re.compile(rf"{DENIES}|\b(?:statt|instead|fail\w*)\b")
#: A negation at most this many characters before words negates them.
DENIAL_WITHIN = 40
#: Other words of a clause: without marks, figures and conjunctions.
_GAP = rf"(?:(?!\b(?:{FIGURE_LINKS}|als|gegenüber|vergleich|compared|against|versus)\b)[^.0#{FIGURE_MARKS}]){{0,80}}?"
#: A group of an entry, except a lookahead.
_GROUP = re.compile(r"\((?!\?)")
_SPECIAL = re.compile(r"(?<!\))\*|…|~|\{(\w+)\}| ")
#: A part of an entry that is optional or not literal text: groups, escapes, and what a quantifier follows.
_OPTIONAL = re.compile(r"\([^()]*\)[?*+]?|\[[^]]*\][?*+]?|\\\w[?*+]?|\w\?|\{\d[^}]*\}")
#: The first group of an entry, if it must match and no other group contains it.
_CHOICE = re.compile(r"[^(]*\(([^()?]+)\)(?![?*])")
_LIST = re.compile(r"\{(\w+)\}")
#: A word of an entry that stands alone in every text.
_WHOLE = re.compile(rf"(?<![^ …~#]){LETTERS.pattern}(?![^ …~#])")
#: A word of at least this many letters is rare enough to rule texts out.
RARE_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of one side as one pattern.

    Every text that it matches has one of `words`, or one of `parts` within a word: few sentences have, and the pattern
    is slow.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]
    parts: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text in lower case."""
        if self.words.isdisjoint(_words(text)) and not any(map(text.__contains__, self.parts)):
            return None
        return self.pattern.search(text)


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(LETTERS.findall(text))


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side: those that must be next to the figure, and those that may be anywhere in the scope."""

    name: str
    placed: Entries | None
    loose: Entries | None


@dataclass(frozen=True, slots=True)
class Contrast:
    """A row of the table.

    `of` are the dimensions of its figures, `alone` a side that the target must express as well, `unless` words of which
    the source must have one before the target may express any side.
    """

    name: str
    of: frozenset[str]
    scope: str
    sides: tuple[Side, ...]
    alone: str | None = None
    unless: Entries | None = None

    def said(self, one: Sense) -> tuple[str, str] | None:
        """Return the side that the words beside a figure express, and these words; None if none or several do."""
        known = one.view.said
        if self.name not in known:
            found = list(self._found(one))
            known[self.name] = found[0] if len(found) == 1 else None
        return known[self.name]

    def excludes(self, name: str, target: Sense) -> bool:
        """Whether the words beside a figure of the target are incompatible with the side `name`."""
        there = self.said(target)
        if there is None:
            words = target.figure.kind is not Kind.RANGE  # "from 3 to 5" says both
            return name == self.alone and words and _NOT.search(target.view.sentence) is None
        return there[0] != name

    def lacks(self, source: Sense, target: Sense) -> bool:
        """Whether the words beside a figure of the target express what no word of the source's sentence does."""
        return (
            self.unless is not None
            and self.unless.search(source.view.sentence) is None
            and self.said(target) is not None
        )

    def _found(self, one: Sense) -> Iterator[tuple[str, str]]:
        """Yield what words next to the figure express, or else those anywhere in the scope."""
        sentence = one.view.sentence
        found = [
            (one_side.name, match)
            for one_side in self.sides
            if one_side.placed is not None and (match := one_side.placed.search(sentence)) is not None
        ]
        if found:
            yield from ((name, match.group()) for name, match in found if not _denied(sentence, match))
            return
        scope: str = getattr(one.view, self.scope)
        loose = [
            (one_side.name, match.group())
            for one_side in self.sides
            if one_side.loose is not None and (match := one_side.loose.search(scope)) is not None
        ]
        if loose and _NOT.search(scope) is None:
            yield from loose


def _denied(sentence: str, match: re.Match[str]) -> bool:
    """Whether a negation precedes words in their clause: "nicht vor 2030"."""
    before = sentence[max(0, match.start() - DENIAL_WITHIN) : match.start()]
    return _NOT.search(re.split(f"[{PAUSES}()]", before)[-1]) is not None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The row by which two texts contradict each other about a figure, and what the source says."""

    row: str
    words: str


@cache
def contrasts() -> tuple[Contrast, ...]:
    """Return the rows of the table, in order."""
    table = tomllib.loads(files("summarize").joinpath("data", "contrasts.toml").read_text("utf-8"))
    lists = {name: words.split() for name, words in table["lists"].items()}
    return tuple(_row(row, table["of"], lists) for row in table["contrast"])


def contradiction(source: Sense, target: Sense) -> Contradiction | None:
    """Return what the words beside a source figure express that those beside the same target figure exclude."""
    for row in contrasts():
        if source.dimension in row.of and target.dimension in row.of:
            here = row.said(source)
            if here is not None and row.excludes(here[0], target):
                return Contradiction(row.name, here[1])
            if row.lacks(source, target):
                return Contradiction(row.name, "")
    return None


def side(name: str, one: Sense) -> str | None:
    """Return the side of the row `name` that the words beside a figure express."""
    said = (row.said(one) for row in contrasts() if row.name == name and one.dimension in row.of)
    return next((found[0] for found in said if found is not None), None)


def sides(name: str) -> frozenset[str]:
    """Return the names of the sides of the row `name`."""
    return frozenset(one.name for row in contrasts() if row.name == name for one in row.sides)


def _row(row: Mapping[str, Any], of: Mapping[str, list[str]], lists: Mapping[str, list[str]]) -> Contrast:
    sides = (
        Side(
            name, _either([e for e in entries if "#" in e], lists), _either([e for e in entries if "#" not in e], lists)
        )
        for name, entries in row["sides"].items()
    )
    unless = _either(row["unless"], lists) if "unless" in row else None
    return Contrast(
        row["name"], frozenset(of[row["of"]]), row.get("scope", "clause"), tuple(sides), row.get("alone"), unless
    )


def _either(entries: list[str], lists: Mapping[str, list[str]]) -> Entries | None:
    """Return the entries of a side in one pattern, or None if there are none."""
    if not entries:
        return None
    signs = frozenset(sign for entry in entries for sign in _signs(entry, lists))
    return Entries(
        re.compile("|".join(_pattern(entry, lists) for entry in entries)),
        frozenset(sign for sign, whole in signs if whole),
        tuple(sign for sign, whole in signs if not whole),
    )


def _signs(entry: str, lists: Mapping[str, list[str]]) -> Iterator[tuple[str, bool]]:
    """Yield what any text that an entry matches has at least one of, and whether as a whole word.

    It is the longest word of the entry or, if that is short, all words of its list or its group.
    """
    words = entry
    while (bare := _OPTIONAL.sub("|", words)) != words:
        words = bare
    listed = _LIST.search(words)
    choice = lists[listed[1]] if listed else []
    words = _LIST.sub("|", words)
    whole = max(_WHOLE.findall(words), key=len, default="")
    part = max(LETTERS.findall(words), key=len, default="")
    if not choice and not part and (group := _CHOICE.match(entry)):
        choice = group[1].split("|")
    if choice and len(part) < RARE_LETTERS:
        for word in choice:
            yield from _signs(word, lists)
    else:
        yield (whole, True) if whole and len(whole) + RARE_LETTERS > len(part) else (part, False)


def _one_of(words: list[str]) -> str:
    """Return a pattern for one of `words`, grouped by first letter so that most are ruled out together."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word[1:])
    either = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return "(?:" + either.replace("*", r"\w*") + ")"


def _pattern(entry: str, lists: Mapping[str, list[str]]) -> str:
    def special(match: re.Match[str]) -> str:
        match match.group():
            case "*":
                return r"\w*"
            case "…":
                return rf"(?!\w){_GAP}(?<!\w)"
            case "~":
                return r"(?:[ -][^\s.,;:!?()#0]+){0,2}"
            case " ":
                return r"\s+"
        return _one_of(lists[match[1]])

    pattern = _SPECIAL.sub(special, _GROUP.sub("(?:", entry))
    begin, end = ("" if edge in ",#" else r"\b" for edge in (entry[0], entry[-1]))
    return f"{begin}{pattern}{end}"
