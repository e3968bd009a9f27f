"""The check of a brief covers its headline."""

import json

from fakes import FakeTranslator, FakeWriter

from summarize import Article, brief
from summarize.article import article_from_text
from summarize.report import render


def test_the_check_covers_the_headline() -> None:
    """The figures of the headline stand in the check with verdicts, evidence and places in the headline."""
    text = "In Bonn wurden 30.000 Wohnungen gebaut. Der Rat freut sich sehr darüber."
    translator = FakeTranslator(default=lambda source: "In Bonn 30,000 homes were built.")
    writer = FakeWriter(["In Bonn 30,000 homes were built."], headline="30,000 homes built in Bonn")
    record = json.loads(render(brief(Article("a", text), translator, writer), "json"))
    check = record["check"]["headline"]
    assert check["ok"]
    [figure] = check["figures"]
    assert record["headline"][figure["start"] : figure["end"]] == figure["text"]
    [evidence] = figure["evidence"]
    assert text[evidence["start"] : evidence["end"]] == evidence["text"]
    assert "30.000" in evidence["text"]


def test_a_brief_of_a_text_taken_by_force_says_so() -> None:
    """What is doubtful about the article as read is among the warnings of its report."""
    article = article_from_text(
        "The council said that 30,000 homes were built for it in this year.", id="a", force=True
    )
    assert set(article.warnings) <= set(brief(article, FakeTranslator(), FakeWriter([])).warnings)
