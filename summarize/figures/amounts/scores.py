"""Scores: "3:1", "2:0 (1:0)", "3-1", "eins zu null", "two-nil"."""

from decimal import Decimal

from summarize.figures.amounts.measures import lasting
from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.number_words import segment
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.tables.schema import TEN
from summarize.figures.token_stream import TokenStream

_TOLD_WITHIN = 10
# Most goals or votes of a spelled-out score.
_MOST_GOALS = 30


def score(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the score that begins at token `at`, with the half-time score in brackets after it."""
    tokens = stream.tokens
    a, mark, b = tokens[at : at + 3]
    if (
        mark.low in stream.tables.scores.score_links
        and b.kind == DIGITS
        and stream.spaced(at + 1)
        and stream.spaced(at + 2)
    ):
        return _spoken(stream, at)
    if a.kind != DIGITS or b.kind != DIGITS or mark.gap or b.gap or len(a.text) > 3 or len(b.text) > 3:
        return None
    if at and not a.gap and tokens[at - 1].text in ".,:-/–" and not _listed(stream, at - 1):
        return None
    if (mark.text == ":" and lasting(stream, at + 3)) or _longer(stream, at + 3):
        return None  # "43:12 Minuten", "3-1-4"
    holes = mark.text == "&" and len(a.text) == len(b.text) == 1 and a.text > b.text
    if holes and tokens[at + 3].kind != DIGITS:
        return ParsedFigure(
            at, at + 3, Kind.SCORE, low=Decimal(a.text), high=Decimal(b.text), digits=True
        )  # holes in golf
    if mark.text == ":":
        return _made(stream, at, a.text, b.text)
    if mark.text in "-–" and _looks_like_score(stream, at, int(a.text), int(b.text)):
        return _made(stream, at, a.text, b.text)
    return None


def _longer(stream: TokenStream, place: int) -> bool:
    """Whether what could be a score goes on at `place` as a date, a range, a share or a decimal number."""
    if stream.glued_mark(place, ":–/%°"):
        return True
    joined = stream.glued_mark(place, "-") and stream.tokens[place + 1].kind == DIGITS
    return joined or (stream.goes_on(place, ".,") and not _listed(stream, place))


def _listed(stream: TokenStream, place: int) -> bool:
    """Whether the comma at `place` separates two sets rather than decimals: "6:4,6:2"."""
    tokens = stream.tokens
    if place < 3 or tokens[place].text != ",":
        return False
    ahead = all(tokens[after].kind == DIGITS and not tokens[after].gap for after in (place + 1, place + 3))
    before = tokens[place - 1].text == ")" or (tokens[place - 1].kind == DIGITS and tokens[place - 2].text == ":")
    return ahead and before and stream.glued_mark(place + 2, ":")


def _spoken(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read "3 zu 1", "394 zu 313 Stimmen": two whole numbers, neither of which continues."""
    a, b, after = stream.tokens[at], stream.tokens[at + 2], stream.tokens[at + 3]
    goes_on = (after.gap == "" and after.text in ",.'’" and stream.tokens[at + 4].kind == DIGITS) or (
        stream.near(at + 3)
        and (
            after.low in stream.tables.numbers.scales
            or after.low in stream.tables.measures.units
            or after.kind == DIGITS
        )
    )
    if a.kind != DIGITS or len(a.text) > 3 or len(b.text) > 3 or goes_on or (at and not a.gap):
        return None
    if stream.tokens[at + 1].low in stream.tables.scores.pressure_links and (len(a.text), len(b.text)) != (3, 2):
        return None  # "110 over 65" is a blood pressure, "five over 60" is not
    return ParsedFigure(at, at + 3, Kind.SCORE, low=Decimal(a.text), high=Decimal(b.text), digits=True)


def worded_score(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read a score with at least one number in words: "eins zu null", "two-nil", "2-nil", "a three-one win"."""
    tables, tokens = stream.tables, stream.tokens
    first, mark = tokens[at], tokens[at + 1]
    hyphened = stream.glued_mark(at + 1, "-") and stream.glued(at + 2)
    place = at + 2
    joint = hyphened and tokens[place].low in tables.scores.score_joints
    if joint and tokens[place + 1].text == "-" and stream.glued(place + 2):
        place += 2  # "Eins-zu-null-Sieg", "2-zu-0-Sieg", "a six-to-three ruling"
    spaced = stream.spaced(at + 1) and stream.spaced(place) and mark.low in tables.scores.score_joints
    digits = first.kind == tokens[place].kind == DIGITS
    if not (hyphened or spaced) or (digits and place == at + 2):
        return None
    low, high = _goals(stream, at), _goals(stream, place)
    longer = stream.glued_mark(place + 1, "-") and _goals(stream, place + 2) is not None
    if low is None or high is None or longer or (at and tokens[at - 1].text == "-" and not first.gap):
        return None  # "four-four-two"
    falls = place > at + 2 and low > high  # "a six-to-three ruling"
    if digits:
        no_score = tokens[at + 2].low in tables.ranges.to and not (falls or low == high)  # "15-to-24-year-olds"
    elif {first.low, tokens[place].low} & tables.scores.nil:
        no_score = False
    else:
        no_score = spaced and mark.low in tables.ranges.to  # "won two to three medals"
        no_score = no_score or not (falls or _told(stream, at, place, hyphened=hyphened))
    return None if no_score else ParsedFigure(at, place + 1, Kind.SCORE, low=low, high=high)


def _goals(stream: TokenStream, place: int) -> Decimal | None:
    """Return the goals that a small word or number counts; tens before a hyphen continue ("twenty-one")."""
    tables, token = stream.tables, stream.tokens[place]
    if token.kind == DIGITS:
        return Decimal(token.text) if len(token.text) <= 2 else None
    if token.low in tables.scores.nil:
        return Decimal(0)
    parts = segment(tables, token.low) if token.kind == WORD else ()
    if len(parts) != 1 or parts[0][2] != len(token.low) or not 0 < parts[0][0] < _MOST_GOALS:
        return None
    tens = parts[0][1] == TEN and stream.tokens[place + 1].text == "-"
    return None if tens else Decimal(parts[0][0])


def _told(stream: TokenStream, at: int, place: int, *, hyphened: bool) -> bool:
    """Whether the words around "zwei zu eins" or "three-one" are those of a score; otherwise these may count."""
    tables, tokens = stream.tables, stream.tokens
    after = tokens[place + 1]
    near = tokens[max(at - _TOLD_WITHIN, 0) : min(place + _TOLD_WITHIN, stream.count)]
    if any(token.low in tables.scores.score_words for token in near):
        return stream.glued(place + 1) or (
            after.low not in tables.measures.units and after.low not in tables.numbers.scales
        )
    if hyphened:
        return False
    counted = after.kind in (WORD, DIGITS) and stream.near(place + 1) and not after.text.islower()
    counted = counted and tables.measures.people.get(after.low) not in ("vote", "goal")
    alike = tokens[at].low == tokens[place].low  # "eins zu eins umgesetzt"
    definite = at > 0 and tokens[at - 1].low in tables.measures.definite
    return not (
        alike or definite or counted or after.low in tables.measures.units or after.low in tables.numbers.scales
    )


def _made(stream: TokenStream, at: int, a: str, b: str) -> ParsedFigure:
    tokens = stream.tokens
    last = at + 3
    if tokens[last].text == "(" and stream.near(last):
        x, mark, y = tokens[last + 1 : last + 4]
        if x.kind == DIGITS and mark.text == ")" and {a, b} == {"6", "7"}:
            last += 3  # "7:6 (3)": the points of a tie-break
        elif x.kind == DIGITS and y.kind == DIGITS and mark.text == tokens[at + 1].text:
            while tokens[last].text != ")" and last < at + 20 and tokens[last].gap != "\n" and tokens[last].kind:
                last += 1
            last = last + 1 if tokens[last].text == ")" else at + 3
    return ParsedFigure(at, last, Kind.SCORE, low=Decimal(a), high=Decimal(b), digits=True)


def _looks_like_score(stream: TokenStream, at: int, a: int, b: int) -> bool:
    """Whether "3-1" is a score rather than a range: it falls, or it is near words of sport."""
    tables, tokens = stream.tables, stream.tokens
    after = tokens[at + 3]
    if (
        a > 200
        or b > 200
        or after.low in tables.measures.units
        or after.low in tables.measures.people
        or after.low in tables.numbers.scales
    ):
        return False
    if after.text == "-" and not after.gap:
        return False
    if tokens[at + 1].text not in tables.scores.dashes and not (a >= b and a < 20):
        return False
    if (a >= b and a < 20) or (a == 0 and b < 20):
        return True
    return any(
        tokens[place].low in tables.scores.score_words
        for place in range(max(at - _TOLD_WITHIN, 0), min(at + _TOLD_WITHIN, stream.count))
    )
