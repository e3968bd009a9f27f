"""Fitting the judge of attribution to briefs by others.

`python judge.py --data DIR --briefs FILE... --out attribution.json`.

DIR holds dev/10kgnad-test.csv and dev/briefs (see benchmarks/written_briefs.py for the format), each FILE more briefs,
of which the tuning half is read. The weights make the right place of right figures the likeliest among all places of
their kind (a conditional logit); the probability of being right is a logistic function of the lead of the right value
over the next one, fitted to right and wrong figures. The limits are set so that a given share of the right figures is a
finding (--wrong) or doubted (--doubtful).
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from written_briefs import Brief, briefs, inside

from summarize.consistency import compare_with
from summarize.consistency.attribution import FEATURES, Attribution, Judgement, _by_value, margins
from summarize.consistency.sense import Sense

#: Costs of a rival that is ten times as large, or in digits for a spelled-out figure, found by cross-validation.
MAGNITUDE, STYLE = 1.0, 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A figure that the source supports, the feature rows of all figures that could be its source, and the truth.

    The first `own` rows support it. `groups` are the others by value, `costs` the costs of each group.
    """

    rows: NDArray[np.float64]
    own: int
    groups: list[list[int]]
    costs: list[float]
    right: bool


def main() -> None:
    """Read, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--briefs", type=Path, required=True, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--wrong", type=float, default=0.017, help="share of right figures that become a finding")
    parser.add_argument("--doubtful", type=float, default=0.05, help="share of right figures that are doubted or worse")
    options = parser.parse_args()
    read = [
        *briefs(options.data, [options.data / "dev" / "briefs" / "briefs.jsonl"], None),
        *briefs(options.data, options.briefs, "tune"),
    ]
    found = [example for brief in read for example in examples(brief)]
    print(f"{len(found):,} figures with rivals, {sum(not one.right for one in found)} of them wrong")
    features = fitted([one for one in found if one.right])
    ahead = np.array([margin(one, features) for one in found])
    right = np.array([one.right for one in found])
    slope, intercept = calibrated(ahead, right)
    confidence = 1 / (1 + np.exp(-(slope * ahead + intercept)))
    wrong, doubtful = np.quantile(confidence[right], (options.wrong, options.doubtful))
    for share in (0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1):
        limit = np.quantile(confidence[right], share)
        print(
            f"{share:6.1%} of right figures below {limit:.3f}: {np.mean(confidence[~right] < limit):.0%} of wrong ones"
        )
    data = {
        "features": {name: round(float(weight), 3) for name, weight in zip(FEATURES, features, strict=True)},
        "magnitude": MAGNITUDE, "style": STYLE, "slope": round(slope, 3), "intercept": round(intercept, 3),
        "wrong": round(float(wrong), 3), "doubtful": round(float(doubtful), 3),
    }  # fmt: skip
    options.out.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def examples(brief: Brief) -> Iterator[Example]:
    """Yield the supported figures of a brief for which the article has others of their kind."""
    seen: list[tuple[Attribution, Sense, list[int]]] = []

    def record(self: Attribution, target: Sense, own: Sequence[int]) -> Judgement | None:
        seen.append((self, target, list(own)))
        return None

    judge, Attribution.judge = Attribution.judge, record  # type: ignore[method-assign]
    try:
        check = compare_with(brief.source, brief.text)
    finally:
        Attribution.judge = judge  # type: ignore[method-assign]
    verdicts = {finding.figure.start: finding for finding in check.findings}
    for attribution, target, own in seen:
        finding = verdicts[target.figure.start]
        rivals = attribution._rivals(target, own)
        if not rivals or not finding.verdict.ok:
            continue
        groups = _by_value([brief.source.senses[rival] for rival in rivals])
        costs = [attribution._cost(target, rivals[rows[0]]) for rows in groups]
        rows = attribution.features(target, own, rivals)
        yield Example(rows, len(own), groups, costs, brief.right or not inside(brief, finding))


def fitted(found: Sequence[Example], ridge: float = 2.0) -> NDArray[np.float64]:
    """Return the weights that maximise the likelihood of the examples' own rows."""
    rows = torch.tensor(np.concatenate([one.rows for one in found]))
    owner = torch.tensor(np.repeat(np.arange(len(found)), [len(one.rows) for one in found]))
    own = torch.tensor(np.concatenate([np.arange(len(one.rows)) < one.own for one in found]))
    weights = torch.zeros(rows.shape[1], dtype=rows.dtype, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        fits = torch.exp(rows @ weights)
        whole = torch.zeros(len(found), dtype=rows.dtype).index_add(0, owner, fits)
        part = torch.zeros(len(found), dtype=rows.dtype).index_add(0, owner[own], fits[own])
        loss = (whole.log() - part.log()).sum() + ridge * (weights**2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return weights.detach().numpy()


def margin(one: Example, features: NDArray[np.float64]) -> float:
    """Return the lead of the own value over the best other one."""
    found = margins(one.rows @ features, one.own, one.groups)
    return min(value + cost for (value, _), cost in zip(found, one.costs, strict=True))


def calibrated(ahead: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[float, float]:
    """Return slope and intercept of the logistic function for the probability that a figure is right."""
    x, y = torch.tensor(ahead), torch.tensor(right, dtype=torch.float64)
    line = torch.tensor([1.0, 2.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([line], max_iter=100, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(line[0] * x + line[1], y)
        loss.backward()
        return loss

    optimizer.step(closure)
    slope, intercept = line.tolist()
    return slope, intercept


if __name__ == "__main__":
    main()
