"""The headline of a report: the English one or, if none is certain, the German title, marked as such."""

from summarize.article import Article, BlockKind
from summarize.report.printable import one_line
from summarize.report.result import Result

#: Most characters of a first sentence that replaces a title.
LONGEST_HEADLINE = 100


def headline(report: Result) -> tuple[str, str]:
    """Return a headline and its language: "en", or "de" if no English one is certain. It is never empty."""
    if report.brief.headline:
        return report.brief.headline, "en"
    return german_headline(report.article), "de"


def german_headline(article: Article) -> str:
    """Return the German title of an article, or the beginning of its first own words, or its id."""
    if title := article_title(article):
        return one_line(title)
    own = (block.span.cut(article.text) for block in article.blocks if block.own and block.kind is not BlockKind.LIST)
    first = one_line(next(own, "")).split(". ")[0]
    if len(first) > LONGEST_HEADLINE:
        first = f"{first[:LONGEST_HEADLINE].rsplit(' ', 1)[0]} …"
    return first or article.id


def article_title(article: Article) -> str | None:
    """Return the German title: the one given with the article, or that of its title block."""
    if article.title:
        return article.title
    titles = (block.span for block in article.blocks if block.kind is BlockKind.TITLE)
    return next((" ".join(span.cut(article.text).split()) for span in titles), None)


def about(article: Article) -> list[str]:
    """Return the id, the German title and the date of an article, each on one line, without repeats."""
    parts = (article.id, article_title(article), article.date)
    return list(dict.fromkeys(one_line(part) for part in parts if part))


def marked_headline(report: Result) -> str:
    """Return the headline on one line; a German one is in German quotation marks and marked as such."""
    return marked(*headline(report))


def marked(text: str, language: str) -> str:
    """Return a headline in `language` on one line, as `marked_headline` does."""
    return one_line(text) if language == "en" else f"„{one_line(text)}“ (German title)"
