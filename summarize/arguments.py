"""Arguments of the library's functions, checked at the call."""

from collections.abc import Iterable, Iterator
from operator import index
from reprlib import repr as brief_repr
from typing import SupportsIndex, get_args

from summarize.article import Article
from summarize.article.blocks import parse_date
from summarize.errors import LanguageError, UsageError
from summarize.language.detection import is_foreign


def of_type(name: str, value: object, kind: type, way_out: str) -> None:
    """Raise UsageError, with this way out, unless `value` is a `kind`: a class or a runtime-checkable protocol."""
    if not isinstance(value, kind):
        raise UsageError(f"{name} is of type {type(value).__name__}, not {kind.__name__}", way_out)


def require_text(**texts: object) -> None:
    """Raise UsageError for an argument that is not a string, such as an Article or bytes."""
    for name, value in texts.items():
        of_type(name, value, str, "pass the text itself, such as article.text")


def one_of(name: str, value: object, choices: object) -> None:
    """Raise UsageError unless `value` is one of the `choices`, a Literal type."""
    allowed = get_args(choices)
    if value not in allowed:
        raise UsageError(f"{name}={brief_repr(value)} is not known", f"use {' or '.join(map(repr, allowed))}")


def whole_number(name: str, value: object, *, most: int | None = None) -> None:
    """Raise UsageError unless `value` is a whole number of at least 1, and at most `most` if given."""
    if not isinstance(value, SupportsIndex) or index(value) < 1 or (most is not None and index(value) > most):
        numbers = "of 1 or more" if most is None else f"from 1 to {most}"
        raise UsageError(f"{name}={brief_repr(value)} is not valid", f"use a whole number {numbers}")


def iso_date(name: str, value: object) -> None:
    """Raise UsageError unless `value` is a string with a day, month or year in ISO 8601."""
    if not isinstance(value, str) or parse_date(value) is None:
        raise UsageError(f"{name}={brief_repr(value)} is not a date", "write it as YYYY-MM-DD, YYYY-MM or YYYY")


def require_articles(articles: object) -> None:
    """Raise UsageError unless given an Article or an iterable that can hold Articles: texts and paths are refused."""
    if isinstance(articles, str | bytes) or not isinstance(articles, Article | Iterable):
        kind = type(articles).__name__
        raise UsageError(f"expected one or more Articles, not {kind}", "read a file with read_article(path)")


def german(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles.

    Raises UsageError for anything that is not an Article, and LanguageError for an article that is not German unless it
    was read with `force`.
    """
    for article in articles:
        if not isinstance(article, Article):
            require_articles(article)
            raise UsageError("expected Articles, got a nested list", "pass one flat list")
        if not article.foreign and is_foreign(article.text):
            raise LanguageError(
                f"{article.id}: the text is not German", "use read_article(..., force=True) to accept it"
            )
        yield article
