"""The decisions of each row of the table of contrasts, and of each other rule, on text that nobody wrote for them.

    python benchmarks/ablation.py --data DIR [--machine N] [--show ROW]

DIR holds the input of `written_briefs.py` and `human_pairs.py`, and `pairs/wmt_ts_deen_sysout.tsv.xz`. The sets are the
briefs of articles in even rows (wrong and right ones), the tuning half of the human pairs, the same pairs with one
figure changed by `perturbation.py`, and N machine translations with figures. A row decides a text if switching it off
changes whether a figure passes.

Exit status 1 if a row or a rule decides nothing on any set.
"""

import argparse
import importlib
import lzma
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import human_pairs
import perturbation
import written_briefs

import summarize.consistency.matching.contrasts as contrasts
from summarize.consistency import compare_with, read_source
from summarize.consistency.indexed_text import IndexedText
from summarize.figures import Figure, find_figures

SETS = ("wrong briefs", "right briefs", "human", "changed", "machine")
BRIEFS = [Path(__file__).parent / "data" / name for name in ("briefs.jsonl", "briefs_2.jsonl", "briefs_3.jsonl")]
#: Rules that are functions: the module, the name, and their result when switched off.
RULES = {
    "exchanged": ("rules.order", "_exchanged", []),
    "crossed nouns": ("rules.order", "_crossed", []),
    "no part of its whole": ("rules.order", "_impossible", ()),
    "what is counted": ("matching.amounts", "exclude_each_other", False),
    "a difference as a level": ("matching.any_kind", "_as_level", False),
    "half-time scores": ("matching.any_kind", "_other_half_time", False),
    "inverted bound": ("comparison", "_inverted", False),
    "bound denied": ("matching.agreement", "turned", False),
    "of then": ("rules.composition", "_of_then", False),
    "same element": ("matching.names", "_same_element", False),
}
CHANGES: tuple[Callable[[str, random.Random], str | None], ...] = (
    perturbation.value, perturbation.one_digit, perturbation.dropped_digit, perturbation.scale, perturbation.unit,
    perturbation.currency, perturbation.percent_points, perturbation.spelled, perturbation.ordinal, perturbation.month,
    perturbation.year, perturbation.day_of_month, perturbation.swapped, perturbation.exchanged, perturbation.score,
    perturbation.qualifier, perturbation.fraction, perturbation.century, perturbation.identifier,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """An English text to check, with its German, read once."""

    set: str
    name: str
    source: IndexedText
    target: str
    figures: tuple[Figure, ...]


def main() -> int:
    """Print what each row and rule decides and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--machine", type=int, default=6000)
    parser.add_argument("--human", type=int, default=8000)
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    fired: defaultdict[str, set[int]] = defaultdict(set)
    items, base = [], []
    recorders = [Recorder(name, *rule, fired=fired) for name, rule in RULES.items()]
    rows = record_rows(fired)
    for number, item in enumerate(texts(options.data, options.human, options.machine)):
        Recorder.number = number
        items.append(item)
        base.append(outcome(item))
    print(f"{Counter(item.set for item in items)}\n{'':28}" + "".join(f"{name:>14}" for name in SETS))
    idle = 0
    for name, switch in [*((recorder.name, recorder.switch) for recorder in recorders), *rows]:
        switch(False)
        decided = [number for number in sorted(fired[name]) if outcome(items[number]) != base[number]]
        switch(True)
        idle += not decided
        counts = Counter(items[number].set for number in decided)
        print(f"{name:28}" + "".join(f"{counts[kind] or '':>14}" for kind in SETS), flush=True)
        if options.show == name:
            for number in decided:
                print("   ", items[number].set, items[number].name, items[number].target[:300].replace("\n", " "))
    print(f"{idle} decide nothing")
    return int(idle > 0)


class Recorder:
    """A rule that records the texts on which it acts, and can be switched off."""

    number = -1

    def __init__(self, name: str, module: str, function: str, nothing: Any, *, fired: dict[str, set[int]]) -> None:
        """Wrap a function of `summarize.consistency`."""
        self.name = name
        self._module: ModuleType = importlib.import_module(f"summarize.consistency.{module}")
        self._function, self._rule, self._nothing = function, getattr(self._module, function), nothing
        self._fired = fired[name]
        setattr(self._module, function, self._recorded)

    def _recorded(self, *arguments: Any) -> Any:
        found = self._rule(*arguments)
        if found:
            self._fired.add(Recorder.number)
        return found

    def switch(self, on: bool) -> None:
        """Switch the rule on or off."""
        setattr(self._module, self._function, self._rule if on else lambda *_: self._nothing)


def record_rows(fired: dict[str, set[int]]) -> list[tuple[str, Callable[[bool], None]]]:
    """Record the texts in which a row of the table decides something; return how to switch each off."""
    table = contrasts.contrasts()
    decide, side = contrasts.contradiction, contrasts.side

    def recorded(source: Any, target: Any) -> Any:
        found = decide(source, target)
        if found is not None:
            fired[found.row].add(Recorder.number)
        return found

    def recorded_side(row: str, one: Any) -> str | None:
        found = side(row, one)
        if found is not None:
            fired[row].add(Recorder.number)
        return found

    for module in ("matching.any_kind", "matching.moments"):
        importlib.import_module(f"summarize.consistency.{module}").contradiction = recorded  # type: ignore[attr-defined]
    importlib.import_module("summarize.consistency.matching.any_kind").side = recorded_side  # type: ignore[attr-defined]

    def switch(name: str) -> Callable[[bool], None]:
        def to(on: bool) -> None:
            kept = table if on else tuple(row for row in table if row.name != name)
            contrasts.contrasts = lambda: kept  # type: ignore[assignment]

        return to

    return [(row.name, switch(row.name)) for row in table]


def outcome(item: Item) -> tuple[bool, ...]:
    """Return which figures pass."""
    return tuple(f.verdict.ok for f in compare_with(item.source, item.target, figures=item.figures).findings)


def texts(data: Path, human: int, machine: int) -> Iterator[Item]:
    """Yield the texts of all sets."""
    for paths, half in (([data / "dev" / "briefs" / "briefs.jsonl"], None), (BRIEFS, "tune")):
        for brief in written_briefs.briefs(data, paths, half):
            kind = "right briefs" if brief.right else "wrong briefs"
            yield Item(kind, f"{brief.id}/{brief.kind}", brief.source, brief.text, find_figures(brief.text, "en"))
    rng = random.Random(human_pairs.SEED)
    pairs = [pair for name in human_pairs.SETS for pair in human_pairs.pairs(data, name, "tune")]
    for pair in rng.sample(pairs, min(human, len(pairs))):
        source = read_source(pair.german)
        yield Item("human", pair.digest, source, pair.english, find_figures(pair.english, "en"))
        for change in rng.sample(CHANGES, len(CHANGES)):
            if (changed := change(pair.english, rng)) is not None:
                yield Item("changed", f"{pair.digest}/{change.__name__}", source, changed, find_figures(changed, "en"))
                break
    with lzma.open(data / "pairs" / "wmt_ts_deen_sysout.tsv.xz", "rt", encoding="utf-8", newline="\n") as lines:
        outputs = [line.rstrip("\n").split("\t") for line in lines]
    outputs = [pair for pair in outputs if re.search("[0-9]", pair[0])]
    for german, english in rng.sample(outputs, min(machine, len(outputs))):
        yield Item("machine", german[:60], read_source(german), english, find_figures(english, "en"))


if __name__ == "__main__":
    sys.exit(main())
