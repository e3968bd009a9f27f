"""An article: its text as read, and the blocks it is made of."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from summarize.article.encoding import decode
from summarize.article.files import opened, readable
from summarize.article.formats import Form, form_of, holds_page
from summarize.article.webpage import PAGE_SECONDS, extract, is_page
from summarize.errors import InputError, TooLargeError
from summarize.language.detection import NOT_GERMAN, is_foreign, require_german
from summarize.span import Span

#: The longest article the program accepts, in characters: about 150,000 words, twice the longest newspaper
#: supplement. Longer input is a corpus or a mistake.
MAX_CHARACTERS = 1_000_000
# A web page holds many times its text in scripts and styles. This limits the file; MAX_CHARACTERS limits the text.
_MAX_PAGE_BYTES = 10_000_000


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    TEASER = "teaser"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


#: Blocks that are the article's own words: they are translated and count as evidence.
OWN = frozenset({BlockKind.TITLE, BlockKind.TEASER, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST})


@dataclass(frozen=True, slots=True)
class Block:
    """A run of an article's text of one kind. Blocks do not overlap and stand in order."""

    kind: BlockKind
    span: Span

    @property
    def own(self) -> bool:
        """Whether this block is the article's own text, not boilerplate around it."""
        return self.kind in OWN


@dataclass(frozen=True, slots=True)
class Article:
    """A German article.

    `text` is the text as read (for HTML, as extracted); every span in the program points into it. `blocks` is empty
    until `cleaning.clean` fills it. `date` is ISO 8601, possibly without month or day. `warnings` name what is doubtful about the
    article as read and appear in every result. `fields` are a record's other fields, as JSON values; JSON results pass
    them through. `foreign`: read with `force` although it is not German.
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    author: str | None = None
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict, compare=False)
    foreign: bool = False

    @property
    def day(self) -> datetime.date | None:
        """The day it was written, against which "last year" is resolved, or None without a possible date."""
        return parse_date(self.date) if self.date is not None else None


def parse_date(date: str) -> datetime.date | None:
    """Return the day of an ISO 8601 date; a bare year or month gives its first day.

    None for an impossible date, as metadata may have.
    """
    try:
        parts = [int(part) for part in date[:10].split("-")]
        return datetime.date(*[*parts, 1, 1][:3])
    except ValueError:
        return None


def read_article(source: str | Path, *, id: str | None = None, force: bool = False) -> Article:  # noqa: A002
    """Read one article from a text, Markdown or HTML file, or from standard input (`-`).

    The id is the file's name without its suffix, unless given. Raises InputError if the file is missing, a folder,
    unreadable, empty, not text, or a collection of records; TooLargeError over MAX_CHARACTERS; LanguageError if it is
    not German and `force` is not set; UsageError if the name is empty.
    """
    if str(source) == "-":
        with opened(source) as file:
            data = file.read(_MAX_PAGE_BYTES + 1)
        return article_from_bytes(data, id=id or "stdin", place="standard input", force=force)
    path = Path(source)
    with opened(source) as file, readable(path):
        data = file.read(_MAX_PAGE_BYTES + 1)
    if form_of(path) not in (Form.ARTICLE, None):
        raise InputError(f"{path}: {_RECORDS}", _READ_RECORDS)
    return article_from_bytes(data, id=id or path.stem, place=str(source), html=holds_page(path), force=force)


def read_text(source: str | Path) -> str:
    """Read a text file, the text of a web page, or standard input (`-`). Raises InputError, TooLargeError."""
    return read_article(source, force=True).text


_RECORDS = "this holds records, but one text is needed"
_READ_RECORDS = (
    "`summarize brief` and `summarize translate` read records from "
    ".jsonl, .csv and .parquet, `summarize check --pairs` pairs of texts from .jsonl"
)


def _is_json(text: str) -> bool:
    """Whether a text is a JSON object, a list of objects, or begins with a line that is one."""
    if not text.lstrip().startswith(("{", "[")):
        return False
    for part in (text, text.lstrip().partition("\n")[0]):
        try:
            value = json.loads(part)
        except (ValueError, RecursionError):
            continue
        return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))
    return False


def article_from_bytes(
    data: bytes,
    *,
    id: str,  # noqa: A002
    place: str | None = None,
    html: bool | None = None,
    force: bool = False,
    seconds: float = PAGE_SECONDS,
) -> Article:
    """Make an article from the bytes of a file. Error messages call it `place`, which defaults to the id.

    With `html` None, a web page is recognised by how it begins; finding its article may take up to `seconds`. Raises the
    same errors as `read_article`.
    """
    place = place or id
    too_large = f"an article has at most {MAX_CHARACTERS:,} characters; give a corpus as .jsonl or a folder"
    if len(data) > _MAX_PAGE_BYTES:
        raise TooLargeError(f"{place}: over {_MAX_PAGE_BYTES:,} bytes", too_large)
    text = decode(data, place=place)
    if not text.strip():
        raise InputError(f"{place}: the file is empty; nothing to read")
    if _is_json(text):
        raise InputError(f"{place}: {_RECORDS}", _READ_RECORDS)
    if html is None:
        html = is_page(text)
    if not html:
        return article_from_text(text, id=id, place=place, force=force)
    page = extract(text, place=place, seconds=seconds)
    return article_from_text(
        page.text, id=id, title=page.title, date=page.date, author=page.author, place=place, force=force
    )


def article_from_text(
    text: str,
    *,
    id: str,  # noqa: A002
    title: str | None = None,
    date: str | None = None,
    author: str | None = None,
    place: str | None = None,
    force: bool = False,
) -> Article:
    """Make an article from a text, kept exactly as it is. Raises the same errors as `read_article`.

    With `force`, a text that is not German gets a warning: its numbers are read by German rules.
    """
    place = place or id
    if not text.strip():
        raise InputError(f"{place}: the text is empty; nothing to read")
    if "\0" in text:
        raise InputError(f"{place}: this is not text (NUL at character {text.index(chr(0))})", "export it again")
    if len(text) > MAX_CHARACTERS:
        raise TooLargeError(
            f"{place}: {len(text):,} characters, but an article has at most {MAX_CHARACTERS:,}",
            "give a corpus as .jsonl or a folder",
        )
    if not force:
        require_german(text, place=place)
    foreign = force and is_foreign(text)
    warnings = (NOT_GERMAN,) if foreign else ()
    return Article(id, text, title or None, date or None, author or None, warnings=warnings, foreign=foreign)
