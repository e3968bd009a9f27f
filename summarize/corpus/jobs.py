"""Jobs: what `brief` and `translate` do to a stream of articles, printed or written to a corpus."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from summarize.article import Article
from summarize.briefs import Writer
from summarize.corpus.shared_translations import SharedTranslations
from summarize.defaults import BriefForm, BriefPart
from summarize.errors import SummarizeError
from summarize.loading import Models
from summarize.pipeline import Heard, report, translations
from summarize.report import Signature, about_segments, render, translation_json, translation_text
from summarize.report.formats.layout import WIDTH
from summarize.report.formats.text import excerpt
from summarize.report.rendering import SUFFIX
from summarize.translation import Translator
from summarize.translation.issues import WRONG_FIGURES
from summarize.translation.rendering_cache import RenderingCache
from summarize.version import __version__


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for one article: its output and whether it is clean, or the error.

    `findings` say why it is not clean if the output does not.
    """

    article: Article
    output: str | None = None
    clean: bool = True
    error: SummarizeError | None = None
    findings: tuple[str, ...] = ()


class Job(Protocol):
    """A way of processing articles."""

    @property
    def signature(self) -> str:
        """What reproduces the outputs, byte for byte."""
        ...

    @property
    def suffix(self) -> str:
        """The suffix of an output file, with its dot."""
        ...

    def outcomes(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """Yield one outcome per article, in order, reading ahead only a bounded number of articles."""
        ...


@dataclass(frozen=True, slots=True)
class TranslateJob:
    """Translations, as text or as JSON lines.

    `renderings` are remembered across calls; `heard` is called with sentences as they are translated.
    """

    translator: Translator
    form: str
    renderings: RenderingCache | None = None
    heard: Heard | None = None

    @property
    def signature(self) -> str:
        """Version, model and decoding settings, and the output format."""
        return f"{Signature(__version__, self.translator.signature)} format:{self.form}"

    @property
    def suffix(self) -> str:
        """`.txt` or `.json`."""
        return ".txt" if self.form == "text" else ".json"

    def outcomes(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """Yield the translation of each article; it is clean if no figure is known to be wrong or missing."""
        signature = Signature(__version__, self.translator.signature)
        done = translations(articles, self.translator, renderings=self.renderings, heard=self.heard)
        for article, translation in done:
            if isinstance(translation, SummarizeError):
                yield Outcome(article, error=translation)
                continue
            text = self.form == "text"
            output = (
                translation_text(article, translation)
                if text
                else translation_json(article, translation, signature, warnings=article.warnings)
            )
            findings = about_segments(translation, *WRONG_FIGURES) if text else ()
            yield Outcome(article, output, clean=translation.ok, findings=findings)


@dataclass(frozen=True, slots=True)
class BriefJob:
    """Briefs in one of the formats of `report.render`, or `only` a part of each.

    `shared` holds what several formats of one run share.
    """

    translator: Translator
    writer: Writer
    form: BriefForm
    sentences: int = 3
    only: BriefPart | None = None
    shared: SharedTranslations | None = None
    #: Columns of a text (None: not wrapped), and whether all articles go onto one page.
    width: int | None = WIDTH
    one_page: bool = False
    renderings: RenderingCache | None = None
    heard: Heard | None = None

    @property
    def signature(self) -> str:
        """Version, models and decoding settings, the length and the output format."""
        own = Signature(__version__, self.translator.signature, self.writer.signature, self.sentences)
        return f"{own} format:{self.form}{f' only:{self.only}' if self.only else ''}"

    @property
    def suffix(self) -> str:
        """`.txt`, `.md`, `.json` or `.html`."""
        return SUFFIX[self.form]

    def outcomes(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """Yield the brief of each article; it is clean if it is not empty and has no unsupported figure."""
        translated = self.shared.of if self.shared is not None else translations
        done = translated(articles, self.translator, renderings=self.renderings, heard=self.heard)
        for number, (article, translation) in enumerate(done, 1):
            if isinstance(translation, SummarizeError):
                yield Outcome(article, error=translation)
            else:
                prefix = f"r{number}-" if self.one_page and number > 1 else ""
                made = report(article, translation, self.writer, sentences=self.sentences)
                if self.only is not None:
                    output = excerpt(made, self.only, width=self.width)
                else:
                    output = render(made, self.form, width=self.width, prefix=prefix)
                yield Outcome(article, output, clean=made.ok)


def load_translate_job(models: Models, *, form: str = "jsonl") -> TranslateJob:
    """Load what a translation needs. Workers of a cluster call it."""
    translator = models.load_translator()
    return TranslateJob(translator, form, RenderingCache(translator))


def load_brief_job(models: Models, *, form: BriefForm = "json", sentences: int = 3) -> BriefJob:
    """Load what a brief needs."""
    translator = models.load_translator()
    return BriefJob(translator, models.load_writer(), form, sentences, renderings=RenderingCache(translator))
