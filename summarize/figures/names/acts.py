"""The numbers of laws and cases: "2014/24/EU", "(EU) 2016/679", "2 BvR 739/17"."""

from summarize.figures.figure import Kind
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.parsed_figure import ParsedFigure
from summarize.figures.token_stream import TokenStream

# Most letters in a court's register: "BvR", "StR", "AZR".
_LONGEST_REGISTER = 5


def act(stream: TokenStream, at: int) -> ParsedFigure | None:
    """Read the number of a law or case: "2014/24/EU", "(EU) 2016/679", "2 BvR 739/17", without the body."""
    tokens, bodies = stream.tokens, stream.tables.names.legislators
    number, slash, other = tokens[at : at + 3]
    if other.kind == DIGITS and slash.text == "/" and not slash.gap and not other.gap and len(number.text) <= 4:
        after, body = tokens[at + 3], tokens[at + 4]
        ends = after.text == "/" and not after.gap and not body.gap and body.low in bodies
        before = tuple(token.low for token in tokens[max(at - 5, 0) : at])
        numero = next((words for words in stream.tables.names.numeros if before[-len(words) :] == words), ())
        before = before[: len(before) - len(numero)]
        opens = len(before) > 2 and before[-1] == ")" and before[-2] in bodies and before[-3] == "("
        return ParsedFigure(at, at + 3, Kind.IDENTIFIER, digits=True) if ends or opens else None
    slash, year, after = tokens[at + 3 : at + 6]
    register = (
        (number.gap != "" or (at > 0 and tokens[at - 1].text == "("))
        and len(number.text) <= 2
        and stream.spaced(at + 1)
        and stream.spaced(at + 2)
    )
    if not register or other.kind != DIGITS or slash.text != "/" or slash.gap or year.kind != DIGITS or year.gap:
        return None
    court, last = tokens[at + 1], at + 5
    lettered = after.kind == WORD and not after.gap and len(after.text) == 1  # "10 Cg 17/15b-8"
    last += lettered
    if tokens[last].text == "-" and not tokens[last].gap and tokens[last + 1].kind == DIGITS and stream.glued(last + 1):
        last += 2
    capitals = sum(letter.isupper() for letter in court.text)
    named = court.kind == WORD and len(court.text) <= _LONGEST_REGISTER and capitals > (0 if lettered else 1)
    whole = len(year.text) == 2 and not (after.kind == DIGITS and after.gap == "")
    return ParsedFigure(at, last, Kind.IDENTIFIER, digits=True) if named and whole else None
