"""When a rank equals a number that is not a rank: Platz fünf, the 50-year anniversary, (59.)."""

import re

from summarize.consistency.finding import Verdict
from summarize.consistency.matching.agreement import Agreement
from summarize.consistency.sense import Sense

#: Words before a cardinal that make it a rank: Platz 3 is third place.
_RANKED = re.compile(
    r"(?:platz|rang|nummer|nr\.?|no\.?|number|stelle|position|phase|runde|round|stufe|level|klasse|grade|kapitel|chapter"
    r"|s\.|p\.|teil|part|band|tag|day|minute|war|krieg|generation|category|kategorie|stage|etappe|step|schritt|room|saal|page|kilometer|kilometre|km|meile|mile"
    r"|seite|game|spiel|season|series|staffel|episode|folge|week|woche|article|artikel|month|monat|year|lehrjahr|clause|match|move|zug|hole|loch|set|lap|frame|#)\W*(?:\d+\.?\W+(?:und|bis|oder|and|to|or)\W+)?\Z",
    re.IGNORECASE,
)

#: What follows a rank that counts time: im siebten Monat schwanger, seven months pregnant.
_UNIT_WORDS = {
    unit: re.compile(rf"[- ](?:{words})", re.IGNORECASE)
    for unit, words in {
        "minute": "minute", "hour": "stunde|hour", "day": "tag|day", "week": "woche|week", "month": "monat|month",
        "year": "jahr|lebensjahr|year",
    }.items()
}  # fmt: skip

#: Things numbered as they happen, so that a rank is also a count: the 7th round is seven matches, a 127th cap makes 127.
_SERIES = tuple(
    re.compile(rf"[ -](?:[^\W\d]+[ -]){{0,3}}?(?:{german}|{english})\b", re.IGNORECASE)
    for german, english in (
        (r"\w*runden?|\w*spieltage?n?|\w*spiele?n?|partien?|l[aä]ufe?n?|rennen|einsätzen?|einsatz", "match|matches|games?|rounds?|races?|caps?|appearances?|internationals?"),
        (r"\w*tore?n?|\w*treffern?", "goals?"),
        (r"\w*siege?n?|\w*erfolge?n?|\w*titeln?", "wins?|victory|victories|titles?"),
        (r"\w*niederlagen?|pleiten?", "defeats?|losses|loss"),
    )
)  # fmt: skip

_ANNIVERSARY = re.compile(r"annivers|birthday|jubil|geburtstag|bestehen|gründung", re.IGNORECASE)

#: Boats by crew size, which are read as ranks, and "zum zweiten Mal", for a second win.
_CREW = re.compile(r"Zweier|Vierer|Achter")
_TIME = re.compile(r"\s+(?:Mal|time)\b")
_TIMES = re.compile(r"\s+Mal\b")

#: "Van Dijk auf zwei und Mané auf drei" are places.
_ON = re.compile(r"\b(?:auf|an)\s\Z")
_MOVED = re.compile(r"\b(?:Platz|Rang|Position)\s\S+\s(?:auf|und)\s\Z")
_ELLIPTIC_END = re.compile(r"\s*(?:[.,;]|und\b|\Z)")

#: "She turns 22": her 22nd birthday.
_TURNS, _BIRTHDAY = re.compile(r"\bturn(?:s|ed|ing)? \Z", re.IGNORECASE), re.compile(r"\s+Geburtstag\b")

#: "Modi joined at eight": in his eighth year. "Sent off in the 36th": after 36 minutes.
_YEAR_OF_LIFE, _IN_THE = re.compile(r"\s+Lebensjahr"), re.compile(r"\bin the \Z", re.IGNORECASE)

_UNCOUNTED = re.compile(r"\s*(?:[.;:,)\]]|\Z|[A-Z])")


def match_rank(rank: Sense, other: Sense) -> Agreement | None:
    """Compare a rank with an equal number that is not a rank: Platz fünf, 50-jähriges Jubiläum, (59.)."""
    if re.search(r"\bon \Z", other.before) and rank.digits and rank.figure.text.endswith("."):
        return Agreement(Verdict.REWORDED, cost=3)
    if other.dimension == "number" and _TIME.match(rank.after):
        return None  # "Seite 5" is not a fifth time
    return Agreement(Verdict.REWORDED, cost=3) if any(meant(rank, other) for meant in _MEANT) else None


def _is_place(_: Sense, other: Sense) -> bool:
    if other.dimension in ("number", "times") and _RANKED.search(other.before):
        return True
    listed = _ON.search(other.before) and _ELLIPTIC_END.match(other.after)
    return bool(listed or _MOVED.search(other.before))


def _is_dotted(rank: Sense, other: Sense) -> bool:
    """Whether the dot of a rank may end a sentence, "S. 63. Christian": then the number counts nothing, either."""
    if other.dimension == "number" and re.match(r"\.\s*(?:[)\],:;/–-]|\Z)", other.after):
        return True
    return rank.figure.text.endswith(".") and _UNCOUNTED.match(other.after) is not None


def _is_count(rank: Sense, other: Sense) -> bool:
    """Whether a number counts what the rank numbers: a crew, the years of a life, or all rounds up to this one."""
    if other.dimension != "number":
        return other.dimension == "times" and _TIMES.match(rank.after) is not None
    if _CREW.fullmatch(rank.figure.text) or _YEAR_OF_LIFE.match(rank.after):
        return True
    return any(row.match(" " + _counted(rank)) and row.match(" " + _counted(other)) for row in _SERIES)


def _is_time(rank: Sense, other: Sense) -> bool:
    """Whether a number of minutes, months or years is a rank: "im siebten Monat", a birthday, an anniversary."""
    counted = _UNIT_WORDS.get(other.figure.unit or "")
    if counted is not None and counted.match(rank.after):
        return True
    if other.figure.unit == "minute" and _IN_THE.search(rank.before):
        return True
    if other.figure.unit == "year" and _ANNIVERSARY.search(rank.after + other.after):
        return True
    return _TURNS.search(other.before) is not None and _BIRTHDAY.match(rank.after) is not None


#: When an equal number means the rank.
_MEANT = (_is_place, _is_dotted, _is_count, _is_time)


def _counted(one: Sense) -> str:
    """Return the words after the number of a figure, its own and those that follow it: "11 goals in"."""
    return one.figure.text.partition(" ")[2] + one.after if one.figure.unit is not None else one.after.lstrip(" ")


def place_of_many(source: Sense, target: Sense) -> bool:
    """Whether a fraction is a position: "Platz 149 von 180" for 149th."""
    part, rank = (source, target) if source.dimension == "share" else (target, source)
    return part.figure.low == rank.raw[0] and _RANKED.search(part.before) is not None


def misread_rank(source: Sense, target: Sense) -> bool:
    """Whether "a third defeat" was read as a fraction where the source has a rank."""
    part, rank = (source, target) if source.dimension == "share" else (target, source)
    return bool(re.match(r"an? \w+", part.figure.text, re.IGNORECASE)) and part.figure.high == rank.raw[0]
