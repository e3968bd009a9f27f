"""Does the check tell right English briefs of whole articles from wrong ones?

    python benchmarks/written_briefs.py --data DIR [--briefs FILE...] [--half tune|measure] [--show right|missed|doubts]
                                       [--curve] [--classes]

DIR holds `dev/10kgnad-test.csv`, `pairs/wmt_newstest2008_2020.tsv.xz` and `dev/briefs/briefs.jsonl`. data/README.md
describes the form of that file and of each FILE. `--half` keeps the articles whose row or first line is even (tune) or
odd (measure). `--curve` adds the results for a single limit on the judge's confidence, and how often figures of each
confidence are right. `--classes` counts the alarms of each class on the words that are wrong, and on others.

A brief is found if the check has a finding (exit status 1), doubted if it has a finding or a doubt. Exit status 1 when fewer of
the wrong briefs are found than the floor, or more of the right ones than the ceiling (LIMITS; other files have none).
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gnad import rows
from newstest import newstest_pairs

from summarize.article import Article
from summarize.cleaning import clean
from summarize.consistency import Check, Finding, compare_with, read_source
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.reasons import ReasonKind
from summarize.report.reason_words import reason_words

#: The least share of wrong briefs found and the largest share of right ones flagged, by file and half.
LIMITS = {
    ("briefs.jsonl", None): (0.78, 0.1), ("briefs.jsonl", "tune"): (0.76, 0.13), ("briefs.jsonl", "measure"): (0.76, 0.23),
    ("briefs_2.jsonl", "tune"): (0.59, 0.31), ("briefs_2.jsonl", "measure"): (0.58, 0.25),
    ("briefs_3.jsonl", "tune"): (0.62, 0.12), ("briefs_3.jsonl", "measure"): (0.64, 0.16),
}  # fmt: skip
#: The limits on the judge's confidence that --curve tries.
CURVE = (0.0, 0.6, 0.625, 0.65, 0.675, 0.7, 0.72, 0.74, 0.76, 0.78, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9)


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, what is known of it, and the article it is of."""

    id: str
    text: str
    right: bool
    kind: str
    wrong: str
    note: str
    source: IndexedText


def main() -> int:
    """Print the shares by kind and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--briefs", type=Path, nargs="*", help="other briefs; default: DIR/dev/briefs/briefs.jsonl")
    parser.add_argument("--half", choices=("tune", "measure"))
    parser.add_argument("--show", choices=("right", "missed", "doubts"), nargs="*", default=())
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--classes", action="store_true")
    options = parser.parse_args()
    paths = options.briefs or [options.data / "dev" / "briefs" / "briefs.jsonl"]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    judged: list[Judged] = []
    alarms: Counter[tuple[str, bool]] = Counter()
    for brief in briefs(options.data, paths, options.half):
        check = compare_with(brief.source, brief.text)
        found, doubted = not check.ok, any(map(doubtful, check.findings))
        counts["right" if brief.right else "wrong"].update(outcome(found, doubted))
        if not brief.right:
            counts[brief.kind].update(outcome(found, doubted))
            counts["wrong"]["in place"] += any(not f.verdict.ok and inside(brief, f) for f in check.findings)
        judged.append(Judged.of(brief, check))
        alarms.update((alarm(f), not brief.right and inside(brief, f)) for f in check.findings if doubtful(f))
        show(brief, check, options.show)
    print(f"{'':18}{'briefs':>8}{'found':>8}{'or doubted':>12}")
    for name, count in sorted(counts.items(), key=lambda entry: (entry[0] not in ("right", "wrong"), -entry[1]["all"])):
        total = count["all"]
        print(f"{name:18}{total:8}{count['found'] / total:8.0%}{(count['found or doubted']) / total:12.0%}")
    print(f"found by the words that are wrong: {counts['wrong']['in place'] / max(1, counts['wrong']['all']):.0%}")
    if options.curve:
        print_curve(judged)
    if options.classes:
        print_classes(alarms)
    floor, ceiling = LIMITS.get((paths[0].name, options.half), (0.0, 1.0))
    wrong, right = (counts[name]["found"] / max(1, counts[name]["all"]) for name in ("wrong", "right"))
    return 0 if wrong >= floor and right <= ceiling else 1


@dataclass(frozen=True, slots=True)
class Judged:
    """What the check made of a brief: whether it has a finding without the judge, and its confidences with the truth."""

    right: bool
    found: bool
    figures: tuple[tuple[float, bool], ...]

    @classmethod
    def of(cls, brief: Brief, check: Check) -> "Judged":
        """Read the findings of a brief."""
        return cls(
            brief.right,
            any(not f.verdict.ok and f.rival is None for f in check.findings),
            tuple(
                (f.confidence, brief.right or not inside(brief, f)) for f in check.findings if f.confidence is not None
            ),
        )


def print_curve(judged: list[Judged]) -> None:
    """Print the shares of wrong and right briefs found by limit, and of right figures by confidence."""
    for limit in CURVE:
        found = {
            right: [one.found or any(sure < limit for sure, _ in one.figures) for one in judged if one.right is right]
            for right in (False, True)
        }
        wrong, right = (sum(found[key]) / max(1, len(found[key])) for key in (False, True))
        print(f"limit {limit:.3f}: wrong {wrong:.0%}, right {right:.0%}")
    figures = sorted(figure for one in judged for figure in one.figures)
    size = max(1, -(-len(figures) // 10))
    for part in (figures[at : at + size] for at in range(0, len(figures), size)):
        sure, true = sum(a for a, _ in part) / len(part), sum(b for _, b in part) / len(part)
        print(f"confidence {sure:.2f}: {true:.2f} of {len(part)} figures are right")


def alarm(finding: Finding) -> str:
    """Return the class of a finding or doubt: what the check objects to, and for figures it lacks their kind."""
    sort = "finding" if not finding.verdict.ok else "doubt"
    if finding.rival is not None:
        return f"{sort}: perhaps of something else"
    if finding.verdict.ok:
        return f"{sort}: {finding.verdict}"
    if finding.has(ReasonKind.INVERTED) or finding.has(ReasonKind.EXCHANGED):
        return f"{sort}: {finding.reasons[0].kind}"
    written = "digits" if any(map(str.isdigit, finding.figure.text)) else "words"
    lacks = "the number elsewhere" if finding.reasons else "not in the source"
    return f"{sort}: {lacks}, {finding.figure.kind} in {written}"


def print_classes(alarms: Counter[tuple[str, bool]]) -> None:
    """Print how many alarms of each class are on the wrong words of wrong briefs."""
    for name in sorted({name for name, _ in alarms}, key=lambda name: -sum(alarms[name, own] for own in (True, False))):
        right, false = alarms[name, True], alarms[name, False]
        print(f"{name:60}{right:6} right{false:6} false{right / (right + false):8.0%}")


def briefs(data: Path, paths: list[Path], half: str | None) -> Iterator[Brief]:
    """Yield the briefs of `paths` with their articles, read once each."""
    article = articles(data)
    sources: dict[str, IndexedText] = {}
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            name = record["id"]
            if half is not None and (first_row(name) % 2 == 0) is not (half == "tune"):
                continue
            if name not in sources:
                sources[name] = read(article(name))
            yield Brief(
                name, record["brief"], record["expect"] == "ok", record["kind"], record["wrong"], record["note"],
                sources[name],
            )  # fmt: skip


def articles(data: Path) -> Callable[[str], str]:
    """Return a function from the id of an article to its text."""
    gnad = [text for _, text in rows(data / "dev" / "10kgnad-test.csv")]

    def article(name: str) -> str:
        if name.startswith("d"):
            return gnad[int(name[1:])]
        start, end = map(int, name[1:].split("-"))
        return "\n\n".join(german for german, _ in newstest_pairs(data)[start:end])

    return article


def first_row(name: str) -> int:
    """Return the row of an article, or its first line."""
    return int(name[1:].split("-")[0])


def read(text: str) -> IndexedText:
    """Read an article as the command does."""
    article = clean(Article("source", text))
    return read_source(article.text, boilerplate=[block.span for block in article.blocks if not block.own])


def doubtful(finding: Finding) -> bool:
    """Whether a figure is wrong or marked as doubtful."""
    return not finding.verdict.ok or finding.doubtful


def outcome(found: bool, doubted: bool) -> dict[str, int]:
    """Return what one brief adds to the counts."""
    return {"all": 1, "found": int(found), "found or doubted": int(found or doubted)}


def inside(brief: Brief, finding: Finding) -> bool:
    """Whether a figure stands in the words that are wrong."""
    start = brief.text.find(brief.wrong)
    return start >= 0 and start < finding.figure.end and finding.figure.start < start + len(brief.wrong)


def show(brief: Brief, check: Check, what: tuple[str, ...]) -> None:
    """Print what the check made of a brief, if it is what is asked for."""
    for finding in check.findings:
        own = not brief.right and inside(brief, finding)
        if (("right" in what and not own and not finding.verdict.ok)
            or ("doubts" in what and not own and doubtful(finding) and finding.verdict.ok)):  # fmt: skip
            print(
                brief.id,
                "RIGHT" if brief.right else "other",
                finding.verdict,
                f"[{finding.figure.text}]",
                reason_words(finding.reasons) or None,
            )
            a, b = finding.figure.start, finding.figure.end
            print(
                "     ",
                brief.text[max(0, a - 90) : a].replace("\n", " ")
                + "<<"
                + brief.text[a:b]
                + ">>"
                + brief.text[b : b + 60],
            )
    if "missed" in what and not brief.right and not any(doubtful(f) for f in check.findings if inside(brief, f)):
        print(brief.id, brief.kind, f"[{brief.wrong}]", "|", brief.note, "" if check.ok else "(found elsewhere)")


if __name__ == "__main__":
    sys.exit(main())
