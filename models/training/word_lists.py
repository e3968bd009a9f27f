"""List the words of each language: `python word_lists.py --data DIR --out summarize/data`.

DIR holds `pairs/NAME.tsv.xz` and `mono/NAME.txt.xz`. Writes `german_words.txt`, words in the spelling they have that human
translators hardly ever left as they are (that tells "Kirchturm" from "Salzburg", "Hotel" and "Merkel") and nouns that no
pair tells anything about (an article tells "Luxusyacht" from "Kursk"), and `english_words.txt`, words in lower case that
the English sides have more than once.
"""

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Sets of running text and of dictionary entries; technical ones teach "Button".
SETS = (
    "wmt_newstest2008_2020", "wmt_ts_deen_sysout", "de_news_llm", "wmt21_24_ende_refs", "ud_pud_news_wiki",
    "wmt15_train_sample_opennmt", "mlqe_pe", "xquad", "mucow_suite", "tatoeba_anki_darren", "debian_web_news",
    "ding_examples", "ding_dictionary", "stsb_multi_mt", "gdpr",
)  # fmt: skip
#: The same source many times over, of which a quarter is read.
SAMPLED = "wmt21_24_ende_sysout"

#: A word of fewer letters is too often a word of both languages.
SHORTEST = 4
#: Sentences a German word must be in, and the share of their translations that may have it too.
LEAST, COPIED = 6, 0.03
#: How much rarer it must be in English text, as it is and in lower case: "Situation" begins English sentences.
AS_IT_IS, LOWER = 0.1, 0.2
#: Sentences of German texts that a noun must be in, and the share of them in which an article is before it.
WRITTEN, WITH_ARTICLE = 3, 0.4
#: Sentences an English word must be in; one is as likely a slip of the pen.
ENGLISH = 2
#: A word this many times as frequent on the German side is German, left as it was by some system, unless so many English
#: sentences have it in lower case ("stark").
TIMES, CERTAIN = 10, 10

_WORD = re.compile(rf"[A-Za-zÄÖÜäöüß]{{{SHORTEST},}}")
_NOUN = re.compile(rf"(\w+) ([A-ZÄÖÜ][a-zäöüß]{{{SHORTEST - 1},}})\b")
_ARTICLE = re.compile(
    r"d(?:er|ie|as|e[nms])|zu[mr]|beim|[ai]m|vom|[ai]ns|(?:[ms]?ein|kein|ihr|unse?r|dies|jed)(?:e[nmrs]?)?"
)


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
    options = parser.parse_args()
    german: Counter[str] = Counter()
    english: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for words, others in _sentences(options.data / "pairs"):
        german.update(words)
        english.update(others)
        both.update(words & others)
    listed = [
        word
        for word, count in german.most_common()
        if count >= LEAST
        and both[word] <= COPIED * count
        and english[word] <= AS_IT_IS * count
        and english[word.lower()] <= LOWER * count
    ]
    unseen = {
        word for word in nouns(options.data / "mono") if not (both[word] or english[word] or english[word.lower()])
    }
    _write(options.out / "german_words.txt", unseen.union(listed))
    _write(options.out / "english_words.txt", _english(english, german))


def nouns(folder: Path) -> Iterator[str]:
    """Yield what often follows an article in the texts of `folder`: nouns, which names hardly do."""
    written: Counter[str] = Counter()
    determined: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for before, noun in _NOUN.findall(line):
                    written[noun] += 1
                    determined[noun] += _ARTICLE.fullmatch(before.lower()) is not None
    yield from (
        word for word, count in written.items() if count >= WRITTEN and determined[word] >= WITH_ARTICLE * count
    )


def _lower(counted: Counter[str]) -> Counter[str]:
    lower: Counter[str] = Counter()
    for word, count in counted.items():
        lower[word.lower()] += count
    return lower


def _english(english: Counter[str], german: Counter[str]) -> list[str]:
    lower, foreign = _lower(english), _lower(german)
    return [
        word
        for word, count in lower.items()
        if count >= ENGLISH and (foreign[word] <= TIMES * count or english[word] >= CERTAIN)
    ]


def _sentences(folder: Path) -> Iterator[tuple[set[str], set[str]]]:
    """Yield the words of each pair."""
    for path in sorted(folder.glob("*.tsv.xz")):
        name = path.name.removesuffix(".tsv.xz")
        if name not in (*SETS, SAMPLED):
            continue
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file):
                if name != SAMPLED or number % 4 == 0:
                    source, _, target = line.rstrip("\n").partition("\t")
                    yield set(_WORD.findall(source)), set(_WORD.findall(target))


def _write(path: Path, words: Iterable[str]) -> None:
    listed = sorted(words)
    path.write_text("".join(f"{word}\n" for word in listed), "utf-8")
    print(f"{path.name}: {len(listed)} words")


if __name__ == "__main__":
    main()
