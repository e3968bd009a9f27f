"""The words around all figures of a text, with vectors and distances, for the judge of attribution.

Needs numpy, which takes a tenth of a second to import: only the judge of attribution (`attribution`) imports this.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from summarize.figures import Figure
from summarize.language import Language
from summarize.language.clauses import LINKS, MARKS
from summarize.language.lexicon import compound, translations
from summarize.language.vectors import RAREST, Vectors, word_vectors
from summarize.language.words import ENGLISH_STEM, stem

_TOKEN = re.compile(rf"[^\W\d_]+|[{MARKS}]")
#: Extra distance of a word after a mark, a link or the end of a sentence.
MARK, LINK, SENTENCE = 2, 1, 20

#: Cosines up to the first mean nothing; from the second on, words mean the same. The lexicon decides, too.
UNLIKE_COSINE, SAME_COSINE = 0.4, 0.9
#: Similarity of words that share a vector, of words that begin like a translation, and of words that begin alike.
SAME_VECTOR, SAME_STEM, SAME_START = 0.9, 0.85, 0.7

#: OpenBLAS computes matrix products of up to this many multiplications in one thread.
UNSHARED = 1 << 18


@dataclass(frozen=True, slots=True)
class Context:
    """The words of a text, in order; every field has one entry per word.

    `starts` are offsets into the text, `places` count words, with larger steps between clauses. `sentences` are
    numbered as in `IndexedText.sentence_of`. `inside` marks words that belong to a figure, `weights` tell how informative a
    word is (0 to 7).
    """

    starts: NDArray[np.int64]
    forms: tuple[str, ...]
    places: NDArray[np.float64]
    sentences: NDArray[np.int64]
    clauses: NDArray[np.int64]
    inside: NDArray[np.bool_]
    weights: NDArray[np.float64]
    vectors: NDArray[np.float32]

    def words_of(self, start: int, end: int) -> range:
        """Return the words that begin in `[start, end)` of the text."""
        first, last = np.searchsorted(self.starts, (start, end))
        return range(int(first), int(last))

    def length(self, sentence: int) -> int:
        """Return the number of words of a sentence."""
        first, last = np.searchsorted(self.sentences, (sentence, sentence + 1))
        return int(last - first)

    def extent(self, start: int, end: int, sentence: int) -> tuple[float, float]:
        """Return the places of the first and the last word of a figure, or the place between its neighbours."""
        own = self.words_of(start, end)
        if own:
            return float(self.places[own[0]]), float(self.places[own[-1]])
        beside = [
            float(self.places[word]) + step
            for word, step in ((own.start - 1, 0.5), (own.start, -0.5))
            if 0 <= word < len(self.forms) and self.sentences[word] == sentence
        ]
        place = beside[0] if beside else 0.0
        return place, place

    def clause(self, start: int, end: int, sentence: int) -> int:
        """Return the number of a figure's clause: that of its first word, else of the word beside it, else -1."""
        own = self.words_of(start, end)
        beside = own[:1] if own else [w for w in (own.start, own.start - 1) if 0 <= w < len(self.forms)]
        found = [int(self.clauses[word]) for word in beside if own or self.sentences[word] == sentence]
        return found[0] if found else -1


def read_context(
    text: str, figures: Sequence[Figure], sentence_of: Callable[[int], int], language: Language
) -> Context:
    """Read the words of a text whose figures are known; `sentence_of` gives the number of the sentence at a place."""
    starts, forms, places, sentences, clauses = [], [], [], [], []
    place, clause, last = 0, 0, -1
    for token in _TOKEN.finditer(text):
        word = token.group().lower()
        if word in MARKS:
            place, clause = place + MARK, clause + 1
            continue
        sentence = sentence_of(token.start())
        if sentence != last:
            place, clause, last = place + SENTENCE, clause + 1, sentence
        linking = word in LINKS
        place, clause = place + 1 + linking * LINK, clause + linking
        starts.append(token.start())
        forms.append(word)
        places.append(place)
        sentences.append(sentence)
        clauses.append(clause)
    weights, vectors = _looked_up(forms, word_vectors(language))
    begin = np.array(starts, np.int64)
    inside = np.zeros(len(forms), bool)
    for figure in figures:
        first, end = np.searchsorted(begin, (figure.start, figure.end))
        inside[first:end] = True
    return Context(
        begin, tuple(forms), np.array(places, float), np.array(sentences, np.int64), np.array(clauses, np.int64),
        inside, weights, vectors,
    )  # fmt: skip


def _looked_up(forms: list[str], known: Vectors) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """Return each word's weight and vector; an unlisted compound gets the mean of its parts."""
    weights = np.full(len(forms), RAREST)
    vectors = np.zeros((len(forms), known.vectors.shape[1]), np.float32)
    for number, word in enumerate(forms):
        row = known.row(word)
        if row is not None:
            weights[number], vectors[number] = known.weights[row], known.vectors[row]
            continue
        rows = [part for part in map(known.row, compound(word) or ()) if part is not None]
        if rows:
            whole = known.vectors[rows].sum(0)
            vectors[number] = whole / (np.linalg.norm(whole) + 1e-9)
    return weights, vectors


def likeness(target: Context, source: Context) -> NDArray[np.float64]:
    """Return the similarity of each word of the English target to each word of the German source, 0 to 1."""
    cosines = _products(target.vectors, source.vectors).astype(float)
    alike: NDArray[np.float64] = np.clip((cosines - UNLIKE_COSINE) / (SAME_COSINE - UNLIKE_COSINE), 0, 1) * SAME_VECTOR
    written = _by_form(target.forms)
    stems: dict[str, list[str]] = {}
    for form in written:
        if len(form) >= ENGLISH_STEM:
            stems.setdefault(stem(form, ENGLISH_STEM), []).append(form)
    for german, columns in _by_form(source.forms).items():
        for form, much in _equals(german, written, stems).items():
            block = np.ix_(written[form], columns)
            alike[block] = np.maximum(alike[block], much)
    return alike


def _products(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the dot product of each pair of rows, in blocks too small for BLAS to split among threads."""
    rows = max(1, UNSHARED // max(1, other.size))
    return np.concatenate([one[at : at + rows] @ other.T for at in range(0, max(1, len(one)), rows)])


def _by_form(forms: tuple[str, ...]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        found.setdefault(form, []).append(number)
    return found


def _equals(german: str, written: dict[str, list[int]], stems: dict[str, list[str]]) -> dict[str, float]:
    """Return the forms of the target that the lexicon has for a German word, exactly or by their beginning."""
    if len(german) < 3:
        return {}
    english, starts = _translated(german)
    found = {form: SAME_START for form in stems.get(stem(german, ENGLISH_STEM), ()) if len(german) > ENGLISH_STEM}
    found |= {form: SAME_STEM for start in starts for form in stems.get(start, ())}
    same = {german, f"{german}s", german.removesuffix("s")} if len(german) > 3 else {german}
    found |= {form: 1.0 for form in (english | same) if form in written}
    return found


@lru_cache(maxsize=1 << 16)
def _translated(german: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the English words for a German word and its parts, and the stems of the longer ones."""
    english = translations(german).union(*map(translations, compound(german) or ()))
    return english, frozenset(stem(word, ENGLISH_STEM) for word in english if len(word) >= ENGLISH_STEM)
