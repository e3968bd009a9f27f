"""Putting a wrong figure of a translation right, where the German says plainly which it must be."""

import re
from decimal import Decimal

from summarize.consistency import Check, compare
from summarize.figures import Figure, Kind

__all__ = ["decimal_points", "repair", "twelve_hours"]

#: "20.45 p.m.": an hour of the German clock with the half of the day of the English one.
_BOTH_CLOCKS = re.compile(r"(?<![\d.:])(1[3-9]|2[0-3])[.:]([0-5]\d)(?=\s?p\.?m\b)")

_NUMERAL = re.compile(
    r"\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b|\s+(?:thousand|million|billion|trillion)\b|\s*(?:[ap]\.?m\b\.?|o'clock\b))?"
)

#: Three decimals may be a thousand in English; what stands between other marks is a list or a version.
_DECIMAL_COMMA = re.compile(r"(?<![\d.,:])\d+,\d{1,2}(?![\d,:]|\.\d)")

_DECIMALS = re.compile(r"\d,(\d+)")

#: German scale words and the English ones of the same value; the numeral before them is kept as it is.
_SCALES = (
    (re.compile(r"Mio\b|Million"), "million", Decimal(10) ** 6),
    (re.compile(r"Mrd\b|Milliard"), "billion", Decimal(10) ** 9),
    (re.compile(r"Bio\b|Billion"), "trillion", Decimal(10) ** 12),
)


def repair(source: str, target: str, check: Check) -> str | None:
    """Return `target` with its wrong figures replaced by those of `source`, or None where that is not certain.

    Certain means: as many figures of the target are wrong as figures of the source are lost, each pair is of one
    kind and written in digits, and the outcome passes the check.
    """
    wrong = sorted((f.figure for f in check.findings if not f.verdict.ok), key=lambda figure: figure.start)
    lost = sorted(check.omissions, key=lambda figure: figure.start)
    if not wrong or len(wrong) != len(lost):
        return None
    text = target
    for bad, good in reversed(list(zip(wrong, lost, strict=True))):
        places = list(_NUMERAL.finditer(bad.text))
        numeral = _english(good)
        if bad.kind is not good.kind or len(places) != 1 or numeral is None:
            return None
        if places[0].group().endswith(("st", "nd", "rd", "th")):
            if not numeral.isdigit():
                return None
            numeral += _suffix(int(numeral))
        start, end = (bad.start + offset for offset in places[0].span())
        if numeral.startswith("-") and re.search(r"(?:minus\s*|[-−–])$", text[:start]):
            numeral = numeral[1:]
        rest = text[end:]
        # "p.m." at the end of a sentence has the sentence's full stop.
        text = text[:start] + (numeral.removesuffix(".") if rest.startswith(".") else numeral) + rest
    return text if compare(source, text, mode="translation").ok else None


def _suffix(number: int) -> str:
    """Return the ending of an English ordinal in digits."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def twelve_hours(text: str) -> str:
    """Return `text` with hours past noon that are said to be p.m. on the clock of twelve: 20.45 p.m. is 8:45 p.m."""
    return _BOTH_CLOCKS.sub(lambda match: f"{int(match[1]) - 12}:{match[2]}", text)


def decimal_points(source: str, text: str) -> str:
    """Return `text` with the decimals that were copied from `source` written with a point: 0,84 is 0.84."""
    copied = set(_DECIMAL_COMMA.findall(source))
    return _DECIMAL_COMMA.sub(lambda match: match[0].replace(",", ".") if match[0] in copied else match[0], text)


def _english(figure: Figure) -> str | None:
    """Return the number of a German figure written in digits as English writes it: 1.234,5 Mio. -> 1,234.5 million."""
    value = figure.value
    if figure.kind is Kind.TIME and figure.unit is None and figure.date is not None:
        hour, minute = (int(part) for part in figure.date.removeprefix("T")[:5].split(":"))
        return f"{(hour - 1) % 12 + 1}:{minute:02} {'a' if hour < 12 else 'p'}.m."
    if value is None or not any(character.isdigit() for character in figure.text):
        return None
    # As many decimals as the German has: 1,50 Euro is 1.50 euros.
    decimals = len(found.group(1)) if (found := _DECIMALS.search(figure.text)) else 0
    for pattern, word, scale in _SCALES:
        if pattern.search(figure.text):
            return f"{value / scale:,.{decimals}f} {word}"
    # A year has no grouping marks; neither has a number that was written without them.
    return f"{value:,.{decimals}f}" if "." in figure.text or abs(value) >= 10_000 else f"{value:.{decimals}f}"
