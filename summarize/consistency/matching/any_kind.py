"""Whether two figures of any kind mean the same: delegates to the module for their kind, and compares pairs of numbers."""

import re
from decimal import Decimal

from summarize.consistency.finding import Verdict
from summarize.consistency.matching.agreement import Agreement, qualified
from summarize.consistency.matching.amounts import match
from summarize.consistency.matching.bounds import LOWER_BOUNDS, UPPER_BOUNDS
from summarize.consistency.matching.contrasts import contradiction, side
from summarize.consistency.matching.conversion import agree_tens
from summarize.consistency.matching.days_of_week import agree_weekdays
from summarize.consistency.matching.moments import agree_clock, agree_counted_back, agree_dates
from summarize.consistency.matching.names import agree_names, verbatim
from summarize.consistency.sense import Sense

_LOSING = re.compile(
    r"trail|\blos|defeat|\bdown\b|behind|beaten|r[üu]ckstand|verl(?:or|ier)|unterl[aei]g|niederlage|zur[üu]ck|hinten"
    r"|geschlagen|pleite|ablehn|abgelehnt|lehnte|reject|against|voted down|visitors|the guests|away side",
    re.IGNORECASE,
)

#: "1:3 (1:1)": it was 1-1 at half-time.
_HALF_TIME = re.compile(r"\b(?:half[- ]?time|the break|the interval|first half|the turn)\b", re.IGNORECASE)

#: The sets of a match are listed far from the verb.
_SETS = re.compile(r"\d:\d\S{0,4}\s+\Z")

#: "5&4", "2 and 1": holes in golf.
_GOLF = (re.compile(r"\d ?(?:&|and) ?\Z"), re.compile(r" ?(?:&|and) ?\d"))

#: "58 zu 42", "mit zwölf zu vier Stimmen": unlike a match, a vote may be reported with one side only. Goals and sets do
#: not reach this number.
_VOTES, LEAST_VOTES = re.compile(r"\szu\s"), 20
_VOTED = re.compile(r"stimm|votier|votum", re.IGNORECASE)

#: "Four-nil": a score of which only the first number is read.
_NIL = re.compile(r"[- ]nil\b", re.IGNORECASE)

#: "Von 40 auf 38": the old level and the new one.
_STEPPED = re.compile(r"\sauf\s", re.IGNORECASE)

#: "A three-goal lead" is one of 3:0.
_MARGIN = re.compile(r"\s+(?:lead|deficit|margin|advantage|win|victory|defeat|loss)\b", re.IGNORECASE)


def agree(source: Sense, target: Sense) -> Agreement | None:
    """Return how `source` supports `target`, or None if it does not."""
    if source.digits == target.digits and verbatim(source, target):
        return Agreement(Verdict.SUPPORTED, cost=1)
    if "name" in (source.dimension, target.dimension):
        return agree_names(source, target) or _agree_marked_clock(source, target)
    if source.figure.unit in ("degC", "degree") and target.figure.unit == "decade":
        return agree_tens(source, target)
    if "weekday" in (source.dimension, target.dimension):
        return agree_weekdays(source, target)
    if "calendar" in (source.dimension, target.dimension):
        return agree_dates(source, target) or agree_counted_back(source, target)
    if "clock" in (source.dimension, target.dimension):
        agreement = agree_clock(source, target) or _agree_misread_score(source, target)
        return None if contrary(source, target) else agreement
    if source.paired and target.paired:
        return _agree_pairs(source, target)
    if source.paired:
        return _agree_endpoint(source, target) if target.raw else None
    if target.paired:
        return None
    return _agree_single(source, target)


def _agree_marked_clock(source: Sense, target: Sense) -> Agreement | None:
    """Compare a time with "17.30" that was read as a name, because no Uhr follows it."""
    return agree_clock(source, target) if "clock" in (source.dimension, target.dimension) else None


def _agree_misread_score(source: Sense, target: Sense) -> Agreement | None:
    """Compare a score with a German "16:10" that was read as a time although no "Uhr" follows it."""
    if target.dimension != "score" or re.fullmatch(r"\d+:\d\d", source.figure.text) is None:
        return None
    score = tuple(Decimal(number) for number in source.figure.text.split(":"))
    return Agreement(Verdict.REWORDED, cost=3) if score == target.raw else None


def _agree_single(source: Sense, target: Sense) -> Agreement | None:
    if not source.raw and not target.raw:
        units = {source.figure.unit, target.figure.unit}
        same = source.dimension == target.dimension and (len(units) == 1 or None in units)
        return Agreement(Verdict.REWORDED) if same and source.dimension == "many" else None
    if not source.raw or not target.raw:
        return None
    agreement = match(source, 0, target, 0)
    if agreement is None or contrary(source, target) or _as_level(source, target):
        return None
    return qualified(source, target, agreement)


def contrary(source: Sense, target: Sense) -> bool:
    """Whether the words beside two figures say opposite things: a rise and a fall, more and fewer."""
    return contradiction(source, target) is not None


#: "300 Millionen mehr als geplant": a difference, and words that an English sentence with a difference contains.
_DIFFERENCE = re.compile(
    r"\s+(?:(?-i:[A-ZÄÖÜ])\w+\s+)?(?:mehr|höher|teurer|weniger|niedriger|billiger|günstiger|leichter|jünger|älter|größer|kleiner|schneller|langsamer)\s+als\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:more|less|few|high|low|increas|decreas|rise|rising|rose|rais|f[ae]ll|drop|down|up|declin|gr[oe]w|gain|los[est]|cut|reduc|above|below"
    r"|over|under|than|exceed|addition|extra|another|further|short|behind|ahead|lead|by|differ|gap|jump|plus|minus|compar|earl|late|fast|slow"
    r"|cheap|expens|dear|long|old|young|surplus|deficit|better|worse|excess|beyond|big|larg|small|strong|weak|margin|versus|premium|discount"
    r"|advantage|sav|improv|widen|narrow|great|deep|warm|cold|hott|tall|wide|near|far|on top|outnumber|surpass|top|beat|against|climb|soar|surg)",
    re.IGNORECASE,
)


def _as_level(source: Sense, target: Sense) -> bool:
    """Whether the target gives a level where the source gives a difference: "cost 300 million"."""
    return _DIFFERENCE.match(source.after) is not None and _CHANGE.search(target.nearby) is None


def _agree_pairs(source: Sense, target: Sense) -> Agreement | None:
    if "score" in (source.dimension, target.dimension) and _other_half_time(source, target):
        return None
    ends = match(source, 0, target, 0), match(source, 1, target, 1)
    if ends[0] is not None and ends[1] is not None:
        if contrary(source, target):
            return None
        return qualified(source, target, max(ends[0], ends[1], key=lambda end: end.cost))
    if source.dimension == target.dimension == "score" and _sets(source) & {target.raw, target.raw[::-1]}:
        return Agreement(Verdict.REWORDED, cost=2)
    if source.dimension == target.dimension == "score" and _HALF_TIME.search(target.before + "|" + target.after):
        inner = [int(n) for n in re.findall(r"\d+", source.figure.text.partition("(")[2])]
        if inner in (list(target.raw), list(target.raw[::-1])):
            return Agreement(Verdict.REWORDED, cost=2)
    if "score" in (source.dimension, target.dimension) and source.raw == target.raw[::-1]:
        # English puts the winner's goals first even when the sentence is about the loser.
        around = source.before + source.after + target.before + target.after
        if _SETS.search(source.before):
            around += source.nearby
        return Agreement(Verdict.REWORDED, cost=2) if target.raw[0] > target.raw[1] or _LOSING.search(around) else None
    return None


def _sets(score: Sense) -> set[tuple[Decimal, ...]]:
    """Return the sets in the brackets of a score: "3:0 (25:15, 25:23, 26:24)". A single one is the half-time."""
    sets = re.findall(r"(\d+)[:-](\d+)", score.figure.text.partition("(")[2])
    return {(Decimal(first), Decimal(last)) for first, last in sets} if len(sets) > 1 else set()


def _other_half_time(source: Sense, target: Sense) -> bool:
    """Whether both scores have another in brackets, and these differ: 2:0 (1:0), 7-6 (7-5)."""
    if not source.dimension == target.dimension == "score":
        return False
    inner = [re.findall(r"\d+", one.figure.text.partition("(")[2]) for one in (source, target)]
    if not all(inner) or sorted(source.raw) != sorted(target.raw):
        return False
    other = inner[1] if source.raw == target.raw else inner[1][::-1]
    return inner[0] != other and len(inner[0]) == len(other)


def _agree_endpoint(source: Sense, target: Sense) -> Agreement | None:
    """Compare one end of a range in the source with a single figure."""
    if source.dimension == "score":
        return Agreement(Verdict.REWORDED, cost=3) if _is_side(source, target) or _is_margin(source, target) else None
    if contrary(source, target):
        return None
    for end, contradicting in ((0, UPPER_BOUNDS), (1, LOWER_BOUNDS)):
        agreement = match(source, end, target, 0)
        if _STEPPED.search(source.figure.text) and side("old or new level", target) == ("new", "old")[end]:
            continue  # "to 40 from 38" for "von 40 auf 38"
        if agreement is not None and target.figure.qualifier not in contradicting:
            return agreement.reworded(3)
    return None


def _is_side(score: Sense, target: Sense) -> bool:
    """Whether a figure is one side of a score, which is not a figure of its own: only golf writes 5&4 for 5:4."""
    if target.raw[0] not in score.raw:
        return False
    if _GOLF[0].search(target.before) or _GOLF[1].match(target.after) or (0 in score.raw and _NIL.match(target.after)):
        return True
    large = any(raw >= LEAST_VOTES for raw in target.raw) or _VOTED.search(score.before + score.after)
    return bool(large) and _VOTES.search(score.figure.text) is not None


def _is_margin(score: Sense, target: Sense) -> bool:
    margin = target.figure.unit == "goal" and _MARGIN.match(target.after)
    return bool(margin) and abs(score.raw[0] - score.raw[1]) == target.raw[0]
