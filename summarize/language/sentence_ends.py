"""Approximate sentence ends in either language, found quickly; `sentences` splits German articles carefully."""

import re

from summarize.language.abbreviations import ALWAYS_GO_ON
from summarize.language.calendar import ENGLISH_SHORT_MONTHS, ENGLISH_WEEKDAYS, capitalized

#: For character classes: marks that end a sentence, the same with three dots, which may also mark words left out, and
#: marks that may close a quotation.
TERMINATORS = ".!?"
STOPS = f"{TERMINATORS}…"
QUOTES = '"“”»«'

_CLOSING = rf"[{QUOTES}’')]*\s+"
_OPENING = r"[\"„“»(]*"
#: The end of a sentence that contains a figure, not the dot of a number or an initial. (Looking back first is slower.)
_STOP = rf"[{STOPS}](?<![\d.]\d.)(?<!\b[A-Za-z].){_CLOSING}"
#: A possible end of a sentence with figures; the caller excludes the dots of figures and abbreviations.
BESIDE_FIGURES = re.compile(rf"[{STOPS}](?<!\b[A-Za-z].){_CLOSING}(?={_OPENING}[A-ZÄÖÜ\d])|\n+")
#: The end of the clause around a figure, such as a semicolon; the next clause may begin with a figure.
AROUND_FIGURES = re.compile(rf"{_STOP}(?={_OPENING}[A-ZÄÖÜ#0-9])|\n+|;\s")
#: A sentence end among the few words beside a figure.
PLAIN = re.compile(rf"[{TERMINATORS}]\s")

_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
#: Length of the longest abbreviation, and of the shortest word that, before a number, is not taken for one.
_LONGEST_ABBREVIATION, _SHORTEST_WORD = 9, 4
#: Length of a blank and the longest weekday.
_WEEKDAY = 1 + max(map(len, ENGLISH_WEEKDAYS))

_ENGLISH = re.compile(rf"(?:(?<=[{TERMINATORS}])|(?<=[{TERMINATORS}][\"”’')]))\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")
#: A dot after these does not end a sentence; nor does one in "Oct. 31" or "11 a.m. Friday".
_ABBREVIATION = re.compile(
    r"\b(?:(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Gen|Col|Lt|Sgt|Sen|Rep|Rev|Gov|approx|vs)\."
    rf"|[ap]\.m\.(?=\s+(?:{capitalized(ENGLISH_WEEKDAYS)}))"
    rf"|(?:{capitalized(ENGLISH_SHORT_MONTHS)})\.(?=\s+\d))(?=\s)"
)


def split_english(text: str) -> list[str]:
    """Return the sentences of an English text; dots of initials, titles and abbreviations do not end a sentence."""
    return [text[start:end].strip() for start, end in _spans(text) if text[start:end].strip()]


def sentence_around(text: str, place: int) -> str:
    """Return the sentence of an English text that contains `place`."""
    return next((text[start:end].strip() for start, end in _spans(text) if place < end), "")


def abbreviated(text: str, stop: int, end: int) -> bool:
    """Whether a dot at `stop`, with the next word at `end`, ends an abbreviation: "Dr. Huber", "Bd. 3"."""
    last = _LAST_WORD.search(text, max(0, stop - _LONGEST_ABBREVIATION), stop) if text[stop] == "." else None
    return last is not None and (
        last.group() in ALWAYS_GO_ON or (text[end : end + 1].isdigit() and len(last.group()) < _SHORTEST_WORD)
    )


def _spans(text: str) -> list[tuple[int, int]]:
    ends = [match.start() for match in _ENGLISH.finditer(text) if not _abbreviated(text, match.start())]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def _abbreviated(text: str, end: int) -> bool:
    return any(
        found.end() == end
        for found in _ABBREVIATION.finditer(text, max(0, end - _LONGEST_ABBREVIATION), end + _WEEKDAY)
    )
