"""From bytes to text: the encoding of a German text."""

import codecs
import re
from unicodedata import name as name_of

from summarize.errors import InputError

# Longest first: the UTF-32 mark begins with the UTF-16 mark.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# How files other than text begin, and what to call them.
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a media file"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"PAR1", "a Parquet file"),
)

# The 8-bit encodings found in German text, the likeliest first: a tie goes to the earlier one.
_GERMAN_CODE_PAGES = ("cp1252", "mac_roman", "cp850", "iso8859_15")
_GERMAN_LETTERS = frozenset("äöüÄÖÜß")
_GERMAN_MARKS = frozenset("„“”‚‘’»«›‹–—…€§°©•·´éèêáàâóòôíúçñćčšžłøåÉ\u00a0")
#: Least number of bytes over 127 for a guess at Latin text: two of them were read as Thai, Korean or Polish by chance.
_EVIDENCE = 8
_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF8_LETTER = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|\xe2\x80[\x80-\xbf]")


def decode(data: bytes, *, place: str) -> str:
    """Return the text of `data`, without a byte order mark but otherwise unchanged.

    Tries UTF-8 first, then byte order marks, UTF-16 without a mark, and the 8-bit encodings of German text;
    charset-normalizer decides the rest. Raises InputError, naming `place`, if the bytes are not text or the text is
    damaged.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{place}: this is {what}, not text", "save the article as text or HTML first")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name, place)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        wide = _utf16_without_mark(data)
        return _text(_strictly(data, wide, place), place) if wide else _eight_bit(data, error, place)
    if "\x00" in text:
        wide = _utf16_without_mark(data)
        if wide:
            return _text(_strictly(data, wide, place), place)
    return _text(text, place)


def encodable(text: str) -> str:
    """Return `text` with U+FFFD for each lone surrogate, which UTF-8 cannot encode."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _strictly(data: bytes, name: str, place: str) -> str:
    try:
        return _text(data.decode(name), place)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{place}: the text says it is {name} but byte {error.start} is not", "save it again as UTF-8"
        ) from error


def _text(text: str, place: str) -> str:
    """Refuse text that decodes but is binary: NUL, or more than one control character in a hundred."""
    if "\x00" in text:
        raise InputError(
            f"{place}: this is binary data, not text (NUL at character {text.index(chr(0))})", "save it as .txt"
        )
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise InputError(f"{place}: this is binary data, not text (full of control characters)", "save it as .txt")
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """Decode UTF-16 without a mark: in Western text nearly every second byte is zero, always on the same side."""
    if len(data) < 4 or len(data) % 2:
        return None
    half = len(data) // 2
    if data[1::2].count(0) > 0.7 * half and data[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if data[0::2].count(0) > 0.7 * half and data[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _eight_bit(data: bytes, error: UnicodeDecodeError, place: str) -> str:
    high = sum(len(run) for run in _HIGH.findall(data))
    if len(_UTF8_LETTER.findall(data)) * 2 >= high * 0.5:
        raise InputError(
            f"{place}: the text is UTF-8 but damaged at byte {error.start}", "save it again as UTF-8"
        ) from error
    page, share = max(((page, _plausible(data, page)) for page in _GERMAN_CODE_PAGES), key=lambda scored: scored[1])
    # Legacy German text also has the odd foreign name, so nine in ten suffice. Cyrillic, Greek or noise read as cp1252
    # stays below a half.
    if share >= 0.9:
        return _strictly(data, page, place)
    from charset_normalizer import from_bytes

    guess = from_bytes(data, steps=5, chunk_size=512, threshold=0.15).best()
    if guess is None or b"\x00" in data or not _credible(str(guess), high):
        raise InputError(
            f"{place}: the bytes are not text in any known encoding (byte {error.start})", "save it as UTF-8"
        ) from error
    return _text(str(guess), place)


def _credible(text: str, high: int) -> bool:
    """Whether a guess from `high` bytes over 127 may be right: Latin text has no single words in another script."""
    letters = [char for char in text if char.isalpha()]
    others = [char for char in letters if not char.isascii()]
    if 2 * len(others) > len(letters):
        return True
    return high >= _EVIDENCE and all(name_of(char, "").startswith("LATIN") for char in others)


def _plausible(data: bytes, page: str) -> float:
    """Return the share of bytes over 127 that `page` decodes to characters of German text."""
    text = b"".join(_HIGH.findall(data)).decode(page, errors="replace")
    good = sum(1.0 if char in _GERMAN_LETTERS else 0.95 if char in _GERMAN_MARKS else 0.0 for char in text)
    return good / len(text)
