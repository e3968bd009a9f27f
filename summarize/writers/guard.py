"""The guard: what a language model may write, decided by the text it was given."""

import re

__all__ = ["FUNCTION_WORDS", "Guard", "faithful", "units"]

#: A figure in digits with the marks inside it, or a word.
_UNIT = re.compile(r"\d+(?:[.,:'’]\d+)*|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*")
#: What may stand at the end of a figure, or of a word, that is still growing.
_MARKS, _APOSTROPHES = ("", ".", ",", ":", "'"), ("", "'")
#: A character that is not finished yet, as tokenizers decode its first bytes.
_UNFINISHED = "\N{REPLACEMENT CHARACTER}"
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")

#: Words that carry grammar and no facts. Number words, modal verbs and negations are not among them: they must
#: come from the text.
FUNCTION_WORDS = frozenset(
    """
    a an the this that these those it its itself he him his she her they them their who whom whose which
    what where when while as at by for from in into of off on onto over to toward towards under until up upon
    with within about after against along among around before behind below between during since through
    and but or so than then there because if though although whether
    be been being am is are was were has have had having do does did s
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
#: Words that deny, hedge, bound or attribute; a rewording that loses one says something else.
_BOUNDS = frozenset(
    """
    no not never none nor neither nobody nothing nowhere without cannot hardly barely only
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
#: Bounds that are also prepositions: they count before a figure only.
_BOUNDED = re.compile(r"\b(about|above|around|below|over|some|under|up to)\s+[^\w\s]?(\d[\d.,:]*\d|\d)", re.IGNORECASE)
_PHRASES = ("in part ", "so-called")
_PERSONS = frozenset(["i", "he", "she", "they", "we", "you"])


def units(text: str) -> list[str]:
    """Return the words and the figures in digits of a text, in order and without case or possessive s."""
    return [match[0].casefold().replace("’", "'") for match in _UNIT.finditer(text)]


class Guard:
    """Decides which continuations of a text are allowed: no figure and no content word that the source lacks.

    A run of digits that is still growing must be the beginning of a figure of the source, mark for mark; a
    finished one must be such a figure. The same holds for words, other than function words, so number words,
    months and names are the source's too. With `ordered` they must also come in the source's order: a figure
    cannot move to something that stands before it. A guarded text can still be wrong by what it leaves out;
    `faithful` looks for the worst of that.
    """

    def __init__(self, source: str, *, ordered: bool) -> None:
        """Allow the figures and words of `source`."""
        self._units = units(source)
        self._ordered = ordered
        self._ascii = source.isascii()

    def allows(self, text: str, *, finished: bool = False) -> bool:
        """Whether `text`, the whole output so far, is allowed; a `finished` one may not end inside a unit."""
        whole = text.rstrip(_UNFINISHED)
        broken = whole != text
        if (broken and (finished or self._ascii or len(text) - len(whole) > 1)) or "\n" in whole.strip():
            return False
        place = -1
        for match in _UNIT.finditer(whole):
            unit, rest = match[0].casefold().replace("’", "'"), whole[match.end() :].replace("’", "'")
            growing = not finished and rest in (_MARKS if unit[0].isdigit() else _APOSTROPHES)
            if not (growing and broken):
                if unit in FUNCTION_WORDS:
                    continue
                if (found := self._find(unit, place)) is not None:
                    place = found if self._ordered else -1
                    continue
            if not growing or not self._begins(unit + rest, place):
                return False
        return True

    def _find(self, unit: str, place: int) -> int | None:
        try:
            return self._units.index(unit, place + 1)
        except ValueError:
            return None

    def _begins(self, start: str, place: int) -> bool:
        if any(unit.startswith(start) for unit in self._units[place + 1 :]):
            return True
        return any(word.startswith(start) for word in FUNCTION_WORDS)


def faithful(source: str, text: str) -> bool:
    """Whether a guarded rewording of one sentence can stand for it.

    It must be a whole sentence, keep half of the content words (with less it was a fragment), and every negation,
    hedge, bound and attribution, quote what is quoted and nothing else, and not jump over a name or a person: "The
    Greens called for it; the CDU voted against" must not become "The Greens voted against".
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
    return not _skipped(source, text) & (_names(source) | _PERSONS)


def _content(text: str) -> list[str]:
    return [unit for unit in units(text) if unit not in FUNCTION_WORDS]


def _quotes_kept(source: str, text: str) -> bool:
    """Whether what a text quotes is quoted in the source, and it says nothing of a quotation as its own words."""
    if text.count('"') % 2 or not all(quoted in source for quoted in _QUOTED.findall(text)):
        return False
    own = set(units(_QUOTED.sub(" ", text)))
    said = [set(units(quoted)) - FUNCTION_WORDS for quoted in _QUOTED.findall(source)]
    return not any(words and 2 * len(words & own) > len(words) for words in said)


def _bounded(text: str, kept: str) -> set[tuple[str, str]]:
    """Return the bounds in a text of those figures that are also in `kept`."""
    figures = set(units(kept))
    return {(bound.lower(), figure) for bound, figure in _BOUNDED.findall(text) if figure in figures}


def _names(text: str) -> set[str]:
    """Return the capitalised words inside a sentence, as units."""
    inside = [match[0] for match in _UNIT.finditer(text)][1:]
    return {unit for word in inside if word[0].isupper() for unit in units(word)}


def _skipped(source: str, text: str) -> set[str]:
    """Return the units of the source that a text has left out between units that it has kept."""
    kept = set(units(text))
    wanted = units(source)
    places = [place for place, unit in enumerate(wanted) if unit in kept and unit not in FUNCTION_WORDS]
    between = wanted[places[0] : places[-1]] if places else []
    return {unit for unit in between if unit not in kept}
