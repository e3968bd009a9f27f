"""When names that contain numbers are the same: F-35, § 5 Abs. 2, Formel-1."""

import re

from summarize.consistency.finding import Verdict
from summarize.consistency.matching.agreement import Agreement
from summarize.consistency.sense import Sense, letters_and_digits
from summarize.language.lexicon import translations

#: Readings of digits with marks between them: equal strings are equal, whatever each text read them as.
_MARKED = frozenset({"score", "clock", "name", "calendar"})

#: A name that ends in a year: FY2020, the collection SS19.
_YEAR_NAME = re.compile(r"[A-Z]{2,3}[ -]?(?:\d\d|20\d\d)|[A-ZÄÖÜ][a-zäöüß]{2,}-(?:19|20)\d\d")
#: F1 for Formel 1.
_LETTER = re.compile(r"[A-Z](?=\d)")
#: The date that English calls 9/11.
_ATTACKS = (("month", 9), ("day", 11))
#: U17, Ü 30: under-17s, over-30s.
_YOUTH = re.compile(r"([UÜ])[ -]?\d\d")
_AGES = {"U": "(?:under|unter)", "Ü": "(?:over|über)"}
#: Labels of parts of a numbered place, which English names separately.
_INNER = frozenset({"paragraph", "item", "sentence", "number", "half-sentence"})
_WAR = re.compile(r"WW ?\d")
_LABELLED = re.compile(
    r"(?:satz|chapter|section|room|flight|platform|line|gate|channel|nr\.?|ziffer|absatz|abs\.?|kapitel|punkt|teil|clause|number|no\.?|§|artikel|\w*abschnitte?n?|\w*saal|\w*raum|zimmer|gleis|linie|flug|rz\.?|rn\.?|randziffer|randnummer|straße|route|road|highway)\s?\Z",
    re.IGNORECASE,
)


_STOPPED = re.compile(r"\d+(?::\d\d)+")


def verbatim(source: Sense, target: Sense) -> bool:
    """Whether the target copies a string of digits and marks that the source means as a date, time or name."""
    one, other = (sense_.figure.text.strip(".") for sense_ in (source, target))
    if source.dimension == "duration" and _STOPPED.fullmatch(other):
        return one.startswith(f"{other} ")  # "2:04:58" for "2:04:58 Stunden"
    return one == other and source.dimension in _MARKED and re.search(r"\d[.:/-]\d", one) is not None


def agree_names(source: Sense, target: Sense) -> Agreement | None:
    """Compare two figures of which at least one is a name."""
    if source.dimension == target.dimension:
        # A target may name less, § 13 for § 13 Abs. 1, or the parts separately: Article 5, paragraph 1.
        same = _singular(source.name) == _singular(target.name) != ""
        same = same or (target.name != "" and source.name.startswith(target.name + "."))
        if target.figure.unit in _INNER:
            same = same or f"{source.name}.".endswith(f".{target.digits}.")
        same = same or (source.digits == target.digits != "" and (_roads(source) & _roads(target)) != set())
        same = same or (
            target.figure.unit == "version" and source.figure.unit is None and source.digits == target.digits
        )
        letter = _LETTER.match(target.figure.text)
        same = same or (letter is not None and source.digits == target.digits and source.figure.text[:1] == letter[0])
        same = same or _translated(source, target)
        exact = source.figure.text == target.figure.text
        return Agreement(Verdict.SUPPORTED if exact else Verdict.REWORDED) if same else None
    name, other = (source, target) if source.dimension == "name" else (target, source)
    # One reading took the number as part of a name: only the same name around the number decides.
    around = letters_and_digits(other.before[-20:] + other.figure.text + other.after[:8])
    year = other.dimension == "calendar" and _YEAR_NAME.fullmatch(name.figure.text) is not None
    year = year and other.digits.endswith(name.digits)
    if name.name == "911" and set(_ATTACKS) <= set(other.parts):
        return Agreement(Verdict.REWORDED, cost=3)
    youth = _YOUTH.fullmatch(name.figure.text)
    if youth and name.digits == other.digits and re.search(_AGES[youth[1]] + r"[ -]?\Z", other.before, re.IGNORECASE):
        return Agreement(Verdict.REWORDED, cost=3)
    if _WAR.fullmatch(name.figure.text):
        war = other.dimension == "rank" and re.match(r"\W*(?:weltkrieg|world war)", other.after, re.IGNORECASE)
        return Agreement(Verdict.REWORDED, cost=3) if war and name.digits == f"{other.raw[0]:f}" else None
    group = name.name.startswith("g") and re.search(r"\bgroup of \Z", other.before, re.IGNORECASE) and other.raw
    if group and f"{other.raw[0]:f}" == name.digits:
        return Agreement(Verdict.REWORDED, cost=3)
    if name.digits == other.digits and _same_element(name, other):
        return Agreement(Verdict.REWORDED, cost=3)
    spelled = not other.digits and len(other.raw) == 1 and f"{other.raw[0]:f}" == name.digits
    if spelled and name.figure.unit is not None and _LABELLED.search(other.before):
        return Agreement(Verdict.REWORDED, cost=3)
    last = _last_word(other.before).capitalize()
    numbered = name.digits == other.digits != "" and _initial(name.figure.text) == _initial(last)
    letter = _LETTER.match(name.figure.text)
    numbered = numbered or (
        letter is not None and name.digits == other.digits and _last_word(other.before)[:1] == letter[0]
    )
    labelled = name.figure.unit is not None and name.digits == other.digits and _LABELLED.search(other.before)
    within = name.name != "" and name.name in around
    return Agreement(Verdict.REWORDED, cost=3) if year or numbered or labelled or within else None


#: The letters of roads by their German names.
_ROADS = {
    "autobahn": "a", "bundesstrasse": "b", "landesstrasse": "l", "landstrasse": "l", "kreisstrasse": "k", "staatsstrasse": "st",
}  # fmt: skip
#: Elements with different names for isotopes in the two languages.
_ELEMENTS = {
    "kohlenstoff": "carbon", "jod": "iodine", "iod": "iodine", "wasserstoff": "hydrogen", "sauerstoff": "oxygen",
    "stickstoff": "nitrogen", "kalium": "potassium", "natrium": "sodium", "blei": "lead", "wismut": "bismuth",
}  # fmt: skip


_WORD_AND_NUMBER = re.compile(r"([^\W\d_]{4,})[ -]?(\d{1,4})")


def _translated(source: Sense, target: Sense) -> bool:
    """Whether two names are the same word in each language, with the same number: "Abschnitt7", "section7"."""
    one, other = (_WORD_AND_NUMBER.fullmatch(sense_.figure.text) for sense_ in (source, target))
    if one is None or other is None or one[2] != other[2]:
        return False
    return other[1].casefold() in translations(one[1]) or one[1][:4].casefold() == other[1][:4].casefold()


def _roads(one: Sense) -> set[str]:
    """Return the possible letters of a road's name: B for Bundesstraße 27, A or M for Autobahn 9."""
    word = re.match(r"[^\W\d_]+", one.figure.text)
    label = word.group().casefold() if word is not None else ""
    return {_ROADS.get(label, label)}


def _same_element(name: Sense, other: Sense) -> bool:
    element = _ELEMENTS.get(re.split(r"[\W\d]", name.figure.text)[0].casefold())
    return element is not None and _last_word(other.before).casefold() == element


def _last_word(text: str) -> str:
    match = re.search(r"[^\W\d_]+(?=[ -]?\Z)", text)
    return match.group() if match is not None else ""


def _initial(text: str) -> str:
    """Return the beginning of a capitalised word, by which Formel-1 matches Formula 1."""
    # Kategorie and Category, Kapitel and Chapter begin alike except for the k.
    return text[:3].lower().replace("k", "c") if text[:1].isupper() and text[:3].isalpha() else text


def _singular(name: str) -> str:
    """Return a name without the plural of its digits: two F-16s."""
    return (
        name[:-1]
        if len(name) > 1 and name.endswith("s") and name[-2].isalnum() and any(map(str.isdigit, name))
        else name
    )
