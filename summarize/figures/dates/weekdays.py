"""Weekdays: "Dienstag", "Dienstagabend", "dienstags", "am Di.", "Mo–Fr", "Tuesday", "Tuesdays", "Mon-Fri"."""

from summarize.figures.figure import Kind
from summarize.figures.reading import Reading
from summarize.figures.scan import Scan

#: The unit of a weekday; its date is in ISO 8601 without the week: `-W-2` is a Tuesday.
WEEKDAY = "weekday"

_DASHES = frozenset("-–/")


def weekday(scan: Scan, at: int) -> Reading | None:
    """Read the weekday that begins at token `at`."""
    token = scan.tokens[at]
    said = token.text[0].isupper() or token.low.endswith(scan.tables.week.weekday_endings)  # "dienstags"
    found = scan.tables.week.weekdays.get(token.low) if said else None
    last = at + 1
    if found is None and (found := scan.tables.week.weekday_abbreviations.get(token.text)) is not None:
        dot = scan.tokens[last].text == "." and scan.glued(last)
        told = dot and _after_preposition(scan, at)
        if not told and not _ranges(scan, at, last + dot):
            return None
        last += told
    return None if found is None else Reading(at, last, Kind.DATE, unit=WEEKDAY, date=f"-W-{found}")


def _after_preposition(scan: Scan, at: int) -> bool:
    return at > 0 and scan.near(at) and scan.tokens[at - 1].low in scan.tables.week.weekday_links


def _ranges(scan: Scan, at: int, last: int) -> bool:
    """Whether an abbreviation is at an end of a range of weekdays: "Mo–Fr", "Mon to Fri"."""
    tokens, tables = scan.tokens, scan.tables
    ahead = tokens[last].text in _DASHES or tokens[last].low in tables.ranges.to
    behind = at > 1 and (tokens[at - 1].text in _DASHES or tokens[at - 1].low in tables.ranges.to)
    before = tokens[at - 2 - (tokens[at - 2].text == ".")].text if at > 2 else tokens[at - 2].text if at > 1 else ""
    return (ahead and scan.near(last + 1) and tokens[last + 1].text in tables.week.weekday_abbreviations) or (
        behind and scan.near(at) and before in tables.week.weekday_abbreviations
    )
