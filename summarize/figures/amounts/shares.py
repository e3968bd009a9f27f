"""Shares ("one in five"), and small words that stand for numbers."""

from decimal import Decimal

from summarize.figures.amounts.amount import Amount
from summarize.figures.amounts.unitless import amount
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.number_words import segment
from summarize.figures.numbers.ordinals import rank
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream

# The wholes of shares: "two in five", "15 in 100,000".
_ROUND = frozenset({5, 10, 20, 100, 1000, 10_000, 100_000, 1_000_000})


def share(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "jeder Fünfte", "einer von fünf", "one in five", "two out of three", "drei von vier"."""
    if stream.tokens[at].low in stream.tables.shares.each and stream.near(at + 1):
        return _each(stream, at)
    over = _sharers(stream, at)
    return None if over is None else _of_whole(stream, at, *over)


def _each(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "jeder Fünfte", "every fifth"."""
    tables, tokens, place = stream.tables, stream.tokens, at + 1
    ranked = rank(stream, place)
    dotted = tokens[place].kind == DIGITS and stream.glued_mark(place + 1, ".")
    decimal = tokens[place + 2].kind == DIGITS and not tokens[place + 2].gap  # "every 2.1 days"
    if ranked is None and dotted and not decimal:
        ranked = int(tokens[place].text[:6]), place + 2
    if tokens[place].low in tables.ranks.also_units and tokens[place + 1].text == ",":
        return None  # "Every second, ten babies are born"
    return _part(at, ranked[1], Decimal(1), Decimal(ranked[0])) if ranked and ranked[0] > 1 else None


def _sharers(stream: TokenStream, at: int) -> tuple[Decimal, int] | None:
    """Return the number of parts that a share refers to, and the place after them."""
    if stream.tokens[at].low in stream.tables.shares.one_of and stream.near(at + 1):
        return Decimal(1), at + 1
    found = amount(stream, at)
    if found is None or found.value is None or found.rest or found.article or found.scaled:
        return None
    return (found.value, found.last) if 0 < found.value <= 1000 else None


def _of_whole(stream: TokenStream, at: int, over: Decimal, place: int) -> ParsedFigure | None:
    """Read the "in five", "von vier" that follows `over` parts."""
    tables, tokens = stream.tables, stream.tokens
    told = over == 1 and tokens[place].low in tables.shares.sharers  # "one woman in three"
    place += told
    linked = _link(stream, place, one=tokens[at].low in tables.shares.one_of)
    if linked is None or (told and not linked[0]):
        return None
    link = tokens[place].low
    needs_round, place = linked
    under = amount(stream, place) if stream.near(place) else None
    if under is None or under.value is None or not _is_whole(under, under.value, over, needs_round=needs_round):
        return None
    if link in tables.shares.one_links and tokens[under.last].low in tables.measures.units:
        return None  # "in two parts, one of 200 metres"
    if (told or link in tables.shares.measure_links) and _unit_like(stream, under.last):
        return None
    return _part(at, under.last, over, under.value)


def _is_whole(under: Amount, value: Decimal, over: Decimal, *, needs_round: bool) -> bool:
    """Whether `over` parts may be taken of an amount; after "in" or "von", of a round one that is not a year."""
    if under.rest or under.article or under.fraction:
        return False
    if not over < value <= 10**7 or over != int(over) or value != int(value):
        return False
    if not needs_round:
        return True
    year = value > 1000 and under.digits and under.plain_digits == 4
    return not year and (over == 1 or value in _ROUND or over + 1 == value)


def _link(stream: TokenStream, place: int, *, one: bool) -> tuple[bool, int] | None:
    """Read "in", "out of", "von", and after `one` "of": whether it needs a round whole, and the place after it."""
    if not stream.spaced(place):
        return None
    if one and stream.tokens[place].low in stream.tables.shares.one_links:
        return False, place + 1
    return stream.phrase(place, stream.tables.shares.share_links)


def _unit_like(stream: TokenStream, place: int) -> bool:
    word = stream.tokens[place].low
    return (
        word in stream.tables.measures.units or word in stream.tables.ranges.to or word in stream.tables.ranges.from_to
    )


def _part(first: int, last: int, over: Decimal, under: Decimal) -> ParsedFigure:
    value = None
    rest = int(under)
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if int(over) % rest == 0:
        value = over / under
    return ParsedFigure(first, last, Kind.FRACTION, value=value, low=over, high=under)


def small_word(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "beide", "both", "ein Paar", "a pair", "zu dritt", "ein einziger", "not a single"."""
    tables, tokens = stream.tables, stream.tokens
    token = tokens[at]
    if token.low in tables.shares.both and _joins(stream, at):
        return None
    if token.low in tables.shares.small:
        return ParsedFigure(at, at + 1, Kind.CARDINAL, value=Decimal(tables.shares.small[token.low]))
    if token.low in tables.shares.half_as.first and stream.phrase(at, tables.shares.half_as):
        return _part(at, at + 1, Decimal(1), Decimal(2))
    if token.text in tables.shares.pair and tokens[at - 1].low in tables.shares.pair_articles and at:
        return ParsedFigure(at, at + 1, Kind.CARDINAL, value=Decimal(2))
    if token.low in tables.shares.together and (party := _party(stream, at + 1)):
        return ParsedFigure(at, at + 2, Kind.CARDINAL, value=Decimal(party))
    negated = token.low in tables.shares.none
    if negated:
        return _none(stream, at)
    if token.low in tables.words.articles and tokens[at + 1].low in tables.shares.single:
        named = stream.phrase(at + 2, tables.measures.people) if stream.near(at + 2) else None
        value = Decimal(0) if _denied(stream, at) else Decimal(1)
        return ParsedFigure(
            at, named[1] if named else at + 2, Kind.CARDINAL, value=value, unit=named[0] if named else None
        )
    return None


# Most tokens between a negation and "a single".
_NEGATED_WITHIN = 6


def _denied(stream: TokenStream, at: int) -> bool:
    """Whether a negation stands shortly before "a single": "did not survive a single fall"."""
    for token in reversed(stream.tokens[max(at - _NEGATED_WITHIN, 0) : at]):
        if token.text in (".", ",", ";", ":", "!", "?") or token.low in stream.tables.shares.exceptions:
            return False
        if token.low in stream.tables.shares.denials:
            return True
    return False


# Most tokens between a "both" and its "and".
_AND_WITHIN = 9


def _joins(stream: TokenStream, at: int) -> bool:
    """Whether "both" only emphasises an "and": "both in Berlin and in Bonn"."""
    tokens = stream.tokens
    following = tokens[at + 1]
    if (
        following.kind != WORD
        or not (following.low in stream.tables.shares.after_both or following.text[0].isupper())
        or following.low in stream.tables.words.partitive
    ):
        return False
    for place in range(at + 2, min(at + _AND_WITHIN, stream.count)):
        if tokens[place].text in (".", ";", "!", "?") or not stream.near(place):
            return False
        if tokens[place].low == stream.tables.numbers.joiner:
            return True
    return False


def _party(stream: TokenStream, place: int) -> int | None:
    """Read the "dritt" of "zu dritt"."""
    tables, low = stream.tables, stream.tokens[place].low
    if not stream.near(place):
        return None
    parts = segment(tables, low)
    if len(parts) == 1 and low[parts[0][2] :] in tables.shares.party_endings:
        return parts[0][0]
    return tables.shares.parties.get(low)


def _none(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "kein einziger", "not a single", and "keine Toten", "no deaths": a count of nothing."""
    tables, tokens = stream.tables, stream.tokens
    a, b = tokens[at + 1], tokens[at + 2]
    if a.low.startswith(tables.shares.single_stems) and stream.near(at + 1):
        return ParsedFigure(at, at + 2, Kind.CARDINAL, value=Decimal(0))
    if tokens[at].low in tables.shares.negators:
        single = a.low in tables.words.articles and b.low in tables.shares.single
        return ParsedFigure(at, at + 3, Kind.CARDINAL, value=Decimal(0)) if single else None
    named = stream.phrase(at + 1, tables.measures.people) if stream.near(at + 1) else None
    if named and named[0] in ("dead", "injured", "victim"):
        return ParsedFigure(at, named[1], Kind.CARDINAL, value=Decimal(0), unit=named[0])
    return None
