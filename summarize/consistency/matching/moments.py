"""When dates and clock times mean the same."""

import re
from dataclasses import replace
from decimal import Decimal

from summarize.consistency.finding import Verdict
from summarize.consistency.matching.agreement import Agreement, qualified
from summarize.consistency.matching.bounds import Shift, shift
from summarize.consistency.matching.contrasts import contradiction
from summarize.consistency.reasons import ReasonKind, because
from summarize.consistency.sense import Point, Sense
from summarize.figures import Qualifier
from summarize.figures.amounts.units import AGES, PHASES
from summarize.figures.tables.german import GERMAN
from summarize.language.negation import DENIES
from summarize.language.parts_of_day import HALF_DAY, part_before, part_behind, time_in
from summarize.language.years_away import year_away

#: A time as German and English write it without a word: 17.30, at about 22.00.
_MARKED = re.compile(r"(?<![\d.,:])([01]?\d|2[0-4])[.:]([0-5]\d)\Z")

#: Four digits before "hours" or with a leading zero, and a time with "hrs".
_MILITARY = re.compile(r"(?:\A|\s)([01]\d|2[0-4])\.?([0-5]\d)(?: hours| hrs|(?<=\b0\d\d\d))\Z")
#: Words before an hour that nothing else marks as a time: "at seven".
_AT = re.compile(r"\b(?:um|gegen|at|by|from|until|till|hours of|hours of \d+ and|\d+ and|\d+ to) \Z", re.IGNORECASE)
#: Changes by or from a number, which is then not an hour.
_CHANGED = re.compile(
    r"\b(?:r[oi]se\w*|fell|fall\w*|gr[eo]w\w*|drop\w*|(?:in|de)creas\w*|declin\w*|climb\w*|gain\w*|cut|reduc\w*|up|down|won|beat\w*|attended)"
    r" (?:by|from) \Z",
    re.IGNORECASE,
)

#: A time that says itself which half of the day it is in.
_HALF = re.compile(r"[ap]\.?m\.?\Z", re.IGNORECASE)

#: Names of a decade without its century, whole or in part.
_TENS = PHASES | {"decade"}

#: The middle of each third of a month or year, as a share of it, and how far from it a day or month may be.
_THIRDS = {"early": Decimal("0.17"), "mid": Decimal("0.5"), "late": Decimal("0.87")}
_NEAR_THIRD = Decimal("0.21")

#: The months of the seasons, as people use the words.
_SEASONS = {"spring": range(3, 7), "summer": range(6, 10), "autumn": range(9, 13), "winter": (11, 12, 1, 2, 3)}

#: German words that begin with a season, followed by a year: "Frühjahrskollektion 2020".
_SEASON_WORDS = {word: part for word, part in GERMAN.dates.parts.items() if part in _SEASONS}
_BEFORE_YEAR = re.compile(rf"\b({'|'.join(_SEASON_WORDS)})\w*(?: von| des Jahres| im Jahr)?\s\Z", re.IGNORECASE)

#: The months in a part of the year: the first six months are the first half.
MONTHS = {"quarter": 3, "half": 6, "half-year": 6}


#: "12/11/2024": the day or the month first.
_EITHER_WAY = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}")


def _excluded(source: Sense, target: Sense) -> bool:
    """Whether the words of two dates exclude each other, whatever their parts."""
    if shift(source.figure.qualifier, target.figure.qualifier) is Shift.INVERTED or _other_way(source, target):
        return True
    return _of_other_year(source, target) or _of_other_numbers(source, target)


def _of_other_year(source: Sense, target: Sense) -> bool:
    """Whether two undated texts name different years by their distance: "letzten Jahres", "this year"."""
    one, other = year_away(source.figure.text), year_away(target.figure.text)
    return one is not None and other is not None and one[1] != other[1]


def _up_to_the_year(source: Sense, target: Sense, agreement: Agreement | None) -> Agreement | None:
    """Return the agreement of two dates, with a note if only the target says "this year" and the year is not known."""
    year = year_away(target.figure.text)
    if agreement is None or year is None or "year" in dict(target.parts) or year_away(source.figure.text) is not None:
        return agreement
    return replace(
        agreement,
        verdict=max(agreement.verdict, Verdict.REQUALIFIED, key=lambda verdict: verdict.rank),
        reasons=agreement.reasons + because(ReasonKind.NO_DATE, year[0], told=True),
    )


def _of_other_numbers(source: Sense, target: Sense) -> bool:
    """Whether a date that may be read day first or month first differs from the source's both ways."""
    written = _EITHER_WAY.fullmatch(target.figure.text)
    parts = dict(source.parts)
    if written is None or not {"month", "day"} <= parts.keys():
        return False
    return sorted(int(number) for number in written.groups()) != sorted((parts["month"], parts["day"]))


def agree_dates(source: Sense, target: Sense) -> Agreement | None:
    """Compare dates by their parts; parts that only `target` has are the agreement's `missing`."""
    if _excluded(source, target):
        return None
    same = source.raw == target.raw
    undated = not source.points and not target.points and source.figure.unit == target.figure.unit
    if same and undated and source.figure.unit in AGES:
        return Agreement(Verdict.SUPPORTED)
    if same and target.figure.unit in _TENS and _life(source, target):
        return Agreement(Verdict.REWORDED, cost=2)
    if source.points and target.points:
        return _up_to_the_year(source, target, _agree_ends(source, target))
    if source.figure.unit == target.figure.unit in _TENS and (source.points or target.points):
        # "Anfang der Zwanzigerjahre" is in the century that the article is about.
        return Agreement(Verdict.REWORDED, cost=2) if same else None
    return _agree_years(source, target)


def _agree_ends(source: Sense, target: Sense) -> Agreement | None:
    """Compare single dates, ranges of dates, or the one end of a range that `target` names."""
    if len(source.points) > len(target.points):
        ends = [_agree_points(source, point, target, target.points[0]) for point in source.points]
        whole = [end for end in ends if end is not None and not end.missing]
        return Agreement(Verdict.REWORDED, cost=whole[0].cost + 3) if whole else None
    if len(source.points) < len(target.points):
        return None
    pairs = zip(source.points, target.points, strict=True)
    found = [end for known, wanted in pairs if (end := _agree_points(source, known, target, wanted)) is not None]
    if len(found) < len(target.points) or (len(found) > 1 and any(end.missing for end in found)):
        return None
    return max(found, key=lambda end: end.cost)


def agree_counted_back(source: Sense, target: Sense) -> Agreement | None:
    """Compare a date with what counts back to it from the article's: "two days ago" or "vor zwei Tagen"."""
    if "duration" not in (source.dimension, target.dimension) or len(source.resolved) != 1 or len(target.resolved) != 1:
        return None
    known, wanted = dict(source.resolved[0]), dict((target.points or target.resolved)[0])
    return Agreement(Verdict.REWORDED, cost=3) if wanted.items() <= known.items() else None


#: "Mindestens bis 2041" is not "by 2041 at the latest".
_LASTING = re.compile(r"\b(?:mindestens bis|at least until|until at least)(?: zum| the)?\s+\Z", re.IGNORECASE)


def _other_way(source: Sense, target: Sense) -> bool:
    """Whether one text means the time before a date and the other the time after it: bis 2030, from 2030."""
    if len(source.points) != 1 or len(target.points) != 1:
        return False
    if _LASTING.search(source.before) or _LASTING.search(target.before):
        return {source.figure.qualifier, target.figure.qualifier} & {Qualifier.AT_MOST, Qualifier.LESS_THAN} != set()
    if _is_deadline(source, target) or _is_deadline(target, source):
        return True
    return contradiction(source, target) is not None


#: Words right before a date that make it a deadline, and German words for a state that lasts until a date: "bis 2030
#: gesperrt" is "2030 at the earliest" of its end.
_DEADLINE = re.compile(r"\b(?:by|bis)(?: (?:the end of|zum|zur|ende|anfang|mitte))? #")
_STATE = re.compile(
    r"sperr|geschlossen|\b(?:bleib|blieb|gilt|gelten|gültig|läuft|laufen|lief|dauer|verläng|verschob|befristet|vertr[aä]g|haft\b|pausier)"
    rf"|{DENIES}"
)


def _is_deadline(one: Sense, earliest: Sense) -> bool:
    """Whether a date is a deadline in one text and the earliest date in the other: "by 2030" for "frühestens 2030"."""
    if earliest.figure.qualifier is not Qualifier.AT_LEAST or one.figure.qualifier is not None:
        return False
    sentence = one.view.sentence
    return _DEADLINE.search(sentence) is not None and _STATE.search(sentence) is None


def _agree_points(source: Sense, source_point: Point, target: Sense, target_point: Point) -> Agreement | None:
    known, wanted = dict(source_point), dict(target_point)
    shared = known.keys() & wanted.keys()
    if not shared or any(known[part] != wanted[part] for part in shared):
        return None
    phases = {source.figure.unit, target.figure.unit} & PHASES
    if len(phases) > 1:
        return None
    missing = frozenset(part for part in wanted.keys() - known.keys() if not _in_season(source, known, part))
    same = source.digits == target.digits and source.figure.unit == target.figure.unit
    cost = len(known) - len(shared) + 4 * len(missing) + (not same)
    if phases and source.figure.unit != target.figure.unit and not _in_phase(known, wanted, target.figure.unit):
        reasons = because(ReasonKind.PHASE_CHANGED, source.figure, told=target.figure.unit not in PHASES)
        return Agreement(Verdict.REQUALIFIED, reasons, cost + 2, missing)
    return Agreement(Verdict.SUPPORTED if same else Verdict.REWORDED, cost=cost, missing=missing)


def _in_phase(known: dict[str, int], wanted: dict[str, int], phase: str | None) -> bool:
    """Whether a day is in the part of its month that the target names, or a month in that of its year: early March."""
    part, longest = ("day", 31) if "month" in wanted else ("month", 12)
    if phase not in _THIRDS or part not in known or part in wanted:
        return False
    return abs(Decimal(known[part]) / longest - _THIRDS[phase]) <= _NEAR_THIRD


def _in_season(source: Sense, known: dict[str, int], season: str) -> bool:
    """Whether a date is in a season: "in the summer of 1990" for July, or "spring 2020" for "Frühjahrskollektion 2020"."""
    if known.get("month") in _SEASONS.get(season, ()):
        return True
    word = _BEFORE_YEAR.search(source.before)
    return word is not None and _SEASON_WORDS[word[1].casefold()] == season


def _agree_years(source: Sense, target: Sense) -> Agreement | None:
    """Compare a date with a figure that is not a date: a bare number as a year, an ordinal as a day."""
    dated, other = (source, target) if source.points else (target, source)
    if len(dated.points) != 1 or len(other.raw) != 1:
        return None
    parts = dict(dated.parts)
    if other.figure.unit == "year" and dated.figure.unit == "decade" and _AGED.search(dated.before):
        return Agreement(Verdict.REWORDED, cost=3) if dated.figure.value == other.raw[0] else None
    if other.figure.unit == "month" and other.raw[0] in {MONTHS[name] for name in parts.keys() & MONTHS.keys()}:
        return Agreement(Verdict.REWORDED, cost=3)
    if other.dimension not in ("number", "rank"):
        return None
    if dated.figure.unit in PHASES and _same_age(dated, other):
        return Agreement(Verdict.REWORDED, cost=2)
    if _short_year(source, target):
        return Agreement(Verdict.REWORDED, cost=3)
    part = "day" if other.dimension == "rank" else "year"
    if part not in parts:
        part = next((name for name in ("week", "quarter", "half-year") if name in parts), part)
    if parts.get(part) != other.raw[0]:
        return None
    missing = frozenset(parts.keys() - {part}) if dated is target else frozenset()
    return Agreement(Verdict.REWORDED, cost=3 + 4 * len(missing), missing=missing)


#: German words before the decade of somebody's age: Ende vierzig, in their late forties.
_AGES = {
    phase: re.compile(rf"\b{word}\s+\Z", re.IGNORECASE)
    for phase, word in (("early", "anfang"), ("mid", "mitte"), ("late", "ende"))
}
_AGED = re.compile(r"\bin (?:his|her|their) \Z", re.IGNORECASE)
#: "Olympische Spiele 92", "WM 82": a year without its century after the name of an event.
_EVENT = re.compile(r"[A-ZÄÖÜ][^\W\d_]*\s['’]?\Z")


#: "Die 20er" of a life, "um die 20", "über 90": the decade of somebody's age.
_TENS_OF_LIFE = re.compile(r"-?(?:er|ern|iger|igern)\b")
_ABOUT = re.compile(r"\b(?:um die|über|anfang|mitte|ende)\s*\Z", re.IGNORECASE)


def _life(source: Sense, target: Sense) -> bool:
    """Whether the source names the decade of an age that the target names as a decade: "in her 90s" for "über 90"."""
    if source.dimension not in ("number", "calendar"):
        return False
    ten = _TENS_OF_LIFE.match(source.after) is not None
    return ten or (
        _AGED.search(target.before) is not None and _ABOUT.search(source.before + source.figure.text[:-2]) is not None
    )


def _same_age(dated: Sense, other: Sense) -> bool:
    return dated.figure.value == other.raw[0] and _AGES[dated.figure.unit or ""].search(other.before) is not None


def _short_year(source: Sense, target: Sense) -> bool:
    """Whether the source names the target's year by its last two digits."""
    if not target.points or len(source.digits) != 2 or source.figure.text != source.digits:
        return False
    year = dict(target.parts).get("year", 0)
    return year > 0 and len(target.parts) == 1 and year % 100 == source.raw[0] and bool(_EVENT.search(source.before))


def agree_clock(source: Sense, target: Sense) -> Agreement | None:
    """Compare clock times; if one side does not say which half of the day it means, both match."""
    (known, known_half), (wanted, wanted_half) = _clock(source), _clock(target)
    if not wanted or len(known) < len(wanted):
        return None
    if len(known) == len(wanted):
        pairs = list(zip(known, wanted, strict=True))
    else:
        pairs = [(time, wanted[0]) for time in known if time % HALF_DAY == wanted[0] % HALF_DAY][:1]
    loose = not (known_half and wanted_half)
    if not pairs or any(one != other and not (loose and one % HALF_DAY == other % HALF_DAY) for one, other in pairs):
        return None
    relation = Verdict.SUPPORTED if source.digits == target.digits else Verdict.REWORDED
    exact = all(one == other for one, other in pairs)
    return qualified(source, target, Agreement(relation, cost=(not exact) + 3 * (len(known) - len(wanted))))


def _clock(one: Sense) -> tuple[tuple[Decimal, ...], bool]:
    """Return the minutes of a figure as clock times, and whether the text says which half of the day it means.

    "5.30" that was read as a number counts too, and so does the part of the day beside a time: "Freitagabend um acht".
    """
    read = one.dimension == "clock"
    times, said = (one.raw, one.figure.unit != "half-day") if read else (marked_clock(one), False)
    if len(times) != 1 or (said and (times[0] > HALF_DAY or _HALF.search(one.figure.text))):
        return times, said
    part = part_before(one.before) or part_behind(one.after)
    time = time_in(part, times[0]) if part is not None else None
    return (times, said) if time is None else ((time,), True)


def marked_clock(sense_: Sense) -> tuple[Decimal, ...]:
    """Return the minutes of a number that may be a time without "Uhr" or "o'clock": 17.30, 1530 hours, "at seven"."""
    if sense_.dimension not in ("number", "name", "duration"):
        return ()
    if (match := _MARKED.search(sense_.figure.text) or _MILITARY.search(sense_.figure.text)) is not None:
        return (Decimal(int(match[1]) * 60 + int(match[2])),)
    bare = sense_.dimension == "number" and sense_.figure.unit is None and len(sense_.raw) == 1
    said = bare and _AT.search(sense_.before) is not None and _CHANGED.search(sense_.before) is None
    hour = sense_.raw[0] if said else None
    return (hour * 60,) if hour is not None and hour == int(hour) and 0 < hour <= 24 else ()
