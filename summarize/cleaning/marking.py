"""Marking each passage of a text as part of the article or as boilerplate."""

import re
from dataclasses import replace
from itertools import pairwise

from summarize.article import Article, Block, BlockKind
from summarize.cleaning import boilerplate
from summarize.cleaning.captions import mark_captions, mark_copies
from summarize.cleaning.datelines import BYLINE, is_date_line, is_dated, is_name, iso_date
from summarize.cleaning.passages import (
    LONGEST_HEADING,
    Passage,
    could_be_title,
    is_loose,
    is_prose,
    passages,
    same_headline,
)
from summarize.language.lines import LIST_MARK
from summarize.language.sentence_ends import TERMINATORS

#: Most words per comma in a line of data: a number of commas alone also fits long sentences (docs/decisions.md).
DENSE = 5
_SENTENCES = re.compile(rf"[a-zäöüß]{{3}}[{TERMINATORS}]\s+[A-ZÄÖÜ]")


def clean(article: Article) -> Article:
    """Return the article with its blocks and, where the text gives them, its title and date.

    Text and offsets stay unchanged. A passage is boilerplate only if a pattern or its surroundings say so; if in doubt, it
    is kept, since a lost paragraph is worse than a stray link. Lists and boxes belong to the article: their facts come
    from the newsroom.
    """
    pieces = [piece for piece in passages(article.text) if piece.text]
    over = len(pieces)
    meta = _front_matter(pieces)
    if len(pieces) > 1:
        _mark_boilerplate(pieces)
        over = _mark_tail(pieces)
    title = _mark_header(pieces, article.title or meta.get("title"))
    date = article.date or iso_date(meta.get("date", "")) or _date(pieces[:over])
    _mark_lists(pieces)
    if any(piece.kind is None and is_prose(piece) for piece in pieces):
        _mark_loose_ends(pieces)
    _name_the_rest(pieces)
    blocks = tuple(Block(piece.kind or BlockKind.PARAGRAPH, piece.span) for piece in pieces)
    return replace(article, blocks=blocks, title=title, date=date)


_KEY = re.compile(r"(\w+)\s*:\s*[\"']?(.*?)[\"']?$")
# Front matter is a few lines; if no second rule follows soon after the first, the text is an article.
_LONGEST_FRONT_MATTER = 40


def _front_matter(pieces: list[Passage]) -> dict[str, str]:
    """Mark the front matter of a Markdown file, between two lines of dashes, and return its keys in lower case."""
    if not pieces or pieces[0].text != "---":
        return {}
    ends = [at for at, piece in enumerate(pieces[1:_LONGEST_FRONT_MATTER], 1) if piece.text == "---"]
    if not ends:
        return {}
    for piece in pieces[: ends[0] + 1]:
        piece.kind = BlockKind.BOILERPLATE
    found = (_KEY.match(piece.text) for piece in pieces[1 : ends[0]])
    return {match[1].lower(): match[2] for match in found if match and match[2]}


def _mark_boilerplate(pieces: list[Passage]) -> None:
    """Mark boilerplate recognised by its own words, and the captions, duplicates and links that depend on it."""
    above = None
    for piece in pieces:
        answer = above is not None and boilerplate.QUESTION.fullmatch(above.text) is not None
        if piece.kind is None and boilerplate.is_boilerplate(piece.text, answer=answer):
            piece.kind = BlockKind.BOILERPLATE
        above = piece
    mark_captions(pieces)
    mark_copies(pieces)
    _mark_after_rubrics(pieces)
    _mark_sign_up_boxes(pieces)


_LONGEST_DATE_LINE = 120


def _date(pieces: list[Passage]) -> str | None:
    """Return the first date found in a header line or an agency's mark."""
    in_header = True
    for piece in pieces:
        in_header = in_header and piece.kind in (BlockKind.TITLE, BlockKind.BOILERPLATE)
        if piece.kind is not BlockKind.BOILERPLATE or len(piece.text) > _LONGEST_DATE_LINE:
            continue
        dated = (in_header and not is_prose(piece)) or is_date_line(piece.text) or piece.text.startswith("(")
        if (dated or piece.glued or BYLINE.match(piece.text)) and (found := iso_date(piece.text)):
            return found
    return None


# Links are whole headlines; nine in ten subheadings in 200 articles are shorter than this.
_LONGEST_SUBHEADING = 45


def _mark_after_rubrics(pieces: list[Passage]) -> None:
    """Mark the headlines after "Lesen Sie auch" and the like, up to the next running text or rubric."""
    links: list[Passage] | None = None
    for piece in pieces:
        if piece.kind is BlockKind.BOILERPLATE and boilerplate.RUBRIC.fullmatch(boilerplate.bare(piece.text)):
            _mark_links(links)
            links = []
        elif links is not None and is_loose(piece):
            links.append(piece)
        elif links is not None and piece.kind is None:
            if links and _is_subheading(links):
                links.pop()
            _mark_links(links)
            links = None
    _mark_links(links)


def _mark_links(links: list[Passage] | None) -> None:
    for link in links or ():
        link.kind = BlockKind.BOILERPLATE


def _is_subheading(links: list[Passage]) -> bool:
    """Whether the last line before running text is a subheading and not a link: set apart, or a few words."""
    last = links[-1]
    if len(last.text) > _LONGEST_SUBHEADING or ":" in last.text:
        return False
    return len(links) < 3 or last.run != links[-2].run or len(last.text) <= _LONGEST_SUBHEADING // 2


# A sign-up box has a slogan and a sentence about the offer.
_LONGEST_BOX = 3
_LONGEST_SLOGAN = 160


def _mark_sign_up_boxes(pieces: list[Passage]) -> None:
    """Mark the lines between a newsletter's name and its sign-up button or field, below the first running text."""
    first = next((at for at, piece in enumerate(pieces) if piece.kind is None and is_prose(piece)), len(pieces))
    for index in range(first, len(pieces)):
        if pieces[index].kind is not BlockKind.BOILERPLATE or not _is_line(boilerplate.SIGN_UP, pieces[index]):
            continue
        box: list[Passage] = []
        for piece in pieces[index + 1 : index + 2 + _LONGEST_BOX]:
            if piece.kind is BlockKind.BOILERPLATE and _is_line(boilerplate.SIGNED_UP, piece):
                _mark_links(box)
                break
            if piece.kind is None and len(piece.text) > _LONGEST_SLOGAN:
                break
            box.append(piece)


def _is_line(pattern: re.Pattern[str], piece: Passage) -> bool:
    return len(piece.text) <= _LONGEST_DATE_LINE and pattern.fullmatch(boilerplate.bare(piece.text)) is not None


# A teaser has up to three sentences.
_LONGEST_TEASER = 300


def _mark_tail(pieces: list[Passage]) -> int:
    """Mark everything after the comments' header, the tags or the contacts, if the article is over by then.

    Returns the number of passages before that.
    """
    own = sum(len(piece.text) for piece in pieces if piece.kind is None)
    replied = max((at for at, piece in enumerate(pieces) if _is_line(boilerplate.REPLY, piece)), default=-1)
    so_far = prose = 0
    for index, piece in enumerate(pieces):
        if piece.kind is None:
            so_far += len(piece.text)
            prose += is_prose(piece)
        elif (
            piece.kind is BlockKind.BOILERPLATE
            and so_far * 2 >= own
            and boilerplate.TAIL.fullmatch(boilerplate.bare(piece.text) or piece.text)
        ):
            # The number of comments also appears among the buttons between a teaser and its article.
            teaser = prose < 2 and so_far <= _LONGEST_TEASER
            if teaser and replied < index and _is_line(boilerplate.COMMENT_COUNT, piece):
                continue
            for later in pieces[index:]:
                later.kind = BlockKind.BOILERPLATE
            return index
    return len(pieces)


def _mark_header(pieces: list[Passage], title: str | None) -> str | None:
    """Find the title among the lines above the first running text, and mark the lines around it."""
    first = next((at for at, piece in enumerate(pieces) if piece.kind is None and is_prose(piece)), None)
    if first is None:
        return title
    lines_above = [piece for piece in pieces[:first] if is_loose(piece) or piece.kind is BlockKind.HEADING]
    headline = _headline(lines_above, title)
    if headline is None:
        return title
    above = True
    for piece in lines_above:
        if piece is headline:
            piece.kind = BlockKind.TITLE
            above = False
        elif piece.kind is None and _goes_with(headline, piece.text, above):
            piece.kind = BlockKind.BOILERPLATE
    return title or " ".join(headline.text.split()).strip(" :")


def _headline(lines_above: list[Passage], title: str | None) -> Passage | None:
    found = next((piece for piece in lines_above if _is_title(piece, title)), None)
    if found is None and title is None:
        return max(lines_above, key=lambda piece: len(piece.text), default=None)
    return found


def _goes_with(headline: Passage, text: str, above: bool) -> bool:
    """Whether a line above or below the headline is a kicker, a name, a copy of the headline, or a dateline."""
    if len(text.split()) <= (3 if above else 2) and not re.search(r"\?$|\d[.:]\d\d", text):
        return True
    if not above and (is_name(text) or same_headline(headline.text, text)):
        return True
    return len(text) <= _LONGEST_SUBHEADING * 2 and is_dated(text)


def _is_title(piece: Passage, title: str | None) -> bool:
    """Whether a line above the text is the known title, or could be a title."""
    if title:
        return same_headline(title, piece.text)
    return could_be_title(piece) or piece.kind is BlockKind.HEADING


_BOX = re.compile(
    r"(?:\w+[ -])?(?:Infobox|Info-?Kasten|Info|Infos|Fakten|Faktenbox|Steckbrief|Hintergrund|"
    r"Zahlen und Fakten|Zahlen|Daten und Fakten|Auf einen Blick|"
    r"Das Wichtigste in Kürze|In Kürze|Überblick|Chronologie|Chronik|Zeitleiste|Service|Termine|"
    r"Ergebnisse)\W*",
    re.IGNORECASE,
)


def _mark_lists(pieces: list[Passage]) -> None:
    """Mark list items: by bullet, or as short lines under the name of a box or a line that ends in a colon."""
    in_box = False
    for index, piece in enumerate(pieces):
        if piece.kind is not None:
            in_box = False
            continue
        if (
            boilerplate.TABLE_ROW.fullmatch(piece.text)
            or LIST_MARK.match(piece.text)
            or (_data_line(piece.text) and not piece.text.endswith("."))
            or (index and pieces[index - 1].kind is BlockKind.LIST and is_loose(piece) and _VALUE.match(piece.text))
        ):
            piece.kind = BlockKind.LIST
        elif is_loose(piece) and _BOX.fullmatch(piece.text):
            piece.kind, in_box = BlockKind.HEADING, True
        elif in_box and is_loose(piece) and pieces[index - 1].run == piece.run and not _starts_section(pieces, index):
            piece.kind = BlockKind.LIST
        else:
            in_box = piece.text.endswith(":") and len(piece.text) <= LONGEST_HEADING


# "Zuschauer: 31.412" under a list of goals.
_VALUE = re.compile(r"[A-ZÄÖÜ][\w -]{1,30}: \S")


def _data_line(text: str) -> bool:
    """Whether a line is a row of names or values, such as a line-up or a result.

    Prose has a comma every eight words or so.
    """
    marks = text.count(", ") + text.count(" – ")
    return marks >= 5 and marks * DENSE >= len(text.split()) and not _SENTENCES.search(text)


def _starts_section(pieces: list[Passage], index: int) -> bool:
    """Whether the line after the next has a bullet, so that these two lines are headings."""
    return any(LIST_MARK.match(piece.text) for piece in pieces[index + 1 : index + 3])


def _mark_loose_ends(pieces: list[Passage]) -> None:
    """Mark headings, which stand above the article's text, and short lines above boilerplate as boilerplate.

    Short lines at the very end are boilerplate, too, if they follow boilerplate or are a few words.
    """
    end = len(pieces)
    while end > 0 and pieces[end - 1].kind is None and not is_prose(pieces[end - 1]):
        end -= 1
    after_boilerplate = end > 0 and pieces[end - 1].kind is BlockKind.BOILERPLATE
    for piece in pieces[end:]:
        if after_boilerplate or len(piece.text.split()) <= 3:
            piece.kind = BlockKind.BOILERPLATE
    body = next((at for at, piece in enumerate(pieces) if piece.kind is None and is_prose(piece)), 0)
    for piece, below in reversed(list(pairwise(pieces[body:end]))):
        if is_loose(piece) and _boilerplate_below(below):
            piece.kind = BlockKind.BOILERPLATE


_BETWEEN = re.compile(r"anzeige|werbung|(?:\w+ )?(?:auf|zu)klappen|(?:\w+ )?(?:ein|aus)blenden", re.IGNORECASE)


def _boilerplate_below(below: Passage) -> bool:
    """Whether boilerplate, and not the article's text, follows.

    Advertisements and box buttons may stand between a heading and its text.
    """
    return below.kind is BlockKind.BOILERPLATE and _BETWEEN.fullmatch(boilerplate.bare(below.text)) is None


def _name_the_rest(pieces: list[Passage]) -> None:
    own = [piece for piece in pieces if piece.kind is None]
    prose = [piece for piece in own if is_prose(piece)]
    if len(prose) > 2 and own[0] is prose[0] and len(prose[0].text) <= 500:
        prose[0].kind = BlockKind.TEASER
    for piece in own:
        if piece.kind is None:
            running = not prose or is_prose(piece) or piece.text.endswith(":")
            piece.kind = BlockKind.PARAGRAPH if running else BlockKind.HEADING
