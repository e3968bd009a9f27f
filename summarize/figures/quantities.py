"""Quantities: amounts with their units, qualifiers and ranges."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from summarize.figures.amounts import Amount, amount
from summarize.figures.figure import Kind, Qualifier
from summarize.figures.measures import Unit, adjective, currency_before, unit_after
from summarize.figures.qualifiers import qualifier_after, qualifier_before
from summarize.figures.reading import EXACT, Reading
from summarize.figures.scan import Scan
from summarize.figures.tokens import DIGITS, WORD
from summarize.figures.words import segment, spelled

__all__ = ["collective", "quantity"]

_DASHES = frozenset("-–—‑")


def quantity(scan: Scan, at: int, floor: int) -> Reading | None:
    """Read the quantity or range that begins at token `at`; its qualifier may stand before, from `floor` on."""
    low = _single(scan, at)
    if low is None:
        return None
    high = _range(scan, low, at)
    found = high or low
    if high is None and not _worth(scan, low):
        return None
    return qualified(scan, found, floor)


def qualified(scan: Scan, found: Reading, floor: int) -> Reading:
    """Add the qualifiers around `found` to it."""
    if found.kind in (Kind.DATE, Kind.IDENTIFIER, Kind.SCORE):
        return found
    qualifier, first = qualifier_before(scan, found.first, floor)
    if found.kind == Kind.TIME and qualifier not in (Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.EXACT):
        return found
    if first == found.first and found.kind in (Kind.FRACTION, Kind.MULTIPLE) and first > floor:
        if scan.tokens[first - 1].low in scan.tables.definite and scan.near(first):
            qualifier, first = qualifier_before(scan, first - 1, floor)
            first = found.first if qualifier is None else first
    if after := qualifier_after(scan, found.last):
        found.last = after[1]
        qualifier = after[0] if qualifier is None else qualifier
    found.qualifier, found.first = qualifier, first
    return found


def _single(scan: Scan, at: int) -> Reading | None:
    """Read one amount with its unit."""
    currency = currency_before(scan, at)
    if currency:
        found = amount(scan, currency[1])
        if found is None or found.rest or found.article or not (found.digits or scan.tokens[at].kind == WORD):
            return None
        return _money(scan, at, currency[0], found)
    if scan.tokens[at].text in "-−–" and (currency := currency_before(scan, at + 1)) and scan.glued(at + 1):
        found = amount(scan, currency[1])
        if found and found.digits and found.value is not None and (at == 0 or scan.tokens[at].gap):
            return _money(scan, at, currency[0], replace(found, value=-found.value))
    found = amount(scan, at)
    if found is None or found.indefinite:
        return None
    if found.rest:
        return _with_rest(scan, found)
    unit = unit_after(scan, found.last, digits=found.digits) or _part_of_unit(scan, found)
    if found.foreign and unit is None:
        return None
    if unit is None or not _fits(scan, found, unit):
        if unit and unit.kind == Kind.CARDINAL and found.article:
            return None
        return _bare(scan, found)
    return _measured(scan, found, unit)


def _part_of_unit(scan: Scan, found: Amount) -> Unit | None:
    """Read the unit of "three quarters of an hour"."""
    tokens = scan.tokens
    if not found.fraction or tokens[found.last].low != "of" or tokens[found.last + 1].low not in scan.tables.articles:
        return None
    unit = unit_after(scan, found.last + 2, digits=False)
    return unit if unit and unit.kind == Kind.MEASURE else None


def _with_rest(scan: Scan, found: Amount) -> Reading | None:
    """Read a one-word compound that begins with a number: `dreitägig`, `Zweidrittelmehrheit`, `zweieinhalbfach`."""
    tables = scan.tables
    word = scan.tokens[found.last - 1]
    rest = found.rest
    one = found.value == 1
    if (rest in ("s", "e", "en", "em", "er", "es") and _ends_in_one(scan, found)) or (
        rest in ("er", "en", "e") and found.value in (2, 3) and rest != "e"
    ):
        return _bare(scan, replace(found, rest="")) if not one else None
    if (measure := adjective(tables, rest)) and not found.fraction:
        return _compound(found, measure)
    for ending, how in tables.multiple_endings.items():
        if rest.startswith(ending) and rest[len(ending) :] in (
            "",
            "e",
            "en",
            "er",
            "es",
            "em",
            "ig",
            "ige",
            "igen",
            "iger",
            "iges",
            "s",
        ):
            if one or found.fraction:
                return None
            return Reading(found.first, found.last, Kind.MULTIPLE, value=found.value)
    if found.fraction and scan.tables.compounding:
        return _fraction_compound(scan, found, rest)
    if (
        len(rest) > 2
        and word.text[0].isupper()
        and not found.fraction
        and not word.low.startswith(tables.not_compounds)
    ):
        for length in range(min(len(rest), 12), 2, -1):
            if measure := tables.heads.get(rest[:length]):
                return _compound(found, measure)
        if rest.startswith("er") and len(rest) > 5 and not one:
            return Reading(found.first, found.last, Kind.CARDINAL, value=found.value)
    return None


def _fraction_compound(scan: Scan, found: Amount, rest: str) -> Reading | None:
    tables = scan.tables
    if rest.startswith("mehrheit") or rest.startswith("gesellschaft") or rest == "s":
        return _bare(scan, replace(found, rest=""))
    measure = tables.units.get(rest) or adjective(tables, rest)
    if measure and measure[0] == "year" and found.value is not None:
        return _compound(found, ("month", measure[1], Decimal(12)))
    return _compound(found, measure) if measure else None


def _ends_in_one(scan: Scan, found: Amount) -> bool:
    return found.value is not None and found.value % 10 == 1 and found.value > 20


def _compound(found: Amount, measure: tuple[str, Kind, Decimal]) -> Reading:
    name, kind, size = measure
    value = None if found.value is None else EXACT.multiply(found.value, size)
    return Reading(found.first, found.last, kind, value=value, unit=name, digits=found.digits)


def _worth(scan: Scan, found: Reading) -> bool:
    """Whether a reading is a figure at all: an article alone is none."""
    return found.value is not None or found.low is not None


def _fits(scan: Scan, found: Amount, unit: Unit) -> bool:
    """Whether the unit really belongs to the amount."""
    tables, tokens = scan.tables, scan.tokens
    word = tokens[unit.last - 1]
    if found.article:
        if unit.kind == Kind.CARDINAL:
            return unit.name in ("dead", "injured") and tables.compounding
        if unit.name in ("point", "degree", "turn", "cup", "bar", "stone", "quarter") or word.low in (
            "fuß",
            "foot",
            "second",
            "ton",
        ):
            return False
        if not tables.compounding:
            return _definite_article(scan, found, unit)
        return True
    if tables.compounding and unit.name == "acre" and word.low == "morgen":
        return False
    if word.low == "second" and not tables.compounding and found.value != 1 and tokens[unit.last - 2].text != "-":
        return found.value is not None and found.value != int(found.value)
    if unit.name == "inch" and word.text == "in":
        return word.gap == "" or (unit.name == "inch" and tokens[found.first - 1].low in ("ft", "foot", "feet"))
    if word.text == "p" and word.gap:
        return False
    return True


def _definite_article(scan: Scan, found: Amount, unit: Unit) -> bool:
    """Whether "a year" counts one year rather than meaning "per year": by the words around it."""
    before = scan.tokens[found.first - 1].low if found.first else ""
    after = scan.tokens[unit.last].low
    return after in ("ago", "later", "earlier", "after", "before", "old", "and", "long") or before in (
        "for", "in", "within", "over", "about", "nearly", "almost", "than", "half", "exactly", "just", "least", "around", "under", "by",
    )  # fmt: skip


def _bare(scan: Scan, found: Amount) -> Reading | None:
    """Make a reading of an amount without unit."""
    if found.article:
        return None
    if found.fraction:
        return Reading(found.first, found.last, Kind.FRACTION, value=found.value, low=found.over, high=found.under)
    token = scan.tokens[found.first]
    if not found.digits and found.last == found.first + 1 and not _is_number_word(scan, found):
        return None
    if token.low == "one" and found.last == found.first + 1 and not _counting_one(scan, found):
        return None
    return Reading(found.first, found.last, Kind.CARDINAL, value=found.value, digits=found.digits, scaled=found.scaled)


def _is_number_word(scan: Scan, found: Amount) -> bool:
    """Whether a lone number word is a number where it stands: not "in Acht nehmen", not "die Elf"."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[found.first]
    if not tables.compounding:
        return True
    before = tokens[found.first - 1].low if found.first and scan.near(found.first) else ""
    after = tokens[found.last].low
    if token.text == "Acht" and before in ("in", "außer", "ausser"):
        return False
    if token.low == "acht" and after in ("geben", "gibt", "gab", "zu"):
        return False
    if token.text == "Elf" and before in ("die", "der", "beste", "beiden", "ersten"):
        return False
    return not (
        token.text == "Tausend" and before and before[0].isalpha() and tokens[found.first - 1].text[0].isupper()
    )


def _counting_one(scan: Scan, found: Amount) -> bool:
    """Whether a lone English "one" counts: "number one", "only one", "one of two", "one, two"."""
    before = scan.tokens[found.first - 1].low if found.first else ""
    after = scan.tokens[found.last].low
    return before in ("number", "only", "just", "least", "exactly", "point") or (
        after in ("in", "to") and _is_number(scan, found.last + 1)
    )


def _is_number(scan: Scan, place: int) -> bool:
    return scan.tokens[place].kind == DIGITS or bool(segment(scan.tables, scan.tokens[place].low))


def _measured(scan: Scan, found: Amount, unit: Unit) -> Reading:
    if unit.kind == Kind.MONEY:
        return _money_after(scan, found, unit)
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


def _and_a_half(scan: Scan, found: Reading) -> Reading:
    """Read "an hour and a half", "two years and a half"."""
    tables, tokens = scan.tables, scan.tokens
    place = found.last
    if (
        found.value is None
        or tables.compounding
        or tokens[place].low != tables.joiner
        or tokens[place + 1].low not in tables.articles
    ):
        return found
    if (
        tokens[place + 2].low not in tables.halves
        or not scan.near(place + 2)
        or tokens[place + 3].low in ("of", "a", "an", "million")
    ):
        return found
    found.value, found.last = found.value + Decimal("0.5"), place + 3
    return found


_SMALLER: Mapping[str, tuple[str, Decimal]] = {
    "foot": ("inch", Decimal(12)),
    "pound": ("ounce", Decimal(16)),
    "stone": ("pound", Decimal(14)),
}


def _compound_measure(scan: Scan, found: Reading) -> Reading:
    """Add the smaller part of "5 ft 2 in", where it makes the value exact in the smaller unit."""
    smaller = _SMALLER.get(found.unit or "")
    if smaller is None or found.value is None or not scan.near(found.last):
        return found
    place = found.last
    if scan.tokens[place].low == scan.tables.joiner:
        place += 1
    more = amount(scan, place)
    if more is None or more.value is None or more.rest or more.article or more.value >= smaller[1]:
        return found
    unit = unit_after(scan, more.last, digits=more.digits)
    if unit is None or unit.name != smaller[0]:
        return found
    found.value, found.unit, found.last = found.value * smaller[1] + more.value, smaller[0], unit.last
    return found


def _money_after(scan: Scan, found: Amount, unit: Unit) -> Reading:
    """Read "2 Euro", "2 Euro 50", "2 Euro und 50 Cent", "50 Cent"."""
    value = found.value
    if unit.name == "cent":
        return Reading(found.first, unit.last, Kind.MONEY, value=value, unit="cent", digits=found.digits)
    if value is not None and unit.size != 1:
        return Reading(
            found.first,
            unit.last,
            Kind.MONEY,
            value=EXACT.multiply(value, unit.size),
            unit=unit.name,
            digits=found.digits,
        )
    reading = Reading(
        found.first, unit.last, Kind.MONEY, value=value, unit=unit.name, digits=found.digits, scaled=found.scaled
    )
    if value is None:
        reading.low, reading.high = found.over, found.under
        return reading
    return _with_cents(scan, reading)


def _with_cents(scan: Scan, found: Reading) -> Reading:
    tables, tokens = scan.tables, scan.tokens
    place = found.last
    linked = tokens[place].low == tables.joiner
    place += linked
    if not scan.spaced(place) or found.scaled or found.value != (found.value or Decimal(0)).to_integral_value():
        return found
    more = amount(scan, place)
    if (
        more is None
        or more.rest
        or more.article
        or more.value is None
        or not 0 < more.value < 100
        or more.value != int(more.value)
    ):
        return found
    after = tokens[more.last]
    if after.low in tables.subunits:
        found.last = more.last + 1
    elif (
        linked
        or not (after.kind == 0 or after.text in ".,;:!?)" or after.gap == "\n")
        or (more.digits and tokens[place].text[0] == "0" and len(tokens[place].text) < 2)
    ) or more.value < 10:
        return found
    else:
        found.last = more.last
    found.value = (found.value or Decimal(0)) + more.value / 100
    return found


def _money(scan: Scan, at: int, code: str, found: Amount) -> Reading:
    """Read an amount after its currency sign, with one-letter scales (`€80m`)."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[found.last]
    if (
        not found.scaled
        and token.text in tables.scale_symbols
        and scan.near(found.last)
        and not (tokens[found.last + 1].gap == "" and tokens[found.last + 1].kind in (WORD, DIGITS))
    ):
        scale = tables.scale_symbols[token.text]
        value = None if found.value is None else EXACT.multiply(found.value, scale)
        found = replace(found, value=value, last=found.last + 1, scaled=True)
    last = found.last
    if (
        scan.near(last)
        and tokens[last + 1].kind != DIGITS
        and (again := scan.phrase(last, tables.units))
        and again[0][1] == Kind.MONEY
    ):
        if again[0][0] == code or (code == "USD" and again[0][0] in ("AUD", "CAD", "NZD", "SGD", "HKD", "TWD")):
            code, last = again[0][0], again[1]
    return Reading(at, last, Kind.MONEY, value=found.value, low=found.over if found.value is None else None,
                   high=found.under if found.value is None else None, unit=code, digits=True, scaled=found.scaled)  # fmt: skip


def _range(scan: Scan, low: Reading, at: int) -> Reading | None:
    """Read the other end of a range that begins with `low`: "bis 30", "–30", "and 30" after "between"."""
    if low.kind in (Kind.FRACTION, Kind.MULTIPLE) or low.value is None:
        return None
    joined = _connector(scan, low, at)
    if joined is None:
        return None
    place, first = joined
    start = qualifier_before_range(scan, place)
    high = _single(scan, start)
    if high is None or high.value is None or high.kind in (Kind.FRACTION, Kind.MULTIPLE) or high.last <= place:
        return None
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        return None
    if not low.digits and low.unit is None and high.digits:
        return None
    value = low.value
    if high.scaled and not low.scaled and low.unit is None and abs(value) < 1000:
        value = EXACT.multiply(value, _scale_of(high.value, scan, start))
    unit = high.unit or low.unit
    return Reading(
        first, high.last, Kind.RANGE, low=value, high=high.value, unit=unit, digits=low.digits and high.digits
    )


def qualifier_before_range(scan: Scan, place: int) -> int:
    """Skip a hedge before the second end of a range ("auf rund 5"), where the tables know none that includes it."""
    found = scan.phrase(place, scan.tables.hedges)
    return found[1] if found else place


def _scale_of(value: Decimal, scan: Scan, place: int) -> Decimal:
    """Return the scale word that multiplied the amount at `place`."""
    for ahead in range(place, place + 6):
        word = scan.tokens[ahead].low
        if word in scan.tables.scales:
            return scan.tables.scales[word]
        if word in scan.tables.scale_symbols or scan.tokens[ahead].text in scan.tables.scale_symbols:
            return scan.tables.scale_symbols.get(scan.tokens[ahead].text, Decimal(1))
        parts = segment(scan.tables, word)
        if parts and parts[-1][1] == 5:
            return Decimal(parts[-1][0])
    return Decimal(1)


def _connector(scan: Scan, low: Reading, at: int) -> tuple[int, int] | None:
    """Return where the second end begins, and where the whole range begins, if a range goes on after `low`."""
    tables, tokens = scan.tables, scan.tokens
    place = low.last
    token = tokens[place]
    if token.gap == "\n" or not token.text:
        return None
    before = tokens[at - 1].low if at and scan.near(at) else ""
    if token.text in _DASHES:
        after = tokens[place + 1]
        if (token.gap == "") != (after.gap == ""):
            return None
        ends_in_digits = after.kind == DIGITS or currency_before(scan, place + 1) is not None
        if not ends_in_digits and not (
            after.kind == WORD and token.gap == "" and segment(tables, after.low) and tokens[low.last - 1].kind == WORD
        ):
            return None
        if after.gap and token.text == "-" and not (tokens[at].kind == DIGITS or low.unit):
            return None
        return place + 1, at
    if (to := scan.phrase(place, tables.to)) and not token.gap == "":
        first = at - 1 if before in tables.from_words else at
        return to[1], first
    if before in tables.between and token.low == tables.between_and:
        return place + 1, at - 1
    if before in tables.from_words and (to := scan.phrase(place, tables.from_to)):
        return to[1], at - 1
    return None


_LOWEST_ROUND = 100


def _round_number(scan: Scan, at: int) -> tuple[Decimal | None, int]:
    """Read a round number that "mehrere" makes indefinite: "Hunderttausend", "hundert thousand"."""
    low, last = _collective_number(scan, at)
    found = spelled(scan, at)
    if found is None or found.rest or found.last <= last or found.value < _LOWEST_ROUND:
        return low, last
    digits = str(int(found.value))
    return (
        (found.value, found.last)
        if digits[0] == "1" and not digits.strip("10") and digits.count("1") == 1
        else (low, last)
    )


def collective(scan: Scan, at: int, floor: int) -> Reading | None:
    """Read an indefinite number of things: "Tausende", "tens of thousands", "ein paar", "mehrere hundert"."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[at]
    for phrase in tables.indefinite:
        if all(tokens[at + n].low == word and (n == 0 or scan.near(at + n)) for n, word in enumerate(phrase)):
            if tables.compounding and tokens[at + len(phrase) - 1].text[0].isupper():
                continue
            after = at + len(phrase)
            low, last = _collective_number(scan, after)
            unit = unit_after(scan, last, digits=False)
            if phrase == ("paar",) and low is None:
                continue
            if phrase == ("a", "couple") and (unit is None and low is None):
                continue
            return _collected(scan, at, last, low, unit)
    if token.low in tables.several and scan.near(at + 1):
        low, last = _round_number(scan, at + 1)
        if low is not None:
            return _collected(scan, at, last, low, unit_after(scan, last, digits=False))
    if token.low in ("tens", "hundreds", "thousands", "zehntausende", "hunderttausende", *tables.collectives):
        low, last = _collective_number(scan, at)
        if low is not None:
            found = _collected(scan, at, last, low, unit_after(scan, last, digits=False))
            return qualified(scan, found, floor)
    return None


def _collected(scan: Scan, first: int, last: int, low: Decimal | None, unit: Unit | None) -> Reading:
    if unit is not None:
        return Reading(first, unit.last, Kind.COLLECTIVE, low=low, unit=unit.name)
    return Reading(first, last, Kind.COLLECTIVE, low=low)


def _collective_number(scan: Scan, at: int) -> tuple[Decimal | None, int]:
    """Read "Tausende", "hundert", "tens of thousands of": the bound, and the place after."""
    tables, tokens = scan.tables, scan.tokens
    low: Decimal | None = None
    place = at
    for _ in range(3):
        token = tokens[place]
        if place > at and not scan.near(place):
            break
        size = tables.collectives.get(token.low) or (
            10 if token.low == "tens" and tokens[place + 1].low == "of" else None
        )
        if size is None:
            size = int(tables.scales[token.low]) if token.low in tables.scales and len(token.low) > 2 else None
            size = tables.dozen.get(token.low) if size is None else size
        if size is None:
            break
        if low is not None and size < 100:
            break
        low = Decimal(size) if low is None else low * size
        place += 1
        if tokens[place].text == "." and tokens[place - 1].low + "." in tables.scales and not tokens[place].gap:
            place += 1
        if tokens[place].low in ("of", "von", "und") and scan.near(place) and scan.near(place + 1):
            following = tokens[place + 1].low
            if tokens[place].low == "und":
                if following.startswith("aber"):
                    place += 2
                break
            if following in tables.collectives or following in tables.scales:
                place += 1
                continue
            if tokens[place].low == "of":
                unit = unit_after(scan, place + 1, digits=False)
                if unit is not None:
                    place += 1
            break
    return low, place
