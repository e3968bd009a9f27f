"""Is a figure noticed that the article has, but of something else?

    python benchmarks/attribution.py --data DIR [--show]

DIR holds `dev/ntrex.{de,en}`. Articles are runs of LENGTH German sentences, briefs one of their translations each: as it
is, and with one figure put there from another sentence of the article. Such a figure is noticed if the check does not
bear it out or warns that it is from another sentence. Exit status 1 when fewer are noticed than the floor, or more of the
figures as they are get the warning than the ceiling.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from pinned import as_pinned

from summarize.consistency import Check, compare_with, read_source
from summarize.consistency.evidence import Source
from summarize.figures import Figure, Kind, find_figures

#: Sentences of an article, and how far away the sentence is that a figure is taken from.
LENGTH, AWAY = 15, 3
#: The least share of exchanged figures that is noticed; the largest share of figures as they are that are warned of.
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
    figures = warned = made = noticed = 0
    for source, english in articles(folder):
        found = [find_figures(sentence, "en") for sentence in english]
        for place, sentence in enumerate(english):
            figures += len(found[place])
            warned += sum(finding.misplaced for finding in compare_with(source, sentence).findings)
            other = exchanged(english, found, place, dice)
            if other is not None:
                seen = notices(compare_with(source, other))
                made += 1
                noticed += seen
                if options.show and not seen:
                    print(f"  is {sentence}\n  ch {other}")
    print(f"{noticed} of {made} figures of another sentence noticed ({noticed / made:.1%})")
    print(f"{warned} of {figures} figures as they are warned of ({warned / figures:.1%})")
    return 0 if noticed / made >= FLOOR and warned / figures <= CEILING else 1


def articles(folder: Path) -> Iterator[tuple[Source, list[str]]]:
    """Yield runs of German sentences, read, and their translations."""
    german, english = ((folder / f"ntrex.{side}").read_text("utf-8").split("\n") for side in ("de", "en"))
    for start in range(0, len(german), LENGTH):
        yield read_source("\n".join(german[start : start + LENGTH])), english[start : start + LENGTH]


def exchanged(english: list[str], found: list[tuple[Figure, ...]], place: int, dice: random.Random) -> str | None:
    """Return a sentence with another figure of the same sort, from further away, in the place of one of its own; None if there is none."""
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
    """Whether a check finds fault with a text, or warns that a figure is of something else."""
    return not check.ok or any(finding.misplaced for finding in check.findings)


if __name__ == "__main__":
    sys.exit(main())
