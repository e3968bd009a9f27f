"""Days that follow from the date of the article, and whether weekdays fit the dates beside them."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from summarize.consistency.finding import Finding, Verdict
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.matching.days_of_week import agree_weekdays
from summarize.consistency.reasons import ReasonKind, because
from summarize.consistency.sense import Sense, day_of
from summarize.figures.dates.calendars import valid
from summarize.figures.dates.weekdays import WEEKDAY

#: A weekday belongs to a date or a time at most this many characters away.
DATE_WITHIN = 14

#: What stands between the ends of a span of weekdays: "Monday to Friday", "montags bis freitags".
_TO = re.compile(r"\s*(?:to|through|until|bis|–|-)\s*", re.IGNORECASE)
#: Days that an article names relative to its own date, by their distance. "Heute" alone usually means nowadays.
_BY_TODAY = {
    step: re.compile(rf"\b(?:{word})\b", re.IGNORECASE)
    for step, word in (
        (-2, "vorgestern"), (-1, "gestern"), (0, "heute"), (1, "morgen(?= (?:früh|vormittag|mittag|nachmittag|abend))"),
        (2, "übermorgen"),
    )
}  # fmt: skip
#: The credit of a news agency: "(APA, 12.9.2015)".
_DATELINE = re.compile(r"\([^()\d]{0,40}(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\)")
#: A weekday without a date is at most this many days from the article's.
MOST_DAYS = 6


def dateline(text: str) -> date | None:
    """Return the date in the last agency credit of a German text, or None."""
    for line in reversed(list(_DATELINE.finditer(text))):
        day, month, year = map(int, line.groups())
        if valid(year, month, day):
            return date(year, month, day)
    return None


def from_today(source: IndexedText, target: Sense) -> Finding | None:
    """Return the finding for a weekday given as "gestern" in the source, or a date given as a weekday there; or None.

    Without the article's date there is nothing to compare with, and the verdict says so.
    """
    if target.dimension != "weekday":
        return _weekday_near(source, target)
    for step, word in _BY_TODAY.items():
        span = source.cue_span(word, None)
        if span is None:
            continue
        if source.today is None and step:
            reasons = because(ReasonKind.NO_DATE, span.cut(source.text))
            return Finding(target.figure, Verdict.REQUALIFIED, (span,), reasons)
        if source.today is not None and (source.today.isoweekday() - 1 + step) % 7 + 1 == target.raw[0]:
            return Finding(target.figure, Verdict.REWORDED, (span,))
    return None


def _weekday_near(source: IndexedText, target: Sense) -> Finding | None:
    """Return the finding for "this year", or a date near the article's that the source gives as a weekday; or None."""
    parts = dict(target.parts)
    if source.today is not None and not target.digits and parts == {"year": source.today.year}:
        return Finding(target.figure, Verdict.DERIVED, reasons=because(ReasonKind.THIS_YEAR))
    day = day_of(dict(target.resolved[0])) if len(target.resolved) == 1 else None
    if source.today is None or day is None or abs((day - source.today).days) > MOST_DAYS:
        return None
    span = source.weekdays.get(day.isoweekday())
    return Finding(target.figure, Verdict.REWORDED, (span,)) if span is not None else None


def of_other_days(source: IndexedText, target: IndexedText, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, without support for a weekday beside a date or time that has another day in the source."""
    result = list(findings)
    for place, dated in _dated(target, findings):
        own = target.senses[place]
        number = source.number_at(findings[dated].evidence[0].start)
        told = _weekday_of(source, number) if number is not None else None
        if told is not None and not any(map(_spans_days, (told, own))) and agree_weekdays(told, own) is None:
            reasons = because(ReasonKind.OTHER_DAY, told.figure, findings[dated].figure)
            result[place] = Finding(own.figure, Verdict.UNSUPPORTED, (), reasons)
    return tuple(result)


def _spans_days(day: Sense) -> bool:
    """Whether a weekday begins or ends a span of them: "8 am to 6 pm, Monday to Friday"."""
    view = day.view
    days = [one for one in view.figures[max(0, view.number - 1) : view.number + 2] if one.unit == WEEKDAY]
    return any(_TO.fullmatch(view.text, first.end, last.start) for first, last in pairwise(days))


def _dated(target: IndexedText, findings: tuple[Finding, ...]) -> Iterator[tuple[int, int]]:
    """Yield the index of each supported weekday, and of the date or time beside it."""
    for place, one in enumerate(target.senses):
        if one.dimension == "weekday" and findings[place].evidence:
            beside = [
                n
                for n in (place + 1, place - 1)
                if 0 <= n < len(findings) and _belongs(target.text, one, target.senses[n])
            ]
            dated = next((n for n in beside if findings[n].evidence), None)
            if dated is not None:
                yield place, dated


def _belongs(text: str, one: Sense, other: Sense) -> bool:
    """Whether a date with its day, or a time, is right beside a weekday."""
    if other.dimension != "clock" and not any("day" in dict(point) for point in other.points):
        return False
    first, last = sorted((one.figure, other.figure), key=lambda figure: figure.start)
    between = text[first.end : last.start]
    return len(between) <= DATE_WITHIN and not re.search(
        r"[.;:!?]\s|\b(?:and|und|or|oder|to|until|till|bis)\b", between
    )


def _weekday_of(source: IndexedText, number: int) -> Sense | None:
    """Return the weekday beside a date or a time of the source, or None."""
    one = source.senses[number]
    for other in (number - 1, number + 1):
        known = source.senses[other] if 0 <= other < len(source.senses) else None
        if known is not None and known.dimension == "weekday" and _belongs(source.text, known, one):
            return known
    return None
