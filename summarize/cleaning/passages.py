"""The passages of a text: its lines or parts of lines, before they are classified."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.article import BlockKind, Span
from summarize.cleaning import boilerplate
from summarize.cleaning.datelines import HEADER_DATE
from summarize.language.lines import runs
from summarize.language.sentence_ends import QUOTES, TERMINATORS
from summarize.language.words import EITHER_STEM, stem


@dataclass(slots=True)
class Passage:
    """A line, or a part of one, that will become a block."""

    span: Span
    text: str
    run: int  # lines share a run if no empty line separates them
    kind: BlockKind | None = None
    glued: bool = False  # cut from the same line as the passage before


_SENTENCE_GAP = re.compile(rf"(?<=[{TERMINATORS}{QUOTES}])\s+(?=\S)")
_HEADING_MARK = re.compile(r"#{1,6}\s+(?=\S)")
_QUOTE_MARK = re.compile(r">\s+")
# A headline of two lines has about a hundred characters.
LONGEST_HEADING = 110
ENDS = (".", "!“", ".“", "?“", '."', '!"', ".»", "!»", ".«", "!«", ".)", ".”")
#: What an agency's mark follows.
_BEFORE_AGENCY = (*TERMINATORS, *QUOTES, ")")

# A sentence followed by its author: "... wurde geborgen. (TT.com, APA)"
_MARKED_END = re.compile(rf"[a-zäöüß]{{2}}[{TERMINATORS}][{QUOTES}]?\s\([^()]{{1,60}}\)\.?$")


def passages(text: str) -> Iterator[Passage]:
    """Yield the passages of a text in order; parts glued to a line become passages of their own, already marked."""
    for number, run in enumerate(runs(text)):
        for span in run:
            for place, (part, kind) in enumerate(_parts(text, span)):
                yield Passage(part, part.cut(text), number, kind, glued=place > 0)


def _parts(text: str, span: Span) -> Iterator[tuple[Span, BlockKind | None]]:
    """Cut off what is glued to a line: markup, a leading date, trailing small print and agency marks."""
    start, end = span.start, span.end
    if mark := _QUOTE_MARK.match(text, start, end):
        start = mark.end()
    if mark := _HEADING_MARK.match(text, start, end):
        yield Span(mark.end(), end), BlockKind.HEADING
        return
    if date := HEADER_DATE.match(text, start, min(end, start + 60)):
        yield Span(start, date.end()).trimmed(text), BlockKind.BOILERPLATE
        start = date.end()
    if button := boilerplate.glued_button(text[start : min(end, start + 100)]):
        yield Span(start, start + button), BlockKind.BOILERPLATE
        start += button
    tails: list[Span] = []
    while start < end and (at := _glued_tail(text, start, end)) is not None:
        tails.insert(0, Span(at, end))
        end = Span(start, at).trimmed(text).end
    for code in boilerplate.SHORTCODE.finditer(text, start, end):
        if start < (before := Span(start, code.start()).trimmed(text)).end:
            yield before, None
        yield Span(code.start(), code.end()), BlockKind.BOILERPLATE
        start = Span(code.end(), end).trimmed(text).start
    if start < end:
        yield Span(start, end), None
    for tail in tails:
        yield tail, BlockKind.BOILERPLATE


def _glued_tail(text: str, start: int, end: int) -> int | None:
    """Return where a stray last sentence or an agency's mark begins, if the line has more than that."""
    window = max(start, end - 260)
    last = text[window:end]
    # The search is slow, and most lines end in a full stop.
    may_be_agency = last[-1].isalnum() or last.endswith((")", ").", "]"))
    if may_be_agency and (agency := boilerplate.AGENCY_END.search(last)):
        at = window + agency.start(1)
        if text[start:at].rstrip().endswith(_BEFORE_AGENCY):
            return at
    for match in _SENTENCE_GAP.finditer(last):
        if boilerplate.STRAY.match(last, match.end()):
            return window + match.end()
    return None


def is_prose(piece: Passage) -> bool:
    """Whether a passage is running text, judged by its form alone."""
    return len(piece.text) > LONGEST_HEADING or piece.text.endswith(ENDS) or _MARKED_END.search(piece.text) is not None


def is_loose(piece: Passage) -> bool:
    """Whether a passage could be a heading, a link or a button: short, not a sentence, not yet classified."""
    return piece.kind is None and not is_prose(piece) and not piece.text.endswith((":", ";", ","))


def could_be_title(piece: Passage) -> bool:
    """Whether a line could be a headline: a few words, one in lower case or quoted.

    Kickers and menu entries have fewer.
    """
    words = piece.text.split()
    if piece.text[0] in '„«»“"' and piece.text[-1] in QUOTES and len(words) >= 3:
        return True
    return len(piece.text) >= 25 and len(words) >= 4 and any(word[0].islower() for word in words)


def same_headline(one: str, other: str) -> bool:
    """Whether two headlines share most of their longer words."""
    a, b = ({stem(word, EITHER_STEM) for word in re.findall(r"\w{4,}", text.lower())} for text in (one, other))
    return bool(a & b) and len(a & b) >= 0.6 * max(1, min(len(a), len(b)))
