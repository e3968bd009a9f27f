"""Which parts of a text are the article, and which stand around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from summarize import furniture
from summarize.article import Article, Block, BlockKind, Span
from summarize.datelines import BYLINE, HEADER_DATE, is_date_line, is_name, iso_date
from summarize.lines import joined, lines

__all__ = ["clean"]


@dataclass(slots=True)
class _Piece:
    """A line, or a part of one, on its way to become a block."""

    span: Span
    text: str
    run: int  # lines without an empty line between them share a run
    kind: BlockKind | None = None
    glued: bool = False  # cut off the line of the piece before


def clean(article: Article) -> Article:
    """Return the article with its blocks and, where the text tells them, its title and date.

    The text and its offsets stay as they are. A piece is furniture only where a pattern or its surroundings
    say so; in doubt it is kept, since a lost paragraph is worse than a stray link. Lists and boxes are the
    article's own: their facts are the newsroom's.
    """
    pieces = [piece for piece in _pieces(article.text) if piece.text]
    over = len(pieces)
    if len(pieces) > 1:
        _mark_furniture(pieces)
        over = _mark_tail(pieces)
    title = _mark_header(pieces, article.title)
    date = article.date or _date(pieces[:over])
    _mark_lists(pieces)
    if any(piece.kind is None and _prose(piece) for piece in pieces):
        _mark_loose_ends(pieces)
    _name_the_rest(pieces)
    blocks = tuple(Block(piece.kind or BlockKind.PARAGRAPH, piece.span) for piece in pieces)
    return replace(article, blocks=blocks, title=title, date=date)


def _mark_furniture(pieces: list[_Piece]) -> None:
    """Mark what is furniture by its own words, and the captions, copies and links that hang on it."""
    for piece in pieces:
        if piece.kind is None and furniture.is_furniture(piece.text):
            piece.kind = BlockKind.BOILERPLATE
    _mark_captions(pieces)
    _mark_doubles(pieces)
    _mark_after_rubrics(pieces)


def _pieces(text: str) -> Iterator[_Piece]:
    run: list[Span] = []
    number = 0
    for line in [*lines(text), Span(len(text), len(text))]:
        if line.start < line.end:
            run.append(line)
            continue
        for span in joined(text, run):
            for place, (part, kind) in enumerate(_parts(text, span)):
                yield _Piece(part, part.cut(text), number, kind, glued=place > 0)
        run = []
        number += 1


_LIST_MARK = re.compile(r"(?:[-*•–·▪✓]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
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
    if date := HEADER_DATE.match(text, start, min(end, start + 60)):
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
    """The first date that a header line or an agency's mark gives."""
    for piece in pieces:
        if piece.kind is not BlockKind.BOILERPLATE or len(piece.text) > 160:
            continue
        dated = (
            is_date_line(piece.text)
            or (not _prose(piece) and len(piece.text) <= 90)
            or piece.text.startswith("(")
            or HEADER_DATE.match(piece.text + " ")
        )
        if (dated or BYLINE.match(piece.text)) and (found := iso_date(piece.text)):
            return found
    return None


def _mark_doubles(pieces: list[_Piece]) -> None:
    """Mark what stands twice: a caption glued to its own copy, a teaser or headline repeated."""
    seen: set[str] = set()
    for index, piece in enumerate(pieces):
        if piece.kind is not None:
            continue
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        above = pieces[index - 1] if index and pieces[index - 1].kind is BlockKind.CAPTION else None
        if (len(pieces) > 1 and _doubled(piece.text)) or (above and _echoes(piece.text, above.text)):
            piece.kind = BlockKind.CAPTION
        elif following and following.kind is not BlockKind.BOILERPLATE and _copy_of_caption(pieces, index):
            piece.kind = following.kind = BlockKind.CAPTION
        elif len(piece.text) >= 20:
            key = " ".join(piece.text.split()).lower()
            if key in seen:
                piece.kind = BlockKind.BOILERPLATE
            seen.add(key)


def _copy_of_caption(pieces: list[_Piece], index: int) -> bool:
    """Whether a line and the next are a picture's two texts: one ends the other, or they stand on a credit."""
    text, copy = pieces[index].text, pieces[index + 1].text
    if len(copy) < 30 or len(text) > _LONGEST_CAPTION:
        return False
    if text != copy:
        labelled = text.endswith(copy) and len(text) - len(copy) <= 40
        return labelled or (pieces[index + 1].kind is BlockKind.CAPTION and _same_headline(text, copy) and index > 0)
    return index + 2 < len(pieces) and BlockKind.CAPTION in (pieces[index + 1].kind, pieces[index + 2].kind)


def _echoes(text: str, caption: str) -> bool:
    """Whether a line says what the caption above it says, as the two texts of one picture do."""
    return (
        len(text) <= 2 * _SHORT_CAPTION
        and len(re.findall(r"[.!?](?=\s|$)", text)) <= 1
        and _same_headline(text, caption)
    )


def _doubled(text: str) -> bool:
    """Whether a line ends in the same 40 or more characters twice over, with at most a short label in
    front."""
    at = len(text)
    tail = text[-30:]
    for _ in range(8):  # a text of one repeated phrase has no end of places to try
        at = text.rfind(tail, 0, at - 1)
        if at < 0:
            return False
        at += len(tail)
        length = len(text) - at
        copy = text[at:].strip()
        if len(copy) >= 40 and len(text) - 2 * length <= 40 and text[:at].endswith(copy):
            return True
    return False


# Captions on news pages have up to three sentences; glued between paragraphs only a short one is surely no paragraph.
_LONGEST_CAPTION = 350
_SHORT_CAPTION = 100


def _mark_captions(pieces: list[_Piece]) -> None:
    """Mark photo credits, and the captions they stand under or at the end of."""
    for index, piece in enumerate(pieces):
        if len(piece.text) > _LONGEST_CAPTION or piece.glued or piece.kind in (BlockKind.HEADING, BlockKind.CAPTION):
            continue
        line = piece.text.strip("()[]| ")
        if len(line) <= 160 and furniture.CREDIT.fullmatch(line) and not _whole_sentence(line):
            if piece.kind is BlockKind.BOILERPLATE and piece.text.startswith("("):
                continue  # an agency's mark under the last paragraph
            piece.kind = BlockKind.CAPTION
            _mark_above(pieces, index)
        elif piece.kind is None and (
            furniture.CREDIT_AT_END.search(piece.text)
            or furniture.PICTURE_NOTE.search(piece.text)
            or _IMAGE.match(piece.text)
        ):
            piece.kind = BlockKind.CAPTION


_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)$")


def _whole_sentence(text: str) -> bool:
    """A credit is a few names; a sentence has words in lower case and a full stop."""
    return text.endswith(".") and len(re.findall(r"\b[a-zäöü]{3,}\b", text)) >= 4


def _mark_above(pieces: list[_Piece], credit: int) -> None:
    """A caption stands right above its credit: alone with it between empty lines, or as a single short sentence."""
    near = pieces[max(0, credit - 3) : credit + 2]
    run = [piece for piece in near if piece.run == pieces[credit].run]
    alone = len(run) <= 3 and run[-1] is pieces[credit]
    for piece in run[:-1] if alone else pieces[max(0, credit - 1) : credit]:
        sentences = len(re.findall(r"[.!?](?=\s|$)", piece.text))
        longest, most = (_LONGEST_CAPTION, 2) if alone else (_SHORT_CAPTION, 1)
        # "Quelle: ..." names a picture's source or the whole article's.
        if pieces[credit].text.startswith("Quelle") and piece.text.endswith(_ENDS):
            continue
        fits = len(piece.text) <= longest and sentences <= most
        if piece.kind is None and fits and piece.run == pieces[credit].run and piece is not pieces[0]:
            piece.kind = BlockKind.CAPTION


# A headline of two lines has about a hundred characters.
_LONGEST_HEADING = 110
_ENDS = (".", "!“", ".“", "?“", '."', '!"', ".»", "!»", ".«", "!«", ".)", ".”")


def _prose(piece: _Piece) -> bool:
    """Whether a piece is running text, judged by its form alone."""
    return len(piece.text) > _LONGEST_HEADING or piece.text.endswith(_ENDS)


def _loose(piece: _Piece) -> bool:
    """Whether a piece could be a heading, a link or a button: short, no sentence, not yet known."""
    return piece.kind is None and not _prose(piece) and not piece.text.endswith((":", ";", ","))


# Links are whole headlines; of the subheadings of 200 articles nine in ten are shorter than this.
_LONGEST_SUBHEADING = 45


def _mark_after_rubrics(pieces: list[_Piece]) -> None:
    """Mark the headlines that follow "Lesen Sie auch" and the like, up to the next running text."""
    for index, piece in enumerate(pieces):
        if piece.kind is not BlockKind.BOILERPLATE or not furniture.RUBRIC.fullmatch(furniture.bare(piece.text)):
            continue
        links = []
        after = index + 1
        while after < len(pieces) and (pieces[after].kind is not None or _loose(pieces[after])):
            if pieces[after].kind is None:
                links.append(pieces[after])
            after += 1
        if after < len(pieces) and links and _is_subheading(links):
            links.pop()
        for link in links:
            link.kind = BlockKind.BOILERPLATE


def _is_subheading(links: list[_Piece]) -> bool:
    """Whether the last line before running text is no link but the article's: apart from the others, or a few words."""
    last = links[-1]
    if len(last.text) > _LONGEST_SUBHEADING or ":" in last.text:
        return False
    return len(links) < 3 or last.run != links[-2].run or len(last.text) <= _LONGEST_SUBHEADING // 2


def _mark_tail(pieces: list[_Piece]) -> int:
    """Mark all that comes after the comments' header, the tags or the contacts, if the article is over by
    then.

    Returns how many pieces stand before that.
    """
    own = sum(len(piece.text) for piece in pieces if piece.kind is None)
    so_far = 0
    for index, piece in enumerate(pieces):
        if piece.kind is None:
            so_far += len(piece.text)
        elif (
            piece.kind is BlockKind.BOILERPLATE
            and so_far * 2 >= own
            and furniture.TAIL.fullmatch(furniture.bare(piece.text) or piece.text)
        ):
            for later in pieces[index:]:
                later.kind = BlockKind.BOILERPLATE
            return index
    return len(pieces)


def _mark_header(pieces: list[_Piece], title: str | None) -> str | None:
    """Find the title among the lines above the first running text; mark what stands around it."""
    first = next((at for at, piece in enumerate(pieces) if piece.kind is None and _prose(piece)), None)
    if first is None:
        return title
    lines_above = [piece for piece in pieces[:first] if _loose(piece) or piece.kind is BlockKind.HEADING]
    headline = next((piece for piece in lines_above if _is_title(piece, title)), None)
    if headline is None and lines_above:
        headline = max(lines_above, key=lambda piece: len(piece.text)) if title is None else None
    if headline is None:
        return title
    above = True
    for piece in lines_above:
        if piece is headline:
            piece.kind = BlockKind.TITLE
            above = False
        elif piece.kind is None and (
            (len(piece.text.split()) <= (3 if above else 2) and not re.search(r"\?$|\d[.:]\d\d", piece.text))
            or (not above and (is_name(piece.text) or _same_headline(headline.text, piece.text)))
            or (len(piece.text) <= _LONGEST_SUBHEADING * 2 and iso_date(piece.text))
        ):
            piece.kind = BlockKind.BOILERPLATE
    return title or " ".join(headline.text.split())


def _is_title(piece: _Piece, title: str | None) -> bool:
    """A headline has a few words; a kicker or a menu's entry above it has fewer."""
    if title:
        return _same_headline(title, piece.text)
    return (len(piece.text) >= 25 and len(piece.text.split()) >= 4) or piece.kind is BlockKind.HEADING


def _same_headline(one: str, other: str) -> bool:
    """Whether two headlines share most of their longer words."""
    a, b = ({word[:6] for word in re.findall(r"\w{4,}", text.lower())} for text in (one, other))
    return bool(a & b) and len(a & b) >= 0.6 * max(1, min(len(a), len(b)))


_BOX = re.compile(
    r"(?:\w+[ -])?(?:Infobox|Info-?Kasten|Info|Infos|Fakten|Faktenbox|Steckbrief|Hintergrund|"
    r"Zahlen und Fakten|Zahlen|Daten und Fakten|Auf einen Blick|"
    r"Das Wichtigste in Kürze|In Kürze|Überblick|Chronologie|Chronik|Zeitleiste|Service|Termine|"
    r"Ergebnisse)\W*",
    re.IGNORECASE,
)


def _mark_lists(pieces: list[_Piece]) -> None:
    """Mark list items: by their bullet, or as the short lines under a box's name or a line that ends in a
    colon."""
    in_box = False
    for index, piece in enumerate(pieces):
        if piece.kind is not None:
            in_box = False
            continue
        if (
            furniture.TABLE_ROW.fullmatch(piece.text)
            or _LIST_MARK.match(piece.text)
            or (_data_line(piece.text) and not piece.text.endswith("."))
        ):
            piece.kind = BlockKind.LIST
        elif _loose(piece) and _BOX.fullmatch(piece.text):
            piece.kind, in_box = BlockKind.HEADING, True
        elif in_box and _loose(piece) and pieces[index - 1].run == piece.run and not _starts_section(pieces, index):
            piece.kind = BlockKind.LIST
        else:
            in_box = piece.text.endswith(":") and len(piece.text) <= _LONGEST_HEADING


def _data_line(text: str) -> bool:
    """Names or values in a row: a line-up, a result."""
    return text.count(", ") + text.count(" – ") >= 5


def _starts_section(pieces: list[_Piece], index: int) -> bool:
    """Whether the line after the next already has a bullet, so that these two are headings."""
    return any(_LIST_MARK.match(piece.text) for piece in pieces[index + 1 : index + 3])


def _mark_loose_ends(pieces: list[_Piece]) -> None:
    """A heading stands over text of the article; a short line over furniture is furniture.

    So are the short lines at the very end, if they follow furniture or are a few words.
    """
    end = len(pieces)
    while end > 0 and _loose(pieces[end - 1]):
        end -= 1
    after_furniture = end > 0 and pieces[end - 1].kind is BlockKind.BOILERPLATE
    for piece in pieces[end:]:
        if after_furniture or len(piece.text.split()) <= 3:
            piece.kind = BlockKind.BOILERPLATE
    body = next((at for at, piece in enumerate(pieces) if piece.kind is None and _prose(piece)), 0)
    for piece, below in reversed(list(pairwise(pieces[body:end]))):
        if _loose(piece) and _furniture_below(below):
            piece.kind = BlockKind.BOILERPLATE


def _furniture_below(below: _Piece) -> bool:
    """An advertisement may part a heading from its text; other furniture does not."""
    return below.kind is BlockKind.BOILERPLATE and furniture.bare(below.text).lower() not in (
        "anzeige",
        "werbung",
    )


def _name_the_rest(pieces: list[_Piece]) -> None:
    own = [piece for piece in pieces if piece.kind is None]
    prose = [piece for piece in own if _prose(piece)]
    if len(prose) > 2 and own[0] is prose[0] and len(prose[0].text) <= 500:
        prose[0].kind = BlockKind.TEASER
    for piece in own:
        if piece.kind is None:
            piece.kind = BlockKind.PARAGRAPH if _prose(piece) or piece.text.endswith(":") else BlockKind.HEADING
