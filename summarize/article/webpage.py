"""From a web page to the text of its article, with trafilatura."""

import re
from copy import deepcopy
from dataclasses import dataclass

from summarize.child_process import Stopped, in_child
from summarize.errors import InputError, SlowError, TooLargeError

#: Seconds for a page: ten times what one with nearly the maximum number of elements takes.
PAGE_SECONDS = 60.0

_COMMENTS = re.compile(r"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+", re.S)
_BEGINS = re.compile(r"<(?:!doctype html|\?xml|(?:html|head|body|article|main|section|div|h1|p)\b[^<>]*>)", re.I)

_INLINE = re.compile(
    r"</?(?:span|font|b|i|em|strong|u|s|small|sub|sup|mark|abbr|wbr|br|tt|code|img)\b[^<>]{0,2000}>", re.I
)
_LINK = re.compile(r"</?a\b[^<>]{0,2000}>", re.I)
# Extraction time grows with the square of the inline elements in a paragraph: 30,000 took half a minute, this many take
# about a second. News pages have a few hundred.
_MANY_TAGS = 6000
# Other elements cost less: 20,000 take up to six seconds. A news page has at most a fifth of this.
_MOST_TAGS = 40_000
# Attributes of one element. The parser compares each with all earlier ones: 20,000 took 12 seconds, 60,000 three
# minutes.
_MOST_ATTRIBUTES = 2000
_TAG = re.compile(r"<[a-z][^<>]{4000,}", re.I)
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
# Elements that browsers hide; the article itself is kept, since a script may reveal it.
_STYLE = "translate(@style, 'DEHINOPSTVABLY ', 'dehinopstvably')"
_HIDDEN = (
    "//*[((@hidden and not(@hidden='until-found'))"
    f" or contains({_STYLE}, 'display:none') or contains({_STYLE}, 'visibility:hidden'))"
    " and not(self::html or self::body or self::main or self::article)]"
)
# Extracted lines are paragraphs, except list items and table rows.
_GAP = re.compile(r"\n+(?![-|])")


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a web page: paragraphs separated by blank lines, and the page's metadata."""

    text: str
    title: str | None
    date: str | None
    author: str | None


def is_page(text: str) -> bool:
    """Whether a text begins like a web page or a part of one, ignoring leading comments."""
    start = _COMMENTS.match(text)
    return _BEGINS.match(text, start.end() if start else 0) is not None


def extract(html: str, *, place: str, seconds: float = PAGE_SECONDS) -> Page:
    """Extract the article from a web page in a separate process; script and style are never text.

    `date` is ISO 8601. Raises InputError, naming `place`, if the page has no article, TooLargeError if it has
    more elements or attributes than any article, and SlowError if extraction takes longer than `seconds`.
    """
    html = _thinned(html)
    way_out = "save its article as .txt"
    if html.count("<") > _MOST_TAGS:
        raise TooLargeError(f"{place}: over {_MOST_TAGS:,} elements in this web page", way_out)
    if any(_attributes(tag[0]) > _MOST_ATTRIBUTES for tag in _TAG.finditer(html)):
        raise TooLargeError(f"{place}: over {_MOST_ATTRIBUTES:,} attributes in an element of this web page", way_out)
    try:
        found = in_child(_extracted, html, seconds=min(seconds, PAGE_SECONDS))
    except Stopped as reason:
        stopped = f"{place}: looking for the article in this web page was stopped, {reason}"
        raise SlowError(stopped, way_out) from None
    if found is None:
        raise InputError(f"{place}: no article found in this web page", "save its text as .txt")
    return Page(*found)


def _attributes(tag: str) -> int:
    return len(_VALUE.sub("", tag).split())


def _extracted(html: str) -> tuple[str, str | None, str | None, str | None] | None:
    """Return the values of a `Page`, or None if there is no article."""
    import trafilatura
    from trafilatura.settings import DEFAULT_CONFIG, Document

    # If a page has less text than this, trafilatura would take all of it as one paragraph.
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
    found = trafilatura.bare_extraction(
        html,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        prune_xpath=_HIDDEN,
        # A wider search mistakes the year of a copyright notice for the article's date.
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=config,
    )
    text = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not text:
        return None
    return _GAP.sub("\n\n", text), _one_line(found.title), _one_line(found.date), _one_line(found.author)


def _thinned(html: str) -> str:
    """Strip inline markup from a page that has a hostile amount of it."""
    for tags in (_INLINE, _LINK):
        if len(tags.findall(html)) > _MANY_TAGS:
            html = tags.sub("", html)
    return html


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
