"""Arguments of the library's functions, checked at the call."""

from collections.abc import Iterable, Iterator
from typing import get_args

from summarize.article import Article
from summarize.errors import LanguageError, UsageError
from summarize.language.detection import is_foreign


def one_of(name: str, value: object, choices: object) -> None:
    """Raise UsageError unless `value` is one of the `choices`, a Literal type."""
    allowed = get_args(choices)
    if value not in allowed:
        raise UsageError(f"{name}={value!r} is not known", f"use {' or '.join(map(repr, allowed))}")


def at_least_one(**numbers: int | None) -> None:
    """Raise UsageError for a number below 1. The message names the argument; None is accepted."""
    for name, number in numbers.items():
        if number is not None and number < 1:
            raise UsageError(f"{name}={number} is too few", "use 1 or more")


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
            raise UsageError("expected one or more Articles, not lists of them")
        if not article.foreign and is_foreign(article.text):
            raise LanguageError(
                f"{article.id}: the text is not German", "use read_article(..., force=True) to accept it"
            )
        yield article
