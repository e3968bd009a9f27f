"""The parts of a day, in German and English: Freitagabend, heute Morgen, Friday night."""

import re
from decimal import Decimal

from summarize.language.calendar import GERMAN_WEEKDAYS

#: What German joins to the part of a day, and what precedes it: alone, "morgen" means tomorrow.
_DAY = rf"(?:{'|'.join(GERMAN_WEEKDAYS)}) ?"
_THE = "(?:am|heute|gestern|vorgestern|frühen|späten|nächsten|selben|diesem|jeden) "
_ENDING = "(?:e?s|en?)?"
#: German parts of a day that may end a compound with a weekday.
JOINED = rf"(?:morgen|früh|frueh|vormittag|mittag|nachmittag|abend|nacht){_ENDING}"
#: The words of each part.
_WORDS = {
    "morning": rf"(?:{_DAY}|{_THE})morgens?|(?:{_DAY})?(?:vormittag{_ENDING}|früh|frueh)|(?:früh)?morgens|mornings?",
    "noon": rf"(?:{_DAY})?mittag{_ENDING}|midday|lunchtime",
    "afternoon": rf"(?:{_DAY}|früh|spät)?nachmittag{_ENDING}|afternoons?",
    "evening": rf"(?:{_DAY})?abend{_ENDING}|evenings?|tonight",
    "night": rf"(?:{_DAY})?nachts?|nights?",
}
_PART = rf"\b(?:{'|'.join(f'(?P<{part}>{words})' for part, words in _WORDS.items())})\b"
#: What joins a part of the day to the time after it, and a day or a time to the part after it.
_AT = r"um|gegen|ab|kurz|vor|nach|punkt|etwa|rund|circa|schon|erst|at|around|about|by|from|shortly|just|before|after"
_ON = r"on|am|this|that|last|in der|in the"
_BEFORE_TIME = re.compile(rf"{_PART},?(?:\s(?:{_AT}))*\s\Z", re.IGNORECASE)
_BEHIND = re.compile(rf"\s(?:(?:{_ON})\s)?(?:[a-z]+day\s)?{_PART}", re.IGNORECASE)
_IN = re.compile(_PART, re.IGNORECASE)
#: When each part begins and ends, in minutes since midnight.
_HOURS = {
    "morning": (60, 720), "noon": (660, 900), "afternoon": (720, 1140), "evening": (960, 1440), "night": (1080, 1860),
}  # fmt: skip
#: Parts that the other language may name differently: noon and night are also said of the hours around them.
_ALIKE = {frozenset(pair) for pair in (
    ("noon", "morning"), ("noon", "afternoon"), ("night", "evening"), ("night", "morning"),
)}  # fmt: skip
#: Half a day in minutes.
HALF_DAY = 720


def part_in(text: str) -> str | None:
    """Return the part of the day that a text names first: "Freitagabend"."""
    found = _IN.search(text)
    return found.lastgroup if found is not None else None


def part_before(text: str) -> str | None:
    """Return the part of the day at the end of a text, up to words that join it to a time: "Freitagabend um"."""
    found = _BEFORE_TIME.search(text)
    return found.lastgroup if found is not None else None


def part_behind(text: str) -> str | None:
    """Return the part of the day at the beginning of a text after a day or a time: " on Friday evening"."""
    found = _BEHIND.match(text)
    return found.lastgroup if found is not None else None


def time_in(part: str, minutes: Decimal) -> Decimal | None:
    """Return the time of day, in either half, that lies in a part of the day; None if both do or neither does."""
    begin, end = _HOURS[part]
    times = [minutes % HALF_DAY + half * HALF_DAY for half in range(3)]
    inside = [time % (2 * HALF_DAY) for time in times if begin <= time < end]
    return inside[0] if len(inside) == 1 else None


def apart(one: str | None, other: str | None) -> bool:
    """Whether two parts of the day are known and cannot mean the same."""
    return one is not None and other is not None and one != other and frozenset((one, other)) not in _ALIKE
