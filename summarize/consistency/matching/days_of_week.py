"""When weekdays match, by name or by the calendar."""

import re

from summarize.consistency.finding import Verdict
from summarize.consistency.matching.agreement import Agreement
from summarize.consistency.sense import Sense, day_of
from summarize.language.parts_of_day import apart, part_behind, part_in

#: "In der Nacht auf Mittwoch" begins on Tuesday night, "Dienstagnacht" ends on Wednesday.
_NIGHT_TO = re.compile(r"\bNacht (?:auf|zu|zum|von \w+ auf) (?:den )?\Z", re.IGNORECASE)
_NIGHT_OF = re.compile(r"(?:nacht|abend)s?\Z", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:night|evening|overnight|late|midnight)\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:early|small hours|morning|overnight|night|after midnight)\b", re.IGNORECASE)


def agree_weekdays(source: Sense, target: Sense) -> Agreement | None:
    """Compare weekdays, or a weekday of the target with a date of the source whose year is known."""
    if target.dimension != "weekday":
        return None
    wanted = int(target.raw[0])
    if source.dimension != "weekday":
        days = (day_of(dict(point)) for point in source.resolved)
        fits = any(day is not None and day.isoweekday() == wanted for day in days)
        return Agreement(Verdict.REWORDED, cost=3) if fits else None
    known = int(source.raw[0])
    if known == wanted:
        return None if apart(_part(source), _part(target)) else Agreement(Verdict.SUPPORTED)
    around = target.before[-24:] + target.figure.text + target.after[:24]
    eve = wanted % 7 + 1 == known and _NIGHT_TO.search(source.before) and _NIGHT.search(around)
    morrow = known % 7 + 1 == wanted and _NIGHT_OF.search(source.figure.text) and _EARLY.search(around)
    return Agreement(Verdict.REWORDED, cost=3) if eve or morrow else None


def _part(day: Sense) -> str | None:
    """Return the part of the day that a weekday is joined to or followed by: "Freitagabend", "Friday evening"."""
    return part_in(day.figure.text) or part_behind(day.after)
