"""The writer without translation errors: `python benchmarks/reference.py [--data DIR] [--show N]`.

Correct English through the same writer and the same gate: the example articles as a person translated them
(`examples/reference/`, a line a sentence), and the documents of NTREX (`dev/ntrex.de` and `.en` in DIR) in the
translators' own words. What is wrong with these briefs is the writer's fault; what is wrong with the others and not
with these is the translator's. With `--show N` prints every so many'th brief. Exits with 1 below a floor.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pinned import as_pinned

from summarize import read_article
from summarize.article import Article
from summarize.article.sentence import split
from summarize.briefs.extractive import ExtractiveWriter
from summarize.cleaning import clean
from summarize.pipeline import report
from summarize.report import Report, render
from summarize.translation import Hypothesis, Translation, segments

EXAMPLES = Path(__file__).parents[1] / "examples"

#: No brief may have an unsupported figure; at most this percentage may be empty.
FLOORS = {"unsupported": 0, "empty": 2.0}
#: Lines of an NTREX document, with its headline.
SHORTEST = 6


class Reference:
    """A `Translator` that knows the correct translations."""

    signature = "reference"
    longest = 10_000

    def __init__(self, pairs: dict[str, str]) -> None:
        """Translate the keys of `pairs` as their values."""
        self._pairs = pairs

    def length(self, source: str) -> int:
        """Return how many words `source` has."""
        return len(source.split())

    def hypotheses(
        self,
        sources: Sequence[str],
        *,
        count: int | None = None,  # noqa: ARG002 - the protocol
        beams: int | None = None,  # noqa: ARG002 - the protocol
        no_repeat: int = 0,  # noqa: ARG002 - the protocol
        avoid: Sequence[Sequence[str]] = (),  # noqa: ARG002 - the protocol
    ) -> list[list[Hypothesis]]:
        """Return the one correct translation of each sentence, and nothing for parts of one."""
        return [[Hypothesis(self._pairs.get(" ".join(source.split()), ""), 0.0)] for source in sources]


def main() -> int:
    """Write the briefs, count and compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="without it only the example articles")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    if options.data and not as_pinned(options.data / "dev", "ntrex.de", "ntrex.en"):
        return 1
    reports = [*_examples(), *(_ntrex(options.data / "dev") if options.data else ())]
    for number, made in enumerate(reports):
        if options.show and number % options.show == 0:
            print(render(made, "text") + "\n" + "=" * 80)
    unsupported = sum(not made.brief.check.ok for made in reports)
    empty = 100 * sum(not made.brief.sentences for made in reports) / len(reports)
    headlines = 100 * sum(made.brief.headline is not None for made in reports) / len(reports)
    figures = sum(len(made.brief.key_figures) for made in reports) / len(reports)
    dropped = sum(bool(made.brief.notes) for made in reports)
    print(f"{len(reports)} briefs of correct English")
    print(f"  with an unsupported figure {unsupported}")
    print(f"  empty                      {empty:.1f} %")
    print(f"  with a headline            {headlines:.0f} %")
    print(f"  key figures                {figures:.1f}")
    print(f"  with a dropped sentence    {dropped}")
    return 1 if unsupported > FLOORS["unsupported"] or empty > FLOORS["empty"] else 0


def _examples() -> Iterator[Report]:
    for path in sorted((EXAMPLES / "articles").glob("*.txt")):
        article = clean(read_article(path))
        sources = [" ".join(article.text[s.span.start : s.span.end].split()) for s in split(article)]
        lines = (EXAMPLES / "reference" / path.name).read_text("utf-8").splitlines()
        yield _report(article, dict(zip(sources, lines, strict=True)))


def _ntrex(folder: Path) -> Iterator[Report]:
    german, english = ((folder / f"ntrex.{side}").read_text("utf-8").splitlines() for side in ("de", "en"))
    # A line without sentence-final punctuation is a headline, and begins a document.
    starts = [n for n, line in enumerate(english) if not line.rstrip("\"'”’) ").endswith((".", "!", "?", ":"))]
    for start, end in zip(starts, [*starts[1:], len(english)], strict=True):
        if end - start >= SHORTEST:
            article = clean(Article(f"ntrex-{start + 1:04}", "\n\n".join(german[start:end])))
            pairs: dict[str, str] = {}
            for sentence in split(article):
                line = article.text.count("\n\n", 0, sentence.span.start)
                pairs[" ".join(article.text[sentence.span.start : sentence.span.end].split())] = english[start + line]
            yield _report(article, pairs)


def _report(article: Article, pairs: dict[str, str]) -> Report:
    translator = Reference(pairs)
    translation = Translation(tuple(segments(split(article), translator)), translator.signature)
    return report(article, translation, ExtractiveWriter())


if __name__ == "__main__":
    sys.exit(main())
