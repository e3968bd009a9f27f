"""Word vectors of both languages in one space: words that translate each other, or mean much the same, lie close together.

`data/vectors.npz` holds the most frequent words of each language, their vectors in 8 bits, and how rare each word is.
models/training/word_vectors.py makes it from pairs of sentences (a truncated SVD of the pointwise mutual information of
German and English words in pairs; Levy and Goldberg 2014, "Neural word embedding as implicit matrix factorization").
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from summarize.figures.figure import Language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["RAREST", "Vectors", "word_vectors"]

#: The weight of a word that is not listed: it is rarer than all that are.
RAREST = 6.0


@dataclass(frozen=True, slots=True)
class Vectors:
    """The words of one language.

    `rows` maps a word in lower case to its row of `vectors` (words x dimensions, of unit length) and `weights` (words;
    the logarithm of how rare a word is, 0 for the commonest).
    """

    rows: dict[str, int]
    vectors: "NDArray[np.float32]"
    weights: "NDArray[np.float32]"

    def row(self, word: str) -> int | None:
        """Return the row of `word`, in lower case, or of its singular in s."""
        found = self.rows.get(word)
        return found if found is not None else self.rows.get(word.removesuffix("s"))


@cache
def word_vectors(language: Language) -> Vectors:
    """Return the words of a language with their vectors, read once."""
    import numpy as np

    with as_file(files("summarize.data") / "vectors.npz") as path, np.load(path) as archive:
        words = bytes(archive[f"{language}_words"]).decode("utf-8").split("\n")
        vectors = archive[f"{language}_vectors"].astype(np.float32)
        weights = archive[f"{language}_weights"].astype(np.float32) / 32
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1)  # a word without company has no vector
    return Vectors({word: row for row, word in enumerate(words)}, vectors, weights)
