"""Making text safe to show, one character for one, so that spans stay valid."""

import re

#: Characters that must not reach a terminal or a page: controls other than white space (ECMA-48 sequences begin with
#: one), lone surrogates and noncharacters (invalid in encodings or in HTML), and bidirectional embeddings, overrides
#: and isolates, which can show digits in another order (UAX 9).
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SPACES = re.compile("[\t\x0b\x0c\r\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return `text` with unprintable characters as U+FFFD and unusual white space as spaces.

    Line feeds stay. The result is as long as `text`.
    """
    return _SPACES.sub(" ", _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))


def one_line(text: str) -> str:
    """Return `text`, printable and on one line: each run of white space becomes a space."""
    return " ".join(printable(text).split())


def capital(text: str) -> str:
    """Return `text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]
