"""Gettext PO files, read with polib a few hundred messages at a time."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from summarize.article import LONGEST_LINE
from summarize.bitext.encoded import declared_charset, text_lines
from summarize.bitext.languages import LEAST_WORDS, is_english_tag, is_german_tag
from summarize.bitext.unit import BitextError, ByteFile, Entry, Skip, Skipped, Unit
from summarize.language.detection import is_german

#: Written by msgcat and msgmerge between contradicting translations.
_CONFLICT = "#-#-#-#-#"

#: Messages that are not translated: digests of images (itstool, xml2po), and the names of translators.
_FIXED = re.compile(r"external ref='|@@image: '|translator-credits\Z|Your (?:names|emails)\Z")

#: Lines parsed at a time. polib reads whole files, which takes a gigabyte at 200,000 messages.
_LINES_AT_A_TIME = 1_000

#: Lines before the first message, such as long licences.
_LONGEST_HEADER = 2_000

#: Characters that polib, but not PO, treats as line ends.
_LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " "))
_LINE = re.compile(r"\(line (\d+)\)(?:: (.*))?$")


def read_po(file: ByteFile, name: str) -> Iterator[Entry]:
    """Yield the messages of a PO file in order, each plural form separately, without obsolete ones.

    The header's `Language` tells whether the translations or the messages are German; without it, the texts do. Raises
    BitextError if the file is not PO, not in its encoding, or in other languages.
    """
    head = list(islice(_byte_lines(file), _LONGEST_HEADER))
    encoding = declared_charset(b"".join(head))
    lines = text_lines(_Chained(head, file), name, encoding=encoding)
    german_messages: bool | None = None
    for first, chunk in _chunks(lines):
        parsed = _parsed(chunk, first, name)
        if german_messages is None:
            german_messages = _german_messages(parsed, name)
        for entry in parsed:
            if not entry.obsolete:
                yield from _entries(entry, name, _line(entry, chunk, first), german_messages)


def _byte_lines(file: ByteFile) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE):
        yield line


class _Chained:
    """A file from which some lines have already been read."""

    def __init__(self, head: list[bytes], file: ByteFile) -> None:
        self._head = head[::-1]
        self._file = file

    def readline(self, size: int = -1, /) -> bytes:
        return self._head.pop() if self._head else self._file.readline(size)

    def read(self, size: int = -1, /) -> bytes:
        return self._head.pop() if self._head else self._file.read(size)


def _chunks(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of whole messages, each with the number of its first line.

    A run ends at a blank line after a translation that is followed by comments or another message: only there is a
    message certain to be complete.
    """
    chunk: list[str] = []
    first, translated, blank = 1, False, False
    for number, line in enumerate(lines, 1):
        begins = line.startswith(("#", "msgid ", "msgctxt "))
        if len(chunk) >= _LINES_AT_A_TIME and translated and blank and begins:
            yield first, chunk
            chunk, first = [], number
        chunk.append(line.rstrip("\r\n").translate(_LINE_ENDS))
        blank = not line.strip()
        translated = line.startswith("msgstr") or (translated and not begins)
    if chunk:
        yield first, chunk


def _parsed(chunk: list[str], first: int, name: str) -> Any:
    import polib

    parse: Any = polib.pofile
    try:
        return parse("\n".join(chunk) + "\n", check_for_duplicates=False, encoding="utf-8")
    except OSError as error:
        match = _LINE.search(str(error))
        what = f" ({match[2]})" if match and match[2] else ""
        line = first - 1 + int(match[1]) if match else None
        raise BitextError(name, f"this is not a PO file{what}; repair it (msgfmt -c shows details).", line) from error


def _german_messages(parsed: Any, name: str) -> bool:
    """Return whether the messages are German, rather than the translations."""
    language = str(parsed.metadata.get("Language", "")).strip()
    if is_german_tag(language):
        return False
    if language and not is_english_tag(language):
        raise BitextError(name, f"the language is {language}; give a bitext of German and English.")
    pairs = [(entry.msgid, entry.msgstr) for entry in parsed if entry.msgstr]
    messages, translations = (" \n".join(side) for side in zip(*pairs, strict=True)) if pairs else ("", "")
    # British English for American English is not a bitext here; the texts reveal it.
    return bool(language) or (
        len(translations.split()) >= LEAST_WORDS and is_german(messages) and not is_german(translations)
    )


def _line(entry: Any, chunk: list[str], first: int) -> int:
    """Return the line of an entry's msgid; polib reports that of its first comment."""
    place = max(int(entry.linenum) - 1, 0)
    while place < len(chunk) - 1 and not chunk[place].lstrip().startswith(("msgid", "msgctxt")):
        place += 1
    return first + place


def _entries(entry: Any, name: str, line: int, german_messages: bool) -> Iterator[Entry]:
    if entry.fuzzy:
        yield Skipped(name, line, Skip.FUZZY)
        return
    label = f"{entry.msgctxt} | {entry.msgid}" if entry.msgctxt else entry.msgid
    if not entry.msgid_plural:
        yield _unit(name, line, label, entry.msgid, entry.msgstr, german_messages)
        return
    for form, translation in sorted(entry.msgstr_plural.items()):
        message = entry.msgid if form == 0 else entry.msgid_plural
        yield _unit(name, line, f"{label} [{form}]", message, translation, german_messages, singular=form == 0)


def _unit(
    name: str, line: int, label: str, message: str, translation: str, german_messages: bool, *, singular: bool = False
) -> Entry:
    if not translation:
        return Skipped(name, line, Skip.UNTRANSLATED)
    if _FIXED.match(message):
        return Skipped(name, line, Skip.LOCKED)
    if _CONFLICT in translation:
        return Skipped(name, line, Skip.FUZZY)
    german, english = (message, translation) if german_messages else (translation, message)
    return Unit(name, line, label, german, english, singular)
