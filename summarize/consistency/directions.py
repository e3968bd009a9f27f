"""Which way a change goes: "stieg um 5 Prozent" is borne out by no "fell by 5 percent", nor by "rose to 5 percent".

Only words that govern the figure itself are looked at: a verb right before it, a participle, a noun or the particle of a
verb right behind it, with no other number and no end of a clause between. Of 6,000 human translations with figures
that was one clause turned round too many, and one that is turned round indeed.
"""

import re

from summarize.consistency.sense import Sense
from summarize.figures import Kind

__all__ = ["LESS", "MORE", "turned_round"]

#: What rises and falls; times, ranks and multiples do in too many senses.
_CHANGING = frozenset(
    {"share", "points", "money", "number", "temperature", "angle", "length", "mass", "speed", "area", "volume", "power"}
)

_UP = (
    r"(?:an)?st(?:ieg(?:en)?|eigen|eigt)|(?:an)?gestiegen|klettert\w*|geklettert|erhöh(?:en|te|ten|t)|w(?:uchs(?:en)?|ächst|achsen)"
    r"|gewachsen|zugelegt|zulegen|zulegte[n]?|zugenommen|verteuer\w*|anhob(?:en)?|angehoben|aufgestockt|plus|anstieg\w*|zuwachs\w*|zunahme\w*"
    r"|\w*steigerung\w*|\w*erhöhung\w*|rise[sn]?|rising|rose|increas(?:e[sd]?|ing)|gain(?:s|ed|ing)?|gr(?:ow(?:s|n|ing|th)?|ew)"
    r"|rais(?:e[sd]?|ing)|lift(?:s|ed|ing)?|hik(?:e[sd]?|ing)|boost(?:s|ed|ing)?|(?:gewinn|überschuss|profit|surplus) (?:von|of)"
    r"|gew(?:ann(?:en)?|innt|onnen)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e[sd]?|ing)|advanc(?:e[sd]?|ing)"
    r"|wid(?:en(?:s|ed|ing)?)|ausgeweitet|weitete|geschaffen|schaffen|creat(?:e[sd]?|ing)"
)
_DOWN = (
    r"s(?:ank(?:en)?|inken|inkt)|(?:ab)?gesunken|f(?:iel(?:en)?|ällt|allen)|gefallen|(?:ge)?schrumpf\w*|senk(?:en|te|ten|t)|gesenkt|eingebrochen"
    r"|zurückgegangen|zurückgehen|zurückging(?:en)?|nachgegeben|nachgeben|abgenommen|verbillig\w*|verringer\w*|reduzier\w*|gekürzt|kürzte[n]?"
    r"|minus|\w*rückgang\w*|abnahme\w*|\w*senkung\w*|einbruch\w*|einbußen?|abschlag\w*"
    r"|f(?:all(?:s|en|ing)?|ell)|decreas(?:e[sd]?|ing)|lo(?:se[sd]?|sing|st|ss)|declin(?:e[sd]?|ing)|drop(?:s|ped|ping)?|plung(?:e[sd]?|ing)"
    r"|slump(?:s|ed|ing)?|shr(?:ink(?:s|ing)?|ank|unk)|shed|slip(?:s|ped|ping)?|dip(?:s|ped|ping)?|slash(?:e[sd]|ing)?|tumbl(?:e[sd]?|ing)|reduc(?:e[sd]?|ing|tion)"
    r"|cut(?:s|ting)?|lower(?:s|ed|ing)|trim(?:s|med|ming)?|(?:defizit|fehlbetrag|deficit) (?:von|of)"
    r"|abgeschwächt|schwächten?|verlangsam\w*|eas(?:e[sd]?|ing)|narrow(?:s|ed|ing)?|slow(?:s|ed|ing)?"
    r"|verlor(?:en)?|verliert|verlust|streich(?:en|t)|gestrichen|abgebaut|abbauen|wegfallen|contract(?:s|ed|ing)"
)
_WAYS = re.compile(rf"(?<![^\W_])(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?![^\W_])", re.IGNORECASE)

#: A loss narrows and widens.
_LOSS = re.compile(r"loss|verlust", re.IGNORECASE)

#: Words for more and for less behind a figure.
MORE = "mehr|höher|teurer|more|higher|dearer"
LESS = "weniger|niedriger|billiger|günstiger|leichter|less|fewer|lower|cheaper"

#: What follows "0.4 percent up".
_BEHIND = r"\s+(?:at|on|from|to|in|year|against|compared)\b|\s*[.,;)]|\s*\Z"

#: The word right behind a figure that says on which side of something it is: "3,2 Prozent schwächer", "12 percent below".
_SIDES = re.compile(
    rf"\s+(?:(?P<up>{MORE}|fester|stärker|über|im plus|firmer|stronger|above|up(?={_BEHIND}))"
    rf"|(?P<down>{LESS}|schwächer|tiefer|unter|im minus|weaker|softer|below|down(?={_BEHIND})))(?![^\W_])",
    re.IGNORECASE,
)

#: Particles that finish a verb behind its figure, each with the verb that stands before.
_PARTICLES = (
    (re.compile(r"\blegte?n?\b", re.IGNORECASE), re.compile(r"\s*zu\b"), "up"),
    (re.compile(r"\b(?:nahm(?:en)?|nimmt)\b", re.IGNORECASE), re.compile(r"\s*zu\b"), "up"),
    (re.compile(r"\b(?:nahm(?:en)?|nimmt)\b", re.IGNORECASE), re.compile(r"\s*ab\b"), "down"),
    (
        re.compile(r"\b(?:g(?:ing(?:en)?|eht)|fuhr(?:en)?)\b", re.IGNORECASE),
        re.compile(r"(?:\s+auf\s[^,;:!?()]{1,30})?\s*zurück\b"),
        "down",
    ),
    (re.compile(r"\bg(?:ab(?:en)?|ibt)\b", re.IGNORECASE), re.compile(r"\s*nach\b"), "down"),
    (re.compile(r"\bbr(?:ach(?:en)?|icht)\b", re.IGNORECASE), re.compile(r"\s*ein\b"), "down"),
)

#: "Up 5 percent", but not "make up 5 percent".
_ADVERB = re.compile(
    r"(?:[,(–-]|\b(?:is|was|were|are|be|been|closed?|ended|finished|traded|trading|opened|edged|went|going|goes|gone))"
    r"\s*(?:(?P<up>up)|(?P<down>down))\s+(?:by\s+|from\s+)?\Z",
    re.IGNORECASE,
)

#: Where a clause ends, and a number, behind which another figure governs.
_STOP = re.compile(
    r"[,;:!?()\"„“”»«–\d]|[.](?=\s|\Z)|\b(?:und|and|aber|but|während|while|nach|after|oder|or|nachdem|as|als|that|dass|statt|instead|"
    r"gegenüber|vergleich|compared|against|versus)\b",
    re.IGNORECASE,
)

#: The words right before a figure that say whether it is how much something changes or what it changes to.
_STEPS = re.compile(r"\b(?:(?P<by>um|by)|(?P<to>auf|to))\s*\Z", re.IGNORECASE)
#: "Um 1,9 Cent auf 12,4 Cent": the level behind its step.
_STEP_TO = re.compile(r"\bum\s(?:[^.;:!?]|\.(?=\d)){1,30}\sauf\s+\Z")


def turned_round(source: Sense, target: Sense) -> bool:
    """Whether one text says that the figure is a rise where the other has a fall, or the step for the level."""
    if source.dimension not in _CHANGING or target.dimension not in _CHANGING:
        return False
    if _swapped(source, target):
        return True
    ranges = Kind.RANGE in (source.figure.kind, target.figure.kind)
    if ranges and not (source.paired and target.paired):
        return False  # the words beside one end of a range govern the other
    one, other = _way(source), _way(target)
    if other is not None and _STEP_TO.search(source.before) and _steps(target) == {"by"}:
        return True
    if one is None or other is None:
        return False
    return one != other or _steps(source) | _steps(target) == {"by", "to"}


def _way(one: Sense) -> str | None:
    """Return up or down, or None where the words around a figure say neither or both."""
    before = _STOP.split(one.before)[-1]
    after = _STOP.split(one.after)[0]
    for verb, particle, way in _PARTICLES:
        if particle.match(one.after) and verb.search(before):
            return way
    adverb = _ADVERB.search(one.before)
    if adverb is not None:
        return adverb.lastgroup
    near = re.match(r"(?:[ -]\S+){1,2}", after)
    said = list(_WAYS.finditer(before))
    found = {match.lastgroup for match in [verb for verb in said if not _LOSS.fullmatch(verb.group())] or said}
    found |= {match.lastgroup for match in _WAYS.finditer(near.group() if near is not None else "")}
    side = _SIDES.match(one.after)
    if side is not None:
        found.add(side.lastgroup)
    return found.pop() if len(found) == 1 else None


#: "To 38 percent from 40", and how German says which of two levels came first.
_NEW = (re.compile(r"\bto\s+\Z", re.IGNORECASE), re.compile(r"[^.;:]{0,12}?\s+from\s+(?=[\w$€£]+\b)", re.IGNORECASE))
_OLD = re.compile(r"\bto\s+[^;:]{1,24}?\s+from\s+\Z", re.IGNORECASE)
_LEVEL = re.compile(
    r"\b(?:(?P<new>auf)|(?P<old>nach|von))\s+(?:(?:derzeit|bisher|bislang|zuletzt|zuvor|aktuell|jetzt|noch|heute)\s+)*\Z",
    re.IGNORECASE,
)
#: "Is to rise to 18.6 percent", where that is what it rises from: "von 18,6 Prozent auf 18,8".
_TO_LEVEL = re.compile(
    r"\b(?:ris|rose|increas|gr[oe]w|climb|jump|rais|f[ae]ll|drop|declin|decreas|s[aiu]nk|cut|lower|reduc)\w*\b[^.,;:!?\d]{0,40}\bto\s+\Z",
    re.IGNORECASE,
)
_TO_ANOTHER = re.compile(r"[^.;:!?]{0,24}?\bauf\s+(?:[^\W\d]+\s+)?\d", re.IGNORECASE)
_STEP_RANGE = re.compile(r"\sauf\s", re.IGNORECASE)


#: "6.7 million came, after 6.5 million", "55 percent, up from 62", and what German says of the older of two levels.
_NEWER = re.compile(
    r"(?:[^.;:!?\d]|\b(?:19|20)\d\d\b){0,30}?,? (?:(?:up|down) from|compared (?:with|to)|after|against|instead of)\s+(?=[\d$€£])"
)
_INSTEAD = re.compile(r"\b(?:nach|statt|gegenüber)\s+(?:zuvor |bisher )?\Z", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?<!als )(?<!gegenüber )(?:vor (?:einem|zwei|drei|fünf|zehn) jahr(?:en)?|im vorjahr|im vormonat|im vorquartal|(?:ein|im) jahr (?:zu|da)vor"
    r"|zuvor|im jahr zuvor)\b",
    re.IGNORECASE,
)


def _swapped(source: Sense, target: Sense) -> bool:
    """Whether "to 40 from 38" has for the new level what the source has for the old one, or the other way round."""
    if _NEWER.match(target.after) and _older(source):
        return True
    if _NEW[0].search(target.before) and _NEW[1].match(target.after):
        level = "new"
    elif _OLD.search(target.before):
        level = "old"
    elif _TO_LEVEL.search(target.before) and not source.paired and _TO_ANOTHER.match(source.after):
        level = "new"
    else:
        return False
    if source.paired:
        if not _STEP_RANGE.search(source.figure.text):
            return False
        return target.raw[:1] == source.raw[:1] if level == "new" else target.raw[:1] == source.raw[1:]
    said = _LEVEL.search(source.before)
    return said is not None and said.lastgroup != level


def _older(source: Sense) -> bool:
    """Whether the words around a figure of the source say that it is the older of two, and no difference."""
    before, after = _STOP.split(source.before)[-1], _STOP.split(source.after)[0]
    if _INSTEAD.search(source.before):
        return True
    return _BEFORE.search(before + "|" + after) is not None and not re.search(
        rf"\b(?:{MORE}|{LESS}|um)\b", before + after
    )


def _steps(one: Sense) -> set[str]:
    match = _STEPS.search(one.before)
    return {match.lastgroup} if match is not None and match.lastgroup is not None else set()
