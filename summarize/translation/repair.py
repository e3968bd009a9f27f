"""Repairing a wrong figure of a translation where the German determines it."""

import re
from decimal import Decimal

from summarize.consistency import Check, compare
from summarize.figures import Figure, Kind
from summarize.figures.tables.english import ENGLISH

#: "20.45 p.m.": a 24-hour time with a 12-hour suffix.
_BOTH_CLOCKS = re.compile(r"(?<![\d.:])(1[3-9]|2[0-3])[.:]([0-5]\d)(?=\s?p\.?m\b)")

_NUMERAL = re.compile(
    r"\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b|\s+(?:thousand|million|billion|trillion)\b|\s*(?:[ap]\.?m\b\.?|o'clock\b))?"
)

#: English number words by value; of two spellings, the first in the reader's table.
_WORDS = {value: word for word, (value, _) in reversed([*ENGLISH.numbers.atoms.items()]) if 0 < value <= 10**9}
_WORD = f"(?:{'|'.join(_WORDS.values())})"
_SPELLED = re.compile(rf"{_WORD}(?:(?:-| and | ){_WORD})*\b", re.IGNORECASE)
#: English newspapers spell out cardinals up to this one.
_IN_WORDS = 12
#: Kinds of German figures whose number is the same in words and digits.
_COUNTING = frozenset({Kind.CARDINAL, Kind.PERCENT, Kind.MONEY, Kind.MEASURE})

#: English plurals of units. If the number is right, only the unit is repaired.
_UNITS = {
    "mm": "millimeters", "cm": "centimeters", "m": "meters", "km": "kilometers", "mile": "miles", "m2": "square meters",
    "km2": "square kilometers", "ha": "hectares", "l": "liters", "m3": "cubic meters", "g": "grams", "kg": "kilograms",
    "t": "tonnes", "km/h": "kilometers per hour", "EUR": "euros", "CHF": "francs", "%": "percent", "second": "seconds",
    "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years",
}  # fmt: skip
_UNIT_WORDS = re.compile(r"\s[a-z]+(?: [a-z]+)*\Z")

#: Three decimals may be thousands in English; digits between other marks are a list or a version.
_DECIMAL_COMMA = re.compile(r"(?<![\d.,:])\d+,\d{1,2}(?![\d,:]|\.\d)")

_DECIMALS = re.compile(r"\d,(\d+)")

#: German scale words with the English ones of the same value; the numeral before them stays unchanged.
_SCALES = (
    (re.compile(r"Mio\b|Million"), "million", Decimal(10) ** 6),
    (re.compile(r"Mrd\b|Milliard"), "billion", Decimal(10) ** 9),
    (re.compile(r"Bio\b|Billion"), "trillion", Decimal(10) ** 12),
)


def repair(source: str, target: str, check: Check) -> str | None:
    """Return `target` with its wrong figures replaced by those of `source`, or None if that is uncertain.

    Certain means: the target has as many wrong figures as the source has lost ones, each pair is of one kind, and the
    result passes the check.
    """
    wrong = sorted((f.figure for f in check.findings if not f.verdict.ok), key=lambda figure: figure.start)
    lost = sorted(check.omissions, key=lambda figure: figure.start)
    if not wrong or len(wrong) != len(lost):
        return None
    text = target
    for bad, good in reversed(list(zip(wrong, lost, strict=True))):
        put = _put_right(bad, good)
        if put is None:
            return None
        (start, end), new = put
        if new.startswith("-") and re.search(r"(?:minus\s*|[-−–])$", text[:start]):
            new = new[1:]
        rest = text[end:]
        # "p.m." at the end of a sentence already has its full stop.
        text = text[:start] + (new.removesuffix(".") if rest.startswith(".") else new) + rest
    return text if compare(source, text, mode="translation").ok else None


def _put_right(bad: Figure, good: Figure) -> tuple[tuple[int, int], str] | None:
    """Return the place of the error in the target figure `bad`, and the text that the German figure `good` requires."""
    places = list(_NUMERAL.finditer(bad.text)) or list(_SPELLED.finditer(bad.text))
    if bad.kind is not good.kind or len(places) != 1:
        return None
    found, (start, end) = places[0].group(), places[0].span()
    numeral = _english(good, words=not found[0].isdigit())
    if numeral is None:
        return None
    if bad.value == good.value and bad.unit != good.unit:
        if good.unit not in _UNITS or not _UNIT_WORDS.fullmatch(bad.text, end):
            return None
        return (bad.start + end, bad.end), f" {_UNITS[good.unit]}"
    if found[0].isdigit() and found.endswith(("st", "nd", "rd", "th")):
        if not numeral.isdigit():
            return None
        numeral += _suffix(int(numeral))
    if found[0].isupper() and numeral[0].islower():
        numeral = numeral.capitalize()
    return (bad.start + start, bad.start + end), numeral


def _suffix(number: int) -> str:
    """Return the ending of an English ordinal in digits."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def twelve_hours(text: str) -> str:
    """Return `text` with 24-hour times before "p.m." on the 12-hour clock: 20.45 p.m. becomes 8:45 p.m."""
    return _BOTH_CLOCKS.sub(lambda match: f"{int(match[1]) - 12}:{match[2]}", text)


def decimal_points(source: str, text: str) -> str:
    """Return `text` with decimals copied from `source` written with a point: 0,84 becomes 0.84."""
    copied = set(_DECIMAL_COMMA.findall(source))
    return _DECIMAL_COMMA.sub(lambda match: match[0].replace(",", ".") if match[0] in copied else match[0], text)


def _english(figure: Figure, *, words: bool) -> str | None:
    """Return the number of a German figure in English notation: 1.234,5 Mio. -> 1,234.5 million, sieben -> 7.

    With `words`, small cardinals are spelled out where the German does: sieben -> seven.
    """
    value = figure.value
    if figure.kind is Kind.TIME and figure.unit is None and figure.date is not None:
        hour, minute = (int(part) for part in figure.date.removeprefix("T")[:5].split(":"))
        return f"{(hour - 1) % 12 + 1}:{minute:02} {'a' if hour < 12 else 'p'}.m."
    if value is None:
        return None
    if not any(character.isdigit() for character in figure.text):
        # "Ein" is just as often an article.
        if figure.kind not in _COUNTING or value != int(value) or value < 2:
            return None
        return _WORDS[int(value)] if words and value <= _IN_WORDS else f"{value:,.0f}"
    # Keep the number of decimals of the German: 1,50 Euro is 1.50 euros.
    decimals = len(found.group(1)) if (found := _DECIMALS.search(figure.text)) else 0
    for pattern, word, scale in _SCALES:
        if pattern.search(figure.text):
            return f"{value / scale:,.{decimals}f} {word}"
    # A year has no grouping marks, and neither has a number that was written without them.
    return f"{value:,.{decimals}f}" if "." in figure.text or abs(value) >= 10_000 else f"{value:.{decimals}f}"
