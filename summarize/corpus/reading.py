"""The articles of all inputs at once, for commands that need them together."""

from collections.abc import Sequence

from summarize.article import Article
from summarize.corpus.inputs import find_sources
from summarize.corpus.records import Fields, read_records
from summarize.errors import SummarizeError

__all__ = ["read_all"]


def read_all(
    inputs: Sequence[str], fields: Fields, *, force: bool = False
) -> tuple[list[Article], list[tuple[str, SummarizeError]]]:
    """Return the articles of `inputs`, in order, and the ids of those that fail, with the error.

    Raises InputError for an input that matches nothing.
    """
    articles: list[Article] = []
    failed: list[tuple[str, SummarizeError]] = []
    for record in read_records(find_sources(inputs), fields):
        try:
            articles.append(record.article(force=force))
        except SummarizeError as error:
            failed.append((record.id, error))
    return articles, failed
