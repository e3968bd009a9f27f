"""Count in how many news teasers each German word stem occurs: `python models/training/stem_counts.py CORPUS.txt.xz`.

The table tells a story's own words from those of any news (`summarize/stories/term_weights.py`). CORPUS has a sentence or a
teaser a line; the shipped table is of `mono/frontpages_news` (297,569 teasers of 2022 to 2026).
"""

import argparse
import lzma
from collections import Counter
from pathlib import Path

from summarize.language.words import GERMAN_STEM, stems
from summarize.stories.term_weights import TABLE

#: A stem in fewer lines than one in 5,000 is as rare as one that is in none.
LEAST = 60


def main() -> None:
    """Write the table of CORPUS."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=Path("summarize/data") / TABLE)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    total = 0
    with lzma.open(options.corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            total += 1
            counts.update(set(stems(line, GERMAN_STEM)))
    rows = [f"{stem}\t{count}" for stem, count in sorted(counts.items()) if count >= LEAST]
    options.out.write_text("\n".join([f"\t{total}", *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
