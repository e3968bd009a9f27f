"""The sentences of a German text, by span, split at sentence ends and, if too long, at clause boundaries."""

import re
from collections.abc import Iterator

from summarize.language import abbreviations as tables
from summarize.language.lines import paragraphs
from summarize.language.sentence_ends import QUOTES, STOPS
from summarize.span import Span


def split_text(text: str) -> list[Span]:
    """Return the spans of the sentences of a plain German text.

    A blank line ends a sentence without a full stop, and so does a line that stands alone (a headline, a list item);
    lines broken at a column are joined.
    """
    return [span for paragraph in paragraphs(text) for span in sentences_within(text, paragraph)]


# A run of stops, closing marks, and white space; or no white space where two sentences were glued together
# ("könnte.Trotz"). Possessive, and anchored to the beginning of a run, to stay linear on a megabyte of dots.
_STOP = re.compile(
    rf"(?<![{STOPS}])(?P<stop>[{STOPS}]++)(?P<close>[{QUOTES}’‘'›‹)\]*_]*+)"
    r"(?:(?P<gap>\s++)|(?P<glue>(?=[„»«\"“]?[A-ZÄÖÜ][a-zäöüß]+[\s,])))"
)
_NEXT = re.compile(r"[^\w\s]*\s*[^\w\s]*\s*([\w][\w’'-]*)")
_GOES_ON = re.compile(r"\s*[–-]?\s*[:;,]")
_LAST = re.compile(r"(\S*?)$")
_OPENING = "„“\"»«‚‘'›‹([*_–—-"
_ROMAN = re.compile(r"[IVXL]+")
_COUNTER = re.compile(r"[IVX]{1,4}|[A-Za-z]")
_INITIAL = re.compile(r"(?:^|[-.])[^\W\d_]$")
_UNITS = frozenset("mtghslC")
_NUMBER = re.compile(r"\d+")
_LETTER = re.compile(r"[A-Z]")
#: "Der Weltranglisten-19. Thiem": the nineteenth of a ranking.
_RANKED = re.compile(r"(?:\w*listen|\w*[Tt]abellen|Vorjahres|ATP|WTA|FIFA|UEFA)-\d{1,3}")
_GLUE_WORD = re.compile(r"[a-zäöüß]{3}$")
# A pair longer than this is split at the sentence ends inside it: a translator drops sentences from a long run, and
# unbalanced quotation marks cost less.
_LONG_QUOTATION = 300
# A pair shorter than this is never split: it reads as one utterance.
_SHORT_QUOTATION = 120
# A pair longer than this is two unrelated marks.
_LOST_QUOTATION = 3000


def sentences_within(text: str, within: Span) -> Iterator[Span]:
    """Cut one paragraph at its sentence ends; the spans are trimmed of white space."""
    start = _skip_space(text, within.start, within.end)
    pairs = _pairs(text, within)
    at = 0
    for match in _STOP.finditer(text, within.start, within.end):
        end = match.end("close")
        while at < len(pairs) and pairs[at][1] < match.start():
            at += 1
        if start >= end or match.end() >= within.end or not _ends(text, match, start, within.end):
            continue
        inside = at < len(pairs) and pairs[at][0] < match.start() and end <= pairs[at][1] < within.end
        if inside and not _may_split_inside(text, pairs[at], start, within.end):
            continue
        yield Span(start, end)
        start = _skip_space(text, end, within.end)
    end = within.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _may_split_inside(text: str, pair: tuple[int, int], start: int, end: int) -> bool:
    """Whether sentence ends inside a quotation or bracket count.

    They do in a long pair and not in a short one. In between, they count if the pair consists of whole sentences: it
    begins one, and nothing after it belongs to it ("..., sagte er").
    """
    opened, closed = pair
    if closed - opened > _LONG_QUOTATION:
        return True
    if closed - opened <= _SHORT_QUOTATION or opened != start or text[closed - 1] not in STOPS:
        return False
    follows = _NEXT.match(text, closed + 1, min(end, closed + 60))
    return follows is None or (text[closed + 1 : closed + 2] not in (",", "-") and not follows[1][0].islower())


def _ends(text: str, match: re.Match[str], start: int, limit: int) -> bool:
    """Whether a stop ends a sentence."""
    at = match.start("stop")
    stop = match["stop"]
    if at > 0 and text[at - 1] in "([" and match["close"][:1] in (")", "]"):
        return False
    follows = _NEXT.match(text, match.end("close"), min(limit, match.end() + 60))
    if follows is None or _GOES_ON.match(text, match.end("close"), limit):
        return False
    word = follows[1]
    if word[0].islower() and not (len(word) > 2 and word[1:3] != word[1:3].lower()):
        return False
    before = _LAST.search(text, max(start, at - 40), at)
    last = before[1].lstrip(_OPENING) if before else ""
    if match["gap"] is None:
        whole = bool(_GLUE_WORD.search(last)) and not any(mark in last for mark in "./@")
        return whole and (last[0].islower() or word in tables.STARTERS)
    if "…" in stop or stop.startswith(".."):
        return _ellipsis_ends(text, at, word)
    if stop != "." or match["close"].strip(")]"):
        # After a closing mark the stop is the quotation's own; only abbreviations such as "z. B." continue.
        return stop != "." or last not in tables.ALWAYS_GO_ON
    return _full_stop_ends(text, start, at, last, word)


def _ellipsis_ends(text: str, at: int, word: str) -> bool:
    """Whether three dots end a sentence: after a space they mark omitted words, glued to a word they usually end it."""
    return word in tables.STARTERS if at > 0 and text[at - 1].isspace() else True


def _full_stop_ends(text: str, start: int, at: int, last: str, word: str) -> bool:
    last = last.rpartition("/")[2]  # "Meier/Dr. Huber"
    short = _abbreviation(text, start, at, last)
    starts = word in tables.STARTERS
    if short in tables.ALWAYS_GO_ON or last in tables.ALWAYS_GO_ON:
        return False
    if short in tables.MAY_END:
        return not word[0].isdigit()
    if _NUMBER.fullmatch(last):
        return _number_ends(text, start, at, last, word)
    if last in _UNITS and _before(text, start, at, last)[-1:].isdigit():
        return not word[0].isdigit()
    if re.fullmatch(r"\d{1,2}\.\d{1,2}", last):
        return starts or _before(text, start, at, last) not in tables.POINTERS
    if _RANKED.fullmatch(last):
        return starts
    if _COUNTER.fullmatch(last) and at - len(last) == start:
        return False
    goes_on = short in tables.GO_ON_BEFORE_NOUNS or last in tables.GO_ON_BEFORE_NOUNS
    if goes_on or _ROMAN.fullmatch(last) or _INITIAL.search(last) or last.endswith(("str", "pl")):
        return starts
    if re.fullmatch(r"[^\W\daeiouyäöüAEIOUYÄÖÜ_]{1,4}", last) and not last.isupper():
        return starts
    return True


def _abbreviation(text: str, start: int, at: int, last: str) -> str:
    """Return the abbreviation that ends at `at`, its parts joined without spaces ("z.B")."""
    if len(last) > 4:
        return last
    tail = re.search(r"(?:(?<![\w.])(?:[^\W\d_]{1,2}\.[ \u00a0\u202f\u2009\n]?)+)?\w+$", text[max(start, at - 16) : at])
    if tail is None:
        return last
    joined = re.sub(r"\s", "", tail[0])
    return joined if "." in joined else last


def _before(text: str, start: int, at: int, last: str) -> str:
    words = text[max(start, at - len(last) - 40) : at - len(last)].split()
    return words[-1].lstrip(_OPENING) if words else ""


def _number_ends(text: str, start: int, at: int, last: str, word: str) -> bool:
    """Whether the dot after a number ends the sentence, rather than making an ordinal, a date or a list number."""
    before = _before(text, start, at, last)
    if not before or word in tables.ORDINAL_NOUNS:
        return False
    if len(last) == 4:
        return True
    if word in tables.STARTERS:
        return True
    if before in tables.POINTERS or word[0].isdigit():
        return False
    # "auf der A 3", "Bayer 04": a number in a name; ordinals have no leading zero.
    return len(last) > 2 or before in tables.NUMBERED or _LETTER.fullmatch(before) is not None or last[0] == "0"


def _pairs(text: str, within: Span) -> list[tuple[int, int]]:
    """Return the outermost quotations and brackets of a paragraph, as the places of their two marks."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in re.finditer(r"[„“”\"»«›‹()\[\]]", text[within.start : within.end]):
        at = within.start + match.start()
        kind = _opens(text, at, within)
        if kind:
            if kind == '"' and any(mark == '"' for mark, _ in opened):
                opened = [pair for pair in opened if pair[0] != '"']
            opened.append((kind, at))
            continue
        closes = _CLOSES[text[at]]
        for depth in range(len(opened) - 1, max(-1, len(opened) - 6), -1):
            if opened[depth][0] in closes:
                start = opened[depth][1]
                del opened[depth:]
                if at - start <= _LOST_QUOTATION:
                    while found and found[-1][0] > start:
                        found.pop()
                    found.append((start, at))
                break
    return found


_CLOSES = {"“": "„“»", "”": "„“”", '"': '"„“', "»": "«»", "«": "»«", "›": "‹›", "‹": "›‹", ")": "(", "]": "["}


def _opens(text: str, at: int, within: Span) -> str:
    """Return the kind of pair that a mark opens, or an empty string if it closes one."""
    mark = text[at]
    if mark in "„([":
        return mark
    if mark in "”)]":
        return ""
    before = text[at - 1] if at > within.start else " "
    after = text[at + 1] if at + 1 < within.end else " "
    return mark if (before.isspace() or before in "([–—-/") and not after.isspace() else ""


_MARKUP = (
    (re.compile(r"!?\[([^\]\[]*+)\]\([^()\s]*+(?:\s[^()]*+)?\)"), r"\1"),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]*?[^\s*])\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,2})(?=[^\s_])([^_\n]*?[^\s_])\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`\n]*+)`"), r"\1"),
)
_HYPHENATED = re.compile(r"(?<=[a-zäöüß])-[ \t]*\r?\n[ \t]*(?!(?:und|oder|bzw|bis|sowie)\b)(?=[a-zäöüß])")


def plain(text: str) -> str:
    """Return a sentence as a translator expects it: on one line, without Markdown and invisible characters.

    Words hyphenated at a line end are joined.
    """
    text = _HYPHENATED.sub("", text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", ""))
    for pattern, words in _MARKUP:
        text = pattern.sub(words, text)
    return " ".join(text.split())
