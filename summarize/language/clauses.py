"""Where clauses end: the marks and words between them, and splitting a sentence there that is too long for a model."""

import re
from collections.abc import Callable, Iterator

from summarize.language.sentence_ends import QUOTES, STOPS
from summarize.language.words import column
from summarize.span import Span

#: Words of both languages that begin a clause, or another item of a list, with a column for each stage that looks for
#: them. The columns differ on purpose: "als" begins a clause after a comma, and a comparison elsewhere.
_COLUMNS = {
    "figure near linked long fact comma": "und",
    "figure linked long fact comma": "oder",
    "long fact": "sowie",
    "figure linked long comma item": "aber",
    "long comma": "doch",
    "figure near linked comma item": "während",
    "figure comma item": "nachdem dass",
    "comma item": "sondern denn weil wobei obwohl bevor wenn damit sodass so wie als wo",
    "comma": """
        falls um ob wodurch womit was wer der die das dem den deren dessen welche welchem welchen welcher welches
    """,
    "figure near linked scope": "and",
    "figure linked": "or",
    "figure linked scope item": "but",
    "figure near linked scope item": "while",
    "figure item": "that",
    "scope item": "although because since which who after before",
    "scope": "whereas though",
    "item": "whose where when as if until than not",
}


def _any(name: str) -> str:
    return "|".join(sorted(column(_COLUMNS, name)))


#: Words that link two clauses or items.
LINKS = column(_COLUMNS, "linked")
#: For patterns: words around which the clause of a figure ends, and words that begin a clause rather than an item.
FIGURE_LINKS, NO_ITEM = _any("figure"), _any("item")

#: For character classes: marks that end a clause, the same with brackets and dashes, and those around a figure's clause.
PAUSES = ",;:"
MARKS = f"{PAUSES}()–—"
FIGURE_MARKS = f"{PAUSES}!?()–„{QUOTES}"
#: A full stop that is not inside a number.
_FULL_STOP = r"[.](?=\s|\Z)"

#: Around the clause of a figure, in lower case.
FIGURE_BORDER = re.compile(rf"[{FIGURE_MARKS}]|{_FULL_STOP}|\b(?:{FIGURE_LINKS})\b")
#: Around the German words that say what a figure is about; "und" before a noun joins nouns.
FACT_BORDER = re.compile(rf"[{MARKS}]| - |\b(?:{_any('fact')})\b(?= [a-zäöü])")
#: Between words and a figure that they do not belong to.
NEAR_BORDER = re.compile(rf"[{PAUSES}.–]|\b(?:{_any('near')})\b")
#: After the words that a figure counts.
COUNTED_BORDER = re.compile(rf"[{PAUSES}.()–]")
#: Around an English clause that may stand alone; not the comma of a number.
STATEMENT_BORDER = re.compile(r"(?:[;:]|,(?!\d)| [–—-])\s+|\s+(?=\()")
#: After an English clause that tells one of two events.
EVENT_BORDER = re.compile(rf"[{PAUSES}.]\s|[—–]")
#: Around the English words that an operator governs.
SCOPE_BORDER = re.compile(rf"[{MARKS}]|\b(?:{_any('scope')})\b")
#: Around an enumeration: the end of a sentence or clause, or a mark that introduces or sets apart.
ENUMERATION_BORDER = re.compile(rf"[;:!?–—]|{_FULL_STOP}|\s-\s|\n")

# Where to cut a sentence, best first.
_BORDERS = (
    re.compile(rf"(?<=[{STOPS}])\s+|(?<=[{STOPS}][{QUOTES})])\s+"),
    re.compile(r"(?<=[;:])\s+|\s+(?=[–—]\s)"),
    re.compile(rf"(?<=,)\s+(?=(?:{_any('comma')})\b)"),
    re.compile(r"(?<=,)\s+"),
    re.compile(rf"\s+(?=(?:{_any('long')})\s)"),
    re.compile(r"\s+"),
)


def split_clauses(text: str, fits: Callable[[str], bool]) -> list[Span]:
    """Cut a sentence into pieces that each fit: at clause boundaries if possible, else at white space, else anywhere.

    `fits` tells whether a piece is short enough. It must hold for every part of a piece that fits; a single character
    is never cut further. The pieces and the white space between them make up the whole text.
    """
    return list(_clauses(text, Span(0, len(text)), fits, 0))


def _clauses(text: str, span: Span, fits: Callable[[str], bool], level: int) -> Iterator[Span]:
    span = span.trimmed(text)
    if span.start >= span.end:
        return
    if fits(span.cut(text)) or span.end - span.start == 1:
        yield span
        return
    if level == len(_BORDERS):
        middle = (span.start + span.end) // 2
        yield from _clauses(text, Span(span.start, middle), fits, level)
        yield from _clauses(text, Span(middle, span.end), fits, level)
        return
    cuts = [match.end() for match in _BORDERS[level].finditer(text, span.start, span.end)]
    for piece in _packed(text, span, cuts, fits):
        yield from _clauses(text, piece, fits, level + 1)


def _packed(text: str, span: Span, cuts: list[int], fits: Callable[[str], bool]) -> Iterator[Span]:
    """Join neighbouring parts while they fit together."""
    start, end = span.start, span.start
    for cut in [*cuts, span.end]:
        if end > start and not fits(text[start:cut].strip()):
            yield Span(start, end)
            start = end
        end = cut
    yield Span(start, end)
