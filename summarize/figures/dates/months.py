"""Months: their names, the day after one, and months without a day."""

from summarize.figures.dates.calendars import valid
from summarize.figures.lexing.tokens import DIGITS, WORD
from summarize.figures.numbers.ordinals import digit_ordinal, word_rank
from summarize.figures.token_stream import TokenStream


def month_at(stream: TokenStream, place: int) -> tuple[int, int] | None:
    """Read a month name at `place`, with the dot of its abbreviation: its number and the place after it."""
    token = stream.tokens[place]
    if token.kind != WORD or not token.text[0].isupper() or token.low not in stream.tables.dates.months:
        return None
    last = place + 1
    if (
        f"{token.low}." in stream.tables.dates.months
        and stream.tokens[last].text == "."
        and not stream.tokens[last].gap
    ):
        last += 1
    return stream.tables.dates.months[token.low], last


def day_after_month(stream: TokenStream, place: int, month: int) -> tuple[int, int] | None:
    """Read the day after a month name ("June 5", "June 5th", "June the fifth"): the day and the place after it."""
    tokens = stream.tokens
    if tokens[place].low in stream.tables.dates.date_links:
        place += 1
    token = tokens[place]
    if not stream.near(place):
        return None
    if token.kind == WORD:
        ranked = word_rank(stream, place)
        return ranked if ranked and valid(None, month, ranked[0]) else None
    if token.kind != DIGITS or len(token.text) > 2 or not valid(None, month, int(token.text)):
        return None
    ranked = digit_ordinal(stream, place)
    if ranked:
        return ranked
    after = tokens[place + 1]
    if after.gap == "" and after.text in (":", ".") and tokens[place + 2].kind == DIGITS and not tokens[place + 2].gap:
        return None
    return int(token.text), place + 1


def stands_alone(stream: TokenStream, at: int) -> bool:
    """Whether a capitalised month name is the month: not the verb "may", not a first name."""
    tables, tokens = stream.tables, stream.tokens
    token = tokens[at]
    before = tokens[at - 1] if at and stream.near(at) else None
    after = tokens[at + 1]
    if after.text == "-" and not after.gap and tokens[at + 2].kind == WORD:
        return tokens[at + 2].low in tables.dates.months and tokens[at + 2].text[0].isupper()
    if token.low in tables.dates.month_words:
        if before is not None and before.text == "-" and at > 1 and tokens[at - 2].low in tables.dates.parts:
            return True  # "mid-March"
        if before is None or before.text in '.!?:“”"„»«':
            return False
        named = after.kind == WORD and after.text[0].isupper() and after.gap == " "
        if (
            before.kind == WORD
            and before.text[0].isupper()
            and before.low not in tables.dates.year_words
            and before.low not in tables.dates.parts
            and (named or not (before.low in tables.dates.month_links or before.low in tables.dates.relative))
        ):
            return False
        if named:
            return before.low in tables.dates.year_words or before.low in tables.dates.month_links
        if (
            token.low in tables.dates.month_verbs
            and before.low not in tables.dates.year_words
            and before.low not in tables.dates.relative
            and before.low not in tables.dates.parts
        ):
            lower = after.kind == WORD and after.text[0].islower()
            return before.low in tables.dates.before_verb or (before.low in tables.measures.definite and lower)
    return True
