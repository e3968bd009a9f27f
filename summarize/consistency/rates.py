"""What a figure is for: 2,100 euros a month are borne out by no 2,100 euros a year."""

import re

from summarize.consistency.sense import Sense

__all__ = ["other_rate"]

_SPANS = {
    "second": (r"sekunde", r"sekündlich", r"second", r"each second"),
    "minute": (r"minute", r"minütlich", r"minute", r"each minute"),
    "hour": (r"stunde", r"stündlich", r"hour", r"hourly"),
    "day": (r"tag", r"täglich", r"day", r"daily"),
    "night": (r"nacht", r"nächtlich", r"night", r"nightly"),
    "week": (r"woche", r"wöchentlich", r"week", r"weekly"),
    "month": (r"monat", r"monatlich", r"month", r"monthly"),
    "year": (r"jahr", r"jährlich", r"year", r"annually|yearly"),
}
#: Right behind a figure and what it counts. "Im Jahr 2020" and "a year ago" are no rates.
_RATES = {
    span: re.compile(
        rf"\s+(?:[^\W\d_]+\s+){{0,4}}?(?:(?:(?:pro|je|per|im|am|in der|die)\s+{noun}|{adverb})\b(?!\s+\d)"
        rf"|(?:(?:an?|per|each|every)\s+{english}|{often})\b(?!\s+(?:ago|earlier|later|before|after|and|old|on)\b))",
        re.IGNORECASE,
    )
    for span, (noun, adverb, english, often) in _SPANS.items()
}
#: "Stündlich um 20 Zentimeter": German says it before the figure, too.
_ADVERBS = {
    span: re.compile(
        rf"\b(?:(?:pro|je)\s+{noun}\s+(?:[^\W\d_]+\s+){{0,2}}\Z|{adverb}(?:\s+(?:um|bis zu|rund|etwa|mehr als|gut|knapp))*\s+\Z)",
        re.IGNORECASE,
    )
    for span, (noun, adverb, _, _) in _SPANS.items()
}
#: What an amount is spread over: litres per square metre are none per square kilometre.
_AREAS = {
    area: re.compile(rf"\s+(?:[^\W\d_]+\s+){{0,3}}?(?:pro|je|per|an?)\s+(?:{words})\b", re.IGNORECASE)
    for area, words in {
        "m2": "quadratmeter|square met(?:er|re)", "km2": "quadratkilometer|square kilomet(?:er|re)", "ha": "hektar|hectare",
        "km": "kilometer|kilomet(?:er|re)", "l": "liter|lit(?:er|re)", "t": "tonne|tonnes?", "kg": "kilo(?:gramm)?|kilo(?:gram)?",
    }.items()
}  # fmt: skip
_GERMAN_AREAS = {"quadratmeter": "m2", "quadratkilometer": "km2", "hektar": "ha"}
_AREA_BEFORE = re.compile(rf"\b(?:pro|je)\s+({'|'.join(_GERMAN_AREAS)})\s+(?:[^\W\d_]+\s+){{0,2}}\Z", re.IGNORECASE)


def other_rate(source: Sense, target: Sense) -> bool:
    """Whether both texts say beside a figure what it is for, and not the same: a month or a year, a month or a square metre."""
    said, others = ((_rate(one), _area(one)) for one in (source, target))
    both = [one == other for one, other in zip(said, others, strict=True) if one and other]
    return not all(both) if both else any(said) and any(others)


def _rate(one: Sense) -> str | None:
    behind = next((span for span, words in _RATES.items() if words.match(one.after)), None)
    return behind or next((span for span, words in _ADVERBS.items() if words.search(one.before)), None)


def _area(one: Sense) -> str | None:
    behind = next((area for area, words in _AREAS.items() if words.match(one.after)), None)
    before = _AREA_BEFORE.search(one.before)
    return behind or (_GERMAN_AREAS[before[1].casefold()] if before is not None else None)
