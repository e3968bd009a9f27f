"""Do the sentences of a brief hang together? Counted by an editor on briefs of human translations.

    python benchmarks/coherence.py --data DIR [--sample N] [--show]

DIR holds `pairs/wmt_newstest2008_2020.tsv.xz`. Each sample is 60 of its documents, drawn with a fixed seed before
anyone looked. Their English goes through the real writer and gate, three sentences each. `data/coherence.jsonl` labels
each brief that was read as printable or with the reason why not, by the first twelve hexadecimal digits of the sha256
of its text, headline first. The test sets do not mark where documents begin: two run together, or a part of one, are
left out of the count. A brief that has changed since is printed for another reading and not counted. Exit status 1 if
the printable share of those read is below the floor.
"""

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from newstest import newstest_pairs

from summarize.article import Article
from summarize.article.sentence import Sentence, split
from summarize.briefs.extractive import ExtractiveWriter
from summarize.cleaning import clean
from summarize.language.sentence_ends import split_english
from summarize.pipeline import report
from summarize.report import Report
from summarize.stories import belonging
from summarize.translation import Segment, Translation

LABELS = Path(__file__).parent / "data/coherence.jsonl"
#: The least printable share of the briefs that were read.
FLOOR = 0.7
#: Labels of what is not one whole article.
APART = ("part", "two documents")
#: Fewest and most lines of a document, headline included; documents in a sample.
SHORTEST, LONGEST, DRAWN = 7, 60, 60
#: Fewest words of a headline: shorter lines are headings inside a document.
HEADLINE = 5
SEED = 20261129


def main() -> int:
    """Count the briefs that can be printed, print those not read yet, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=18, help="which sample, from 1")
    parser.add_argument("--show", action="store_true", help="print the briefs that cannot be printed, too")
    options = parser.parse_args()
    read = {line["brief"]: line for line in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    reasons: Counter[str] = Counter()
    unread = 0
    for made in briefs(options.data, options.sample):
        label = read.get(named(made))
        if label is not None:
            reasons[label["reason"]] += 1
        unread += label is None
        if label is None or (options.show and label["reason"]):
            print(f"{made.article.id} {named(made)} {label['reason'] if label else ''}\n{made.brief.headline}")
            print(*(f"  - {sentence}" for sentence in made.brief.sentences), sep="\n")
    total = sum(count for reason, count in reasons.items() if reason not in APART)
    print(
        f"{reasons['']} of {total} briefs read can be printed as they are; {unread} have not been read: {dict(reasons)}"
    )
    return 0 if reasons[""] >= FLOOR * total else 1


def named(made: Report) -> str:
    """Return the key of a brief in the labels."""
    text = "\n".join([made.brief.headline or "", *made.brief.sentences])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def briefs(data: Path, sample: int) -> Iterator[Report]:
    """Yield the briefs of one sample."""
    pairs = newstest_pairs(data)
    documents = [
        (start, end) for start, end in _documents([german for german, _ in pairs]) if SHORTEST <= end - start <= LONGEST
    ]
    random.Random(SEED).shuffle(documents)
    for start, end in documents[DRAWN * (sample - 1) : DRAWN * sample]:
        if _ended(pairs[start][1]):
            continue  # a sentence, not a headline: the part begins inside an article
        article = clean(Article(f"newstest-{start}-{end}", "\n\n".join(german for german, _ in pairs[start:end])))
        told = _told(article, [english for _, english in pairs[start:end]])
        yield report(article, Translation(tuple(told), "reference"), ExtractiveWriter())


def _told(article: Article, lines: Sequence[str]) -> Iterator[Segment]:
    """Yield each German sentence with its English; if a line has more or fewer, its first sentence gets all of the English.

    The segments have no issues: human translations are free, but right.
    """
    own: dict[int, list[Sentence]] = {}
    for sentence in split(article):
        own.setdefault(article.text.count("\n\n", 0, sentence.span.start), []).append(sentence)
    for line, german in own.items():
        english = split_english(lines[line])
        if len(english) != len(german):
            english = [lines[line]]
        for sentence, text in zip(german, english, strict=False):
            yield Segment(sentence.text, text, sentence.span, sentence.block)


def _documents(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line (excluded) of each document.

    A line without a full stop is a headline, of a document or a section. Those of sections are short, or share the subject.
    """
    starts = [place for place, line in enumerate(lines) if not _ended(line)]
    parts = [(start, "\n".join(lines[start:end])) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    opened = starts[0]
    for (_, before), (start, part) in pairwise(parts):
        if len(belonging([before, part])) == 1 and len(lines[start].split()) >= HEADLINE:
            yield opened, start
            opened = start


def _ended(line: str) -> bool:
    return line.rstrip("\"'”’») ").endswith((".", "!", "?", ":", ")"))


if __name__ == "__main__":
    sys.exit(main())
