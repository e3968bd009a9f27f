"""Which parts of a text are the article, and which stand around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarize import furniture
from summarize.article import Article, Block, BlockKind, Span
from summarize.lines import joined, lines

__all__ = ["clean"]


@dataclass(slots=True)
class _Piece:
    """A line, or a part of one, on its way to become a block."""

    span: Span
    text: str
    run: int  # lines without an empty line between them share a run
    kind: BlockKind | None = None


def clean(article: Article) -> Article:
    """Return the article with its blocks and, where the text tells them, its title and date.

    The text and its offsets stay as they are. A piece is furniture only where a pattern or its surroundings
    say so; in doubt it is kept, since a lost paragraph is worse than a stray link.
    """
    pieces = [piece for piece in _pieces(article.text) if piece.text]
    date = article.date or _date(pieces)
    _mark_alone(pieces)
    _mark_doubles(pieces)
    _mark_captions(pieces)
    _mark_after_rubrics(pieces)
    _mark_tail(pieces)
    title = _mark_structure(pieces, article.title)
    blocks = tuple(Block(piece.kind or BlockKind.PARAGRAPH, piece.span) for piece in pieces)
    return replace(article, blocks=blocks, title=title, date=date)


def _pieces(text: str) -> Iterator[_Piece]:
    run: list[Span] = []
    number = 0
    for line in [*lines(text), Span(len(text), len(text))]:
        if line.start < line.end:
            run.append(line)
            continue
        for span in joined(text, run):
            for part, kind in _parts(text, span):
                yield _Piece(part, part.cut(text), number, kind)
        run = []
        number += 1


_LIST_MARK = re.compile(r"(?:[-*•–·▪►✓]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_HEADING_MARK = re.compile(r"#{1,6}\s+(?=\S)")
_QUOTE_MARK = re.compile(r">\s+")


def _parts(text: str, span: Span) -> Iterator[tuple[Span, BlockKind | None]]:
    """Cut off what is glued to a line: markup, a date in front, small print and agency marks behind."""
    start, end = span.start, span.end
    if mark := _QUOTE_MARK.match(text, start, end):
        start = mark.end()
    if mark := _HEADING_MARK.match(text, start, end):
        yield Span(mark.end(), end), BlockKind.HEADING
        return
    if date := furniture.HEADER_DATE.match(text, start, min(end, start + 60)):
        yield _trim(text, start, date.end()), BlockKind.BOILERPLATE
        start = date.end()
    tails: list[Span] = []
    while start < end and (at := _glued_tail(text, start, end)) is not None:
        tails.insert(0, Span(at, end))
        end = _trim(text, start, at).end
    if start < end:
        yield Span(start, end), None
    for tail in tails:
        yield tail, BlockKind.BOILERPLATE


def _glued_tail(text: str, start: int, end: int) -> int | None:
    """Where a stray last sentence or an agency's mark begins, if the line has more than that."""
    window = max(start, end - 260)
    last = text[window:end]
    if agency := furniture.AGENCY_END.search(last):
        at = window + agency.start(1)
        before = text[start:at].rstrip()
        if before.endswith((".", "!", "?", "“", "”", '"', "»", "«", ")")):
            return at
    for match in re.finditer(r"(?<=[.!?“”\"»«])\s+(?=\S)", last):
        if furniture.STRAY.match(last, match.end()):
            return window + match.end()
    return None


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _date(pieces: list[_Piece]) -> str | None:
    """The date a header line or an agency's mark gives, ISO 8601 as far as it is given."""
    for piece in pieces:
        if piece.kind is BlockKind.BOILERPLATE and (found := _iso(piece.text)):
            return found
        if (
            piece.kind is None
            and len(piece.text) < 160
            and (furniture.DATE_LINE.fullmatch(piece.text) or furniture.BYLINE.fullmatch(piece.text))
            and (found := _iso(piece.text))
        ):
            return found
    return None


_NUMERIC = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\b")
_NAMED = re.compile(r"\b(\d{1,2})\.\s?([A-Za-zäÄ]{3,9})\.?\s?(\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")


def _iso(text: str) -> str | None:
    if found := _ISO.search(text):
        year, month, day = found[1], int(found[2]), int(found[3] or 1)
        valid = 1 <= month <= 12 and 1 <= day <= 31
        return found[0] if valid else None
    if found := _NUMERIC.search(text):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif found := _NAMED.search(text):
        day, month, year = int(found[1]), furniture.MONTH_NUMBERS.get(found[2].lower(), 0), found[3]
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{int(year) + 2000 if len(year) == 2 else int(year):04}-{month:02}-{day:02}"


# No button, rubric or byline is longer than this; patterns are not tried on more.
_LONGEST_LABEL = 160
_LONGEST_PROMOTION = 600
_LONGEST_CAPTION = 350


def _bare(text: str) -> str:
    return text.strip(" \t:!.…>»›→|-–—*_#▶►+")


def _mark_alone(pieces: list[_Piece]) -> None:
    """Mark the lines that are furniture whatever stands around them."""
    for piece in pieces:
        if piece.kind is None and _is_furniture(piece.text):
            piece.kind = BlockKind.BOILERPLATE


def _is_furniture(text: str) -> bool:
    if len(text) > _LONGEST_PROMOTION:
        return False
    bare = _bare(text)
    if not bare:
        return True
    if len(text) <= _LONGEST_LABEL and (
        furniture.LABEL.fullmatch(bare)
        or furniture.RUBRIC.fullmatch(bare)
        or furniture.RUBRIC.match(text.partition(":")[0].strip() if ":" in text else "")
        or furniture.TAIL.fullmatch(bare)
        or furniture.DATE_LINE.fullmatch(text)
        or furniture.BYLINE.fullmatch(text)
        or furniture.SOURCE_LINE.fullmatch(text)
        or _run_together(bare)
    ):
        return True
    return bool(
        furniture.PROMOTION.fullmatch(text) or furniture.OPENER.fullmatch(text) or furniture.STRAY.match(text)
    )


def _run_together(text: str) -> bool:
    """Whether this is a list of tags without spaces: "AllianzNordkoreaRussland"."""
    return bool(re.fullmatch(r"(?:[A-ZÄÖÜ][a-zäöüß-]{2,}){4,}", text))


def _mark_doubles(pieces: list[_Piece]) -> None:
    """Mark what stands twice: a caption glued to its own copy, a teaser or headline repeated."""
    seen: set[str] = set()
    for piece in pieces:
        if piece.kind is not None:
            continue
        if _doubled(piece.text) and len(pieces) > 1:
            piece.kind = BlockKind.CAPTION
        elif len(piece.text) >= 20:
            key = " ".join(piece.text.split()).lower()
            if key in seen:
                piece.kind = BlockKind.BOILERPLATE
            seen.add(key)


def _doubled(text: str) -> bool:
    """Whether a line ends in the same 40 or more characters twice over, with at most a short label in
    front."""
    tail = text[-30:]
    at = len(text) - 30
    for _ in range(8):
        at = text.rfind(tail, 0, max(at, 0) + len(tail) - 1) if at > 0 else -1
        if at < 0:
            return False
        length = len(text) - 30 - at
        copy = text[-length:].strip()
        label = len(text) - 2 * length
        if len(copy) >= 40 and -3 <= label <= 40 and text[: len(text) - length].rstrip().endswith(copy):
            return True
    return False


def _mark_captions(pieces: list[_Piece]) -> None:
    """Mark photo credits, and the captions they stand under or at the end of."""
    for index, piece in enumerate(pieces):
        if piece.kind is not None or len(piece.text) > _LONGEST_CAPTION:
            continue
        if len(piece.text) <= 160 and furniture.CREDIT.fullmatch(piece.text):
            piece.kind = BlockKind.CAPTION
            _mark_above(pieces, index)
        elif furniture.CREDIT_INSIDE.search(piece.text):
            piece.kind = BlockKind.CAPTION


def _mark_above(pieces: list[_Piece], credit: int) -> None:
    """A caption stands right above its credit, in a run of its own of at most three lines, or doubled."""
    run = [piece for piece in pieces[max(0, credit - 6) : credit] if piece.run == pieces[credit].run]
    if len(run) <= 2:
        for piece in run:
            if piece.kind is None and len(piece.text) <= _LONGEST_CAPTION:
                piece.kind = BlockKind.CAPTION
        return
    above = run[-1]
    if above.kind is None and len(above.text) <= 200:
        above.kind = BlockKind.CAPTION


_LONGEST_HEADING = 110


def _short(piece: _Piece) -> bool:
    return len(piece.text) <= _LONGEST_HEADING and not piece.text.endswith((".", ":", ";", ","))


def _prose(piece: _Piece) -> bool:
    return len(piece.text) > _LONGEST_HEADING or piece.text.endswith((".", "!“", ".“", '."', ".»", ".«"))


def _mark_after_rubrics(pieces: list[_Piece]) -> None:
    """Mark the headlines that follow "Lesen Sie auch" and the like, up to the next prose."""
    for index, piece in enumerate(pieces):
        if piece.kind is not BlockKind.BOILERPLATE or not furniture.RUBRIC.fullmatch(_bare(piece.text)):
            continue
        links = []
        after = index + 1
        while after < len(pieces) and (pieces[after].kind is not None or _short(pieces[after])):
            if pieces[after].kind is None:
                links.append(pieces[after])
            after += 1
        if after < len(pieces) and links and _subheading(links[-1].text):
            links.pop()
        for link in links:
            link.kind = BlockKind.BOILERPLATE


def _subheading(text: str) -> bool:
    """Links are whole headlines; a subheading of the article is a few words."""
    return len(text) <= 45 and ":" not in text


def _mark_tail(pieces: list[_Piece]) -> None:
    """Mark all that comes after the comments' header or the tags, if the article is over by then."""
    own = sum(len(piece.text) for piece in pieces if piece.kind is None)
    so_far = 0
    for index, piece in enumerate(pieces):
        if piece.kind is None:
            so_far += len(piece.text)
        elif (
            piece.kind is BlockKind.BOILERPLATE
            and furniture.TAIL.fullmatch(_bare(piece.text))
            and so_far * 2 >= own
        ):
            for later in pieces[index:]:
                later.kind = BlockKind.BOILERPLATE
            return


def _mark_structure(pieces: list[_Piece], title: str | None) -> str | None:
    """Give the article's own pieces their kinds; return the title."""
    own = [piece for piece in pieces if piece.kind is None or piece.kind is BlockKind.HEADING]
    if not own:
        return title
    first = own[0]
    if len(own) > 1 and _short(first) and any(_prose(piece) for piece in own[1:]):
        first.kind = BlockKind.TITLE
        title = title or " ".join(first.text.split())
        own = own[1:]
        if own and own[0].kind is None and _same_headline(first.text, own[0].text):
            own[0].kind = BlockKind.BOILERPLATE
            own = own[1:]
    prose = [piece for piece in own if piece.kind is None and _prose(piece)]
    if len(prose) > 2 and own[0] is prose[0] and len(prose[0].text) <= 500:
        prose[0].kind = BlockKind.TEASER
    for piece in own:
        if piece.kind is not None:
            continue
        if _LIST_MARK.match(piece.text):
            piece.kind = BlockKind.LIST
        elif _short(piece):
            piece.kind = BlockKind.HEADING
        else:
            piece.kind = BlockKind.PARAGRAPH
    return title


def _same_headline(one: str, other: str) -> bool:
    """Whether two headlines share most of their words."""
    a, b = (set(re.findall(r"\w{4,}", text.lower())) for text in (one, other))
    return _short_text(other) and len(a & b) >= 0.6 * min(len(a), len(b)) and bool(a & b)


def _short_text(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING
