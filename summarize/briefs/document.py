"""The translated article as a writer sees it."""

from collections.abc import Sequence

from summarize.article import Article, BlockKind
from summarize.briefs.brief import Document, DocumentSentence
from summarize.briefs.quotations import reworded_quotation
from summarize.translation import Severity, Translation

__all__ = ["document", "misquoted", "sure", "usual_score"]

#: How much less sure (in nats) the translator may be of a headline than of the article. Of 47 headlines by the built-in
#: model, those further below were nonsense, those above mostly not.
DOUBT = 0.1

#: From this mean score of an article (nats a piece), the translator's wording of short quotations is trusted. The
#: built-in model's is about -0.31; human translations count as 0.
TRUSTED = -0.15


def document(article: Article, translation: Translation) -> Document:
    """Return `translation` as a writer sees it, with the translated title if the translator is sure of it."""
    sentences = tuple(
        DocumentSentence(
            segment.target,
            segment.source,
            index,
            article.blocks[segment.block].kind,
            segment.score,
            segment.issues,
        )
        for index, segment in enumerate(translation.segments)
        if segment.target
    )
    body = tuple(s for s in sentences if s.kind is not BlockKind.TITLE)
    titles = [s for s in sentences if s.kind is BlockKind.TITLE]
    usual = usual_score(body or titles)
    return Document(next((s.text for s in titles if sure(s, usual)), None), body)


def usual_score(sentences: Sequence[DocumentSentence]) -> float:
    """Return the translator's mean score of `sentences`; 0 if there are none."""
    return sum(sentence.score for sentence in sentences) / max(1, len(sentences))


def sure(sentence: DocumentSentence, usual: float) -> bool:
    """Whether a sentence may head a brief: without faults, and about as certain as the rest."""
    return sentence.worst < Severity.DOUBT and not misquoted(sentence, usual) and sentence.score >= usual - DOUBT


def misquoted(sentence: DocumentSentence, usual: float) -> bool:
    """Whether a sentence may misquote a few words; `usual` is the translator's mean score."""
    return usual < TRUSTED and reworded_quotation(sentence.source, sentence.text)
