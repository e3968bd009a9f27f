"""Dossiers: the machine's result for one article or several, with everything it rests on. They never change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from summarize.article import Article
from summarize.briefs import Action, Note
from summarize.consistency import Check
from summarize.desk.codec import freeze, thaw
from summarize.desk.store import SEGMENT, Field, Made
from summarize.desk.verdicts import best, check_of, findings_of, sentence_verdicts
from summarize.pipeline import source_of
from summarize.report import Apart, Report, Signature, Story
from summarize.report.check_data import check_as_data
from summarize.report.headline import article_title
from summarize.report.issue_words import note_words
from summarize.report.story import same_text
from summarize.stories import Account, MergedBrief, MergedSentence
from summarize.stories.copies import copies
from summarize.stories.table import StoryFigure
from summarize.translation import Segment, Translation

Fields: TypeAlias = Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Part:
    """A cleaned article and its translation."""

    article: Article
    translation: Translation

    def corrected(self, number: int, fields: Fields) -> Translation:
        """Return the translation with corrections to part `number`; corrected sentences lose the machine's issues."""
        segments = [
            segment if value == segment.target else _corrected(segment, value)
            for index, segment in enumerate(self.translation.segments)
            for value in [fields[segment_field(number, index)].value]
        ]
        return replace(self.translation, segments=tuple(segments))


@dataclass(frozen=True, slots=True)
class BriefDossier:
    """The brief of one article."""

    report: Report

    @property
    def parts(self) -> tuple[Part, ...]:
        """The article and its translation."""
        return (Part(self.report.article, self.report.translation),)

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes about the whole brief."""
        return self.report.document_warnings

    def own_fields(self) -> list[Field]:
        """Return headline and brief with their verdicts."""
        brief, text = self.report.brief, self.report.article.text
        headline = check_as_data(brief.headline_check, text) if brief.headline_check else None
        return [
            Field("headline", brief.headline or "", headline),
            Field("text", brief.text, check_as_data(brief.check, text)),
        ]

    def result(self, fields: Fields, edited: int = 0) -> Report:
        """Return the report with the words of `fields`, an editor having written `edited`, and their stored verdicts."""
        [part] = self.parts
        headline, text, brief = fields["headline"], fields["text"], self.report.brief
        changed = replace(
            brief,
            headline=headline.value or None,
            headline_check=check_of(headline.verdicts) if headline.verdicts else None,
            sentences=brief.sentences if text.value == brief.text else (text.value,) if text.value else (),
            check=check_of(text.verdicts),
            notes=(*brief.notes, *_edited(edited)),
        )
        return replace(self.report, translation=part.corrected(0, fields), brief=changed)


@dataclass(frozen=True, slots=True)
class StoryDossier:
    """The brief of several articles."""

    parts: tuple[Part, ...]
    brief: MergedBrief
    figures: tuple[StoryFigure, ...]
    signature: Signature
    apart: tuple[Apart, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes about the whole story, and the articles that are not in it."""
        articles = [part.article for part in self.parts]
        lines = [f"{article.id}: {warning}" for article in articles for warning in article.warnings]
        lines += [f"{articles[number].id}: {note_words(note)}" for number, note in self.brief.notes]
        lines += [f"not told: {one.id}: {one.reason}" for one in self.apart]
        lines += [
            f"{article.id}: {same_text(articles[copy_of].id)}"
            for article, copy_of in zip(articles, self._copies, strict=True)
            if copy_of is not None
        ]
        return tuple(dict.fromkeys(lines))

    @property
    def _copies(self) -> tuple[int | None, ...]:
        return copies([part.article for part in self.parts])

    def own_fields(self) -> list[Field]:
        """Return headline and brief with their verdicts; a figure's `source` is the number of its article."""
        headline = self.brief.headline[0] if self.brief.headline else ""
        found = []
        start = 0
        for sentence in self.brief.sentences:
            moved = [(account, finding.moved(start)) for account, finding in sentence.findings]
            found += [
                {**check_as_data(Check((finding,)), self.parts[account].article.text)["figures"][0], "source": account}
                for account, finding in moved
            ]
            start += len(sentence.text) + 1
        text = " ".join(sentence.text for sentence in self.brief.sentences)
        return [Field("headline", headline, None), Field("text", text, best([found]))]

    def result(self, fields: Fields, edited: int = 0) -> Story:
        """Return the story with the words of `fields`, of which an editor wrote `edited`, and their stored verdicts."""
        headline, text = fields["headline"].value, fields["text"]
        same = text.value == " ".join(sentence.text for sentence in self.brief.sentences)
        sentences = self.brief.sentences if same else _one_sentence(text)
        lead = self.brief.headline[1] if self.brief.headline else 0
        accounts = [
            Account(part.article, part.corrected(number, fields), source_of(part.article), copy_of)
            for (number, part), copy_of in zip(enumerate(self.parts), self._copies, strict=True)
        ]
        notes = (*self.brief.notes, *((lead, note) for note in _edited(edited)))
        brief = MergedBrief((headline, lead) if headline else None, sentences, notes)
        return Story(tuple(accounts), brief, self.figures, self.signature, self.apart)


Dossier: TypeAlias = BriefDossier | StoryDossier


def segment_field(part: int, number: int) -> str:
    """Return the name of the field that holds a translated sentence."""
    return f"{SEGMENT}{part}/{number}"


def story_dossier(story: Story) -> StoryDossier:
    """Return the dossier of a story."""
    parts = tuple(Part(account.article, account.translation) for account in story.accounts)
    return StoryDossier(parts, story.brief, story.figures, story.signature, story.apart)


def made_of(dossier: Dossier) -> Made:
    """Return what the store keeps of a dossier."""
    sentences = [
        Field(segment_field(number, index), segment.target, sentence_verdicts(segment))
        for number, part in enumerate(dossier.parts)
        for index, segment in enumerate(part.translation.segments)
    ]
    first = dossier.parts[0].article
    german = "\n".join(part.article.text for part in dossier.parts)
    return Made(article_title(first) or "", freeze(dossier), (*dossier.own_fields(), *sentences), german)


def dossier_of(data: Any) -> Dossier:
    """Return the dossier stored as `data`. Raises ValueError if it is not one."""
    if isinstance(data, dict) and "report" in data:
        return thaw(BriefDossier, data)
    return thaw(StoryDossier, data)


def _edited(number: int) -> tuple[Note, ...]:
    return (Note(Action.EDITED, text=str(number)),) if number else ()


def _corrected(segment: Segment, value: str) -> Segment:
    return Segment(segment.source, value, segment.span, segment.block, segment.score)


def _one_sentence(text: Field) -> tuple[MergedSentence, ...]:
    """Return an editor's text as one sentence of the sources that its figures are from."""
    if not text.value:
        return ()
    found = findings_of(text.verdicts)
    return (MergedSentence(text.value, tuple(dict.fromkeys(source for source, _ in found)), tuple(found)),)
