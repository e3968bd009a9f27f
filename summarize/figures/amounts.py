"""Amounts: a number in digits or words with its sign, scale, half or fraction, before any unit."""

from dataclasses import dataclass, replace
from decimal import Decimal

from summarize.figures.language import HUNDRED, SCALE, UNIT
from summarize.figures.numerals import VULGAR, numeral
from summarize.figures.reading import EXACT
from summarize.figures.scan import Scan
from summarize.figures.tokens import DIGITS, WORD
from summarize.figures.words import Spelled, segment, spelled

__all__ = ["Amount", "amount", "denominator", "scaled"]

_SIGNS = frozenset("-−–")
# Denominators that begin compounds of their own (`Viertelmillion`).
_PARTS = ("drittel", "viertel", "achtel")
_OPENING = frozenset("([{„“\"'«»‹›/:=")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in tokens `[first, last)`.

    A fraction has `over` and `under`, and a `value` only where that is finite. `low` is the bound of an indefinite
    amount ("Tausende"). `rest` is what the last word has left after the number (`zwei|te`). `article` is true where
    the number is an article ("ein").
    """

    first: int
    last: int
    value: Decimal | None
    over: Decimal | None = None
    under: Decimal | None = None
    low: Decimal | None = None
    indefinite: bool = False
    rest: str = ""
    digits: bool = False
    scaled: bool = False
    article: bool = False
    foreign: bool = False
    plain_digits: int = 0

    @property
    def fraction(self) -> bool:
        """Whether this is a part of one rather than a number of things."""
        return self.under is not None


def amount(scan: Scan, at: int) -> Amount | None:
    """Read the longest amount that begins at token `at`, or None."""
    key = ("amount", at)
    if key not in scan.memory:
        scan.memory[key] = _amount(scan, at)
    found: Amount | None = scan.memory[key]
    return found


def _amount(scan: Scan, at: int) -> Amount | None:
    token = scan.tokens[at]
    if token.kind == WORD:
        if token.low in scan.tables.minus:
            return _negated(scan, at, at + 1)
        if token.text in VULGAR:
            over, under = VULGAR[token.text]
            return _scaled(scan, _fraction(at, at + 1, over, under))
        return _in_words(scan, at)
    if token.kind == DIGITS or token.text == ".":
        return _in_digits(scan, at)
    if token.text in _SIGNS and scan.tokens[at + 1].gap == "" and scan.tokens[at + 1].kind == DIGITS:
        before = scan.tokens[at - 1] if at else None
        if before is None or token.gap or before.text in _OPENING:
            return _negated(scan, at, at + 1)
    return None


def _negated(scan: Scan, at: int, place: int) -> Amount | None:
    found = amount(scan, place) if scan.near(place) and scan.tokens[place].text not in _SIGNS else None
    if found is None or found.value is None or found.indefinite or found.rest:
        return None
    return replace(found, first=at, value=-found.value, over=None if found.over is None else -found.over)


def _in_digits(scan: Scan, at: int) -> Amount | None:
    found = numeral(scan, at)
    if found is None:
        return None
    tokens = scan.tokens
    last = found.last
    result = Amount(at, last, found.value, digits=True, foreign=found.foreign, scaled=False,
                    plain_digits=0 if found.grouped or found.decimals else found.digits)  # fmt: skip
    if dozen := _dozen(scan, at, last, found.value):
        return replace(dozen, digits=True)
    if not found.decimals and not found.grouped and (part := _slash(scan, at)):
        return _scaled(scan, part)
    if not found.decimals:
        place = last
        if tokens[place].text in VULGAR and scan.near(place):
            over, under = VULGAR[tokens[place].text]
            return _scaled(scan, _mixed(at, place + 1, found.value, over, under))
        if (
            scan.spaced(place)
            and tokens[place].kind == DIGITS
            and (part := _slash(scan, place))
            and part.over is not None
        ):
            if part.under is not None and part.over < part.under:
                return _scaled(scan, _mixed(at, part.last, found.value, int(part.over), int(part.under)))
        if mixed := _and_fraction(scan, at, place, found.value):
            return _scaled(scan, replace(mixed, digits=True))
        if part := _counted_fraction(scan, result):
            return part
    return _with_part(scan, _scaled(scan, result))


def _slash(scan: Scan, at: int) -> Amount | None:
    """Read `2/3`: small numbers, touching, and not part of a date or a longer row."""
    a, slash, b, after = scan.tokens[at : at + 4]
    if a.kind != DIGITS or b.kind != DIGITS or slash.text not in "/⁄" or slash.gap or b.gap:
        return None
    if len(a.text) > 3 or len(b.text) > 4 or b.text.startswith("0") or a.text.startswith("0") or b.text == "1":
        return None
    if (after.text in ("/", "-") and after.gap == "") or (at and scan.tokens[at - 1].text == "/" and not a.gap):
        return None
    if (a.text, b.text) in (("9", "11"), ("24", "7")):
        return None
    return replace(_fraction(at, at + 3, int(a.text), int(b.text)), digits=True)


def _in_words(scan: Scan, at: int) -> Amount | None:
    tables = scan.tables
    token = scan.tokens[at]
    if token.low in tables.fixed:
        return _scaled(scan, Amount(at, at + 1, tables.fixed[token.low]))
    if part := _words_fraction(scan, at):
        return part
    article = token.low in tables.articles
    if article and (dozen := _dozen(scan, at, at + 1, Decimal(1))):
        return dozen
    found = spelled(scan, at)
    if found is None or (article and not _article_counts(scan, at, found)):
        if not article or found is None:
            return None
        found = Spelled(Decimal(1), at + 1, "", UNIT)
    result = Amount(at, found.last, found.value, rest=found.rest, article=article and found.last == at + 1,
                    scaled=found.rank in (HUNDRED, SCALE))  # fmt: skip
    if found.rest:
        return result
    if dozen := _dozen(scan, at, found.last, found.value):
        return dozen
    if pointed := _pointed(scan, result):
        return _scaled(scan, pointed)
    if found.rank == SCALE:
        return _with_part(scan, result)
    if mixed := _and_fraction(scan, at, found.last, found.value):
        return _scaled(scan, mixed)
    if part := _counted_fraction(scan, result):
        return part
    return result if result.scaled else _with_part(scan, _scaled(scan, result))


def _with_part(scan: Scan, found: Amount) -> Amount:
    """Add the part of a scale said after it: "three million and a half"."""
    tables, tokens = scan.tables, scan.tokens
    if not found.scaled or found.value is None or tables.compounding or found.fraction:
        return found
    scale = _last_scale(scan, found.last - 1)
    if scale is None:
        return found
    more = _and_fraction(scan, found.first, found.last, Decimal(0))
    if more is None or tokens[more.last].low in ("of", "an", "a"):
        return found
    after = _last_scale(scan, more.last)
    if after is not None and scan.near(more.last):
        if after >= scale:
            return found
        scale, more = after, replace(more, last=more.last + 1)
    if more.value is None and more.over is not None and more.under is not None:
        part = _quotient(EXACT.multiply(more.over, scale), more.under)
    else:
        part = EXACT.multiply(more.value or Decimal(0), scale)
    return found if part is None else replace(found, last=more.last, value=found.value + part)


def _last_scale(scan: Scan, place: int) -> Decimal | None:
    low = scan.tokens[place].low
    scale = scan.tables.scales.get(low)
    return scale if scale is not None and scale >= 1000 and len(low) > 1 else None


def _article_counts(scan: Scan, at: int, found: Spelled) -> bool:
    """Whether an article begins a number: "eine Million", "a hundred", not "eine" alone."""
    return found.last > at + 1


def _dozen(scan: Scan, at: int, place: int, count: Decimal) -> Amount | None:
    size = scan.tables.dozen.get(scan.tokens[place].low)
    if size is None or not scan.near(place) or (scan.tokens[place].low == "score" and not scan.glued(place)):
        return None
    return Amount(at, place + 1, count * size)


def _pointed(scan: Scan, found: Amount) -> Amount | None:
    """Read decimals in words: "zwei Komma drei", "two point zero five"."""
    tokens = scan.tokens
    place = found.last
    if tokens[place].low not in scan.tables.point or not scan.spaced(place) or found.value is None:
        return None
    place += 1
    decimals = ""
    while scan.near(place) and len(decimals) < 12:
        parts = segment(scan.tables, tokens[place].low)
        if len(parts) != 1 or parts[0][2] != len(tokens[place].low) or not 0 <= parts[0][0] < 10:
            break
        decimals += str(parts[0][0])
        place += 1
    if not decimals:
        more = spelled(scan, place) if scan.near(place) else None
        if more is None or more.rest or more.value != int(more.value):
            return None
        decimals, place = str(int(more.value)), more.last
    return replace(found, last=place, value=found.value + Decimal(f"0.{decimals}"))


def _words_fraction(scan: Scan, at: int) -> Amount | None:
    """Read what begins with a half, a quarter or a part: "eine halbe Million", "half a dozen", "Dreiviertel"."""
    tables, tokens = scan.tables, scan.tokens
    place = at + 1 if tokens[at].low in tables.articles and scan.near(at + 1) else at
    low = tokens[place].low
    if low in tables.halves:
        return _half(scan, at, place)
    if tables.compounding and segment(tables, low):
        district = place == at and low in tables.denominators  # "im Viertel" is no fraction
        found = None if district else _compound_fraction(scan, place)
        if found is not None or place == at:
            return None if found is None else replace(found, first=at)
    if place == at and low == "quarter" and tokens[place + 1].low in tables.scales and scan.spaced(place + 1):
        return _scaled(scan, _fraction(at, place + 1, 1, 4))
    if place > at and (under := denominator(scan, place)) and not _is_ordinal_after_article(scan, place):
        return _scaled(scan, _fraction(at, place + 1, 1, under))
    if place == at and tables.compounding and low.startswith("hälfte") and (under := denominator(scan, at)):
        return _scaled(scan, _fraction(at, at + 1, 1, under))
    return None


def _is_ordinal_after_article(scan: Scan, place: int) -> bool:
    """Whether "a third" ranks rather than divides: no "of" follows it."""
    if scan.tables.compounding:
        return False
    following = scan.tokens[place + 1]
    if scan.tokens[place].low in ("quarter", "half", "hundredth", "thousandth", "millionth", "billionth", "trillionth"):
        return scan.tokens[place + 1].low in ("final", "finals", "finalist") or (
            scan.tokens[place].low == "quarter" and following.text == "-"
        )
    if (
        following.kind != WORD
        or following.low in scan.tables.stop
        or following.low in ("more", "less", "larger", "higher")
    ):
        return following.low not in ("of", "in", "more", "less", "larger", "higher") and following.kind == WORD
    return True


def _half(scan: Scan, at: int, place: int) -> Amount | None:
    """Read "halbe Million", "half a million", "half of"; place is that of the half."""
    tables, tokens = scan.tables, scan.tokens
    following = place + 1
    if tables.compounding:
        if dozen := _dozen(scan, at, following, Decimal("0.5")):
            return dozen
        half = _scaled(scan, _fraction(at, place + 1, 1, 2))
        return half
    if tokens[following].text == "-" and not tokens[following].gap:
        if tokens[following + 1].low not in ("million", "billion", "dozen", "hour", "mile", "century", "trillion"):
            return None
        following += 1
    if tokens[following].low in tables.articles and scan.near(following):
        if dozen := _dozen(scan, at, following + 1, Decimal("0.5")):
            return dozen
        scale = tables.scales.get(tokens[following + 1].low)
        if scale:
            return Amount(at, following + 2, Decimal("0.5") * scale, scaled=True)
        if tokens[following + 1].low in tables.units:
            return _fraction(at, following + 1, 1, 2)
        return _fraction(at, place + 1, 1, 2)
    if dozen := _dozen(scan, at, following, Decimal("0.5")):
        return dozen
    scale = tables.scales.get(tokens[following].low)
    if scale and scan.near(following):
        return Amount(at, following + 1, Decimal("0.5") * scale, scaled=True)
    return _fraction(at, place + 1, 1, 2)


def _compound_fraction(scan: Scan, at: int) -> Amount | None:
    """Read one-word fractions: `zweidrittel`, `dreiviertel`, `viertelmillion`; `rest` is what follows in the word."""
    low = scan.tokens[at].low
    over, tail = 1, low
    if not low.startswith(_PARTS):
        found = spelled(scan, at)
        if found is None or found.last != at + 1 or not found.rest or found.value != int(found.value):
            return None
        over, tail = int(found.value), found.rest
    if over > 1 and tail.startswith("ein") and (part := denominator_word(scan, tail[3:])) and not part[1]:
        return _scaled(scan, _mixed(at, at + 1, Decimal(over), 1, part[0]))  # `zweieinviertel`
    under = denominator_word(scan, tail)
    if under is None:
        if tail is low or (under := denominator_word(scan, low)) is None or len(segment(scan.tables, low)) > 1:
            return None
        over = 1
    size, rest = under
    result = _fraction(at, at + 1, over, size)
    if not rest:
        return _scaled(scan, result)
    scale = scan.tables.scales.get(rest)
    value = None if scale is None else _quotient(over * scale, Decimal(size))
    return Amount(at, at + 1, value, scaled=True) if value is not None else replace(result, rest=rest)


def denominator(scan: Scan, place: int) -> int | None:
    """Return what the word at `place` divides by ("Drittel", "fifths"), or None."""
    low = scan.tokens[place].low
    if low in scan.tables.denominators:
        return scan.tables.denominators[low]
    found = denominator_word(scan, low)
    return found[0] if found and not found[1] else None


def denominator_word(scan: Scan, word: str) -> tuple[int, str] | None:
    """Read a denominator at the beginning of `word`: its size, and what is left of the word."""
    tables = scan.tables
    for known in ("drittel", "viertel", "siebtel", "achtel"):
        if word.startswith(known):
            rest = word[len(known) :]
            return tables.denominators[known], "" if rest in ("s", "n") else rest
    if not tables.compounding:
        return None
    parts = segment(tables, word)
    if not parts or (len(parts) > 1 and parts[-1][1] not in (HUNDRED, SCALE)):
        return None
    rest = word[parts[-1][2] :]
    for ending in sorted(tables.fraction_endings, key=len, reverse=True):
        if rest.startswith(ending):
            size = 1
            total = 0
            for value, rank, _ in parts:
                if rank in (HUNDRED, SCALE):
                    size = max(total, 1) * value
                    total = size
                else:
                    total += value
            return total, rest[len(ending) :]
    return None


def _counted_fraction(scan: Scan, count: Amount) -> Amount | None:
    """Read "zwei Drittel", "two-thirds", "drei halbe": a count and what it divides by."""
    tokens, tables = scan.tokens, scan.tables
    place = count.last
    if tokens[place].text == "-" and not tokens[place].gap and not tokens[place + 1].gap:
        place += 1
    elif not scan.spaced(place):
        return None
    if count.value is None or count.value != int(count.value) or abs(count.value) > 100:
        return None
    word = tokens[place]
    if (
        tables.compounding
        and word.low in tables.halves
        and count.value > 1
        and tokens[place + 1].kind == WORD
        and count.first + 1 == place
    ):
        return _scaled(scan, replace(_fraction(count.first, place + 1, int(count.value), 2), digits=count.digits))
    under = denominator(scan, place)
    if under is None or word.low in ("quarter", "half", "seconds", "second", "hälfte"):
        if not (under and count.value == 1 and word.low in ("quarter", "half")):
            return None
    if not tables.compounding and count.value != 1 and not word.low.endswith("s") and word.low != "halves":
        return None
    following = tokens[place + 1]
    if not tables.compounding and following.text == "-" and following.gap == "" and word.low in ("quarter", "half"):
        return None
    return _scaled(scan, replace(_fraction(count.first, place + 1, int(count.value), under), digits=count.digits))


def _and_fraction(scan: Scan, first: int, place: int, whole: Decimal) -> Amount | None:
    """Read "two and a half", "fünf und drei Viertel", "sechs und zwei Drittel"."""
    tables, tokens = scan.tables, scan.tokens
    if tokens[place].low != tables.joiner or not scan.spaced(place) or not scan.spaced(place + 1):
        return None
    after = place + 1
    over = Decimal(1)
    if tokens[after].low in tables.articles or tokens[after].low == "one":
        after += 1
    else:
        found = spelled(scan, after)
        if found is None or found.rest:
            return None
        over, after = found.value, found.last
        if tokens[after].text == "-":
            after += 1
    if not scan.near(after):
        return None
    if tokens[after].low in tables.halves:
        under: int | None = 2
    else:
        under = denominator(scan, after)
    if not under or over != int(over) or over >= under or (tokens[after].low in ("hälfte", "second", "seconds")):
        return None
    if tables.compounding and tokens[after].low in ("hälfte", "hälften"):
        return None
    return _mixed(first, after + 1, whole, int(over), under)


def _fraction(first: int, last: int, over: int, under: int) -> Amount:
    return Amount(first, last, _quotient(Decimal(over), Decimal(under)), over=Decimal(over), under=Decimal(under))


def _mixed(first: int, last: int, whole: Decimal, over: int, under: int) -> Amount:
    total = whole * under + (over if whole >= 0 else -over)
    value = _quotient(total, Decimal(under))
    if value is not None:
        return Amount(first, last, value)
    return Amount(first, last, None, over=total, under=Decimal(under))


def _quotient(over: Decimal, under: Decimal) -> Decimal | None:
    """Divide exactly, or return None where the quotient has no end."""
    rest = int(under)
    for prime in (2, 5):
        while rest and rest % prime == 0:
            rest //= prime
    scaled_over = int(over) if over == int(over) else None
    if not rest or scaled_over is None or scaled_over % rest:
        return None
    return EXACT.divide(over, under)


def scaled(scan: Scan, found: Amount) -> Amount:
    """Return `found` with the scale words after it, if any, multiplied in."""
    return _scaled(scan, found)


def _scaled(scan: Scan, found: Amount) -> Amount:
    """Multiply by the scale words that follow: "3,5 Millionen", "80 Mio.", "2-million", "100 thousand million"."""
    if found.rest or found.article:
        return found
    tables, tokens = scan.tables, scan.tokens
    for _ in range(2):
        place = found.last
        if not scan.near(place):
            break
        if tokens[place].text == "-" and not tokens[place].gap and not tokens[place + 1].gap:
            place += 1
        of = found.fraction and tokens[place].low == "of" and tokens[place + 1].low in tables.articles
        place += 2 if of else 0
        token = tokens[place]
        if token.kind != WORD or (token.gap == "" and tokens[place - 1].kind == WORD):
            break
        scale = tables.scales.get(token.low)
        if scale is None or (token.low == "k" and (token.gap or not found.digits)):
            break
        if len(token.low) == 1 and tokens[place + 1].text in "-'’" and not tokens[place + 1].gap:
            break
        if tables.compounding and token.low == "bio" and token.text != "Bio":
            break
        last = place + 1
        if f"{token.low}." in tables.scales and tokens[last].text == "." and not tokens[last].gap:
            last += 1
        value = None if found.value is None else EXACT.multiply(found.value, scale)
        if found.fraction and found.over is not None and found.under is not None:
            value = _quotient(EXACT.multiply(found.over, scale), found.under)
            over, under = (None, None) if value is not None else (EXACT.multiply(found.over, scale), found.under)
        else:
            over, under = None, None
        found = replace(
            found, last=last, value=value, over=over, under=under, scaled=True, foreign=False, plain_digits=0
        )
    return found
