"""Does the check notice one changed figure in a brief of a whole article? Thousands of generated briefs, by kind.

    python benchmarks/generated_briefs.py --data DIR [--half tune|measure] [--articles N] [--show KIND]

DIR holds `pairs/wmt_newstest2008_2020.tsv.xz`. An article is LENGTH consecutive German sentences of the news test sets, a brief
three to five of their English sentences in order, as the translators wrote them. Each brief is checked unchanged and once
for every kind of change that fits it: those of `perturbation.py`, and those that assistants were asked for in
`written_briefs.py` (a figure of another sentence, the old value for the new, by for to, another weekday ...). `--half`
keeps every other article; what is read and tuned on is the half `tune`.

A translator's sentences stay close to the German, so both shares are better than on briefs that are freely written.
Exit status 1 if too few changes are found, too many unchanged briefs are flagged, or the data are not the pinned ones.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import perturbation
from newstest import PAIRS, newstest_pairs
from perturbation import another, replace_one, words
from pinned import as_pinned
from written_briefs import doubtful, outcome, read

from summarize.consistency import Check, compare_with
from summarize.figures import Figure, Kind, find_figures
from summarize.report.reason_words import reason_words

#: Sentences of an article, and of a brief.
LENGTH, LEAST, MOST = 14, 3, 5
#: The least share of changed briefs with a finding, the largest share of unchanged ones.
FLOOR, CEILING = 0.87, 0.07
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
PERIODS = ["second", "minute", "hour", "day", "week", "month", "year"]

#: A change of a brief whose article has the figures `elsewhere` in its other sentences.
Change = Callable[[str, list[Figure], random.Random], str | None]


def swap(brief: str, elsewhere: list[Figure], dice: random.Random) -> str | None:
    """Replace a figure by one of its sort from another sentence of the article."""
    return _replaced(brief, elsewhere, dice, lambda one: (one.kind, one.unit) if one.kind is not Kind.DATE else None)


def other_date(brief: str, elsewhere: list[Figure], dice: random.Random) -> str | None:
    """Replace a date by that of another event: a year by a year, a weekday by a weekday."""
    return _replaced(brief, elsewhere, dice, lambda one: re.sub(r"\d", "0", one.date) if one.date else None)


def _replaced(
    brief: str, elsewhere: list[Figure], dice: random.Random, sort: Callable[[Figure], object | None]
) -> str | None:
    own = find_figures(brief, "en")
    said = {figure.text.lower() for figure in own}
    choices = [
        (figure, other)
        for figure in own
        for other in elsewhere
        if sort(figure) == sort(other) is not None and other.text.lower() not in said
    ]
    if not choices:
        return None
    figure, other = dice.choice(choices)
    return brief[: figure.start] + other.text + brief[figure.end :]


def old_for_new(brief: str, _: list[Figure], dice: random.Random) -> str | None:
    """Exchange the old and the new value: "from 4 to 5" as "from 5 to 4"."""
    amount = r"((?:[$£€]\s?)?\d[\d,.]*(?: (?:million|billion|percent|per cent)|%)?)"
    pattern = re.compile(rf"\bfrom {amount} to {amount}(?![\w%-])")
    return replace_one(pattern, brief, dice, lambda match: f"from {match[2]} to {match[1]}")


def by_for_to(brief: str, _: list[Figure], dice: random.Random) -> str | None:
    """Say "rose by" for "rose to" and the reverse."""
    moved = r"\b(rose|risen|rise|rising|fell|fallen|fall|dropped|increased|grew|grown|climbed|cut|reduced) (by|to)(?= [$£€]?\d)"
    return replace_one(re.compile(moved), brief, dice, lambda match: f"{match[1]} {'to' if match[2] == 'by' else 'by'}")


def direction(brief: str, _: list[Figure], dice: random.Random) -> str | None:
    """Let rise what fell and the reverse."""
    opposite = {
        "rose": "fell",
        "fell": "rose",
        "increased": "decreased",
        "dropped": "climbed",
        "gained": "lost",
        "lost": "gained",
    }
    pattern = re.compile(words(list(opposite)) + r"(?= (?:by |to |from )?[$£€]?\d)")
    return replace_one(pattern, brief, dice, lambda match: opposite[match.group()])


def weekday(brief: str, _: list[Figure], dice: random.Random) -> str | None:
    """Replace a weekday."""
    return replace_one(re.compile(words(WEEKDAYS)), brief, dice, lambda match: another(WEEKDAYS, match.group(), dice))


def half_day(brief: str, _: list[Figure], dice: random.Random) -> str | None:
    """Move a time by twelve hours."""
    pattern = re.compile(r"(?<=\d) ?([ap])\.?m\b")
    return replace_one(
        pattern, brief, dice, lambda match: match.group().replace(match[1], "p" if match[1] == "a" else "a")
    )


def period(brief: str, _: list[Figure], dice: random.Random) -> str | None:
    """Replace the period of a rate: per month, per year."""
    pattern = re.compile(rf"(?<=\d )(per|a|each|every) ({'|'.join(PERIODS)})\b")
    return replace_one(pattern, brief, dice, lambda match: f"{match[1]} {another(PERIODS, match[2], dice)}")


def of_perturbation(change: perturbation.Change) -> Change:
    """Return a change of perturbation.py as one of a brief."""

    def changed(brief: str, _: list[Figure], dice: random.Random) -> str | None:
        return change(brief, dice)

    return changed


CHANGES: dict[str, Change] = {
    **{change.__name__: of_perturbation(change) for change in perturbation.CHANGES},
    **{change.__name__: change for change in (swap, other_date, old_for_new, by_for_to, direction, weekday, half_day, period)},
}  # fmt: skip


def main() -> int:
    """Print the shares by kind and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("tune", "measure"))
    parser.add_argument("--articles", type=int, default=800)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show", metavar="KIND", help="print the changes of this kind that are not found; or unchanged"
    )
    options = parser.parse_args()
    if options.show and options.half != "tune":
        parser.error("only the half for tuning is read: --show takes --half tune")
    if not as_pinned(options.data / "pairs", PAIRS):
        return 1
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in ("unchanged", "changed", *CHANGES)}
    for german, english, dice in articles(options):
        source = read(german)
        chosen = sorted(dice.sample(range(len(english)), min(dice.randint(LEAST, MOST), len(english))))
        brief = " ".join(english[place] for place in chosen)
        rest = " ".join(sentence for place, sentence in enumerate(english) if place not in chosen)
        elsewhere = list(find_figures(rest, "en"))
        for kind, change in {"unchanged": _same, **CHANGES}.items():
            text = change(brief, elsewhere, dice)
            if text is None:
                continue
            check = compare_with(source, text)
            result = outcome(not check.ok, any(map(doubtful, check.findings)))
            counts[kind].update(result)
            if kind != "unchanged":
                counts["changed"].update(result)
            if kind == options.show and check.ok is (kind != "unchanged"):
                show(brief, text, check)
    return report(counts)


def _same(brief: str, _: list[Figure], __: random.Random) -> str:
    return brief


def articles(options: argparse.Namespace) -> Iterator[tuple[str, list[str], random.Random]]:
    """Yield the German of articles, their English sentences, and the dice that change them."""
    pairs = newstest_pairs(options.data)
    starts = list(range(0, len(pairs) - LENGTH, LENGTH))
    chosen = random.Random(options.seed).sample(starts, min(options.articles, len(starts)))
    for start in sorted(chosen):
        if options.half is None or (start // LENGTH % 2 == 0) is (options.half == "tune"):
            part = pairs[start : start + LENGTH]
            yield (
                "\n\n".join(one[0] for one in part),
                [one[1] for one in part],
                random.Random(f"{options.seed} {start}"),
            )


def show(brief: str, text: str, check: Check) -> None:
    """Print what was changed, and what the check made of it."""
    print(f"  was {brief}\n  now {text}" if text != brief else f"  {brief}")
    for finding in check.findings:
        if doubtful(finding):
            print(f"      {finding.verdict} [{finding.figure.text}] {reason_words(finding.reasons)}")


def report(counts: dict[str, Counter[str]]) -> int:
    """Print a line for each kind of brief and return the exit status."""
    print(f"{'':18}{'briefs':>8}{'found':>8}{'or doubted':>12}")
    for kind, count in counts.items():
        if total := count["all"]:
            print(f"{kind:18}{total:8}{count['found'] / total:8.1%}{count['found or doubted'] / total:12.1%}")
    found, alarms = (counts[kind]["found"] / max(1, counts[kind]["all"]) for kind in ("changed", "unchanged"))
    return int(found < FLOOR or alarms > CEILING)


if __name__ == "__main__":
    sys.exit(main())
