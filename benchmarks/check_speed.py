"""Speed of checking pairs, and growth of the time with the length of the texts.

    python benchmarks/check_speed.py --data DIR

DIR holds `dev/ntrex.{de,en}`: articles of about 3,000 characters are runs of its German sentences, briefs are three of
their translations. Everything that `check --pairs` does is timed, from bytes to JSON and including the cleaning of the
article, on one core. Exit status 1 if 1,000 pairs exceed the limit, or texts eight times as long take more than twice
eight times as long.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pinned import as_pinned

from summarize.bitext.pairs import check_pairs
from summarize.jsonl import json_line
from summarize.pipeline import check
from summarize.report.check_data import pair_as_data

#: Seconds of processor time for 1,000 pairs.
LIMIT = 10.0
#: Most time per character of texts eight times as long, relative to that of the shortest.
GROWTH = 2.0


def lines(folder: Path, number: int, length: int, *, apart: bool = False) -> Iterator[bytes]:
    """Yield JSON lines of `number` pairs with articles of about `length` characters, without overlap if `apart`."""
    german = (folder / "ntrex.de").read_text("utf-8").split("\n")
    english = (folder / "ntrex.en").read_text("utf-8").split("\n")
    start = -1
    for identity in range(number):
        start += 1
        article: list[str] = []
        place, size = start, 0
        while size < length:
            article.append(german[place % len(german)])
            size += len(article[-1]) + 1
            place += 1
        brief = " ".join(english[(start + step) % len(english)] for step in (0, len(article) // 2, len(article) - 1))
        start = place if apart else start
        pair = {"id": identity, "source": "\n".join(article), "target": brief}
        yield json.dumps(pair, ensure_ascii=False).encode() + b"\n"


def seconds(rows: list[bytes], *, judge: bool = False) -> float:
    """Return the processor time of checking `rows`, with the judge of attribution or without."""
    begin = time.process_time()
    for outcome in check_pairs(rows, check=partial(check, judge=judge)):
        json_line(pair_as_data(outcome))
    return time.process_time() - begin


def main() -> int:
    """Print times and ratios and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    folder = options.data / "dev"
    if not as_pinned(folder, "ntrex.de", "ntrex.en"):
        return 1
    rows = list(lines(folder, 1000, 3000))
    total = seconds(rows)
    print(f"1,000 pairs of {sum(map(len, rows)) / 1e6:.1f} MB: {total:.2f} s ({total / LIMIT:.0%} of the limit)")
    judged = seconds(rows[:200], judge=True)
    print(f"pairs a second: {len(rows) / total:.0f}, with the judge of attribution {200 / judged:.0f}")
    one = [json.dumps({**json.loads(row), "source": json.loads(rows[0])["source"]}).encode() for row in rows[:200]]
    print(f"the same for briefs of one article: {len(one) / seconds(one):.0f}")
    rates = {}
    for length in (3000, 6000, 12000, 24000):
        sized = list(lines(folder, 96000 // length, length, apart=True))
        rates[length] = min(seconds(sized) for _ in range(3)) / sum(map(len, sized))
        print(f"articles of {length:6} characters: {rates[length] / rates[3000]:5.2f} x the time a character")
    return int(total > LIMIT or rates[24000] > GROWTH * rates[3000])


if __name__ == "__main__":
    sys.exit(main())
