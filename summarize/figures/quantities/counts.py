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
from summarize.figures.reading import EXACT, Reading
from summarize.figures.scan import Scan

# Millions of pounds are money, not weight.
_MOST_POUNDS = 10**6

_OPENING = frozenset('.!?:;“”„"«»(–—')

_SMALLER: Mapping[str, tuple[str, Decimal]] = {
    "foot": ("inch", Decimal(12)),
    "pound": ("ounce", Decimal(16)),
    "stone": ("pound", Decimal(14)),
}


def count(scan: Scan, at: int) -> Reading | None:
    """Read an amount with its unit, without the qualifiers around it, or None."""
    currency = currency_before(scan, at)
    if currency and not _friday(scan, currency):
        found = amount(scan, currency[1])
        if found is None or found.rest or found.article or not (found.digits or scan.tokens[at].kind == WORD):
            return None
        return money_before(scan, at, currency[0], found)
    if scan.tokens[at].text in "-−–" and (currency := currency_before(scan, at + 1)) and scan.glued(at + 1):
        found = amount(scan, currency[1])
        if found and found.digits and found.value is not None and (at == 0 or scan.tokens[at].gap):
            return money_before(scan, at, currency[0], replace(found, value=-found.value))
    found = amount(scan, at)
    if found is None or found.indefinite:
        return None
    if found.rest:
        return compound(scan, found)
    found = _short_scale(scan, found)
    unit = unit_after(scan, found.last, digits=found.digits) or _part_of_unit(scan, found)
    if found.foreign and unit is None:
        return _foreign(scan, found)
    if unit is None or not _fits(scan, found, unit):
        if unit and unit.kind == Kind.CARDINAL and found.article:
            return None
        return _bare(scan, found)
    return _measured(scan, found, unit)


def _friday(scan: Scan, currency: tuple[str, int]) -> bool:
    """Whether the "Fr." before `place` is a weekday: a date or a clock time follows it."""
    code, place = currency
    if code not in scan.tables.week.weekday_currencies or scan.tokens[place - 1].text != ".":
        return False
    return (clock_range(scan, place) or clock(scan, place) or read_day(scan, place)) is not None


def _short_scale(scan: Scan, found: Amount) -> Amount:
    """Multiply by the letter between an amount and its currency: "3m euros", "5bn dollars"."""
    token = scan.tokens[found.last]
    scale = scan.tables.numbers.scale_symbols.get(token.text)
    if scale is None or token.gap or not found.digits or found.value is None or not scan.near(found.last + 1):
        return found
    unit = scan.phrase(found.last + 1, scan.tables.measures.units)
    if unit is None or unit[0][1] != Kind.MONEY:
        return found
    return replace(found, value=EXACT.multiply(found.value, scale), last=found.last + 1, scaled=True)


def _foreign(scan: Scan, found: Amount) -> Reading:
    """Read a number with the other language's decimal mark and no unit: a version in German, a list in English."""
    if scan.tables.numbers.decimal == ",":
        return Reading(found.first, found.last, Kind.IDENTIFIER, digits=True)
    # A sign may precede the digits.
    place = next(i for i in range(found.first, found.last) if scan.tokens[i].text.isdecimal())
    sign = -1 if place > found.first and scan.tokens[found.first].text in "-−–" else 1
    value = sign * Decimal(scan.tokens[place].text)
    return Reading(found.first, place + 1, Kind.CARDINAL, value=value, digits=True)


def _part_of_unit(scan: Scan, found: Amount) -> Unit | None:
    """Read the unit of "three quarters of an hour"."""
    tokens = scan.tokens
    if (
        not found.fraction
        or tokens[found.last].low not in scan.tables.words.partitive
        or tokens[found.last + 1].low not in scan.tables.words.articles
    ):
        return None
    unit = unit_after(scan, found.last + 2, digits=False)
    return unit if unit and unit.kind == Kind.MEASURE else None


def _fits(scan: Scan, found: Amount, unit: Unit) -> bool:
    """Whether the unit really belongs to the amount."""
    tables, tokens = scan.tables, scan.tokens
    word = tokens[unit.last - 1]
    if found.article:
        joined = tokens[found.last].text == "-"  # "Ein-Euro-Job"
        if joined or unit.kind == Kind.CARDINAL:
            return tables.habits.article_counts and (joined or unit.name in ("dead", "injured"))
        if (
            word.low in tables.measures.plurals
            or unit.name in ("point", "degree", "turn", "cup", "bar", "stone", "quarter")
            or word.low in tables.measures.not_with_article
            or (scan.tokens[unit.last].text == "-" and scan.glued(unit.last))  # "einer RAND-Studie"
        ):
            return False
        return tables.habits.article_counts or _definite_article(scan, found, unit)
    if word.low in tables.measures.partial and found.value is not None and not 0 < found.value <= 1:
        return False  # "six of the eight cup ties", "the 1-0 cup win"
    if word.low in tables.measures.uncounted:
        return False
    if word.low in tables.ranks.also_units and found.value != 1 and tokens[unit.last - 2].text != "-":
        return found.value is not None and found.value != int(found.value)
    if word.text not in tables.measures.prepositions or not word.gap:
        return True
    return tables.measures.units.get(tokens[found.first - 1].low, ("",))[0] == "foot"  # "5 ft 2 in"


def _definite_article(scan: Scan, found: Amount, unit: Unit) -> bool:
    """Whether "a year" counts one year rather than meaning "per year", by the words around it."""
    tables, tokens = scan.tables, scan.tokens
    before = tokens[found.first - 1].low if found.first else ""
    after = tokens[unit.last].low
    if found.last > found.first + 1:
        return True  # "a good hour"
    if before in tables.shares.once or before in tables.shares.times:
        return False
    opens = found.first == 0 or not scan.near(found.first) or tokens[found.first - 1].text in _OPENING
    return (
        after in tables.measures.after_one
        or scan.phrase(unit.last, tables.bounds.after) is not None
        or (
            unit.name in AGES and (opens or after in tables.words.partitive)
        )  # "a decade passed", "a century of war": no rate
        or before in tables.measures.before_one
        or scan.phrase_before(found.first, tables.bounds.before) is not None
    )


def _bare(scan: Scan, found: Amount) -> Reading | None:
    """Make a reading of an amount without a unit."""
    if found.article:
        bound = scan.phrase_before(found.first, scan.tables.bounds.before)
        counts = (
            scan.tables.habits.article_counts
            and bound is not None
            and scan.tables.bounds.before[bound[0]] in (Qualifier.AT_LEAST, Qualifier.AT_MOST)
            and bound[0].split()[-1] not in scan.tables.bounds.prepositions
            and bound[0].split()[0] not in scan.tables.bounds.within
        )
        return Reading(found.first, found.last, Kind.CARDINAL, value=found.value) if counts else None
    if found.fraction:
        return Reading(found.first, found.last, Kind.FRACTION, value=found.value, low=found.over, high=found.under)
    token = scan.tokens[found.first]
    if not found.digits and found.last == found.first + 1 and not _is_number_word(scan, found):
        return None
    lone = token.low in scan.tables.numbers.pronouns and found.last == found.first + 1
    if lone and not _counting_one(scan, found):
        return None
    return Reading(found.first, found.last, Kind.CARDINAL, value=found.value, digits=found.digits, scaled=found.scaled)


def _is_number_word(scan: Scan, found: Amount) -> bool:
    """Whether a lone number word is a number in its context: not "in Acht nehmen", not "die Elf"."""
    numbers, token = scan.tables.numbers, scan.tokens[found.first]
    before = scan.tokens[found.first - 1] if found.first and scan.near(found.first) else None
    after = scan.tokens[found.last].low
    if after in numbers.verbs_before.get(token.low, ()):
        return False
    if before is None:
        return True
    named = token.text in numbers.surnames and before.low[0].isalpha() and before.text[0].isupper()
    return not named and before.low not in numbers.nouns_after.get(token.text, ())


def _counting_one(scan: Scan, found: Amount) -> bool:
    """Whether a lone English "one" counts: "number one", "only one", "one of two", "one, two"."""
    tables, numbers = scan.tables, scan.tables.numbers
    before = scan.tokens[found.first - 1].low if found.first else ""
    if before in numbers.only and scan.tokens[found.first - 2].low in tables.measures.definite:
        return False  # "the only one"
    joined = before in tables.scores.score_joints or before in numbers.alternatives
    if before in numbers.before_pronoun or (joined and _is_number(scan, found.first - 2)):
        return True  # "ten to one"
    return scan.tokens[found.last].low in numbers.after_pronoun and _is_number(scan, found.last + 1)


def _is_number(scan: Scan, place: int) -> bool:
    return scan.tokens[place].kind == DIGITS or bool(segment(scan.tables, scan.tokens[place].low))


def _measured(scan: Scan, found: Amount, unit: Unit) -> Reading:
    many = found.scaled and (found.value or 0) >= _MOST_POUNDS
    if unit.name == "pound" and (many or (scan.tables.measures.weighing and not _weighs(scan, found, unit))):
        unit = Unit("GBP", Kind.MONEY, unit.size, unit.last)
    if unit.kind == Kind.MONEY:
        return money_after(scan, found, unit)
    value = None if found.value is None else EXACT.multiply(found.value, unit.size)
    kind = unit.kind
    reading = Reading(
        found.first, unit.last, kind, value=value, unit=unit.name, digits=found.digits, scaled=found.scaled
    )
    if value is None:
        reading.low, reading.high = found.over, found.under
    if found.fraction and unit.kind == Kind.CARDINAL:
        reading.kind, reading.low, reading.high = Kind.FRACTION, found.over, found.under
    return _and_a_half(scan, _compound_measure(scan, reading))


def _weighs(scan: Scan, found: Amount, unit: Unit) -> bool:
    """Whether German pounds are weight: "ein Pfund Mehl", "12-Pfund-Tasse"."""
    following = scan.tokens[unit.last]
    goods = following.kind == WORD and following.gap == " " and following.text[0].isupper()
    return goods or scan.tokens[found.last].text == "-" or following.low in scan.tables.measures.weighing


#: Units that English divides into quarters.
_QUARTERED = frozenset({"hour", "mile", "year"})


def _and_a_half(scan: Scan, found: Reading) -> Reading:
    """Read "an hour and a half", "two years and a half", "an hour and a quarter"."""
    tables, tokens = scan.tables, scan.tokens
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
    if part is None or not scan.near(place + 2) or tokens[place + 3].low in tables.numbers.after_half:
        return found
    found.value, found.last = found.value + part, place + 3
    return found


def _compound_measure(scan: Scan, found: Reading) -> Reading:
    """Add the smaller part of "5 ft 2 in" if the value is exact in the smaller unit."""
    smaller = _SMALLER.get(found.unit or "")
    if smaller is None or found.value is None or not scan.near(found.last):
        return found
    place = found.last
    if scan.tokens[place].low == scan.tables.numbers.joiner:
        place += 1
    tall = scan.tokens[place]
    if (
        found.unit == "foot"
        and tall.text == "-"
        and not tall.gap
        and scan.tokens[place + 1].kind == DIGITS
        and scan.glued(place + 1)
    ):
        inches = amount(scan, place + 1)  # "6-foot-6"
        if inches and inches.value is not None and inches.value < smaller[1] and inches.last == place + 2:
            found.value, found.unit, found.last = found.value * smaller[1] + inches.value, "inch", inches.last
        return found
    more = amount(scan, place)
    if more is None or more.value is None or more.rest or more.article or more.value >= smaller[1]:
        return found
    unit = unit_after(scan, more.last, digits=more.digits)
    if unit is None or unit.name != smaller[0]:
        return found
    found.value, found.unit, found.last = found.value * smaller[1] + more.value, smaller[0], unit.last
    return found
