"""From a web page to the text of its article, by trafilatura."""

import logging
import re
from copy import deepcopy
from dataclasses import dataclass

from summarize.errors import InputError, TooLargeError

__all__ = ["Page", "extract", "is_page"]

_COMMENTS = re.compile(r"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+", re.S)
_BEGINS = re.compile(r"<(?:!doctype html|\?xml|(?:html|head|body|article|main|section|div|h1|p)\b[^<>]*>)", re.I)

_INLINE = re.compile(
    r"</?(?:span|font|b|i|em|strong|u|s|small|sub|sup|mark|abbr|wbr|br|tt|code|img)\b[^<>]{0,2000}>", re.I
)
_LINK = re.compile(r"</?a\b[^<>]{0,2000}>", re.I)
# The extraction's time grows with the square of the inline elements in one paragraph: 30,000 took half a minute, this
# many take about a second. News pages have a few hundred.
_MANY_TAGS = 6000
# Other elements cost less, 20,000 of them up to six seconds; a news page has at most a fifth of that.
_MOST_TAGS = 40_000
# What no browser shows, unless it is the article itself, which a script is to show.
_STYLE = "translate(@style, 'DEHINOPSTVABLY ', 'dehinopstvably')"
_HIDDEN = (
    "//*[((@hidden and not(@hidden='until-found'))"
    f" or contains({_STYLE}, 'display:none') or contains({_STYLE}, 'visibility:hidden'))"
    " and not(self::html or self::body or self::main or self::article)]"
)
# Extracted lines are paragraphs, except the items of a list and the rows of a table.
_GAP = re.compile(r"\n+(?![-|])")


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a web page: paragraphs parted by blank lines, and what the page says about it."""

    text: str
    title: str | None
    date: str | None
    author: str | None


def is_page(text: str) -> bool:
    """Whether a text begins as a web page does, or a part of one; comments in front do not count."""
    start = _COMMENTS.match(text)
    return _BEGINS.match(text, start.end() if start else 0) is not None


def extract(html: str, *, place: str) -> Page:
    """Take the article out of a web page; script and style are never text.

    `date` is ISO 8601. Raises InputError, naming `place`, where the page has no article, and TooLargeError where it
    has more elements than any article.
    """
    html = _thinned(html)
    if html.count("<") > _MOST_TAGS:
        raise TooLargeError(f"{place}: over {_MOST_TAGS:,} elements in this web page; save its article as .txt")
    import trafilatura
    from trafilatura.settings import DEFAULT_CONFIG, Document

    # Of a page with less text than this it would take all, in one paragraph.
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
    # It logs pages it cannot use as errors of its own; this function says so once, with the place.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        html,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        prune_xpath=_HIDDEN,
        # A wider search takes the year of a copyright notice for the day of the article.
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=config,
    )
    text = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not text:
        raise InputError(f"{place}: no article found in this web page; save its text as .txt")
    text = _GAP.sub("\n\n", text)
    title = _one_line(found.title)
    return Page(text, title, _one_line(found.date), _one_line(found.author))


def _thinned(html: str) -> str:
    """Take inline markup out of a page that has a hostile amount of it."""
    for tags in (_INLINE, _LINK):
        if len(tags.findall(html)) > _MANY_TAGS:
            html = tags.sub("", html)
    return html


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
