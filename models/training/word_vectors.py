"""Make the word vectors of the judge of attribution: `python word_vectors.py --data DIR --out summarize/data/vectors.npz`.

DIR holds `pairs/NAME.tsv.xz` (German TAB English). Words of the two sides that stand in one pair more often than chance would
have it get vectors close to each other: the truncated SVD of the positive pointwise mutual information (Levy and Goldberg
2014, "Neural word embedding as implicit matrix factorization"), with frequencies of contexts smoothed as they found best. The
singular values are left out, which tells words of one meaning from words of one topic better. Takes three minutes and 4 GB.

The pairs of the news of 2008 to 2020 are left out, so that documents made of them can measure the judge.
"""

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

#: Free to be learnt from and given away; shared/data's README says where they come from.
SETS = (
    "wmt_ts_deen_sysout", "wmt21_24_ende_refs", "wmt21_24_ende_sysout", "de_news_llm", "ud_pud_news_wiki",
    "wmt15_train_sample_opennmt", "mlqe_pe", "xquad", "stsb_multi_mt", "mucow_suite", "tatoeba_anki_darren",
    "tatoeba_test_opusmt", "multi30k_train_val", "debian_web_news", "destatis_sdg", "news_reports_misc", "wiki_mt_geneval",
    "web_society_ngo", "web_freesoftware_news", "written_rare_words", "written_new_words", "gsm8k_number_problems",
    "ding_examples", "ding_dictionary", "gmodebate_llm", "web_selfhelp_quiz_llm", "wheelofheaven_llm", "books_literature",
    "fiction_hpmor", "encyclopedic_skycultures", "mozilla_foundation", "mozilla_www", "gdpr", "bcontrast_chat", "chat_wmt24",
)  # fmt: skip

#: Words kept of each language, and the least pairs that a word is in.
GERMAN, ENGLISH, SEEN = 60_000, 30_000, 5
DIMENSIONS = 48
#: Pairs of words seen together less than this, each sentence weighing less the longer it is, are chance.
CHANCE = 0.6
#: Logarithms of how rare the commonest words are, which say nothing, and of the rarest above them.
COMMON, RARE = 3.0, 7.0

_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 60


def main() -> None:
    """Count, factorise and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pairs = list(read(options.data / "pairs"))
    german, english = (words([pair[side] for pair in pairs], most) for side, most in ((0, GERMAN), (1, ENGLISH)))
    left, right = (matrix([pair[side] for pair in pairs], listed) for side, listed in ((0, german), (1, english)))
    print(f"{len(pairs):,} pairs, {len(german):,} German and {len(english):,} English words")
    vectors = factors(information(left, right), DIMENSIONS, options.seed)
    archive: dict[str, NDArray[np.generic]] = {}
    for language, listed, counts, rows in (
        ("de", german, left.sum(0), vectors[0]), ("en", english, right.sum(0), vectors[1])
    ):  # fmt: skip
        rare = np.clip(np.log(len(pairs) / (np.asarray(counts).ravel() + 1)) - COMMON, 0, RARE)
        archive[f"{language}_words"] = np.frombuffer("\n".join(listed).encode(), np.uint8)
        archive[f"{language}_weights"] = np.round(rare * 32).astype(np.uint8)
        archive[f"{language}_vectors"] = eight_bits(rows)
    np.savez_compressed(options.out, **archive)


def read(folder: Path) -> Iterator[tuple[set[str], set[str]]]:
    """Yield the words of both sides of each pair, in lower case."""
    for name in SETS:
        path = folder / f"{name}.tsv.xz"
        if not path.exists():
            print(f"{path} is not there and left out")
            continue
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                german, _, english = line.lower().partition("\t")
                pair = set(_WORD.findall(german)), set(_WORD.findall(english))
                if all(pair) and len(pair[0]) <= _LONGEST:
                    yield pair


def words(sentences: Sequence[set[str]], most: int) -> list[str]:
    """Return the most frequent words, the commonest first."""
    counts = Counter(word for sentence in sentences for word in sorted(sentence))
    return [word for word, count in counts.most_common(most) if count >= SEEN]


def matrix(sentences: Sequence[set[str]], listed: Sequence[str]) -> sparse.csr_matrix:
    """Return which sentence (row) has which word (column)."""
    columns = {word: number for number, word in enumerate(listed)}
    found = [[columns[word] for word in sorted(sentence) if word in columns] for sentence in sentences]
    ends = np.cumsum([0, *map(len, found)])
    indices = np.fromiter((number for row in found for number in row), np.int32, ends[-1])
    return sparse.csr_matrix((np.ones(len(indices), np.float32), indices, ends), (len(sentences), len(listed)))


def information(left: sparse.csr_matrix, right: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the positive pointwise mutual information of the words of both sides."""
    length = np.sqrt(np.asarray(left.sum(1)).ravel() * np.asarray(right.sum(1)).ravel())
    weight = sparse.diags((3 / np.maximum(length, 1)).astype(np.float32))
    together = (left.T @ (weight @ right)).tocoo()
    kept = together.data >= CHANCE
    rows, columns, counts = together.row[kept], together.col[kept], together.data[kept].astype(float)
    whole = counts.sum()
    of_rows = np.bincount(rows, counts, together.shape[0])
    of_columns = np.bincount(columns, counts, together.shape[1]) ** 0.75
    of_columns *= whole / of_columns.sum()
    shared = np.log(counts * whole / (of_rows[rows] * of_columns[columns]))
    positive = shared > 0
    return sparse.csr_matrix((shared[positive], (rows[positive], columns[positive])), together.shape)


def factors(table: sparse.csr_matrix, dimensions: int, seed: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the left and right singular vectors of the largest singular values (Halko et al. 2011)."""
    basis = np.random.default_rng(seed).standard_normal((table.shape[1], dimensions + 16))
    for _ in range(4):
        basis = np.linalg.qr(table @ basis)[0]
        basis = np.linalg.qr(table.T @ basis)[0]
    left, values, turn = np.linalg.svd(table @ basis, full_matrices=False)
    values = values[:dimensions]
    print(f"singular values {values[0]:.0f} to {values[-1]:.0f}")
    return left[:, :dimensions], basis @ turn.T[:, :dimensions]


def eight_bits(rows: NDArray[np.float64]) -> NDArray[np.int8]:
    """Return vectors by direction, in steps of 1/127 of their largest part."""
    top = np.abs(rows).max(1, keepdims=True)
    return np.round(rows * 127 / np.where(top > 0, top, 1)).astype(np.int8)


if __name__ == "__main__":
    main()
