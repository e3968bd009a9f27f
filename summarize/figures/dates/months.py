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
    last += f"{token.low}." in stream.tables.dates.months and stream.glued_mark(last, ".")
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
    return None if stream.goes_on(place + 1, ":.") else (int(token.text), place + 1)


def stands_alone(stream: TokenStream, at: int) -> bool:
    """Whether a capitalised month name is the month: not the verb "may", not a first name."""
    dates, following = stream.tables.dates, stream.tokens[at + 2]
    if stream.glued_mark(at + 1, "-") and following.kind == WORD:
        return following.low in dates.months and following.text[0].isupper()
    return stream.tokens[at].low not in dates.month_words or _dated(stream, at)


def _dated(stream: TokenStream, at: int) -> bool:
    """Whether the words around "May" or "August" make it a month rather than a verb or a name."""
    dates, tokens = stream.tables.dates, stream.tokens
    before, after = tokens[at - 1], tokens[at + 1]
    if not at or not stream.near(at):
        return False
    if before.text == "-" and at > 1 and tokens[at - 2].low in dates.parts:
        return True  # "mid-March"
    if before.text in '.!?:“”"„»«':
        return False
    yearly, linked, anchored = (before.low in words for words in (dates.year_words, dates.month_links, dates.relative))
    named = after.kind == WORD and after.text[0].isupper() and after.gap == " "
    capital = before.kind == WORD and before.text[0].isupper() and not yearly and before.low not in dates.parts
    if capital and (named or not (linked or anchored)):
        return False
    if named:
        return yearly or linked
    if tokens[at].low in dates.month_verbs and not yearly and not anchored and before.low not in dates.parts:
        lower = after.kind == WORD and after.text[0].islower()
        return before.low in dates.before_verb or (before.low in stream.tables.measures.definite and lower)
    return True
