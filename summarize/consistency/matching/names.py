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
        if not any(same(source, target) for same in _SAME):
            return None
        return Agreement(Verdict.SUPPORTED if source.figure.text == target.figure.text else Verdict.REWORDED)
    name, other = (source, target) if source.dimension == "name" else (target, source)
    if _WAR.fullmatch(name.figure.text):
        same = _is_world_war(name, other)
    else:
        same = any(meant(name, other) for meant in _MEANT)
    return Agreement(Verdict.REWORDED, cost=3) if same else None


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


def _is_spelled_alike(source: Sense, target: Sense) -> bool:
    return _singular(source.name) == _singular(target.name) != ""


def _is_longer(source: Sense, target: Sense) -> bool:
    """Whether the target names less: § 13 for § 13 Abs. 1."""
    return target.name != "" and source.name.startswith(f"{target.name}.")


def _has_part(source: Sense, target: Sense) -> bool:
    """Whether the target names a part separately: Article 5, paragraph 1."""
    return target.figure.unit in _INNER and f"{source.name}.".endswith(f".{target.digits}.")


def _is_road(source: Sense, target: Sense) -> bool:
    """Whether two roads have one letter and number: B27 for Bundesstraße 27."""
    return source.digits == target.digits != "" and _road(source) == _road(target)


def _road(one: Sense) -> str:
    word = re.match(r"[^\W\d_]+", one.figure.text)
    label = word.group().casefold() if word is not None else ""
    return _ROADS.get(label, label)


def _is_version(source: Sense, target: Sense) -> bool:
    return target.figure.unit == "version" and source.figure.unit is None and source.digits == target.digits


def _has_letter(source: Sense, target: Sense) -> bool:
    """Whether the target shortens the word of the source to its letter: F1 for Formel-1."""
    return source.digits == target.digits and source.figure.text[:1] == _letter(target)


def _letter(name: Sense) -> str:
    letter = _LETTER.match(name.figure.text)
    return letter[0] if letter is not None else ""


#: When two names are the same.
_SAME = (_is_spelled_alike, _is_longer, _has_part, _is_road, _is_version, _has_letter, _translated)


def _is_world_war(name: Sense, other: Sense) -> bool:
    """Whether a rank is that of the war: WW1, "im Ersten Weltkrieg"."""
    war = other.dimension == "rank" and re.match(r"\W*(?:weltkrieg|world war)", other.after, re.IGNORECASE)
    return bool(war) and _has_value(name, other)


def _has_value(name: Sense, other: Sense) -> bool:
    """Whether the digits of a name are the value of a number, which may be in words."""
    return f"{other.raw[0]:f}" == name.digits


def _is_day_of_attacks(name: Sense, other: Sense) -> bool:
    return name.name == "911" and set(_ATTACKS) <= set(other.parts)


def _is_age_limit(name: Sense, other: Sense) -> bool:
    youth = _YOUTH.fullmatch(name.figure.text)
    if youth is None or name.digits != other.digits:
        return False
    return re.search(_AGES[youth[1]] + r"[ -]?\Z", other.before, re.IGNORECASE) is not None


def _is_group(name: Sense, other: Sense) -> bool:
    """Whether a number is that of a group of countries: G7, "group of seven"."""
    group = name.name.startswith("g") and re.search(r"\bgroup of \Z", other.before, re.IGNORECASE)
    return bool(group and other.raw) and _has_value(name, other)


def _is_isotope(name: Sense, other: Sense) -> bool:
    return name.digits == other.digits and _same_element(name, other)


def _same_element(name: Sense, other: Sense) -> bool:
    """Whether the word before a number is the element of the name in English: Caesium-137, "cesium 137"."""
    element = _ELEMENTS.get(re.split(r"[\W\d]", name.figure.text)[0].casefold())
    return element is not None and _last_word(other.before).casefold() == element


def _is_labelled(name: Sense, other: Sense) -> bool:
    """Whether a number follows a label: chapter 3, chapter three."""
    spelled = not other.digits and len(other.raw) == 1 and _has_value(name, other)
    same = spelled or name.digits == other.digits
    return same and name.figure.unit is not None and _LABELLED.search(other.before) is not None


def _is_year(name: Sense, other: Sense) -> bool:
    year = other.dimension == "calendar" and other.digits.endswith(name.digits)
    return year and _YEAR_NAME.fullmatch(name.figure.text) is not None


def _begins_alike(name: Sense, other: Sense) -> bool:
    """Whether a number follows a word that begins like the name: Formel-1, "Formula 1"."""
    last = _last_word(other.before)
    return name.digits == other.digits != "" and _initial(name.figure.text) == _initial(last.capitalize())


def _begins_with_letter(name: Sense, other: Sense) -> bool:
    return name.digits == other.digits and _last_word(other.before)[:1] == _letter(name) != ""


def _is_within(name: Sense, other: Sense) -> bool:
    """Whether the same name is around the number: one reading took it as part of the name."""
    return name.name != "" and name.name in letters_and_digits(other.before[-20:] + other.figure.text + other.after[:8])


#: When a figure that was read otherwise means the name.
_MEANT = (
    _is_day_of_attacks, _is_age_limit, _is_group, _is_isotope, _is_labelled, _is_year, _begins_alike,
    _begins_with_letter, _is_within,
)  # fmt: skip


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
