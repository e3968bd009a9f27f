"""A German figure in English: as translated in its sentence, or written from its value."""

import re
from decimal import Decimal

from summarize.briefs.key_figures import statement
from summarize.consistency import compare_with
from summarize.consistency.finding import SAME
from summarize.figures import Figure, Kind, Qualifier
from summarize.language.calendar import ENGLISH_MONTHS
from summarize.language.lexicon import in_english
from summarize.stories.facts import Account, Fact

__all__ = ["English"]

_QUALIFIERS = {
    Qualifier.ABOUT: "about",
    Qualifier.MORE_THAN: "more than",
    Qualifier.LESS_THAN: "less than",
    Qualifier.AT_LEAST: "at least",
    Qualifier.AT_MOST: "up to",
    Qualifier.NEARLY: "nearly",
    Qualifier.EXACT: "exactly",
}
_UNITS = {
    "percent": "percent", "EUR": "euros", "USD": "dollars", "CHF": "francs", "GBP": "pounds", "km": "kilometers",
    "m": "meters", "cm": "centimeters", "kg": "kilograms", "t": "tonnes", "l": "liters", "ha": "hectares",
    "km/h": "kilometers per hour", "second": "seconds", "minute": "minutes", "hour": "hours", "day": "days",
    "week": "weeks", "month": "months", "year": "years",
}  # fmt: skip
_MONTHS = tuple(name.capitalize() for name in ENGLISH_MONTHS)
_DATE = re.compile(r"(?:(?P<year>\d{4})|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?\Z")
_MANY = {10: "dozens", 12: "dozens", 100: "hundreds", 1000: "thousands", 10_000: "tens of thousands", 10**6: "millions"}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


class English:
    """The English of one account's figures."""

    def __init__(self, account: Account) -> None:
        """Keep `account`, whose support knows the figures of each translated sentence."""
        self._account = account

    def figure(self, fact: Fact) -> Figure | None:
        """Return the figure of the translation that matches `fact`, or None."""
        for finding in self._account.support.of_segment(fact.segment).findings:
            # Two figures read as one ("fünf Jahre und sechs Monate") are not told by one of them.
            met = any(span.start <= fact.figure.start and fact.figure.end <= span.end for span in finding.evidence)
            if met and finding.verdict in SAME and len(finding.evidence) == 1:
                return finding.figure
        return None

    def words(self, fact: Fact) -> str:
        """Return the figure in English: translated, written, or else the German in German quotation marks."""
        translated = self.figure(fact)
        if translated is not None:
            return translated.text
        text = written(fact)
        right = text is not None and compare_with(self._account.source, text).ok
        return text if text is not None and right else f"„{fact.figure.text}“"

    def statement(self, fact: Fact) -> str | None:
        """Return the English clause with an ellipsis (…) for the figure, or None if the translation lacks it."""
        translated = self.figure(fact)
        if translated is None:
            return None
        sentence = self._account.translation.segments[fact.segment].target
        clause = statement(sentence, translated)
        start = translated.start - sentence.find(clause)
        if sentence.find(clause) < 0 or start < 0 or clause[start : start + len(translated.text)] != translated.text:
            return None
        return f"{clause[:start]}…{clause[start + len(translated.text) :]}".strip()


def written(fact: Fact) -> str | None:
    """Return a German figure written in English from its value, or None if the value is not enough."""
    figure = fact.figure
    bound = _QUALIFIERS.get(figure.qualifier) if figure.qualifier is not None else None
    number = _number(figure)
    if number is None or (number == "" and figure.kind is not Kind.PERCENT):
        return None
    noun = _UNITS.get(figure.unit or "") or (in_english(fact.noun) if fact.noun else "")
    if figure.kind is Kind.COLLECTIVE and noun:
        noun = f"of {noun}"
    return " ".join(part for part in (bound, number, noun) if part)


def _number(figure: Figure) -> str | None:
    match figure.kind:
        case Kind.DATE:
            return _date(figure)
        case Kind.COLLECTIVE:
            return _MANY.get(int(figure.low)) if figure.low is not None else None
        case Kind.CARDINAL | Kind.MEASURE | Kind.MONEY | Kind.PERCENT if figure.value is not None:
            return amount(figure.value)
        case Kind.RANGE if figure.low is not None and figure.high is not None and figure.date is None:
            return f"{amount(figure.low)} to {amount(figure.high)}"
        case _:
            return None


def _date(figure: Figure) -> str | None:
    found = _DATE.match(figure.date or "")
    if found is None or figure.unit is not None:
        return None
    month = _MONTHS[int(found["month"]) - 1] if found["month"] else None
    day = str(int(found["day"])) if found["day"] else None
    return " ".join(part for part in (day, month, found["year"]) if part)


def amount(value: Decimal) -> str:
    """Return a number as English newspapers write it: 30,000, 3.5 million."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{(value / scale).normalize():f} {word}"
    return f"{value:,f}"
