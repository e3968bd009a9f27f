"""Select, clean and encode the training pairs: `python prepare.py --data DIR --tokenizer source.spm --out DIR`.

DIR holds `pairs/NAME.tsv.xz` (German TAB English) and `dev/`. Writes `train.npz` (pieces and weights) and the dev
pairs. No sentence of a dev or test set is trained on, on either side.
"""

import argparse
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import sentencepiece
from vary import vary

#: How often each set is drawn: 2 is twice as often as once, 0.1 a tenth of it, sampled. News first, and distilled
#: translations above human ones (their German is translated more literally, which a small model learns sooner).
SHARES = {
    "wmt_newstest2008_2020": 4, "wmt_ts_deen_sysout": 4, "de_news_llm": 3, "wmt21_24_ende_refs": 4,
    "wmt21_24_ende_sysout": 0.7, "ud_pud_news_wiki": 4, "wmt15_train_sample_opennmt": 2, "mlqe_pe": 2, "xquad": 2,
    "stsb_multi_mt": 1, "bcontrast_chat": 1, "mucow_suite": 2, "tatoeba_anki_darren": 0.5, "tatoeba_test_opusmt": 0.5,
    "multi30k_train_val": 0.2, "debian_web_news": 0.7, "debian_web_other": 0.3, "mozilla_www": 1, "mozilla_foundation": 1,
    "tails_docs_news": 0.5, "gdpr": 0.5, "ding_examples": 0.5, "mdn": 0.02,
    "libreoffice_help": 0.02, "game_wesnoth": 0.3, "game_naev": 0.2,
}  # fmt: skip

#: The dictionary: entries are short, so that even at this share they are a twelfth of the pieces.
DICTIONARY, DICTIONARY_SHARE = "ding_dictionary", 6
#: An entry counts if its German is in the news at least so often and in the other pairs less than so often: those teach
#: common words better, with the sense that the news uses.
SEEN, RARE = 3, 60
#: Of its translations, the so many that are most common in the other pairs.
SYNONYMS = 2

#: Pieces of the longest sentence on either side. Longer ones cost more than they teach.
LONGEST = 96


def main() -> None:
    """Write the training set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--longest", type=int, default=LONGEST)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(options.tokenizer))
    held_out = set(_held_out(options.data / "dev"))
    rows = list(_weighted(options.data / "pairs", held_out, dice))
    rows += _dictionary(options.data, rows, held_out)
    rows += [(*pair, max(1, weight // 2)) for german, english, weight in rows if (pair := vary(german, english, dice))]
    german = tokenizer.encode([row[0] for row in rows], num_threads=2)
    english = tokenizer.encode([row[1] for row in rows], num_threads=2)
    keep = [
        index
        for index, (source, target) in enumerate(zip(german, english, strict=True))
        if 0 < len(source) <= options.longest and 0 < len(target) <= options.longest
    ]
    source, source_at = _flat([german[index] for index in keep])
    target, target_at = _flat([english[index] for index in keep])
    weights = np.array([rows[index][2] for index in keep], np.int32)
    np.savez(options.out / "train.npz", s=source, so=source_at, e=target, eo=target_at, w=weights)
    for side in ("de", "en"):
        text = (options.data / "dev" / f"newstest-sample.{side}").read_text("utf-8")
        (options.out / f"dev.{side}").write_text(text, "utf-8")
    print(f"{len(keep):,} pairs, drawn {weights.sum():,} times an epoch; {len(target):,} target pieces")


def key(text: str) -> str:
    """Return what two sentences have in common that differ in case, spaces and punctuation only."""
    return re.sub(r"\W+", "", text.lower())


def clean(german: str, english: str) -> bool:
    """Whether a pair is likely a translation: both sides have words, like lengths, and differ."""
    long, short = max(len(german), len(english)), min(len(german), len(english))
    if short == 0 or long > 3 * short + 20 or key(german) == key(english):
        return False
    letters = sum(character.isalpha() or character.isspace() for character in german)
    return letters >= 0.6 * len(german)


def _held_out(folder: Path) -> Iterator[str]:
    for name in ("newstest-sample", "ntrex"):
        for side in ("de", "en"):
            yield from map(key, (folder / f"{name}.{side}").read_text("utf-8").splitlines())


def _weighted(folder: Path, held_out: set[str], dice: random.Random) -> Iterator[tuple[str, str, int]]:
    for name, share in SHARES.items():
        path = folder / f"{name}.tsv.xz"
        if not path.exists():
            print(f"{path} is not there and left out")
            continue
        pairs = [pair for pair in _pairs(path) if not held_out & {key(pair[0]), key(pair[1])}]
        if share < 1:
            pairs = dice.sample(pairs, int(len(pairs) * share))
        for german, english in pairs:
            yield german, english, max(1, int(share))


def _dictionary(data: Path, rows: Iterable[tuple[str, str, int]], held_out: set[str]) -> list[tuple[str, str, int]]:
    """Return the entries of the dictionary that the news needs and the other pairs lack, in their most common English."""
    entries, news = data / "pairs" / f"{DICTIONARY}.tsv.xz", data / "mono" / "frontpages_news.txt.xz"
    if not entries.exists() or not news.exists():
        print(f"{entries} or {news} is not there; no dictionary")
        return []
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        written = Counter(word for line in lines for word in set(_words(line)))
    taught = Counter(word for german, _, _ in rows for word in set(_words(german)))
    known = Counter(word for _, english, _ in rows for word in set(_words(english.lower())))
    found: dict[str, list[tuple[int, str]]] = {}
    for german, english in _pairs(entries):
        if held_out & {key(german), key(english)} or not _words(german) or not _words(english):
            continue
        common = min(known[word] for word in _words(english.lower()))
        needed = min(written[word] for word in _words(german)) >= SEEN
        if common >= SEEN and needed and min(taught[word] for word in _words(german)) < RARE:
            found.setdefault(german, []).append((common, english))
    return [
        (german, english, DICTIONARY_SHARE)
        for german, translations in found.items()
        for _, english in sorted(translations, reverse=True)[:SYNONYMS]
    ]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            german, tab, english = line.rstrip("\n").partition("\t")
            if tab and clean(german, english):
                yield german, english


def _flat(rows: Iterable[list[int]]) -> tuple["np.ndarray", "np.ndarray"]:
    listed = [np.array(row, np.uint16) for row in rows]
    return np.concatenate(listed), np.concatenate([[0], np.cumsum([len(row) for row in listed])])


if __name__ == "__main__":
    main()
