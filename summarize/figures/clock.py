"""Clock times: "14.30 Uhr", "halb drei", "2:30 p.m.", "half past two", "midnight"."""

from collections.abc import Mapping

from summarize.figures.figure import Kind
from summarize.figures.reading import Reading
from summarize.figures.scan import Scan
from summarize.figures.tokens import DIGITS, WORD
from summarize.figures.words import segment, spelled

# Behind these four digits are a time: "0430 GMT".
_ZONES = frozenset({"gmt", "utc", "cet", "cest", "bst", "est", "edt", "mez", "mesz"})
# More hours than this are no list of times.
_MOST_LISTED = 6

__all__ = ["HALF_DAY", "clock", "clock_range", "spoken_clock"]

#: The unit of a time whose half of the day is not said: half past two.
HALF_DAY = "half-day"


def clock(scan: Scan, at: int) -> Reading | None:
    """Read a time in digits that begins at token `at`."""
    tokens, tables = scan.tokens, scan.tables
    hour = tokens[at]
    if hour.kind == DIGITS and len(hour.text) == 4 and scan.near(at + 1) and tokens[at + 1].low in _ZONES:
        hours, minutes = divmod(int(hour.text), 100)
        if hours < 24 and minutes < 60:
            return Reading(at, at + 1, Kind.TIME, date=f"T{hours:02}:{minutes:02}", digits=True)
    if hour.kind != DIGITS or len(hour.text) > 2 or int(hour.text) > 24:
        return None
    mark, minute = tokens[at + 1], tokens[at + 2]
    parted = (
        mark.text in (":", ".") and not mark.gap and minute.kind == DIGITS and not minute.gap and len(minute.text) == 2
    )
    if parted and int(minute.text) < 60:
        return _hours_and_minutes(scan, at)
    said = _o_clock(scan, at + 1)
    if said is not None:
        minutes = 0
        last = said
        more = tokens[last]
        place = last + (more.low == tables.joiner)
        if (
            tables.compounding
            and tokens[place].kind == DIGITS
            and len(tokens[place].text) == 2
            and int(tokens[place].text) < 60
        ):
            after = tokens[place + 1]
            if (
                scan.spaced(place) and after.low not in tables.units and after.text not in (".", ":", ",")
            ) or after.kind == 0:
                minutes, last = int(tokens[place].text), place + 1
        return _time(scan, at, last, int(hour.text), minutes, None)
    part = _day_part(scan, at + 1)
    if part is not None and int(hour.text) <= 12:
        return _time(scan, at, at + 1, int(hour.text), 0, None)
    return _listed_hour(scan, at)


def _listed_hour(scan: Scan, at: int) -> Reading | None:
    """Read the "17" of "um 17 und 20 Uhr": an hour whose "Uhr" stands after the next."""
    tables, tokens = scan.tables, scan.tokens
    if not tables.compounding or int(tokens[at].text) > 24:
        return None
    place = at
    for _ in range(_MOST_LISTED):
        link, hour = tokens[place + 1], tokens[place + 2]
        if link.low not in (tables.joiner, "oder", ",") or hour.kind != DIGITS or not scan.spaced(place + 2):
            return None
        if len(hour.text) > 2 or int(hour.text) > 24:
            return None
        place += 2
        if _o_clock(scan, place + 1) is not None:
            break
    else:
        return None
    return Reading(at, at + 1, Kind.TIME, date=f"T{int(tokens[at].text):02}:00", digits=True)


def clock_range(scan: Scan, at: int) -> Reading | None:
    """Read "von 9 bis 10 Uhr", "zwischen 9.30 und 11 Uhr", "9 to 11 a.m.": two times, the first perhaps a bare hour."""
    tables, tokens = scan.tables, scan.tokens
    low = clock(scan, at)
    place = low.last if low else at + 1
    if low is None and tokens[at + 1].text == "." and tokens[at + 2].kind == DIGITS and not tokens[at + 2].gap:
        place = at + 3
    before = tokens[at - 1].low if at and scan.near(at) else ""
    first = at - 1 if before in tables.from_words or before in tables.between else at
    token = tokens[place]
    if (token.text in ("-", "–") and token.gap == tokens[place + 1].gap) or (
        before in tables.between and token.low == tables.between_and
    ):
        place += 1
    elif to := scan.phrase(place, tables.to):
        place = to[1]
    else:
        return None
    high = clock(scan, place) if scan.near(place) else None
    if high is None or high.date is None or int(tokens[at].text[:3]) > 24:
        return None
    if low is None or low.date is None:
        minutes = int(tokens[at + 2].text[:3]) if tokens[at + 1].text in (".", ":") else 0
        if minutes > 59 or high.last <= place + 1:
            return None
        hour = int(tokens[at].text[:3])
        hour += (
            12
            if high.date >= "T12:00" and tables.language == "en" and hour < 12 and hour + 12 < int(high.date[1:3]) + 1
            else 0
        )
        start = f"T{hour:02}:{minutes:02}"
    else:
        start = low.date
    return Reading(first, high.last, Kind.RANGE, date=f"{start}/{high.date}", unit=high.unit, digits=True)


def _hours_and_minutes(scan: Scan, at: int) -> Reading | None:
    tokens, tables = scan.tokens, scan.tables
    hour, mark, minute = tokens[at], tokens[at + 1], tokens[at + 2]
    last = at + 3
    second: int | None = None
    if (
        tokens[last].text == mark.text == ":"
        and not tokens[last].gap
        and tokens[last + 1].kind == DIGITS
        and not tokens[last + 1].gap
    ):
        if len(tokens[last + 1].text) != 2 or int(tokens[last + 1].text) > 59:
            return None
        second, last = int(tokens[last + 1].text), last + 2
    elif (
        tokens[last].text in (".", ":", ",")
        and not tokens[last].gap
        and tokens[last + 1].kind == DIGITS
        and not tokens[last + 1].gap
    ):
        return None
    said = _o_clock(scan, last)
    part = _day_part(scan, last)
    if mark.text == "." and said is None and (part is None or tables.compounding):
        return None
    if said is None and part is None and mark.text == ":" and second is None and not _clearly_time(scan, at):
        return None
    return _time(scan, at, said or last, int(hour.text), int(minute.text), second)


def _clearly_time(scan: Scan, at: int) -> bool:
    """Whether 14:30 is a time of day, not a score: by the words before it and near it."""
    tables, tokens = scan.tables, scan.tokens
    before = tokens[at - 1].low if at else ""
    if before in tables.time_context:
        return True
    return all(tokens[place].low not in tables.score_words for place in range(max(at - 8, 0), min(at + 10, scan.count)))


def _o_clock(scan: Scan, place: int) -> int | None:
    """Return the place after "Uhr", "o'clock" or "h" at `place`, or None."""
    tokens, tables = scan.tokens, scan.tables
    if not scan.near(place):
        return None
    if tables.compounding:
        return place + 1 if tokens[place].low in tables.o_clock else None
    if tokens[place].low == "o" and tokens[place + 1].text in "'’" and tokens[place + 2].low == "clock":
        return place + 3
    return place + 1 if tokens[place].low == "oclock" else None


def _day_part(scan: Scan, place: int) -> tuple[str, int] | None:
    if not scan.near(place):
        return None
    found = scan.phrase(place, scan.tables.day_parts)
    if found and scan.tokens[place].low in ("am", "pm") and found[1] == place + 1 and scan.tables.compounding:
        return None
    if found and found[1] == place + 3 and scan.tokens[found[1]].text == "." and not scan.tokens[found[1]].gap:
        return found[0], found[1] + 1
    return found


def _time(scan: Scan, first: int, last: int, hour: int, minute: int, second: int | None) -> Reading | None:
    part = _day_part(scan, last)
    unit: str | None = None
    if part:
        if hour > 12 and part[0] != "night" and not scan.tables.compounding and hour != 24:
            return None
        last = part[1]
        if hour <= 12:
            hour = _in_day(hour, part[0])
    elif 0 < hour <= 12 and not scan.tables.compounding and not scan.tokens[first].text.startswith("0"):
        unit = HALF_DAY
    if hour > 24 or (hour == 24 and minute):
        return None
    if hour == 24:
        hour = 0
    date = f"T{hour:02}:{minute:02}" + ("" if second is None else f":{second:02}")
    return Reading(first, last, Kind.TIME, unit=unit, date=date, digits=True)


def _in_day(hour: int, part: str) -> int:
    if part == "pm":
        return hour if hour == 12 else hour + 12
    if part == "night":
        return 0 if hour == 12 else hour + 12 if hour >= 8 else hour
    return 0 if hour == 12 else hour


_QUARTERS: Mapping[str, int] = {"viertel": 15, "quarter": 15, "halb": 30, "half": 30, "dreiviertel": 45}


def spoken_clock(scan: Scan, at: int) -> Reading | None:
    """Read a time in words: "halb drei", "Viertel vor drei", "quarter to three", "zehn Uhr", "midnight"."""
    tables, tokens = scan.tables, scan.tokens
    low = tokens[at].low
    if low in tables.clock_words:
        return Reading(at, at + 1, Kind.TIME, date=tables.clock_words[low])
    place = at + 1 if low in tables.articles and tokens[at + 1].low == "quarter" else at
    found = _quarter(scan, at, place)
    if found:
        return found
    hour = _hour(scan, at)
    if hour is None:
        return None
    said = _o_clock(scan, hour[1])
    if said is not None:
        more = _hour(scan, said, most=59)
        if (
            tables.compounding
            and more
            and more[0] > 0
            and scan.spaced(said)
            and tokens[more[1]].low not in tables.units
            and more[0] % 5 == 0
        ):
            return _time(scan, at, more[1], hour[0], more[0], None)
        return _time(scan, at, said, hour[0], 0, None)
    if not tables.compounding and (part := _day_part(scan, hour[1])) and hour[0] <= 12 and part[1] > hour[1]:
        return _time(scan, at, hour[1], hour[0], 0, None)
    return _minutes_to(scan, at, hour)


def _hour(scan: Scan, place: int, most: int = 24) -> tuple[int, int] | None:
    token = scan.tokens[place]
    if token.kind == DIGITS and len(token.text) <= 2:
        return (int(token.text), place + 1) if int(token.text) <= most else None
    if token.kind != WORD:
        return None
    if token.low in ("ein", "eins"):
        return 1, place + 1
    found = spelled(scan, place) if segment(scan.tables, token.low) else None
    if found is None or found.rest or found.value > most or found.value != int(found.value):
        return None
    return int(found.value), found.last


def _quarter(scan: Scan, at: int, place: int) -> Reading | None:
    tables, tokens = scan.tables, scan.tokens
    low = tokens[place].low
    minutes = _QUARTERS.get(low)
    if minutes is None or not scan.near(place + 1):
        return None
    link = tokens[place + 1].low
    if link in ("vor", "nach", "to", "past", "before", "after"):
        hour = _hour(scan, place + 2)
        if (
            hour is None
            or (hour[0] > 12 and not tables.compounding)
            or not scan.near(place + 2)
            or low in ("halb", "dreiviertel")
        ):
            return None
        if tokens[hour[1]].low in tables.units or tokens[hour[1]].text in "%€$":
            return None
        value = hour[0] * 60 + (minutes if link in ("nach", "past", "after") else -minutes)
        return _spoken(scan, at, hour[1], value)
    if tables.compounding and low in ("halb", "dreiviertel", "viertel"):
        hour = _hour(scan, place + 1)
        if hour is None or not 1 <= hour[0] <= 12 or tokens[hour[1]].low in tables.units:
            return None
        if low != "halb" and tokens[place].text[0].isupper() and tokens[at - 1].low not in tables.time_context:
            return None
        return _spoken(scan, at, hour[1], hour[0] * 60 - 60 + minutes)
    return None


def _minutes_to(scan: Scan, at: int, minutes: tuple[int, int]) -> Reading | None:
    """Read "zehn Minuten vor drei", "zehn nach drei", "ten past three", "five minutes to twelve"."""
    tables, tokens = scan.tables, scan.tokens
    place = minutes[1]
    named = tokens[place].low in ("minuten", "minutes")
    place += named
    link = tokens[place].low
    if link not in ("vor", "nach", "to", "past") or not scan.near(place) or not 1 <= minutes[0] <= 29:
        return None
    if not named and (
        link == "to"
        or minutes[0] % 5
        or (tables.compounding and tokens[at - 1].low not in ("um", "gegen", "kurz", "es", "auf", "ist"))
    ):
        return None
    half = tokens[place + 1].low == "halb"
    hour = _hour(scan, place + 1 + half)
    if hour is None or not 1 <= hour[0] <= 12 or tokens[hour[1]].low in tables.units:
        return None
    value = hour[0] * 60 - (30 if half else 0) + (minutes[0] if link in ("nach", "past") else -minutes[0])
    return _spoken(scan, at, hour[1], value)


def _spoken(scan: Scan, first: int, last: int, minutes: int) -> Reading | None:
    said = _o_clock(scan, last)
    return _time_with_minutes(scan, first, said or last, minutes % (24 * 60))


def _time_with_minutes(scan: Scan, first: int, last: int, minutes: int) -> Reading | None:
    hour, minute = divmod(minutes, 60)
    found = _time(scan, first, last, hour, minute, None)
    if found and found.last == last and hour <= 12:
        found.unit = HALF_DAY
    return found
