"""List what each German word is in English: `python lexicon.py --data DIR --out summarize/lexicon/lexicon.tsv`.

DIR holds `pairs/NAME.tsv.xz`. Which English words stand for which German ones is learned from the pairs by word alignment
(IBM Model 1: Brown et al. 1993, "The mathematics of statistical machine translation"), so that it is what translators
wrote and no dictionary's. 470,000 pairs take three minutes and seven gigabytes.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from pairs import read_pairs

from summarize.lexicon import SHORTEST, WORD, words

__all__ = ["align", "lexicon", "spelled"]

#: Sets of running text; technical ones teach "Button".
SETS = (
    "wmt_newstest2008_2020", "wmt_ts_deen_sysout", "wmt21_24_ende_refs", "wmt21_24_ende_sysout", "de_news_llm",
    "ud_pud_news_wiki", "wmt15_train_sample_opennmt", "tatoeba_anki_darren", "mlqe_pe", "ding_examples", "debian_web_news",
)  # fmt: skip
#: The same source many times over, of which so many are read.
SAMPLED = {"wmt21_24_ende_sysout": 2}
#: Words of a sentence; the longest align worst.
LONGEST = 50

#: Rounds of expectation and maximisation; after five the table hardly changes.
ROUNDS = 5
#: Sentences a listed German word is in: fewer teach coincidences, more have a word of grammar.
LEAST, COMMON = 5, 20_000
#: Probability of an English word that counts as a translation, and how many of the likeliest are listed.
LIKELY, MOST = 0.06, 6
#: How much more probable it must be than that any sentence has the word: "this" is no translation of anything.
TIMES = 5

#: Share of its places inside sentences in which an English word has its capital; more than half, as of titles ("Minister").
NAMES = 0.7

Pair = tuple[list[str], list[str]]


def main() -> None:
    """Read, align and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    options = parser.parse_args()
    texts = list(_texts(options.data / "pairs"))
    pairs = list(_pairs(texts))
    capitals = spelled(english for _, english in texts)
    del texts
    found = lexicon(pairs)
    lines = [
        f"{german}\t{' '.join(capitals.get(word, word) for word in english)}\n"
        for german, english in sorted(found.items())
    ]
    options.out.write_text("".join(lines), "utf-8")
    print(f"{len(pairs):,} pairs; {len(found):,} words, {sum(map(len, found.values())):,} translations")


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for name in SETS:
        path = folder / f"{name}.tsv.xz"
        if not path.exists():
            continue
        for number, pair in enumerate(read_pairs(path)):
            if number % SAMPLED.get(name, 1) == 0:
                yield pair


def _pairs(texts: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    for german, english in texts:
        source, target = words(german), words(english)
        if source and target and max(len(source), len(target)) <= LONGEST:
            yield source, target


def spelled(texts: Iterable[str]) -> dict[str, str]:
    """Return the spelling of English words that mostly have a capital inside one of `texts`, not at its beginning: Europe, UN."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for english in texts:
        for word in WORD.findall(english)[1:]:
            forms[word.lower()][word] += 1
    usual = {word: count.most_common(1)[0] for word, count in forms.items()}
    return {word: form for word, (form, count) in usual.items() if form != word and count > NAMES * forms[word].total()}


def lexicon(pairs: Sequence[Pair]) -> dict[str, tuple[str, ...]]:
    """Return the English words of each German one, likeliest first."""
    german = Counter(word for source, _ in pairs for word in set(source))
    english = Counter(word for _, target in pairs for word in set(target))
    listed = {word for word, count in german.items() if LEAST <= count <= COMMON and len(word) >= SHORTEST}
    found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for source, target, probability in align(pairs):
        if source in listed and probability >= max(LIKELY, TIMES * english[target] / len(pairs)):
            found[source].append((-probability, target))
    return {word: tuple(target for _, target in sorted(each)[:MOST]) for word, each in found.items()}


def align(pairs: Sequence[Pair]) -> Iterator[tuple[str, str, float]]:
    """Yield German words, English words, and how probable the English is for the German.

    Words that only one sentence has are left out: they would align with each other whatever they mean.
    """
    sources, targets = _numbers(source for source, _ in pairs), _numbers(target for _, target in pairs)
    # A cell is a German and an English word of one pair; those of one English word stand together. Word 0 of a German
    # sentence is none, from which come the words that nothing in the sentence stands for.
    keys, sizes = [], []
    for source, target in pairs:
        left = np.array([0, *(sources[word] for word in source if word in sources)], np.int64)
        right = np.array([targets[word] for word in target if word in targets], np.int64)
        keys.append((left[None, :] * len(targets) + right[:, None] - 1).ravel())
        sizes.append(np.full(len(right), len(left), np.int32))
    cells, place = np.unique(np.concatenate(keys), return_inverse=True)
    del keys
    place = place.astype(np.int32)
    size = np.concatenate(sizes)
    starts = np.concatenate([[0], np.cumsum(size)[:-1]])
    left, right = np.divmod(cells, len(targets))
    probability = np.ones(len(cells), np.float32)
    for _ in range(ROUNDS):
        share = probability[place]
        share /= np.repeat(np.add.reduceat(share, starts), size)
        count = np.bincount(place, share, len(cells))
        probability = (count / np.bincount(left, count)[left]).astype(np.float32)
    german, english = list(sources), list(targets)
    for one, other, value in zip(left.tolist(), right.tolist(), probability.tolist(), strict=True):
        if one:
            yield german[one - 1], english[other], value


def _numbers(sentences: Iterable[Sequence[str]]) -> dict[str, int]:
    """Return a number, from 1 on, for each word that more than one sentence has."""
    count = Counter(word for sentence in sentences for word in set(sentence))
    return {word: number for number, word in enumerate((word for word in count if count[word] > 1), 1)}


if __name__ == "__main__":
    main()
