"""Changing one figure of a correct translation, and whether the check notices.

    python benchmarks/perturbation.py --data DIR [--seed N] [--show KIND]

DIR holds `dev/newstest-sample.{de,en}` and `dev/ntrex.{de,en}`. The generator works on strings with
expressions of its own, never with the reader under test. Each kind of change is applied to every English
sentence it fits, at one place chosen by the seed. Exit status 1 when the share of changes flagged is below the floor,
over all kinds but figures exchanged for one another, or of these.
"""

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from pinned import as_pinned

from summarize.consistency import compare_with, read_source
from summarize.consistency.indexed_text import IndexedText
from summarize.report.reason_words import reason_words

#: Least share of all changes that is flagged (translation mode), measured on the data in pinned.py.
FLOOR = 0.985
#: The same for two exchanged figures that are both in the source: only words reveal the exchange.
EXCHANGED_FLOOR = 0.75

CARDINALS = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip
ORDINALS = [
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
]  # fmt: skip
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip
DIGITS = re.compile(r"(?<![\w.,:/-])\d[\d,]*(?:\.\d+)?(?![\w]|[.,:/-]\d|-\w)")
UNITS = {
    "kilometers": "meters", "kilometres": "metres", "km": "m", "miles": "yards", "meters": "kilometers",
    "metres": "kilometres", "feet": "miles", "inches": "feet", "pounds": "tons", "tons": "kilograms",
    "tonnes": "kilograms", "kilograms": "tonnes", "kg": "g", "mph": "km/h", "km/h": "mph",
    "acres": "hectares",
    "hectares": "square kilometers", "days": "weeks", "weeks": "months", "months": "years", "hours": "days",
    "minutes": "hours", "seconds": "minutes", "years": "months",
    "degrees": "percent", "megawatts": "kilowatts", "liters": "gallons", "litres": "gallons",
}  # fmt: skip
INVERTED = {
    "more than": "less than", "less than": "more than", "over": "under", "under": "over",
    "at least": "at most", "at most": "at least", "up to": "at least", "fewer than": "more than",
    "above": "below", "below": "above", "no more than": "no less than",
}  # fmt: skip
FRACTIONS = {
    "half": "third", "third": "quarter", "quarter": "third", "thirds": "fifths", "quarters": "fifths",
}  # fmt: skip

Change = Callable[[str, random.Random], str | None]


def replace_one(
    pattern: re.Pattern[str], text: str, rng: random.Random, new: Callable[[re.Match[str]], str]
) -> str | None:
    """Return `text` with one match of `pattern` replaced, or None when nothing matches or changes."""
    found = list(pattern.finditer(text))
    rng.shuffle(found)
    for match in found:
        other = new(match)
        if other != match.group():
            return text[: match.start()] + other + text[match.end() :]
    return None


def another(words: list[str], word: str, rng: random.Random) -> str:
    """Return one of `words` other than `word`, with the capital letter of `word`."""
    choice = rng.choice([w for w in words if w.lower() != word.lower()])
    return choice.capitalize() if word[0].isupper() else choice.lower() if word.islower() else choice


def words(options: list[str]) -> str:
    """Return an alternation of whole words, longest first."""
    return r"\b(?:" + "|".join(sorted(map(re.escape, options), key=len, reverse=True)) + r")\b"


def plain(match: re.Match[str]) -> bool:
    """Whether a number is not a year, so that its value is a quantity."""
    return not re.fullmatch(r"(?:1[89]|20)\d\d", match.group())


def value(text: str, rng: random.Random) -> str | None:
    """Replace a number in digits by another of the same form."""

    def new(match: re.Match[str]) -> str:
        if not plain(match):
            return match.group()
        while True:
            other = re.sub(r"\d", lambda _: str(rng.randrange(10)), match.group())
            if other[0] != "0" and other != match.group():
                return other

    return replace_one(DIGITS, text, rng, new)


def one_digit(text: str, rng: random.Random) -> str | None:
    """Change one digit of a number with two or more digits."""

    def new(match: re.Match[str]) -> str:
        number = match.group()
        places = [i for i, c in enumerate(number) if c.isdigit()]
        if not plain(match) or len(places) < 2:
            return number
        place = rng.choice(places)
        digit = rng.choice([d for d in "123456789" if d != number[place]])
        return number[:place] + digit + number[place + 1 :]

    return replace_one(DIGITS, text, rng, new)


def dropped_digit(text: str, rng: random.Random) -> str | None:
    """Multiply or divide a number by ten."""

    def new(match: re.Match[str]) -> str:
        number = match.group()
        if not plain(match) or "," in number or "." in number or int(number) == 0:
            return number
        return number[:-1] if number.endswith("0") and len(number) > 1 else number + "0"

    return replace_one(DIGITS, text, rng, new)


def scale(text: str, rng: random.Random) -> str | None:
    """Replace million by billion, thousand by million, and so on."""
    others = {
        "thousand": "million",
        "million": "billion",
        "billion": "million",
        "trillion": "billion",
        "m": "bn",
        "bn": "m",
    }
    pattern = re.compile(r"(?<=[\d] )(?:thousand|million|billion|trillion)\b|(?<=\d)(?:million|billion|bn|m)\b")
    return replace_one(pattern, text, rng, lambda m: others[m.group()])


def unit(text: str, rng: random.Random) -> str | None:
    """Replace the unit after a number."""
    pattern = re.compile(r"(?<=\d )(?:" + "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True)) + r")\b")
    return replace_one(pattern, text, rng, lambda m: UNITS[m.group()])


def currency(text: str, rng: random.Random) -> str | None:
    """Replace the currency before or after an amount."""
    pattern = re.compile(r"(?:US)?\$(?=\d)|£(?=\d)|€(?=\d)|\b(?:euros?|dollars|pounds)\b(?= )")
    others = {
        "$": "€",
        "US$": "€",
        "£": "$",
        "€": "$",
        "euro": "dollar",
        "euros": "dollars",
        "dollars": "euros",
        "pounds": "euros",
    }

    def new(match: re.Match[str]) -> str:
        before = text[: match.start()]
        if (
            match.group()[0].isalpha()
            and not match.group().startswith("US")
            and not re.search(r"\d[\d.,]*(?: [mbt]\w+illion| million| billion)? $", before)
        ):
            return match.group()
        return others[match.group()]

    return replace_one(pattern, text, rng, new)


def percent_points(text: str, rng: random.Random) -> str | None:
    """Replace percent by percentage points and vice versa."""
    pattern = re.compile(
        r"(?<=\d)(?: (?:percentage points?|percent|per cent)\b|%)|(?<=\d) points?\b(?= (?:to|from|of))"
    )

    def new(match: re.Match[str]) -> str:
        return " percent" if "point" in match.group() else " percentage points"

    return replace_one(pattern, text, rng, new)


def spelled(text: str, rng: random.Random) -> str | None:
    """Replace a number word."""
    pattern = re.compile(words([*CARDINALS, *(w.capitalize() for w in CARDINALS)]))
    return replace_one(pattern, text, rng, lambda m: another(CARDINALS, m.group(), rng))


def ordinal(text: str, rng: random.Random) -> str | None:
    """Replace an ordinal."""
    pattern = re.compile(
        r"\b\d+(?:st|nd|rd|th)\b(?! century|-century)|"
        + words([*ORDINALS, *(w.capitalize() for w in ORDINALS)])
        + r"(?!s\b)"
    )

    def new(match: re.Match[str]) -> str:
        word = match.group()
        if not word[0].isdigit():
            return another(ORDINALS, word, rng)
        number = int(word[:-2]) + rng.choice([1, 2, 3])
        ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"

    return replace_one(pattern, text, rng, new)


def month(text: str, rng: random.Random) -> str | None:
    """Replace a month."""
    names = "|".join(m for m in MONTHS if m not in ("March", "May"))
    pattern = re.compile(rf"\b(?:{names})\b|(?<=[Ii]n )(?:March|May)\b|\b(?:March|May)(?= \d)")
    return replace_one(pattern, text, rng, lambda m: another(MONTHS, m.group(), rng))


def year(text: str, rng: random.Random) -> str | None:
    """Replace a year."""
    pattern = re.compile(r"(?<![\w.,$£€:-])(?:1[89]\d\d|20[0-3]\d)(?![\w,.%:-]\w|\w)")
    return replace_one(pattern, text, rng, lambda m: str(int(m.group()) + rng.choice([-10, -3, -2, -1, 1, 2, 3, 10])))


def day_of_month(text: str, rng: random.Random) -> str | None:
    """Replace the day beside a month."""
    names = "|".join([*MONTHS, "Jan\\.", "Feb\\.", "Aug\\.", "Sept\\.", "Oct\\.", "Nov\\.", "Dec\\."])
    pattern = re.compile(
        rf"(?<=\b)\d\d?(?= (?:{names}))|(?<=ber )\d\d?\b(?!\d)|(?<=[yhlte] )\d\d?\b(?=, (?:19|20)\d\d)"
    )
    return replace_one(pattern, text, rng, lambda m: str(int(m.group()) % 28 + 1))


def swapped(text: str, rng: random.Random) -> str | None:
    """Exchange the two ends of a range."""
    number = r"(?:[$£€]?\d[\d,.]*\d|\d|" + "|".join(CARDINALS) + r")"
    pattern = re.compile(
        rf"\b(between|from|From|Between) ({number})( (?:and|to) )({number})\b"
        rf"|\b(from|From) ({number} ?(?:%|percent|per cent))( to )({number} ?(?:%|percent|per cent))"
        rf"|(?<![\w-])()({number})( to |–|-)({number})"
        r"(?= (?:percent|years|million|miles|days|weeks|months|hours|minutes|people)\b|%)"
    )

    def new(match: re.Match[str]) -> str:
        groups = [g for g in match.groups() if g is not None]
        lead, low, link, high = groups[-4:] if len(groups) >= 4 else ("", *groups)
        return f"{lead}{' ' if lead else ''}{high}{link}{low}"

    return replace_one(pattern, text, rng, new)


def exchanged(text: str, rng: random.Random) -> str | None:
    """Exchange two numbers of one sort."""
    sorts: defaultdict[tuple[str, ...], list[re.Match[str]]] = defaultdict(list)
    for match in DIGITS.finditer(text):
        behind = re.match(r"%| percent| per cent| points?| million| billion", text[match.end() :])
        if (
            plain(match)
            and match.group()[-1] != ","
            and not re.search(words(MONTHS), text[max(0, match.start() - 10) : match.end() + 10])
        ):
            sorts[text[: match.start()][-1:].strip(), behind.group() if behind else ""].append(match)
    choices = [pair for same in sorts.values() for pair in combinations(same, 2) if pair[0].group() != pair[1].group()]
    if not choices:
        return None
    first, last = rng.choice(choices)
    between = text[first.end() : last.start()]
    return text[: first.start()] + last.group() + between + first.group() + text[last.end() :]


def score(text: str, rng: random.Random) -> str | None:
    """Exchange the two sides of a score."""
    pattern = re.compile(r"(?<![\w.,:–-])(\d{1,2})([-–])(\d{1,2})(?= (?:win|victory|lead)\b)")
    return replace_one(pattern, text, rng, lambda m: m[3] + m[2] + m[1])


def qualifier(text: str, rng: random.Random) -> str | None:
    """Replace a bound by its opposite."""
    options = [*INVERTED, *(w.capitalize() for w in INVERTED)]
    pattern = re.compile(
        words(options) + r"(?= (?:[$£€]?\d|" + "|".join(CARDINALS) + r"|half|a (?:million|billion|hundred|thousand)))"
    )

    def new(match: re.Match[str]) -> str:
        other = INVERTED[match.group().lower()]
        return other.capitalize() if match.group()[0].isupper() else other

    return replace_one(pattern, text, rng, new)


def fraction(text: str, rng: random.Random) -> str | None:
    """Replace a fraction."""
    pattern = re.compile(
        r"(?<=one )(?:third|quarter)\b|(?<=two[ -])thirds\b|(?<=three[ -])quarters\b|\ba quarter(?= of)"
        r"|\bhalf(?= of\b)"
    )
    return replace_one(pattern, text, rng, lambda m: "a third" if m.group().startswith("a ") else FRACTIONS[m.group()])


def century(text: str, rng: random.Random) -> str | None:
    """Replace a century or decade."""
    pattern = re.compile(r"\b(?:1[0-9]|20|21)(?:th|st)(?=[ -]century)|\b(?:1[89]|20)\d0(?=s\b)")

    def new(match: re.Match[str]) -> str:
        word = match.group()
        return (
            f"{int(word) - 10}"
            if word.isdigit()
            else f"{rng.choice([n for n in range(12, 20) if str(n) != word[:2]])}th"
        )

    return replace_one(pattern, text, rng, new)


def identifier(text: str, rng: random.Random) -> str | None:
    """Change the number in a name."""
    pattern = re.compile(
        r"(?<=\b[A-Z]-)\d{1,3}\b|(?<=\b[A-Z])\d{1,3}\b|(?<=\b[A-Z]{2}-)\d{1,3}\b|(?<=\b[A-Z]{3}-)\d{1,3}\b"
        r"|(?<=(?<!-)\b[A-Z][a-z]{2}[a-z]-)\d{1,2}\b|(?<=[a-z]{3} )\d{1,3}(?= [A-Z][a-z])"
        r"|(?<=Stream )\d\b|(?<=Category )\d\b|(?<=Formula )\d\b|(?<=Article )\d+\b|(?<=Section )\d+\b"
        r"|(?<=Chapter )\d+\b|(?<=Channel )\d+\b|(?<=No\.)\d+\b|(?<=Highway )\d+\b|(?<=Group )\d\b"
    )
    return replace_one(pattern, text, rng, lambda m: str(int(m.group()) + rng.choice([1, 2, 3])))


def clock(text: str, rng: random.Random) -> str | None:
    """Move a clock time by an hour or by half a day."""
    pattern = re.compile(r"\b(\d{1,2})((?:[:.]\d\d)? ?)([ap])(\.?m\b)")

    def new(match: re.Match[str]) -> str:
        hour = int(match[1]) % 12 + 1
        return f"{hour}{match[2]}{match[3]}{match[4]}"

    return replace_one(pattern, text, rng, new)


CHANGES: tuple[Change, ...] = (
    value, one_digit, dropped_digit, scale, unit, currency, percent_points, spelled, ordinal, month, year,
    day_of_month, swapped, score, qualifier, fraction, century, identifier, clock, exchanged,
)  # fmt: skip


def pairs(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (name, German, English) of both sets."""
    for name in ("newstest-sample", "ntrex"):
        german = (folder / f"{name}.de").read_text("utf-8").split("\n")
        english = (folder / f"{name}.en").read_text("utf-8").split("\n")
        for number, (de, en) in enumerate(zip(german, english, strict=True), 1):
            if de and en:
                yield f"{name}:{number}", de, en


def perturbed(folder: Path, seed: int, rounds: int) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield (kind, place, German, English, changed English), each change once."""
    for place, de, en in pairs(folder):
        for change in CHANGES:
            seen = set()
            for turn in range(rounds):
                rng = random.Random(f"{seed} {place} {change.__name__} {turn}")
                other = change(en, rng)
                if other is not None and other != en and other not in seen:
                    seen.add(other)
                    yield change.__name__, place, de, en, other


def main() -> int:
    """Print the share flagged by kind and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1, help="changes of one kind tried a sentence")
    parser.add_argument("--show", metavar="KIND", help="print the changes of this kind that were not flagged (or all)")
    parser.add_argument("--sample", type=float, default=1.0, help="the share of changes to check")
    options = parser.parse_args()
    folder = options.data / "dev"
    if not as_pinned(folder, "newstest-sample.de", "newstest-sample.en", "ntrex.de", "ntrex.en"):
        return 1
    made: Counter[str] = Counter()
    clean: Counter[str] = Counter()
    flagged: dict[str, Counter[str]] = defaultdict(Counter)
    thin = random.Random(options.seed)
    sources: dict[str, IndexedText] = {}
    was_ok = True
    for kind, place, de, en, other in perturbed(folder, options.seed, options.rounds):
        if thin.random() > options.sample:
            continue
        if place not in sources:
            sources = {place: read_source(de)}
            was_ok = compare_with(sources[place], en, mode="translation").ok
        made[kind] += 1
        clean[kind] += was_ok
        translation = compare_with(sources[place], other, mode="translation")
        flagged["translation"][kind] += not translation.ok
        flagged["clean"][kind] += was_ok and not translation.ok
        flagged["summary"][kind] += not all(finding.verdict.ok for finding in translation.findings)
        if translation.ok and options.show in (kind, "all"):
            print(f"{kind} {place}\n  de {de}\n  en {en}\n  ch {other}")
            for finding in translation.findings:
                print(f"     {finding.verdict.value:12} {finding.figure.text!r} {reason_words(finding.reasons)}")
    print(f"{'kind':16}{'changes':>8}{'translation':>13}{'summary':>9}{'of those ok before':>22}")
    for kind in sorted(made):
        row(
            kind,
            made[kind],
            flagged["translation"][kind],
            flagged["summary"][kind],
            flagged["clean"][kind],
            clean[kind],
        )
    apart = exchanged.__name__
    columns = (made, flagged["translation"], flagged["summary"], flagged["clean"], clean)
    changes, caught, summarised, still, before = (counts.total() - counts[apart] for counts in columns)
    row("others", changes, caught, summarised, still, before)
    reached = min(caught / changes, still / before)
    found = flagged["clean"][apart] / max(1, clean[apart])
    return 0 if reached >= FLOOR and found >= EXCHANGED_FLOOR else 1


def row(kind: str, number: int, translation: int, summary: int, clean: int, before: int) -> None:
    """Print one line of the table; the last column leaves out pairs that were flagged before the change."""
    rest = f"{clean:12}/{before}{clean / max(before, 1):8.1%}"
    print(f"{kind:16}{number:8}{translation / number:13.1%}{summary / number:9.1%}{rest:>22}")


if __name__ == "__main__":
    sys.exit(main())
