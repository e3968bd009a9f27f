"""The numbers of laws and cases: "2014/24/EU", "(EU) 2016/679", "2 BvR 739/17"."""

from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream

# Most letters in a court's register: "BvR", "StR", "AZR".
_LONGEST_REGISTER = 5


def act(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the number of a law or case: "2014/24/EU", "(EU) 2016/679", "2 BvR 739/17", without the body."""
    if stream.goes_on(at + 1, "/") and len(stream.tokens[at].text) <= 4:
        return ParsedFigure(at, at + 3, Kind.IDENTIFIER, digits=True) if _has_legislator(stream, at) else None
    return _case(stream, at)


def _has_legislator(stream: TokenStream, at: int) -> bool:
    """Whether "/EU" follows the number of a law, or "(EU)" precedes it, possibly with "Nr." between."""
    tokens, bodies = stream.tokens, stream.tables.names.legislators
    if stream.glued_mark(at + 3, "/") and stream.glued(at + 4) and tokens[at + 4].low in bodies:
        return True
    before = tuple(token.low for token in tokens[max(at - 5, 0) : at])
    numero = next((words for words in stream.tables.names.numeros if before[-len(words) :] == words), ())
    before = before[: len(before) - len(numero)]
    return len(before) > 2 and before[-1] == ")" and before[-2] in bodies and before[-3] == "("


def _case(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the number of a case: a senate, a court's register, and a number of a year."""
    tokens = stream.tokens
    senate, register, number, _, year, after = tokens[at : at + 6]
    opens = senate.gap != "" or (at > 0 and tokens[at - 1].text == "(")
    if not opens or len(senate.text) > 2 or not stream.spaced(at + 1) or not stream.spaced(at + 2):
        return None
    if number.kind != DIGITS or not stream.goes_on(at + 3, "/") or len(year.text) != 2:
        return None
    if after.kind == DIGITS and after.gap == "":
        return None
    lettered = after.kind == WORD and not after.gap and len(after.text) == 1  # "10 Cg 17/15b-8"
    last = at + 5 + lettered
    last += 2 if stream.goes_on(last, "-") else 0
    capitals = sum(letter.isupper() for letter in register.text)
    named = register.kind == WORD and len(register.text) <= _LONGEST_REGISTER and capitals > (0 if lettered else 1)
    return ParsedFigure(at, last, Kind.IDENTIFIER, digits=True) if named else None
