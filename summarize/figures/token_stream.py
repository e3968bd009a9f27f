"""A text while its figures are being read: its tokens, its language's tables, and the day it was written."""

import datetime
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any, TypeVar

from summarize.figures.lexing.tokens import DIGITS, Token
from summarize.figures.tables.schema import Phrases, Tables

_V = TypeVar("_V")

#: The longest entry of any phrase table, in tokens, and the longest looked for before a figure.
LONGEST_PHRASE = 6
_LONGEST_BEFORE = 4


@dataclass(frozen=True, slots=True)
class TokenStream:
    """The input of every part of the grammar. Places are indices into `tokens`."""

    tokens: list[Token]
    count: int
    tables: Tables
    today: datetime.date | None
    # Results by reader and place: several rules ask for the same number.
    memo: dict[tuple[str, int], Any] = field(default_factory=dict)

    def phrase(self, at: int, table: Phrases[_V], *, exact: bool = False) -> tuple[_V, int] | None:
        """Return the value of the longest entry of `table` that begins at token `at`, and the place after it."""
        token = self.tokens[at]
        if (token.text if exact else token.low) not in table.first:
            return None
        found: tuple[_V, int] | None = None
        key = ""
        for place in range(at, min(at + LONGEST_PHRASE, self.count)):
            token = self.tokens[place]
            if place > at and token.gap == "\n":
                break
            if place > at and token.gap:
                key += " "
            key += token.text if exact else token.low
            value = table.get(key)
            if value is not None:
                found = value, place + 1
        return found

    def phrase_before(self, at: int, table: Container[str]) -> tuple[str, int] | None:
        """Return the longest entry of `table` that ends just before token `at`, and the place where it begins."""
        found: tuple[str, int] | None = None
        key = ""
        if at == 0:
            return None
        gap = self.tokens[at].gap
        for place in range(at - 1, max(at - 1 - _LONGEST_BEFORE, -1), -1):
            if gap == "\n":
                break
            token = self.tokens[place]
            key = token.low + (" " if gap and key else "") + key
            gap = token.gap
            if key in table:
                found = key, place
        return found

    def noun(self, at: int) -> bool:
        """Whether the word at `at` has the capital of a noun, where nouns have one."""
        return self.tables.habits.noun_capitals and self.tokens[at].text[0].isupper()

    def may_be_noun(self, at: int) -> bool:
        """Whether the word at `at` may be a noun by its first letter."""
        return not self.tables.habits.noun_capitals or self.tokens[at].text[0].isupper()

    def spaced(self, at: int) -> bool:
        """Whether token `at` follows a space on the same line."""
        gap = self.tokens[at].gap
        return gap != "" and gap != "\n"

    def glued(self, at: int) -> bool:
        """Whether token `at` touches the one before it."""
        return self.tokens[at].gap == ""

    def glued_mark(self, at: int, marks: Container[str]) -> bool:
        """Whether token `at` is one of `marks` and touches the one before it."""
        token = self.tokens[at]
        return token.gap == "" and token.text in marks

    def goes_on(self, at: int, marks: Container[str]) -> bool:
        """Whether token `at` is one of `marks` with digits behind it, all without spaces: the ".30" of "14.30"."""
        following = self.tokens[at + 1]
        return self.glued_mark(at, marks) and following.kind == DIGITS and following.gap == ""

    def word_before(self, at: int) -> str:
        """Return the token before `at` on the same line, in lower case, or nothing."""
        return self.tokens[at - 1].low if at and self.near(at) else ""

    def near(self, at: int) -> bool:
        """Whether token `at` is on the same line as the one before it."""
        return self.tokens[at].gap != "\n"
