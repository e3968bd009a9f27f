"""Translations shared by several formats of one run: kept on disk, so that memory stays constant."""

import hashlib
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from typing import Any

from summarize.article import Article
from summarize.errors import InputError
from summarize.pipeline import translations
from summarize.translation import Translation, Translator

Translated = tuple[Article, Translation | InputError]


@dataclass(frozen=True, slots=True)
class SharedTranslations:
    """Translations by article, in a folder of this process."""

    folder: Path

    def of(self, articles: Iterable[Article], translator: Translator, **settings: Any) -> Iterator[Translated]:
        """Yield what `pipeline.translations` does, taking earlier translations from the folder."""
        ahead, behind = tee(articles)
        asked: set[Path] = set()
        new = translations(self._missing(ahead, asked), translator, **settings)
        for article in behind:
            path = self._path(article)
            if not path.exists():
                # Completely or not at all: a time limit may interrupt it.
                part = path.with_suffix(".part")
                part.write_bytes(pickle.dumps(next(new)))
                part.replace(path)
                asked.remove(path)
            # The folder belongs to this process alone, and its permissions keep everybody else out.
            yield pickle.loads(path.read_bytes())  # noqa: S301

    def _missing(self, articles: Iterable[Article], asked: set[Path]) -> Iterator[Article]:
        """Yield the articles that have no translation and are not waiting for one."""
        for article in articles:
            path = self._path(article)
            if path not in asked and not path.exists():
                asked.add(path)
                yield article

    def _path(self, article: Article) -> Path:
        return (
            self.folder
            / hashlib.sha256(
                f"{article.id}\0{article.title}\0{article.date}\0{article.text}".encode("utf-8", "surrogatepass")
            ).hexdigest()
        )


@contextmanager
def shared_translations() -> Iterator[SharedTranslations]:
    """Yield an empty store, which is deleted afterwards."""
    with tempfile.TemporaryDirectory(prefix="summarize-") as name:
        yield SharedTranslations(Path(name))
