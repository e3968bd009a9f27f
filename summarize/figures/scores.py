"""Scores: "3:1", "2:0 (1:0)", "3-1"."""

from decimal import Decimal

from summarize.figures.figure import Kind
from summarize.figures.reading import Reading
from summarize.figures.scan import Scan
from summarize.figures.tokens import DIGITS

__all__ = ["score"]

_WINDOW = 10


def score(scan: Scan, at: int) -> Reading | None:
    """Read the score that begins at token `at`, with the half-time score in brackets after it."""
    tokens = scan.tokens
    a, mark, b = tokens[at : at + 3]
    if mark.low in scan.tables.score_links and b.kind == DIGITS and scan.spaced(at + 1) and scan.spaced(at + 2):
        return _spoken(scan, at)
    if a.kind != DIGITS or b.kind != DIGITS or mark.gap or b.gap or len(a.text) > 3 or len(b.text) > 3:
        return None
    if at and not a.gap and tokens[at - 1].text in ".,:-/–":
        return None
    after = tokens[at + 3]
    if (
        (after.text == "-" and not after.gap and tokens[at + 4].kind == DIGITS)
        or (after.gap == "" and after.text in (":", "–", "/", "%", "°"))
        or (after.text in (".", ",") and not after.gap and tokens[at + 4].kind == DIGITS and not tokens[at + 4].gap)
    ):
        return None
    if mark.text == "&" and len(a.text) == len(b.text) == 1 and after.kind != DIGITS:
        return Reading(at, at + 3, Kind.SCORE, low=Decimal(a.text), high=Decimal(b.text), digits=True)  # holes in golf
    if mark.text == ":":
        return _made(scan, at, a.text, b.text)
    if mark.text in "-–" and _looks_like_score(scan, at, int(a.text), int(b.text)):
        return _made(scan, at, a.text, b.text)
    return None


def _spoken(scan: Scan, at: int) -> Reading | None:
    """Read "3 zu 1", "394 zu 313 Stimmen": two whole numbers, of which neither goes on."""
    a, b, after = scan.tokens[at], scan.tokens[at + 2], scan.tokens[at + 3]
    goes_on = (after.gap == "" and after.text in ",.'’" and scan.tokens[at + 4].kind == DIGITS) or (
        scan.near(at + 3)
        and (after.low in scan.tables.scales or after.low in scan.tables.units or after.kind == DIGITS)
    )
    if a.kind != DIGITS or len(a.text) > 3 or len(b.text) > 3 or goes_on or (at and not a.gap):
        return None
    return Reading(at, at + 3, Kind.SCORE, low=Decimal(a.text), high=Decimal(b.text), digits=True)


def _made(scan: Scan, at: int, a: str, b: str) -> Reading:
    tokens = scan.tokens
    last = at + 3
    if tokens[last].text == "(" and scan.near(last):
        x, mark, y, close = tokens[last + 1 : last + 5]
        if x.kind == DIGITS and y.kind == DIGITS and mark.text == tokens[at + 1].text:
            while tokens[last].text != ")" and last < at + 20 and tokens[last].gap != "\n" and tokens[last].kind:
                last += 1
            last = last + 1 if tokens[last].text == ")" else at + 3
        del close
    return Reading(at, last, Kind.SCORE, low=Decimal(a), high=Decimal(b), digits=True)


def _looks_like_score(scan: Scan, at: int, a: int, b: int) -> bool:
    """Whether "3-1" is a score rather than a range: it falls, or it stands among words of sport."""
    tables, tokens = scan.tables, scan.tokens
    after = tokens[at + 3]
    if a > 200 or b > 200 or after.low in tables.units or after.low in tables.people or after.low in tables.scales:
        return False
    if after.text == "-" and not after.gap:
        return False
    if tables.compounding and not (a >= b and a < 20):
        return False
    if (a >= b and a < 20) or (a == 0 and b < 20):
        return True
    return any(
        tokens[place].low in tables.score_words for place in range(max(at - _WINDOW, 0), min(at + _WINDOW, scan.count))
    )
