"""Counts: an amount with its unit, without any range or qualifier."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from summarize.figures.amounts.amount import Amount
from summarize.figures.amounts.compounds import compound
from summarize.figures.amounts.measures import Unit, currency_before, unit_after
from summarize.figures.amounts.money import money_after, money_before
from summarize.figures.amounts.unitless import amount
from summarize.figures.amounts.units import AGES
from summarize.figures.dates.clock import clock, clock_range
from summarize.figures.dates.days import read_day
from summarize.figures.figure import Kind, Qualifier
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.number_words import segment
from summarize.figures.parsed_figure import EXACT, ParsedFigure
from summarize.figures.token_stream import TokenStream

# Millions of pounds are money, not weight.
_MOST_POUNDS = 10**6

_OPENING = frozenset('.!?:;“”„"«»(–—')

_SMALLER: Mapping[str, tuple[str, Decimal]] = {
    "foot": ("inch", Decimal(12)),
    "pound": ("ounce", Decimal(16)),
    "stone": ("pound", Decimal(14)),
}


def count(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read an amount with its unit, without the qualifiers around it, or None."""
    currency = currency_before(stream, at)
    if currency and not _friday(stream, currency):
        found = amount(stream, currency[1])
        if found is None or found.rest or found.article or not (found.digits or stream.tokens[at].kind == WORD):
            return None
        return money_before(stream, at, currency[0], found)
    if stream.tokens[at].text in "-−–" and (currency := currency_before(stream, at + 1)) and stream.glued(at + 1):
        found = amount(stream, currency[1])
        if found and found.digits and found.value is not None and (at == 0 or stream.tokens[at].gap):
            return money_before(stream, at, currency[0], replace(found, value=-found.value))
    found = amount(stream, at)
    if found is None or found.indefinite:
        return None
    if found.rest:
        return compound(stream, found)
    found = _short_scale(stream, found)
    unit = unit_after(stream, found.last, digits=found.digits) or _part_of_unit(stream, found)
    if found.foreign and unit is None:
        return _foreign(stream, found)
    if unit is None or not _fits(stream, found, unit):
        if unit and unit.kind == Kind.CARDINAL and found.article:
            return None
        return _bare(stream, found)
    return _measured(stream, found, unit)


def _friday(stream: TokenStream, currency: tuple[str, int]) -> bool:
    """Whether the "Fr." before `place` is a weekday: a date or a clock time follows it."""
    code, place = currency
    if code not in stream.tables.week.weekday_currencies or stream.tokens[place - 1].text != ".":
        return False
    return (clock_range(stream, place) or clock(stream, place) or read_day(stream, place)) is not None


def _short_scale(stream: TokenStream, found: Amount) -> Amount:
    """Multiply by the letter between an amount and its currency: "3m euros", "5bn dollars"."""
    token = stream.tokens[found.last]
    scale = stream.tables.numbers.scale_symbols.get(token.text)
    if scale is None or token.gap or not found.digits or found.value is None or not stream.near(found.last + 1):
        return found
    unit = stream.phrase(found.last + 1, stream.tables.measures.units)
    if unit is None or unit[0][1] != Kind.MONEY:
        return found
    return replace(found, value=EXACT.multiply(found.value, scale), last=found.last + 1, scaled=True)


def _foreign(stream: TokenStream, found: Amount) -> ParsedFigure:
    """Read a number with the other language's decimal mark and no unit: a version in German, a list in English."""
    if stream.tables.numbers.decimal == ",":
        return ParsedFigure(found.first, found.last, Kind.IDENTIFIER, digits=True)
    # A sign may precede the digits.
    place = next(i for i in range(found.first, found.last) if stream.tokens[i].text.isdecimal())
    sign = -1 if place > found.first and stream.tokens[found.first].text in "-−–" else 1
    value = sign * Decimal(stream.tokens[place].text)
    return ParsedFigure(found.first, place + 1, Kind.CARDINAL, value=value, digits=True)


def _part_of_unit(stream: TokenStream, found: Amount) -> Unit | None:
    """Read the unit of "three quarters of an hour"."""
    tokens = stream.tokens
    if (
        not found.fraction
        or tokens[found.last].low not in stream.tables.words.partitive
        or tokens[found.last + 1].low not in stream.tables.words.articles
    ):
        return None
    unit = unit_after(stream, found.last + 2, digits=False)
    return unit if unit and unit.kind == Kind.MEASURE else None


def _fits(stream: TokenStream, found: Amount, unit: Unit) -> bool:
    """Whether the unit really belongs to the amount."""
    tables, tokens = stream.tables, stream.tokens
    word = tokens[unit.last - 1]
    if found.article:
        joined = tokens[found.last].text == "-"  # "Ein-Euro-Job"
        if joined or unit.kind == Kind.CARDINAL:
            return tables.habits.article_counts and (joined or unit.name in ("dead", "injured"))
        if (
            word.low in tables.measures.plurals
            or unit.name in ("point", "degree", "turn", "cup", "bar", "stone", "quarter")
            or word.low in tables.measures.not_with_article
            or stream.glued_mark(unit.last, "-")  # "einer RAND-Studie"
        ):
            return False
        return tables.habits.article_counts or _definite_article(stream, found, unit)
    if word.low in tables.measures.partial and found.value is not None and not 0 < found.value <= 1:
        return False  # "six of the eight cup ties", "the 1-0 cup win"
    if word.low in tables.measures.uncounted:
        return False
    if word.low in tables.ranks.also_units and found.value != 1 and tokens[unit.last - 2].text != "-":
        return found.value is not None and found.value != int(found.value)
    if word.text not in tables.measures.prepositions or not word.gap:
        return True
    return tables.measures.units.get(tokens[found.first - 1].low, ("",))[0] == "foot"  # "5 ft 2 in"


def _definite_article(stream: TokenStream, found: Amount, unit: Unit) -> bool:
    """Whether "a year" counts one year rather than meaning "per year", by the words around it."""
    tables, tokens = stream.tables, stream.tokens
    before = tokens[found.first - 1].low if found.first else ""
    after = tokens[unit.last].low
    if found.last > found.first + 1:
        return True  # "a good hour"
    if before in tables.shares.once or before in tables.shares.times:
        return False
    opens = found.first == 0 or not stream.near(found.first) or tokens[found.first - 1].text in _OPENING
    return (
        after in tables.measures.after_one
        or stream.phrase(unit.last, tables.bounds.after) is not None
        or (
            unit.name in AGES and (opens or after in tables.words.partitive)
        )  # "a decade passed", "a century of war": no rate
        or before in tables.measures.before_one
        or stream.phrase_before(found.first, tables.bounds.before) is not None
    )


def _bare(stream: TokenStream, found: Amount) -> ParsedFigure | None:
    """Make a figure of an amount without a unit."""
    if found.article:
        bound = stream.phrase_before(found.first, stream.tables.bounds.before)
        counts = (
            stream.tables.habits.article_counts
            and bound is not None
            and stream.tables.bounds.before[bound[0]] in (Qualifier.AT_LEAST, Qualifier.AT_MOST)
            and bound[0].split()[-1] not in stream.tables.bounds.prepositions
            and bound[0].split()[0] not in stream.tables.bounds.within
        )
        return ParsedFigure(found.first, found.last, Kind.CARDINAL, value=found.value) if counts else None
    if found.fraction:
        return ParsedFigure(found.first, found.last, Kind.FRACTION, value=found.value, low=found.over, high=found.under)
    token = stream.tokens[found.first]
    if not found.digits and found.last == found.first + 1 and not _is_number_word(stream, found):
        return None
    lone = token.low in stream.tables.numbers.pronouns and found.last == found.first + 1
    if lone and not _counting_one(stream, found):
        return None
    return ParsedFigure(
        found.first, found.last, Kind.CARDINAL, value=found.value, digits=found.digits, scaled=found.scaled
    )


def _is_number_word(stream: TokenStream, found: Amount) -> bool:
    """Whether a lone number word is a number in its context: not "in Acht nehmen", not "die Elf"."""
    numbers, token = stream.tables.numbers, stream.tokens[found.first]
    before = stream.tokens[found.first - 1] if found.first and stream.near(found.first) else None
    after = stream.tokens[found.last].low
    if after in numbers.verbs_before.get(token.low, ()):
        return False
    if before is None:
        return True
    named = token.text in numbers.surnames and before.low[0].isalpha() and before.text[0].isupper()
    return not named and before.low not in numbers.nouns_after.get(token.text, ())


def _counting_one(stream: TokenStream, found: Amount) -> bool:
    """Whether a lone English "one" counts: "number one", "only one", "one of two", "one, two"."""
    tables, numbers = stream.tables, stream.tables.numbers
    before = stream.tokens[found.first - 1].low if found.first else ""
    if before in numbers.only and stream.tokens[found.first - 2].low in tables.measures.definite:
        return False  # "the only one"
    joined = before in tables.scores.score_joints or before in numbers.alternatives
    if before in numbers.before_pronoun or (joined and _is_number(stream, found.first - 2)):
        return True  # "ten to one"
    return stream.tokens[found.last].low in numbers.after_pronoun and _is_number(stream, found.last + 1)


def _is_number(stream: TokenStream, place: int) -> bool:
    return stream.tokens[place].kind == DIGITS or bool(segment(stream.tables, stream.tokens[place].low))


def _measured(stream: TokenStream, found: Amount, unit: Unit) -> ParsedFigure:
    many = found.scaled and (found.value or 0) >= _MOST_POUNDS
    if unit.name == "pound" and (many or (stream.tables.measures.weighing and not _weighs(stream, found, unit))):
        unit = Unit("GBP", Kind.MONEY, unit.size, unit.last)
    if unit.kind == Kind.MONEY:
        return money_after(stream, found, unit)
    value = None if found.value is None else EXACT.multiply(found.value, unit.size)
    kind = unit.kind
    figure = ParsedFigure(
        found.first, unit.last, kind, value=value, unit=unit.name, digits=found.digits, scaled=found.scaled
    )
    if value is None:
        figure.low, figure.high = found.over, found.under
    if found.fraction and unit.kind == Kind.CARDINAL:
        figure.kind, figure.low, figure.high = Kind.FRACTION, found.over, found.under
    return _and_a_half(stream, _compound_measure(stream, figure))


def _weighs(stream: TokenStream, found: Amount, unit: Unit) -> bool:
    """Whether German pounds are weight: "ein Pfund Mehl", "12-Pfund-Tasse"."""
    following = stream.tokens[unit.last]
    goods = following.kind == WORD and following.gap == " " and following.text[0].isupper()
    return goods or stream.tokens[found.last].text == "-" or following.low in stream.tables.measures.weighing


#: Units that English divides into quarters.
_QUARTERED = frozenset({"hour", "mile", "year"})


def _and_a_half(stream: TokenStream, found: ParsedFigure) -> ParsedFigure:
    """Read "an hour and a half", "two years and a half", "an hour and a quarter"."""
    tables, tokens = stream.tables, stream.tokens
    place = found.last
    if (
        found.value is None
        or tokens[place].low != tables.numbers.part_joiner
        or tokens[place + 1].low not in tables.words.articles
    ):
        return found
    part = Decimal("0.5") if tokens[place + 2].low in tables.numbers.halves else None
    if tokens[place + 2].low in tables.shares.quarter and found.unit in _QUARTERED:
        part = Decimal("0.25")
    if part is None or not stream.near(place + 2) or tokens[place + 3].low in tables.numbers.after_half:
        return found
    found.value, found.last = found.value + part, place + 3
    return found


def _compound_measure(stream: TokenStream, found: ParsedFigure) -> ParsedFigure:
    """Add the smaller part of "5 ft 2 in" if the value is exact in the smaller unit."""
    smaller = _SMALLER.get(found.unit or "")
    if smaller is None or found.value is None or not stream.near(found.last):
        return found
    place = found.last
    if stream.tokens[place].low == stream.tables.numbers.joiner:
        place += 1
    tall = stream.tokens[place]
    if (
        found.unit == "foot"
        and tall.text == "-"
        and not tall.gap
        and stream.tokens[place + 1].kind == DIGITS
        and stream.glued(place + 1)
    ):
        inches = amount(stream, place + 1)  # "6-foot-6"
        if inches and inches.value is not None and inches.value < smaller[1] and inches.last == place + 2:
            found.value, found.unit, found.last = found.value * smaller[1] + inches.value, "inch", inches.last
        return found
    more = amount(stream, place)
    if more is None or more.value is None or more.rest or more.article or more.value >= smaller[1]:
        return found
    unit = unit_after(stream, more.last, digits=more.digits)
    if unit is None or unit.name != smaller[0]:
        return found
    found.value, found.unit, found.last = found.value * smaller[1] + more.value, smaller[0], unit.last
    return found
