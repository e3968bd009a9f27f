"""Select, clean and encode the training pairs: `python prepare.py --data DIR --tokenizer source.spm --out DIR`.

DIR holds `pairs/NAME.tsv.xz` (German TAB English) and `dev/`. Writes `train.npz` (pieces and weights) and the dev
pairs. No sentence of a dev or test set is trained on, on either side.
"""

import argparse
import random
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import sentencepiece
from compounds import compounds
from dictionary import Row, Usage, entries, lists, read, usage
from forms import adjectives, forms
from pairs import key, read_pairs
from substitution import Links, look_up, substitute
from vary import vary

#: How often each set is drawn: 2 is twice as often as once, 0.1 a tenth of it, sampled. News first, and distilled
#: translations above human ones (their German is translated more literally, which a small model learns sooner).
SHARES = {
    "wmt_newstest2008_2020": 2, "wmt_ts_deen_sysout": 2, "de_news_llm": 2, "wmt21_24_ende_refs": 2,
    "wmt21_24_ende_sysout": 0.7, "ud_pud_news_wiki": 2, "wmt15_train_sample_opennmt": 2, "mlqe_pe": 2, "xquad": 2,
    "bcontrast_chat": 1, "mucow_suite": 2, "tatoeba_anki_darren": 0.5, "tatoeba_test_opusmt": 0.5,
    "multi30k_train_val": 0.2, "debian_web_news": 0.7, "debian_web_other": 0.3, "mozilla_www": 1, "mozilla_foundation": 1,
    "tails_docs_news": 0.5, "gdpr": 0.5, "ding_examples": 0.5, "mdn": 0.02,
    "libreoffice_help": 0.02, "game_wesnoth": 0.3, "game_naev": 0.2,
    "distill_wmt08_20_deen_bergamot_base": 4, "written_rare_words": 10, "written_new_words": 10, "wiki_mt_geneval": 2,
    "destatis_sdg": 1, "news_reports_misc": 1, "chat_wmt24": 1, "gsm8k_number_problems": 0.4, "web_society_ngo": 0.3,
    "web_freesoftware_news": 0.2, "fiction_hpmor": 0.3, "books_literature": 0.3, "web_selfhelp_quiz_llm": 0.2,
    "chat_woz": 0.2, "suttas": 0.1, "wheelofheaven_llm": 0.1, "web_guides_llm": 0.1,
}  # fmt: skip

#: The same for a run of an hour or two from good weights (`--fine`), without the dictionary: what is nearest to the news and
#: translated best.
FINE = {
    "distill_wmt08_20_deen_bergamot_base": 4, "written_rare_words": 8, "written_new_words": 8, "wmt_ts_deen_sysout": 1,
    "wmt_newstest2008_2020": 1, "wmt21_24_ende_refs": 2, "wmt21_24_ende_sysout": 0.15, "de_news_llm": 1,
    "wiki_mt_geneval": 2, "destatis_sdg": 1, "news_reports_misc": 1, "ud_pud_news_wiki": 1, "xquad": 1, "mlqe_pe": 1,
    "mucow_suite": 0.3, "gsm8k_number_problems": 0.1, "ding_examples": 0.2, "chat_wmt24": 0.5,
}  # fmt: skip

#: How often a sentence of `written/` is drawn: news-like, one for each word that the other pairs lack.
WRITTEN = 10
OWN = Path(__file__).parent / "written"
#: One of so many written sentences is held out, to measure what is learnt of the others.
HELD_OUT = 7

#: From this share on pairs are running text worth putting other words into.
TEXT = 2
#: A word of the dictionary drawn so often an epoch is put into them.
PUT = 6
#: How often a sentence with words looked up is drawn.
LOOKED_UP = 3

#: How often a pair that the model has made of the news with words looked up is drawn (self_training.py).
SELF_TRAINED = 9

#: Pieces of the longest sentence on either side. Longer ones cost more than they teach.
LONGEST = 96


def main() -> None:
    """Write the training set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument(
        "--self-trained", type=Path, nargs="*", default=[], help="pairs made by self_training.py or distillation.py"
    )
    parser.add_argument("--fine", action="store_true", help="the shares for a short run from good weights")
    parser.add_argument("--longest", type=int, default=LONGEST)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(options.tokenizer))
    rows, held_out = training_pairs(options.data, dice, FINE if options.fine else SHARES)
    taught = [] if options.fine else list(word_rows(options.data, rows, held_out, dice))
    rows += [(*pair, max(1, weight // 2)) for german, english, weight in rows if (pair := vary(german, english, dice))]
    rows += taught
    rows += [(*pair, SELF_TRAINED) for path in options.self_trained for pair in read_pairs(path)]
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
    pack(options.out / "train.npz", {"s": source, "so": source_at, "e": target, "eo": target_at, "w": weights})
    for side in ("de", "en"):
        text = (options.data / "dev" / f"newstest-sample.{side}").read_text("utf-8")
        (options.out / f"dev.{side}").write_text(text, "utf-8")
    _write_held_out(options.data, options.out)
    print(f"{len(keep):,} pairs, drawn {weights.sum():,} times an epoch; {len(target):,} target pieces")


def training_pairs(data: Path, dice: random.Random, shares: Mapping[str, float] = SHARES) -> tuple[list[Row], set[str]]:
    """Return the pairs of all sets but the dictionary, by their shares, and the keys of the held-out sentences."""
    held_out = set(read_held_out(data / "dev"))
    return list(_weighted(data / "pairs", held_out, dice, shares)), held_out


def word_rows(data: Path, rows: Sequence[Row], held_out: set[str], dice: random.Random) -> Iterator[Row]:
    """Yield pairs that teach words missing from `rows`: entries of the dictionary, their forms, compounds, and texts with them."""
    texts = [(german, english) for german, english, weight in rows if weight >= TEXT]
    used, dictionary = vocabulary(data, rows, held_out)
    links = Links(texts, adjectives(dictionary))
    inflected = forms(dictionary, used, lacking=False)
    listed = [*entries(dictionary, used), *(row for row in inflected if used.rare(row[0]))]
    parts = {german: english for german, english, _ in inflected}
    parts |= {german: first for german, (first, *_) in dictionary.items()} | links.best()
    made = list(compounds(parts, dictionary, used, held_out))
    yield from lists([*listed, *made], dice)
    needed = [(german, english) for german, english, turns in listed if turns >= PUT]
    yield from ((*pair, 1) for pair in substitute(texts, needed, links, dice))
    yield from ((*pair, LOOKED_UP) for pair in look_up(texts, needed, links, dice))


def vocabulary(data: Path, rows: Sequence[Row], held_out: set[str]) -> tuple[Usage, dict[str, list[str]]]:
    """Return word frequencies in the German texts of `data` and in `rows`, and the dictionary."""
    used = usage(sorted((data / "mono").glob("*.txt.xz")), rows)
    path = data / "pairs" / "ding_dictionary.tsv.xz"
    if not path.exists():
        print(f"{path} is not there; no dictionary")
        return used, {}
    return used, read(path, used, held_out)


def read_held_out(folder: Path) -> Iterator[str]:
    """Yield the keys of all sentences of the dev and test sets in `folder`."""
    for name in ("newstest-sample", "ntrex"):
        for side in ("de", "en"):
            yield from map(key, (folder / f"{name}.{side}").read_text("utf-8").splitlines())


def _weighted(folder: Path, held_out: set[str], dice: random.Random, shares: Mapping[str, float]) -> Iterator[Row]:
    for name, share in shares.items():
        path = folder / f"{name}.tsv.xz"
        if not path.exists():
            print(f"{path} is not there and left out")
            continue
        pairs = [pair for pair in read_pairs(path) if not held_out & {key(pair[0]), key(pair[1])}]
        if name.startswith("written"):
            pairs = [pair for pair in pairs if not _is_held_out(pair[0])]
        if share < 1:
            pairs = dice.sample(pairs, int(len(pairs) * share))
        for german, english in pairs:
            yield german, english, max(1, int(share))
    for german, english in _own():
        if not held_out & {key(german), key(english)} and not _is_held_out(german):
            yield german, english, WRITTEN


def _own() -> Iterator[tuple[str, str]]:
    """Yield the pairs written for this project that are in this repository."""
    for path in sorted(OWN.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            german, _, english = line.partition("\t")
            yield german, english


def _is_held_out(german: str) -> bool:
    return zlib.crc32(key(german).encode()) % HELD_OUT == 0


def _write_held_out(data: Path, out: Path) -> None:
    """Write the written sentences that are not trained on as `written.de` and `written.en`."""
    paths = [data / "pairs" / f"{name}.tsv.xz" for name in SHARES if name.startswith("written")]
    every = chain(_own(), *(read_pairs(path) for path in paths if path.exists()))
    pairs = [pair for pair in every if _is_held_out(pair[0])]
    for side, texts in zip(("de", "en"), zip(*pairs, strict=True) if pairs else ((), ()), strict=True):
        (out / f"written.{side}").write_text("".join(f"{text}\n" for text in texts), "utf-8")


def pack(path: Path, arrays: Mapping[str, "np.ndarray"]) -> None:
    """Write an archive for `numpy.load`, compressed with LZMA: two thirds of the size of `numpy.savez_compressed`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name, values in arrays.items():
            with archive.open(f"{name}.npy", "w", force_zip64=True) as file:
                np.lib.format.write_array(file, values, allow_pickle=False)


def _flat(rows: Iterable[list[int]]) -> tuple["np.ndarray", "np.ndarray"]:
    listed = [np.array(row, np.uint16) for row in rows]
    return np.concatenate(listed), np.concatenate([[0], np.cumsum([len(row) for row in listed])])


if __name__ == "__main__":
    main()
