"""What the German article supports of English sentences, determined once per segment of its translation."""

from summarize.article import Span
from summarize.briefs.brief import Draft, DraftSentence
from summarize.consistency import Check, compare_with
from summarize.consistency.indexed_text import IndexedText
from summarize.translation import IssueKind, Translation, loops

__all__ = ["Support"]


class Support:
    """A German article and its translation as evidence for a brief."""

    def __init__(self, source: IndexedText, translation: Translation) -> None:
        """Keep `source`, the article read for comparison, and its translation."""
        self.source = source
        self.translation = translation
        self._checks: dict[int, Check] = {}

    def of_segment(self, index: int) -> Check:
        """Return the check of a segment's figures against the article, each expected in the segment's own sentence."""
        if index not in self._checks:
            segment = self.translation.segments[index]
            self._checks[index] = self._check(segment.target, (index,))
        return self._checks[index]

    def of_sentence(self, sentence: DraftSentence) -> Check:
        """Return the check of a drafted sentence, reusing that of a segment with the same text."""
        if self._is_segment(sentence):
            return self.of_segment(sentence.segments[0])
        return self._check(sentence.text, sentence.segments)

    def of_draft(self, draft: Draft) -> Check:
        """Return the check of a whole draft, each figure expected in the sentence it came from."""
        places = []
        start = 0
        for sentence in draft.sentences:
            place = Span(start, start + len(sentence.text))
            start = place.end + 1
            places += [(place, self.translation.segments[index].span) for index in sentence.segments]
        return compare_with(self.source, " ".join(sentence.text for sentence in draft.sentences), alignment=places)

    def of_headline(self, headline: str) -> Check:
        """Return the check of a headline, whose figures may come from anywhere in the article."""
        return compare_with(self.source, headline)

    def loops(self, sentence: DraftSentence) -> bool:
        """Whether a drafted sentence repeats something that its source does not."""
        segments = [self.translation.segments[index] for index in sentence.segments]
        if self._is_segment(sentence):
            return bool(segments[0].of(IssueKind.LOOP))
        return loops(sentence.text, " ".join(segment.source for segment in segments))

    def _is_segment(self, sentence: DraftSentence) -> bool:
        return len(sentence.segments) == 1 and (sentence.text == self.translation.segments[sentence.segments[0]].target)

    def _check(self, text: str, segments: tuple[int, ...]) -> Check:
        places = [(Span(0, len(text)), self.translation.segments[index].span) for index in segments]
        return compare_with(self.source, text, alignment=places)
