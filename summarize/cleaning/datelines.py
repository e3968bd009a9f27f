"""Datelines and bylines of an article, and the dates in them."""

import calendar
import re

from summarize.language.calendar import GERMAN_MONTHS, GERMAN_SHORT_MONTHS, GERMAN_SHORT_WEEKDAYS, GERMAN_WEEKDAYS

_MONTHS = GERMAN_MONTHS | GERMAN_SHORT_MONTHS
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = rf"(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{2,4}}|\d{{1,2}}\.\s?{_MONTH}\s?\d{{4}}|\d{{4}}-\d{{2}}(?:-\d{{2}})?)"
_WEEKDAY = "|".join(GERMAN_WEEKDAYS | GERMAN_SHORT_WEEKDAYS)
_CLOCK = r"(?:\d{1,2}[.:]\d{2}(?::\d{2})?(?:\s?(?:Uhr|h))?|\d{1,2}\s?Uhr)"
_I = re.IGNORECASE

#: A date before the first sentence: "date 2025-06 Nordkoreas ...".
HEADER_DATE = re.compile(rf"(?:date|datum|stand)\W{{0,3}}\s*{_DAY}(?:\W{{0,3}}{_CLOCK})?[.,:|]?(?:\s+|$)", _I)
_DATE = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}T[\d:.+Z-]+|{_DAY}", _I)
# Other words of a dateline: a line is a dateline if nothing else remains.
_AROUND = re.compile(
    rf"""{_CLOCK}|\b(?:{_WEEKDAY}|
    Uhr|MES?Z|
    stand|datum|date|am|um|vom|den|der|von|seit|zuletzt|letzte[sr]?|erst|neu|update[d]?|upd|ver[oö]+ffentlicht|
    aktualisiert|aktualisierung|ge[aä]ndert|bearbeitet|erstellt|publiziert|published|modified|last|on|at|erschienen|
    erschienen|erstpublikation|erstver[oö]ffentlichung|online|seit|lesezeit|lesedauer|ca|min|minuten?|leseminuten?|
    vor|stunden?|tage?n?|\d{{1,2}}(?=\s(?:stunden?|minuten?|tage?n?))|kommentare?|und|in|letztes|publikationsdatum|admin|redaktion|lesen)\b|\d{{1,3}}(?=\s*(?:min|kommentar|lese))""",
    _I | re.VERBOSE,
)
_TIME = re.compile(_CLOCK, _I)
_WORD = re.compile(r"[^\W_]+")
_LOWER = re.compile(r"\b[a-zäöüß]{4,}\b")
# The time of an event: a police report's "Zeit: 11.03.2025, 16.50 Uhr".
_LABELLED = re.compile(r"(?:\w*[Zz]eit|\w*[Oo]rt|Wann|Wo|Termin|Beginn|Ende)\s?:")
_NAME_PART = r"(?:(?:Dr|Prof|Mag)\.\s)?[A-ZÄÖÜ][\w.'’-]*(?:\s(?:von|van|de|zu|der|al|el|[A-ZÄÖÜ][\w.'’-]*)){0,3}"
_NAMES = rf"{_NAME_PART}(?:\s*(?:,|und|/|\||&|·)\s*{_NAME_PART}){{0,4}}"

#: "Von Eva Beispiel, Berlin"
BYLINE = re.compile(
    r"(?:-\s*)?(?:[Vv]on|Autor(?:in|en)?\s?:|Text\s?:|Text und Fotos\s?:?|Redaktion\s?:|Interview\s?:|"
    r"Protokoll\s?:|Aufgezeichnet von|"
    r"Ein(?:e)? (?:Kommentar|Bericht|Gastbeitrag|Interview|Artikel|Beitrag|Essay|Analyse|Reportage|"
    r"Kolumne|Glosse|Rezension|Porträt) von|(?:Beitrag|Gastbeitrag|Kommentar|Kolumne|Glosse|Essay|Reportage) von|"
    rf"Aus .{{2,25}} berichten?|Mitarbeit:|by)\s+{_NAMES}(?:,?\s(?:dpa|afp|apa|sda|kna|epd|sid))?(?:\s?\([^()]{{2,40}}\))?\W*"
)
_BARE_NAME = re.compile(r"(?:-\s*)?[A-ZÄÖÜ][\w'’-]+(?:\s(?:von|van|de|zu|[A-ZÄÖÜ]\.?[\w'’-]*)){1,3}")


#: A dateline without digits has few words: "Stand: Montag, zuletzt aktualisiert am Dienstag".
MOST_WORDS = 10
_DIGIT = re.compile(r"\d")


def is_date_line(text: str) -> bool:
    """Whether a line is only a date, with at most a time, a weekday or words like "Stand"."""
    if _DIGIT.search(text) is None and text.count(" ") > MOST_WORDS:
        return False
    rest, dates = _DATE.subn(" ", text)
    if dates and BYLINE.fullmatch(_TIME.sub(" ", rest).strip(" ,|–-·•")):
        return True
    first = _WORD.search(rest)
    if first is not None and _AROUND.match(rest, first.start()) is None:
        return False  # most lines end here
    rest, around = _AROUND.subn(" ", rest)
    if not dates:
        # A bare time ("18:00 Uhr") is the heading of a ticker entry.
        return around > 1 and not _WORD.search(rest) and not re.fullmatch(rf"\W*{_CLOCK}\W*", text)
    return _WORD.search(rest) is None


def is_dated(text: str) -> bool:
    """Whether a line has a date and otherwise only names and marks: "Inforadio | 12.03.2025 | Eva Muster"."""
    rest, dates = _DATE.subn(" ", text)
    rest = _AROUND.sub(" ", rest)
    return dates > 0 and not _LABELLED.match(text) and _LOWER.search(rest) is None


def is_name(text: str) -> bool:
    """Whether a line is two to four capitalised words, like a byline without "Von"."""
    return _BARE_NAME.fullmatch(text) is not None


_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)")
_NAMED = re.compile(r"(?<!\d)(\d{1,2})\.\s?([A-Za-zäÄ]{3,9})\.?\s?(\d{4})(?!\d)")
_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?(?=\b|T)")


def iso_date(text: str) -> str | None:
    """Return the first date in a text that includes its year, as ISO 8601 with the parts that the text gives."""
    found = min(
        (match for match in (_ISO.search(text), _NUMERIC.search(text), _NAMED.search(text)) if match),
        key=lambda match: match.start(),
        default=None,
    )
    if found is None:
        return None
    if found.re is _ISO:
        return found[0] if _exists(int(found[1]), int(found[2]), int(found[3] or 1)) else None
    day, year = int(found[1]), int(found[3])
    month = int(found[2]) if found.re is _NUMERIC else _MONTHS.get(found[2].lower(), 0)
    year = year + 2000 if year < 100 else year
    return f"{year:04}-{month:02}-{day:02}" if _exists(year, month, day) else None


def _exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day: an article may say 31 June."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
