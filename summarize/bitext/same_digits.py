"""Digits that both texts of a unit share although they are read as different figures: versions, options, lists, names.

Technical texts write "v2.36" for "Version 2.36", "0,3,6,9" for a list, "FILE1" for "DATEI1". Two texts with the same
digits equally often agree on them, unless one of the texts says what they measure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarize.article import Span
from summarize.consistency import Check, Finding, Verdict
from summarize.consistency.indexed_text import IndexedText
from summarize.figures import Figure, Kind

#: The longest word considered before a number.
LONGEST_WORD = 40

#: The digits of a figure, with the marks between them.
_CORE = re.compile(r"\d(?:.*\d)?")
#: Digits with marks between them; two numbers with one mark are a decimal number or grouped by thousands unless they are
#: in brackets or touch a letter: "(0,10)", "ttyS0,115200".
_RUN = re.compile(r"(?<![\d.,])\d+(?:[.,:]\d+)*")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_ONE = re.compile(r"\b(?:ein(?:e[nmrs]?)?|one|an?)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_DASHES = str.maketrans("\N{MINUS SIGN}\N{EN DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "----")

#: The word before a number, possibly without a space. Fewer letters are not a name: "v2", "x86".
_WORD = re.compile(r"([^\W\d_]+)[ -]?\Z")
SHORTEST_NAME = 2

#: Kinds whose digits mean the same in any text; other kinds only if they measure nothing.
_NAMES = frozenset({Kind.IDENTIFIER, Kind.DATE, Kind.TIME, Kind.SCORE})


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of a unit with its figures; all dashes are hyphens."""

    text: str
    figures: Sequence[Figure]

    def places(self, core: str) -> list[Span]:
        """Return the places of the digits `core`, except inside a decimal number."""
        if _NUMBER.fullmatch(core):
            spans = (span for run in _RUN.finditer(self.text) for span in self._numbers(run))
            return [span for span in spans if span.cut(self.text) == core]
        pattern = re.compile(rf"(?<![\d.,]){re.escape(core)}(?![.,]?\d)")
        return [Span(*match.span()) for match in pattern.finditer(self.text)]

    def _numbers(self, run: re.Match[str]) -> Iterator[Span]:
        if not _DECIMAL.fullmatch(run.group()) or self._apart(run):
            yield from (Span(*number.span()) for number in _NUMBER.finditer(self.text, *run.span()))

    def _apart(self, run: re.Match[str]) -> bool:
        before, after = self.text[run.start() - 1 : run.start()], self.text[run.end() : run.end() + 1]
        return "," in run.group() and (before.isalpha() or (before, after) == ("(", ")"))

    def word(self, place: int) -> tuple[str, bool]:
        """Return the word before a place, and whether it touches it."""
        word = _WORD.search(self.text, max(0, place - LONGEST_WORD), place)
        return (word[1], word.end(1) == place) if word is not None else ("", False)

    def parted(self, place: int) -> bool:
        """Whether two numbers at a place are not a decimal number: "(0,10)"."""
        run = _RUN.match(self.text, place)
        return run is not None and _DECIMAL.fullmatch(run.group()) is not None and self._apart(run)

    def is_open(self, place: int, figure: Figure) -> bool:
        """Whether the figure at a place, if any, measures nothing and is not of another era than `figure`."""
        around = self.at(place)
        return around is None or not (_measures(around) or _is_before_christ(around) != _is_before_christ(figure))

    def at(self, place: int) -> Figure | None:
        """Return the figure around a place."""
        return next((one for one in self.figures if one.start <= place < one.end), None)


def settled(check: Check, german: IndexedText, english: str) -> Check:
    """Return the `check` of a unit, accepting figures whose digits are also in the other text."""
    if all(finding.verdict.ok for finding in check.findings) and not check.omissions:
        return check
    source = _Text(german.text.translate(_DASHES), german.figures)
    target = _Text(english.translate(_DASHES), [finding.figure for finding in check.findings])
    findings = tuple(
        one if one.verdict.ok else _supported(one, _same(one.figure, target, source)) for one in check.findings
    )
    missing = tuple(one for one in check.omissions if _same(one, source, target) is None)
    return replace(check, findings=findings, omissions=missing)


def _same(figure: Figure, own: _Text, other: _Text) -> Span | None:
    """Return where the other text has the digits of a figure, if equally often."""
    core = _CORE.search(figure.text.translate(_DASHES))
    if core is None:
        return None
    written = _squashed(figure)
    if _DECIMAL.search(written) is None and (same := [one for one in other.figures if _squashed(one) == written]):
        return same[0].span
    if figure.text == "1" and not other.figures and (one := _ONE.search(other.text)) is not None:
        return Span(*one.span())
    if _measures(figure):
        return None
    places = other.places(core.group())
    start = figure.start + core.start()
    if own.parted(start):
        return _first([other.places(part) for part in _NUMBER.findall(core.group())])
    if len(places) < len(own.places(core.group())):
        return None
    around = (other.at(span.start) for span in places)
    named = figure.kind in _NAMES or any(one is not None and one.kind in _NAMES for one in around)
    if not named and _DECIMAL.fullmatch(core.group()):
        return None
    return next(
        (s for s in places if other.is_open(s.start, figure) and _alike(own.word(start), other.word(s.start))), None
    )


def _squashed(figure: Figure) -> str:
    """Return a figure without spaces, in lower case: "5700–7100K" and "5700 - 7100K", "400k" and "400 K"."""
    return "".join(figure.text.translate(_DASHES).split()).casefold()


def _first(places: Sequence[Sequence[Span]]) -> Span | None:
    """Return the first place of the first number if all numbers have one."""
    return places[0][0] if all(places) else None


def _alike(one: tuple[str, bool], other: tuple[str, bool]) -> bool:
    """Whether the words before two numbers may be names.

    FILE1 and DATEI1, User1 and Benutzer 1; bare numbers have none.
    """
    if one[1] == other[1]:
        return True
    touching, apart = (one[0], other[0]) if one[1] else (other[0], one[0])
    return len(touching) < SHORTEST_NAME or apart[:1].isupper() or apart[:2] == touching[:2].casefold()


def _supported(finding: Finding, span: Span | None) -> Finding:
    if span is None:
        return finding
    return replace(finding, verdict=Verdict.REWORDED, evidence=(span,), reasons=())


def _measures(figure: Figure) -> bool:
    """Whether a figure says what it measures."""
    return figure.kind not in _NAMES and (figure.unit is not None or figure.kind in (Kind.PERCENT, Kind.FRACTION))


def _is_before_christ(figure: Figure) -> bool:
    return figure.kind is Kind.DATE and figure.value is not None and figure.value < 0
