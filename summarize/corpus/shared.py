"""Translations that several formats of one run share: kept on disk, so that memory stays constant."""

import hashlib
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from summarize.article import Article
from summarize.errors import InputError
from summarize.pipeline import TOGETHER, batched, translations
from summarize.translation import Translation, Translator

__all__ = ["SharedTranslations", "shared_translations"]

Translated = tuple[Article, Translation | InputError]


@dataclass(frozen=True, slots=True)
class SharedTranslations:
    """Translations by article, in a folder of this process alone."""

    folder: Path

    def of(self, articles: Iterable[Article], translator: Translator) -> Iterator[Translated]:
        """Yield what `pipeline.translations` does, taking what was translated before from the folder."""
        for group in batched(articles, TOGETHER):
            known = {article: self._known(article) for article in group}
            missing = [article for article in group if known[article] is None]
            done = iter(translations(missing, translator))
            for article in group:
                found = known[article]
                if found is None:
                    found = next(done)
                    self._keep(article, found)
                yield found

    def _keep(self, article: Article, found: Translated) -> None:
        # Whole or not at all: a time limit may interrupt it.
        path = self._path(article)
        part = path.with_suffix(".part")
        part.write_bytes(pickle.dumps(found))
        part.replace(path)

    def _known(self, article: Article) -> Translated | None:
        path = self._path(article)
        # The folder is this process's own, made with permissions for nobody else: nobody could have put anything there.
        return pickle.loads(path.read_bytes()) if path.exists() else None  # noqa: S301

    def _path(self, article: Article) -> Path:
        return (
            self.folder
            / hashlib.sha256(
                f"{article.id}\0{article.title}\0{article.date}\0{article.text}".encode("utf-8", "surrogatepass")
            ).hexdigest()
        )


@contextmanager
def shared_translations() -> Iterator[SharedTranslations]:
    """Yield an empty store, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="summarize-") as name:
        yield SharedTranslations(Path(name))
