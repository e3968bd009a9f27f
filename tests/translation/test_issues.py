"""Issues: what a stage finds out about a segment stays on it, and only the report puts it into words."""

import json

import pytest
from fakes import FakeTranslator

from summarize import briefs
from summarize.article import Article, Span
from summarize.briefs.extractive import ExtractiveWriter
from summarize.corpus import jobs
from summarize.pipeline import brief, translate
from summarize.report import data, issue_words, translation_json
from summarize.report.issue_words import segment_words
from summarize.translation import Issue, IssueKind, Segment, Severity, Translation
from summarize.translation.ranking import FAULTS

GERMAN = "Die 12 Firmen zahlen in diesem Jahr 80 Euro an die Stadt."
ENGLISH = "The 12 companies are paying the city 90 euros this year."


def test_a_segment_keeps_its_issues() -> None:
    """A figure that is wrong is an issue with its place in the target."""
    translation = translate(Article("a", GERMAN), FakeTranslator({GERMAN: [f"{ENGLISH} 90 euros."]}))
    (segment,) = translation.segments
    added = segment.of(IssueKind.FIGURE_ADDED)
    assert [issue.words for issue in added] == ["90 euros", "90 euros"]
    assert [issue.span.cut(segment.target) for issue in added if issue.span] == ["90 euros", "90 euros"]
    assert [issue.words for issue in segment.of(IssueKind.FIGURE_LOST)] == ["80 Euro"]
    assert {issue.severity for issue in added} == {Severity.FAULT}
    assert segment_words(segment, IssueKind.FIGURE_LOST) == ("figure lost: 80 Euro",)


@pytest.mark.parametrize("kind", IssueKind)
def test_only_a_wrong_figure_makes_a_translation_unclean(kind: IssueKind, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record, the exit status and the translation agree, whatever the issue is called in words, or if it has none."""
    monkeypatch.setattr(issue_words, "_ISSUES", {})
    for module in (data, jobs):
        monkeypatch.setattr(module, "about_segments", lambda *_: ())
    article = Article("a", GERMAN)
    made = Segment(GERMAN, ENGLISH, Span(0, len(GERMAN)), 0, issues=(Issue(kind, "80 Euro"),))
    translation = Translation((made,), "fake")
    clean = kind not in (IssueKind.FIGURE_ADDED, IssueKind.FIGURE_LOST)
    assert translation.ok is clean
    assert json.loads(translation_json(article, translation, "fake"))["ok"] is clean
    monkeypatch.setattr(jobs, "translations", lambda *_, **__: [(article, translation)])
    (outcome,) = jobs.TranslateJob(FakeTranslator(), "text").outcomes([article])
    assert outcome.clean is clean


def test_the_search_weighs_every_fault_and_doubt() -> None:
    """Whatever is told to a reader as wrong or doubtful decides among hypotheses, too."""
    assert {kind for kind in IssueKind if kind.severity >= Severity.DOUBT} <= set(FAULTS)


def test_each_sentence_is_compared_with_the_article_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gate and key figures share one check of a translated sentence; the brief as a whole and its headline have their own."""
    texts = {
        "Stahlkonzern streicht Stellen": "Steel group cuts jobs",
        "Der Stahlkonzern streicht in Duisburg rund 3.400 Stellen.": "The steel group is cutting around 3,400 jobs in Duisburg.",
        "Der Umsatz sank um 8 Prozent auf 12,5 Milliarden Euro.": "Sales fell by 8 percent to 12.5 billion euros.",
    }
    compared = []
    real = briefs.support.compare_with

    def counted(source, target, **options):  # type: ignore[no-untyped-def]
        compared.append(target)
        return real(source, target, **options)

    monkeypatch.setattr(briefs.support, "compare_with", counted)
    title, *body = texts
    table = {german: [english] for german, english in texts.items()}
    report = brief(Article("a", f"# {title}\n\n" + "\n\n".join(body)), FakeTranslator(table), ExtractiveWriter())
    assert report.brief.key_figures
    assert sorted(compared) == sorted([*texts.values(), " ".join(texts[german] for german in body)])
