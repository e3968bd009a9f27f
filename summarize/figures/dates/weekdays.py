"""Weekdays: "Dienstag", "Dienstagabend", "dienstags", "am Di.", "Mo–Fr", "Tuesday", "Tuesdays", "Mon-Fri"."""

from summarize.figures.figure import Kind
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream

#: The unit of a weekday; its date is in ISO 8601 without the week: `-W-2` is a Tuesday.
WEEKDAY = "weekday"

_DASHES = frozenset("-–/")


def weekday(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the weekday that begins at token `at`."""
    token = stream.tokens[at]
    said = token.text[0].isupper() or token.low.endswith(stream.tables.week.weekday_endings)  # "dienstags"
    found = stream.tables.week.weekdays.get(token.low) if said else None
    last = at + 1
    if found is None and (found := stream.tables.week.weekday_abbreviations.get(token.text)) is not None:
        dot = stream.glued_mark(last, ".")
        told = dot and _after_preposition(stream, at)
        if not told and not _ranges(stream, at, last + dot):
            return None
        last += told
    return None if found is None else ParsedFigure(at, last, Kind.DATE, unit=WEEKDAY, date=f"-W-{found}")


def _after_preposition(stream: TokenStream, at: int) -> bool:
    return at > 0 and stream.near(at) and stream.tokens[at - 1].low in stream.tables.week.weekday_links


def _ranges(stream: TokenStream, at: int, last: int) -> bool:
    """Whether an abbreviation is at an end of a range of weekdays: "Mo–Fr", "Mon to Fri"."""
    tokens, tables = stream.tokens, stream.tables
    ahead = tokens[last].text in _DASHES or tokens[last].low in tables.ranges.to
    behind = at > 1 and (tokens[at - 1].text in _DASHES or tokens[at - 1].low in tables.ranges.to)
    before = tokens[at - 2 - (tokens[at - 2].text == ".")].text if at > 2 else tokens[at - 2].text if at > 1 else ""
    return (ahead and stream.near(last + 1) and tokens[last + 1].text in tables.week.weekday_abbreviations) or (
        behind and stream.near(at) and before in tables.week.weekday_abbreviations
    )
