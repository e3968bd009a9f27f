"""Clock times in digits: "14.30 Uhr", "2:30 p.m.", "17 und 20 Uhr", "9 to 11 a.m."."""

from summarize.figures.amounts.measures import lasting
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, END
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream
from summarize.language.calendar import TIME_ZONES

# More hours than this are not a list of times.
_MOST_LISTED = 6


def clock(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a time in digits that begins at token `at`."""
    tokens, tables = stream.tokens, stream.tables
    hour, mark = tokens[at], tokens[at + 1]
    if hour.kind != DIGITS:
        return None
    if len(hour.text) == 4:
        return _zoned(stream, at)
    if len(hour.text) > 2 or int(hour.text) > 24:
        return None
    if hour.text == "12" and mark.low in tables.clock.clock_words and stream.near(at + 1):
        return ParsedFigure(at, at + 2, Kind.TIME, date=tables.clock.clock_words[mark.low], digits=True)  # "12 noon"
    if stream.goes_on(at + 1, ":.") and _minutes(stream, at + 2) is not None:
        return _hours_and_minutes(stream, at)
    said = o_clock(stream, at + 1 + stream.glued_mark(at + 1, "."))  # "um 19. Uhr"
    if said is not None:
        minutes, last = _minutes_behind(stream, said)
        return time_of_day(stream, at, last, int(hour.text), minutes, None)
    if int(hour.text) <= 12 and day_part(stream, at + 1) is not None:
        return time_of_day(stream, at, at + 1, int(hour.text), 0, None)
    return _listed_hour(stream, at)


def _zoned(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "1430 GMT": four digits before a time zone."""
    hours, minutes = divmod(int(stream.tokens[at].text), 100)
    if not stream.near(at + 1) or stream.tokens[at + 1].low not in TIME_ZONES or hours >= 24 or minutes >= 60:
        return None
    return ParsedFigure(at, at + 1, Kind.TIME, date=f"T{hours:02}:{minutes:02}", digits=True)


def _minutes(stream: TokenStream, place: int) -> int | None:
    """Return the two digits at `place` if they may be minutes."""
    token = stream.tokens[place]
    return int(token.text) if token.kind == DIGITS and len(token.text) == 2 and int(token.text) < 60 else None


def _minutes_behind(stream: TokenStream, said: int) -> tuple[int, int]:
    """Read the minutes after "Uhr" at `said`, 0 if there are none, and the place after the time: "14 Uhr 30"."""
    tables = stream.tables
    place = said + (stream.tokens[said].low == tables.numbers.joiner)
    minutes = _minutes(stream, place) if tables.habits.hours_24 else None
    if minutes is None:
        return 0, said
    after = stream.tokens[place + 1]
    counts = after.low in tables.measures.units or after.text in (".", ":", ",")
    return (minutes, place + 1) if after.kind == END or (stream.spaced(place) and not counts) else (0, said)


def _listed_hour(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the "17" of "um 17 und 20 Uhr": an hour whose "Uhr" follows the next one."""
    tables, tokens = stream.tables, stream.tokens
    if int(tokens[at].text) > 24:
        return None
    place = at
    for _ in range(_MOST_LISTED):
        link, hour = tokens[place + 1], tokens[place + 2]
        if link.low not in tables.clock.hour_links or hour.kind != DIGITS or not stream.spaced(place + 2):
            return None
        if len(hour.text) > 2 or int(hour.text) > 24:
            return None
        place += 2
        if o_clock(stream, place + 1) is not None:
            break
    else:
        return None
    return ParsedFigure(at, at + 1, Kind.TIME, date=f"T{int(tokens[at].text):02}:00", digits=True)


def clock_range(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "von 9 bis 10 Uhr", "zwischen 9.30 und 11 Uhr", "9 to 11 a.m.", where the first may be a bare hour."""
    tables, tokens = stream.tables, stream.tokens
    if tokens[at].kind != DIGITS:
        return None
    low = clock(stream, at)
    if low is not None:
        end = low.last
    elif tokens[at + 1].text == "." and tokens[at + 2].kind == DIGITS and not tokens[at + 2].gap:
        end = at + 3
    else:
        end = _hour_sign(stream, at + 1) or at + 1  # "von 10h bis 20.30h"
    before = stream.word_before(at)
    first = at - 1 if before in tables.ranges.from_words or before in tables.ranges.between else at
    place = _past_link(stream, end, before, begun=first < at)
    if place is None:
        return None
    high = clock(stream, place) if stream.near(place) else None
    if high is None and low is None and _shares_o_clock(stream, place):
        hours = int(tokens[at].text), int(tokens[place].text)
        spoken = "/".join(f"T{hour:02}:00" for hour in hours)
        return ParsedFigure(first, place + 1, Kind.RANGE, date=spoken, digits=True) if max(hours) <= 24 else None
    if high is None or high.date is None or int(tokens[at].text[:3]) > 24:
        return None
    start = low.date if low is not None and low.date is not None else _bare_start(stream, at, place, high)
    if start is None:
        return None
    return ParsedFigure(first, high.last, Kind.RANGE, date=f"{start}/{high.date}", unit=high.unit, digits=True)


def _past_link(stream: TokenStream, place: int, before: str, *, begun: bool) -> int | None:
    """Return the place after the dash or the "bis" between two times; `begun` if "von" or "from" precedes the first."""
    tables, token = stream.tables, stream.tokens[place]
    dashed = token.text in ("-", "–") and token.gap == stream.tokens[place + 1].gap
    if dashed or (before in tables.ranges.between and token.low == tables.numbers.joiner):
        return place + 1
    to = stream.phrase(place, tables.ranges.to) or (stream.phrase(place, tables.ranges.from_to) if begun else None)
    return to[1] if to else None


def _bare_start(stream: TokenStream, at: int, place: int, high: ParsedFigure) -> str | None:
    """Return the first time of a range if it is a bare hour: the "9" of "9 to 11 a.m.", in the half of day of `high`."""
    tokens = stream.tokens
    minutes = int(tokens[at + 2].text[:3]) if tokens[at + 1].text in (".", ":") else 0
    if minutes > 59 or high.last <= place + 1 or high.date is None:
        return None
    hour = int(tokens[at].text[:3])
    afternoon = high.date >= "T12:00" and not stream.tables.habits.hours_24
    hour += 12 if afternoon and hour < 12 and hour + 12 < int(high.date[1:3]) + 1 else 0
    return f"T{hour:02}:{minutes:02}"


def _shares_o_clock(stream: TokenStream, place: int) -> bool:
    """Whether the bare hour at `place` ends the first of two times: "von 8 bis 12 und 14 bis 18 Uhr"."""
    tables, tokens = stream.tables, stream.tokens
    hour, link, start = tokens[place : place + 3]
    to = stream.phrase(place + 3, tables.ranges.to) or (
        (True, place + 4) if tokens[place + 3].text in ("-", "–") else None
    )
    hours = all(token.kind == DIGITS and len(token.text) <= 2 for token in (hour, start))
    if not hours or to is None or link.low not in tables.clock.range_links:
        return False
    last = clock(stream, to[1]) if stream.near(to[1]) else None
    return last is not None and last.last > to[1] + 1


def _hours_and_minutes(stream: TokenStream, at: int) -> ParsedFigure | None:
    tokens = stream.tokens
    hour, mark, minute = tokens[at], tokens[at + 1], tokens[at + 2]
    last = at + 3
    second: int | None = None
    if mark.text == ":" and stream.goes_on(last, ":"):
        second, last = _minutes(stream, last + 1), last + 2
        if second is None:
            return None
    elif stream.goes_on(last, ".:,"):
        return None
    if mark.text == ":" and lasting(stream, last):
        return None  # "in 1:12 Minuten", "2:04:58 hours"
    said = o_clock(stream, last) or _hour_sign(stream, last)
    part = day_part(stream, last)
    if mark.text == "." and said is None and (part is None or stream.tables.habits.hours_24):
        return None
    if said is None and part is None and mark.text == ":" and second is None and not _clearly_time(stream, at):
        return None
    return time_of_day(stream, at, said or last, int(hour.text), int(minute.text), second)


def _clearly_time(stream: TokenStream, at: int) -> bool:
    """Whether 14:30 is a time of day rather than a score, by the words before and near it."""
    tables, tokens = stream.tables, stream.tokens
    before = tokens[at - 1].low if at else ""
    if before in tables.clock.time_context:
        return True
    return all(
        tokens[place].low not in tables.scores.score_words
        for place in range(max(at - 8, 0), min(at + 10, stream.count))
    )


def o_clock(stream: TokenStream, place: int) -> int | None:
    """Return the place after "Uhr", "o'clock" or "h" at `place`, or None."""
    found = stream.phrase(place, stream.tables.clock.o_clock) if stream.near(place) else None
    return found[1] if found is not None else None


def _hour_sign(stream: TokenStream, place: int) -> int | None:
    """Return the place after the "h" of "20.30h", which is not a decimal number: German decimals have a comma."""
    signed = stream.near(place) and stream.tokens[place].text in stream.tables.clock.hour_signs
    return place + 1 if signed else None


def day_part(stream: TokenStream, place: int) -> tuple[str, int] | None:
    """Read "nachmittags", "p.m." or the like at `place`: the part of the day, and the place after."""
    if not stream.near(place):
        return None
    found = stream.phrase(place, stream.tables.clock.day_parts)
    if found and found[1] == place + 3 and stream.tokens[found[1]].text == "." and not stream.tokens[found[1]].gap:
        return found[0], found[1] + 1
    return found


def time_of_day(
    stream: TokenStream, first: int, last: int, hour: int, minute: int, second: int | None
) -> ParsedFigure | None:
    """Return the time of day in tokens `[first, last)`, with the following part of the day, or None if invalid."""
    part = day_part(stream, last)
    unit: str | None = None
    if part:
        if hour > 12 and part[0] != "night" and not stream.tables.habits.hours_24 and hour != 24:
            return None
        last = part[1]
        if hour <= 12:
            hour = _in_day(hour, part[0])
    elif 0 < hour <= 12 and not stream.tokens[first].text.startswith("0"):
        unit = stream.tables.clock.half_day
    if hour > 24 or (hour == 24 and minute):
        return None
    if hour == 24:
        hour = 0
    date = f"T{hour:02}:{minute:02}" + ("" if second is None else f":{second:02}")
    return ParsedFigure(first, last, Kind.TIME, unit=unit, date=date, digits=True)


def _in_day(hour: int, part: str) -> int:
    if part == "pm":
        return hour if hour == 12 else hour + 12
    if part == "night":
        return 0 if hour == 12 else hour + 12 if hour >= 8 else hour
    return 0 if hour == 12 else hour
