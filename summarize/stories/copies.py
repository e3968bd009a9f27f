"""Near copies: articles that print mostly the same text, such as one agency report in two papers."""

from collections.abc import Sequence

from summarize.article import Article
from summarize.language.words import ALPHANUMERIC

__all__ = ["copies"]

#: Words in a row that are compared, and the least share of the shorter article's that the other one has. Of the 82
#: pairs of articles of benchmarks/stories.json, five are above 0.5, all printed from one agency report, one at 0.45 is
#: in part, and the others are below 0.27.
SHINGLE_WORDS, COPIED_SHARE = 5, 0.5


def copies(articles: Sequence[Article]) -> tuple[int | None, ...]:
    """Return for each article the index of the first one that prints mostly the same text, None if none before it does."""
    shingles = [_shingles(article) for article in articles]
    found: list[int | None] = []
    for number, own in enumerate(shingles):
        earlier = (other for other in range(number) if found[other] is None)
        found.append(next((other for other in earlier if _copied(own, shingles[other])), None))
    return tuple(found)


def _copied(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    return len(one & other) > COPIED_SHARE * min(len(one), len(other))


def _shingles(article: Article) -> frozenset[tuple[str, ...]]:
    """Return every five words in a row of an article's own text."""
    text = "\n".join(block.span.cut(article.text) for block in article.blocks if block.own)
    words = ALPHANUMERIC.findall(text.lower())
    return frozenset(zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False))
