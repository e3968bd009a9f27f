"""Amounts: a number in digits or words with its sign, scale, half or fraction, before any unit."""

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from summarize.figures.amounts.amount import Amount, dozens, last_scale, mixed_ratio, quotient, ratio, scaled
from summarize.figures.amounts.fractions import and_fraction, counted_fraction, one_of_hedged, slash, words_fraction
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.number_words import Spelled, segment, spelled
from summarize.figures.numbers.numerals import VULGAR, numeral
from summarize.figures.parsed_figure import EXACT
from summarize.figures.tables.schema import HUNDRED, SCALE, UNIT, Tables
from summarize.figures.token_stream import TokenStream

_SIGNS = frozenset("-−–")


_OPENING = frozenset("([{„“\"'«»‹›/:=")


def amount(stream: TokenStream, at: int) -> Amount | None:
    """Read the longest amount that begins at token `at`, or None."""
    key = ("amount", at)
    if key not in stream.memo:
        stream.memo[key] = _amount(stream, at)
    found: Amount | None = stream.memo[key]
    return found


def _amount(stream: TokenStream, at: int) -> Amount | None:
    token = stream.tokens[at]
    if token.kind == WORD:
        if token.low in stream.tables.numbers.minus:
            return None if _either_sign(stream, at) else _negated(stream, at, at + 1)
        if token.text in VULGAR:
            over, under = VULGAR[token.text]
            return scaled(stream, ratio(at, at + 1, over, under))
        return _in_words(stream, at)
    if token.kind == DIGITS or token.text == ".":
        return _in_digits(stream, at)
    if token.text in _SIGNS and stream.tokens[at + 1].gap == "" and stream.tokens[at + 1].kind == DIGITS:
        before = stream.tokens[at - 1] if at else None
        dash = before is not None and before.kind == DIGITS and len(before.text) == len(stream.tokens[at + 1].text) == 4
        if before is None or (token.gap and not dash) or before.text in _OPENING:
            return _negated(stream, at, at + 1)
    return None


def _either_sign(stream: TokenStream, at: int) -> bool:
    """Whether a minus belongs to "plus/minus" or "plus or minus", and is not a sign."""
    tokens, numbers = stream.tokens, stream.tables.numbers
    if at and tokens[at - 1].low in numbers.plus:
        return True
    return at > 1 and tokens[at - 1].low in ("/", *numbers.alternatives) and tokens[at - 2].low in numbers.plus


def _negated(stream: TokenStream, at: int, place: int) -> Amount | None:
    again = stream.tokens[place].text in _SIGNS or stream.tokens[place].low in stream.tables.numbers.minus
    found = amount(stream, place) if stream.near(place) and not again else None
    if found is None or found.value is None or found.indefinite or found.rest:
        return None
    return replace(found, first=at, value=-found.value, over=None if found.over is None else -found.over)


def _in_digits(stream: TokenStream, at: int) -> Amount | None:
    found = numeral(stream, at)
    if found is None:
        return None
    tokens = stream.tokens
    last = found.last
    result = Amount(at, last, found.value, digits=True, foreign=found.foreign, scaled=False,
                    plain_digits=0 if found.grouped or found.decimals else found.digits)  # fmt: skip
    if dozen := dozens(stream, at, last, found.value):
        return replace(dozen, digits=True)
    if not found.decimals and not found.grouped and (part := slash(stream, at)):
        return scaled(stream, part)
    if not found.decimals:
        place = last
        if tokens[place].text in VULGAR and stream.near(place):
            over, under = VULGAR[tokens[place].text]
            return scaled(stream, mixed_ratio(at, place + 1, found.value, over, under))
        if (
            (
                stream.spaced(place)
                and tokens[place].kind == DIGITS
                and (part := slash(stream, place))
                and part.over is not None
            )
            and part.under is not None
            and part.over < part.under
        ):
            return scaled(stream, mixed_ratio(at, part.last, found.value, int(part.over), int(part.under)))
        if mixed := and_fraction(stream, at, place, found.value):
            return scaled(stream, replace(mixed, digits=True))
        if part := counted_fraction(stream, result):
            return part
    return _with_part(stream, scaled(stream, result))


@lru_cache(maxsize=1 << 16)
def _counts(tables: Tables, word: str) -> bool:
    """Whether an amount may begin with `word`: most words that interest the reader cannot."""
    return (
        word in tables.numbers.fixed
        or word in tables.words.articles
        or word in tables.numbers.halves
        or word in tables.numbers.whole
        or word in tables.ranks.ordinal_atoms
        or word.startswith((*tables.shares.quarter, *tables.shares.half_nouns, *tables.numbers.one_and_a_half))
        or bool(segment(tables, word))
    )


def _in_words(stream: TokenStream, at: int) -> Amount | None:
    low = stream.tokens[at].low
    if not _counts(stream.tables, low):
        return None
    if low in stream.tables.numbers.fixed:
        return scaled(stream, Amount(at, at + 1, stream.tables.numbers.fixed[low]))
    if found := _one_and_a_half(stream, at) or words_fraction(stream, at):
        return found
    article = low in stream.tables.words.articles
    begin = one_of_hedged(stream, at)
    if article and (dozen := dozens(stream, at, begin, Decimal(1))):
        return dozen
    if begin > at + 1:
        return _hedged(stream, at, begin)
    said = spelled(stream, at)
    if said is None:
        return None
    if article and said.last == at + 1:
        said = Spelled(Decimal(1), at + 1, "", UNIT)
    return _counted(stream, at, said, article=article and said.last == at + 1)


def _one_and_a_half(stream: TokenStream, at: int) -> Amount | None:
    """Read "anderthalb" and what it begins: "anderthalbtausend", "anderthalbstündig"."""
    low = stream.tokens[at].low
    word = next((word for word in stream.tables.numbers.one_and_a_half if low.startswith(word)), None)
    if word is None:
        return None
    rest = low.removeprefix(word)
    scale = stream.tables.numbers.scales.get(rest)
    value = Decimal("1.5")
    return Amount(at, at + 1, value, rest=rest) if scale is None else Amount(at, at + 1, value * scale, scaled=True)


def _counted(stream: TokenStream, at: int, said: Spelled, *, article: bool) -> Amount:
    """Read what follows a number in words: a dozen, decimals, a fraction, a scale."""
    result = Amount(at, said.last, said.value, rest=said.rest, article=article, scaled=said.rank in (HUNDRED, SCALE))
    if said.rest:
        return result
    if dozen := dozens(stream, at, said.last, said.value):
        return dozen
    if pointed := _pointed(stream, result):
        return scaled(stream, pointed)
    if said.rank == SCALE:
        return _with_part(stream, result)
    if mixed := and_fraction(stream, at, said.last, said.value):
        return scaled(stream, mixed)
    if part := counted_fraction(stream, result):
        return part
    return result if result.scaled else _with_part(stream, scaled(stream, result))


def _hedged(stream: TokenStream, at: int, place: int) -> Amount | None:
    """Read what an article and a hedge count: "eine gute Million", "ein knappes Jahr" (the latter before its unit)."""
    found = spelled(stream, place) if segment(stream.tables, stream.tokens[place].low) else None
    if found is not None and not found.rest and found.rank == SCALE:
        return Amount(at, found.last, found.value, scaled=True)
    return Amount(at, place, Decimal(1), article=True)


def _with_part(stream: TokenStream, found: Amount) -> Amount:
    """Add a following part of a scale: "three million and a half"."""
    tables, tokens = stream.tables, stream.tokens
    if not found.scaled or found.value is None or not tables.numbers.part_joiner or found.fraction:
        return found
    scale = last_scale(stream, found.last - 1)
    if scale is None:
        return found
    more = and_fraction(stream, found.first, found.last, Decimal(0))
    if more is None or tokens[more.last].low in tables.words.articles | tables.words.partitive:
        return found
    after = last_scale(stream, more.last)
    if after is not None and stream.near(more.last):
        if after >= scale:
            return found
        scale, more = after, replace(more, last=more.last + 1)
    if more.value is None and more.over is not None and more.under is not None:
        part = quotient(EXACT.multiply(more.over, scale), more.under)
    else:
        part = EXACT.multiply(more.value or Decimal(0), scale)
    return found if part is None else replace(found, last=more.last, value=found.value + part)


def _pointed(stream: TokenStream, found: Amount) -> Amount | None:
    """Read decimals in words: "zwei Komma drei", "two point zero five"."""
    tokens = stream.tokens
    place = found.last
    if tokens[place].low not in stream.tables.numbers.point or not stream.spaced(place) or found.value is None:
        return None
    place += 1
    decimals = ""
    while stream.near(place) and len(decimals) < 12:
        parts = segment(stream.tables, tokens[place].low)
        if len(parts) != 1 or parts[0][2] != len(tokens[place].low) or not 0 <= parts[0][0] < 10:
            break
        decimals += str(parts[0][0])
        place += 1
    if not decimals:
        more = spelled(stream, place) if stream.near(place) else None
        if more is None or more.rest or more.value != int(more.value):
            return None
        decimals, place = str(int(more.value)), more.last
    return replace(found, last=place, value=found.value + Decimal(f"0.{decimals}"))
