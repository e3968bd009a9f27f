"""Ranges and choices: a count with a second end or an alternative: "20 bis 30", "zwei oder drei", "one or two"."""

from decimal import Decimal

from summarize.figures.amounts.measures import currency_before, unit_after
from summarize.figures.amounts.shares import share
from summarize.figures.dates.calendars import FIRST_YEAR, LAST_YEAR, year_at
from summarize.figures.dates.clock import day_part, o_clock
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DASHES, DIGITS, WORD
from summarize.figures.numbers.number_words import segment, spelled
from summarize.figures.parsed_figure import EXACT, ParsedFigure
from summarize.figures.quantities.counts import count
from summarize.figures.tables.schema import SCALE
from summarize.figures.token_stream import TokenStream

# A falling pair of numbers is a score up to here, and a range above.
_MOST_POINTS = 200


# Most words that share the ending of the last: "fünf-, sechs- und siebenjährige".
_MOST_SHARED = 4

# Numbers in "zwei, drei Tage" are small; larger ones form a list.
_MOST_LISTED = 12


def single(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the one of "ein bis zwei", "ein, zwei", "one or two": it counts only beside a number."""
    tables, tokens = stream.tables, stream.tokens
    if tokens[at].low not in tables.ranges.ones:
        return None
    place = at + 1
    truncated = _truncated(stream, place)
    place += truncated
    to = tokens[place].low in tables.ranges.to and stream.spaced(place)
    apart = tokens[place].low in tables.numbers.alternatives or (
        truncated and tokens[place].low == tables.numbers.joiner
    )
    listed = stream.glued_mark(place, tables.ranges.commas)
    between = at > 0 and tokens[at - 1].low in tables.ranges.between and tokens[place].low == tables.numbers.joiner
    if (to or between) and tokens[place + 1].kind == DIGITS and stream.spaced(place + 1):
        return (
            ParsedFigure(at, at + 1, Kind.CARDINAL, value=Decimal(1), digits=True) if _aged(stream, place + 1) else None
        )
    if not (to or apart or listed) or not stream.spaced(place + 1) or tokens[place + 1].kind != WORD:
        return None
    other = spelled(stream, place + 1) if segment(tables, tokens[place + 1].low) else None
    if other is None or not (2 <= other.value <= _MOST_LISTED if to else other.value == 2):
        return None
    if to and not truncated and _describes(stream, place + 1):
        return None
    return ParsedFigure(at, at + 1, Kind.CARDINAL, value=Decimal(1))


def _aged(stream: TokenStream, place: int) -> bool:
    """Whether years or other units follow the number at `place`: "zwischen einem und 14 Jahren"."""
    high = count(stream, place)
    return high is not None and high.kind is Kind.MEASURE and not _describes(stream, place)


def _describes(stream: TokenStream, place: int) -> bool:
    """Whether the measure at `place` describes the article's noun: "eine bis zwei Meter hohe Mauer"."""
    measure = count(stream, place)
    if measure is None:
        return False
    adjective, noun = stream.tokens[measure.last : measure.last + 2]
    endings = stream.tables.measures.attributive_endings
    ends = adjective.kind == WORD and adjective.text.islower() and adjective.low.endswith(endings)
    return ends and noun.kind == WORD and noun.text[0].isupper() and stream.spaced(measure.last + 1)


def choice(stream: TokenStream, low: ParsedFigure) -> ParsedFigure | None:
    """Read "zwei oder drei", "zwei, drei Tage", "20 or 30 people": neighbouring numbers form a range."""
    tables, tokens = stream.tables, stream.tokens
    if low.value is None or low.kind not in (Kind.CARDINAL, Kind.MONEY) or (low.unit is not None and not low.sign):
        return None
    place = low.last + _truncated(stream, low.last)
    listed = stream.glued_mark(place, ",")
    if not (listed or (tokens[place].low in tables.numbers.alternatives and stream.spaced(place))) or not stream.spaced(
        place + 1
    ):
        return None
    high = count(stream, place + 1)
    if high is None or high.value is None or high.kind in (Kind.FRACTION, Kind.IDENTIFIER):
        return None
    value = low.value
    if high.scaled and not low.scaled:
        value = EXACT.multiply(value, _scale_of(stream, high))
    if not _neighbours(value, high.value) or (low.unit is not None and low.unit != high.unit):
        return None
    if o_clock(stream, high.last) or day_part(stream, high.last) or share(stream, place + 1):
        return None
    if listed and not _colloquial(stream, low, high):
        return None
    return ParsedFigure(
        low.first, high.last, Kind.RANGE, low=value, high=high.value, unit=high.unit, digits=low.digits and high.digits
    )


def one_or_two(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "a year or two": an article that counts, since the number after the unit is the alternative."""
    tables, tokens = stream.tables, stream.tokens
    if tokens[at].low not in tables.words.articles or not stream.spaced(at + 1):
        return None
    unit = unit_after(stream, at + 1, digits=False)
    if unit is None or unit.kind is not Kind.MEASURE or tokens[unit.last].low not in tables.numbers.alternatives:
        return None
    other = spelled(stream, unit.last + 1) if stream.spaced(unit.last + 1) else None
    if other is None or other.rest or other.value != 2 or unit_after(stream, other.last, digits=False):
        return None
    one, two = unit.size, 2 * unit.size
    return ParsedFigure(at, other.last, Kind.RANGE, low=one, high=two, unit=unit.name)


def _truncated(stream: TokenStream, place: int) -> bool:
    """Whether a hyphen at `place` replaces an ending that a later word has: "zwei- bis dreimal"."""
    apart = stream.spaced(place + 1) or stream.glued_mark(place + 1, ",")
    return stream.glued_mark(place, "-") and apart


def _neighbours(low: Decimal, high: Decimal) -> bool:
    """Whether two whole numbers are consecutive in their last non-zero place: 2 and 3, 20 and 30."""
    if not 0 < low < high or low != int(low) or high != int(high) or high >= 10**15:
        return False
    step = 1
    while not int(low) % (step * 10) and not int(high) % (step * 10):
        step *= 10
    return high - low == step


def _colloquial(stream: TokenStream, low: ParsedFigure, high: ParsedFigure) -> bool:
    """Whether "zwei, drei Tage" is an estimate rather than a list: two small words, a noun, and no third."""
    tokens = stream.tokens
    before, after = tokens[low.first - 1], tokens[high.last]
    if low.digits or high.digits or (high.value or 0) > _MOST_LISTED or tokens[high.first].kind != WORD:
        return False
    if low.first and (before.text == "," or (before.kind == WORD and before.text[0].isupper() and low.first > 1)):
        return False  # "auf Platz zwei, drei Punkte dahinter"
    noun = after.kind == WORD and stream.noun(high.last) and stream.spaced(high.last)
    return high.unit is not None or high.kind is Kind.MULTIPLE or noun


def shares_ending(stream: TokenStream, low: ParsedFigure) -> bool:
    """Give a number the ending of a later one: "14- und 15-Jährige", "two- and three-storey"; return whether it does."""
    tables, tokens = stream.tables, stream.tokens
    end = low.last + 1
    if (
        low.unit is not None
        or low.kind is not Kind.CARDINAL
        or tokens[low.last].text != "-"
        or not stream.glued(low.last)
    ):
        return False
    place = end
    for _ in range(_MOST_SHARED):
        link = tokens[place]
        comma = link.text == "," and stream.glued(place)
        word = link.low in (tables.numbers.joiner, *tables.numbers.alternatives) and stream.spaced(place)
        other = count(stream, place + 1) if (comma or word) and stream.spaced(place + 1) else None
        if other is None:
            return False
        if other.unit is not None or other.kind is Kind.MULTIPLE:
            whole = all(stream.glued(inside) for inside in range(other.first + 1, other.last))
            if whole:
                low.unit, low.kind, low.last = other.unit, other.kind, end
            return whole
        if tokens[other.last].text != "-" or not stream.glued(other.last):
            return False
        place = other.last + 1
    return False


def range_from(stream: TokenStream, low: ParsedFigure, at: int) -> ParsedFigure | None:
    """Read the second end of a range that begins with `low`: "bis 30", "–30", "and 30" after "between"."""
    if low.kind in (Kind.FRACTION, Kind.MULTIPLE) or low.value is None:
        return None
    joined = _connector(stream, low, at)
    if joined is None:
        return None
    place, first = joined
    start = _past_hedge(stream, place)
    high = count(stream, start)
    if high is None or high.value is None or high.kind is Kind.FRACTION or high.last <= place:
        return None
    _in_millions(stream, low, high)
    if first == at and low.kind is Kind.PERCENT and high.unit is None and stream.tokens[place - 1].kind == WORD:
        return None  # "rose 0.58 percent to 1,102"
    if not (_units_fit(stream, low, high, start) and _values_fit(stream, low, low.value, high, high.value, place)):
        return None
    if first == low.first and high.unit is None and _until_year(stream, low, start, high):
        return None
    value = low.value
    scores = stream.tokens[low.last].text in stream.tables.scores.dashes
    falls = _MOST_POINTS > value > high.value >= 0
    if scores and falls and low.unit is None and high.unit is None:
        return ParsedFigure(first, high.last, Kind.SCORE, low=value, high=high.value, digits=True)
    if high.scaled and not low.scaled and (low.unit is None or low.sign) and abs(value) < 1000:
        value = EXACT.multiply(value, _scale_of(stream, high))
    unit = high.unit or low.unit
    return ParsedFigure(
        first, high.last, Kind.RANGE, low=value, high=high.value, unit=unit, digits=low.digits and high.digits
    )


def _in_millions(stream: TokenStream, low: ParsedFigure, high: ParsedFigure) -> None:
    """Read the "500m" of "between 500m and 600m euros" as millions instead of metres."""
    sign = stream.tokens[low.last - 1].text
    scale = stream.tables.numbers.scale_symbols.get(sign)
    money = (
        high.kind is Kind.MONEY
        and high.scaled
        and any(token.text == sign for token in stream.tokens[high.first : high.last])
    )
    if scale is not None and money and low.kind is Kind.MEASURE and low.value is not None:
        low.value, low.unit, low.kind, low.scaled = EXACT.multiply(low.value, scale), None, Kind.CARDINAL, True


def _until_year(stream: TokenStream, low: ParsedFigure, start: int, high: ParsedFigure) -> bool:
    """Whether what follows "bis" or "to" is a year and not the end of a range: "auf 100 bis 2030", "7 000 bis 2030"."""
    if low.last == low.first + 1 and FIRST_YEAR <= (low.value or 0) <= LAST_YEAR:
        return False
    year = year_at(stream, start) if high.digits and high.last == start + 1 else None
    return year is not None and FIRST_YEAR <= year[0] <= LAST_YEAR and stream.tokens[start - 1].kind == WORD


def _units_fit(stream: TokenStream, low: ParsedFigure, high: ParsedFigure, start: int) -> bool:
    """Whether two numbers with their units, the second from `start` on, may be the ends of one range."""
    if high.kind is Kind.MULTIPLE and (high.last > start + 1 or low.unit is not None):
        return False  # only one-word multiples share their ending: "zwei- bis dreimal"
    if low.unit is None or high.unit == low.unit:
        return True
    if high.unit is not None:
        return False
    if high.digits and high.last == start + 1 and year_at(stream, start):
        return False  # "more than 50 years until 1979"
    return stream.tokens[low.first].low not in stream.tables.words.articles  # "within a year to 645"


def _values_fit(
    stream: TokenStream, low: ParsedFigure, least: Decimal, high: ParsedFigure, most: Decimal, place: int
) -> bool:
    """Whether `least` and `most`, the latter from `place` on, may be the ends of one range."""
    dash, unitless = stream.tokens[low.last].text, low.unit is None and high.unit is None
    if not low.digits and low.unit is None and high.digits and stream.tokens[place - 1].text in DASHES:
        return False
    if _steps_by(stream, low.first) and not 0 < least < most < 10 * least:
        return False  # "rose by 26,000 to 2.9 million"
    # "Frenzel 671 – 2. Rießle": a table, not a range
    tabular = dash in DASHES - stream.tables.scores.dashes
    return not (tabular and unitless and stream.spaced(low.last) and least >= most)


def _steps_by(stream: TokenStream, at: int) -> bool:
    """Whether a change precedes the number at `at`: "by 26,000", "an increase of 830"."""
    tables, tokens = stream.tables, stream.tokens
    if not at:
        return False
    of = at > 1 and tokens[at - 1].low in tables.words.partitive and tokens[at - 2].low in tables.bounds.steps
    return of or tokens[at - 1].low in tables.ranges.by


def _past_hedge(stream: TokenStream, place: int) -> int:
    """Skip a hedge before the second end of a range ("auf rund 5"), unless a table entry includes it."""
    found = stream.phrase(place, stream.tables.bounds.hedges)
    return found[1] if found else place


def _scale_of(stream: TokenStream, amount: ParsedFigure) -> Decimal:
    """Return the scale word that multiplied an amount."""
    for ahead in range(amount.first, amount.last):
        word = stream.tokens[ahead].low
        if word in stream.tables.numbers.scales:
            return stream.tables.numbers.scales[word] * stream.tables.numbers.scales.get(
                stream.tokens[ahead + 1].low, 1
            )
        if (
            word in stream.tables.numbers.scale_symbols
            or stream.tokens[ahead].text in stream.tables.numbers.scale_symbols
        ):
            return stream.tables.numbers.scale_symbols.get(stream.tokens[ahead].text, Decimal(1))
        parts = segment(stream.tables, word)
        if parts and parts[-1][1] == SCALE:
            return Decimal(parts[-1][0])  # "zwei- bis dreitausend"
    return Decimal(1)


def _joins(stream: TokenStream, low: ParsedFigure, at: int) -> bool:
    """Whether the dash after `low` joins it to another number: "20–30", "twenty-thirty", "€20 - €30"."""
    tokens, place = stream.tokens, low.last
    dash, after = tokens[place], tokens[place + 1]
    if (dash.gap == "") != (after.gap == ""):
        return False
    if after.gap and dash.text == "-" and not (tokens[at].kind == DIGITS or low.unit):
        return False
    if after.kind == DIGITS or currency_before(stream, place + 1) is not None:
        return True
    worded = after.kind == tokens[place - 1].kind == WORD and dash.gap == ""
    return worded and bool(segment(stream.tables, after.low))


def _connector(stream: TokenStream, low: ParsedFigure, at: int) -> tuple[int, int] | None:
    """Return where the second end begins, and where the whole range begins, if a range continues after `low`."""
    tables, tokens = stream.tables, stream.tokens
    place = low.last
    token = tokens[place]
    if token.gap == "\n" or not token.text:
        return None
    before = stream.word_before(at)
    if token.text in DASHES and not (
        token.gap == "" and stream.spaced(place + 1) and stream.phrase(place + 1, tables.ranges.to)
    ):
        return (place + 1, at) if _joins(stream, low, at) else None
    truncated = stream.glued_mark(place, "-") and tokens[place + 1].gap == " "  # "18- to 29-year-olds"
    place += truncated
    if (to := stream.phrase(place, tables.ranges.to)) and tokens[place].gap != "":
        first = at - 1 if before in tables.ranges.from_words else at
        return to[1], first
    if before in tables.ranges.between and token.low == tables.numbers.joiner:
        return place + 1, at - 1
    if before in tables.ranges.from_words and (to := stream.phrase(place, tables.ranges.from_to)):
        return to[1], at - 1
    return None
