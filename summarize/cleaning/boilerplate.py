"""Boilerplate around German articles on news pages: words, and patterns for single lines. `cleaning` reads them.

Sources: pages of German, Austrian and Swiss newspapers, broadcasters, agencies and portals, as pasted from a browser.
Words and patterns describe classes of lines, not single sites.
"""

import re
from importlib.resources import files

from summarize.cleaning.datelines import BYLINE, is_date_line, is_dated
from summarize.language.sentences import split_text

_I = re.IGNORECASE


def _read() -> dict[str, list[str]]:
    """Return the lines of each section of data/boilerplate.txt."""
    sections: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (files("summarize") / "data" / "boilerplate.txt").read_text("utf-8").split("\n"):
        if line.startswith("== "):
            key = line.removeprefix("== ")
            lines = (names if key.startswith("<") else sections).setdefault(key, [])
        elif line and not line.startswith("# "):
            for name, parts in names.items():
                line = line.replace(name, "".join(parts))  # noqa: PLW2901
            lines.append(line)
    return sections


_SECTIONS = _read()


def _any(section: str) -> re.Pattern[str]:
    """Return a pattern that matches any line of a section."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _SECTIONS[section]), _I)


def _one(section: str, flags: int = 0) -> re.Pattern[str]:
    """Return the lines of a section joined into one pattern."""
    return re.compile("".join(_SECTIONS[section]), flags)


def _words(section: str) -> frozenset[str]:
    return frozenset(" ".join(_SECTIONS[section]).split())


# A short line made only of these words (with numbers and FILLERS) is a button, a menu or a counter.
_BUTTONS = _words("buttons")
_FILLERS = _words("fillers")
_WORD = re.compile(r"[^\W_][\w@.'’-]*[^\W_]|[^\W_]")
_QUOTED = re.compile(r"[„«»\"“][^“”»«\"]{0,300}[“”»«\"]")
# Only after an infinitive or a mark: "HomePod", "PlayStation" and "VideoDays" have seams, too.
_SEAM = re.compile(r"(?<=en|.[!?])(?=[A-ZÄÖÜ][a-zäöüß]+[\s,])")
_NUMBER = re.compile(r"\d[\d.,:/]*x?|[\d.]+[kK]")

#: Introduces links to other articles.
RUBRIC = _any("rubric")
#: A rubric and its link on one line.
_RUBRIC_LINE = _one("rubric_line", _I)

#: The number of comments: appears above the comments, or with the buttons below the teaser.
COMMENT_COUNT = _any("comment_count")
#: Appears below a comment.
REPLY = _any("reply")
#: Boxes that ask for an address: everything between the two patterns is their text.
SIGN_UP = _any("sign_up")
SIGNED_UP = _any("signed_up")

#: Nothing after these lines belongs to the article.
TAIL = _any("tail")

# Whole lines that are notices, widgets, codes or addresses; `_LABEL_WITHIN` has those that may begin with any words.
_LABEL = _any("label")
_LABEL_WITHIN = _any("label_within")
_LABEL_SIGNS = (" min", "anzeige", "werbung", "(öffnet", "|", "abopflicht", ".19", ".20", "→")

#: Questions from readers in a Q&A article. The page's own questions contain "Sie": "Wollen Sie mehr wissen?"
QUESTION = _one("question")

# The page addresses the reader about itself. Both halves must match in one line: an article about newsletters has only
# the second, an interview only the first.
_TO_THE_READER = _one("to_the_reader")
_ABOUT_THE_PAGE = _one("about_the_page")
# Advice has these words, too ("Klicken Sie nicht auf den Link in der E-Mail"), so the page must also mention itself.
_ON_THE_NET = _one("on_the_net")
_ITSELF = _one("itself")
_PAGE_SIGNS = (
    "news", "push", "podcast", "paper", "abo", "qr-code", "cookie",
    "blocker", "javascript", "einwilligung", "tracking", "datenschutz", "personenbezogen", "ip-adresse", "netiquette",
    "affiliate", "artikel", "journalismus", "e-mail", "kommentar", "provision", "gutschein", "neukunden", "liveticker", "leser", "benachrichtigt",
    "whatsapp", "telegram", "instagram", "tiktok", "facebook", "link", "klick", "webseite", "website", "einstellungen",
)  # fmt: skip
#: Explicit notices, which need not mention the page; `_NOTICE_WITHIN` has those that may begin with any words.
_NOTICE = _any("notice")
_NOTICE_WITHIN = _any("notice_within")
#: Parts of words, in lower case: the pattern above is slow, and matches only lines that contain one of them.
_NOTICE_SIGNS = (
    "verpassen", "informiert", "extern", "inhalte von", "weiterlesen", "abonn", "abo ", "monat", "woche", "kündbar",
    "audio", "vorlese", "meinung", "sichtweise", "ansicht", "affiliate", "unterstütz", "javascript", "browser", "adblocker",
    "dieses thema", "schreiben sie", "melden sie", "senden sie", "mailen sie", "teilen sie", "fördern", "e-mail-adresse",
    "kommentieren", "agb gelten", "bonus",
)  # fmt: skip

#: Attributed to a speaker, so it is news and not a notice: "Hinweise melden Sie bitte der Hotline, rät die Post".
_ATTRIBUTED = _one("attributed")

#: A sentence that points to another article, or says that this one is unavailable, alone or ending a paragraph.
STRAY = _one("stray")
#: The mark of an agency or author after the last sentence.
AGENCY_END = _one("agency_end")

#: A line that names the maker of a picture.
CREDIT = _one("credit", _I)
#: An agency's mark alone, which may also be the article's.
AGENCY_MARK = _one("agency_mark", _I)
#: A credit at the end of a caption, and the signs of which every such credit or note has one; most lines have none.
_CREDIT_SIGNS = ("|", "/", "©", "(c)", "foto", "bild", "grafik", "(quelle", "aufnahme)", "aufnahme,", "aufnahme:")
_CREDIT_AT_END = _one("credit_at_end")
#: Words that end only captions.
_PICTURE_NOTE = _one("picture_note", _I)

#: Leftover code of a content system; "[rund 3 Mio. Euro]" and "[sic]" are words.
SHORTCODE = re.compile(r"\[/?\w+[_-]\w[^\]\n]{0,200}\]|\[\w+\s[^\]\n]{0,100}=[^\]\n]{0,100}\]|\[/\w+\]")
#: A row of a Markdown table.
TABLE_ROW = re.compile(r"\|.*\|")

# Buttons, bylines and notices are never longer than these; longer lines are not matched against patterns.
_LONGEST_BUTTON = 70
_LONGEST_LABEL = 160
_LONGEST_NOTICE = 450


def bare(text: str) -> str:
    """Return a line without the marks around a label."""
    return text.strip(" \t:!?.…>»›|-–—*_#▶►+•·=~")


def glued_button(text: str) -> int:
    """Return the length of a button's words that are glued to what follows ("VorlesenDer Rat tagt")."""
    for seam in _SEAM.finditer(text, 0, _LONGEST_BUTTON):
        if _is_button(text[: seam.start()]):
            return seam.start()
    return 0


def ends_in_credit(text: str) -> bool:
    """Whether a line ends in a picture credit, or in words that end only captions."""
    if not _has(text, _CREDIT_SIGNS):
        return False
    return bool(_CREDIT_AT_END.search(text) or _PICTURE_NOTE.search(text))


def is_boilerplate(text: str, *, answer: bool = False) -> bool:
    """Whether a line is boilerplate regardless of its surroundings. An `answer` may address whoever asked."""
    if len(text) > _LONGEST_NOTICE:
        return False
    words = bare(text)
    if not words:
        return True
    if TABLE_ROW.fullmatch(text):
        return not re.search(r"\w", text)
    if len(text) <= _LONGEST_BUTTON and _is_button(words):
        return True
    if len(text) <= _LONGEST_LABEL and _is_label(text, words):
        return True
    if _ATTRIBUTED.search(text):
        return False
    if _is_notice(text.strip("()")) or STRAY.match(text):
        return True
    return not answer and _talks_to_the_reader(text)


def _is_label(text: str, words: str) -> bool:
    """Whether a short line, or its `words` without marks, is a rubric, a label, a byline, a date or a list of tags."""
    if RUBRIC.fullmatch(words) or TAIL.fullmatch(words):
        return True
    if any(pattern.fullmatch(line) for pattern in (_RUBRIC_LINE, _LABEL, BYLINE) for line in {text, words}):
        return True
    if _has(text, _LABEL_SIGNS) and (_LABEL_WITHIN.fullmatch(text) or _LABEL_WITHIN.fullmatch(words)):
        return True
    return is_date_line(text) or (BYLINE.match(text) is not None and is_dated(text)) or _run_together(words)


def _has(text: str, signs: tuple[str, ...]) -> bool:
    """Whether a text contains one of `signs`, which are in lower case."""
    return any(map(text.lower().__contains__, signs))


def _is_notice(text: str) -> bool:
    return bool(_NOTICE.fullmatch(text) or (_has(text, _NOTICE_SIGNS) and _NOTICE_WITHIN.fullmatch(text)))


def _talks_to_the_reader(text: str) -> bool:
    """Whether most sentences of a line, outside quotations, address the reader about the page."""
    outside = _QUOTED.sub("", text)
    if not _is_about_the_page(outside):
        return False
    sentences = [span.cut(outside) for span in split_text(outside)]
    pleas = [sentence for sentence in sentences if _TO_THE_READER.search(sentence) and _is_about_the_page(sentence)]
    return len(pleas) * 2 >= len(sentences) > 0


def _is_about_the_page(sentence: str) -> bool:
    if not _has(sentence, _PAGE_SIGNS):
        return False
    if _ABOUT_THE_PAGE.search(sentence):
        return True
    return _ON_THE_NET.search(sentence) is not None and _ITSELF.search(sentence) is not None


def _is_button(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    named = sum(word in _BUTTONS for word in words)
    return named > 0 and all(word in _BUTTONS or word in _FILLERS or _NUMBER.fullmatch(word) for word in words)


def _run_together(text: str) -> bool:
    """Whether this is a list of tags without spaces: "AllianzNordkoreaRussland"."""
    return re.fullmatch(r"(?:[A-ZÄÖÜ][a-zäöüß]{2,}){3,}", text) is not None
