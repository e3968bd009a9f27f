"""Fractions: "ein Drittel", "two-thirds", "half a million", `Viertelmillion`, "2/3", "two and a half"."""

from dataclasses import replace
from decimal import Decimal

from summarize.figures.amounts.amount import Amount, dozens, mixed_ratio, quotient, ratio, scaled
from summarize.figures.figure import Kind, Qualifier
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.number_words import segment, spelled
from summarize.figures.numbers.ordinals import rank
from summarize.figures.tables.schema import HUNDRED, SCALE
from summarize.figures.token_stream import TokenStream

# What may be good or bad: "ein gutes Jahr".
_JUDGED = frozenset({"day", "week", "month", "quarter", "half-year", "year", "point", "cup"})


def slash(stream: TokenStream, at: int) -> Amount | None:
    """Read `2/3`: small numbers without spaces, and not part of a date or a longer row."""
    a, slash, b, after = stream.tokens[at : at + 4]
    if a.kind != DIGITS or b.kind != DIGITS or slash.text not in "/⁄" or slash.gap or b.gap:
        return None
    if len(a.text) > 3 or len(b.text) > 4 or b.text.startswith("0") or a.text.startswith("0") or b.text == "1":
        return None
    if (after.text in ("/", "-") and after.gap == "") or (at and stream.tokens[at - 1].text == "/" and not a.gap):
        return None
    if (a.text, b.text) in (("9", "11"), ("24", "7")) or (after.kind == WORD and not after.gap):
        return None  # "iPhone 6/6s"
    if (len(a.text) > 1 and int(a.text) > int(b.text)) or (len(b.text) == 4 and a.text != "1"):
        return None  # a blood pressure of 140/90, case 345/2025
    return replace(ratio(at, at + 3, int(a.text), int(b.text)), digits=True)


def words_fraction(stream: TokenStream, at: int) -> Amount | None:
    """Read a phrase that begins with a half, a quarter or a part: "eine halbe Million", "half a dozen"."""
    tables, tokens = stream.tables, stream.tokens
    place = one_of_hedged(stream, at) if tokens[at].low in tables.words.articles and stream.near(at + 1) else at
    low = tokens[place].low
    if _ranked(stream, at, place):
        return None
    if low in tables.numbers.halves:
        return _half(stream, at, place)
    if segment(tables, low):
        district = place == at and low in tables.shares.denominators  # "im Viertel" is not a fraction
        found = None if district else _compound_fraction(stream, place)
        if found is not None or place == at:
            return None if found is None else replace(found, first=at)
    following = tokens[place + 1].low
    if place == at and low in tables.shares.quarter:
        if following in tables.words.partitive and tokens[place + 2].low in tables.words.articles:
            return ratio(at, place + 1, 1, 4)  # "a good quarter of an hour"
        if following in tables.numbers.scales and stream.spaced(place + 1):
            return scaled(stream, ratio(at, place + 1, 1, 4))
    hedged = place > at + 1 and following not in tables.ranks.places
    hedged = hedged or stream.phrase_before(at, tables.bounds.before) is not None
    if (
        place > at
        and (under := denominator(stream, place))
        and (hedged or not _is_ordinal_after_article(stream, place))
    ):
        return scaled(stream, ratio(at, place + 1, 1, under))
    if place == at and low.startswith(tables.shares.half_nouns) and (under := denominator(stream, at)):
        return scaled(stream, ratio(at, at + 1, 1, under))
    return None


def _ranked(stream: TokenStream, at: int, place: int) -> bool:
    """Whether an ordinal ranks what could be a part: "the second half", "a second-half goal", "a seventh-minute strike"."""
    tables, tokens = stream.tables, stream.tokens
    low, before = tokens[place].low, tokens[at - 1] if at else None
    if place > at:
        return low in tables.ranks.ordinals and stream.glued_mark(place + 1, "-")
    if before is None:
        return False
    half = tables.shares.denominators.get(low) == 2 and stream.near(at)
    if half and (before.low in tables.ranks.ordinals or rank(stream, at - 1)):
        return True
    hyphened = at > 1 and before.text == "-" and stream.glued(at)
    return hyphened and tokens[at - 2].low in tables.ranks.ordinals


def one_of_hedged(stream: TokenStream, at: int) -> int:
    """Return where the thing counted by the article at `at` begins: after it, or after a hedge ("eine gute Stunde").

    A good day or year is one that went well, unless the words around it count time.
    """
    tables, tokens = stream.tables, stream.tokens
    hedge, place = tokens[at + 1], at + 2
    if (
        tokens[at].low not in tables.words.articles
        or hedge.low not in tables.measures.hedged_one
        or not stream.spaced(place)
    ):
        return at + 1
    low = tokens[place].low
    unit = tables.measures.units.get(low)
    if unit is not None and unit[1] is Kind.MEASURE:
        judged = tables.measures.hedged_one[hedge.low] is Qualifier.MORE_THAN and unit[0] in _JUDGED
        after = tokens[place + 1].low
        told = tokens[at - 1].low in tables.dates.ago_before or (
            after in tables.measures.after_one and after != tables.numbers.joiner
        )
        return place if told or not judged else at + 1
    part = low in tables.numbers.halves or low in tables.numbers.dozen or low in tables.shares.denominators
    return place if part or low in tables.numbers.scales else at + 1


def _in_compound(stream: TokenStream, place: int) -> bool:
    """Whether a part begins a word that measures nothing: "a quarter-final", "one half-time", unlike "a quarter-century"."""
    hyphened = stream.glued_mark(place + 1, "-")
    return hyphened and stream.tokens[place + 2].low not in stream.tables.measures.units


def _is_ordinal_after_article(stream: TokenStream, place: int) -> bool:
    """Whether "a third" is a rank rather than a fraction: no "of" follows it."""
    if not stream.tables.habits.ordinals_divide:
        return False
    tables, low, following = stream.tables, stream.tokens[place].low, stream.tokens[place + 1]
    if low in tables.shares.quarter:
        return _in_compound(stream, place)
    if low in tables.shares.never_ranks or following.kind != WORD or following.low in tables.shares.after_part:
        return False
    # "increased by a third to 17.6 billion"
    grows = place > 1 and stream.tokens[place - 2].low in tables.ranges.by
    return not (grows and following.low in tables.words.stop)


def _half(stream: TokenStream, at: int, place: int) -> Amount | None:
    """Read "halbe Million", "half a million", "half of"; `place` is the place of the half."""
    tables, tokens = stream.tables, stream.tokens
    following = place + 1
    if tokens[place].low in tables.numbers.for_the_sake and not tokens[following].text[0].isupper():
        return None  # "der Kürze halber"
    if tokens[place].low in tables.numbers.half_adjectives:
        return dozens(stream, at, following, Decimal("0.5")) or scaled(stream, ratio(at, place + 1, 1, 2))
    if stream.glued_mark(following, "-"):
        if tokens[following + 1].low in tables.words.articles and tokens[following + 2].text == "-":
            return _half_of(stream, at, following + 3)  # "half-a-billion"
        if tokens[following + 1].low not in tables.shares.halved:
            return None
        following += 1
    if tokens[following].low in tables.words.articles and stream.near(following):
        counted = tokens[following + 1].low in tables.measures.units
        return _half_of(stream, at, following + 1) or ratio(at, following + 1 if counted else place + 1, 1, 2)
    found = _half_of(stream, at, following)
    return found if found and (not found.scaled or stream.near(following)) else ratio(at, place + 1, 1, 2)


def _half_of(stream: TokenStream, at: int, place: int) -> Amount | None:
    """Read half of the dozen or the scale at `place`."""
    if dozen := dozens(stream, at, place, Decimal("0.5")):
        return dozen
    scale = stream.tables.numbers.scales.get(stream.tokens[place].low)
    return Amount(at, place + 1, Decimal("0.5") * scale, scaled=True) if scale else None


def _compound_fraction(stream: TokenStream, at: int) -> Amount | None:
    """Read one-word fractions: `zweidrittel`, `dreiviertel`, `viertelmillion`; `rest` is what follows in the word."""
    low, joint = stream.tokens[at].low, stream.tables.shares.unit_joint
    over, tail = 1, low
    if not low.startswith(stream.tables.shares.parts):
        found = spelled(stream, at)
        if found is None or found.last != at + 1 or not found.rest or found.value != int(found.value):
            return None
        over, tail = int(found.value), found.rest
        if tail in stream.tables.measures.adjectives:
            return None  # `vierstellig` contains `stel`
    mixed = over > 1 and tail.startswith(joint)
    if mixed and (part := denominator_word(stream, tail.removeprefix(joint))) and not part[1]:
        return scaled(stream, mixed_ratio(at, at + 1, Decimal(over), 1, part[0]))  # `zweieinviertel`
    under = denominator_word(stream, tail)
    if under is None:
        if tail is low or (under := denominator_word(stream, low)) is None or len(segment(stream.tables, low)) > 1:
            return None
        over = 1
    size, rest = under
    result = ratio(at, at + 1, over, size)
    if not rest:
        return scaled(stream, result)
    scale = stream.tables.numbers.scales.get(rest)
    value = None if scale is None else quotient(over * scale, Decimal(size))
    return Amount(at, at + 1, value, scaled=True) if value is not None else replace(result, rest=rest)


def denominator(stream: TokenStream, place: int) -> int | None:
    """Return the divisor that the word at `place` names ("Drittel", "fifths"), or None."""
    low = stream.tokens[place].low
    if low in stream.tables.shares.denominators:
        return stream.tables.shares.denominators[low]
    found = denominator_word(stream, low)
    return found[0] if found and not found[1] else None


def denominator_word(stream: TokenStream, word: str) -> tuple[int, str] | None:
    """Read a denominator at the beginning of `word`: the divisor, and the rest of the word."""
    tables = stream.tables
    for known in tables.shares.parts:
        if word.startswith(known):
            rest = word[len(known) :]
            return tables.shares.denominators[known], "" if rest in tables.shares.part_endings else rest
    parts = segment(tables, word)
    if not parts or (len(parts) > 1 and parts[-1][1] not in (HUNDRED, SCALE)):
        return None
    rest = word[parts[-1][2] :]
    for ending in sorted(tables.shares.fraction_endings, key=len, reverse=True):
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


def counted_fraction(stream: TokenStream, count: Amount) -> Amount | None:
    """Read "zwei Drittel", "two-thirds", "drei halbe": a count and its divisor."""
    tokens, tables = stream.tokens, stream.tables
    place = count.last
    if stream.glued_mark(place, "-") and not tokens[place + 1].gap:
        place += 1
    elif not stream.spaced(place):
        return None
    if count.article or count.value is None or count.value != int(count.value) or abs(count.value) > 100:
        return None
    word = tokens[place]
    if (
        word.low in tables.numbers.half_adjectives
        and count.value > 1
        and tokens[place + 1].kind == WORD
        and count.first + 1 == place
    ):
        return scaled(stream, replace(ratio(count.first, place + 1, int(count.value), 2), digits=count.digits))
    under = denominator(stream, place)
    if under is None or word.low in tables.shares.half_nouns:
        return None
    if word.low in tables.shares.singular_parts and (count.value != 1 or stream.glued_mark(place + 1, "-")):
        return None
    if count.value != 1 and not word.low.endswith(tables.shares.plural_endings):
        return None
    return scaled(stream, replace(ratio(count.first, place + 1, int(count.value), under), digits=count.digits))


def and_fraction(stream: TokenStream, first: int, place: int, whole: Decimal) -> Amount | None:
    """Read "two and a half", "fünf und drei Viertel", "sechs und zwei Drittel"."""
    tables, tokens = stream.tables, stream.tokens
    hyphened = tokens[place].text == tokens[place + 2].text == "-" and stream.glued(place) and stream.glued(place + 3)
    place += hyphened  # "six-and-a-half"
    if tokens[place].low != tables.numbers.joiner or not (
        hyphened or (stream.spaced(place) and stream.spaced(place + 1))
    ):
        return None
    after = place + 1 + hyphened
    over = Decimal(1)
    if tokens[after].low in tables.words.articles or tokens[after].low in tables.ranges.ones:
        after += 1 + (hyphened and tokens[after + 1].text == "-")
    else:
        found = spelled(stream, after)
        if found is None or found.rest:
            return None
        over, after = found.value, found.last
        if tokens[after].text == "-":
            after += 1
    if not stream.near(after):
        return None
    if tokens[after].low in tables.numbers.halves:
        under: int | None = 2
    else:
        under = denominator(stream, after)
    if not under or over != int(over) or over >= under or tokens[after].low.startswith(tables.shares.half_nouns):
        return None
    return mixed_ratio(first, after + 1, whole, int(over), under)
