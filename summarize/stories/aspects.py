"""Aspects: what a figure is about (how many died, what was lost, when it was signed), by the nearest German words."""

import re
from functools import cache
from importlib.resources import files

__all__ = ["aspects"]

#: Distance in characters within which words still belong to a figure.
ASPECT_WITHIN = 90


def aspects(before: str, after: str) -> frozenset[str]:
    """Return the aspects named nearest to a figure, given the text of its clause before and after it."""
    found = [(match.start(), match.lastgroup) for match in _pattern().finditer(after.lower())]
    found += [(len(before) - match.end(), match.lastgroup) for match in _pattern().finditer(before.lower())]
    near = [(distance, aspect) for distance, aspect in found if distance <= ASPECT_WITHIN and aspect is not None]
    return frozenset(aspect for _, aspect in near)


@cache
def _pattern() -> re.Pattern[str]:
    lines = (files("summarize.data") / "aspects.txt").read_text("utf-8").splitlines()
    table = [line.partition(":") for line in lines if line and not line.startswith("#")]
    groups = (f"(?P<{aspect}>{'|'.join(_word(word) for word in words.split())})" for aspect, _, words in table)
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})")


def _word(written: str) -> str:
    """Return the pattern for one entry of the table."""
    start = r"\w*" if written.startswith("*") else ""
    end = r"(?!\w)" if written.endswith("=") else r"\w*"
    words = written.strip("*=").split("_")
    return start + r"\w*\W+(?:\w+\W+){0,4}?".join(map(re.escape, words)) + end
