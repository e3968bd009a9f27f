"""The share of correct human translations that the check flags.

    python benchmarks/false_alarms.py --data DIR [--show summary|translation]

DIR holds `dev/ntrex.{de,en}` and `dev/newstest-sample.{de,en}`. Exit status 1 if more of NTREX-128's pairs with digits
are flagged than the floors allow.
"""

import argparse
import re
import sys
from pathlib import Path

from pinned import as_pinned

from summarize.consistency import Check, compare_with, read_source
from summarize.figures import Figure
from summarize.report.reason_words import reason_words

#: Largest share of NTREX-128's pairs with German digits that may be flagged.
FLOORS = {"summary": 0.02, "translation": 0.04}


def pairs(folder: Path, name: str) -> list[tuple[str, str]]:
    """Return the (German, English) pairs of a set."""
    german = (folder / f"{name}.de").read_text("utf-8").split("\n")
    english = (folder / f"{name}.en").read_text("utf-8").split("\n")
    return [(de, en) for de, en in zip(german, english, strict=True) if de or en]


def explain(number: int, de: str, en: str, check: Check) -> None:
    """Print a pair that was flagged and why."""
    print(f"{number}\n  de {de}\n  en {en}")
    for finding in check.findings:
        mark = " " if finding.verdict.ok else "*"
        print(f"   {mark} {finding.verdict.value:12} {describe(finding.figure)} {reason_words(finding.reasons)}")
    for figure in check.omissions:
        print(f"   * omitted      {describe(figure)}")


def describe(figure: Figure) -> str:
    """Return the words of a figure and its non-empty fields."""
    fields = (figure.kind, figure.value, figure.low, figure.high, figure.unit, figure.date, figure.qualifier)
    return f"{figure.text!r} ({', '.join(str(field) for field in fields if field is not None)})"


def main() -> int:
    """Print the shares flagged and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", choices=list(FLOORS))
    options = parser.parse_args()
    folder = options.data / "dev"
    if not as_pinned(folder, "newstest-sample.de", "newstest-sample.en", "ntrex.de", "ntrex.en"):
        return 1
    status = 0
    print(f"{'set':32}{'pairs':>7}{'summary':>16}{'translation':>16}")
    for name in ("ntrex", "newstest-sample"):
        rows = pairs(folder, name)
        counts = {"all": [0, 0, 0], "with digits": [0, 0, 0]}
        for number, (de, en) in enumerate(rows, 1):
            check = compare_with(read_source(de), en, mode="translation")
            flags = {"summary": not all(f.verdict.ok for f in check.findings), "translation": not check.ok}
            digits = re.search("[0-9]", de) is not None
            for label in ("all", "with digits") if digits else ("all",):
                counts[label][0] += 1
                counts[label][1] += flags["summary"]
                counts[label][2] += flags["translation"]
            if options.show and flags[options.show]:
                explain(number, de, en, check)
        for label, (total, summary, translation) in counts.items():
            shares = {"summary": summary / total, "translation": translation / total}
            cells = f"{summary:6} {shares['summary']:8.2%} {translation:6} {shares['translation']:8.2%}"
            print(f"{name + ', ' + label:32}{total:7} {cells}")
            if name == "ntrex" and label == "with digits":
                status = int(any(shares[mode] > floor for mode, floor in FLOORS.items()))
    return status


if __name__ == "__main__":
    sys.exit(main())
