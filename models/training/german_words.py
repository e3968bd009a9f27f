"""List words that are German and not English: `python german_words.py --data DIR --out german_words.txt`.

DIR holds `pairs/NAME.tsv.xz`. A word is listed, in the spelling it has, if human translators hardly ever left it as it
is: that tells "Kirchturm" from "Salzburg", "Hotel" and "Merkel". Most frequent first in counting, sorted in the file.
"""

import argparse
import lzma
import re
from collections import Counter
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
#: Sentences a word must be in, and the share of their translations that may have it too.
LEAST, COPIED = 6, 0.03
#: How much rarer it must be in English text, as it is and in lower case: "Situation" begins English sentences.
AS_IT_IS, LOWER = 0.1, 0.2
MOST = 40_000

_WORD = re.compile(rf"[A-Za-zÄÖÜäöüß]{{{SHORTEST},}}")


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--least", type=int, default=LEAST)
    options = parser.parse_args()
    german: Counter[str] = Counter()
    english: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for path in sorted((options.data / "pairs").glob("*.tsv.xz")):
        name = path.name.removesuffix(".tsv.xz")
        if name not in (*SETS, SAMPLED):
            continue
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file):
                if name == SAMPLED and number % 4:
                    continue
                source, _, target = line.rstrip("\n").partition("\t")
                words, others = set(_WORD.findall(source)), set(_WORD.findall(target))
                german.update(words)
                english.update(others)
                both.update(words & others)
    listed = [
        word
        for word, count in german.most_common()
        if count >= options.least
        and both[word] <= COPIED * count
        and english[word] <= AS_IT_IS * count
        and english[word.lower()] <= LOWER * count
    ][:MOST]
    options.out.write_text("".join(f"{word}\n" for word in sorted(listed)), "utf-8")
    print(f"{len(listed)} words")


if __name__ == "__main__":
    main()
