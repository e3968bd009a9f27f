"""Captions and credits that pictures leave in a text, and passages that appear in it twice."""

import re

from summarize.article import BlockKind
from summarize.cleaning import boilerplate
from summarize.cleaning.passages import ENDS, Passage, could_be_title, is_loose, is_prose, same_headline
from summarize.language.sentence_ends import TERMINATORS

# Captions on news pages have up to three sentences; between paragraphs, only a short one is certain not to be a
# paragraph.
_LONGEST_CAPTION = 350
_SHORT_CAPTION = 100
_SENTENCE_END = re.compile(rf"[{TERMINATORS}](?=\s|$)")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)$")


def mark_captions(pieces: list[Passage]) -> None:
    """Mark photo credits, and the captions above or before them."""
    prose = [at for at, piece in enumerate(pieces) if piece.kind is None and is_prose(piece)]
    last = prose[-1] if prose else -1
    title = _lone_title(pieces[: prose[0]]) if prose else None
    for index, piece in enumerate(pieces):
        if len(piece.text) > _LONGEST_CAPTION or piece.glued or piece.kind in (BlockKind.HEADING, BlockKind.CAPTION):
            continue
        line = piece.text.strip("()[]| ")
        if _is_credit(line):
            if piece.kind is BlockKind.BOILERPLATE and piece.text.startswith("("):
                continue  # an agency's mark below the last paragraph
            piece.kind = BlockKind.CAPTION
            # Below the last sentence, "© dpa" names the owner of the article.
            if last != index - 1 or not boilerplate.AGENCY_MARK.fullmatch(line):
                _mark_above(pieces, index, title)
        elif piece.kind is None and (boilerplate.ends_in_credit(piece.text) or _IMAGE.match(piece.text)):
            piece.kind = BlockKind.CAPTION


def _lone_title(above: list[Passage]) -> Passage | None:
    """Return the only line that could be the title: a credit after it does not make it a caption."""
    titles = [piece for piece in above if _is_headline(piece)]
    return titles[0] if len(titles) == 1 else None


def _is_headline(piece: Passage) -> bool:
    return is_loose(piece) and could_be_title(piece)


def _is_credit(line: str) -> bool:
    return len(line) <= 160 and boilerplate.CREDIT.fullmatch(line) is not None and not _whole_sentence(line)


def _whole_sentence(text: str) -> bool:
    """Whether a credit is a sentence: credits are a few names, sentences have lower-case words and a full stop."""
    return text.endswith(".") and len(re.findall(r"\b[a-zäöü]{3,}\b", text)) >= 4


def _mark_above(pieces: list[Passage], credit: int, title: Passage | None) -> None:
    """Mark the caption right above its credit: alone with it between empty lines, or a single short sentence."""
    near = pieces[max(0, credit - 3) : credit + 2]
    run = [piece for piece in near if piece.run == pieces[credit].run]
    alone = len(run) <= 3 and run[-1] is pieces[credit]
    for piece in run[:-1] if alone else pieces[max(0, credit - 1) : credit]:
        sentences = len(_SENTENCE_END.findall(piece.text))
        longest, most = (_LONGEST_CAPTION, 2) if alone else (_SHORT_CAPTION, 1)
        # "Quelle: ..." may name the source of the picture or of the whole article.
        if pieces[credit].text.startswith("Quelle") and piece.text.endswith(ENDS):
            continue
        fits = len(piece.text) <= longest and sentences <= most
        if piece.kind is None and fits and piece.run == pieces[credit].run and piece not in (pieces[0], title):
            piece.kind = BlockKind.CAPTION


def mark_copies(pieces: list[Passage]) -> None:
    """Mark duplicates: a caption glued to its own copy, a repeated teaser or headline."""
    seen: set[str] = set()
    headed = False
    for index, piece in enumerate(pieces):
        if piece.kind is not None:
            continue
        # Above everything else, the two are the headline, once with its kicker attached.
        first, headed = not headed, headed or is_prose(piece) or could_be_title(piece)
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if (len(pieces) > 1 and _doubled(piece.text)) or (index and _echoes(piece.text, pieces[index - 1])):
            piece.kind = BlockKind.CAPTION
        elif following and following.kind is not BlockKind.BOILERPLATE and _copy_of_caption(pieces, index):
            headline = first and _is_headline(following) and piece.text != following.text
            piece.kind = BlockKind.BOILERPLATE if headline else BlockKind.CAPTION
            following.kind = None if headline else BlockKind.CAPTION
        elif len(piece.text) >= 20:
            key = " ".join(piece.text.split()).lower()
            if key in seen:
                piece.kind = BlockKind.BOILERPLATE
            seen.add(key)


def _copy_of_caption(pieces: list[Passage], index: int) -> bool:
    """Whether a line and the next are two texts of one picture: one ends the other, or a credit follows them."""
    text, copy = pieces[index].text, pieces[index + 1].text
    if len(copy) < 30 or len(text) > _LONGEST_CAPTION:
        return False
    if text != copy:
        labelled = text.endswith(copy) and len(text) - len(copy) <= 40
        return labelled or (pieces[index + 1].kind is BlockKind.CAPTION and same_headline(text, copy) and index > 0)
    return index + 2 < len(pieces) and BlockKind.CAPTION in (pieces[index + 1].kind, pieces[index + 2].kind)


def _echoes(text: str, above: Passage) -> bool:
    """Whether a line repeats the caption above it, as the two texts of one picture do."""
    if above.kind is not BlockKind.CAPTION or len(text) > 2 * _SHORT_CAPTION:
        return False
    return len(_SENTENCE_END.findall(text)) <= 1 and same_headline(text, above.text)


def _doubled(text: str) -> bool:
    """Whether a line ends in the same 40 or more characters twice, with at most a short label before it."""
    at = len(text)
    tail = text[-30:]
    for _ in range(8):  # a text of one repeated phrase would give endless places to try
        at = text.rfind(tail, 0, at - 1)
        if at < 0:
            return False
        at += len(tail)
        length = len(text) - at
        copy = text[at:].strip()
        if len(copy) >= 40 and len(text) - 2 * length <= 40 and text[:at].endswith(copy):
            return True
    return False
