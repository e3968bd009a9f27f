"""The library, from article to brief, top to bottom. Start reading here.

    read_article -> clean -> split -> translate -> write -> check -> report

Each stage is a function from one frozen value to the next, in the module named after that value.

Threads: every function here may be called from several threads at once. Threads may share a translator on the
ctranslate2 engine and an extractive writer; load any other model once per thread. An iterator returned by `translate`
or `brief` belongs to one thread and raises ValueError when two use it at once.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import overload

from summarize.arguments import german, iso_date, of_type, one_of, require_articles, require_text, whole_number
from summarize.article import Article, Span
from summarize.article.sentence import Sentence, split
from summarize.briefs import Action, Brief, Note, Writer
from summarize.briefs.document import document
from summarize.briefs.extractive import ExtractiveWriter
from summarize.briefs.gate import best_draft
from summarize.briefs.key_figures import key_figures
from summarize.briefs.support import Support
from summarize.cleaning import clean
from summarize.consistency import compare_with, read_source
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.second_opinion import Model, second_opinion
from summarize.defaults import Mode
from summarize.errors import InputError, UsageError
from summarize.loading import load_translator, load_writer
from summarize.report import Apart, CheckReport, Report, Signature, Story
from summarize.report.story import EMPTY
from summarize.stories import Account, belonging, grouped, merge
from summarize.stories.copies import copies
from summarize.stories.table import tabulated
from summarize.translation import Segment, Translation, Translator
from summarize.translation.rendering_cache import RenderingCache
from summarize.translation.segment import SENTENCES_AT_A_TIME, translated
from summarize.version import __version__

Heard = Callable[[Iterable[str]], None]

#: Sentences of the first window, small so that results appear soon; each further window is twice as large.
_FIRST = 64


@overload
def translate(
    articles: Article, translator: Translator | None = None, *, hypotheses: int | None = None
) -> Translation: ...
@overload
def translate(
    articles: Iterable[Article], translator: Translator | None = None, *, hypotheses: int | None = None
) -> Iterator[Translation]: ...
def translate(
    articles: Article | Iterable[Article], translator: Translator | None = None, *, hypotheses: int | None = None
) -> Translation | Iterator[Translation]:
    """Translate one article, or many lazily and in order.

    `hypotheses` is the number of hypotheses ranked for each sentence, by default the translator's beam width. Raises
    InputError for an article that is not German or that holds nothing but boilerplate; that ends the stream
    (`summarize.corpus.run_corpus` carries on).
    """
    require_articles(articles)
    _check_settings(translator, hypotheses=hypotheses)
    translator = load_translator() if translator is None else translator
    if isinstance(articles, Article):
        return next(translate([articles], translator, hypotheses=hypotheses))
    return (_result(outcome)[1] for outcome in translations(german(articles), translator, hypotheses=hypotheses))


@overload
def brief(
    articles: Article,
    translator: Translator | None = None,
    writer: Writer | None = None,
    *,
    sentences: int = 3,
    hypotheses: int | None = None,
) -> Report: ...
@overload
def brief(
    articles: Iterable[Article],
    translator: Translator | None = None,
    writer: Writer | None = None,
    *,
    sentences: int = 3,
    hypotheses: int | None = None,
) -> Iterator[Report]: ...
def brief(
    articles: Article | Iterable[Article],
    translator: Translator | None = None,
    writer: Writer | None = None,
    *,
    sentences: int = 3,
    hypotheses: int | None = None,
) -> Report | Iterator[Report]:
    """Write the brief of one article, or of many lazily and in order.

    A brief has at most `sentences` sentences. A draft by `writer` must be better than the extractive brief and pass the
    same check. Raises InputError for an article that is not German or that holds nothing but boilerplate; that ends the
    stream.
    """
    require_articles(articles)
    _check_settings(translator, writer, sentences=sentences, hypotheses=hypotheses)
    translator = load_translator() if translator is None else translator
    writer = load_writer() if writer is None else writer
    if isinstance(articles, Article):
        return next(brief([articles], translator, writer, sentences=sentences, hypotheses=hypotheses))
    outcomes = translations(german(articles), translator, hypotheses=hypotheses)
    return (report(*_result(outcome), writer, sentences=sentences) for outcome in outcomes)


def story(
    articles: Iterable[Article],
    translator: Translator | None = None,
    writer: Writer | None = None,
    *,
    sentences: int = 4,
    hypotheses: int | None = None,
    apart: Iterable[Apart] = (),
) -> Story:
    """Write one brief of several articles about the same story, and set their figures side by side.

    `Story.apart` lists the articles left out: those given as `apart`, then those that tell another story, repeat an
    article or hold nothing but boilerplate. A brief has at most `sentences` sentences. Raises InputError if no article
    is left.
    """
    require_articles(articles)
    if isinstance(articles, Article):
        raise UsageError("story() takes several Articles, not one", "pass a list of them")
    _check_settings(translator, writer, sentences=sentences, hypotheses=hypotheses)
    translator = load_translator() if translator is None else translator
    writer = load_writer() if writer is None else writer
    kept, left = one_story(german(articles))
    left = [*apart, *left]
    if not kept:
        raise none_left(left)
    translated = translations(kept, translator, hypotheses=hypotheses)
    pairs = [(article, _done(translation)) for article, translation in translated]
    return tell(pairs, writer, sentences=sentences, apart=left)


def _check_settings(
    translator: object, writer: object = None, *, sentences: object = 1, hypotheses: object = None
) -> None:
    """Raise UsageError for a wrong argument of `translate`, `brief` or `story`, before a model is loaded."""
    if translator is not None:
        of_type("translator", translator, Translator, "pass what load_translator(NAME) returns")
    if writer is not None:
        of_type("writer", writer, Writer, "pass what load_writer(NAME) returns")
    whole_number("sentences", sentences)
    if hypotheses is not None:
        whole_number("hypotheses", hypotheses)


def only_boilerplate(article: Article) -> InputError:
    """Return the error for an article without a sentence of its own."""
    return InputError(f"{article.id}: {EMPTY}", "check the input")


def none_left(apart: Iterable[Apart]) -> InputError:
    """Return the error for a story all of whose articles are left out, with their reasons."""
    if not (reasons := "; ".join(f"{one.id}: {one.reason}" for one in apart)):
        return InputError("story() needs at least one article")
    return InputError(f"no article is left for a story ({reasons})", "check the inputs")


def one_story(articles: Iterable[Article]) -> tuple[list[Article], list[Apart]]:
    """Clean articles and give each a unique id; return those that tell one story, and the others with their reasons."""
    return _one_story([clean(article) for article in _distinctly_named(articles)])


def tell(
    translated: Iterable[tuple[Article, Translation]],
    writer: Writer,
    *,
    sentences: int = 4,
    apart: Sequence[Apart] = (),
) -> Story:
    """Write one brief of cleaned, translated articles that tell one story. `apart` are the articles left out."""
    pairs = list(translated)
    copied = copies([article for article, _ in pairs])
    accounts = tuple(
        Account(article, translation, source_of(article), copy_of)
        for (article, translation), copy_of in zip(pairs, copied, strict=True)
    )
    grouping = grouped(accounts)
    floor = ExtractiveWriter()
    writers = [floor] if writer == floor else [writer, floor]
    merged = merge(accounts, grouping, writers, sentences=sentences)
    signature = Signature(__version__, accounts[0].translation.signature, f"stories:4,{writer.signature}", sentences)
    return Story(accounts, merged, tabulated(accounts, grouping.groups), signature, tuple(apart))


def _distinctly_named(articles: Iterable[Article]) -> list[Article]:
    """Return `articles`, each with a unique id: the second "page" becomes "page-2"."""
    named: dict[str, Article] = {}
    for article in articles:
        number, name = 1, article.id
        while name in named:
            number += 1
            name = f"{article.id}-{number}"
        named[name] = replace(article, id=name)
    return list(named.values())


def _one_story(articles: Sequence[Article]) -> tuple[list[Article], list[Apart]]:
    """Return the articles that tell one story, without duplicates, and the others with the reasons."""
    texts: dict[str, str] = {}
    left = []
    for article in articles:
        own = "\n".join(block.span.cut(article.text) for block in article.blocks if block.own)
        if not split(article):
            left.append(Apart.empty(article.id))
        elif (same := next((other for other, text in texts.items() if text == own), None)) is not None:
            left.append(Apart.repeating(article.id, same))
        else:
            texts[article.id] = own
    members = belonging(list(texts.values()))
    inside = {name for place, name in enumerate(texts) if place in members}
    left += [Apart.unrelated(name) for name in texts if name not in inside]
    return [article for article in articles if article.id in inside], left


def _done(translation: Translation | InputError) -> Translation:
    if isinstance(translation, InputError):
        raise translation
    return translation


def check(
    source: str,
    target: str,
    *,
    mode: Mode = "summary",
    judge: bool = True,
    asked: Model | None = None,
    date: str | None = None,
) -> CheckReport:
    """Check the figures of an English `target` against a German `source`, both plain texts.

    Boilerplate in the source is not evidence. In summary mode, `judge` decides from the words around each figure
    whether another figure of the source fits its place better. The model `asked`, if given, is asked about each figure
    with such a rival and adds warnings. `date` is the day of the source in ISO 8601; it resolves relative dates such as
    "gestern".
    """
    require_text(source=source, target=target)
    one_of("mode", mode, Mode)
    if asked is not None:
        of_type("asked", asked, Model, "pass an Endpoint of summarize.engines.endpoint")
    if date is not None:
        iso_date("date", date)
    read = _read(source, date)
    found = compare_with(read, target, mode=mode, judge=judge)
    found = found if asked is None else second_opinion(found, read, target, asked)
    return CheckReport(found.findings, found.omissions)


@lru_cache(maxsize=1)
def _read(source: str, date: str | None = None) -> IndexedText:
    """Clean and read a source once for several briefs that are checked in a row."""
    return source_of(clean(Article("source", source, date=date)))


def source_of(article: Article) -> IndexedText:
    """Read the figures of a cleaned article once, to check many texts against it with `compare_with`."""
    return read_source(article.text, boilerplate=_boilerplate(article), today=article.day)


def translations(
    articles: Iterable[Article],
    translator: Translator,
    *,
    hypotheses: int | None = None,
    renderings: RenderingCache | None = None,
    heard: Heard | None = None,
) -> Iterator[tuple[Article, Translation | InputError]]:
    """Yield each cleaned article with its translation, or with the reason there is none, in order.

    Sentences are translated in windows, across the borders of articles; articles for a window are read ahead.
    `renderings`, of this translator, holds the translations of earlier calls; `heard` is called with translated sentences.
    """
    signature = f"{translator.signature}|hypotheses={hypotheses}" if hypotheses else translator.signature
    renderings = renderings or RenderingCache(translator, hypotheses)
    waiting: deque[tuple[Article, int]] = deque()
    made: deque[Segment] = deque()
    for window in map(partial(translated, renderings=renderings), _windows(articles, waiting)):
        made.extend(window)
        if heard is not None:
            heard(segment.source for segment in window)
        while waiting and waiting[0][1] <= len(made):
            article, length = waiting.popleft()
            own = tuple(made.popleft() for _ in range(length))
            yield (
                article,
                Translation(own, signature) if own else only_boilerplate(article),
            )


def _windows(articles: Iterable[Article], waiting: deque[tuple[Article, int]]) -> Iterator[list[Sentence]]:
    """Yield the sentences of all articles in windows of at most SENTENCES_AT_A_TIME sentences or as many articles.

    Cleaned articles go on `waiting`, each with its number of sentences.
    """
    window: list[Sentence] = []
    size = _FIRST
    for number, article in enumerate(articles, 1):
        cleaned = clean(article)
        sentences = split(cleaned)
        waiting.append((cleaned, len(sentences)))
        window += sentences
        while len(window) >= size:
            yield window[:size]
            del window[:size]
            size = min(2 * size, SENTENCES_AT_A_TIME)
        if number % SENTENCES_AT_A_TIME == 0:
            # Articles with nothing but boilerplate must not be read without end.
            yield window
            window = []
    yield window


def report(article: Article, translation: Translation, writer: Writer, *, sentences: int = 3) -> Report:
    """Write the brief of a translated article and check it against the German."""
    support = Support(source_of(article), translation)
    floor = ExtractiveWriter()
    writers = [writer] if writer == floor else [writer, floor]
    vetted = best_draft(document(article, translation), writers, support, sentences=sentences)
    draft = vetted.draft
    empty = () if draft.sentences else (Note(Action.EMPTY),)
    made = Brief(
        draft.headline,
        tuple(sentence.text for sentence in draft.sentences),
        key_figures(article, draft, support),
        support.of_draft(draft),
        vetted.writer.signature,
        (*vetted.notes, *empty),
        vetted.headline_check,
    )
    signature = Signature(__version__, translation.signature, writer.signature, sentences)
    return Report(article, translation, made, signature)


def _boilerplate(article: Article) -> tuple[Span, ...]:
    return tuple(block.span for block in article.blocks if not block.own)


def _result(outcome: tuple[Article, Translation | InputError]) -> tuple[Article, Translation]:
    article, translation = outcome
    return article, _done(translation)
