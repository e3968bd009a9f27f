"""Accuracy of separating the article from boilerplate, block by block, on pages marked by hand.

    python benchmarks/cleaning.py [--data DIR] [--misses]

Sets: `tuned` and `heldout`, invented pages with the boilerplate of 45 kinds of German sites
(tests/cases/cleaning-*.json; the boilerplate was written down before the pattern tables were worked on, and the held-out
half was only ever counted); `examples`, the five articles in examples/. With `--data`, a folder with
dev/10kgnad-test.csv (CC BY-NC-SA, not part of this repo), also `pasted`: its first 200 articles with the boilerplate of the held-out pages
pasted between their paragraphs, marked by construction; and how much of 1,000 untouched articles is lost.

Precision: the share of blocks taken for the article's own that are. Recall: the share of the article's own blocks that
were kept. A block counts as kept if most of its characters are in own blocks. Exit status 1 below a floor, or with
other data than the floors are for.
"""

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gnad import rows
from pinned import as_pinned

from summarize.article.blocks import OWN, Article, BlockKind, article_from_text
from summarize.cleaning import clean
from summarize.language.sentences import split_text

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"

#: Least block precision and recall; tests/cleaning/test_cleaning.py checks those of the marked pages, too. Measured
#: when pinned: tuned 1.000 and 1.000, heldout 0.961 and 1.000, examples 1.000 and 1.000, pasted 0.970 and 0.998.
FLOORS = {"tuned": (0.98, 0.99), "heldout": (0.94, 0.99), "examples": (0.98, 0.99), "pasted": (0.95, 0.99)}
#: At most this percentage of the characters of untouched articles may be marked as boilerplate; it was 0.026.
UNTOUCHED = 0.05
#: A note that the paper added to a dozen of those articles, which really is boilerplate.
NOTE = " Der Volltext dieses auf Agenturmeldungen basierenden Artikels steht aus rechtlichen Gründen nicht mehr zur Verfügung."
#: What the floors were measured on: SHA-256 of the marked pages, first 16 digits.
DIGESTS = {"tuned": "3a9d9f933e5bf590", "heldout": "35cc4c5785d4065f", "examples": "fa12969609bac7dc"}


@dataclass(slots=True)
class Score:
    """Counts of blocks over a set of pages."""

    kept: int = 0
    wrongly_kept: int = 0
    lost: int = 0
    boilerplate: int = 0
    kinds: int = 0
    titles: int = 0
    dates: int = 0
    pages: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of blocks taken for the article's own that are."""
        return self.kept / max(1, self.kept + self.wrongly_kept)

    @property
    def recall(self) -> float:
        """The share of the article's own blocks that were kept."""
        return self.kept / max(1, self.kept + self.lost)


@dataclass(frozen=True, slots=True)
class Page:
    """A text whose blocks were marked by hand: (kind, start, end)."""

    label: str
    text: str
    blocks: tuple[tuple[BlockKind, int, int], ...]
    title: str | None
    date: str | None


def marked_pages(name: str) -> list[Page]:
    """Return the pages of tests/cases/cleaning-NAME.json."""
    pages = []
    for case in json.loads((CASES / f"cleaning-{name}.json").read_text("utf-8")):
        text, blocks = "", []
        for kind, separator, words in case["blocks"]:
            text += separator + words
            blocks.append((BlockKind(kind), len(text) - len(words), len(text)))
        pages.append(Page(case["label"], text, tuple(blocks), case["title"], case["date"]))
    return pages


def example_pages() -> list[Page]:
    """Return the five articles; marks give the kind and the beginning of each block, which ends at the next."""
    pages = []
    for case in json.loads((CASES / "cleaning-examples.json").read_text("utf-8")):
        text = (ROOT / "examples" / "articles" / case["label"]).read_text("utf-8")
        starts = []
        at = 0
        for _, words in case["blocks"]:
            at = text.index(words, at)
            starts.append(at)
            at += len(words)
        ends = [*starts[1:], len(text)]
        blocks = tuple(
            (BlockKind(kind), start, start + len(text[start:end].rstrip()))
            for (kind, _), start, end in zip(case["blocks"], starts, ends, strict=True)
        )
        pages.append(Page(case["label"], text, blocks, case["title"], case["date"]))
    return pages


def digest(name: str) -> str:
    """Return the digest of a file of marked pages, ignoring line ends."""
    return hashlib.sha256((CASES / f"cleaning-{name}.json").read_text("utf-8").encode()).hexdigest()[:16]


def score(pages: list[Page]) -> Score:
    """Clean the pages and compare with their marks."""
    total = Score()
    for page in pages:
        article = clean(Article(id=page.label, text=page.text))
        total.pages += 1
        total.titles += article.title == page.title
        total.dates += article.date == page.date
        kinds = _kinds(article)
        for kind, start, end in page.blocks:
            here = [kinds[at] for at in range(start, end) if not page.text[at].isspace()]
            own = 2 * sum(found in OWN for found in here) > len(here)
            if kind in OWN:
                total.kept += own
                total.lost += not own
                total.kinds += _alike(max(set(here), key=here.count), kind)
            else:
                total.boilerplate += 1
                total.wrongly_kept += own
            if own != (kind in OWN):
                total.misses.append(f"{'kept' if own else 'LOST'} {page.label}: {page.text[start:end][:100]!r}")
    return total


def _kinds(article: Article) -> list[BlockKind]:
    kinds = [BlockKind.BOILERPLATE] * len(article.text)
    for block in article.blocks:
        kinds[block.span.start : block.span.end] = [block.kind] * (block.span.end - block.span.start)
    return kinds


def _alike(found: BlockKind, wanted: BlockKind) -> bool:
    """Whether two kinds are equivalent: a teaser is an initial paragraph, which is a matter of layout."""
    prose = {BlockKind.TEASER, BlockKind.PARAGRAPH}
    return found is wanted or {found, wanted} <= prose


def pasted_pages(articles: list[str], boilerplate: list[Page], seed: int = 5) -> Iterator[Page]:
    """Yield one-paragraph articles cut into paragraphs of two to four sentences, with boilerplate between them."""
    draw = random.Random(seed)
    runs = [run for page in boilerplate for run in _runs(page)]
    for number, text in enumerate(articles):
        sentences = [span.cut(text) for span in split_text(text)]
        parts: list[tuple[BlockKind, str]] = []
        while sentences:
            count = draw.randint(2, 4)
            parts.append((BlockKind.PARAGRAPH, " ".join(sentences[:count])))
            del sentences[:count]
            if sentences and draw.random() < 0.5:
                parts.extend(draw.choice(runs[0::2]))
        whole, blocks = "", []
        separator = draw.choice(("\n", "\n\n"))
        for kind, words in parts:
            whole += separator if whole else ""
            blocks.append((kind, len(whole), len(whole) + len(words)))
            whole += words
        yield Page(f"pasted {number}", whole, tuple(blocks), None, None)


def _runs(page: Page) -> Iterator[list[tuple[BlockKind, str]]]:
    """Yield the boilerplate of a page that is between two paragraphs of its own."""
    run: list[tuple[BlockKind, str]] = []
    seen_own = False
    for kind, start, end in page.blocks:
        if kind not in OWN:
            run.append((kind, page.text[start:end]))
            continue
        if run and seen_own:
            yield run
        run, seen_own = [], True


def main() -> int:
    """Print the table, compare with the floors and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="folder with dev/10kgnad-test.csv")
    parser.add_argument("--misses", action="store_true", help="list the blocks that were judged wrongly")
    arguments = parser.parse_args()
    sets = {"tuned": marked_pages("tuned"), "heldout": marked_pages("heldout"), "examples": example_pages()}
    same = [name for name in DIGESTS if _is_pinned(name)]
    articles: list[str] = []
    if arguments.data:
        if not as_pinned(arguments.data / "dev", "10kgnad-test.csv"):
            return 1
        articles = [text.removesuffix(NOTE) for _, text in rows(arguments.data / "dev" / "10kgnad-test.csv")]
        sets["pasted"] = list(pasted_pages(articles[:200], sets["heldout"]))
    print(
        f"{'':10}{'pages':>6}{'own':>6}{'other':>6}{'precision':>11}{'recall':>8}{'kinds':>7}{'titles':>8}{'dates':>7}"
    )
    below = []
    for name, pages in sets.items():
        found = score(pages)
        own = found.kept + found.lost
        named = f"{found.titles / found.pages:8.2f}{found.dates / found.pages:7.2f}" if name != "pasted" else ""
        print(
            f"{name:10}{found.pages:6}{own:6}{found.boilerplate:6}{found.precision:11.3f}{found.recall:8.3f}"
            f"{found.kinds / own:7.2f}{named}"
        )
        precision, recall = FLOORS[name]
        below += [name] if found.precision < precision or found.recall < recall else []
        if arguments.misses and name in ("tuned", "examples"):  # the held-out half stays unseen
            print(*found.misses[:60], sep="\n")
    if articles and _untouched(articles[:1000]) > UNTOUCHED:
        below.append("untouched articles")
    print("below the floor: " + ", ".join(below) if below else "floors held")
    return 1 if below or len(same) < len(DIGESTS) else 0


def _is_pinned(name: str) -> bool:
    """Print the digest of marked pages, and return whether their floors are for it."""
    found = digest(name)
    print(f"cleaning-{name}.json sha256 {found}" + ("" if found == DIGESTS[name] else f", not {DIGESTS[name]}"))
    return found == DIGESTS[name]


def _untouched(articles: list[str]) -> float:
    """Print and return the percentage of untouched articles that is marked as boilerplate."""
    lost = total = 0
    for number, text in enumerate(articles):
        article = clean(article_from_text(text, id=str(number), force=True))
        total += len(text)
        lost += sum(block.span.end - block.span.start for block in article.blocks if not block.own)
    share = 100 * lost / total
    print(f"untouched articles: {lost} of {total} characters ({share:.3f} %) marked as boilerplate")
    return share


if __name__ == "__main__":
    sys.exit(main())
