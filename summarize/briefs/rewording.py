"""Rewordings: whether a language model's version of a sentence can replace it."""

import re

from summarize.briefs.stance import lost_stance
from summarize.engines.guard import UNIT, units
from summarize.language.function_words import PERSONS, WRITTEN
from summarize.language.negation import ENGLISH_DENIALS

__all__ = ["faithful"]

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")
#: Words that negate, hedge, bound or attribute; a rewording that loses one says something else.
_BOUNDS = ENGLISH_DENIALS | frozenset(
    """
    hardly barely only
    can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't hasn't haven't hadn't
    may might could would should must can if unless possible possibly probably perhaps likely unlikely apparently
    allegedly alleged reportedly suspected presumably supposedly planned plans planning expected expects expect
    estimated estimates estimate seems seemed appears appeared looked tries tried attempted threatened
    least most more less fewer nearly almost close approximately roughly maximum minimum half
    partly mainly mostly largely partially
    said says say saying told tells claims claimed claiming according believes believed believe argues argued warned
    warns reported reports noted notes denied denies denying accused accuses accusing added announced demanded
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
#: Bounds that are also prepositions: they count only before a figure.
_BOUNDED = re.compile(r"\b(about|above|around|below|over|some|under|up to)\s+[^\w\s]?(\d[\d.,:]*\d|\d)", re.IGNORECASE)
_PHRASES = ("in part ", "so-called")


def faithful(source: str, text: str) -> bool:
    """Whether a guarded rewording of one sentence can replace it.

    It must be a complete sentence, keep half of the content words (anything shorter was a fragment) and every negation,
    hedge, bound and attribution, quote exactly what is quoted, and not skip a name or a person: "The Greens called for
    it; the CDU voted against" must not become "The Greens voted against".
    """
    if not text.rstrip("\"'”’)").endswith((".", "!", "?")) or len(units(text)) < 4:
        return False
    if 2 * len(_content(text)) < len(_content(source)):
        return False
    if set(units(source)) & _BOUNDS != set(units(text)) & _BOUNDS:
        return False
    if any((phrase in source.casefold()) != (phrase in text.casefold()) for phrase in _PHRASES):
        return False
    if _bounded(source, text) != _bounded(text, text) or not _quotes_kept(source, text):
        return False
    return not lost_stance(source, text) and not _skipped(source, text) & (_names(source) | PERSONS)


def _content(text: str) -> list[str]:
    return [unit for unit in units(text) if unit not in WRITTEN]


def _quotes_kept(source: str, text: str) -> bool:
    """Whether the source quotes everything that a text quotes, and the text uses no quotation as its own words."""
    if text.count('"') % 2 or not all(quoted in source for quoted in _QUOTED.findall(text)):
        return False
    own = set(units(_QUOTED.sub(" ", text)))
    said = [set(units(quoted)) - WRITTEN for quoted in _QUOTED.findall(source)]
    return not any(words and 2 * len(words & own) > len(words) for words in said)


def _bounded(text: str, kept: str) -> set[tuple[str, str]]:
    """Return the bounds in a text on figures that are also in `kept`."""
    figures = set(units(kept))
    return {(bound.lower(), figure) for bound, figure in _BOUNDED.findall(text) if figure in figures}


def _names(text: str) -> set[str]:
    """Return the capitalised words inside a sentence, as units."""
    inside = [match[0] for match in UNIT.finditer(text)][1:]
    return {unit for word in inside if word[0].isupper() for unit in units(word)}


def _skipped(source: str, text: str) -> set[str]:
    """Return the units of the source that a text skips between units that it keeps."""
    kept = set(units(text))
    wanted = units(source)
    places = [place for place, unit in enumerate(wanted) if unit in kept and unit not in WRITTEN]
    between = wanted[places[0] : places[-1]] if places else []
    return {unit for unit in between if unit not in kept}
