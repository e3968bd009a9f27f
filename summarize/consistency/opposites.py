"""Words beside a figure that say the opposite: "63 percent were late" for "63 Prozent waren pünktlich".

A sentence has words of one side only, its translation of the other side only, and neither a negation: of 8,887 human
translations of news with figures two are such pairs, and both are mistakes. Words that depend on who speaks (buying and
selling, winning and losing a match) are left out.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from summarize.consistency.evidence import Source
from summarize.consistency.finding import Finding, Verdict
from summarize.consistency.sense import Sense

__all__ = ["contradicted"]

#: Pairs of opposites, both languages together; * stands for any letters, … for other words of the clause.
_OF_AMOUNTS = (
    ("pünktlich*, punctual*, on time, on schedule",
     "unpünktlich*, verspätet*, delayed, was late, were late, are late, arrived late, running late, behind schedule"),
    ("neueinstellung*, stellt…ein, stellte…ein, stellen…ein, einstellen, hire*, hiring, recruit*, creat*…jobs",
     "*stellenabbau*, stellen…abbauen, stellen…abgebaut, stellen…streich*, stellen…gestrichen, arbeitsplätze…abgebaut, arbeitsplätze…abbauen,"
     " arbeitsplätze…gestrichen, arbeitsplätze…streichen, entlass*, layoff*, lay off, laid off, lays off, cut*…jobs, job cuts, job losses,"
     " shed*…jobs, redundanc*, sack, sacks, sacked, sacking"),
    ("beschlossen, beschließt, beschloss, zugestimmt, angenommen, passed, approved, adopted",
     "abgelehnt, ablehnt, ablehnen, ablehnte, ablehnten, lehnt…ab, lehnte…ab, lehnten…ab, lehnen…ab, reject*, voted down"),
    ("geimpft, geimpfte, geimpften, geimpfter, vaccinated", "ungeimpft*, unvaccinated"),
    ("erwerbstätig*, beschäftigt*, employed, in work", "arbeitslos*, erwerbslos*, unemploy*, jobless*, out of work"),
    ("*import, *importe, *importen, importiert*, *einfuhr*, import, imports, imported, importing",
     "*export, *exporte, *exporten, exportiert*, *ausfuhr*, export, exports, exported, exporting"),
    ("*einnahme*, eingenommen, einnehmen, revenue, revenues, receipts", "*ausgaben, ausgegeben, ausgeben, spend*, spent, expenditure*, expenses"),
    ("*gewinn, *gewinne, *gewinns, *überschuss*, profit*, surplus*", "*verlust, *verluste, *verlusts, *defizit*, fehlbetrag*, loss, losses, deficit*"),
    ("reich, reiche, reicher, reiches, reichste*, wohlhabend*, rich, richer, richest, wealth*", "arm, arme, armen, armer, armes, ärmer*, ärmste*, armut*, poor, poorer, poorest, poverty"),
    ("*verurteilt*, schuldig*, convicted, sentenced, guilty", "freigesprochen*, freispruch*, acquit*"),
    ("nord*, nörd*, north*", "süd*, south*"),
    ("ost*, östlich*, east*", "west*"),
    ("genesen*, recovered", "*erkrankt*, infiziert*, infected, infections, fell ill"),
    ("mehrheit*, majority", "minderheit*, minority"),
    ("zuwander*, einwander*, immigra*", "abwander*, auswander*, emigra*"),
    ("höchste, höchsten, höchster, höchstes, höchststand*, rekordhoch, highest, record high", "niedrigst*, tiefste*, tiefststand*, lowest, record low"),
    ("*inland*, inländ*, bip, domestic*", "ausland*, ausländ*, foreign*, abroad"),
)  # fmt: skip
_OF_TIMES = (
    ("*eröffn*, opened, opening, opens", "schließt, schließen, schließung*, geschlossen*, closed, closes, closing, closure, shut*"),
    ("begann*, beginn*, begonnen, start, starts, startet*, starten, gestartet, started, began, begin*, begun",
     "endet*, enden, geendet, beendet*, ends, ended, finish*"),
)  # fmt: skip
_AMOUNTS = frozenset({"number", "money", "share", "points", "mass", "volume", "energy"})
_TIMES = frozenset({"calendar", "clock"})

_NOT = re.compile(
    r"\b(?:nicht\w*|kein\w*|ohne|weder|nie|niemand|nichts|statt|not|no|none|never|without|cannot|neither|nor|fail\w*|instead|\w+n['’]t)\b",
    re.IGNORECASE,
)

Side = tuple[int, bool]
"""A pair, by its number, and whether the first of it."""


def _entries() -> Iterator[tuple[Side, str]]:
    for number, pair in enumerate((*_OF_AMOUNTS, *_OF_TIMES)):
        for first, words in zip((True, False), pair, strict=True):
            yield from (((number, first), word) for word in words.split(", "))


@cache
def _pattern(entry: str) -> re.Pattern[str]:
    words = re.escape(entry).replace(r"\*", r"\w*").replace("…", r"\b[^.,;:!?]{0,80}\b").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){words}(?!\w)")


#: The first letters of the words by which an entry is found, and the letters within words that it may begin with others.
_LETTERS = 4
_STARTS: dict[str, list[tuple[Side, str]]] = {}
_WITHIN: dict[str, list[tuple[Side, str]]] = {}
for _side, _entry in _entries():
    if _entry.startswith("*"):
        _WITHIN.setdefault(_entry.strip("*"), []).append((_side, _entry))
    else:
        _key = max(re.findall(r"\w+", _entry.split("…")[0]), key=len)
        _STARTS.setdefault(_key[:_LETTERS], []).append((_side, _entry))
_SHORT = frozenset(start for start in _STARTS if len(start) < _LETTERS)


def contradicted(source: Source, target: Source, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, with those unsupported of which the sentence says the opposite of the source's sentence."""
    known: dict[tuple[bool, int], dict[Side, str]] = {}

    def said(text: Source, place: int) -> dict[Side, str]:
        number = text.sentence_of(place)
        key = text is source, number
        if key not in known:
            known[key] = _said(text.text_of(number))
        return known[key]

    def opposite(finding: Finding, one: Sense) -> str | None:
        if not finding.verdict.ok or len(finding.evidence) != 1 or one.dimension not in _AMOUNTS | _TIMES:
            return None
        here = said(source, finding.evidence[0].start)
        there = said(target, one.figure.start) if here else {}
        amount = one.dimension in _AMOUNTS
        for (number, first), word in here.items():
            if (number < len(_OF_AMOUNTS)) is amount and (number, not first) in there:
                return word
        return None

    out = []
    for finding, one in zip(findings, target.senses, strict=True):
        word = opposite(finding, one)
        if word is None or _elsewhere(source, finding.evidence[0].start, one):
            out.append(finding)
        else:
            out.append(Finding(finding.figure, Verdict.UNSUPPORTED, finding.evidence, f"the source says “{word}”"))
    return tuple(out)


def _said(sentence: str) -> dict[Side, str]:
    """Return the sides that a sentence has words of, each with one of them, but for pairs of which it has both."""
    low = sentence.lower()
    candidates = [found for within, listed in _WITHIN.items() if within in low for found in listed]
    words = set(re.findall(r"\w+", low))
    starts = {word[:_LETTERS] for word in words} | {word[:length] for word in words for length in (2, 3)} & _SHORT
    candidates += [found for start in sorted(starts) for found in _STARTS.get(start, ())]
    found = {
        side: sentence[slice(*match.span())] for side, entry in candidates if (match := _pattern(entry).search(low))
    }
    if not found or _NOT.search(low):
        return {}
    return {(number, first): word for (number, first), word in found.items() if (number, not first) not in found}


def _elsewhere(source: Source, place: int, one: Sense) -> bool:
    """Whether another sentence of the source has the same amount."""
    sentence = source.sentence_of(place)
    return any(
        (other.raw, other.points) == (one.raw, one.points) and source.sentence_of(other.figure.start) != sentence
        for other in source.senses
    )
