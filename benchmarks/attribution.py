"""Whether the check notices figures that belong to something else in the article.

    python benchmarks/attribution.py --data DIR [--show]

DIR holds `dev/ntrex.{de,en}`. Articles are runs of LENGTH German sentences, briefs one of their translations each:
unchanged, and with one figure replaced by one from another sentence of the article. Such a figure is noticed if the
check does not support it or doubts it. Translations are easier than briefs, for which the judge's limits are set, so
the second line tells how many would be noticed at the limit at which the ceiling of the unchanged figures would be
doubted. Exit status 1 if that is below the floor, or more unchanged figures are doubted than the ceiling.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from pinned import as_pinned

from summarize.consistency import Check, compare_with, read_source
from summarize.consistency.indexed_text import IndexedText
from summarize.figures import Figure, Kind, find_figures

#: Sentences per article, and the distance of the sentence from which a figure is taken.
LENGTH, AWAY = 15, 3
#: The least share of exchanged figures that is noticed; the largest share of unchanged figures with a warning.
FLOOR, CEILING = 0.5, 0.02


def main() -> int:
    """Print both shares and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what was not noticed")
    options = parser.parse_args()
    folder = options.data / "dev"
    if not as_pinned(folder, "ntrex.de", "ntrex.en"):
        return 1
    dice = random.Random(options.seed)
    right: list[float] = []
    exchanges: list[float] = []
    warned = noticed = 0
    for source, english in articles(folder):
        found = [find_figures(sentence, "en") for sentence in english]
        for place, sentence in enumerate(english):
            check = compare_with(source, sentence)
            right += [1.0 if finding.confidence is None else finding.confidence for finding in check.findings]
            warned += sum(finding.misplaced for finding in check.findings)
            other = exchanged(english, found, place, dice)
            if other is not None:
                changed = compare_with(source, other)
                noticed += notices(changed)
                exchanges.append(least_sure(changed))
                if options.show and not notices(changed):
                    print(f"  is {sentence}\n  ch {other}")
    limit = sorted(right)[int(CEILING * len(right))]
    at_ceiling = sum(confidence < limit for confidence in exchanges) / len(exchanges)
    print(f"{noticed} of {len(exchanges)} figures of another sentence noticed ({noticed / len(exchanges):.1%})")
    print(f"{at_ceiling:.1%} of them below {limit}, as are {CEILING:.0%} of the figures as they are")
    print(f"{warned} of {len(right)} figures as they are doubted ({warned / len(right):.1%})")
    return 0 if at_ceiling >= FLOOR and warned / len(right) <= CEILING else 1


def articles(folder: Path) -> Iterator[tuple[IndexedText, list[str]]]:
    """Yield runs of German sentences, read, and their translations."""
    german, english = ((folder / f"ntrex.{side}").read_text("utf-8").split("\n") for side in ("de", "en"))
    for start in range(0, len(german), LENGTH):
        yield read_source("\n".join(german[start : start + LENGTH])), english[start : start + LENGTH]


def exchanged(english: list[str], found: list[tuple[Figure, ...]], place: int, dice: random.Random) -> str | None:
    """Return a sentence with one figure replaced by one of its sort from farther away, or None if there is none."""
    if not found[place]:
        return None
    figure = dice.choice(found[place])
    others = [
        other.text
        for number in range(len(english))
        for other in found[number]
        if abs(number - place) >= AWAY
        and (other.kind, other.unit) == (figure.kind, figure.unit)
        and other.text != figure.text
        and other.kind is not Kind.DATE
    ]
    if not others:
        return None
    return english[place][: figure.start] + dice.choice(others) + english[place][figure.end :]


def notices(check: Check) -> bool:
    """Whether a check finds an error in a text, or doubts the attribution of a figure."""
    return not check.ok or any(finding.misplaced for finding in check.findings)


def least_sure(check: Check) -> float:
    """Return the confidence of the least certain figure of a text: 0 if its value alone is a finding."""
    if any(not finding.verdict.ok and finding.rival is None for finding in check.findings):
        return 0.0
    return min((finding.confidence for finding in check.findings if finding.confidence is not None), default=1.0)


if __name__ == "__main__":
    sys.exit(main())
