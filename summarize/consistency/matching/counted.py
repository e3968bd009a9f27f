"""What numbers count: three drones do not support three soldiers, whatever else the source counts."""

import re
from collections.abc import Mapping

from summarize.consistency.sense import Sense
from summarize.figures.amounts.units import PEOPLE

#: Countable things, by their words in both languages; the reader of figures leaves these out.
_NOUNS: Mapping[str, str] = {
    noun: thing
    for thing, nouns in {
        "vehicle": "auto autos fahrzeug fahrzeuge fahrzeugen wagen pkw lkw cars vehicles trucks lorries",
        "building": "gebäude gebäuden houses buildings",
        "company": "firmen unternehmen betriebe betrieben konzerne konzernen companies firms businesses",
        "school": "schulen schools",
        "hospital": "krankenhäuser krankenhäusern kliniken hospitals clinics",
        "book": "bücher büchern books",
        "film": "filme filmen films movies",
        "match": "spiele spielen partien games matches",
        "title": "titel titeln titles",
        "medal": "medaillen medals",
        "attack": "angriffe angriffen anschläge anschlägen attacks",
        "party": "parteien parties",
        "household": "haushalte haushalten households",
        "family": "familien families",
        "lawmaker": "abgeordnete abgeordneten abgeordneter parlamentarier parlamentariern lawmakers mps deputies",
        "animal": "hunde hunden katzen pferde pferden kühe kühen schafe schafen dogs cats horses cows sheep",
        "tree": "bäume bäumen trees",
        "shot": "schüsse schüssen shots",
        "bomb": "bomben bombs",
        "road": "straßen roads streets",
        "bank": "banken banks",
        "store": "filialen läden geschäfte geschäften branches shops stores",
        "bridge": "brücken bridges",
        "weapon": "waffen weapons guns",
        "firefighter": "feuerwehrleute feuerwehrleuten feuerwehrmänner firefighters firemen",
        "ticket": "karten tickets",
        "crime": "straftaten delikte delikten crimes offences offenses",
        "page": "seiten pages",
        "grandchild": "enkel enkeln enkelkinder enkelkindern grandchildren",
        "expert": "fachleute fachleuten experten expertinnen experts",
        "accident": "unfälle unfällen accidents crashes",
        "song": "lieder liedern songs",
        "photo": "fotos photos photographs pictures",
        "floor": "stockwerke stockwerken etagen floors storeys stories",
        "flight": "flüge flügen flights",
        "train": "züge zügen trains",
    }.items()
    for noun in nouns.split()
}
#: Things that do not count as people or as each other; units of one line may stand for one another.
_THINGS = (
    "goal", "seat", "drone missile aircraft bomb weapon", "tank vehicle", "country", "city", "ship", "apartment building floor",
    "company store bank", "school", "hospital", "book", "film", "match", "title medal", "shot", "party page", "animal",
    "tree", "road bridge", "ticket", "crime attack case accident", "grandchild", "song", "photo", "flight", "train",
    "point",
)  # fmt: skip
_FAMILY = {unit: number for number, units in enumerate(_THINGS) for unit in units.split()}
#: Counts of these sometimes stand for people: jobs, cases, votes, the members of a household.
_LOOSE = frozenset({"seat", "case", "party", "company", "country", "store", "bank", "city", "ticket"})
#: Groups of people that do not overlap; other units of people may replace each other (dead, victims, persons).
_EXCLUSIVE = frozenset(
    frozenset(pair)
    for pair in (
        ("dead", "injured"), ("man", "woman"), ("soldier", "civilian"), ("injured", "missing"),
        ("dead", "missing"), ("hostage", "dead"), ("man", "child"), ("woman", "child"), ("police_officer", "civilian"),
    )
)  # fmt: skip
#: People named by a trade or role, each different from the others.
_TRADES = frozenset({"soldier", "police_officer", "child", "patient", "refugee", "lawmaker", "firefighter", "expert"})
#: Units of counting people.
SOMEONE = PEOPLE | _TRADES

#: The words after a number that may name what it counts, past adjectives, up to the first mark.
_NEXT = re.compile(r"(?: [^\W\d_]+(?:-[^\W\d_]+)*){1,3}")


def exclude_each_other(one: Sense, other: Sense) -> bool:
    """Whether two figures count things that exclude each other: soldiers and drones, cars and houses."""
    first, second = counted(one), counted(other)
    if first is None or second is None or first == second:
        return False
    if frozenset({first, second}) in _EXCLUSIVE or {first, second} <= _TRADES:
        return True
    families = _FAMILY.get(first), _FAMILY.get(second)
    if None not in families:
        return families[0] != families[1]
    if {first, second} == {"country", "expert"}:
        return True
    thing, someone = (first, second) if families[0] is not None else (second, first)
    return thing in _FAMILY and thing not in _LOOSE and someone in SOMEONE


def counted(one: Sense) -> str | None:
    """Return what a number counts, if the text names something known right after it."""
    if one.figure.unit is not None:
        return one.figure.unit
    words = _NEXT.match(one.after)
    if words is None:
        return None
    known = (_NOUNS.get(word.casefold()) for word in words.group().split())
    return next((thing for thing in known if thing is not None), None)
