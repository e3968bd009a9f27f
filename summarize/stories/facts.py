"""Facts: the informative figures of an article, with the words that say what they are about."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from summarize.article import Article
from summarize.briefs.support import Support
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.matching.contrasts import side, sides
from summarize.consistency.sense import Sense, joined
from summarize.figures import Figure, Kind
from summarize.language.clauses import FACT_BORDER
from summarize.language.detection import is_english
from summarize.language.words import LETTERS
from summarize.stories.aspects import aspects
from summarize.stories.term_weights import features
from summarize.translation import Segment, Translation

__all__ = ["Account", "Fact", "facts"]

#: Numbers up to this, spelled out and not counting anything, are grammar: both, the two, once.
LARGEST_COMMON = 2
#: The same for ranks: the first, the second, the third.
LARGEST_COMMON_RANK = 3
#: A clause with fewer words says too little about its figure, so the next one is added.
SHORTEST_CLAUSE = 4

#: The noun after a number, over adjectives: "30.000 nordkoreanische Soldaten", "148 Kilogramm Kokain".
_NOUN = re.compile(r"(?:-|\s)\s*(?:[a-zäöüß]+(?:e[nrsm]?)?\s+){0,3}([A-ZÄÖÜ][^\W\d_]{2,})")
_QUANTITIES = frozenset({"number", "many", "share", "rank", "mass", "money", "volume", "area", "energy"})
_NAMED = re.compile(r"\b[A-ZÄÖÜ][^\W\d_]+ \Z")

_ROLE = re.compile(
    r"\b(um|auf|von|bis|ab|seit|vor|nach|gegen|zwischen|je|pro|jede[rsmn]?|weitere[nr]?|zusätzliche[nr]?)\s+\Z",
    re.IGNORECASE,
)
_INTENDED = re.compile(
    r"\b(?:plan(?:t|en|te|ten)|wolle[n]?|will|soll(?:en|e|te|ten)?|werden?|wird|könn(?:te|ten|en|e)|dürften?|droh\w*"
    r"|erwart\w*|rechne\w*|prognos\w*|ziel\w*|forder\w*)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:weitere|zusätzliche)[nr]?\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:\bseit\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d)|(?<![\d.,/])((?:19|20)\d\d)(?![\d.,]\d|\d)")
_GROWING = re.compile(
    r"\b(?:bisher|bislang|seitdem|seither|inzwischen|mittlerweile|seit|gestiegen|stieg|steigt|erhöht\w*|kletterte|zunächst"
    r"|zeitraum|vorläufig\w*|noch|mindestens)\b",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"\b(?:inzwischen|mittlerweile|gestiegen|stieg|steigt|erhöht\w*|kletterte|angewachsen)\b", re.IGNORECASE
)
#: What is counted again as news comes in; shares, prices and times rise for other reasons.
_COUNTS = frozenset({"number", "many", "area", "mass", "volume"})


@dataclass(frozen=True)
class Account:
    """One article's account of a story: the article, cleaned, its translation, and its figures.

    `copy_of` is the index of the article in the story whose text it mostly prints; the two are one source.
    """

    article: Article
    translation: Translation
    source: IndexedText
    copy_of: int | None = None

    def origin(self, number: int) -> int:
        """Return the index of the source that this account, at index `number` in the story, comes from."""
        return number if self.copy_of is None else self.copy_of

    @cached_property
    def support(self) -> Support:
        """What the article supports, determined once for drafts and figures alike."""
        return Support(self.source, self.translation)


@dataclass(frozen=True, eq=False)
class Fact:
    """A figure of an article and the words around it.

    `account` is the index of the article in the story, `origin` that of the article whose text it copies or the same,
    `segment` that of the sentence in its translation; `before` and `after` are the German words of its clause before
    and after it, `sentence` and `english` its sentence in both languages, `fate` is what happened to those it counts
    (`consistency.matching.contrasts`). A `minor` fact is a one or two in words, told only if several articles share it.
    """

    account: int
    origin: int
    sense: Sense
    segment: int
    before: str
    after: str
    sentence: str
    english: str
    fate: str | None = None
    minor: bool = False

    @property
    def figure(self) -> Figure:
        """The figure as read."""
        return self.sense.figure

    @property
    def clause(self) -> str:
        """The words of its clause, without the figure."""
        return f"{self.before} {self.after}"

    @cached_property
    def noun(self) -> str:
        """The noun that the figure counts, in the figure or right after it, or an empty string."""
        words = self.figure.text.split()
        if self.figure.unit is not None and self.sense.dimension in ("number", "many"):
            return words[-1]
        found = _NOUN.match(self.sense.after) if self.sense.dimension in _QUANTITIES else None
        return found[1] if found else ""

    @cached_property
    def role(self) -> str:
        """The word right before the figure that distinguishes it from others: by, to, from, since, another."""
        found = _ROLE.search(self.before)
        return found[1].lower() if found else ""

    @cached_property
    def intended(self) -> bool:
        """Whether the clause tells of something planned, feared or possible."""
        return _INTENDED.search(self.clause) is not None

    @cached_property
    def growing(self) -> bool:
        """Whether the sentence gives a count that grows with time: so far, since October, has risen to."""
        return _GROWING.search(self.sentence) is not None

    @cached_property
    def risen(self) -> bool:
        """Whether the clause says that this is a later, higher count: by now, has risen to."""
        return self.sense.dimension in _COUNTS and _RISEN.search(self.clause) is not None

    @cached_property
    def aspects(self) -> frozenset[str]:
        """The aspects named in the clause, or in the sentence if the clause names none."""
        own = aspects(self.before, f"{self.figure.text} {self.after}") or aspects("", self.sentence)
        return own if self.fate is None else own - sides("fate") | {self.fate}

    @cached_property
    def additional(self) -> bool:
        """Whether it counts more of what was counted before: another 6,000."""
        return _MORE.search(f"{self.role} {self.figure.text}") is not None

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that its clause is about, except the start of a period ("since")."""
        return frozenset(year for year in _YEAR.findall(self.clause) if year)

    @cached_property
    def near(self) -> Mapping[str, float]:
        """The features of the clause. See `words.features`."""
        return features(self.clause)

    @cached_property
    def far(self) -> Mapping[str, float]:
        """The features of the sentence."""
        return features(self.sentence)

    @cached_property
    def counted(self) -> Mapping[str, float]:
        """The features of the counted noun."""
        return features(self.noun) if self.noun else {}


def facts(account: Account, number: int) -> Iterator[Fact]:
    """Yield the facts of account `number` in the article's order: its figures, except uninformative ones.

    The figures of an English sentence in a German article are left out: they are read by German rules.
    """
    source = account.source
    segments = list(account.translation.segments)
    index, place = 0, 0
    while place < len(source.senses):
        one, own = source.senses[place], place not in source.in_boilerplate
        place += 1
        if place < len(source.senses) and (both := joined(one, source.senses[place], source.text)) is not None:
            one, place = both, place + 1
        while index < len(segments) and segments[index].span.end <= one.figure.start:
            index += 1
        if index == len(segments):
            return
        segment = segments[index]
        telling = _telling(one)
        told = own and segment.span.start <= one.figure.start and not is_english(segment.source)
        if told and (telling or _minor(one)):
            before, after = _clause(source.text, segment, one.figure)
            fate = side("fate", one)
            words = before, after, segment.source, segment.target
            yield Fact(number, account.origin(number), one, index, *words, fate, minor=not telling)


def _telling(one: Sense) -> bool:
    """Whether a figure is informative by itself: not "both", "the first", "a day" or a name with a number."""
    figure = one.figure
    written = any(character.isdigit() for character in figure.text)
    match figure.kind:
        case Kind.IDENTIFIER:
            return False
        case Kind.COLLECTIVE:
            return figure.low is not None
        case Kind.ORDINAL:
            return written or abs(figure.value or Decimal(0)) > LARGEST_COMMON_RANK
        case Kind.MEASURE:
            return written or figure.value != Decimal(1)
        case Kind.CARDINAL | Kind.MULTIPLE:
            return _counts(one, written=written)
        case _:
            return one.dimension not in ("name", "weekday")


def _counts(one: Sense, *, written: bool) -> bool:
    """Whether a number counts something: "zwei Tote" does, "beide Länder", "ein Mann" and "Maroon 5" do not."""
    figure = one.figure
    if not written and abs(figure.value or Decimal(0)) <= LARGEST_COMMON:
        return (
            figure.unit is not None and figure.value == LARGEST_COMMON and not figure.text.lower().startswith("beide")
        )
    lone = figure.unit is None and figure.text.isdigit() and len(figure.text) == 1
    return not (
        lone and _NAMED.search(one.before) and not _NOUN.match(one.after) and not aspects(one.before[-12:].lstrip(), "")
    )


def _minor(one: Sense) -> bool:
    """Whether a one or two in words measures or counts something: "ein Monat", "zwei Hubschrauber", not "beide Länder"."""
    figure = one.figure
    if figure.kind is Kind.MEASURE:
        return figure.value == Decimal(1)
    two = figure.kind is Kind.CARDINAL and figure.value == LARGEST_COMMON
    return two and not figure.text.lower().startswith("beid") and _NOUN.match(one.after) is not None


def _clause(text: str, segment: Segment, figure: Figure) -> tuple[str, str]:
    """Return the words of a clause before and after `figure`."""
    before, after = text[segment.span.start : figure.start], text[figure.end : segment.span.end]
    lefts = [0, *(match.end() for match in FACT_BORDER.finditer(before))]
    rights = [*(match.start() for match in FACT_BORDER.finditer(after)), len(after)]
    left, right = len(lefts) - 1, 0
    while True:
        parts = before[lefts[left] :], after[: rights[right]]
        if len(LETTERS.findall(" ".join(parts))) >= SHORTEST_CLAUSE or (left == 0 and right == len(rights) - 1):
            return parts
        left, right = max(0, left - 1), min(len(rights) - 1, right + 1)
