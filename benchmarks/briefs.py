"""Quality of briefs: `python benchmarks/briefs.py --data DIR [--writer NAME] [--articles 200] [--engine NAME]`.

Uses the five example articles and the first articles of `dev/10kgnad-test.csv` in DIR (label;text). Prints, for the
extractive writer and for `--writer`: briefs with an unsupported figure (must be 0), with a figure from another
sentence, without any sentence; key figures kept, sentences, words, share of words copied from the translation, time.
With `--show N` prints every N-th brief in full, for reading. Exits with 1 below a floor.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import mean

from gnad import rows
from pinned import as_pinned

from summarize import load_translator, load_writer, read_article
from summarize.article import Article
from summarize.consistency.reasons import ReasonKind
from summarize.errors import SummarizeError
from summarize.pipeline import report, translations
from summarize.report import Report, render

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"

#: No brief may have an unsupported figure; at most this percentage may be empty.
FLOORS = {"unsupported": 0, "empty": 5.0}


def main() -> int:
    """Measure and compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--translator", default="compact-de-en")
    parser.add_argument("--writer", help="measure this writer beside the extractive one")
    parser.add_argument("--engine", choices=("auto", "transformers", "ctranslate2"), default="auto")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    path = options.data / "dev" / "10kgnad-test.csv"
    if not as_pinned(path.parent, path.name):
        return 1
    articles = [*map(read_article, sorted(EXAMPLES.glob("*.txt"))), *_articles(path, options.articles)]
    start = time.perf_counter()
    done = [
        (a, t)
        for a, t in translations(articles, load_translator(options.translator, engine=options.engine))
        if not isinstance(t, SummarizeError)
    ]
    print(f"{len(articles)} articles, {len(done)} translated, {(time.perf_counter() - start) / len(done):.2f} s each")
    failed = False
    for name in ["extractive", *([options.writer] if options.writer else [])]:
        writer = load_writer(name, engine=options.engine)
        start = time.perf_counter()
        reports = [report(article, translation, writer) for article, translation in done]
        seconds = (time.perf_counter() - start) / len(reports)
        failed = _print(name, reports, seconds) or failed
        for number, made in enumerate(reports):
            if options.show and number % options.show == 0:
                print("\n" + "=" * 80 + "\n" + render(made, "text"))
    return 1 if failed else 0


def _articles(path: Path, count: int) -> Iterator[Article]:
    for number, (_, text) in enumerate(islice(rows(path), count)):
        yield Article(f"10kgnad-{number:04}", text)


def _print(name: str, reports: list[Report], seconds: float) -> bool:
    briefs = [made.brief for made in reports]
    unsupported = sum(not brief.check.ok for brief in briefs)
    elsewhere = sum(any(f.has(ReasonKind.ELSEWHERE) for f in brief.check.findings) for brief in briefs)
    empty = 100 * sum(not brief.sentences for brief in briefs) / len(briefs)
    own = sum(not brief.writer.startswith("extractive") for brief in briefs)
    copied = [
        sum(word in {w for s in made.translation.segments for w in s.target.split()} for word in words) / len(words)
        for made in reports
        if (words := made.brief.text.split())
    ]
    print(f"\n{name}")
    print(f"  with an unsupported figure        {unsupported} of {len(briefs)}")
    print(f"  with a figure from elsewhere      {elsewhere}")
    print(f"  empty                             {empty:.1f} %")
    print(f"  written by the language model     {own}")
    print(f"  key figures                       {mean(len(brief.key_figures) for brief in briefs):.1f}")
    print(
        f"  sentences, words                  {mean(len(b.sentences) for b in briefs):.1f}, {mean(len(b.text.split()) for b in briefs):.0f}"
    )
    print(f"  words copied from the translation {100 * mean(copied):.0f} %")
    print(f"  seconds a brief, after translating {seconds:.2f}")
    return unsupported > FLOORS["unsupported"] or empty > FLOORS["empty"]


if __name__ == "__main__":
    sys.exit(main())
