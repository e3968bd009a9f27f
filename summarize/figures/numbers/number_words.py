"""Spelled-out numbers: from number morphemes to values, for any language with tables."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from summarize.figures.lexing.tokens import WORD
from summarize.figures.tables.schema import AND, HALF, HUNDRED, SCALE, TEEN, TEN, UNIT, ZERO, Tables
from summarize.figures.token_stream import TokenStream

# The longest number below a million has 66 letters; longer words are not numbers and need no analysis.
_LONGEST_WORD = 160
# More words than any number needs; limits a single reading.
_MOST_WORDS = 48


class Part(NamedTuple):
    """A number morpheme: its value and rank, its token, and where in the token it ends."""

    value: int
    rank: int
    token: int
    end: int


class Spelled(NamedTuple):
    """A spelled-out number. `last` is the place after its last token, `rest` the remainder of that token."""

    value: Decimal
    last: int
    rest: str
    rank: int


@lru_cache(maxsize=8)
def _alternatives(tables: Tables) -> re.Pattern[str]:
    words = sorted(tables.numbers.atoms, key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in words))


@lru_cache(maxsize=1 << 16)
def segment(tables: Tables, word: str) -> tuple[tuple[int, int, int], ...]:
    """Split a lower-case word into the number morphemes it begins with: (value, rank, end) each, longest first."""
    if len(word) > _LONGEST_WORD:
        return ()
    if not tables.habits.compounds:
        atom = tables.numbers.atoms.get(word)
        return ((*atom, len(word)),) if atom else ()
    parts: list[tuple[int, int, int]] = []
    place = 0
    pattern = _alternatives(tables)
    while match := pattern.match(word, place):
        place = match.end()
        parts.append((*tables.numbers.atoms[match.group()], place))
    return tuple(parts)


def spelled(stream: TokenStream, at: int) -> Spelled | None:
    """Read the longest spelled-out number that begins at token `at`, or None.

    Only the last token may continue after the number (`zwei|te`, `drei|jährig`); `rest` has the continuation.
    """
    key = ("spelled", at)
    if key not in stream.memo:
        stream.memo[key] = _spelled(stream, at)
    found: Spelled | None = stream.memo[key]
    return found


def _shouted(stream: TokenStream, at: int) -> bool:
    """Whether a word beside the one at `at` is also in capitals."""
    beside = stream.tokens[max(at - 1, 0) : at + 2]
    return sum(token.kind == WORD and token.text.isupper() and len(token.text) > 1 for token in beside) > 1


def _spelled(stream: TokenStream, at: int) -> Spelled | None:
    parts = _parts(stream, at)
    if not parts or (stream.tokens[at].text in stream.tables.numbers.formats and not _shouted(stream, at)):
        return None
    stops = _stops(parts, stream.tables)
    for value, count in reversed(stops):
        part = parts[count - 1]
        word = stream.tokens[part.token].low
        inside = part.end < len(word)
        if not inside or (count == len(parts) or parts[count].token == part.token):
            if inside and part.token > at and word[part.end :] not in stream.tables.ranks.ordinal_endings:
                continue
            if parts[count - 1].rank == AND or _halved(stream, part, count, parts):
                continue
            return Spelled(Decimal(value), part.token + 1, word[part.end :], part.rank)
    return None


def _scale_follows(stream: TokenStream, place: int) -> bool:
    """Whether the word after `place` is a scale: an article counts in "drei Milliarden eine Million"."""
    following = segment(stream.tables, stream.tokens[place + 1].low)
    return stream.spaced(place + 1) and bool(following) and following[0][1] == SCALE


def _halved(stream: TokenStream, part: Part, count: int, parts: list[Part]) -> bool:
    """Whether the last number word counts a half: "two million and one half"."""
    joined = count > 1 and parts[count - 2].rank == AND
    return joined and part.value == 1 and stream.tokens[part.token + 1].low in stream.tables.shares.counted_parts


def _parts(stream: TokenStream, at: int) -> list[Part]:
    """Collect number morphemes from token `at`, up to the first token that contains anything else."""
    parts: list[Part] = []
    place = at
    while place < min(at + _MOST_WORDS, stream.count):
        token = stream.tokens[place]
        if place > at:
            if token.gap == "\n":
                break
            if token.text in "-,":
                if not _links(stream, place, parts):
                    break
                place += 1
                continue
            if token.gap == "" and stream.tokens[place - 1].text != "-":
                break
        found = _morphemes(stream, place, first=place == at, joins=bool(parts))
        if not found:
            break
        parts.extend(Part(value, rank, place, end) for value, rank, end in found)
        if found[-1][2] < len(token.low):
            break
        place += 1
    return parts


def _morphemes(stream: TokenStream, place: int, *, first: bool, joins: bool) -> tuple[tuple[int, int, int], ...]:
    """Return the number morphemes at the start of the word at `place`; `joins` if "and" may add to earlier words."""
    tables, low = stream.tables, stream.tokens[place].low
    found = segment(tables, low)
    if low in tables.numbers.whole and (first or _scale_follows(stream, place)):
        found = ((tables.numbers.whole[low], UNIT, len(low)),)
    ends = found and found[-1][:2] == (1, UNIT) and low[found[-1][2] :] in tables.numbers.feminine
    if ends and _scale_follows(stream, place):
        found = (*found[:-1], (1, UNIT, len(low)))  # "hunderteine Millionen"
    if not found and low in tables.ranks.ordinal_atoms:
        found = ((*tables.ranks.ordinal_atoms[low], len(low) - 1),)
    if found and not first and found[0][1] in (AND, HALF):
        return ()
    return found or (((0, AND, len(low)),) if joins and low == tables.numbers.joiner else ())


def _links(stream: TokenStream, place: int, parts: list[Part]) -> bool:
    """Whether the hyphen or comma at `place` joins two parts of one number rather than two numbers."""
    tables = stream.tables
    if tables.habits.compounds or not parts:
        return False
    after = stream.tokens[place + 1]
    following: tuple[tuple[int, ...], ...] = segment(tables, after.low)
    if not following and after.low in tables.ranks.ordinal_atoms:
        following = (tables.ranks.ordinal_atoms[after.low],)
    if stream.tokens[place].text == "-":
        close = stream.glued(place) == stream.glued(place + 1)
        if not close or not following:
            return False
        rank = following[0][1]
        return (parts[-1].rank == TEN and rank == UNIT) or rank in (HUNDRED, SCALE)
    # A comma continues a number only after a scale, before something with its own hundred or a lower scale.
    if parts[-1].rank != SCALE or not following or not stream.spaced(place + 1):
        return False
    for ahead in range(place + 2, place + 7):
        token = stream.tokens[ahead]
        atom = tables.numbers.atoms.get(token.low) or tables.ranks.ordinal_atoms.get(token.low)
        if atom and atom[1] in (HUNDRED, SCALE):
            return True
        if atom is None and token.text != "-" and token.low != tables.numbers.joiner:
            return False
    return False


def _stops(parts: list[Part], tables: Tables) -> list[tuple[Decimal | int, int]]:
    """Return every prefix of `parts` that is a number: its value, and the number of its parts."""
    if parts and parts[0].rank == ZERO:
        return [(0, 1)]
    stops: list[tuple[Decimal | int, int]] = []
    total = _Sum(tables.numbers.unit_first)
    place = 0
    while place < len(parts):
        if parts[place].rank == AND:
            if not (step := _joined(parts, place, total)):
                break
            place += step
            if step == 1:
                continue
        elif total.add(parts[place]):
            place += 1
        else:
            break
        stops.append((total.value, place))
    return stops


def _joined(parts: list[Part], place: int, total: "_Sum") -> int:
    """Return how many parts an "and" uses up: itself, or itself and a ten, which is added; 0 if it joins nothing."""
    before = parts[place - 1].rank if place else None
    following = parts[place + 1] if place + 1 < len(parts) else None
    if following is None or before is None:
        return 0
    if before == UNIT and following.rank == TEN and total.add_ten_after_unit(following.value):
        return 2
    if following.rank == HALF and not total.empty:
        return 1
    return int(following.rank in (UNIT, TEEN, TEN) and before in (HUNDRED, SCALE))


class _Sum:
    """A number that grows by one morpheme at a time, as long as each may follow the last."""

    def __init__(self, unit_first: bool) -> None:
        self._unit_first = unit_first
        self._scaled: Decimal | int = 0
        #: The part that the next scale multiplies; `empty` until something is added to it.
        self._group: Decimal | int = 0
        self.empty = True
        self._has_hundred = False
        #: The highest rank that may still be added to the group: TEN, UNIT or nothing (ZERO).
        self._open_to = TEN
        self._scale: int | None = None

    @property
    def value(self) -> Decimal | int:
        """The number so far."""
        return self._scaled + self._group

    def add(self, part: Part) -> bool:
        """Add a morpheme; return False, with nothing changed, if none of its rank may follow."""
        if part.rank == HALF:
            return self._add_half()
        if part.rank == HUNDRED:
            return self._add_hundred()
        if part.rank == SCALE:
            return self._add_scale(part.value)
        least = TEN if part.rank in (TEN, TEEN) else UNIT
        if part.rank == ZERO or self._open_to < least:
            return False
        self._group += part.value
        self.empty = False
        self._open_to = UNIT if part.rank == TEN and not self._unit_first else ZERO
        return True

    def add_ten_after_unit(self, value: int) -> bool:
        """Add the ten of "ein|und|zwanzig", in a language that names the ones before the tens."""
        if not self._unit_first or self.empty or self._open_to != ZERO or not 0 < self._group % 100 < 10:
            return False
        self._group += value
        return True

    def _add_half(self) -> bool:
        if self.empty:
            return False
        self._group += Decimal("0.5")
        self._open_to = ZERO
        return True

    def _add_hundred(self) -> bool:
        if self._has_hundred or (not self.empty and not 0 < self._group < 100):
            return False
        self._group = 100 if self.empty else self._group * 100
        self.empty, self._has_hundred, self._open_to = False, True, TEN
        return True

    def _add_scale(self, value: int) -> bool:
        raises = self._scale == 1000 and value > 1000  # "tausend Milliarden", "a thousand million"
        if self._scale is None and self.empty:
            self._group = 1
        elif not raises and (self.empty or (self._scale is not None and value >= self._scale)):
            return False
        self._scaled = self.value * value if raises else self._scaled + self._group * value
        self._scale = value
        self._group, self.empty, self._has_hundred, self._open_to = 0, True, False, TEN
        return True
