"""Text of an article made safe to show: one character for one, so that spans keep their places."""

import re

__all__ = ["one_line", "printable"]

#: What must not reach a terminal or a page: controls other than white space (ECMA-48 sequences begin with
#: one), lone surrogates and noncharacters (no encoding or no HTML holds them), and the bidirectional
#: embeddings, overrides and isolates, with which a text can show its digits in another order (UAX 9).
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SPACES = re.compile("[\t\x0b\x0c\r\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return `text` with every unprintable character as U+FFFD and every odd white space as a space.

    Line feeds stay. The result is as long as `text`.
    """
    return _SPACES.sub(" ", _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))


def one_line(text: str) -> str:
    """Return `text`, printable, on one line: runs of white space become a space."""
    return " ".join(printable(text).split())
