"""The lines of a text, and which of them belong to one paragraph that was wrapped at a column."""

import re
from itertools import pairwise

from summarize.language.abbreviations import ALWAYS_GO_ON
from summarize.language.calendar import GERMAN_MONTHS
from summarize.language.sentence_ends import QUOTES, STOPS, abbreviated
from summarize.span import Span

#: Bullets before the items of a list.
BULLETS = "-*•–·▪►✓"
#: A bullet, a number or a letter before an item of a list.
LIST_MARK = re.compile(rf"(?:[{BULLETS}]|\(?\d{{1,2}}[.)]|\(?[a-z][.)])\s+(?=\S)")

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
#: Marks that close a quotation or a bracket, and may follow the end of a sentence.
_CLOSING = f"{QUOTES}‹›'’)]"
_STOPS = frozenset(STOPS)
#: "am 23." at the end of a line, before its month.
_DAY = re.compile(r"(?<!\d)\d{1,2}\.\Z")
#: A credit after the last sentence, "(APA, red)", or that of a picture.
_CREDIT = re.compile(rf"[{STOPS}][{QUOTES}]?\s\([^()]{{1,60}}\)\Z|\((?:Foto|Bild|Quelle)[^()]{{0,60}}\)\Z")
#: Before a number, what ends a sentence rather than an abbreviation: "Die Wehren rückten ab."
_SHORT_WORD = re.compile(r"\b([a-zäöü]{2,3})\.\Z")
_WORD = re.compile(r"\S+")
# "von Eva Muster" under a headline does not continue it.
_BYLINE = re.compile(r"(?:von|by|in|aus)(?:\s[A-ZÄÖÜ][\w.-]*){1,4}$")
# Mail and plain-text pages break at 60 to 80 columns, terminals at up to 120; a shorter line ended on its own.
_NARROWEST = 40
_WIDEST = 120
#: Lines that prove a column for a whole text.
_PROOFS = 2

#: A line and the one after it.
_Break = tuple[Span, Span]


def lines(text: str) -> list[Span]:
    """Return the lines of a text without their breaks, trimmed of white space; an empty line is an empty span."""
    found = []
    start = 0
    for match in _BREAK.finditer(text):
        found.append(Span(start, match.start()).trimmed(text))
        start = match.end()
    found.append(Span(start, len(text)).trimmed(text))
    return found


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text: its non-empty lines, with lines broken at a column joined."""
    return [paragraph for run in runs(text) for paragraph in run]


def runs(text: str) -> list[list[Span]]:
    """Return the paragraphs of a text by run; an empty line separates two runs.

    A line that continues with a lower-case letter proves that a text was broken at a column. There, a line also
    continues with a capital (German nouns) if the first word of the next line would not have fitted. One such line
    proves it for its run, a few for the whole text.
    """
    found: list[list[Span]] = [[]]
    for line in lines(text):
        if line.start < line.end:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    breaks = [[pair for pair in pairwise(run) if _may_go_on(text, *pair)] for run in found]
    shared = _shared_column(text, [pair for pairs in breaks for pair in pairs])
    return [_joined(text, run, pairs, shared) for run, pairs in zip(found, breaks, strict=True) if run]


def _shared_column(text: str, breaks: list[_Break]) -> int:
    """Return the column of a whole text, or 0: "mehr" below a teaser does not prove one."""
    proofs = [
        (line, follows)
        for line, follows in _proofs(text, breaks)
        if _length(follows) >= _NARROWEST or _stops(text, follows)
    ]
    return _column(text, breaks, proofs) if len(proofs) >= _PROOFS else 0


def _proofs(text: str, breaks: list[_Break]) -> list[_Break]:
    """Return the breaks within a sentence: the next line begins with a lower-case letter."""
    return [(line, follows) for line, follows in breaks if text[follows.start].islower()]


def _column(text: str, breaks: list[_Break], proofs: list[_Break]) -> int:
    """Return the length of the longest line broken at the column: the first word of the next did not fit into any."""
    room = min(_length(line) + _first_word(text, follows) for line, follows in proofs)
    widest = max(room, *(_length(line) for line, _ in proofs))
    return max(length for line, _ in breaks if (length := _length(line)) <= widest)


def _joined(text: str, run: list[Span], breaks: list[_Break], shared: int) -> list[Span]:
    """Join the lines of a run that were broken at its own column, or at the shared one if the run ends in a stop."""
    if proofs := _proofs(text, breaks):
        width = _column(text, breaks, proofs)
    else:
        width = shared if _stops(text, run[-1]) else 0
    going_on = {line for line, follows in breaks if width and _goes_on(text, line, follows, width)}
    found = run[:1]
    for line, follows in pairwise(run):
        if line in going_on:
            found[-1] = Span(found[-1].start, follows.end)
        else:
            found.append(follows)
    return found


def _goes_on(text: str, line: Span, follows: Span, width: int) -> bool:
    """Whether a line that may go on does: in lower case, or with a word that would not have fitted."""
    return text[follows.start].islower() or width >= _length(line) > width - 1 - _first_word(text, follows)


def _length(line: Span) -> int:
    return line.end - line.start


def _first_word(text: str, line: Span) -> int:
    """Return the length of the first word of a line that is not empty."""
    word = _WORD.match(text, line.start, line.end)
    return 0 if word is None else len(word[0])


def _may_go_on(text: str, line: Span, follows: Span) -> bool:
    return _fits(text, line, follows) and not _ends(text, line, follows)


def _fits(text: str, line: Span, follows: Span) -> bool:
    """Whether a line is as wide as a column, and the next is neither a list item nor a byline."""
    if not _NARROWEST <= _length(line) <= _WIDEST:
        return False
    mark = LIST_MARK.match(text, follows.start)
    return not (_BYLINE.match(follows.cut(text)) or (mark and not _month(text, mark.end(), follows.end)))


def _ends(text: str, line: Span, follows: Span) -> bool:
    """Whether a sentence ends with a line: not with the dot of an abbreviation, or of a day before its month."""
    whole = line.cut(text)
    if _CREDIT.search(whole) or (whole.endswith(":") and text[follows.start].isalnum()):
        return True
    last = whole.rstrip(_CLOSING)
    if last[-1:] not in _STOPS or (_DAY.search(last) and _month(text, follows.start, follows.end)):
        return False
    word = _SHORT_WORD.search(last) if text[follows.start].isdigit() else None
    verb = word is not None and word[1] not in ALWAYS_GO_ON
    return verb or not abbreviated(text, line.start + len(last) - 1, follows.start)


def _stops(text: str, line: Span) -> bool:
    return line.cut(text).rstrip(_CLOSING)[-1:] in _STOPS


def _month(text: str, start: int, end: int) -> bool:
    """Whether the name of a month begins at `start`: "31. Dezember" is not an item of a list."""
    word = _WORD.match(text, start, end)
    return word is not None and word[0].strip(".,").lower() in GERMAN_MONTHS
