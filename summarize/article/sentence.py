"""The sentences of an article."""

from dataclasses import dataclass

from summarize.article.blocks import Article
from summarize.language.sentences import sentences_within
from summarize.span import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article.

    `text` is exactly what `span` cuts from the article's text; `block` is the index of its block.
    """

    text: str
    span: Span
    block: int


def split(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the article's own blocks, in order.

    The sentences of a block and the white space between them make up the whole block. An uncleaned article has no
    blocks and therefore no sentences.
    """
    return tuple(
        Sentence(span.cut(article.text), span, index)
        for index, block in enumerate(article.blocks)
        if block.own
        for span in sentences_within(article.text, block.span)
    )
