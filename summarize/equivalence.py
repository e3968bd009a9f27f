"""When two figures mean the same: the senses of figures, and the agreement of two senses."""

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from enum import StrEnum

from summarize.figures import Figure, Kind, Qualifier
from summarize.qualifiers import Shift, shift
from summarize.units import Unit, base_amount, lookup

__all__ = ["Agreement", "Relation", "Sense", "agree", "clock_minutes", "close", "ends", "sense"]


class Relation(StrEnum):
    """How a target figure follows from a source figure."""

    SAME = "same"
    REWORDED = "reworded"
    REQUALIFIED = "requalified"
    CONVERTED = "converted"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The source figure bears the target figure out. `cost` orders agreements, the best is 0."""

    relation: Relation
    warning: str | None = None
    cost: int = 0
    missing: frozenset[str] = frozenset()


#: The parts of a date that are given: (("month", 6), ("day", 5)).
Point = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a figure means, in a form that compares.

    `dimension` is what is measured; `amounts` are in the base unit of the dimension, one for a quantity and
    two for a range, `raw` the same as written. `points` are calendar dates, one or the two ends of a range;
    `name` is an identifier without spelling; `before` and `after` are the words around the figure.
    """

    figure: Figure
    dimension: str
    raw: tuple[Decimal, ...]
    amounts: tuple[Decimal, ...]
    unit: Unit | None
    points: tuple[Point, ...]
    name: str
    digits: str
    before: str
    after: str

    @property
    def paired(self) -> bool:
        """Whether this is a range or a score."""
        return len(self.points or self.raw) == 2

    @property
    def parts(self) -> Point:
        """The parts of a single date."""
        return self.points[0] if len(self.points) == 1 else ()


_DATE = re.compile(
    r"(?:(?P<year>-?\d{4,})|(?P<decade>\d{3})|(?P<century>\d{2})|-)"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|--(?P<lone_day>\d\d))?\Z"
)
#: Units of dates that name a part of the year, numbered or not; every other unit of a date says nothing more.
_PARTS_OF_YEAR = frozenset({"quarter", "half", "half-year", "week", "spring", "summer", "autumn", "winter"})
_PHASES = frozenset({"early", "mid", "late"})
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_DIGIT = re.compile(r"\d")

#: Labels of places in a law: what German calls a paragraph is a section, an article or a paragraph in English.
_LEGAL = frozenset({"section", "article", "paragraph", "item"})

#: Words before a cardinal that make it a rank: Platz 3 is third place.
_RANKED = re.compile(
    r"(?:platz|rang|nummer|nr\.?|no\.?|number|stelle|position|phase|runde|round|stufe|level|klasse|grade|kapitel|chapter"
    r"|s\.|p\.|teil|part|band|tag|day|minute|war|krieg|generation|category|kategorie|stage|etappe|step|schritt|room|saal|page"
    r"|seite|game|spiel|season|staffel|episode|folge|week|woche|article|artikel|week|year|lehrjahr|clause|match|hole|loch|set|lap|frame)\W*(?:\d+\.?\W+(?:und|bis|oder|and|to|or)\W+)?\Z",
    re.IGNORECASE,
)

#: What must stand near a bare number of the source for a target to give it such a unit (3, 4 und 5 Prozent).
_SIGNS = {
    "share": re.compile(r"%|prozent|promille|v\. ?h\.", re.IGNORECASE),
    "points": re.compile(r"punkt", re.IGNORECASE),
    "money": re.compile(r"[€$£¥]|euro|dollar|pfund|franken|cent|yen|rubel|kronen|[A-Z]{3}\b", re.IGNORECASE),
}
_EACH = re.compile(r"\b(?:jede[rsnm]?|every|each|one in)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"unterschied|differen|durchschnitt|average|w[aä]rmer|cold|k[aä]lter|cooler|anstieg|erw[aä]rm|warming|rise|above"
    r"|\bum\b|normal",
    re.IGNORECASE,
)
_LOSING = re.compile(
    r"trail|\blos|defeat|\bdown\b|behind|beaten|r[üu]ckstand|verl(?:or|ier)|unterl[aei]g|niederlage|zur[üu]ck|hinten"
    r"|geschlagen|pleite",
    re.IGNORECASE,
)
_UPPER = frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN, Qualifier.NEARLY})
_LOWER = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
_QUALIFIER_WARNING = {
    Shift.DROPPED: "the source says “{0}”",
    Shift.ADDED: "the source does not say “{1}”",
    Shift.CHANGED: "the source says “{0}”, not “{1}”",
}
#: What follows a rank that counts time: im siebten Monat schwanger, seven months pregnant.
_UNIT_WORDS = {
    unit: re.compile(rf"[- ](?:{words})", re.IGNORECASE)
    for unit, words in {
        "minute": "minute", "hour": "stunde|hour", "day": "tag|day", "week": "woche|week", "month": "monat|month",
        "year": "jahr|lebensjahr|year",
    }.items()
}  # fmt: skip
#: Readings of digits with marks between them: the same string is the same, whatever each text took it for.
_MARKED = frozenset({"score", "clock", "name", "calendar"})
_LABELLED = re.compile(
    r"(?:satz|nr\.?|ziffer|absatz|abs\.?|kapitel|punkt|teil|clause|number|no\.?|§|artikel)\s\Z", re.IGNORECASE
)
_ANNIVERSARY = re.compile(r"annivers|birthday|jubil|geburtstag|bestehen|gründung", re.IGNORECASE)
_OF = re.compile(r"\b(?:von|of|in)\b", re.IGNORECASE)
_UNCOUNTED = re.compile(r"\s*(?:[.;:,)\]]|\Z|[A-Z])")
_COARSE = Context(prec=6)

#: Dimensions in which a source that names no unit does not vouch for one.
_STRICT = frozenset({"share", "points", "money"})


#: A number of more places than this is no quantity but a code; it is compared as a string.
LONGEST = 300


def sense(figure: Figure, text: str) -> Sense:
    """Return what `figure`, found in `text`, means."""
    unit = lookup(figure.unit)
    raw = _raw(figure)
    digits = "".join(_DIGIT.findall(figure.text))
    if any(abs(value.adjusted()) > LONGEST for value in raw):
        raw, figure_name = (), digits
    else:
        figure_name = _name(figure) if figure.kind is Kind.IDENTIFIER else ""
    dimension = _dimension(figure, unit) if not figure_name else "name"
    amounts = tuple(base_amount(v, unit) for v in raw) if unit is not None and dimension == unit.dimension else raw
    return Sense(
        figure=figure,
        dimension=dimension,
        raw=raw,
        amounts=amounts,
        unit=unit,
        points=_points(figure) if dimension == "calendar" else (),
        name=figure_name,
        digits=digits,
        before=text[max(0, figure.start - 24) : figure.start],
        after=text[figure.end : figure.end + 24],
    )


def _raw(figure: Figure) -> tuple[Decimal, ...]:
    if figure.value is not None:
        return (figure.value,)
    if figure.kind is Kind.FRACTION and figure.low is not None and figure.high:
        return (figure.low / figure.high,)
    return tuple(value for value in (figure.low, figure.high) if value is not None)


def _dimension(figure: Figure, unit: Unit | None) -> str:
    kinds = {
        Kind.ORDINAL: "rank", Kind.FRACTION: "share", Kind.MULTIPLE: "times", Kind.COLLECTIVE: "many",
        Kind.TIME: "clock", Kind.SCORE: "score", Kind.IDENTIFIER: "name",
    }  # fmt: skip
    if figure.kind is Kind.DATE or (figure.kind is Kind.RANGE and figure.date is not None):
        return "calendar"
    if figure.kind in kinds and not (figure.kind is Kind.FRACTION and unit is not None):
        return kinds[figure.kind]
    if unit is not None:
        return unit.dimension
    if figure.kind is Kind.PERCENT:
        return "share"
    if figure.kind is Kind.MONEY or (figure.unit is not None and re.fullmatch("[A-Z]{3}", figure.unit)):
        return "money"
    return "number"


def _points(figure: Figure) -> tuple[Point, ...]:
    """Return the parts of the date a figure names, and of the second date where it names a range."""
    if figure.kind not in (Kind.DATE, Kind.RANGE) or (figure.date is None and figure.unit is None):
        return ()
    points = []
    for date in figure.date.split("/") if figure.date is not None else [""]:
        match = _DATE.match(date)
        said = match.groupdict() if match is not None else {}
        point: dict[str, int] = {n.removeprefix("lone_"): int(v) for n, v in said.items() if v is not None}
        if figure.unit in _PARTS_OF_YEAR and figure.kind is Kind.DATE:
            point[figure.unit] = int(figure.value) if figure.value is not None and figure.value < 100 else 0
        if point:
            points.append(tuple(point.items()))
    return tuple(points)


def _name(figure: Figure) -> str:
    if figure.unit is not None:
        label = "law" if figure.unit in _LEGAL else figure.unit
        return ".".join([label, *re.findall(r"\d+[a-z]?\b", figure.text.casefold())])
    return _letters_and_digits(figure.text)


def _letters_and_digits(text: str) -> str:
    return "".join(_TOKEN.findall(text.casefold()))


def ends(pair: Sense) -> tuple[Sense, Sense]:
    """Return the two ends of a range as figures of their own."""
    return _end(pair, 0), _end(pair, 1)


def _end(pair: Sense, i: int) -> Sense:
    value = pair.raw[i] if pair.raw else None
    return replace(
        pair,
        raw=pair.raw[i : i + 1],
        amounts=pair.amounts[i : i + 1],
        points=pair.points[i : i + 1],
        figure=replace(pair.figure, value=value, low=None, high=None, qualifier=None),
    )


def close(one: Decimal, other: Decimal, tolerance: Decimal = Decimal("1e-9")) -> bool:
    """Whether two amounts differ by at most `tolerance` of the larger."""
    return abs(one - other) <= tolerance * max(abs(one), abs(other))


def agree(source: Sense, target: Sense) -> Agreement | None:
    """Return how `source` bears `target` out, or None when it does not."""
    if source.digits == target.digits and _verbatim(source, target):
        return Agreement(Relation.SAME, cost=1)
    if "name" in (source.dimension, target.dimension):
        return _agree_names(source, target)
    if "calendar" in (source.dimension, target.dimension):
        return _agree_dates(source, target)
    if "clock" in (source.dimension, target.dimension):
        return _agree_clock(source, target)
    if source.paired and target.paired:
        return _agree_pairs(source, target)
    if source.paired:
        return _agree_endpoint(source, target)
    if target.paired:
        return None
    return _agree_single(source, target)


def _match(source: Sense, i: int, target: Sense, j: int) -> Agreement | None:
    """Compare the `i`-th amount of `source` with the `j`-th of `target`, whatever their qualifiers."""
    if source.dimension == target.dimension:
        return _match_within(source, i, target, j)
    if source.raw[i] == target.raw[j]:
        return _match_raw(source, target)
    if source.figure.kind is Kind.FRACTION or target.figure.kind is Kind.FRACTION:
        counted = _counted(source, i, target, j)
        if counted is not None:
            return counted
    if "degree" in (source.figure.unit, target.figure.unit):
        return _match_degrees(source, i, target, j)
    if {source.dimension, target.dimension} == {"rank", "share"} and _misread_rank(source, target):
        return Agreement(Relation.REWORDED, cost=3)
    ratios = {_ratio(source, i), _ratio(target, j)}
    if None not in ratios and {source.dimension, target.dimension} <= {"share", "times", "rank"}:
        return Agreement(Relation.REWORDED, cost=3) if len(ratios) == 1 else None
    return None


def _match_within(source: Sense, i: int, target: Sense, j: int) -> Agreement | None:
    same_unit = source.figure.unit == target.figure.unit
    if source.dimension == "money" and not same_unit and None not in (source.figure.unit, target.figure.unit):
        return None
    one, other = source.amounts[i], target.amounts[j]
    if source.figure.unit == target.figure.unit == "degree" and one != other:
        return _match_degrees(source, i, target, j)
    customs = {unit.system for unit in (source.unit, target.unit) if unit is not None}
    foreign = len(customs) > 1 and source.dimension != "duration"
    if not foreign and (one == other or (source.unit is not None and close(one, other))):
        return Agreement(_wording(source, target, same_unit))
    if source.dimension == "share" and Kind.FRACTION in (source.figure.kind, target.figure.kind):
        return Agreement(Relation.REWORDED, cost=2) if abs(one - other) <= Decimal("0.005") else None
    if source.unit is None or target.unit is None or source.unit.system == target.unit.system:
        return None
    if not _converted(one, other, source, i, target, j):
        return None
    return Agreement(Relation.CONVERTED, f"converted from {source.figure.text}", cost=4)


def _match_raw(source: Sense, target: Sense) -> Agreement | None:
    """Compare the units of two figures of one number and different dimensions."""
    dimensions = {source.dimension, target.dimension}
    if dimensions == {"mass", "money"}:
        pounds = {source.figure.unit, target.figure.unit} == {"pound", "GBP"}
        return Agreement(Relation.REWORDED, cost=1) if pounds else None
    if dimensions in ({"temperature", "angle"}, {"times", "number"}):
        return Agreement(Relation.REWORDED, cost=2)
    if "rank" in dimensions:
        return _match_rank(*((target, source) if source.dimension != "rank" else (source, target)))
    if dimensions == {"angle", "points"} or "point" in (source.figure.unit, target.figure.unit):
        return Agreement(Relation.REWORDED, cost=2) if "points" in dimensions else None
    if dimensions == {"score", "number"} and source.paired and target.paired:
        return Agreement(Relation.REWORDED, cost=2)
    if "number" not in dimensions or dimensions & {"many", "score", "clock"}:
        return None
    bare = source if source.dimension == "number" else target
    if bare.figure.unit is not None:
        return None
    if bare is target:
        warning = "the unit is left out" if source.dimension in _STRICT else None
        return Agreement(Relation.REWORDED, warning, cost=3)
    if target.dimension in _STRICT and not _SIGNS[target.dimension].search(source.before + source.after):
        return None
    return Agreement(Relation.REWORDED, cost=3)


def _counted(source: Sense, i: int, target: Sense, j: int) -> Agreement | None:
    """Compare "einer von neun", which is a ninth, with "one of nine", which may be read as nine."""
    part, other = (source, target.raw[j]) if source.figure.kind is Kind.FRACTION else (target, source.raw[i])
    if "number" not in (source.dimension, target.dimension) or not _OF.search(part.figure.text):
        return None
    return Agreement(Relation.REWORDED, cost=3) if other in (part.figure.low, part.figure.high) else None


def _misread_rank(source: Sense, target: Sense) -> bool:
    """Whether "a third defeat" was read as a fraction where the source has a rank."""
    part, rank = (source, target) if source.dimension == "share" else (target, source)
    return bool(re.match(r"an? \w+", part.figure.text, re.IGNORECASE)) and part.figure.high == rank.raw[0]


def _match_rank(rank: Sense, other: Sense) -> Agreement | None:
    """Compare a rank with the same number that is none: Platz fünf, 50-jähriges Jubiläum, (59.)."""
    numbered = other.dimension in ("number", "times") and bool(_RANKED.search(other.before))
    dotted = other.dimension == "number" and re.match(r"\.\s*[)\],]", other.after) is not None
    # "S. 63. Christian": the dot may end a sentence; then the other side's number counts nothing either.
    dotted |= rank.figure.text.endswith(".") and _UNCOUNTED.match(other.after) is not None
    counted = _UNIT_WORDS.get(other.figure.unit or "")
    if counted is not None and counted.match(rank.after):
        return Agreement(Relation.REWORDED, cost=3)
    years = other.figure.unit == "year" and bool(_ANNIVERSARY.search(rank.after + other.after))
    return Agreement(Relation.REWORDED, cost=3) if numbered or dotted or years else None


def _match_degrees(source: Sense, i: int, target: Sense, j: int) -> Agreement | None:
    """Compare plain degrees, of which English news means Fahrenheit and German news Celsius."""
    celsius, fahrenheit = source.raw[i], target.raw[j]
    scale = Decimal("1.8")
    around = source.before + source.after + target.before + target.after
    wanted = celsius * scale + (0 if _DIFFERENCE.search(around) else 32)
    if abs(wanted - fahrenheit) <= max(Decimal("1.8"), abs(wanted) / 50):
        return Agreement(Relation.CONVERTED, f"converted from {source.figure.text}", cost=4)
    return None


def _ratio(sense_: Sense, i: int) -> Decimal | None:
    """Return the share a figure speaks of: doubled is 100 percent more, every fifth is 20 percent."""
    if sense_.dimension == "rank":
        each = _EACH.search(sense_.before + sense_.figure.text)
        return _COARSE.divide(Decimal(1), sense_.raw[i]) if each and sense_.raw[i] else None
    if sense_.dimension == "times":
        value = sense_.raw[i]
        return _COARSE.plus(value - 1 if value > 1 else value)
    return _COARSE.plus(sense_.amounts[i]) if sense_.dimension == "share" else None


def _converted(one: Decimal, other: Decimal, source: Sense, i: int, target: Sense, j: int) -> bool:
    """Whether two amounts in different systems of units are the same as people round them.

    NTREX-128 has 27 m for 30 yards (1.6 % apart), 290 kg for 650 pounds (1.6 %) and 6 m for 20 feet (1.6 %);
    half a unit of the last digit written, but never more than 5 %, covers all but "six meters (18 feet)": beside
    the figure it converts, in brackets, one may be off by 10 %.
    """
    if target.before.endswith("(") and target.after.startswith(")") and close(one, other, Decimal("0.1")):
        return True
    if source.dimension == "temperature":
        return abs(one - other) <= Decimal("0.9")
    if source.dimension == "duration":
        return close(one, other, Decimal("0.025"))
    if close(one, other, Decimal("0.02")):
        return True
    if not close(one, other, Decimal("0.05")) or source.unit is None or target.unit is None:
        return False
    slack = max(_grain(source.raw[i]) * source.unit.factor, _grain(target.raw[j]) * target.unit.factor) / 2
    return abs(one - other) <= slack


def _grain(value: Decimal) -> Decimal:
    """Return the worth of the last digit of `value` that is not a zero."""
    _, digits, exponent = value.normalize().as_tuple()
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and digits else Decimal(0)


def _wording(source: Sense, target: Sense, same_unit: bool) -> Relation:
    if source.figure.kind is not target.figure.kind or not same_unit or source.digits != target.digits:
        return Relation.REWORDED
    worded = source.figure.kind in (Kind.FRACTION, Kind.MULTIPLE, Kind.COLLECTIVE, Kind.DATE, Kind.TIME)
    return Relation.SAME if source.digits or worded else Relation.REWORDED


def _qualified(source: Sense, target: Sense, agreement: Agreement | None) -> Agreement | None:
    """Add to an agreement in value what became of the qualifier."""
    if agreement is None:
        return None
    change = shift(source.figure.qualifier, target.figure.qualifier)
    if change is Shift.SAME or (
        change is Shift.ADDED
        and agreement.relation is Relation.CONVERTED
        and target.figure.qualifier is Qualifier.ABOUT
    ):
        return agreement
    if change is Shift.INVERTED:
        return None
    if change is Shift.NEAR:
        relation = max(agreement.relation, Relation.REWORDED, key=list(Relation).index)
        return Agreement(relation, agreement.warning, agreement.cost + 1)
    warning = _QUALIFIER_WARNING[change].format(_said(source), _said(target))
    if agreement.warning:
        warning = f"{agreement.warning}; {warning}"
    relation = Relation.CONVERTED if agreement.relation is Relation.CONVERTED else Relation.REQUALIFIED
    return Agreement(relation, warning, agreement.cost + 1 + change)


def _said(sense_: Sense) -> str:
    qualifier = sense_.figure.qualifier
    return qualifier.value.replace("_", " ") if qualifier is not None else ""


def _agree_single(source: Sense, target: Sense) -> Agreement | None:
    if not source.raw and not target.raw:
        same = source.dimension == target.dimension and source.figure.unit == target.figure.unit
        return Agreement(Relation.REWORDED) if same and source.dimension == "many" else None
    if not source.raw or not target.raw:
        return None
    return _qualified(source, target, _match(source, 0, target, 0))


def _agree_pairs(source: Sense, target: Sense) -> Agreement | None:
    ends = _match(source, 0, target, 0), _match(source, 1, target, 1)
    if ends[0] is not None and ends[1] is not None:
        return _qualified(source, target, max(ends[0], ends[1], key=lambda end: end.cost))
    if source.dimension == target.dimension == "score" and source.raw == target.raw[::-1]:
        # English gives the winner's goals first even when the sentence is about the loser.
        around = source.before + source.after + target.before + target.after
        return Agreement(Relation.REWORDED, cost=2) if _LOSING.search(around) else None
    return None


def _agree_endpoint(source: Sense, target: Sense) -> Agreement | None:
    """Compare one end of a range of the source with a single figure."""
    if source.dimension == "score":
        return None
    for end, contradicting in ((0, _UPPER), (1, _LOWER)):
        agreement = _match(source, end, target, 0)
        if agreement is not None and target.figure.qualifier not in contradicting:
            relation = max(agreement.relation, Relation.REWORDED, key=list(Relation).index)
            return Agreement(relation, agreement.warning, agreement.cost + 3)
    return None


def _verbatim(source: Sense, target: Sense) -> bool:
    """Whether the target copies a string of digits and marks that the source means as a date, time or name."""
    one, other = (sense_.figure.text.strip(".") for sense_ in (source, target))
    return one == other and source.dimension in _MARKED and re.search(r"\d[.:/-]\d", one) is not None


def _agree_names(source: Sense, target: Sense) -> Agreement | None:
    if source.dimension == target.dimension:
        # A target may name less: § 13 for § 13 Abs. 1.
        same = source.name == target.name or (target.name != "" and source.name.startswith(target.name + "."))
        exact = source.figure.text == target.figure.text
        return Agreement(Relation.SAME if exact else Relation.REWORDED) if same else None
    name, other = (source, target) if source.dimension == "name" else (target, source)
    # One reading took the number as a part of a name: only the same name around the number settles it.
    around = _letters_and_digits(other.before[-20:] + other.figure.text + other.after[:8])
    year = other.dimension == "calendar" and len(name.digits) == 4 and name.digits == other.digits
    numbered = name.digits == other.digits != "" and _initial(name.figure.text) == _initial(_last_word(other.before))
    labelled = name.figure.unit is not None and name.digits == other.digits and _LABELLED.search(other.before)
    within = name.name != "" and name.name in around
    return Agreement(Relation.REWORDED, cost=3) if year or numbered or labelled or within else None


def _last_word(text: str) -> str:
    match = re.search(r"[^\W\d_]+(?=[ -]?\Z)", text)
    return match.group() if match is not None else ""


def _initial(text: str) -> str:
    """Return the beginning of a capitalised word by which Formel-1 is known in Formula 1."""
    return text[:3] if text[:1].isupper() and text[:3].isalpha() else text


def _agree_dates(source: Sense, target: Sense) -> Agreement | None:
    if not source.points or not target.points:
        return _agree_years(source, target)
    if len(target.points) > len(source.points):
        return None
    if len(source.points) > len(target.points):
        ends = (_agree_points(source, point, target, target.points[0]) for point in source.points)
        whole = [end for end in ends if end is not None and not end.missing]
        return Agreement(Relation.REWORDED, cost=whole[0].cost + 3) if whole else None
    pairs = zip(source.points, target.points, strict=True)
    ends_ = [_agree_points(source, known, target, wanted) for known, wanted in pairs]
    worst = None
    for end in ends_:
        if end is None or (end.missing and len(ends_) > 1):
            return None
        worst = end if worst is None or end.cost > worst.cost else worst
    return worst


def _agree_points(source: Sense, source_point: Point, target: Sense, target_point: Point) -> Agreement | None:
    known, wanted = dict(source_point), dict(target_point)
    shared = known.keys() & wanted.keys()
    if not shared or any(known[part] != wanted[part] for part in shared):
        return None
    phases = {source.figure.unit, target.figure.unit} & _PHASES
    if len(phases) > 1:
        return None
    missing = frozenset(wanted.keys() - known.keys())
    same = source.digits == target.digits and source.figure.unit == target.figure.unit
    cost = len(known) - len(shared) + 4 * len(missing) + (not same)
    if phases and source.figure.unit != target.figure.unit:
        warning = f"the source says “{source.figure.text}”"
        return Agreement(Relation.REQUALIFIED, warning, cost + 2, missing)
    return Agreement(Relation.SAME if same else Relation.REWORDED, cost=cost, missing=missing)


def _agree_years(source: Sense, target: Sense) -> Agreement | None:
    """Compare a date with a figure that is none: a bare number that is a year, an ordinal that is a day."""
    dated, other = (source, target) if source.points else (target, source)
    if len(dated.points) != 1 or len(other.raw) != 1 or other.dimension not in ("number", "rank"):
        return None
    parts = dict(dated.parts)
    part = "day" if other.dimension == "rank" else "year"
    if part not in parts:
        part = next((name for name in ("week", "quarter", "half-year") if name in parts), part)
    if parts.get(part) != other.raw[0]:
        return None
    missing = frozenset(parts.keys() - {part}) if dated is target else frozenset()
    return Agreement(Relation.REWORDED, cost=3 + 4 * len(missing), missing=missing)


def _agree_clock(source: Sense, target: Sense) -> Agreement | None:
    one, other = _minutes(source), _minutes(target)
    if one is None or other is None:
        return None
    same_half = one == other
    open_half = one % 720 == other % 720 and not (_half_said(source) and _half_said(target))
    if not same_half and not open_half:
        return None
    relation = Relation.SAME if source.digits == target.digits else Relation.REWORDED
    return _qualified(source, target, Agreement(relation, cost=0 if same_half else 1))


def clock_minutes(figure: Figure, cycle: int = 1440) -> int | None:
    """Return the minutes since midnight a clock figure names, modulo `cycle`."""
    match = re.search(r"T?(\d\d?):?(\d\d)?", figure.date) if figure.date is not None else None
    if match is not None:
        return (int(match[1]) * 60 + int(match[2] or 0)) % cycle
    return int(figure.value * 60) % cycle if figure.value is not None else None


def _minutes(sense_: Sense) -> int | None:
    """Return the minutes a figure stands for as a clock time, also where "5.30" was read as a number."""
    if sense_.dimension == "clock":
        return clock_minutes(sense_.figure)
    match = re.fullmatch(r"(\d\d?)[.:](\d\d)", sense_.figure.text)
    return int(match[1]) * 60 + int(match[2]) if match is not None else None


def _half_said(sense_: Sense) -> bool:
    """Whether the text says which half of the day it means."""
    return sense_.dimension == "clock" and sense_.figure.unit != "half-day"
