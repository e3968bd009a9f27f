"""Decoding lines of text, with an error that names the line with the wrong encoding."""

import codecs
import io
import re
from collections.abc import Iterator

from summarize.article import LONGEST_LINE
from summarize.bitext.unit import BitextError, ByteFile

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(rb'^"Content-Type:[^"\n]*charset=([\w.:-]+)', re.MULTILINE | re.IGNORECASE)

#: Bytes within which the header of a PO file ends, after its comments.
_LONGEST_HEADER = 65_536


def text_lines(file: ByteFile, name: str, *, encoding: str = "utf-8") -> Iterator[str]:
    """Yield the lines of a file with their line ends; a byte order mark decides the encoding.

    Raises BitextError at a line with another encoding, or with LONGEST_LINE bytes or more.
    """
    first = file.readline(LONGEST_LINE)
    for mark, marked in _MARKS:
        if first.startswith(mark):
            if marked == "utf-16":
                yield from _wide_lines(file, first, name)
                return
            first, encoding = first.removeprefix(mark), marked
    number, line = 1, first
    while line:
        if len(line) >= LONGEST_LINE:
            raise BitextError(
                name, f"the line has {LONGEST_LINE:,} bytes or more; check that this is a bitext.", number
            )
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError as error:
            where = f"byte {error.start + 1} is not {encoding.upper()}"
            raise BitextError(name, f"{where}; save the file as UTF-8.", number) from error
        if "\0" in text:
            raise BitextError(name, "this is binary data, not text (NUL); check the name of the file.", number)
        yield text
        number, line = number + 1, file.readline(LONGEST_LINE)


def _wide_lines(file: ByteFile, first: bytes, name: str) -> Iterator[str]:
    """Yield the lines of a file in UTF-16, whose line ends can only be found after decoding."""
    # 0x0A may also be half a character, so continue in whole characters, one of which `first` may have cut.
    decoder = codecs.getincrementaldecoder("utf-16")()
    rest, number = "", 0
    data = first
    while True:
        try:
            rest += decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise BitextError(name, "this is not UTF-16; save the file as UTF-8.", number + 1) from error
        lines = rest.splitlines(keepends=True) if not data else io.StringIO(rest, newline="").readlines()
        rest = lines.pop() if lines and data else ""
        yield from lines
        number += len(lines)
        if not data:
            return
        data = file.read(_LONGEST_HEADER)


def declared_charset(head: bytes) -> str:
    """Return the encoding that a PO file declares in its header, or UTF-8 if it declares no known one."""
    match = _CHARSET.search(head)
    try:
        return codecs.lookup(match[1].decode("ascii")).name if match else "utf-8"
    except LookupError:
        return "utf-8"
