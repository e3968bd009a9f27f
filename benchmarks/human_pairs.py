"""The share of human translations with figures that the check flags, and the share of the flags that are right.

    python benchmarks/human_pairs.py --data DIR [--half tune|measure] [--sets NAME ...] [--show summary|translation]
    python benchmarks/human_pairs.py --data DIR --half measure --sample 300

DIR holds `pairs/NAME.tsv.xz`: German TAB English, one pair per line. Only pairs with a digit in the German count. The
first bit of a pair's digest decides its half: rules are developed on `tune`, and `measure` is only counted.

`--sample` prints that many of the flagged pairs, drawn with a pinned seed, to be read and labelled. What was read stands in
`data/human_pairs.tsv` (digest, label, no text): `reference` where the translator's figure is wrong or added, else the class of our error. With
labels the script estimates the corrected share: what is flagged wrongly. Exit status 1 when the measured half exceeds a floor.
"""

import argparse
import hashlib
import lzma
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from false_alarms import explain

from summarize.consistency import Check, compare_with, read_source

#: Human translations; the first is news, and by far the largest.
SETS = (
    "wmt_newstest2008_2020", "wmt21_24_ende_refs", "destatis_sdg", "wiki_mt_geneval", "ted_iwslt17_tests", "ud_pud_news_wiki",
)  # fmt: skip
LABELS = Path(__file__).parent / "data" / "human_pairs.tsv"
SEED = 19
#: Words of a label for a pair whose English does not say what the German says.
REFERENCE = "reference"
#: At most this share of the measured half may be flagged in summary mode.
FLOOR = 0.055


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its human translation."""

    name: str
    german: str
    english: str

    @property
    def digest(self) -> str:
        """The pair's name in places that must not contain its text."""
        return hashlib.sha256(f"{self.german}\t{self.english}".encode()).hexdigest()[:12]

    @property
    def half(self) -> str:
        """The half of the data it belongs to."""
        return "tune" if int(self.digest[0], 16) < 8 else "measure"


def pairs(data: Path, name: str, half: str | None = None) -> Iterator[Pair]:
    """Yield the pairs of a set whose German has a digit, those of one half if it is named."""
    with lzma.open(data / "pairs" / f"{name}.tsv.xz", "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            german, _, english = line.rstrip("\n").partition("\t")
            pair = Pair(name, german, english)
            if re.search("[0-9]", german) and (half is None or pair.half == half):
                yield pair


def flags(pair: Pair) -> tuple[Check, bool, bool]:
    """Return the check of a pair, and whether it is flagged as a summary and as a translation."""
    check = compare_with(read_source(pair.german), pair.english, mode="translation")
    return check, not all(finding.verdict.ok for finding in check.findings), not check.ok


def labels() -> dict[str, str]:
    """Return the labels of the pairs that were read, by digest."""
    if not LABELS.exists():
        return {}
    rows = (line.split("\t") for line in LABELS.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def main() -> int:
    """Print the shares by set and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("tune", "measure"))
    parser.add_argument("--sets", nargs="*", default=SETS)
    parser.add_argument("--show", choices=("summary", "translation"))
    parser.add_argument("--sample", type=int, default=0)
    options = parser.parse_args()
    flagged: list[tuple[Pair, Check]] = []
    print(f"{'set':28}{'half':>8}{'pairs':>8}{'summary':>16}{'translation':>16}")
    totals: Counter[tuple[str, str]] = Counter()
    for name in options.sets:
        counts: Counter[tuple[str, str]] = Counter()
        for pair in pairs(options.data, name, options.half):
            check, summary, translation = flags(pair)
            counts.update(
                {(pair.half, "pairs"): 1, (pair.half, "summary"): summary, (pair.half, "translation"): translation}
            )
            if summary:
                flagged.append((pair, check))
            if (summary and options.show == "summary") or (translation and options.show == "translation"):
                print(pair.name, pair.digest)
                explain(0, pair.german, pair.english, check)
        show(name, counts)
        totals.update(counts)
    show("all", totals)
    told(flagged, totals)
    if options.sample:
        drawn = random.Random(SEED).sample(sorted(flagged, key=lambda entry: entry[0].digest), options.sample)
        for pair, check in drawn:
            print(pair.name, pair.digest)
            explain(0, pair.german, pair.english, check)
    measured = totals["measure", "summary"] / max(1, totals["measure", "pairs"])
    return int(measured > FLOOR)


def show(name: str, counts: Counter[tuple[str, str]]) -> None:
    """Print a line for each half."""
    for half in ("tune", "measure"):
        if number := counts[half, "pairs"]:
            cells = "".join(
                f"{counts[half, mode]:7} {counts[half, mode] / number:8.2%}" for mode in ("summary", "translation")
            )
            print(f"{name:28}{half:>8}{number:8}{cells}")


def told(flagged: list[tuple[Pair, Check]], totals: Counter[tuple[str, str]]) -> None:
    """Print estimates for the flagged pairs from those that were read."""
    known = labels()
    for half in ("tune", "measure"):
        read = [known[pair.digest] for pair, _ in flagged if pair.half == half and pair.digest in known]
        if not read:
            continue
        share = read.count(REFERENCE) / len(read)
        rate = totals[half, "summary"] / totals[half, "pairs"]
        print(
            f"{half}: {len(read)} flagged pairs were read; in {share:.0%} the translation differs. Corrected: {rate * (1 - share):.2%}"
        )


if __name__ == "__main__":
    sys.exit(main())
