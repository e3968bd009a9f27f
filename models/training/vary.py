"""Figure augmentation: the same pair of sentences with other figures on both sides.

A small model learns to copy `30.000` as `30,000`, to turn `Mrd.` into `billion` and `zwölf` into `twelve` only if it
sees many values. Figures of a pair are varied only where each stands exactly once on each side, so that they
correspond for certain.
"""

import random
import re
from collections.abc import Callable, Iterator

Swap = tuple[str, str, str, str]
"""German found, English found, German new, English new."""

MONTHS = {
    "Januar": "January", "Februar": "February", "März": "March", "April": "April", "Mai": "May", "Juni": "June",
    "Juli": "July", "August": "August", "September": "September", "Oktober": "October", "November": "November",
    "Dezember": "December",
}  # fmt: skip
NUMBERS = {
    "zwei": "two", "drei": "three", "vier": "four", "fünf": "five", "sechs": "six", "sieben": "seven", "acht": "eight",
    "neun": "nine", "zehn": "ten", "elf": "eleven", "zwölf": "twelve", "dreizehn": "thirteen", "vierzehn": "fourteen",
    "fünfzehn": "fifteen", "sechzehn": "sixteen", "siebzehn": "seventeen", "achtzehn": "eighteen", "zwanzig": "twenty",
    "dreißig": "thirty", "vierzig": "forty", "fünfzig": "fifty", "sechzig": "sixty",
}  # fmt: skip
ORDINALS = {
    "zweit": "second", "dritt": "third", "viert": "fourth", "fünft": "fifth", "sechst": "sixth", "siebt": "seventh",
    "acht": "eighth", "neunt": "ninth", "zehnt": "tenth", "elft": "eleventh", "zwölft": "twelfth",
}  # fmt: skip
SCALES = {"Millionen": "million", "Milliarden": "billion", "Billionen": "trillion"}
SHORT = {"Mio.": "million", "Mrd.": "billion"}

_MONTH, _NUMBER = "|".join(MONTHS), "|".join(NUMBERS)
_ORDINAL = "|".join(ORDINALS)
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?![\w,]|\.\d)")
_PLAIN = re.compile(r"(?<![\w.,/:-])\d{1,6}(?![\w/:-]|[.,]\d|\.\s+(?:" + _MONTH + r"))")
_DECIMAL = re.compile(r"(?<![\w.,])\d{1,3},\d{1,2}(?![\w,]|\.\d)")
_SCALE = re.compile(r"\b(?:Millionen|Milliarden)\b|\b(?:Mio|Mrd)\.")
_DAY = re.compile(rf"(?<![\w.,])(\d{{1,2}})\. ({_MONTH})\b")
_MONTH_ONLY = re.compile(rf"(?<!\. )\b({_MONTH})\b")
_SPELLED = re.compile(rf"(?<![\w-])(?:{_NUMBER})(?![\w-])")
_ORDERED = re.compile(rf"\b({_ORDINAL})(e[nrsm]?)\b")


def vary(german: str, english: str, dice: random.Random) -> tuple[str, str] | None:
    """Return the pair with other figures, or None where none could be varied for certain."""
    swaps = [swap for find in _FINDERS for swap in find(german, english, dice)]
    done = 0
    for old_german, old_english, new_german, new_english in swaps:
        if _once(old_german, german) and _once(old_english, english):
            german = _replace(old_german, new_german, german)
            english = _replace(old_english, new_english, english)
            done += 1
    return (german, english) if done else None


def _pattern(text: str) -> str:
    # Digits and words must not be part of a longer number or word.
    return rf"(?<![\w]){re.escape(text)}(?![\w]|[.,:]\d)"


def _once(part: str, text: str) -> bool:
    return len(re.findall(_pattern(part), text)) == 1


def _replace(old: str, new: str, text: str) -> str:
    return re.sub(_pattern(old), lambda _match: new, text)


def _grouped(german: str, english: str, dice: random.Random) -> Iterator[Swap]:
    for old in dict.fromkeys(_GROUPED.findall(german)):
        low = dice.choice((1_000, 10_000, 100_000, 1_000_000))
        value = dice.randrange(low, low * 10)
        if dice.random() < 0.6:  # news rounds
            value = max(1_000, round(value, -dice.choice((2, 3, 3, 4))))
        new = f"{value:,}"
        yield old, old.replace(".", ","), new.replace(",", "."), new


def _plain(german: str, english: str, dice: random.Random) -> Iterator[Swap]:
    for old in dict.fromkeys(_PLAIN.findall(german)):
        if len(old) == 4 and old[:2] in ("18", "19", "20"):
            new = str(dice.choice((dice.randint(1890, 2035), dice.randint(2010, 2030))))
        elif len(old) == 1:
            new = str(dice.randint(2, 9))
        else:
            new = str(dice.randrange(10 ** (len(old) - 1), 10 ** len(old)))
        yield old, old, new, new


def _decimal(german: str, english: str, dice: random.Random) -> Iterator[Swap]:
    for old in dict.fromkeys(_DECIMAL.findall(german)):
        digits = len(old.rpartition(",")[2])
        new = f"{dice.uniform(0, 10 ** dice.choice((1, 1, 2))):.{digits}f}"
        yield old, old.replace(",", "."), new.replace(".", ","), new


def _scale(german: str, english: str, dice: random.Random) -> Iterator[Swap]:
    for old in dict.fromkeys(_SCALE.findall(german)):
        word = {**SCALES, **SHORT}[old]
        if german.count(old) == 1 and english.count(word) == 1 and len(_SCALE.findall(german)) == 1:
            new, new_word = dice.choice([*list(SCALES.items())[:2], *SHORT.items()])
            yield old, word, new, new_word


def _day(german: str, english: str, dice: random.Random) -> Iterator[Swap]:
    for day, month in dict.fromkeys(_DAY.findall(german)):
        new_day, (new_month, new_english) = str(dice.randint(1, 28)), dice.choice(list(MONTHS.items()))
        old = MONTHS[month]
        for form in ("{d} {m}", "{m} {d}", "{d} of {m}"):
            yield (
                f"{day}. {month}",
                form.format(d=day, m=old),
                f"{new_day}. {new_month}",
                form.format(d=new_day, m=new_english),
            )


def _month(german: str, english: str, dice: random.Random) -> Iterator[Swap]:
    if not _DAY.search(german):
        for month in dict.fromkeys(_MONTH_ONLY.findall(german)):
            new, new_english = dice.choice(list(MONTHS.items()))
            yield month, MONTHS[month], new, new_english


def _spelled(german: str, english: str, dice: random.Random) -> Iterator[Swap]:
    for old in dict.fromkeys(_SPELLED.findall(german)):
        new = dice.choice(list(NUMBERS))
        yield old, NUMBERS[old], new, NUMBERS[new]


def _ordered(german: str, english: str, dice: random.Random) -> Iterator[Swap]:
    for stem, ending in dict.fromkeys(_ORDERED.findall(german)):
        new = dice.choice(list(ORDINALS))
        yield stem + ending, ORDINALS[stem], new + ending, ORDINALS[new]


_FINDERS: tuple[Callable[[str, str, random.Random], Iterator[Swap]], ...] = (
    _day, _grouped, _decimal, _plain, _scale, _month, _spelled, _ordered,
)  # fmt: skip
