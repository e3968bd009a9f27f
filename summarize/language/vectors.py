"""Word vectors of both languages in one space: translations and words of similar meaning lie close together.

`data/vectors.npz` holds the most frequent words of each language, their vectors in 8 bits, and each word's rarity.
models/training/word_vectors.py makes it from sentence pairs: a truncated SVD of the pointwise mutual information of
German and English words in pairs (Levy and Goldberg 2014, "Neural word embedding as implicit matrix factorization").
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from summarize.language import Language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The weight of an unlisted word, which is rarer than all listed ones.
RAREST = 6.0


@dataclass(frozen=True, slots=True)
class Vectors:
    """The words of one language.

    `rows` maps a lower-cased word to its row in `vectors` (words x dimensions, unit length) and `weights` (one per
    word: the logarithm of its rarity, 0 for the most common).
    """

    rows: dict[str, int]
    vectors: "NDArray[np.float32]"
    weights: "NDArray[np.float32]"

    def row(self, word: str) -> int | None:
        """Return the row of a lower-cased `word`, or of its singular if it ends in s."""
        found = self.rows.get(word)
        return found if found is not None else self.rows.get(word.removesuffix("s"))


@cache
def word_vectors(language: Language) -> Vectors:
    """Return the vectors of a language's words, read once."""
    import numpy as np

    with as_file(files("summarize.data") / "vectors.npz") as path, np.load(path) as archive:
        words = bytes(archive[f"{language}_words"]).decode("utf-8").split("\n")
        vectors = archive[f"{language}_vectors"].astype(np.float32)
        weights = archive[f"{language}_weights"].astype(np.float32) / 32
    vectors /= np.maximum(
        np.linalg.norm(vectors, axis=1, keepdims=True), 1
    )  # a word that never co-occurred has no vector
    return Vectors({word: row for row, word in enumerate(words)}, vectors, weights)
