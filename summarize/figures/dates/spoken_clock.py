"""Clock times in words: "halb drei", "Viertel vor drei", "half past two", "ten to eight", "midnight"."""

from summarize.figures.dates.clock import day_part, o_clock, time_of_day
from summarize.figures.figure import HALF_DAY, Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.number_words import segment, spelled
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream


def minutes_past(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a time with minutes in digits: "26 Minuten nach Mitternacht", "20 minutes to three"."""
    minutes = _hour(stream, at, most=59) if stream.tokens[at + 1].low in stream.tables.clock.minute_words else None
    return _minutes_to(stream, at, minutes) if minutes is not None else None


def spoken_clock(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a time in words: "halb drei", "Viertel vor drei", "quarter to three", "zehn Uhr", "midnight"."""
    tables, tokens = stream.tables, stream.tokens
    low = tokens[at].low
    if low in tables.clock.clock_words:
        return ParsedFigure(at, at + 1, Kind.TIME, date=tables.clock.clock_words[low])
    place = at + 1 if low in tables.words.articles and tables.clock.hour_parts.get(tokens[at + 1].low) == 15 else at
    found = _quarter(stream, at, place)
    if found:
        return found
    hour = _hour(stream, at)
    if hour is None:
        return None
    said = o_clock(stream, hour[1])
    if said is not None:
        more = _hour(stream, said, most=59)
        if (
            tables.habits.hours_24
            and more
            and more[0] > 0
            and stream.spaced(said)
            and tokens[more[1]].low not in tables.measures.units
            and more[0] % 5 == 0
        ):
            return time_of_day(stream, at, more[1], hour[0], more[0], None)
        return time_of_day(stream, at, said, hour[0], 0, None)
    if not tables.habits.hours_24 and (part := day_part(stream, hour[1])) and hour[0] <= 12 and part[1] > hour[1]:
        return time_of_day(stream, at, hour[1], hour[0], 0, None)
    return _minutes_to(stream, at, hour)


def _hour(stream: TokenStream, place: int, most: int = 24) -> tuple[int, int] | None:
    token = stream.tokens[place]
    if token.kind == DIGITS and len(token.text) <= 2:
        return (int(token.text), place + 1) if int(token.text) <= most else None
    if token.kind != WORD:
        return None
    found = spelled(stream, place) if segment(stream.tables, token.low) else None
    if found is None or found.rest or found.value > most or found.value != int(found.value):
        return None
    return int(found.value), found.last


def _hour_or_noon(stream: TokenStream, place: int) -> tuple[int, int] | None:
    """Read an hour, or "Mitternacht" as 24 and "noon" as 12."""
    word = stream.tables.clock.clock_words.get(stream.tokens[place].low)
    return _hour(stream, place) if word is None else (12 if word == "T12:00" else 24, place + 1)


def _quarter(stream: TokenStream, at: int, place: int) -> ParsedFigure | None:
    tables, tokens = stream.tables, stream.tokens
    low = tokens[place].low
    minutes = tables.clock.hour_parts.get(low)
    if minutes is None or not stream.near(place + 1):
        return None
    link = tokens[place + 1].low
    if link in tables.clock.clock_to or link in tables.clock.clock_past:
        hour = _hour_or_noon(stream, place + 2)
        if (
            hour is None
            or (12 < hour[0] < 24 and not tables.habits.hours_24)
            or not stream.near(place + 2)
            or (minutes != 15 and link in tables.clock.clock_to)
        ):
            return None
        if tokens[hour[1]].low in tables.measures.units or tokens[hour[1]].text in "%€$":
            return None
        value = hour[0] * 60 + (minutes if link in tables.clock.clock_past else -minutes)
        return _spoken(stream, at, hour[1], value)
    if tables.habits.hours_24:
        hour = _hour(stream, place + 1)
        if hour is None or not 1 <= hour[0] <= 12 or tokens[hour[1]].low in tables.measures.units:
            return None
        if minutes != 30 and tokens[place].text[0].isupper() and tokens[at - 1].low not in tables.clock.time_context:
            return None
        return _spoken(stream, at, hour[1], hour[0] * 60 - 60 + minutes)
    return None


def _minutes_to(stream: TokenStream, at: int, minutes: tuple[int, int]) -> ParsedFigure | None:
    """Read "zehn Minuten vor drei", "zehn nach drei", "ten past three", "five minutes to twelve"."""
    tables, tokens = stream.tables, stream.tokens
    place = minutes[1]
    named = tokens[place].low in tables.clock.minute_words
    place += named
    link = tokens[place].low
    if (
        link not in (*tables.clock.clock_to, *tables.clock.clock_past)
        or not stream.near(place)
        or not 1 <= minutes[0] <= 29
    ):
        return None
    if not named and minutes[0] % 5:
        return None
    half = tables.clock.hour_parts.get(tokens[place + 1].low) == 30
    hour = _hour_or_noon(stream, place + 1 + half)
    if hour is None or not (1 <= hour[0] <= 12 or hour[0] == 24) or tokens[hour[1]].low in tables.measures.units:
        return None
    after = tokens[hour[1]]
    counts = stream.near(hour[1]) and (
        after.text in ("-", "%") or (after.kind == WORD and after.low not in tables.words.stop)
    )
    if tables.habits.hours_24 and after.text.islower() and tokens[at - 1].low in tables.clock.time_context:
        counts = False  # "um zehn vor acht fuhr der Bus"
    told = tokens[at - 1].low in tables.clock.clock_before or (tables.habits.hours_24 and tokens[at].kind == WORD)
    if not named and link not in tables.clock.clock_only and o_clock(stream, hour[1]) is None and (counts or not told):
        return None  # "is five to ten percent", "zehn vor acht Teams"
    value = hour[0] * 60 - (30 if half else 0) + (minutes[0] if link in tables.clock.clock_past else -minutes[0])
    found = _spoken(stream, at, hour[1], value)
    if found is not None and hour[0] == 24:
        found.unit = None  # "26 Minuten nach Mitternacht" determines the half of the day
    return found


def _spoken(stream: TokenStream, first: int, last: int, minutes: int) -> ParsedFigure | None:
    said = o_clock(stream, last)
    return _time_with_minutes(stream, first, said or last, minutes % (24 * 60))


def _time_with_minutes(stream: TokenStream, first: int, last: int, minutes: int) -> ParsedFigure | None:
    hour, minute = divmod(minutes, 60)
    found = time_of_day(stream, first, last, hour, minute, None)
    if found and found.last == last and hour <= 12:
        found.unit = HALF_DAY
    return found
