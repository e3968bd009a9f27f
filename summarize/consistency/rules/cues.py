"""Cues: words that support a small figure without being one: zunächst for "first", sowohl for "both".

Small numbers hide in articles, conjunctions and compounds, where a reader of figures rightly sees none. Good
translators often exchange these with plain number words; without this table every other false alarm on NTREX-128 was a
"one", "first" or "both".
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from summarize.consistency.sense import Sense
from summarize.language.calendar import GERMAN_MONTHS, GERMAN_SHORT_MONTHS
from summarize.language.parts_of_day import JOINED

#: A compiled set of words, or None if only a figure counts.
Cue = re.Pattern[str]


def _words(*stems: str) -> Cue:
    return re.compile(r"(?<![^\W_])(?:" + "|".join(stems) + r")(?![^\W\d_])", re.IGNORECASE)


def _of_day(name: str, adjective: str) -> tuple[str, ...]:
    """Return patterns for compounds with a weekday, before or after, and for its adjective.

    A compound with a part of the day is a figure, and is compared as one.
    """
    return rf"{name}(?!{JOINED}\b)s?[a-zäöüß]+", rf"\w+{name}s?[a-zäöüß]*", rf"{adjective}\w*"


def _of_digits(stem: str) -> tuple[str, ...]:
    """Return patterns for the millions after a word for their number of digits: "zweistellige Millionen"."""
    return tuple(rf"(?<={stem}{ending} )million\w*" for ending in ("e", "en", "er", "es", "em"))


_ONE = ("ein(?:e[nmrs]?|s)?", r"einzig\w*", r"allein\w*", r"jede\w*", "man", "solo")
#: Words for none of something; "nie", "niemals" and "weder" deny more than a number.
_NONE = (r"kein\w*", "nicht", "nichts", "niemand", "ohne")
_SEVERAL = (
    r"paar",
    r"wenig\w*",
    r"einig\w*",
    r"mehrer\w*",
    r"etlich\w*",
    r"manch\w*",
    r"einzeln\w*",
    r"verschieden\w*",
)

_FIRSTS = (
    r"erst\w+", "zuerst", "zunächst", r"\w*anfang\w*", r"\w*einstieg\w*", "auf anhieb", r"\w*premiere\w*", r"\w*auftakt\w*", "einerseits", "zum einen",
    r"spitzen\w*", r"\w*hinspiel\w*", r"hinrunde\w*", r"oberste\w*", r"\w*debüt\w*", "eins", "vorerst", r"ursprünglich\w*", r"älteste\w*", r"früheste\w*",
    "jahresbeginn", r"allererst\w*", r"vorname\w*",
)  # fmt: skip

#: German words by the meaning of the English figure, if spelled out: (dimension, value).
_GERMAN: Mapping[tuple[str, str | None], Cue] = {
    ("number", "0"): _words(*_NONE, "null", r"null\w*", r"leer\w*", r"minusgrad\w*", r"\w*los\w*", r"\w*neutral\w*"),
    ("number", "1"): _words(*_ONE, r"einzel\w*", r"einfach\w*", r"\w*single", r"\w*erste[rnsm]?"),
    ("number", "2"): _words(
        r"zwei(?!fe|g)\w*", r"doppel\w*", r"beid\w*", r"\w*paar\w*", r"\w*duos?", r"zwilling\w*", "sowohl", "ebenso",
    ),
    ("number", "3"): _words(r"drei(?!st)\w*", r"dritt\w*", r"trio\w*", r"tripel\w*", r"verdreif\w*"),
    ("number", "4"): _words(r"vier(?!t)\w*", r"allrad\w*", r"quartett\w*"),
    ("number", "5"): _words(r"fünf(?!t)\w*", r"quintett\w*"),
    ("number", "6"): _words(r"sechs\w*", r"halbdutzend\w*"),
    ("number", "7"): _words(r"sieben\w*"),
    ("number", "8"): _words("acht", r"achter\w*", r"acht(?!z)\w+ig\w*"),
    ("number", "9"): _words(r"neun\w*"),
    ("number", "10"): _words(r"zehn\w*", "unterzahl", "überzahl", "gelb-rot", r"platzverweis\w*"),
    ("number", "11"): _words("elf", r"elfer\w*", r"\w*elf", r"\w*formation", r"\w*aufstellung"),
    ("number", "12"): _words(r"zwölf\w*", r"dutzend\w*"),
    ("rank", "1"): _words(*_FIRSTS),
    ("rank", "2"): _words(
        r"wiederwahl\w*", r"wiederholt\w*", r"übertroffen\w*", r"totschlag\w*", r"zweit\w*",
        r"\w*rückspiel\w*", r"rückrunde\w*", r"gelb-rot\w*", r"sekundär\w*", "zum anderen", r"andere\w*", r"weitere[nrsm]?",
    ),
    ("rank", "3"): _words(r"dritt\w*", r"\w*dritte[rns]?", "bronze"),
    ("rank", "4"): _words(r"viert(?!el)\w*"),
    ("rank", "5"): _words(r"fünft(?!el)\w*"),
    ("rank", "6"): _words(r"sechst(?!el)\w*"),
    ("rank", "7"): _words(r"siebt(?!el)\w*", r"siebent(?!el)\w*"),
    ("rank", "8"): _words(r"acht(?:e[rnsm]?)", r"achtkl\w*", r"achtgr\w*", r"achtbest\w*"),
    ("rank", "9"): _words(r"neunt(?!el)\w*"),
    ("rank", "10"): _words(r"zehnt(?!el|aus)\w*"),
    ("times", "1"): _words(r"einmal\w*", "erst", "alle", r"einst\w*", r"ehemal\w*", r"früher\w*", "sobald", "je", "mal", "wenn"),
    ("times", "0.5"): _words(r"\w*halbier\w*"),
    ("times", "2"): _words(r"zweistellig\w*", "zweierlei", r"\w*doppel\w*", r"zweifach\w*", r"zweimal\w*"),
    ("times", "3"): _words(r"\w*dreifach\w*", r"dreimal\w*", r"tripel\w*", r"hattrick\w*"),
    ("clock", "720"): _words(r"\w*mittags?(?:zeit|stunden?)?"),
    ("clock", "0"): _words(r"\w*mitternacht\w*"),
    ("share", "0.5"): _words(r"\w*hälft\w*", r"halb(?!jahr)\w*", r"\w*halbier\w*", r"\w*halbzeit\w*", "mitten?"),
    ("share", "0.01"): _words("prozent"),
    ("share", "0.25"): _words(r"\w*viertel\w*", r"\w*quartal\w*"),
    ("share", "0.33"): _words(r"\w*drittel\w*", r"dritt\w*"),
    ("weekday", "1"): _words(*_of_day("montag", "montäglich")),
    ("weekday", "2"): _words(*_of_day("dienstag", "dienstäglich")),
    ("weekday", "3"): _words(*_of_day("mittwoch", "mittwöchlich")),
    ("weekday", "4"): _words(*_of_day("donnerstag", "donnerstäglich")),
    ("weekday", "5"): _words(*_of_day("freitag", "freitäglich")),
    ("weekday", "6"): _words(*_of_day("samstag", "samstäglich"), r"sonnabends?[a-zäöüß]+", r"wochenende?n?s?"),
    ("weekday", "7"): _words(*_of_day("sonntag", "sonntäglich"), "sonn", r"wochenende?n?s?"),
    ("many", None): _words(
        *_SEVERAL, r"zahlreich\w*", r"viele\w*", r"divers\w*", r"(?:monat|jahr|woche|tag|stund)e?n", r"(?:monats|jahr|wochen|tage|stunden)weise"
    ),
    ("many", "12"): _words(r"\w*dutzend\w*"),
    ("many", "100"): _words(r"\w*hundert\w*"),
    ("many", "1000"): _words(r"\w*tausend\w*"),
    ("number", "1000"): _words(r"tausender\w*"),
    ("number", "1000000"): _words(r"million(?:en)?\w{3,}", r"\w{3,}million(?:en)?"),
    ("number", "1000000000"): _words(r"milliarden\w{3,}", r"\w{3,}milliarden?"),
    ("duration", "0.5 hour"): _words(r"halbstündig\w*"),
    ("duration", "0.5 day"): _words(r"halbtags\w*", r"halbtägig\w*"),
    ("many", "10000"): _words(r"zigtausend\w*"),
    ("many", "10000000"): _words("zig million\\w*", r"zigmillion\w*", *_of_digits("zweistellig")),
    ("many", "100000000"): _words(*_of_digits("dreistellig")),
    ("many", "1000000"): _words(r"\w*million\w*", r"\w*mio"),
    ("money", "1000000"): _words(r"\w*million(?:en)?\w{3,}"),
    ("money", "1000000000"): _words(r"\w*milliarden\w{3,}", r"\w{3,}milliarden?"),
    ("many", "1000000000"): _words(r"\w*milliard\w*", r"\w*mrd"),
    ("duration", "10 year"): _words(r"jahrzehnt\w*", r"dekade\w*"),
    ("duration", "7 day"): _words(r"woche\w*", r"wöchig\w*"),
    ("length", "1"): _words(r"fuß\w*", r"füße\w*"),
    ("duration", "24 hour"): _words("rund um die uhr", *(rf"(?<={within} )eines tages" for within in ("innerhalb", "binnen", "laufe"))),
    ("duration", "12 month"): _words(r"\w*jahr\w*"),
    ("duration", "6 month"): _words(r"\w*halbjahr\w*"),
    ("duration", "3 month"): _words(r"\w*quartal\w*", r"vierteljahr\w*"),
    ("duration", "100 year"): _words(r"jahrhundert\w*"),
    ("duration", "0.1 second"): _words(r"zehntel\w*"),
    ("duration", "0.01 second"): _words(r"hundertstel\w*"),
    ("duration", "day"): _words(r"tag\w*", r"täglich\w*", r"\w*tag"),
    ("duration", "week"): _words(r"woche\w*", r"wöchentlich\w*"),
    ("duration", "month"): _words(r"monat\w*"),
    ("duration", "year"): _words(r"\w*jahr\w*", r"jährlich\w*"),
    ("duration", "hour"): _words(r"stunde\w*", r"stündlich\w*"),
    ("duration", "minute"): _words(r"minute\w*", r"minütlich\w*", "moment", "augenblick"),
    ("duration", "decade"): _words(r"jahrzehnt\w*", r"dekade\w*"),
    ("duration", "century"): _words(r"jahrhundert\w*"),
}  # fmt: skip

#: English words that stand for a German figure, if it is spelled out.
_ENGLISH: Mapping[tuple[str, str | None], Cue] = {
    ("number", "2"): _words(
        "both", "two", r"twin\w*", r"pair\w*", r"couple\w*", r"double\w*", "dual", "duo", "either", "neither",
        r"bilingual\w*", r"bilateral\w*", r"binational\w*", "runner-up", "tandem",
    ),
    ("number", "3"): _words(r"three\w*", r"tripl\w*", "trio", r"tri[aelpo]\w*", "hat[- ]trick"),
    ("number", "4"): _words(r"four\w*", r"quad\w*", r"quart\w*"),
    ("number", "6"): _words(r"six\w*", "half a dozen", "half-dozen"),
    ("number", "10"): _words(r"ten\w*", r"decade\w*"),
    ("number", "12"): _words(r"twelve\w*", r"dozen\w*"),
    ("rank", "2"): _words(
        r"second\w*", "another", "other", "runner-up", "two", "vice", "latter", "next", r"re-?marr\w*", "boxing"
    ),
    ("rank", "3"): _words(r"third\w*", "three", "bronze"),
    ("rank", "4"): _words(r"fourth\w*"),
    ("rank", "5"): _words(r"fifth\w*"),
    ("times", "2"): _words(r"twice\w*", r"(?:re)?doubl\w*", r"duplicat\w*", r"dupes?", "both", "dual", "two", "two-time"),
    ("number", "1"): _words("one", "once", "single"),
    ("many", "1000"): _words(r"thousands?"),
    ("times", "3"): _words(r"three\w*", r"tripl\w*", r"trebl\w*", "hat-trick", "thrice"),
    ("share", "0.5"): _words("every other", r"bi-?(?:month|week)ly", r"half\w*", r"halv\w*", r"mid\w*", r"semi\w*"),
    ("share", "0.25"): _words(r"quarter\w*", r"neighbou?r\w*", r"district\w*"),
    ("share", "0.33"): _words(r"third\w*"),
    ("duration", "10 year"): _words(r"decade\w*"),
    ("duration", "7 day"): _words(r"week\w*"),
    ("duration", "14 day"): _words(r"fortnight\w*", r"biweekly"),
    ("duration", "2 week"): _words(r"fortnight\w*", r"biweekly", "every other week"),
    ("duration", "2 year"): _words(r"bienni\w*", "every other"),
    ("duration", "12 month"): _words(r"year\w*"),
    ("duration", "6 month"): _words(r"half\w*"),
    ("duration", "3 month"): _words(r"quarter\w*"),
    ("duration", "24 hour"): _words(r"day\w*"),
    ("duration", "100 year"): _words(r"centur\w*", r"centen\w*"),
    ("length", "11"): _words(r"penalt\w*", r"spot\w*"),
    ("duration", "15 minute"): _words(r"quarter\w*"),
    ("duration", "0.25 hour"): _words(r"quarter\w*"),
    ("duration", "30 minute"): _words(r"half\w*"),
    ("duration", "0.5 hour"): _words(r"half\w*"),
}  # fmt: skip


#: "A couple of years" for zwei Jahre.
_COUPLE = _words(*_SEVERAL, "zwei", "beiden?", "reihe")

#: Names that the other language may express in words: (German words, English words).
_SPOKEN: Mapping[str, tuple[Cue, Cue]] = {
    "co2": (_words(r"kohlen\w*", r"\w*treibhaus\w*", r"\w*klimagas\w*"), _words(r"carbon\w*", r"greenhouse\w*")),
    "covid19": (_words(r"\w*corona\w*"), _words(r"corona\w*")),
    "g7": (_words(r"gruppe der sieben\w*"), _words("group of seven")),
    "g20": (_words(r"gruppe der zwanzig\w*"), _words("group of twenty")),
}

#: The second goal of a match doubles the lead.
_LEAD = re.compile(r" (?:the|their|his|her|its) (?:lead|advantage)", re.IGNORECASE)
_LEADS = _words(r"ausbau\w*", "baute", "ausgebaut", r"erhöh\w*", r"zweite[nrs]?", "zwei", "nach(?:ge)?legt?e?n?")
_COUPLES = _words("couple")
_ONE_IN_WORDS = _words("one", "first", "single", "once")

#: The last sixteen of a cup; in German, an eighth of a final.
_LAST = re.compile(r"\b(?:last|final|round of)[\s-]\Z", re.IGNORECASE)
#: The halves of a match.
_HALF = re.compile(r"[ -]half\b", re.IGNORECASE)
_HALVES = (
    _words(
        "erste[rn]? (?:halbzeit|hälfte|durchgang)", "vor (?:der|dem) (?:pause|halbzeit|seitenwechsel)", r"hinrunde\w*"
    ),
    _words(
        "zweite[rn]? (?:halbzeit|hälfte|durchgang)",
        "nach (?:der|dem) (?:pause|halbzeit|seitenwechsel|wiederanpfiff)",
        r"rückrunde\w*",
    ),
)
_ROUNDS = {
    teams: _words(rf"\w*{word}\w*")
    for teams, word in ((4, "halbfinal"), (8, "viertelfinal"), (16, "achtelfinal"), (32, "sechzehntelfinal"))
}

#: "A few millionths of a degree": the German for the parts.
_PARTS = {
    english: _words(*(rf"{few}(?= {german})" for few in _SEVERAL))
    for english, german in (("thousandth", "tausendstel"), ("millionth", "millionstel"), ("billionth", "milliardstel"))
}
_FEW_PARTS = re.compile(rf" ({'|'.join(_PARTS)})s\b")

#: A goalless draw.
_NO_GOALS = _words(r"torlos\w*", r"\w*nullnummer\w*")

#: Emergency telephone numbers.
_EMERGENCY = frozenset({"911", "999", "112", "110", "144", "133"})
_CALLS = _words(r"\w*notruf\w*")
_DIALLED = re.compile(r"\b(?:call|dial|phon|r[aiu]ng)\w*\s\Z", re.IGNORECASE)
_LINE = re.compile(r"[\s-](?:call|emergenc|operator|dispatch)", re.IGNORECASE)

#: "One million euros" is more than an amount in the millions.
_DEFINITE = re.compile(r"(?:one|an?) \w+ \w", re.IGNORECASE)

#: First where it counts nothing: erst am Abend, vor allem.
_GERMAN_FIRST = _words(
    "erst", "vor allem", "vorher", "zuvor", "bevor", "nachdem", "danach", "dann", "zuvörderst", *_FIRSTS
)
_NOUN_BEHIND = re.compile(r"\b(?:the|an?|his|her|its|their|our|my|your|this|that|\w+[’']s)\s+\Z", re.IGNORECASE)
_FOREMOST = re.compile(r",? and foremost|,? of all|ly\b|,|,? off\b", re.IGNORECASE)

#: Second, then, or another point of a list.
_SECONDLY = _words(
    "dann", "danach", "außerdem", "zudem", "ferner", r"zweit\w*", "zum anderen", r"weiter\w*", "anschließend"
)

#: "A tenth of a second", "an arc-second": time, which was read as a rank.
_OF_TIME = re.compile(
    r"\b(?:sub-|arc-|split[- ]|(?:leap|whole|full|half|every|each|per|by) |(?:part|fraction|\w+ths?) of an? )\Z",
    re.IGNORECASE,
)
_SECOND = _words(r"\w*sekunden?\w*")

#: What English news says of a score without its numbers: level, goalless, the opening goal.
_LEVEL = _words(
    r"\w+-all",
    "one[- ]to[- ]one",
    r"draw\w*",
    "drew",
    "level",
    r"levell?ed",
    r"ti(?:e[ds]?)",
    r"equali[sz]\w*",
    "deadlock",
)
_GOALLESS = _words("goalless", "scoreless", "nil", "nil-nil", r"draw\w*", "drew")
_OPENING = _words(r"open(?:ed|er|ing)", "lead", "ahead", "nil", "first goal", "scored first")

#: The decade of somebody's age, and the position in it: Mittdreißigerin, Ende vierzig.
_PHASES = {"early": "anfang", "mid": "mitte?", "late": "ende"}

#: "$90 a barrel": the measure that a price refers to.
_EACH = _words("pro", "je", "per", r"jede\w*")
_EACH_OR_ONE = _words("pro", "je", "per", *_ONE)

#: Months, also in compounds (Oktoberanfang, Dezemberlohn) and abbreviated; August is not Augustin.
_MONTHS = GERMAN_MONTHS | {"jahresbeginn": 1, "jahresanfang": 1}
_MONTH = {
    number: _words(
        *(rf"\w*{name}(?!(?<=august)in)\w*" for name, own in _MONTHS.items() if own == number),
        *(rf"{name}\." for name, own in GERMAN_SHORT_MONTHS.items() if own == number),
    )
    for number in range(1, 13)
}
#: Months that are also verbs or names, and not always read: the warmest March, March's championships, that August.
_MONTHS_OR_NAMES = {
    number: _words(f"(?-i:{month})(?:[’']s)?")
    for number, month in ((3, "March"), (4, "April"), (5, "May"), (6, "June"), (8, "August"))
}

#: Days known by a name: (month, day), and the words of both languages.
_FEASTS: dict[tuple[tuple[str, int], ...], tuple[Cue, Cue]] = {
    (("month", month), ("day", day)): (_words(*german), _words(*english))
    for month, day, german, english in (
        (12, 24, (r"heilig(?:er |en )?abend\w*",), ("christmas eve",)),
        (12, 25, (r"weihnachts(?:feier)?tag\w*",), ("christmas day", "christmas")),
        (12, 26, (r"weihnachts(?:feier)?tag\w*", "stephanstag"), ("boxing day", r"st\.? stephen[’']s day")),
        (12, 31, (r"silvester\w*",), (r"new year[’']s eve",)),
        (1, 1, (r"neujahr\w*",), (r"new year[’']s day", "new year")),
        (1, 6, (r"\w*dreikönig\w*",), ("epiphany",)),
        (5, 1, (r"maifeiertag\w*", "tag der arbeit"), ("may day", r"labou?r day")),
        (10, 31, ("reformationstag", "halloween"), ("halloween", "reformation day")),
        (11, 1, ("allerheiligen",), (r"all saints[’']? ?(?:day)?",)),
    )
}

_TENS = {
    20: "zwanzig", 30: "drei(?:ß|ss)ig", 40: "vierzig", 50: "fünfzig", 60: "sechzig", 70: "siebzig", 80: "achtzig",
    90: "neunzig",
}  # fmt: skip

#: In den Achtzigern, in den Vierzigern: decades of a century, and of a life.
_DECADES = {tens: _words(rf"{stem}\w*") for tens, stem in _TENS.items()}

_PHASED = {
    (phase, tens): _words(rf"{word}[- ]?(?:{stem}\w*|{tens}\w*)")
    for phase, word in _PHASES.items()
    for tens, stem in _TENS.items()
}

#: "Both" before "and" counts nothing; any German pair of things matches it.
_BOTH = _words(
    "und", "wie", "sowie", "zugleich", "einerseits", "gleichermaßen", r"beid\w*", "sowohl", "ebenso", "noch", r"zwei\w*"
)

#: "A pint" and "a minute" are read as one of a unit; einen Moment or ein Glas is enough.
_LOOSE = frozenset({"duration", "volume"})
#: "A kilo" is one of a unit only in a price.
_PRICED = frozenset({"volume", "mass", "length", "area"})


def cue_in_source(target: Sense) -> Cue | None:
    """Return the German words that support the English figure `target`, or None if only figures can."""
    words = target.figure.text.casefold()
    if target.name in _SPOKEN:
        return _SPOKEN[target.name][0]
    return _said_otherwise(target, words) or _small_cue(target, words)


def _said_otherwise(target: Sense, words: str) -> Cue | None:
    """Return the German words for an English figure of several words, or of a fixed phrase."""
    if target.dimension == "many" and (parts := _FEW_PARTS.match(target.after)) is not None:
        return _PARTS[parts[1]]
    if words.startswith("a couple"):
        return _COUPLE
    if words == "doubled" and _LEAD.match(target.after):
        return _LEADS
    if target.dimension == "rank" and target.raw[0] <= len(_HALVES) and _HALF.match(target.after):
        return _HALVES[int(target.raw[0]) - 1]
    if target.dimension == "number" and target.raw[0] in _ROUNDS and _LAST.search(target.before):
        return _ROUNDS[int(target.raw[0])]
    if target.dimension == "score" and not any(target.raw):
        return _NO_GOALS
    called = words in _EMERGENCY and (_DIALLED.search(target.before) or _LINE.match(target.after))
    return _CALLS if called else None


def _small_cue(target: Sense, words: str) -> Cue | None:
    """Return the German words for a date, or for a figure that is spelled out."""
    if _is_date(target):
        return _date_cue(target)
    if target.digits and target.dimension != "duration":
        return None
    if words == "both":
        return _BOTH
    if target.dimension == "money" and _DEFINITE.match(target.figure.text):
        return None
    if target.dimension == "rank" and (adverb := _adverb(target)) is not None:
        return adverb
    return _one_of_unit(target)


def _is_date(target: Sense) -> bool:
    return (
        _is_month(target)
        or target.parts in _FEASTS
        or (target.figure.value is not None and (target.figure.unit == "decade" or target.figure.unit in _PHASES))
    )


def _is_month(target: Sense) -> bool:
    return len(target.parts) == 1 and target.parts[0][0] == "month" and target.figure.unit is None


def _date_cue(target: Sense) -> Cue | None:
    """Return the German words for a month, a decade or part of one, or a feast."""
    value = target.figure.value
    if _is_month(target):
        return _MONTH.get(target.parts[0][1])
    if value is not None and target.figure.unit == "decade":
        return _DECADES.get(int(value))
    if value is not None and target.figure.unit in _PHASES:
        return _PHASED.get((target.figure.unit, int(value)))
    return _FEASTS[target.parts][0]


def _one_of_unit(target: Sense) -> Cue | None:
    """Return the German words for a figure; for one of a unit ("a kilo", "a minute"), also "pro" or an article."""
    one = target.raw == (Decimal(1),)
    if one and target.dimension in _PRICED and re.match(r"an? ", target.figure.text, re.IGNORECASE):
        return _EACH_OR_ONE if target.dimension in ("volume", "mass") else _EACH
    cue = _GERMAN.get(_key(target))
    article = one and re.match(r"an? ", target.figure.text, re.IGNORECASE)
    return _GERMAN["number", "1"] if cue is None and article and target.dimension in _LOOSE else cue


def cue_in_target(source: Sense) -> Cue | None:
    """Return the English words in which the German figure `source` may hide, or None."""
    if source.name in _SPOKEN:
        return _SPOKEN[source.name][1]
    if source.dimension == "score":
        return _score(source)
    if source.parts in _FEASTS:
        return _FEASTS[source.parts][1]
    if len(source.parts) == 1 and source.parts[0][0] == "month":
        return _MONTHS_OR_NAMES.get(source.parts[0][1])
    if source.digits == "1" and source.dimension == "number":
        return _ONE_IN_WORDS
    if source.digits and source.dimension != "duration":
        return None
    cue = _ENGLISH.get(_key(source))
    two = cue is None and source.dimension == "duration" and source.raw == (Decimal(2),)
    return _COUPLES if two else cue


def _adverb(target: Sense) -> Cue | None:
    """Return the German words for first and second that are not ranks: at first, secondly, of a second."""
    if target.raw == (Decimal(1),) and (_FOREMOST.match(target.after) or not _NOUN_BEHIND.search(target.before)):
        return _GERMAN_FIRST
    if target.raw == (Decimal(2),) and (target.figure.text.casefold() == "secondly" or target.after.startswith(",")):
        return _SECONDLY
    return _SECOND if target.raw == (Decimal(2),) and _OF_TIME.search(target.before) else None


def _score(source: Sense) -> Cue | None:
    """Return the English words for a score, or None if only numbers match."""
    if len(set(source.raw)) == 1:
        return _GOALLESS if not source.raw[0] else _LEVEL
    return _OPENING if sorted(source.raw) == [0, 1] else None


def _key(one: Sense) -> tuple[str, str | None]:
    if not one.raw:
        return one.dimension, None
    if one.dimension == "duration" and len(one.raw) == 1:
        count = format(one.raw[0].normalize(), "f")
        return one.dimension, one.figure.unit if count == "1" else f"{count} {one.figure.unit}"
    value = one.raw[0] if one.dimension != "share" else round(one.amounts[0], 2)
    return (one.dimension, format(value.normalize(), "f")) if len(one.raw) == 1 else (one.dimension, "range")
