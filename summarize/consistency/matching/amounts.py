"""When amounts are equal: units, kinds, conversions, and how translators render them."""

import re
from collections.abc import Callable
from decimal import Context, Decimal

from summarize.consistency.finding import Verdict
from summarize.consistency.matching.agreement import Agreement, close, wording
from summarize.consistency.matching.conversion import converted, match_degrees
from summarize.consistency.matching.counted import SOMEONE, exclude_each_other
from summarize.consistency.matching.ranks import match_rank, misread_rank, place_of_many
from summarize.consistency.reasons import ReasonKind, because
from summarize.consistency.sense import Sense
from summarize.figures import Kind
from summarize.language.sentence_ends import PLAIN

#: What must be near a bare number of the source for a target to add a unit (3, 4 und 5 Prozent).
_SIGNS = {
    dimension: re.compile(signs, re.IGNORECASE)
    for dimension, signs in {
        "share": r"%|prozent|promille|v\. ?h\.|per ?cent|per mil|share|anteil",
        "points": r"punkt|point",
        "money": (
            r"[€$£¥]|\dp\b|pence|shilling|\bmarks?\b|kopeck|euro|dollar|pfund|pound|currency|fran(?:ken|cs?\b)|fr\.|zloty|crowns|kron[oe]r|lira|r(?:o?u|u)bles?\b|cent|yen|rubel|kronen|währung|\b(?-i:[A-Z]{3})\b"
        ),
        "length": r"meter|meil|mile|fuß|feet|zoll|yard|\b[ckm]?m\b|lang|hoch|groß|breit|tief|weit|höhe|länge|entfern",
        "area": r"quadrat|hektar|\b[qk]?m²|\bqm\b|\bha\b|fläche|groß",
        "volume": r"liter|kubik|barrel|m³|gallon|\bl\b",
        "mass": r"kilo|gramm|tonne|pfund|\b[km]?g\b|\bt\b|schwer|gewicht|wiegt",
        "speed": r"km/h|kmh|stundenkilometer|tempo|knoten|schnell|pro stunde",
        "duration": (
            r"tag|täg|woche|wöch|monat|jahr|jähr|stund|stünd|minut|minüt|sekund|\bh\b|alt|alter|später|zuvor|lang\b"
            r"|frist|geburt|\bvor\b|\bnach\b|day|week|month|year|hour|,"
        ),
        "angle": r"grad|°",
        "temperature": r"grad|°",
        "power": r"watt|\bps\b|[kmg]w\b",
    }.items()
}  # fmt: skip

_EACH = re.compile(r"\b(?:jede[rsnm]?|every|each|one in)\b", re.IGNORECASE)

#: "A third think so" is read as a rank.
_A_THIRD = re.compile(r"\ba (?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\Z", re.IGNORECASE)

_OF = re.compile(r"\b(?:von|of|in|halves|seiner|ihrer|deren|dieser)\b", re.IGNORECASE)

#: "35m posts": millions, which the reader takes for metres.
_MILLIONS = re.compile(r"\dm\Z")

#: "Of a percentage point", "Prozentpunkt" after a fraction.
_OF_A_POINT = re.compile(r"\s+(?:of a |eines )?(?:percentage )?(?:prozent)?(?:point|punkt)", re.IGNORECASE)

#: A figure in a German text with a comma as grouping mark: nobody writes three decimals of a dollar, or three zeros.
ENGLISH_GROUPING = re.compile(r"[$£€]\s?\d{1,3},\d{3}\b|(?<![\d.,])\d{1,3},000\b")


#: Follows a number that shares the unit of the next one.
_ELLIPTIC = re.compile(
    r"\s*(?:[,;)]|(?:und|oder|bis|statt|gegenüber|nach|auf|and|or|to|from|against)\b)", re.IGNORECASE
)

#: A unit of time in a compound after a number.
_GERMAN_SPANS = {
    "sekunde": "second", "minute": "minute", "stunde": "hour", "tag": "day", "woche": "week", "monat": "month", "jahr": "year",
}  # fmt: skip
_SPAN_COUNTED = re.compile(rf"\s+[^\W\d_]+({'|'.join(_GERMAN_SPANS)})(?:e|en|n)?\b", re.IGNORECASE)

#: What can be lost: "minus 200 Millionen Euro" is a loss of 200 million.
LOST = frozenset({"money", "share", "points"})
_LOSS = re.compile(
    r"\blos[est]|\bcut|\breduc|\bdeficit|\bin the red|\bminus|\bdown\b|\bf[ae]ll|\bdrop|\bdeclin|\bdecreas|\bshortfall",
    re.IGNORECASE,
)

#: An age, and things counted right after a number.
_AGED = re.compile(r"j(?:ä|ae)hrig", re.IGNORECASE)
_THINGS = re.compile(
    r"\s(?!(?:was|has|his|this|plus|times|years|centimes|shillings|marks|kopecks)\b)[a-z]{2,}[^\W\ds]s\b"
)

#: A German noun right after a number, except currencies that the reader leaves out: Kronen of an unnamed country.
_NOUN = re.compile(
    r"\s(?!Euro|Kron|Rup|Peso|Rub|Dollar|Dinar|Pfund|Real|Cent|Schil|Sche|Taler|Lei|Leu|Mark|Rand|Won|Pro)[A-ZÄÖÜ][a-zäöüß]{3,}"
)

_PAST = re.compile(r"\s+(?:past|to|after|before)\b", re.IGNORECASE)

#: Rain: one litre per square metre is one millimetre.
_SQUARE = re.compile(r"\b(?:pro|je) Quadratmeter\b", re.IGNORECASE)

#: A scale without a number, as in the heads of tables: "Million USD".
_SCALE = re.compile(r"(?:thousand|million|billion)\b", re.IGNORECASE)
_MULTI = re.compile(r"\bmulti-?\Z", re.IGNORECASE)

#: Fractions of a second, which sports reports give without the unit: "um vier Hundertstel".
_DECIMAL = frozenset({Decimal(10), Decimal(100), Decimal(1000)})

_COARSE = Context(prec=6)

#: Follows a number in words that counts nothing: "the EU pledged eight, the others six."
_LAST = re.compile(r"\s*(?:[.;)]|, (?!\w+ing\b)|\Z)")

#: A number may leave out the unit of a figure at most this many before or after it.
UNIT_NEIGHBOURS = 8

#: From this size on, a number that counts nothing is an amount of money.
LEAST_MONEY = 10**6
_ADJECTIVES = re.compile(r"(?:\s[a-zäöüß]+(?:e|en|er|es))+\s[A-ZÄÖÜ]")

#: Dimensions in which a number without its unit means something else: 30 for 30 percent.
_STRICT = frozenset({"share", "points", "money"})


def match(source: Sense, i: int, target: Sense, j: int) -> Agreement | None:
    """Compare the `i`-th amount of `source` with the `j`-th of `target`, ignoring their qualifiers."""
    if ENGLISH_GROUPING.search(source.figure.text) and target.raw[j] == source.raw[i] * 1000:
        return _match_foreign(source, target)
    if source.dimension == target.dimension:
        return _match_within(source, i, target, j)
    if "points" in (source.dimension, target.dimension) and (points := _match_points(source, i, target, j)) is not None:
        return points
    if source.raw[i] == target.raw[j]:
        return _match_raw(source, target)
    if target.figure.unit == "m" and _MILLIONS.search(target.figure.text) and source.raw[i] == target.raw[j] * 10**6:
        return Agreement(Verdict.REWORDED, cost=3) if source.dimension == "number" else None
    if (counted := _counted(source, i, target, j)) is not None:
        return counted
    if "degree" in (source.figure.unit, target.figure.unit):
        return match_degrees(source, i, target, j)
    return _match_ratios(source, i, target, j)


def _match_ratios(source: Sense, i: int, target: Sense, j: int) -> Agreement | None:
    """Compare shares, multiples and ranks: a third, one in three, "jeder dritte"."""
    if {source.dimension, target.dimension} == {"rank", "share"} and (
        misread_rank(source, target) or place_of_many(source, target)
    ):
        return Agreement(Verdict.REWORDED, cost=3)
    ratios = {_ratio(source, i), _ratio(target, j)}
    if None not in ratios and {source.dimension, target.dimension} <= {"share", "times", "rank"}:
        return Agreement(Verdict.REWORDED, cost=3) if len(ratios) == 1 else None
    return None


def _match_foreign(source: Sense, target: Sense) -> Agreement | None:
    """Compare a figure grouped the English way in a German text: $96,000 is not 96 dollars, nor 25,000 hours 25."""
    if source.dimension != target.dimension or source.figure.unit != target.figure.unit:
        return None
    return Agreement(Verdict.REWORDED, because(ReasonKind.GROUPED, source.figure), cost=3)


def _match_points(source: Sense, i: int, target: Sense, j: int) -> Agreement | None:
    """Compare percentage points with a shorter form: a quarter point, half of a percentage point."""
    points, k, other, m = (source, i, target, j) if source.dimension == "points" else (target, j, source, i)
    said = other.figure.unit == "point" or (other.figure.kind is Kind.FRACTION and _OF_A_POINT.match(other.after))
    return Agreement(Verdict.REWORDED, cost=2) if said and points.amounts[k] == other.raw[m] else None


def _match_within(source: Sense, i: int, target: Sense, j: int) -> Agreement | None:
    same_unit = source.figure.unit == target.figure.unit
    if source.dimension == "money" and not same_unit and None not in (source.figure.unit, target.figure.unit):
        return _match_money(source, i, target, j)
    if source.dimension in ("number", "many") and exclude_each_other(source, target):
        return None
    one, other = source.amounts[i], target.amounts[j]
    if source.figure.unit == target.figure.unit == "degree" and one != other:
        return match_degrees(source, i, target, j)
    if one == -other < 0 and same_unit and source.dimension in LOST and _LOSS.search(_around(target)):
        return Agreement(Verdict.REWORDED, cost=2)
    equal = one == other or (source.unit is not None and close(one, other))
    if equal and not _of_other_custom(source, target):
        return Agreement(wording(source, target, same_unit))
    if source.dimension == "share" and Kind.FRACTION in (source.figure.kind, target.figure.kind):
        return Agreement(Verdict.REWORDED, cost=2) if _rounded(one, other) else None
    if _of_other_system(source, target) and converted(one, other, source, i, target, j):
        return Agreement(Verdict.CONVERTED, because(ReasonKind.CONVERTED, source.figure), cost=4)
    return None


def _rounded(one: Decimal, other: Decimal) -> bool:
    """Whether one of two shares may be the other, rounded to a fraction: a third, 33 percent."""
    return abs(one - other) <= Decimal("0.007") and close(one, other, Decimal("0.05"))


def _of_other_custom(source: Sense, target: Sense) -> bool:
    """Whether the units of two amounts, as far as given, are used in different countries."""
    customs = {unit.system for unit in (source.unit, target.unit) if unit is not None}
    return len(customs) > 1 and source.dimension != "duration"


def _of_other_system(source: Sense, target: Sense) -> bool:
    return source.unit is not None and target.unit is not None and source.unit.system != target.unit.system


#: Currencies called the dollar by their own newspapers.
_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "SGD", "HKD"})
#: A German Rial is a rial or a riyal.
_RIALS = frozenset({"SAR", "QAR", "IRR"})
_PLAIN_DOLLAR = re.compile(
    r"(?<![A-Z.])\$|^(?:[^a-z]*)\bdollars?\b|\d[\d.,]*(?: [a-zäöü]+illi\w+)? dollars?\b", re.IGNORECASE
)


def _match_money(source: Sense, i: int, target: Sense, j: int) -> Agreement | None:
    """Compare amounts in two currencies: cents of an unnamed one, and dollars that only one side names."""
    units = {source.figure.unit, target.figure.unit}
    one, other = source.raw[i], target.raw[j]
    if "cent" in units and units & {"EUR", "USD", "AUD", "CAD", "NZD"}:
        one, other = (v / 100 if s.figure.unit == "cent" else v for s, v in ((source, one), (target, other)))
        return Agreement(Verdict.REWORDED, cost=2) if one == other else None
    if units <= _RIALS and one == other:
        return Agreement(Verdict.REWORDED, cost=2)
    if units <= _DOLLARS and one == other and "USD" in units:
        bare = source if source.figure.unit == "USD" else target
        if _PLAIN_DOLLAR.search(bare.figure.text) and not re.search(r"US|U\.S\.|amerik|americ", bare.figure.text):
            named = target if bare is source else source
            return Agreement(Verdict.REWORDED, because(ReasonKind.DOLLARS, named.figure.unit or ""), cost=3)
    return None


#: Pairs of dimensions in which equal numbers may mean the same: the test for it, and the cost.
_ALIKE: dict[frozenset[str], tuple[Callable[[Sense, Sense], object], int]] = {
    frozenset(pair): (test, cost)
    for *pair, test, cost in (
        ("mass", "money", lambda one, other: {one.figure.unit, other.figure.unit} == {"pound", "GBP"}, 1),
        ("times", "share", lambda one, _: one.raw[0] < 1, 2),  # halbiert, cut in half
        (
            "many",
            "money",
            lambda one, other: (
                one.figure.unit == other.figure.unit
                and (_MULTI.search(other.before) or _SCALE.match(other.figure.text))
            ),
            2,
        ),
        # "Three children" is not "three times"
        ("times", "number", lambda one, other: not {one.figure.unit, other.figure.unit} & SOMEONE, 2),
        ("times", "many", lambda *_: True, 2),
        ("temperature", "angle", lambda *_: True, 2),
        ("share", "duration", lambda one, other: _past_midnight(one, other) or _hundredths(one, other), 3),
    )
}


def _match_raw(source: Sense, target: Sense) -> Agreement | None:
    """Compare the units of two figures with equal numbers and different dimensions."""
    dimensions = frozenset((source.dimension, target.dimension))
    if target.dimension == "share" and source.after.startswith("%"):
        return Agreement(Verdict.REWORDED, cost=3)  # a stray sign before the percent sign
    if dimensions in _ALIKE:
        alike, cost = _ALIKE[dimensions]
        return Agreement(Verdict.REWORDED, cost=cost) if alike(source, target) else None
    if dimensions == {"volume", "length"}:
        return _match_rain(source, target)
    if "rank" in dimensions:
        return match_rank(*((target, source) if source.dimension != "rank" else (source, target)))
    if "number" in dimensions and _without_unit(source, target):
        return Agreement(Verdict.REWORDED, cost=2)
    if "point" in (source.figure.unit, target.figure.unit) and "points" in dimensions:
        return Agreement(Verdict.REWORDED, cost=2)
    if "number" not in dimensions or dimensions & {"many", "score", "clock"}:
        return None
    return _unit_dropped(source, target) if target.dimension == "number" else _unit_added(source, target)


def _match_rain(source: Sense, target: Sense) -> Agreement | None:
    if source.figure.unit != "l" or target.figure.unit != "mm" or not _SQUARE.search(_around(source)):
        return None
    return Agreement(Verdict.CONVERTED, because(ReasonKind.CONVERTED, source.figure), cost=4)


def _without_unit(source: Sense, target: Sense) -> bool:
    """Whether a number means the same without its unit: turns of a race, tenths in decimals, the two sides of a score."""
    other = target if source.dimension == "number" else source
    if "turn" in (source.figure.unit, target.figure.unit):
        return True
    if other.dimension == "share":
        return target.figure.high in _DECIMAL and "," in source.figure.text  # seven tenths, 0,70
    return other.dimension == "score" and source.paired and target.paired


def _past_midnight(source: Sense, target: Sense) -> bool:
    """Whether a fraction of an hour stands for a time: "a quarter past" for a quarter of an hour."""
    past = target.dimension == "share" and target.figure.kind is Kind.FRACTION and _PAST.match(target.after)
    return bool(past) and source.figure.unit == "hour"


def _hundredths(source: Sense, target: Sense) -> bool:
    """Whether a fraction is one of a second: "um vier Hundertstel"."""
    part, time = (source, target) if source.dimension == "share" else (target, source)
    return part.figure.high in _DECIMAL and time.figure.unit == "second"


def _unit_dropped(source: Sense, target: Sense) -> Agreement | None:
    """Compare a figure with a bare number of the target."""
    if target.figure.unit is not None:
        return None
    things = _THINGS.match(target.after)
    if things and _AGED.search(source.figure.text):
        return None  # 27 witnesses are not a 27-year-old
    if things and source.dimension in _STRICT and source.figure.unit != "point":
        return None  # 40 daily rates are not 40 euros
    sum_ = source.dimension == "money" and target.raw[0] >= LEAST_MONEY  # "it cost 60 million"
    said = sum_ or source.dimension not in _STRICT or _signed(source.dimension, target) or _elided(source, target)
    return Agreement(Verdict.REWORDED, cost=3) if said else None


def _unit_added(source: Sense, target: Sense) -> Agreement | None:
    """Compare a bare number of the source with a figure."""
    if source.figure.unit is not None or (target.dimension in _STRICT and _NOUN.match(source.after)):
        return None  # "30 Karten" are not 30 euros
    signs = _SIGNS.get(target.dimension)
    aged = target.figure.unit == "year" and not re.search("year|yr|old", target.figure.text, re.IGNORECASE)
    aged |= target.figure.unit == "year" and source.before.endswith("(") and source.after.startswith(")")
    span = _SPAN_COUNTED.match(source.after) if target.dimension == "duration" else None
    if span is not None and _GERMAN_SPANS[span[1].casefold()] != target.figure.unit:
        return None  # 17 Verhandlungstage are not 17 months
    if aged or re.fullmatch(r"\d+", target.figure.text):
        signs = None  # the target has no unit either: a man, 37; aged 50 and over
    if signs is None or _signed(target.dimension, source):
        return Agreement(Verdict.REWORDED, cost=3)
    if target.dimension != "money" or source.raw[0] < LEAST_MONEY or _ADJECTIVES.match(source.after):
        return None
    return Agreement(Verdict.REQUALIFIED, because(ReasonKind.NO_CURRENCY, source.figure), cost=4)


def _signed(dimension: str, bare: Sense) -> bool:
    """Whether the words around a bare number name a unit of `dimension` that it may share."""
    shared = dimension == "money" or _ELLIPTIC.match(bare.after)
    return _SIGNS[dimension].search(_sentence(bare) if shared else _around(bare)) is not None


def _elided(source: Sense, target: Sense) -> bool:
    """Whether a number leaves out a unit that a figure near it in its text has: "the record is 3.5 million"."""
    figures, number = target.view.figures, target.view.number
    near = figures[max(0, number - UNIT_NEIGHBOURS) : number + UNIT_NEIGHBOURS + 1]
    return (target.may_share_unit or _LAST.match(target.after) is not None) and any(
        one.unit == source.figure.unit is not None for one in near
    )


def _sentence(bare: Sense) -> str:
    """Return what is known of the sentence around a figure."""
    before, figure, after = bare.nearby.partition(bare.before + bare.figure.text)
    return PLAIN.split(before + figure)[-1] + PLAIN.split(after)[0]


def _around(sense_: Sense) -> str:
    return f"{sense_.before} {sense_.figure.text} {sense_.after}"


def _counted(source: Sense, i: int, target: Sense, j: int) -> Agreement | None:
    """Compare "einer von neun", a ninth, with "one of nine", which may be read as nine; and halves of a match."""
    if Kind.FRACTION not in (source.figure.kind, target.figure.kind):
        return None
    part, other = (source, target.raw[j]) if source.figure.kind is Kind.FRACTION else (target, source.raw[i])
    quarters = "quarter" in part.figure.text and "quarter" in (source.figure.unit, target.figure.unit)
    if quarters and other == part.figure.low:
        return Agreement(Verdict.REWORDED, cost=3)  # the first three quarters of 2014
    if "number" not in (source.dimension, target.dimension) or not _OF.search(part.figure.text):
        return None
    return Agreement(Verdict.REWORDED, cost=3) if other in (part.figure.low, part.figure.high) else None


def _ratio(sense_: Sense, i: int) -> Decimal | None:
    """Return the share that a figure means: doubled is 100 percent more, every fifth is 20 percent."""
    if sense_.dimension == "rank":
        each = _EACH.search(sense_.before + sense_.figure.text) or _A_THIRD.search(sense_.before + sense_.figure.text)
        return _COARSE.divide(Decimal(1), sense_.raw[i]) if each and sense_.raw[i] else None
    if sense_.dimension == "times":
        value = sense_.raw[i]
        return _COARSE.plus(value - 1 if value > 1 else value)
    return _COARSE.plus(sense_.amounts[i]) if sense_.dimension == "share" else None
