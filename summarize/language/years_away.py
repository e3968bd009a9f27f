"""Years named by their distance from that of the text: letztes Jahr, heuer, next year."""

import re

_WORDS = {
    "last": "(?:letzt|vergangen|vorig)e[nrms]? jahr(?:es)?|last year|vorjahr(?:es)?",
    "this": "(?:diese[smn]|laufenden) jahr(?:es)?|this year|heuer",
    "next": "(?:nächst|kommend|folgend)e[nrms]? jahr(?:es)?|next year",
}
_YEAR = re.compile(rf"\b(?:{'|'.join(f'(?P<{step}>{words})' for step, words in _WORDS.items())})\b", re.IGNORECASE)


def year_away(text: str) -> tuple[str, str] | None:
    """Return the first such words of a text, and whether they mean the last, this or the next year; or None."""
    found = _YEAR.search(text)
    return (found.group(), found.lastgroup or "") if found is not None else None
