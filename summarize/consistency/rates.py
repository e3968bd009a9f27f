"""What a figure is for: 2,100 euros a month are borne out by no 2,100 euros a year."""

import re

from summarize.consistency.sense import Sense

__all__ = ["other_rate"]

_SPANS = {
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
        rf"\s+(?:[^\W\d_]+\s+)?(?:(?:(?:pro|je|per|im|am|in der|die)\s+{noun}|{adverb})\b(?!\s+\d)"
        rf"|(?:(?:an?|per|each|every)\s+{english}|{often})\b(?!\s+(?:ago|earlier|later|before|after|and|old|on)\b))",
        re.IGNORECASE,
    )
    for span, (noun, adverb, english, often) in _SPANS.items()
}


def other_rate(source: Sense, target: Sense) -> bool:
    """Whether both texts say right behind a figure what it is for, and not the same."""
    one, other = _rate(source), _rate(target)
    return one is not None and other is not None and one != other


def _rate(one: Sense) -> str | None:
    return next((span for span, words in _RATES.items() if words.match(one.after)), None)
