"""Whether figures of several articles that report the same thing are grouped, with the right status.

    python benchmarks/stories.py --data DIR [--show] [--fit]

`stories.json` has 44 stories of two to five articles in three sets. The first set has one story from examples/articles,
22 from DIR (`dev/10kgnad-test.csv`, rows below 600, and `pairs/wmt_newstest2008_2020.tsv.xz`, by lines) and 8 written for
this. The second and third, also from DIR, were marked before anyone had run them. Weights are fitted to the first two,
nothing to the third. The marks say which values belong together, and their status (several, if an editor would accept
either). A value marked `maybe` counts neither way. Precision and recall are over pairs of values from two articles; a
status is counted for each group found that holds two values of one marked group. Exit status 1 below the floors. `--fit` fits the weights of
`summarize/stories/likeness.py` anew, prints them, and measures each story with weights fitted to all others.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from newstest import newstest_pairs

from summarize import Article, load_translator, read_article
from summarize.cleaning import clean
from summarize.consistency import read_source
from summarize.pipeline import translations
from summarize.stories import Account, Fact, grouped, likeness, status_of
from summarize.stories.facts import facts

HERE = Path(__file__).parent
#: The sets, and the least precision and recall of pairs and the least share of correct statuses in each.
FLOORS = {"first": (0.9, 0.75, 0.9), "second": (0.55, 0.55, 0.9), "third": (0.9, 0.75, 0.9)}
#: The sets that weights are fitted to.
FITTED = ("first", "second")
#: Weight of a story written or chosen for its conflicts, of agency texts that copy each other; ridge.
OWN, COPIED, RIDGE = 1.0, 0.6, 0.002

Pair = tuple[Fact, Fact, int | None]


def main() -> int:
    """Print the three rates and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print every pair and status that is wrong")
    parser.add_argument(
        "--fit", action="store_true", help="fit the weights, and measure each story with those of the others"
    )
    options = parser.parse_args()
    stories = json.loads((HERE / "stories.json").read_text("utf-8"))
    accounts = dict(zip((story["name"] for story in stories), translated(stories, options.data), strict=True))
    print(f"{len(stories)} stories, {sum(map(len, accounts.values()))} articles")
    good = True
    for name, floors in FLOORS.items():
        print(f"{name} set:")
        rates = measured(of(stories, name), accounts, show=options.show, weights={})
        good &= all(rate >= floor for rate, floor in zip(rates, floors, strict=True))
    if options.fit:
        fitted(of(stories, *FITTED), accounts)
    return 0 if good else 1


def of(stories: Sequence[Mapping[str, Any]], *names: str) -> list[Mapping[str, Any]]:
    """Return the stories of some sets; the first one is not marked."""
    return [story for story in stories if story.get("set", "first") in names]


def translated(stories: Sequence[Mapping[str, Any]], data: Path) -> Iterator[tuple[Account, ...]]:
    """Yield the accounts of each story, translated by the built-in model."""
    articles = [list(read(story, data)) for story in stories]
    done = translations([article for own in articles for article in own], load_translator("compact-de-en"))
    for own in articles:
        pairs = [next(done) for _ in own]
        yield tuple(
            Account(article, translation, read_source(article.text, boilerplate=others(article)))
            for article, translation in pairs
        )


def others(article: Article) -> tuple[Any, ...]:
    """Return the spans of an article that are not its own text."""
    return tuple(block.span for block in article.blocks if not block.own)


def read(story: Mapping[str, Any], data: Path) -> Iterator[Article]:
    """Yield the articles of a story, cleaned."""
    for source in story["sources"]:
        if "example" in source:
            yield clean(read_article(HERE.parent / "examples/articles" / source["example"]))
        else:
            text = source.get("text") or (
                row(data, source["gnad"]) if "gnad" in source else lines(data, *source["newstest"])
            )
            yield clean(Article(source["id"], text))


def row(data: Path, number: int) -> str:
    """Return the text of one row of 10kgnad."""
    with (data / "dev/10kgnad-test.csv").open(encoding="utf-8", newline="") as file:
        return next(
            cells[1] for place, cells in enumerate(csv.reader(file, delimiter=";", quotechar="'")) if place == number
        )


def lines(data: Path, first: int, last: int) -> str:
    """Return the German of lines of the newstest pairs."""
    return "\n".join(german for german, _ in newstest_pairs(data)[first:last])


def measured(
    stories: Sequence[Mapping[str, Any]],
    accounts: Mapping[str, tuple[Account, ...]],
    *,
    show: bool,
    weights: Mapping[str, tuple[dict[str, float], float]],
) -> tuple[float, float, float]:
    """Print and return precision, recall and the share of correct statuses; `weights` are per story, unless shipped."""
    right = wrong = missed = fit = told = 0
    for story in stories:
        own, bias = weights.get(story["name"], (likeness.WEIGHTS, likeness.BIAS))
        with patch.object(likeness, "WEIGHTS", own), patch.object(likeness, "BIAS", bias):
            groups = grouped(accounts[story["name"]]).groups
        where = {fact: number for number, group in enumerate(groups) for fact in group}
        for one, other, label in pairs(story, list(where)):
            together = where[one] == where[other]
            right += together and label == 1
            wrong += together and label == 0
            missed += not together and label == 1
            if show and label is not None and together != bool(label):
                print(f"  {story['name']}: {'joined' if together else 'missed'} {shown(one)} | {shown(other)}")
        for found, wanted in statuses(story, groups):
            told += 1
            fit += found in wanted
            if show and found not in wanted:
                print(f"  {story['name']}: {found} for {wanted}")
    rates = right / max(1, right + wrong), right / max(1, right + missed), fit / max(1, told)
    print(f"pairs: precision {rates[0]:.1%}, recall {rates[1]:.1%} ({right} right, {wrong} wrong, {missed} missed)")
    print(f"statuses: {rates[2]:.1%} of {told} right")
    return rates


def shown(fact: Fact) -> str:
    """Return a fact with the words around it."""
    return f"{fact.account}: {fact.before[-30:]!r} [{fact.figure.text}] {fact.after[:30]!r}"


def pairs(story: Mapping[str, Any], found: Sequence[Fact]) -> Iterator[Pair]:
    """Yield the pairs of facts of two articles, with 1 if marked as the same, 0 if not, None if either is right."""
    groups = [{(v["source"], v["start"]): v.get("maybe", False) for v in group["values"]} for group in story["groups"]]
    for one, other in combinations(sorted(found, key=lambda fact: (fact.account, fact.figure.span)), 2):
        if one.account != other.account:
            keys = (one.account, one.figure.start), (other.account, other.figure.start)
            both = [group for group in groups if all(key in group for key in keys)]
            sure = any(not any(group[key] for key in keys) for group in both)
            yield one, other, 1 if sure else None if both else 0


def statuses(story: Mapping[str, Any], groups: Sequence[tuple[Fact, ...]]) -> Iterator[tuple[str, list[str]]]:
    """Yield the status of each group with values of two articles of one marked group, and the correct ones."""
    for group in groups:
        for marked in story["groups"]:
            keys = {(value["source"], value["start"]) for value in marked["values"] if not value.get("maybe")}
            if len({fact.account for fact in group if (fact.account, fact.figure.start) in keys}) > 1:
                yield status_of(group).value, marked["status"]
                break


def fitted(stories: Sequence[Mapping[str, Any]], accounts: Mapping[str, tuple[Account, ...]]) -> None:
    """Fit the weights to all stories and print them; also leave out each story in turn, and measure."""
    rows: dict[str, list[tuple[dict[str, float], int]]] = {}
    for story in stories:
        own = accounts[story["name"]]
        found = [fact for number, account in enumerate(own) for fact in facts(account, number)]
        alike = likeness.Likeness(own, found)
        signals = ((alike.signals(one, other), label) for one, other, label in pairs(story, found) if label is not None)
        rows[story["name"]] = [(signal, label) for signal, label in signals if signal is not None]
    weights, bias = regression(rows, stories)
    print(f"{sum(map(len, rows.values()))} pairs, {sum(label for own in rows.values() for _, label in own)} the same")
    print({name: round(value, 2) for name, value in weights.items()}, round(bias, 2))
    print("each story with weights fitted to the others:")
    apart = {
        story["name"]: regression({name: own for name, own in rows.items() if name != story["name"]}, stories)
        for story in stories
    }
    for name in FITTED:
        print(f"{name} set:")
        measured(of(stories, name), accounts, show=False, weights=apart)


def regression(
    rows: Mapping[str, Sequence[tuple[dict[str, float], int]]], stories: Sequence[Mapping[str, Any]]
) -> tuple[dict[str, float], float]:
    """Return the weights and the bias of a logistic regression, by Newton's method."""
    written = {
        story["name"]
        for story in stories
        if any("text" in source or "example" in source for source in story["sources"])
    }
    flat = [(signal, label, OWN if name in written else COPIED) for name, own in rows.items() for signal, label in own]
    names = list(flat[0][0])
    x = np.array([[*(signal[name] for name in names), 1.0] for signal, _, _ in flat])
    y, share = np.array([label for _, label, _ in flat]), np.array([weight for _, _, weight in flat])
    share /= share.sum()
    ridge = np.array([RIDGE] * len(names) + [1e-9])
    w = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ w))
        curvature = (x * (p * (1 - p) * share)[:, None]).T @ x + np.diag(ridge)
        w -= np.linalg.solve(curvature, x.T @ ((p - y) * share) + ridge * w)
    return dict(zip(names, map(float, w[:-1]), strict=True)), float(w[-1])


if __name__ == "__main__":
    sys.exit(main())
