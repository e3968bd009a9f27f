"""Shares ("one in five"), and small words that stand for numbers."""

from decimal import Decimal

from summarize.figures.amounts.unitless import amount
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.number_words import segment
from summarize.figures.numbers.ordinals import rank
from summarize.figures.reading import Reading
from summarize.figures.scan import Scan

# The wholes of shares: "two in five", "15 in 100,000".
_ROUND = frozenset({5, 10, 20, 100, 1000, 10_000, 100_000, 1_000_000})


def share(scan: Scan, at: int) -> Reading | None:
    """Read "jeder Fünfte", "einer von fünf", "one in five", "two out of three", "drei von vier"."""
    if scan.tokens[at].low in scan.tables.shares.each and scan.near(at + 1):
        return _each(scan, at)
    over = _sharers(scan, at)
    return None if over is None else _of_whole(scan, at, *over)


def _each(scan: Scan, at: int) -> Reading | None:
    """Read "jeder Fünfte", "every fifth"."""
    tables, tokens, place = scan.tables, scan.tokens, at + 1
    ranked = rank(scan, place)
    dotted = tokens[place].kind == DIGITS and tokens[place + 1].text == "." and not tokens[place + 1].gap
    decimal = tokens[place + 2].kind == DIGITS and not tokens[place + 2].gap  # "every 2.1 days"
    if ranked is None and dotted and not decimal:
        ranked = int(tokens[place].text[:6]), place + 2
    if tokens[place].low in tables.ranks.also_units and tokens[place + 1].text == ",":
        return None  # "Every second, ten babies are born"
    return _part(at, ranked[1], Decimal(1), Decimal(ranked[0])) if ranked and ranked[0] > 1 else None


def _sharers(scan: Scan, at: int) -> tuple[Decimal, int] | None:
    """Return the number of parts that a share refers to, and the place after them."""
    if scan.tokens[at].low in scan.tables.shares.one_of and scan.near(at + 1):
        return Decimal(1), at + 1
    found = amount(scan, at)
    if found is None or found.value is None or found.rest or found.article or found.scaled:
        return None
    return (found.value, found.last) if 0 < found.value <= 1000 else None


def _of_whole(scan: Scan, at: int, over: Decimal, place: int) -> Reading | None:
    """Read the "in five", "von vier" that follows `over` parts."""
    tables, tokens = scan.tables, scan.tokens
    told = over == 1 and tokens[place].low in tables.shares.sharers  # "one woman in three"
    place += told
    linked = _link(scan, place, one=tokens[at].low in tables.shares.one_of)
    if linked is None or (told and not linked[0]):
        return None
    link = tokens[place].low
    needs_round, place = linked
    under = amount(scan, place)
    if under is None or under.value is None or under.rest or under.article or under.fraction or not scan.near(place):
        return None
    if under.value <= over or over != int(over) or under.value != int(under.value) or under.value > 10**7:
        return None
    if needs_round and under.value > 1000 and under.digits and under.plain_digits == 4:
        return None
    if needs_round and over != 1 and not (under.value in _ROUND or over + 1 == under.value):
        return None
    if link in tables.shares.one_links and tokens[under.last].low in tables.measures.units:
        return None  # "in two parts, one of 200 metres"
    if (told or link in tables.shares.measure_links) and _unit_like(scan, under.last):
        return None
    return _part(at, under.last, over, under.value)


def _link(scan: Scan, place: int, *, one: bool) -> tuple[bool, int] | None:
    """Read "in", "out of", "von", and after `one` "of": whether it needs a round whole, and the place after it."""
    if not scan.spaced(place):
        return None
    if one and scan.tokens[place].low in scan.tables.shares.one_links:
        return False, place + 1
    return scan.phrase(place, scan.tables.shares.share_links)


def _unit_like(scan: Scan, place: int) -> bool:
    word = scan.tokens[place].low
    return word in scan.tables.measures.units or word in scan.tables.ranges.to or word in scan.tables.ranges.from_to


def _part(first: int, last: int, over: Decimal, under: Decimal) -> Reading:
    value = None
    rest = int(under)
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if int(over) % rest == 0:
        value = over / under
    return Reading(first, last, Kind.FRACTION, value=value, low=over, high=under)


def small_word(scan: Scan, at: int) -> Reading | None:
    """Read "beide", "both", "ein Paar", "a pair", "zu dritt", "ein einziger", "not a single"."""
    tables, tokens = scan.tables, scan.tokens
    token = tokens[at]
    if token.low in tables.shares.both and _joins(scan, at):
        return None
    if token.low in tables.shares.small:
        return Reading(at, at + 1, Kind.CARDINAL, value=Decimal(tables.shares.small[token.low]))
    if token.low in tables.shares.half_as.first and scan.phrase(at, tables.shares.half_as):
        return _part(at, at + 1, Decimal(1), Decimal(2))
    if token.text in tables.shares.pair and tokens[at - 1].low in tables.shares.pair_articles and at:
        return Reading(at, at + 1, Kind.CARDINAL, value=Decimal(2))
    if token.low in tables.shares.together and (party := _party(scan, at + 1)):
        return Reading(at, at + 2, Kind.CARDINAL, value=Decimal(party))
    negated = token.low in tables.shares.none
    if negated:
        return _none(scan, at)
    if token.low in tables.words.articles and tokens[at + 1].low in tables.shares.single:
        named = scan.phrase(at + 2, tables.measures.people) if scan.near(at + 2) else None
        value = Decimal(0) if _denied(scan, at) else Decimal(1)
        return Reading(at, named[1] if named else at + 2, Kind.CARDINAL, value=value, unit=named[0] if named else None)
    return None


# Most tokens between a negation and "a single".
_NEGATED_WITHIN = 6


def _denied(scan: Scan, at: int) -> bool:
    """Whether a negation stands shortly before "a single": "did not survive a single fall"."""
    for token in reversed(scan.tokens[max(at - _NEGATED_WITHIN, 0) : at]):
        if token.text in (".", ",", ";", ":", "!", "?") or token.low in scan.tables.shares.exceptions:
            return False
        if token.low in scan.tables.shares.denials:
            return True
    return False


# Most tokens between a "both" and its "and".
_AND_WITHIN = 9


def _joins(scan: Scan, at: int) -> bool:
    """Whether "both" only emphasises an "and": "both in Berlin and in Bonn"."""
    tokens = scan.tokens
    following = tokens[at + 1]
    if (
        following.kind != WORD
        or not (following.low in scan.tables.shares.after_both or following.text[0].isupper())
        or following.low in scan.tables.words.partitive
    ):
        return False
    for place in range(at + 2, min(at + _AND_WITHIN, scan.count)):
        if tokens[place].text in (".", ";", "!", "?") or not scan.near(place):
            return False
        if tokens[place].low == scan.tables.numbers.joiner:
            return True
    return False


def _party(scan: Scan, place: int) -> int | None:
    """Read the "dritt" of "zu dritt"."""
    tables, low = scan.tables, scan.tokens[place].low
    if not scan.near(place):
        return None
    parts = segment(tables, low)
    if len(parts) == 1 and low[parts[0][2] :] in tables.shares.party_endings:
        return parts[0][0]
    return tables.shares.parties.get(low)


def _none(scan: Scan, at: int) -> Reading | None:
    """Read "kein einziger", "not a single", and "keine Toten", "no deaths": a count of nothing."""
    tables, tokens = scan.tables, scan.tokens
    a, b = tokens[at + 1], tokens[at + 2]
    if a.low.startswith(tables.shares.single_stems) and scan.near(at + 1):
        return Reading(at, at + 2, Kind.CARDINAL, value=Decimal(0))
    if tokens[at].low in tables.shares.negators:
        single = a.low in tables.words.articles and b.low in tables.shares.single
        return Reading(at, at + 3, Kind.CARDINAL, value=Decimal(0)) if single else None
    named = scan.phrase(at + 1, tables.measures.people) if scan.near(at + 1) else None
    if named and named[0] in ("dead", "injured", "victim"):
        return Reading(at, named[1], Kind.CARDINAL, value=Decimal(0), unit=named[0])
    return None
