"""Repeated sentences are translated once; windows of sentences run across articles."""

from collections.abc import Iterator, Sequence

import pytest
from fakes import FakeTranslator

from summarize import Article
from summarize.errors import InputError
from summarize.pipeline import translations
from summarize.report import translation_text
from summarize.translation import Rendering, Translator, rendering_cache
from summarize.translation.rendering_cache import RenderingCache

TEASER = "Der Rat tagte gestern lange."


def test_a_sentence_that_comes_again_is_translated_once() -> None:
    """Across windows and articles, and across calls that share renderings."""
    translator = FakeTranslator()
    renderings = RenderingCache(translator)
    articles = [Article(f"a{n}", f"{TEASER} Am Montag kamen {n} Menschen nach Bonn.") for n in range(100, 1600)]
    made = [text for _, text in _texts(translations(articles, translator, renderings=renderings))]
    asked = [source for sources, _, _ in translator.calls for source in sources]
    assert asked.count(TEASER) == 1
    again = [text for _, text in _texts(translations(articles[-100:], translator, renderings=renderings))]
    assert again == made[-100:]
    assert [source for sources, _, _ in translator.calls for source in sources] == asked


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest renderings are forgotten, and long sources are not kept at all."""
    asked: list[str] = []

    def render(sources: Sequence[str], translator: Translator, *, count: int | None) -> list[Rendering]:
        asked.extend(sources)
        return [Rendering(source.upper(), 0.0) for source in sources]

    monkeypatch.setattr(rendering_cache, "MOST_REMEMBERED", 2)
    monkeypatch.setattr(rendering_cache, "render", render)
    renderings = RenderingCache(FakeTranslator())
    for source in ("eins", "zwei", "eins", "drei", "eins", "zwei", "vier " * 100, "vier " * 100):
        assert renderings.of([source])[0].target == source.upper()
    assert asked == ["eins", "zwei", "drei", "zwei", "vier " * 100, "vier " * 100]


def test_articles_come_in_order_with_their_own_sentences() -> None:
    """Windows run across the borders of articles, boilerplate has its reason, and sentences are heard of as they are done."""
    heard: list[str] = []
    articles = [
        Article(f"a{n}", " ".join(f"Am Montag kamen {n} Menschen nach Bonn." for _ in range(n % 7))) for n in range(300)
    ]
    found = list(translations(articles, FakeTranslator(), heard=heard.extend))
    assert [article.id for article, _ in found] == [article.id for article in articles]
    for number, (_, translation) in enumerate(found):
        if number % 7 == 0:
            assert isinstance(translation, InputError)
        else:
            assert not isinstance(translation, InputError)
            assert len(translation.segments) == number % 7
            assert all(f" {number} " in segment.target for segment in translation.segments)
    assert len(heard) == sum(n % 7 for n in range(300))


def _texts(found: Iterator[tuple[Article, object]]) -> Iterator[tuple[str, str]]:
    for article, translation in found:
        yield article.id, translation_text(article, translation)  # type: ignore[arg-type]
