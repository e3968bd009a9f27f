"""Numbered names, whose number stays when they are translated: FILE1 and DATEI1, pkg2 and paket2."""

import re
from collections.abc import Iterable
from dataclasses import replace

from summarize.article import Span
from summarize.consistency import Check, Finding, Verdict
from summarize.figures import Figure

__all__ = ["renamed"]

_NAME = re.compile(r"[^\W\d_]{2,}(\d{1,2})")

#: The longest word considered before a number.
_WORD = 40


def renamed(check: Check, german: str, english: str) -> Check:
    """Return `check` with unmatched names supported by unmatched German names with the same number.

    Usage texts are full of them, and the check compares names by their letters.
    """
    left = _numbers(check.omissions, german)
    wanting = _numbers((one.figure for one in check.findings if not one.verdict.ok), english)
    both = left.keys() & wanting.keys()
    if not both:
        return check
    names = {figure: left[number][0] for number in both for figure in wanting[number]}
    gone = {figure for number in both for figure in left[number]}
    findings = tuple(_supported(one, names[one.figure]) if one.figure in names else one for one in check.findings)
    return replace(check, findings=findings, omissions=tuple(one for one in check.omissions if one not in gone))


def _supported(finding: Finding, name: Figure) -> Finding:
    return replace(finding, verdict=Verdict.REWORDED, evidence=(Span(name.start, name.end),), warning=None)


def _numbers(figures: Iterable[Figure], text: str) -> dict[str, list[Figure]]:
    """Return those of `figures` that are such a name, or the number of one, by that number."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        start = figure.start
        while start and figure.start - start < _WORD and text[start - 1].isalpha():
            start -= 1
        if match := _NAME.fullmatch(text[start : figure.end]):
            found.setdefault(match[1], []).append(figure)
    return found
