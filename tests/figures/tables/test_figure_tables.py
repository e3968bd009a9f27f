"""The tables of both languages: every phrase in them can be found in a text."""

from collections.abc import Iterator
from dataclasses import fields

import pytest

from summarize.figures.lexing.tokens import PADDING, token_lines
from summarize.figures.tables.english import ENGLISH
from summarize.figures.tables.german import GERMAN
from summarize.figures.tables.schema import Phrases, Tables
from summarize.figures.token_stream import TokenStream

LOOKED_FOR_BEFORE = {"before", "deadlines"}


def _phrases(tables: Tables) -> Iterator[tuple[str, Phrases[object]]]:
    """Yield the name of each table of phrases, and the table."""
    for part in fields(tables):
        for field in fields(getattr(tables, part.name)):
            table = getattr(getattr(tables, part.name), field.name)
            if isinstance(table, Phrases):
                yield field.name, table


def _stream(text: str, tables: Tables) -> TokenStream:
    (line,) = token_lines(text)
    return TokenStream(line, len(line) - PADDING, tables, None)


@pytest.mark.parametrize("tables", [GERMAN, ENGLISH], ids=["de", "en"])
def test_every_phrase_is_found_whole(tables: Tables) -> None:
    """No phrase has more tokens than are looked at, or is written as no text is read."""
    lost = []
    for name, table in _phrases(tables):
        for phrase, value in table.items():
            whole = _stream(phrase, tables)
            if name in LOOKED_FOR_BEFORE:
                found = _stream(f"{phrase} 5", tables).phrase_before(whole.count, table) == (phrase, 0)
            else:
                found = (value, whole.count) in (whole.phrase(0, table), whole.phrase(0, table, exact=True))
            lost += [] if found else [(name, phrase)]
    assert lost == []
